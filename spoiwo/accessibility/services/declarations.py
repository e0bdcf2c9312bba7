"""A statement is published in a new version, said in other languages, reviewed."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.accessibility import rules, selectors
from spoiwo.accessibility.models import Barrier, Declaration, Review, Words
from spoiwo.accessibility.services.indexing import reindex
from spoiwo.accessibility.services.shared import note, take_turns
from spoiwo.accessibility.states import Ground, Language, Method, Status
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class BarrierDraft:
    """Something that is not accessible, and why."""

    content: str
    ground: Ground
    reason: str


@dataclass(frozen=True, slots=True)
class WordsDraft:
    """What a statement says in one language."""

    architecture: str
    communication: str
    apps: str = ""
    barriers: tuple[BarrierDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclarationDraft:
    """A statement as typed, with its Polish words."""

    entity: str
    site_name: str
    site_url: str
    site_published_on: date
    site_updated_on: date
    status: Status
    method: Method
    prepared_on: date
    contact_name: str
    contact_email: str
    contact_phone: str
    words: WordsDraft = field(kw_only=True)
    auditor: str = ""
    architecture_url: str = ""
    change: str = ""
    demo_note: str = ""


_FACTS = (
    "entity", "site_name", "site_url", "site_published_on", "site_updated_on", "status", "method",
    "auditor", "prepared_on", "contact_name", "contact_email", "contact_phone", "architecture_url",
    "change", "demo_note",
)  # fmt: skip


@transaction.atomic
def publish_declaration(
    *, actor: Actor, partnership: Partnership | None, draft: DeclarationDraft, after: int
) -> Declaration:
    """Publish a new version; ``after`` is the number of the one it was made from, 0 for the first.

    Versions in other languages come along, marked where the Polish words have changed. Raises BadInput
    for days in the wrong order, a status that its list of barriers contradicts, or no auditor's name.
    """
    require(rules.can_edit_declaration(actor, partnership))
    _check(draft)
    take_turns(partnership)
    before = selectors.current(partnership)
    if (before.number if before else 0) != after:
        raise ConcurrentChange(
            _("Somebody else has just published a version. Reload the page and look again.")
        )
    facts = {name: getattr(draft, name) for name in _FACTS}
    made = Declaration.objects.create(
        partnership=partnership, number=after + 1, published_by=actor.actor_name[:200], **facts
    )
    _write(made, Language.PL, draft.words)
    if before is not None:
        _carry_over(before, made, draft.words)
    reindex(made)
    note(actor, "declaration.published", made, partnership, number=made.number, status=made.status)
    return made


def _check(draft: DeclarationDraft) -> None:
    today = clock.today()
    if not draft.site_published_on <= draft.site_updated_on <= today:
        raise BadInput(
            _("The website changes after it is published, and not in the future."), "site_updated_on"
        )
    if draft.prepared_on > today:
        raise BadInput(_("This day has not come yet."), "prepared_on")
    if draft.method == Method.AUDITOR and not draft.auditor.strip():
        raise BadInput(_("Write who assessed the website."), "auditor")
    # What the act does not ask for is told too, and does not make a site less compliant.
    failing = [one for one in draft.words.barriers if one.ground != Ground.OUTSIDE]
    if draft.status == Status.FULL and failing:
        raise BadInput(
            _("A compliant website has nothing that is not accessible: change one of the two."), "status"
        )
    if draft.status != Status.FULL and not failing:
        raise BadInput(_("Say below what is not accessible, and why."), "status")


def _write(declaration: Declaration, language: str, draft: WordsDraft, *, is_outdated: bool = False) -> Words:
    words = Words.objects.create(
        declaration=declaration,
        language=language,
        architecture=draft.architecture,
        communication=draft.communication,
        apps=draft.apps,
        is_outdated=is_outdated,
    )
    Barrier.objects.bulk_create(
        Barrier(words=words, order=order, content=one.content, ground=one.ground, reason=one.reason)
        for order, one in enumerate(draft.barriers)
    )
    return words


def draft_of(words: Words) -> WordsDraft:
    """Return words as they would be typed again."""
    barriers = [BarrierDraft(one.content, Ground(one.ground), one.reason) for one in words.barriers.all()]
    return WordsDraft(words.architecture, words.communication, words.apps, tuple(barriers))


def _carry_over(before: Declaration, made: Declaration, polish: WordsDraft) -> None:
    there = selectors.words_by_language(before)
    has_changed = draft_of(there.pop(Language.PL)) != polish
    for language, words in there.items():
        _write(made, language, draft_of(words), is_outdated=words.is_outdated or has_changed)


@transaction.atomic
def translate_declaration(
    *, actor: Actor, declaration: Declaration, language: Language, draft: WordsDraft
) -> Words:
    """Say the version in force in another language; what was said in it before is replaced."""
    partnership = declaration.partnership
    require(rules.can_edit_declaration(actor, partnership))
    take_turns(partnership)
    _is_current(declaration)
    if language == Language.PL:
        raise BadInput(_("The Polish words are published as a new version."))
    Words.objects.filter(declaration=declaration, language=language).delete()
    words = _write(declaration, language, draft)
    reindex(declaration)
    note(actor, "declaration.translated", declaration, partnership, language=language.value)
    return words


@transaction.atomic
def confirm_review(*, actor: Actor, declaration: Declaration, on: date, remark: str = "") -> Review:
    """Record that the statement in force was looked through on the day and is true (A11Y-11)."""
    partnership = declaration.partnership
    require(rules.can_edit_declaration(actor, partnership))
    take_turns(partnership)
    _is_current(declaration)
    if not declaration.prepared_on <= on <= clock.today():
        raise BadInput(_("Write a day between the one it was prepared on and today."), "on")
    made, is_new = Review.objects.get_or_create(
        declaration=declaration, reviewed_on=on, defaults={"by": actor.actor_name[:200], "note": remark[:400]}
    )
    if is_new:
        note(actor, "declaration.reviewed", declaration, partnership, on=on.isoformat())
    return made


def _is_current(declaration: Declaration) -> None:
    if selectors.current(declaration.partnership) != declaration:
        raise ConcurrentChange(
            _("Somebody else has just published a version. Reload the page and look again.")
        )
