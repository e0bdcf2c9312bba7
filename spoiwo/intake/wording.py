"""Every sentence an import says about a file, a column or a row, under a code that can be stored.

Sentences are looked up when shown, so each reader gets her own language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from spoiwo.common.polish import numeric_date
from spoiwo.intake.columns import Field
from spoiwo.intake.wording_of_files import FILES
from spoiwo.registry import categories
from spoiwo.registry.states import Scheme

Param = str | int
# Sentences that do not say themselves which cell they are about.
_NAMELESS = frozenset(
    (
        "as_told", "day_from_serial", "day_short_year", "day_too_early", "day_too_far", "day_unreadable",
        "formula", "formula_failed", "not_taken", "number_shortened", "one_of_many", "too_long",
        "zeros_restored",
    )
)  # fmt: skip


class Level(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a row; ``cell`` names the field it is about."""

    code: str
    level: Level
    cell: str = ""
    params: Mapping[str, Param] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """Return the sentence in the reader's language."""
        return say(self.code, self.params)

    @property
    def label(self) -> str:
        """Return the name of the cell where the sentence alone does not tell it, or nothing."""
        return Field(self.cell).label if self.cell and self.code in _NAMELESS else ""

    def stored(self) -> dict[str, object]:
        """Return the finding as it is kept with the row."""
        return {"code": self.code, "level": self.level, "cell": self.cell, "params": dict(self.params)}

    @classmethod
    def restored(cls, kept: Mapping[str, object]) -> "Finding":
        """Return a finding kept by ``stored``."""
        params = kept.get("params")
        return cls(
            str(kept["code"]),
            Level(str(kept["level"])),
            str(kept.get("cell", "")),
            {str(key): value for key, value in params.items()} if isinstance(params, dict) else {},
        )


def say(code: str, params: Mapping[str, Param] | None = None) -> str:
    """Return the sentence of a code; dates are shown the Polish way, kinds by their names."""
    if code in COUNTED:
        return COUNTED[code](int((params or {})["count"]))
    shown: dict[str, object] = dict(params or {})
    for name in ("day", "other_day"):
        if shown.get(name):
            shown[name] = numeric_date(date.fromisoformat(str(shown[name])))
    if "register" in shown:
        shown["register"] = str(Scheme(str(shown["register"])).label)
    if "kind" in shown:
        kind = categories.find(str(shown["kind"]))
        shown["kind"] = str(kind.label) if kind else shown["kind"]
    return str(SENTENCES[code]) % shown


def _changed_rows(count: int) -> str:
    return ngettext(
        "%(count)s row has changed since you looked, so nothing was saved. Look at it and save again.",
        "%(count)s rows have changed since you looked, so nothing was saved. Look at them and save again.",
        count,
    ) % {"count": count}


COUNTED = {"changed_rows": _changed_rows}
_ROWS: dict[str, str | Promise] = {
    "as_told": "%(text)s",
    # cells
    "name_missing": _("The institution’s name is missing."),
    "name_too_long": _("The name is longer than %(most)s characters. Is more than a name in the cell?"),
    "too_long": _("Longer than %(most)s characters, so it is not taken."),
    "sum_row": _("This row counts the others and is no institution. Leave it out."),
    "tidied": _("Spaces and signs were put in order; the list has: “%(text)s”."),
    "run_on": _("Two institutions seem to stand in one cell; the second begins with “%(second)s”."),
    "ohp_singular": _("The corps is called Ochotnicze Hufce Pracy (OHP); check which of its units is meant."),
    "zaz_wording": _("A ZAZ is a “zakład aktywności zawodowej”; the list says “społecznej”. Check the name."),
    "markup": _("Remains of a page’s markup stand in the name."),
    "replacement": _("Some letters were lost when the file was saved; the name shows � in their place."),
    "kind_guessed": _("Kind: %(kind)s, because the name says “%(evidence)s”."),
    "kind_missing": _("The kind of institution cannot be told from the name. Choose it."),
    "kind_unknown": _("“%(text)s” is no kind of institution we know."),
    "kind_differs": _("The list calls it “%(text)s”, the name suggests: %(kind)s."),
    "label_lgd": _("Also marked as a local action group."),
    "zeros_restored": _("The spreadsheet had lost leading zeros: %(value)s. Check the number."),
    "number_shortened": _("The spreadsheet shortened this number (%(text)s). Write it whole."),
    "not_taken": _("“%(text)s” cannot be used and is not taken. %(why)s"),
    "one_of_many": _("Several are given; “%(value)s” is taken."),
    "address_split": _("The address was divided into street, postal code and town."),
    "day_unreadable": "%(why)s",
    "day_too_far": _("%(day)s is too far in the future."),
    "day_too_early": _("%(day)s is too long ago: there were no such partnerships before 1989."),
    "day_missing": _("The day of accession is missing. Write it here, or one for all rows above the table."),
    "day_common": _("Day of accession %(day)s: the common one."),
    "day_from_serial": _("The spreadsheet kept the day as the number %(text)s; it means %(day)s."),
    "last_day_taken": _("Only a year or a month is given; %(day)s is taken as the last day."),
    "until_before_since": _("The last day of membership lies before the first."),
    "formula": _("The cell holds a formula without a stored result. Write the value itself."),
    "formula_failed": _(
        "The spreadsheet shows an error (%(text)s) instead of a value. Write the value itself."
    ),
    "row_hidden": _(
        "The row is hidden in the spreadsheet. If it was left out on purpose, leave it out here."
    ),
    "day_short_year": _("The year has two digits (%(text)s); %(day)s is taken."),
    "locality_guessed": _("Locality %(locality)s: taken from the name."),
    "unit_unknown": _("There is no unit “%(text)s” in the register of territory; it is not taken."),
    "unit_ambiguous": _("Several units are called “%(text)s”. Write the TERYT code to record the seat."),
    # representatives
    "person_unreadable": _("First name and surname cannot be told apart in “%(text)s”; nobody is recorded."),
    "person_order": _("Read as first name %(given)s, surname %(family)s."),
    "person_without_name": _("An office or a contact without a name; nobody is recorded."),
    "person_has_own_email": _(
        "The e-mail looks like the representative’s own, so it is kept with the person and not published."
    ),
    "person_elsewhere": _(
        "%(name)s already speaks for another institution in this partnership; nobody is recorded here."
    ),
    "person_in_row": _("%(name)s speaks for another institution in row %(number)s; nobody is recorded here."),
    "person_known": _("%(name)s is recorded already, as somebody of this institution."),
    "person_namesake": _("Somebody called %(name)s is recorded elsewhere. A separate record will be made."),
    "person_not_needed": _("The institution has a representative; the one in the list is not recorded."),
    "person_of_member": _("The representative is not recorded from here, the institution belongs already."),
    # verdicts
    "same_number": _("Same %(register)s."),
    "same_name": _("Same name."),
    "same_alias": _("Known also as “%(name)s”."),
    "same_words": _("Same words: “%(name)s”."),
    "similar_name": _("Similar name: “%(name)s”."),
    "elsewhere": _("Same name, another locality."),
    "number_of_other": _(
        "The %(register)s belongs to a record of another name. Use that record or mend the number."
    ),
    "number_in_row": _(
        "The same %(register)s stands in row %(number)s under another name. Mend one of them."
    ),
    "nip_shared": _("The same NIP; a gmina and its units may share one."),
    "numbers_disagree": _("The register numbers belong to different records. Mend them."),
    "belongs_since": _("Belongs since %(day)s; nothing changes."),
    "belongs_with_other_day": _(
        "Belongs since %(other_day)s, the list says %(day)s. The record stays; correct it there if need be."
    ),
    "repeats": _("The same institution stands in row %(number)s."),
    "similar_row": _(
        "Row %(number)s is much alike: “%(name)s”. If it is the same institution, leave one of them out."
    ),
    "again_later": _("The same institution as in row %(number)s, in another period."),
    "was_announced": _("Was invited or announced; now becomes a signatory."),
    "number_added": _("%(register)s %(value)s will be added to the record."),
    "number_differs": _("The record has another %(register)s: %(value)s. The record stays."),
    # after the second check and the saving
    "changed": _("Changed since the preview: somebody else has worked on these records. Look again."),
    "number_not_added": _("The %(register)s was not added: the institution belongs to other partnerships."),
    "person_not_recorded": _("The representative was not recorded: %(text)s"),
    "saving_refused": _("Row %(number)s (%(name)s): %(text)s Nothing was saved."),
    "saving_not_allowed": _("%(text)s Nothing was saved."),
    "saving_stopped": _("The saving was stopped, and nothing was saved."),
    "saving_failed": _(
        "The saving broke off, and nothing was saved. Try again; if it breaks again, tell the operator."
    ),
    "chosen_belongs": _("The record you chose belongs already; nothing changes."),
}
SENTENCES: dict[str, str | Promise] = FILES | _ROWS
