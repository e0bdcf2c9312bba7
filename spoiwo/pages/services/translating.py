"""An article in another language: begun from the Polish words, taken off together with them."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.pages import rules
from spoiwo.pages.models import Article
from spoiwo.pages.services.tree import open_section
from spoiwo.pages.services.writing import free_slug
from spoiwo.pages.states import FOREIGN, Language


@transaction.atomic
def begin_translation(*, actor: Actor, article: Article, language: str) -> Article:
    """Return the draft in the other language; the first time it is made, with the Polish words to write over.

    Date, author and who made it are the translation's own, so they begin empty.
    """
    partnership = article.partnership
    require(rules.can_write_article(actor, partnership))
    if language not in FOREIGN:
        raise BadInput(_("Articles are translated into English or Ukrainian."), "language")
    # Two presses at once: the second finds what the first has made.
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if article.is_translation:
        raise WrongState(_("This is a translation. The Polish article is translated."))
    made: Article | None = article.translations.filter(language=language).first()
    if made is not None:
        return made
    section = open_section(actor=actor, partnership=partnership)
    latest: Article = article.get_latest_revision_as_object()
    draft = Article(
        title=latest.title, lead=latest.lead, body=latest.body, kind=latest.kind, language=language,
        translates=article, slug=free_slug(section, f"{article.slug[:80]}-{language}"), live=False,
        locale=section.locale, demo_note=latest.demo_note,
    )  # fmt: skip
    section.add_child(instance=draft)
    draft.save_revision()
    record(
        actor, "pages.translation.begun", draft,
        partnership_id=partnership.pk, article=article.pk, language=Language(language).value,
    )  # fmt: skip
    return draft
