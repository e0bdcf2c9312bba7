"""Projects the partnership grew out of or acts in."""

from datetime import date

from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput
from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership
from spoiwo.projects import services
from spoiwo.projects.models import ProjectPartnership
from spoiwo.projects.states import Connection
from spoiwo.registry.models import Organization
from spoiwo.sources.dates import PartialDate
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import Group
from spoiwo.sources.values import ProjectValues, project_values


def record_projects(sheet: Sheet, home: Partnership) -> None:
    """Join the partnership to every accepted project whose operator is among the accepted institutions."""
    for row in sheet.of(Group.PROJECT, home):
        values = project_values(row.told)
        if ProjectPartnership.objects.filter(partnership=home, project__title=values.title).exists():
            continue
        link = services.record_project(
            actor=sheet.actor,
            partnership=home,
            draft=_draft(sheet, values),
            connection=Connection.FOUNDED_IN if sheet.document.kind == "signing" else Connection.ACTS_IN,
        )
        sheet.note(row, link)


def _draft(sheet: Sheet, values: ProjectValues) -> services.ProjectDraft:
    fund, _comma, programme = values.fund.partition(",")
    return services.ProjectDraft(
        title=values.title,
        beneficiary=_operator(sheet, values),
        fund=fund.strip()[:200],
        programme=programme.strip()[:300],
        number=values.number[:100],
        valid_from=values.since.day if values.since else None,
        valid_to=_first_day_out(values.until) if values.until else None,
    )


def _operator(sheet: Sheet, values: ProjectValues) -> Organization:
    found = sheet.institution_named(values.operator)
    if found is None:
        raise BadInput(
            _("“%(name)s” carries out the project “%(project)s”, but is not among the accepted institutions.")
            % {"name": values.operator, "project": values.title}
        )
    return found


def _first_day_out(last: PartialDate) -> date:
    """Return the first day after a last day of which perhaps only the month or the year is told."""
    day = last.day
    if last.precision == Precision.YEAR:
        return date(day.year + 1, 1, 1)
    if last.precision == Precision.MONTH:
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return clock.day_after(day)
