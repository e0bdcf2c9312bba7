"""An institution's own article: sent in through its link, given for review at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.polish import slugify
from spoiwo.common.polish.client_data import ClientData, find_client_data
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.services import send_many
from spoiwo.pages import letters, rules, selectors
from spoiwo.pages.models import Article
from spoiwo.pages.services.publishing import acting
from spoiwo.pages.services.tree import make_section
from spoiwo.pages.services.writing import free_slug
from spoiwo.pages.states import OWN
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import to_ask
from spoiwo.registry.services import links_for_asked
from spoiwo.territory.models import Unit

# A script with somebody's link must not fill the list of the review.
_MOST_WAITING = 10
_NUMBERS = frozenset({ClientData.PESEL, ClientData.IDENTITY_CARD, ClientData.PASSPORT, ClientData.ACCOUNT})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What an institution writes; an empty line of the text begins a paragraph."""

    title: str
    lead: str
    text: str
    written_by: str
    meeting: Meeting | None = None
    unit: Unit | None = None


@transaction.atomic
def ask_for_articles(*, actor: Actor, partnership: Partnership, institutions: Sequence[int]) -> int:
    """Write to these institutions, each with its link; how many letters went."""
    require(rules.can_write_article(actor, partnership))
    wanted = set(institutions)
    everybody = to_ask(partnership, clock.today())
    asked = [one for one in everybody if one.email and one.organization.pk in wanted]
    if not asked:
        raise BadInput(_("None of them has an e-mail address of a representative."), "institutions")
    links = links_for_asked(actor=actor, partnership=partnership, asked=asked, purpose=OWN)
    written = [letters.asking_letter(partnership, one, links[one.organization.pk]) for one in asked]
    send_many(actor=actor, template=letters.ASKING, letters=written, partnership=partnership)
    numbers = [one.organization.pk for one in asked]
    record(
        actor, "pages.institutions.asked", partnership, partnership_id=partnership.pk, institutions=numbers
    )
    return len(asked)


@transaction.atomic
def send_own_article(
    *, actor: Actor, partnership: Partnership, organization: Organization, words: OwnWords
) -> Article:
    """Take an article of the institution as a draft and give it for review; those who publish are told.

    The same form sent twice is one article: the one that waits already.
    """
    require(rules.can_write_own(actor, partnership, organization))
    # Two forms at once come one after the other, so that the second finds what the first has left.
    Organization.objects.select_for_update().get(pk=organization.pk)
    waiting = [one for one in selectors.sent_in_by(partnership, organization) if one.in_review]
    if again := next((one.article for one in waiting if _says(one.article, words)), None):
        return again
    if len(waiting) >= _MOST_WAITING:
        raise WrongState(_("So many articles wait for the review already. Send more when some are answered."))
    section = make_section(actor, partnership)
    slug = free_slug(section, slugify(words.title)[:80].strip("-") or "artykul")
    article = Article(
        title=words.title, slug=slug, live=False, locale=section.locale, author=organization, is_own=True
    )
    _write(article, words)
    section.add_child(instance=article)
    article.save_revision()
    _note(actor, "pages.article.drafted", article, partnership)
    with acting(actor):
        article.get_workflow().start(article, None)
    _note(actor, "pages.article.submitted", article, partnership)
    return article


@transaction.atomic
def rewrite_own_article(*, actor: Actor, article: Article, words: OwnWords, version: int | None) -> None:
    """Take the article anew after it was sent back, and give it for review again."""
    partnership, organization = article.partnership, article.author
    if organization is None or not article.is_own:
        raise WrongState(_("The secretariat writes this article."))
    require(rules.can_write_own(actor, partnership, organization))
    # Two answers to one letter: the second finds the review under way.
    state = WorkflowState.objects.select_for_update().filter(object_id=str(article.pk)).active().first()
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        raise WrongState(_("The article waits for the review. What is missing will come in a letter."))
    if version is not None and version != article.latest_revision_id:
        raise ConcurrentChange(_("Somebody else has saved this meanwhile. Compare, then save again."))
    _write(article, words)
    article.save_revision()
    _note(actor, "pages.article.edited", article, partnership)
    with acting(actor):
        state.resume(None)
    _note(actor, "pages.article.submitted", article, partnership)


def _says(article: Article, words: OwnWords) -> bool:
    blocks = [(block.block_type, block.value.source) for block in article.body]
    written = [("text", paragraphs(words.text))]
    return (article.title, article.lead, blocks) == (words.title, words.lead, written)


def _write(article: Article, words: OwnWords) -> None:
    _refuse_numbers_of_persons(words)
    article.title = words.title
    article.lead, article.written_by = words.lead, words.written_by
    article.written_on = article.written_on or clock.today()
    article.body = [("text", paragraphs(words.text))]
    for name, row in (("meetings", words.meeting), ("units", words.unit)):
        setattr(article, name, [row] if row else [])


def paragraphs(text: str) -> str:
    """Return plain text as the editor keeps it: an empty line begins a paragraph, nothing in it is markup."""
    parts = (" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n"))
    return str(format_html_join("", "<p>{}</p>", ((part,) for part in parts if part)))


def _refuse_numbers_of_persons(words: OwnWords) -> None:
    """Everybody reads an article: no number leads from it to one person. Contacts of offices may stand."""
    for name in ("title", "lead", "text"):
        typed = getattr(words, name)
        for trace in find_client_data(typed):
            if trace.kind in _NUMBERS:
                sentence = _(
                    "“%(words)s” is the number of one person. Take it out: everybody reads an article."
                )
                raise BadInput(sentence % {"words": trace.of(typed)}, name)


def _note(actor: Actor, action: str, article: Article, partnership: Partnership) -> None:
    record(actor, action, article, partnership_id=partnership.pk, article=article.pk)
