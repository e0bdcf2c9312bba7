"""Parts 8, 12 and 13: recommendations with what became of them, communiqués, effects."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from spoiwo.attendance.states import CountKind
from spoiwo.common import polish
from spoiwo.documents.model import Align, Block, BulletList, NumberedList, Paragraph, Span, Table
from spoiwo.partnerships.selectors import statements_of
from spoiwo.partnerships.states import StatementKind
from spoiwo.recommendations.models import Effect, Implementation, Recommendation
from spoiwo.recommendations.states import Kind, StepState
from spoiwo.reports.parts.sources import Sources, grouped_by_aim
from spoiwo.reports.states import Chapter


def recommendations(sources: Sources) -> Iterable[Block]:
    """Recommendations of the period with what was done for each."""
    yield from sources.said("P06.adopted", "P06.completed")
    yield from sources.narrative(Chapter.RECOMMENDATIONS)
    for row in _recommendations(sources):
        yield Paragraph((Span(f"{row.label}: {row.title}", strong=True),))
        yield Paragraph(_standing(row))
        steps = [_step(step) for step in row.steps.all()]
        if steps:
            yield BulletList(tuple(steps))


def _recommendations(sources: Sources) -> Iterable[Recommendation]:
    report = sources.report
    adopted = Q(adopted_on__gte=report.since, adopted_on__lt=report.until)
    completed = Q(completed_on__gte=report.since, completed_on__lt=report.until)
    rows = Recommendation.objects.filter(adopted | completed, partnership=report.partnership)
    done = Implementation.objects.filter(state=StepState.DONE).order_by("done_on", "pk")
    rows = rows.filter(kind=Kind.RECOMMENDATION).order_by("adopted_on", "pk")
    return rows.prefetch_related(Prefetch("steps", done))


def _standing(row: Recommendation) -> str:
    adopted = polish.long_date(row.adopted_on) if row.adopted_on else "–"
    if row.completed_on:
        days = {"adopted": adopted, "completed": polish.long_date(row.completed_on)}
        return _("Adopted on %(adopted)s, carried out on %(completed)s") % days
    said = {"adopted": adopted, "state": str(row.get_state_display())}
    return _("Adopted on %(adopted)s, now: %(state)s") % said


def _step(step: Implementation) -> str:
    return f"{step.title} ({polish.long_date(step.done_on)})" if step.done_on else step.title


def communiques(sources: Sources) -> Iterable[Block]:
    """Communiqués with the number of places where each is proven to hang."""
    yield from sources.said("P08.communiques", "P08.institutions", "P08.places")
    yield from sources.narrative(Chapter.COMMUNIQUES)
    published = sources.counts["P08.communiques"].records
    if published:
        hanging = [one.detail for one in sources.counts["P08.places"].records]
        yield Table(
            caption=_("Communiqués and where they were posted"),
            headings=(_("Day"), _("Communiqué"), _("Proven postings")),
            rows=tuple(
                (
                    polish.long_date(one.day) if one.day else "–",
                    one.label,
                    polish.number(hanging.count(one.label)),
                )
                for one in published
            ),
            widths=(1.2, 4, 1),
            align=(Align.LEFT, Align.LEFT, Align.RIGHT),
        )


def effects(sources: Sources) -> Iterable[Block]:
    """Numbered effects, what was done for each aim, what each institution tells, how many people came."""
    found = _effects(sources)
    of_all = tuple(_effect(one) for one in found if one.recommendation_id is None)
    of_recommendations = tuple(_effect(one) for one in found if one.recommendation_id is not None)
    if of_all:
        yield NumberedList(of_all)
    yield from sources.narrative(Chapter.EFFECTS)
    if of_recommendations:
        yield Paragraph((Span(_("Effects of recommendations"), strong=True),))
        yield BulletList(of_recommendations)
    yield from sources.said("P12.exact", "P12.estimated")
    yield from _by_aim(sources)
    yield from _by_signatory(sources)


def _effects(sources: Sources) -> list[Effect]:
    """Return effects of the year, or of days that are no year those found within them."""
    report = sources.report
    rows = Effect.objects.filter(partnership=report.partnership)
    if report.year is not None:
        rows = rows.filter(year=report.year)
    else:
        rows = rows.filter(day__gte=report.since, day__lt=report.until)
    return list(rows.order_by("year", "order", "pk"))


def _effect(effect: Effect) -> str:
    people = _reached(effect.people, effect.people_kind, effect.people_wording, _("people reached"))
    institutions = _reached(
        effect.institutions, effect.institutions_kind, effect.institutions_wording, _("institutions reached")
    )
    more = "; ".join(one for one in (people, institutions) if one)
    return f"{effect.sentence} ({more})" if more else effect.sentence


def _reached(count: int | None, kind: str, wording: str, what: str) -> str:
    if count is None:
        return ""
    said = wording or polish.number(count)
    return f"{what}: {said}" if wording or kind == CountKind.EXACT else f"{what}: {_('about')} {said}"


def _by_aim(sources: Sources) -> Iterable[Block]:
    told = grouped_by_aim(sources.members)
    if not told:
        return
    yield Paragraph((Span(_("What was done for each aim"), strong=True),))
    groups = [one for one in statements_of(sources.report.partnership) if one.kind == StatementKind.AIM]
    for group in groups:
        for outline in group.walk():
            if outline.statement.pk in told:
                yield Paragraph(f"{outline.number}. {outline.statement.text}")
                yield BulletList(tuple(f"{name}: {words}" for name, words in told[outline.statement.pk]))


def _by_signatory(sources: Sources) -> Iterable[Block]:
    own = [part for part in sources.members if part.text.strip() or part.people is not None]
    if own:
        yield Table(
            caption=_("What each institution did"),
            headings=(_("Institution"), _("What was done"), _("People reached")),
            rows=tuple(
                (
                    part.organization_name,
                    part.text.strip(),
                    "" if part.people is None else polish.number(part.people),
                )
                for part in own
            ),
            heads_rows=True,
            widths=(2, 4, 1),
            align=(Align.LEFT, Align.LEFT, Align.RIGHT),
        )
