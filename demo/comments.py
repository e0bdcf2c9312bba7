"""Comments and marks of articles, all of them demonstration content: no document tells of any reader's."""

from uuid import UUID

from django_scopes import scope

from demo.articles import KNOWLEDGE, RADOM
from demo.building import ACTOR
from spoiwo.comments import services
from spoiwo.comments.models import Comment
from spoiwo.comments.services import CommentDraft, SettingDraft
from spoiwo.comments.states import Wrong
from spoiwo.common.actors import Visitor
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership

NOTE = "Komentarz jest pokazowy: osoba i słowa są wymyślone."
VOTE_NOTE = "Ocena jest pokazowa."
_UNDER_RADOM = (
    (
        "Basia z Kazanowa",
        "Dobrze wiedzieć, kto podpisał. Czy spotkania są otwarte dla mieszkańców?",
    ),
    ("Czytelnik", "W tekście przydałaby się mapa z zaznaczonymi gminami obu powiatów."),
    ("Anonim", "Szkoda czasu na takie spotkania, i tak nic z tego nie wyniknie."),
)
_WAITING = (
    "Członkini koła gospodyń",
    "Nasze koło chętnie przygotuje poczęstunek na kolejne spotkanie. Z kim się umówić?",
)


def on_articles() -> None:
    """Switch comments and rating on in two partnerships; one comment waits, one was reported, one removed."""
    with_radom = _article(RADOM.slug, RADOM.title)
    with scope(partnership=with_radom.partnership):
        _switch_on(with_radom.partnership)
        rows = [_sent(with_radom, place, *words) for place, words in enumerate(_UNDER_RADOM)]
        for row in rows:
            services.publish_comment(actor=ACTOR, comment=row)
        answer = "Tak. Terminy i miejsca otwartych spotkań są na stronie partnerstwa."
        services.reply_to_comment(actor=ACTOR, comment=rows[0], text=answer)
        services.remove_comment(
            actor=ACTOR,
            comment=rows[2],
            reason="Komentarz nie mówi o artykule i zniechęca innych.",
        )
        services.report_comment(
            actor=Visitor(), comment=rows[1], wrong=Wrong.OTHER, words="Mapa jest już na innej stronie.",
            mark="",
        )  # fmt: skip
        _sent(with_radom, len(rows), *_WAITING)
        _rated(with_radom, (5, 4, 4))
    with_knowledge = _article(KNOWLEDGE.slug, KNOWLEDGE.title)
    with scope(partnership=with_knowledge.partnership):
        _switch_on(with_knowledge.partnership)


def _article(slug: str, title: str) -> Publication:
    partnership = Partnership.objects.get(slug=slug)
    with scope(partnership=partnership):
        rows = Publication.objects.filter(title=title, is_latest=True).select_related("partnership")
        return rows.get()


def _switch_on(partnership: Partnership) -> None:
    draft = SettingDraft(takes_comments=True, takes_ratings=True)
    services.set_comments(actor=ACTOR, partnership=partnership, draft=draft)


def _sent(article: Publication, place: int, signature: str, text: str) -> Comment:
    draft = CommentDraft(signature=signature, text=text, agreed=True, demo_note=NOTE)
    mark = str(UUID(int=place + 1))
    return services.send_comment(actor=Visitor(), article=article, draft=draft, mark=mark)


def _rated(article: Publication, marks: tuple[int, ...]) -> None:
    for place, given in enumerate(marks):
        visitor = f"pokaz-{place}"
        services.rate_article(
            actor=Visitor(), article=article, given=given, visitor=visitor, demo_note=VOTE_NOTE
        )
