"""The forum of staff of the Lubuskie partnership: its rules from the documents, its topics invented."""

from datetime import timedelta

from demo.building import ACTOR, Builder
from demo.holding import body_of
from spoiwo.common import clock
from spoiwo.forum import services
from spoiwo.forum.models import Circle, Member, Topic
from spoiwo.forum.services import CircleDraft, MemberDraft, PostDraft
from spoiwo.forum.states import MEMBER_LINK, Telling
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.services import issue_link
from spoiwo.partnerships.models import Partnership

NAME = "Forum wzajemnej wymiany informacji pracowników PUP, OPS i PCPR"
KINDS = ("irp.pup", "ps.ops", "ps.pcpr")
INVENTED = "Treść pokazowa: temat, osoby i odpowiedzi są zmyślone."
INVENTED_STAFF = (
    "Źródło podaje, że forum utworzono w 2016 roku i jakie ma zadania; osoby i tematy są pokazowe."
)
STAFF = (
    ("Powiatowy Urząd Pracy w Strzelcach Krajeńskich", "Anna Pokazowa"),
    ("Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wielkopolskim", "Beata Wzorcowa"),
    ("Gorzowskie Centrum Pomocy Rodzinie", "Cezary Przykładny"),
)
TRAVEL = "Kto zwraca koszty dojazdu na zajęcia w klubie integracji społecznej?"
SCHOOLING = "Szkolenie i praca na pół etatu: jak łączyć nasze formy wsparcia"


def lubuskie(partnership: Partnership, builder: Builder) -> None:
    """Open the forum with its rules, three invented members and two invented topics."""
    with clock.frozen(clock.now() - timedelta(days=20)):
        circle = services.add_circle(
            actor=ACTOR,
            partnership=partnership,
            draft=CircleDraft(
                name=NAME,
                about="Przekazywanie informacji o wsparciu dla wspólnych klientów i dobrych praktyk "
                "współpracy na ich rzecz.",
                body=body_of(partnership, NAME),
                categories=KINDS,
                demo_note=INVENTED_STAFF,
            ),
        )
        anna, beata, cezary = (_member(builder, circle, office, name) for office, name in STAFF)
    asked = _topic(circle, anna, 12, TRAVEL, "U nas pytają o to co tydzień. Jak jest w innych powiatach?")
    _answer(asked, beata, 11, "U nas robi to gmina, na podstawie listy obecności z klubu.")
    _answer(
        asked,
        cezary,
        9,
        "Można też z Funduszu Pracy, jeśli zajęcia są częścią kontraktu socjalnego.\n\n"
        "Wzór wniosku jest na stronie https://www.gov.pl/web/rodzina.",
    )
    tried = _topic(
        circle, beata, 5, SCHOOLING, "Czy ktoś umawia terminy szkoleń razem z urzędem pracy? Chętnie poznamy."
    )
    _answer(tried, anna, 4, "Tak, raz w miesiącu przesyłamy sobie listę terminów, bez żadnych nazwisk.")


def _member(builder: Builder, circle: Circle, office: str, name: str) -> Member:
    draft = MemberDraft(
        organization=builder.organizations[office],
        name=name,
        email=f"{name.split()[0].lower()}@pokaz.example",
        # The demonstration writes to nobody.
        telling=Telling.NONE,
        is_demo=True,
    )
    return services.add_member(actor=ACTOR, circle=circle, draft=draft, is_told=False)


def _topic(circle: Circle, member: Member, days_ago: int, title: str, text: str) -> Topic:
    with clock.frozen(clock.now() - timedelta(days=days_ago)):
        return services.open_topic(
            actor=_acting(member), circle=circle, title=title, draft=PostDraft(text), demo_note=INVENTED
        )


def _answer(topic: Topic, member: Member, days_ago: int, text: str) -> None:
    with clock.frozen(clock.now() - timedelta(days=days_ago)):
        services.write_post(actor=_acting(member), topic=topic, draft=PostDraft(text))


def _acting(member: Member) -> LinkActor:
    link = issue_link(
        actor=ACTOR,
        partnership=member.circle.partnership,
        purpose=MEMBER_LINK,
        subject_id=member.pk,
        holder=f"{member.name} ({member.organization.name})",
        expires_at=clock.now() + timedelta(days=1),
    )
    return LinkActor(link)
