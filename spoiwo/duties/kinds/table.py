"""The table of kinds."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from spoiwo.duties import wording
from spoiwo.duties.kinds.counted import counted_terms, meeting_evidence, showing_evidence
from spoiwo.duties.kinds.dated import closing_terms, yearly_terms
from spoiwo.duties.kinds.kind import Watched, Watching
from spoiwo.duties.kinds.things import host_terms, minutes_terms, project_terms, request_terms
from spoiwo.duties.records import Records
from spoiwo.duties.states import Every, Kind, Rotation, Who
from spoiwo.duties.terms import Evidence, Term
from spoiwo.meetings.states import MeetingKind

_BY_HAND = gettext_lazy("No record here can prove it: it is confirmed by hand, with a day and in words.")


def _meetings(kind: MeetingKind) -> Callable[[Watched, Records], Iterable[Term]]:
    def terms(watched: Watched, records: Records) -> Iterable[Term]:
        return counted_terms(watched, records, meeting_evidence(records.meetings, kind), _hold_meetings)

    return terms


def _hold_meetings(missing: int) -> str:
    return ngettext(
        "Hold %(count)d more meeting and mark it as held.",
        "Hold %(count)d more meetings and mark them as held.",
        missing,
    ) % {"count": missing}


def _show_practices(missing: int) -> str:
    return ngettext(
        "Show %(count)d more good practice at a meeting.",
        "Show %(count)d more good practices at meetings.",
        missing,
    ) % {"count": missing}


def _file_report(_missing: int) -> str:
    return _("File the report on the year.")


def _confirm_requests(_missing: int) -> str:
    return _("Confirm that each request was answered, or that none came.")


def _review(_missing: int) -> str:
    return _("Look whether the accessibility statement is still true, and confirm the review on its page.")


def _confirm(_missing: int) -> str:
    return _("Do it and confirm it here, with the day.")


def _practices(watched: Watched, records: Records) -> Iterable[Term]:
    return counted_terms(watched, records, showing_evidence(records), _show_practices)


def _report(watched: Watched, records: Records) -> Iterable[Term]:
    return yearly_terms(watched, records, _file_report, reports_back=True)


def _yearly(watched: Watched, records: Records) -> Iterable[Term]:
    return yearly_terms(watched, records, _confirm, reports_back=False)


def _accessibility(watched: Watched, records: Records) -> Iterable[Term]:
    return yearly_terms(watched, records, _review, reports_back=False)


def _requests(watched: Watched, records: Records) -> Iterable[Term]:
    """Each request by its own clock; a period in which none was recorded is confirmed by hand."""
    yield from request_terms(watched, records)
    came = {one.came_on for one in records.requests}
    yield from closing_terms(watched, records, _confirm_requests, told_on=came)


def _periodic(watched: Watched, records: Records) -> Iterable[Term]:
    return counted_terms(watched, records, (), _confirm)


_COUNTED = ("count", "every")
_BY_DATE = ("due_month", "due_day")

WATCHING: dict[Kind, Watching] = {
    Kind.PLENARIES: Watching(
        gettext_lazy("Meetings of signatories that were held; planned ones show that it will be kept."),
        _COUNTED,
        {"count": 1, "every": Every.YEAR},
        Who.LEADER,
        60,
        wording.plenaries,
        _meetings(MeetingKind.SIGNATORIES),
    ),
    Kind.HOSTS: Watching(
        gettext_lazy("The institution at whose seat each meeting of signatories is held."),
        ("rotation",),
        {"rotation": Rotation.SUCCESSIVE},
        Who.SECRETARIAT,
        30,
        wording.hosts,
        host_terms,
    ),
    Kind.COUNCIL: Watching(
        gettext_lazy("Sessions of the programme council that were held."),
        _COUNTED,
        {"count": 1, "every": Every.QUARTER},
        Who.CHAIR,
        30,
        wording.council,
        _meetings(MeetingKind.COUNCIL),
    ),
    Kind.FORUM: Watching(
        gettext_lazy("Meetings of the forum that were held."),
        _COUNTED,
        {"count": 3, "every": Every.YEAR},
        Who.SECRETARIAT,
        60,
        wording.forum,
        _meetings(MeetingKind.FORUM),
    ),
    Kind.PRACTICES: Watching(
        gettext_lazy("Cards of good practice shown at meetings that were held."),
        _COUNTED,
        {"count": 3, "every": Every.YEAR},
        Who.SECRETARIAT,
        60,
        wording.practices,
        _practices,
    ),
    Kind.REPORT: Watching(
        gettext_lazy("The report on the year before, once it is filed; until then confirmed by hand."),
        _BY_DATE,
        {"due_month": 1, "due_day": 31},
        Who.SECRETARIAT,
        30,
        wording.report,
        _report,
    ),
    Kind.MINUTES: Watching(
        gettext_lazy(
            "Minutes of meetings of signatories, the council and working groups: the day they were sent "
            "for remarks or given for approval."
        ),
        ("days", "in_working_days"),
        {"days": 14, "in_working_days": False},
        Who.SECRETARIAT,
        5,
        wording.minutes,
        minutes_terms,
    ),
    Kind.MARKS: Watching(
        gettext_lazy("The line of signs and the public description of each project, in each of its years."),
        (),
        {},
        Who.BENEFICIARY,
        366,
        wording.marks,
        project_terms,
    ),
    Kind.ACCESSIBILITY: Watching(
        gettext_lazy("Reviews of the accessibility statement, confirmed on its page, in each year."),
        _BY_DATE,
        {"due_month": 3, "due_day": 31},
        Who.SECRETARIAT,
        60,
        wording.accessibility,
        _accessibility,
    ),
    Kind.REQUESTS: Watching(
        gettext_lazy(
            "Each request in the register, by the clock of its kind: the day it was settled. For a period in "
            "which none is recorded somebody confirms that none came."
        ),
        ("days", "in_working_days", "every"),
        {"days": 7, "in_working_days": False, "every": Every.QUARTER},
        Who.SECRETARIAT,
        7,
        wording.requests,
        _requests,
    ),
    Kind.BY_DATE: Watching(
        _BY_HAND, _BY_DATE, {"due_month": 12, "due_day": 31}, Who.SECRETARIAT, 30, wording.by_date, _yearly
    ),
    Kind.PERIODIC: Watching(
        _BY_HAND,
        ("every",),
        {"every": Every.YEAR, "count": 1},
        Who.SECRETARIAT,
        30,
        wording.periodic,
        _periodic,
    ),
}


def terms_of(watched: Watched, records: Records) -> list[Term]:
    """Return the deadlines of a duty in the years of the records, each with its evidence by hand too."""
    return [_with_hands(term, watched) for term in WATCHING[watched.kind].terms(watched, records)]


def _with_hands(term: Term, watched: Watched) -> Term:
    own = tuple(
        Evidence(
            one.day, one.words, one.url, gettext_lazy("confirmed by hand"), is_by_hand=True, number=one.pk
        )
        for one in watched.fulfilments
        if one.term == term.key
    )
    return replace(term, evidence=(*term.evidence, *own)) if own else term
