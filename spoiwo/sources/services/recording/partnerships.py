"""Partnerships: the one that is meant, or a new one with its area."""

from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.common.polish import slugify
from spoiwo.partnerships import services
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Kind, Level
from spoiwo.sources.dates import PartialDate
from spoiwo.sources.models import Finding
from spoiwo.sources.selectors import units_of
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import EventKind, Group
from spoiwo.sources.values import PartnershipValues, event_values, partnership_values

_SHORT = 120
_LONGEST_ADDRESS = 60


def record_partnerships(sheet: Sheet) -> None:
    """Find or make the partnership of every accepted finding."""
    for row in sheet.of(Group.PARTNERSHIP):
        if row.chosen is not None:
            found = Partnership.objects.get(pk=row.chosen)
            sheet.partnerships[row.number] = found
            sheet.note(row, found, is_made=False)
        else:
            sheet.partnerships[row.number] = _made(sheet, row)


def _made(sheet: Sheet, row: Finding) -> Partnership:
    values = partnership_values(row.told)
    signed, began = _signed(sheet, row), _began(sheet, row)
    partnership = services.create_partnership(
        actor=sheet.actor,
        draft=services.PartnershipDraft(
            slug=_free_address(values, row.told.get("area", ""), began),
            official_name=values.name,
            short_name=values.name[:_SHORT],
            kind=values.kind,
            level=values.level,
            began_on=began.day,
            began_precision=began.precision,
        ),
    )
    sheet.note(row, partnership)
    with sheet.inside(partnership):
        if signed is not None:
            _found(sheet, partnership, signed)
        units = units_of(values.units)
        if units:
            services.set_area(actor=sheet.actor, partnership=partnership, units=units, since=began.day)
    return partnership


def _found(sheet: Sheet, partnership: Partnership, signed: PartialDate) -> None:
    services.edit_partnership(
        actor=sheet.actor,
        partnership=partnership,
        version=partnership.version,
        page=services.PartnershipPage(
            official_name=partnership.official_name,
            short_name=partnership.short_name,
            kind=Kind(partnership.kind),
            level=Level(partnership.level),
            founded_on=signed.day,
            founded_precision=signed.precision,
        ),
    )


def _events(sheet: Sheet, row: Finding) -> list[Finding]:
    return [one for one in sheet.of(Group.EVENT) if one.home in (row.number, None)]


def _signed(sheet: Sheet, row: Finding) -> PartialDate | None:
    """Return the day it was founded: told as such, else that of the signing."""
    told = [event_values(one.told) for one in _events(sheet, row)]
    for kind in (EventKind.FOUNDING, EventKind.SIGNING):
        days = sorted((one.date for one in told if one.kind == kind), key=lambda one: one.day)
        if days:
            return days[0]
    return None


def _began(sheet: Sheet, row: Finding) -> PartialDate:
    """Return since when it is known: its earliest event in the document, else the day of publication."""
    days = sorted((event_values(one.told).date for one in _events(sheet, row)), key=lambda one: one.day)
    if days and days[0].day <= clock.today():
        return days[0]
    return PartialDate(sheet.document.published_on or clock.today(), Precision.DAY)


def _free_address(values: PartnershipValues, area: str, began: PartialDate) -> str:
    """Return an address nobody has: the area and the year, or the beginning of the name."""
    base = slugify(area or values.name)[:_LONGEST_ADDRESS].strip("-")
    wanted = f"{base}-{began.day.year}"
    taken = set(Partnership.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(
        one for one in (wanted, *(f"{wanted}-{number}" for number in range(2, 1000))) if one not in taken
    )
