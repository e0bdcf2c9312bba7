"""Cards of an institution: votes, meetings, tasks, postings, the report, offers, advice, the plan."""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import Answer as Coming
from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.communiques.models import Communique, Placement
from spoiwo.communiques.states import Posting
from spoiwo.communiques.states import State as CommuniqueState
from spoiwo.dashboard.own.card import OwnCard, Words, reached
from spoiwo.dashboard.own.voice import Voice
from spoiwo.dashboard.own.votes import VOTES
from spoiwo.dashboard.own.writing import WRITTEN
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.decisions.models import Task as GivenTask
from spoiwo.decisions.states import TaskState
from spoiwo.hosting.models import HostRequest
from spoiwo.hosting.states import State as HostState
from spoiwo.meetings.states import AHEAD
from spoiwo.offers.models import Inquiry, Offer
from spoiwo.offers.selectors import is_standing
from spoiwo.offers.states import Standing
from spoiwo.plans.models import Reporter
from spoiwo.plans.states import OPEN as OPEN_ACTIONS
from spoiwo.plans.states import PlanState
from spoiwo.recommendations.models import Response
from spoiwo.recommendations.states import OPEN, Answer
from spoiwo.reports.models import MemberPart
from spoiwo.reports.states import WRITABLE, MemberPartState

LENGTH = 120


def _overdue(row: Waiting, day: date) -> str:
    return _("overdue") if row.day is not None and row.day < day else ""


def _invitations(voice: Voice, day: date) -> Question:
    rows = Participant.objects.filter(
        voice.concerns(),
        meeting__partnership=voice.partnership,
        meeting__state__in=AHEAD,
        meeting__day__gte=day,
        invited_at__isnull=False,
    )
    # An answer to the day before the meeting was moved is old.
    fresh = Q(answer_day=F("meeting__day"))
    rows = rows.annotate(said=_said(fresh))
    return question(
        rows, title="meeting__title", name="said", day="meeting__day", under="link_id", late=reached(voice)
    )


def _said(fresh: Q) -> Any:
    return Case(When(fresh, then=F("answer")), default=Value(""), output_field=CharField())


def _invitation(row: Waiting, _day: date) -> Words:
    on = _("on %(day)s") % {"day": short_date(row.day)}
    if row.name:
        said = f"{on}, {Coming(row.name).label}"
        return saying(_("Meeting: %(title)s"), title=row.title), said, _("Change the answer"), ""
    text = saying(_("Will you come? %(title)s"), title=row.title)
    return text, on, _("Answer the invitation"), ""


def _hosting(voice: Voice, day: date) -> Question:
    rows = HostRequest.objects.filter(
        voice.concerns(), meeting__partnership=voice.partnership, meeting__day__gte=day, state=HostState.ASKED
    )
    return question(rows, title="meeting__title", day="meeting__day", under="link_id", late=reached(voice))


def _host(row: Waiting, _day: date) -> Words:
    text = saying(_("Will you host a meeting? %(title)s"), title=row.title)
    return text, _("on %(day)s") % {"day": short_date(row.day)}, _("Say whether you can"), ""


def _tasks(voice: Voice, _day: date) -> Question:
    rows = GivenTask.objects.filter(voice.concerns(), partnership=voice.partnership, state=TaskState.OPEN)
    return question(rows, title="text", day="due", under="link_id", late=reached(voice))


def _task(row: Waiting, day: date) -> Words:
    until = _("until %(day)s") % {"day": short_date(row.day)} if row.day else _("without a day")
    text = saying("%(text)s", text=Truncator(row.title).chars(LENGTH))
    return text, until, _("Say how it went"), _overdue(row, day)


def _postings(voice: Voice, _day: date) -> Question:
    rows = Placement.objects.filter(
        voice.concerns(),
        communique__partnership=voice.partnership,
        communique__state=CommuniqueState.PUBLISHED,
        state__in=[Posting.WAITING, Posting.LOST],
        sent_at__isnull=False,
    )
    # People of institutions read what everybody reads: a title with hidden words is not said.
    is_whole = When(communique__bars=[], then=F("communique__title"))
    title = Case(is_whole, default=Value(""), output_field=TextField())
    number, year = F("communique__number"), F("communique__year")
    late, day = reached(voice), F("communique__day")
    return question(rows, day=day, under="link_id", late=late, title=title, count=number, of=year)


def _posting(row: Waiting, _day: date) -> Words:
    label = Communique(number=row.count, year=row.of).label
    text = saying(_("Where does it hang? %(label)s"), label=label)
    return text, saying("%(title)s", title=row.title), _("Show where it hangs"), ""


def _parts(voice: Voice, _day: date) -> Question:
    rows = MemberPart.objects.filter(
        voice.concerns(),
        report__partnership=voice.partnership,
        report__state__in=WRITABLE,
        asked_at__isnull=False,
        state=MemberPartState.WAITING,
    )
    return question(rows, title="report__title", day="asked_at__date", under="link_id", late=reached(voice))


def _part(row: Waiting, _day: date) -> Words:
    text = saying(_("Your part of the report: %(title)s"), title=row.title)
    detail = _("a few sentences are enough; asked on %(day)s") % {"day": short_date(row.day)}
    return text, detail, _("Write our part"), ""


def _recommendations(voice: Voice, _day: date) -> Question:
    rows = Response.objects.filter(
        voice.concerns(),
        recommendation__partnership=voice.partnership,
        recommendation__state__in=OPEN,
        state=Answer.ASKED,
    )
    title = "recommendation__title"
    return question(rows, title=title, day="due", under="link_id", late=reached(voice))


def _recommendation(row: Waiting, day: date) -> Words:
    text = saying(_("A recommendation waits for your answer: %(title)s"), title=row.title)
    until = _("expected by %(day)s") % {"day": short_date(row.day)} if row.day else _("without a day")
    return text, until, _("Answer it"), _overdue(row, day)


def _offers(voice: Voice, day: date) -> Question:
    """Ask for offers not confirmed lately; the link is that of the last letter about them."""
    asked = Inquiry.objects.filter(
        partnership=voice.partnership, provider=OuterRef("provider"), email__iexact=voice.email
    ).order_by("-quarter")
    is_old = is_standing(Standing.STALE, day) | is_standing(Standing.FADED, day)
    rows = Offer.objects.filter(
        is_old, partnership=voice.partnership, provider__in=voice.institutions
    ).annotate(letter=Coalesce(Subquery(asked.values("link_id")[:1]), 0))
    return question(rows, title="name", day="assured_on", under="letter", late=1)


def _offer(row: Waiting, _day: date) -> Words:
    text = saying(_("Is this offer still true? %(title)s"), title=row.title)
    detail = _("last confirmed on %(day)s") % {"day": short_date(row.day)}
    return text, detail, _("Confirm the offers"), ""


def _plans(voice: Voice, day: date) -> Question:
    late = Q(plan__actions__organization=F("organization"), plan__actions__valid_to__lte=day)
    rows = Reporter.objects.filter(
        voice.concerns(),
        late,
        plan__partnership=voice.partnership,
        plan__state=PlanState.ADOPTED,
        plan__actions__state__in=OPEN_ACTIONS,
    ).distinct()
    return question(rows, title="plan__title", under="link_id", late=reached(voice))


def _plan(row: Waiting, _day: date) -> Words:
    text = saying(_("How far are your actions? %(title)s"), title=row.title)
    return text, _("the last day of some has passed"), _("Tell the progress"), ""


CARDS = (
    VOTES,
    OwnCard(_hosting, _host, route="hosting:answer"),
    OwnCard(_invitations, _invitation, route="attendance:answer"),
    OwnCard(_recommendations, _recommendation, route="recommendations:answer"),
    OwnCard(_tasks, _task, route="decisions:task_link"),
    OwnCard(_parts, _part, route="reports:member_link"),
    OwnCard(_postings, _posting, route="communiques:placed"),
    OwnCard(_offers, _offer, route="offers:assure"),
    OwnCard(_plans, _plan, route="plans:progress_link"),
    *WRITTEN,
)
