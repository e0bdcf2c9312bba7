"""Bodies of other institutions whose sessions a document tells of: a labour market council of a county."""

from spoiwo.common.polish import fold
from spoiwo.councils.models import Body
from spoiwo.councils.services import BodyDraft, found_body
from spoiwo.councils.states import BodyKind
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.sources.models import Finding
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import Group
from spoiwo.sources.titles import body_of
from spoiwo.sources.values import EventValues

# By the first word of its name: who runs a body that is no institution of its own.
_RUN_BY = (
    ("powiatow", "jst.powiat"),
    ("wojewodzk", "jst.wojewodztwo"),
    ("gminn", "jst.gmina"),
    ("miejsk", "jst.gmina"),
)
_LONGEST = 200


def body_of_another(sheet: Sheet, home: Partnership, row: Finding, values: EventValues) -> Body | None:
    """Return the body whose session it was, recorded where it is new; None where nobody says who runs it."""
    told = body_of(values.title)
    if not told:
        return None
    own = _institution(sheet, home, told)
    name = (own.name if own is not None else told)[:_LONGEST]
    known: Body | None = Body.objects.filter(
        partnership=home, kind=BodyKind.EXTERNAL, name__iexact=name
    ).first()
    run_by = _run_by(sheet, home, name) or own
    if known is not None or run_by is None:
        return known
    made = found_body(
        actor=sheet.actor,
        partnership=home,
        draft=BodyDraft(kind=BodyKind.EXTERNAL, name=name, run_by=run_by),
        since=values.date.day,
        precision=values.date.precision,
        is_beginning_known=False,
    )
    sheet.note(row, made)
    return made


def _institution(sheet: Sheet, home: Partnership, name: str) -> Organization | None:
    rows = [sheet.organizations[row.number] for row in sheet.of(Group.INSTITUTION, home)]
    found = [one for one in rows if fold(one.name).startswith(fold(name))]
    return found[0] if len(found) == 1 else None


def _run_by(sheet: Sheet, home: Partnership, name: str) -> Organization | None:
    """Return the only unit of self-government of the document that such a body is of."""
    category = next((code for word, code in _RUN_BY if fold(name).startswith(word)), "")
    rows = [sheet.organizations[row.number] for row in sheet.of(Group.INSTITUTION, home)]
    found = list(dict.fromkeys(one for one in rows if category and one.category == category))
    return found[0] if len(found) == 1 else None
