"""Rows of the list of signatories, each with the one deed it waits for."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.periods import Precision
from spoiwo.common.templatetags.spoiwo import long_date, short_date
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Signatory
from spoiwo.registry.selectors import RegisterRow
from spoiwo.registry.states import Standing

TONES = {Standing.SUSPENDED: "warn", Standing.ANNOUNCED: "here", Standing.EXPELLED: "bad"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row: who, how it stands, since when, and what it waits for."""

    signatory_id: int
    name: str
    kind: str
    standing: Standing
    since_text: str
    until_text: str = ""
    remark: str = ""
    deed: str = ""
    deed_url: str = ""

    @property
    def label(self) -> str:
        return str(self.standing.label)

    @property
    def tone(self) -> str:
        return TONES.get(self.standing, "")

    @property
    def label_shown(self) -> bool:
        """Whether the standing is worth a word: that of a plain signatory is not."""
        return self.standing != Standing.ACCEDED


def line_of_row(partnership: Partnership, row: RegisterRow) -> Line:
    """Return the line of an institution in the register of a day."""
    deed, address = {
        Standing.SUSPENDED: (_("End the suspension"), "wznow"),
        Standing.ANNOUNCED: (_("Admit"), "przyjmij"),
    }.get(row.standing, ("", ""))
    roles = [
        str(word)
        for held, word in [(row.is_leader, _("leader")), (row.is_secretariat, _("secretariat"))]
        if held
    ]
    return Line(
        signatory_id=row.signatory_id,
        name=row.name,
        kind=str(row.organization.kind.label),
        standing=row.standing,
        since_text=_day(row.since, row.since_precision),
        remark=" · ".join(part for part in [*roles, row.note] if part),
        deed=deed,
        deed_url=_address(partnership, row.signatory_id, address),
    )


def line_of_signatory(partnership: Partnership, row: Signatory) -> Line:
    """Return the line of an invitation, or of an entry no longer in force."""
    standing = Standing(row.state)
    deed, address = (_("Record the answer"), "zapowiedz") if standing == Standing.INVITED else ("", "")
    until = row.valid_to - timedelta(days=1) if row.valid_to else row.declined_on
    return Line(
        signatory_id=row.pk,
        name=row.organization.name,
        kind=str(row.organization.kind.label),
        standing=standing,
        since_text=_day(row.valid_from or row.announced_on or row.invited_on, Precision(row.from_precision)),
        until_text=short_date(until),
        remark=row.note,
        deed=deed,
        deed_url=_address(partnership, row.pk, address),
    )


def _address(partnership: Partnership, number: int, address: str) -> str:
    """Return the page of the deed that waits; the name alone leads to the rest."""
    return reverse("registry:signatory_deed", args=[partnership.slug, number, address]) if address else ""


def _day(day: date | None, precision: Precision) -> str:
    return short_date(day) if precision == Precision.DAY else long_date(day, precision)
