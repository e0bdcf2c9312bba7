"""An agreement's record begins, its words are written, its annexes attached."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements import rules, wording
from spoiwo.agreements.models import Agreement, Annex, Text
from spoiwo.agreements.services.indexing import reindex
from spoiwo.agreements.states import AccessionRule, AmendmentRule, Kind, Shape, State
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.periods import Precision
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership

THEIRS_FIRST = _("Somebody else saved this agreement while you were editing. Nothing of yours was saved yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementDraft:
    """The facts about an agreement; a kind and a title are enough to begin."""

    kind: Kind
    title: str
    shape: Shape = Shape.JOINT
    source_wording: str = ""
    place: str = ""
    concluded_on: date | None = None
    concluded_precision: Precision = Precision.DAY
    valid_to: date | None = None
    replaces: Agreement | None = None
    accession_rule: AccessionRule = AccessionRule.LEADER
    amendment_rule: AmendmentRule = AmendmentRule.ALL
    late_after_days: int = 14
    document: StoredFile | None = None
    demo_note: str = ""


def _fields(draft: AgreementDraft) -> dict[str, object]:
    if not draft.title.strip():
        raise BadInput(_("Write the title of the document."), "title")
    if draft.concluded_on and draft.valid_to and draft.valid_to <= draft.concluded_on:
        raise BadInput(_("The agreement would expire before it was concluded."), "valid_to")
    own = {name: getattr(draft, name) for name in AgreementDraft.__slots__}
    return own | {"title": draft.title.strip()}


@transaction.atomic
def create_agreement(*, actor: Actor, partnership: Partnership, draft: AgreementDraft) -> Agreement:
    """Begin the record of an agreement; nobody can sign it before its text is written and frozen."""
    require(rules.can_create_agreement(actor, partnership))
    agreement: Agreement = Agreement.objects.create(partnership=partnership, **_fields(draft))
    record(
        actor, "agreements.agreement.created", agreement, partnership_id=partnership.pk, kind=draft.kind,
        shape=draft.shape,
    )  # fmt: skip
    return agreement


@transaction.atomic
def edit_agreement(*, actor: Actor, agreement: Agreement, draft: AgreementDraft, version: int) -> None:
    """Correct the facts about an agreement; its frozen words and the shape of a signed one stay.

    Raises ConcurrentChange when somebody saved in between.
    """
    require(rules.can_edit_agreement(actor, agreement))
    new = _fields(draft)
    _require_unsigned_facts_stay(agreement, draft)
    if agreement.in_force_from and draft.valid_to and draft.valid_to <= agreement.in_force_from:
        raise BadInput(_("The agreement would expire before it came into force."), "valid_to")
    changed = {
        name: [str(getattr(agreement, name)), str(value)]
        for name, value in new.items()
        if getattr(agreement, name) != value
    }
    rows = Agreement.objects.filter(pk=agreement.pk, version=version)
    if rows.update(**new, version=version + 1, changed_at=clock.now()) != 1:
        raise ConcurrentChange(THEIRS_FIRST)
    agreement.refresh_from_db()
    record(
        actor,
        "agreements.agreement.edited",
        agreement,
        partnership_id=agreement.partnership_id,
        changed=changed,
    )
    reindex(agreement)


def _require_unsigned_facts_stay(agreement: Agreement, draft: AgreementDraft) -> None:
    if agreement.state != State.DRAFT and draft.shape != agreement.shape:
        raise BadInput(_("Once signing has begun, how the agreement is signed cannot change."), "shape")
    if draft.replaces and draft.replaces.pk == agreement.pk:
        raise BadInput(_("An agreement cannot replace itself."), "replaces")


@transaction.atomic
def write_text(
    *,
    actor: Actor,
    agreement: Agreement,
    text: str,
    version: int,
    is_extract: bool = False,
    note: str = "",
) -> Text:
    """Save the words as the next version; earlier versions stay as they were.

    Raises BadInput when a paragraph's mark stands twice, ConcurrentChange when somebody wrote in between.
    """
    require(rules.can_write_text(actor, agreement))
    provisions = wording.parse(text)
    if not provisions:
        raise BadInput(_("Write at least one paragraph."), "text")
    _take_version(agreement, version)
    last = Text.objects.filter(agreement=agreement).aggregate(last=Max("number"))["last"] or 0
    written = Text.objects.create(
        agreement=agreement,
        number=last + 1,
        title=agreement.title,
        provisions=[asdict(provision) for provision in provisions],
        is_extract=is_extract,
        note=note,
        created_at=clock.now(),
    )
    record(
        actor, "agreements.text.written", agreement, partnership_id=agreement.partnership_id,
        version=written.number, paragraphs=len(provisions), note=note,
    )  # fmt: skip
    return written


def _take_version(agreement: Agreement, version: int) -> None:
    rows = Agreement.objects.filter(pk=agreement.pk, version=version)
    if rows.update(version=version + 1, changed_at=clock.now()) != 1:
        raise ConcurrentChange(THEIRS_FIRST)
    agreement.version = version + 1


@transaction.atomic
def add_annex(
    *,
    actor: Actor,
    agreement: Agreement,
    title: str,
    number: int | None = None,
    body: str = "",
    file: StoredFile | None = None,
) -> Annex:
    """Attach an annex, with words or a file; it will count in the frozen hash."""
    require(rules.can_write_text(actor, agreement))
    if not title.strip():
        raise BadInput(_("Write the title of the annex."), "title")
    if not body.strip() and file is None:
        raise BadInput(_("Write the text of the annex or attach its file."), "body")
    last = Annex.objects.filter(agreement=agreement).aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            annex = Annex.objects.create(
                agreement=agreement,
                number=number or last + 1,
                title=title.strip(),
                body=wording.tidy(body),
                file=file,
            )
    except IntegrityError as error:
        raise BadInput(_("There is already an annex of this number."), "number") from error
    record(
        actor, "agreements.annex.added", agreement, partnership_id=agreement.partnership_id,
        number=annex.number, title=annex.title, file=file.sha256 if file else "",
    )  # fmt: skip
    return annex


@transaction.atomic
def remove_annex(*, actor: Actor, annex: Annex) -> None:
    """Take an annex off a draft; the book of deeds keeps its title."""
    require(rules.can_write_text(actor, annex.agreement))
    record(
        actor, "agreements.annex.removed", annex.agreement, partnership_id=annex.agreement.partnership_id,
        number=annex.number, title=annex.title,
    )  # fmt: skip
    annex.delete()


def text_to_freeze(agreement: Agreement) -> Text:
    """Return the newest version; raises WrongState when nothing was written yet."""
    text = Text.objects.filter(agreement=agreement).last()
    if text is None:
        raise WrongState(_("There is no text to sign yet. Write it first."))
    return text
