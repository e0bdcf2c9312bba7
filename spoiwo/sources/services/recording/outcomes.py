"""Recommendations and effects a document lists, added to the registers of the partnership."""

from datetime import date

from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.common.polish import fold
from spoiwo.councils.models import Body
from spoiwo.councils.states import BodyKind
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import services
from spoiwo.recommendations.models import Effect, Recommendation
from spoiwo.recommendations.services import AdoptionDraft, EffectDraft, RecommendationDraft
from spoiwo.sources.dates import PartialDate
from spoiwo.sources.models import Finding
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import Group, OutcomeKind
from spoiwo.sources.values import OutcomeValues, outcome_values


def record_outcomes(sheet: Sheet, home: Partnership) -> None:
    """Add what is not there yet, in the order of their days; what is there word for word is only noted."""
    rows = [(row, outcome_values(row.told)) for row in sheet.of(Group.OUTCOME, home)]
    for row, values in sorted(rows, key=lambda one: one[1].date.day):
        known = _known(home, values)
        if known is not None:
            sheet.note(row, known, is_made=False)
        elif values.kind == OutcomeKind.RECOMMENDATION:
            sheet.note(row, _recommendation(sheet, home, row, values))
        else:
            sheet.note(row, _effect(sheet, home, values))


def _known(home: Partnership, values: OutcomeValues) -> Recommendation | Effect | None:
    year, words = values.date.day.year, fold(values.text)
    if values.kind == OutcomeKind.RECOMMENDATION:
        adopted = Recommendation.objects.filter(partnership=home, year=year)
        return next((one for one in adopted if fold(one.title) == words), None)
    effects = Effect.objects.filter(partnership=home, year=year)
    return next((one for one in effects if fold(one.sentence) == fold(_sentence(values))), None)


def _recommendation(sheet: Sheet, home: Partnership, row: Finding, values: OutcomeValues) -> Recommendation:
    day = values.date.day
    draft = RecommendationDraft(
        title=values.text,
        body=Body.objects.filter(partnership=home, kind=BodyKind.COUNCIL).first(),
        content=" ".join(row.mention.split()),
        reason=values.more,
        reported_on=day,
    )
    made = services.report_recommendation(actor=sheet.actor, partnership=home, draft=draft)
    services.adopt_recommendation(actor=sheet.actor, recommendation=made, draft=AdoptionDraft(day=day))
    return made


def _effect(sheet: Sheet, home: Partnership, values: OutcomeValues) -> Effect:
    draft = EffectDraft(sentence=_sentence(values), day=_found_on(values.date), year=values.date.day.year)
    return services.record_effect(actor=sheet.actor, partnership=home, draft=draft)


def _sentence(values: OutcomeValues) -> str:
    return f"{values.text} {values.more}".strip()


def _found_on(told: PartialDate) -> date:
    """Return the day, or the last one of the year an effect is told of."""
    if told.precision == Precision.YEAR:
        return min(date(told.day.year, 12, 31), clock.today())
    return told.day
