"""Rules that bind each thing by itself: minutes of a meeting, a project in each of its years, a host."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.duties.kinds.counted import Todo
from spoiwo.duties.kinds.kind import Watched
from spoiwo.duties.models import Rule
from spoiwo.duties.records import MeetingFact, ProjectFact, Records
from spoiwo.duties.spans import LAST_DAY, Span, common, deadline, periods
from spoiwo.duties.states import Every, Rotation, Who
from spoiwo.duties.terms import Evidence, Term
from spoiwo.meetings.states import MeetingKind
from spoiwo.projects.selectors import missing_facts
from spoiwo.projects.states import LINES, OPTIONAL, Perspective, SignKind

# Nobody writes minutes of a forum by a rule; whoever wants to, may.
MINUTED = frozenset({MeetingKind.SIGNATORIES, MeetingKind.COUNCIL, MeetingKind.GROUP})


def _rule_on(watched: Watched, records: Records, day: date) -> Rule | None:
    """Return the rule that bound the partnership on the day."""
    if not any(span.since <= day < span.until for span in records.bound):
        return None
    return next((rule for rule in watched.rules if rule.holds_on(day)), None)


def minutes_terms(watched: Watched, records: Records) -> Iterator[Term]:
    """Yield a deadline for the minutes of each meeting that took place."""
    for one in records.meetings:
        rule = _rule_on(watched, records, one.day)
        if rule is None or one.kind not in MINUTED or not one.took_place:
            continue
        ready = (Evidence(one.ready_on, one.title, one.minutes_url, _("minutes")),) if one.ready_on else ()
        yield Term(
            key=f"m{one.number}",
            label=one.title,
            since=one.day,
            due=deadline(one.day, rule.days, working=rule.in_working_days),
            need=1,
            evidence=ready,
            who=Who(rule.who),
            warn_days=rule.warn_days,
            todo=lambda _missing: _("Write the minutes and send them to those who were present."),
            is_curable=True,
            url=one.minutes_url,
            is_record=True,
        )


def request_terms(watched: Watched, records: Records) -> Iterator[Term]:
    """Yield a deadline for each request of a citizen; one that was withdrawn asks for nothing."""
    for one in records.requests:
        rule = _rule_on(watched, records, one.came_on)
        if rule is None:
            continue
        settled = None if one.is_withdrawn else one.settled_on
        yield Term(
            key=f"r{one.number}",
            label=f"Wniosek {one.reference}",
            since=one.came_on,
            due=one.due_on,
            need=0 if one.is_withdrawn else 1,
            evidence=(Evidence(settled, "", one.url, _("answer to a request")),) if settled else (),
            who=Who(rule.who),
            # A term of a week is not near on the day it begins.
            warn_days=min(rule.warn_days, (one.due_on - one.came_on).days // 2),
            todo=lambda _missing: _("Answer the request, or move its term with a reason."),
            is_curable=True,
            url=one.url,
            is_record=True,
            why_exempt=_("The person withdrew the request."),
        )


def host_terms(watched: Watched, records: Records) -> Iterator[Term]:
    """Yield a deadline for the host of each meeting of signatories after the first."""
    gatherings = [one for one in records.meetings if one.kind == MeetingKind.SIGNATORIES]
    for place, one in enumerate(gatherings):
        rule = _rule_on(watched, records, one.day)
        if rule is None or not place:
            continue
        before = gatherings[:place]
        is_right = one.host is not None and _takes_turn(rule, one, before, records)
        # Where it was held, but at nobody's seat, nobody has taken a turn and none was taken from anybody.
        need = 0 if one.took_place and one.host is None else 1
        proof = Evidence(
            one.day, one.host_name, one.url, _("host"), is_planned=not one.took_place, number=one.number
        )
        yield Term(
            key=f"h{one.number}",
            label=one.title,
            since=min(one.day, before[-1].day),
            due=one.day,
            need=need,
            evidence=(proof,) if is_right else (),
            who=Who(rule.who),
            warn_days=rule.warn_days,
            todo=_todo_of_host(one),
            url=one.url,
            is_record=True,
            why_exempt=_("No signatory is recorded as its host, so nobody has taken a turn."),
        )


def _todo_of_host(one: MeetingFact) -> Todo:
    if one.host is None:
        return lambda _missing: _("Agree with a signatory that has not hosted for long to host the meeting.")
    return lambda _missing: _("Choose another host: this one has had its turn.")


def _takes_turn(rule: Rule, one: MeetingFact, before: list[MeetingFact], records: Records) -> bool:
    hosted = [earlier for earlier in before if earlier.host is not None]
    if rule.rotation == Rotation.SUCCESSIVE:
        return not hosted or hosted[-1].host != one.host
    last = next((earlier for earlier in reversed(hosted) if earlier.host == one.host), None)
    if last is None:
        return True
    since = {earlier.host for earlier in hosted if earlier.day > last.day}
    since |= {number for number, day in records.asked if last.day < day <= one.day}
    others = {number for number, span in records.members if span.since <= one.day < span.until}
    return others - {one.host} <= since


def project_terms(watched: Watched, records: Records) -> Iterator[Term]:
    """Yield a deadline for each project with money of the Union and each year in which it lasts."""
    for fact in records.projects:
        begins = fact.project.beginning
        if begins is None:
            continue
        lasts = Span(begins, fact.project.valid_to or LAST_DAY)
        for period in periods(Every.YEAR, records.window):
            for rule in watched.rules:
                spans = common(common([lasts], [period]), common([rule.span], records.bound))
                if spans:
                    yield _project_term(fact, rule, Span(spans[0].since, spans[-1].until))


def _project_term(fact: ProjectFact, rule: Rule, span: Span) -> Term:
    url = reverse("projects:project", args=[fact.link.partnership.slug, fact.link.pk])
    missing = [str(word) for word in missing_facts(fact.project)]
    signed = _line_complete_on(fact)
    evidence = []
    if signed is not None:
        evidence.append(Evidence(max(signed, span.since), "", url, _("all signs of the line"), number=1))
    if not missing:
        evidence.append(Evidence(span.since, "", url, _("whole description"), number=2))
    wanted = [*([] if signed else [_("signs")]), *missing]
    return Term(
        key=f"p{fact.project.pk}-{span.since.year}",
        label=fact.project.title,
        since=span.since,
        due=span.last_day,
        need=2,
        evidence=tuple(evidence),
        who=Who(rule.who),
        warn_days=rule.warn_days,
        todo=lambda _missing: _("Add what the project still lacks: %(what)s.") % {"what": ", ".join(wanted)},
        is_curable=True,
        url=url,
        is_record=True,
    )


def _line_complete_on(fact: ProjectFact) -> date | None:
    """Return the day since which no place of the line of signs is empty; None while one is."""
    firsts = fact.signs
    if SignKind.WHOLE in firsts:
        return firsts[SignKind.WHOLE]
    line = [
        kind
        for kind in LINES[Perspective(fact.project.perspective)]
        if kind != OPTIONAL or fact.project.has_region_sign
    ]
    return max(firsts[kind] for kind in line) if all(kind in firsts for kind in line) else None
