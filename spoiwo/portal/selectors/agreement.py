"""An agreement ready to print: links resolved, files only when they are public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from spoiwo.agreements.models import Agreement, Amendment
from spoiwo.agreements.selectors import AgreementPage, Completeness, SignatureRow, agreement_page
from spoiwo.agreements.states import Form, PartyStanding
from spoiwo.agreements.wording import PREAMBLE, Change, Clause
from spoiwo.common.templatetags.spoiwo import dated
from spoiwo.common.web.wording import bound, in_polish
from spoiwo.files.models import StoredFile
from spoiwo.portal.links import organization_url
from spoiwo.portal.parts import Fact
from spoiwo.portal.words import iso_words, signatures_word, since_words


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A public file with its hash."""

    url: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ShownSignature:
    """One line of the table of signatures, typeset."""

    party: SafeString
    url: str
    group: str
    signers: tuple[SafeString, ...]
    when: str
    iso: str
    place: SafeString
    form: str
    scan: ShownFile | None
    is_demo: bool


@dataclass(frozen=True, slots=True)
class ShownParty:
    """Somebody who is to sign and has not: announced, or asked."""

    name: str
    url: str
    standing: str
    note: str


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A paragraph of the text of the day."""

    heading: str
    body: str
    amended_by: str
    is_repealed: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One paragraph of an amendment, before and after, as the comparison prints it."""

    kind: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownAmendment:
    """An amendment with its changes."""

    amendment: Amendment
    changes: tuple[ShownChange, ...]
    file: ShownFile | None


@dataclass(frozen=True, slots=True)
class ShownAnnex:
    """An annex; its file only when public."""

    number: int
    title: str
    body: str
    file: ShownFile | None


@dataclass(frozen=True, slots=True)
class ShownAgreement:
    """The page of an agreement on a day."""

    page: AgreementPage
    facts: tuple[Fact, ...]
    signatures: tuple[ShownSignature, ...]
    waiting: tuple[ShownParty, ...]
    clauses: tuple[ShownClause, ...]
    annexes: tuple[ShownAnnex, ...]
    amendments: tuple[ShownAmendment, ...]
    coming: tuple[ShownAmendment, ...]
    document: ShownFile | None

    @property
    def has_signers(self) -> bool:
        """Whether of anybody it is known who put the name under the document."""
        return any(row.signers for row in self.signatures)

    @property
    def complete(self) -> tuple[Completeness, ...]:
        """Expected sets that have signed whole: "6 of 6 communes" is public, who is missing is not."""
        return tuple(row for row in self.page.board.completeness if row.is_complete)

    @property
    def count_word(self) -> str:
        """Return the word after the number of parties that have signed."""
        return signatures_word(self.page.count)


def shown_agreement(agreement: Agreement, day: date) -> ShownAgreement:
    """Return the agreement of the day for its page."""
    page = agreement_page(agreement, day)
    organizations = {
        row.party.organization_id: row.party.organization for row in page.board.rows if row.party.organization
    }
    demo = {row.signature.pk for row in page.board.rows if row.signature and row.party.is_demo}
    names = {number: organization.name for number, organization in organizations.items() if number}
    return ShownAgreement(
        page=page,
        facts=tuple(_facts(page)),
        signatures=tuple(_signature(row, names, demo) for row in page.signatures),
        waiting=tuple(_waiting(page, names)),
        clauses=tuple(_clause(clause) for clause in page.text.clauses),
        annexes=tuple(
            ShownAnnex(row.number, row.title, row.body, public_file(row.file)) for row in page.text.annexes
        ),
        amendments=_amendments(page.text.amendments),
        coming=_amendments(page.coming_amendments),
        document=public_file(agreement.document),
    )


def public_file(file: StoredFile | None) -> ShownFile | None:
    """Return the file when anybody may read it."""
    if file is None or not file.is_public:
        return None
    shown = file.shown
    return ShownFile(reverse("files:file_download", args=[shown.uuid]), str(shown), shown.sha256)


def _signature(row: SignatureRow, names: dict[int, str], demo: set[int]) -> ShownSignature:
    signature = row.signature
    name = names.get(row.organization_id or 0, "")
    return ShownSignature(
        party=bound(row.party),
        url=organization_url(row.organization_id, name) if row.organization_id and name else "",
        group=row.group,
        signers=tuple(in_polish(line) for line in (*row.signers, *row.leader_signers)),
        when=since_words(signature.signed_on, signature.precision),
        iso=iso_words(signature.signed_on, signature.precision),
        place=bound(signature.place),
        form=str(Form(signature.form).label),
        scan=public_file(row.scan),
        is_demo=signature.pk in demo,
    )


def _waiting(page: AgreementPage, names: dict[int, str]) -> Iterable[ShownParty]:
    """Yield those who announced that they would sign; whom the secretariat asked is its own matter."""
    for row in page.board.rows:
        if row.standing == PartyStanding.ANNOUNCED:
            number = row.party.organization_id or 0
            yield ShownParty(
                row.party.label,
                organization_url(number, names[number]) if number in names else "",
                str(row.standing.label),
                row.party.announcement,
            )


def _clause(clause: Clause) -> ShownClause:
    mark = "" if clause.mark == PREAMBLE else clause.mark
    return ShownClause(
        heading=" ".join(part for part in [mark, clause.heading] if part),
        body=clause.body,
        amended_by=", ".join(clause.amended_by),
        is_repealed=clause.is_repealed,
        anchor=f"p-{mark.removeprefix('§ ')}" if mark else "p-0",
    )


def _amendments(rows: Iterable[Amendment]) -> tuple[ShownAmendment, ...]:
    return tuple(
        ShownAmendment(row, tuple(_change(change) for change in row.parsed), public_file(row.file))
        for row in rows
    )


def _change(change: Change) -> ShownChange:
    heading = " ".join(part for part in [change.mark, change.heading] if part)
    return ShownChange(change.kind, heading, change.old, change.new)


def _facts(page: AgreementPage) -> list[Fact]:
    agreement = page.agreement
    facts = [
        Fact(_("Kind"), agreement.get_kind_display()),
        Fact(_("How it is signed"), agreement.get_shape_display()),
    ]
    if agreement.concluded_on:
        facts.append(Fact(_("Concluded"), dated(agreement.concluded_on, agreement.concluded_precision)))
    if page.places:
        facts.append(Fact(_("Place"), in_polish("; ".join(page.places[:4]))))
    if agreement.in_force_from:
        facts.append(Fact(_("In force since"), dated(agreement.in_force_from)))
    if agreement.valid_to:
        facts.append(Fact(_("Runs until"), dated(date.fromordinal(agreement.valid_to.toordinal() - 1))))
    if agreement.ended_on:
        last = date.fromordinal(agreement.ended_on.toordinal() - 1)
        facts.append(Fact(_("Last day"), dated(last), note=in_polish(agreement.ending_ground)))
    facts.append(Fact(_("How newcomers join"), agreement.get_accession_rule_display()))
    facts.append(Fact(_("How it is amended"), agreement.get_amendment_rule_display()))
    if agreement.replaces and agreement.replaces.is_public:
        facts.append(
            Fact(_("Replaces"), in_polish(agreement.replaces.title), agreement.replaces.get_absolute_url())
        )
    facts += [
        Fact(_("Replaced by"), in_polish(one.title), one.get_absolute_url())
        for one in page.successors
        if one.is_public
    ]
    return facts
