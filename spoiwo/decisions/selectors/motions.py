"""Motions, who votes on them, and what came of them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common.exceptions import NotFound
from spoiwo.decisions.electorate import Elector, electors_of
from spoiwo.decisions.models import Motion, Resolution
from spoiwo.decisions.states import Stage, Way
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.voting import wording
from spoiwo.voting.counting import MotionCount, Outcome
from spoiwo.voting.models import Entitlement
from spoiwo.voting.selectors import Turnout, corrigible, entitlements_of, turnout_of
from spoiwo.voting.snapshots import count_of
from spoiwo.voting.states import Kind
from spoiwo.voting.states import State as PollState

_SHOWN = (
    "partnership",
    "item__meeting__body",
    "item__meeting__partnership",
    "item__approves",
    "body",
    "moved_by",
    "bylaws__body",
    "poll__tally",
    "resolution",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a motion; ``count`` is None where there was consensus."""

    outcome: Outcome
    count: MotionCount | None
    votes: str
    counted: str
    sentence: str

    @property
    def is_adopted(self) -> bool:
        return self.outcome == Outcome.ADOPTED


@dataclass(frozen=True, slots=True)
class MotionLine:
    """A motion in a list, with its result once it has one and the resolution it is about."""

    motion: Motion
    result: Result | None
    resolution: Resolution | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """An institution on the list of voters. How anybody voted is not here.

    ``is_entered``: its raised hand was written down by the secretariat and may be corrected.
    """

    organization_id: int
    name: str
    speaker: str
    office: str
    is_chair: bool
    is_present: bool
    has_voted: bool
    excluded_because: str
    is_entered: bool = False


def motion_by_id(partnership: Partnership, number: int) -> Motion:
    """Return a motion of the partnership; raises NotFound."""
    found: Motion | None = _rows(Motion.objects.filter(partnership=partnership, pk=number)).first()
    if found is None:
        raise NotFound(_("There is no such motion."))
    return found


def _rows(rows: QuerySet[Motion]) -> QuerySet[Motion]:
    return rows.select_related(*_SHOWN)


def motions_of_meeting(meeting: Meeting) -> list[MotionLine]:
    """Return the motions put at a meeting, by item, in one query."""
    rows = _rows(Motion.objects.filter(item__meeting=meeting)).order_by("item", "order", "pk")
    return [line_of(motion) for motion in rows]


def circulations_of(partnership: Partnership) -> list[MotionLine]:
    """Return the motions put between sessions, the latest first."""
    rows = _rows(Motion.objects.filter(partnership=partnership, deadline__isnull=False))
    return [line_of(motion) for motion in rows.order_by("-deadline", "-pk")]


def motions_adopted_since(partnership: Partnership, day: date) -> list[Motion]:
    """Return the motions adopted on the day or later, the latest first."""
    rows = _rows(Motion.objects.filter(partnership=partnership, decided_on__gte=day))
    lines = (line_of(motion) for motion in rows.order_by("-decided_on", "-pk"))
    return [line.motion for line in lines if line.result is not None and line.result.is_adopted]


def line_of(motion: Motion) -> MotionLine:
    """Return the motion with what hangs on it, as already read."""
    resolution = motion.resolution if hasattr(motion, "resolution") else None
    return MotionLine(motion, result_of(motion), resolution)


def next_order(item: AgendaItem) -> int:
    """Return the place after the motions already put at the item."""
    last = Motion.objects.filter(item=item).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def result_of(motion: Motion) -> Result | None:
    """Return what came of a motion; None until it is decided, and for one that counts for nothing."""
    if motion.stage != Stage.DECIDED:
        return None
    if motion.way == Way.CONSENSUS:
        sentence = gettext("Adopted by consensus, without a vote.")
        return Result(outcome=Outcome.ADOPTED, count=None, votes="", counted="", sentence=sentence)
    stored = motion.recorded
    if motion.way == Way.BALLOT:
        if motion.poll is None or motion.poll.state != PollState.CLOSED:
            return None
        stored = motion.poll.tally.count
    count = count_of(Kind.MOTION, stored or {})
    assert isinstance(count, MotionCount)
    return Result(
        outcome=count.outcome,
        count=count,
        votes=wording.votes_sentence(count),
        counted=wording.counted_sentence(count),
        sentence=wording.outcome_sentence(count),
    )


def voters_of(motion: Motion) -> list[Voter]:
    """Return the list of voters with presence and, of a vote that is not secret, who has voted."""
    if motion.poll is None:
        return [_from_elector(one) for one in electors_of(motion)]
    voted = set() if motion.is_secret else _voted(motion)
    entered = corrigible(motion.poll)
    return [
        Voter(
            organization_id=row.organization_id,
            name=row.organization_name,
            speaker=row.voter_name,
            office=row.voter_office,
            is_chair=row.is_chair,
            is_present=row.is_present,
            has_voted=row.pk in voted,
            excluded_because=row.excluded_because,
            is_entered=row.organization_id in entered,
        )
        for row in entitlements_of(motion.poll)
    ]


def _voted(motion: Motion) -> set[int]:
    rows = Entitlement.objects.filter(poll=motion.poll, ballot__isnull=False)
    return set(rows.values_list("pk", flat=True))


def _from_elector(one: Elector) -> Voter:
    return Voter(
        organization_id=one.organization_id,
        name=one.organization_name,
        speaker=one.name,
        office=one.office,
        is_chair=one.is_chair,
        is_present=one.is_present,
        has_voted=False,
        excluded_because="",
    )


def recipients_of(motion: Motion) -> list[Elector]:
    """Return whom a letter with a link would reach.

    All by circulation; in a secret vote everybody present, for nobody raises a hand in it; otherwise
    those taking part remotely.
    """
    return [one for one in electors_of(motion) if one.email and _votes_by_link(motion, one)]


def speechless_of(motion: Motion) -> list[Elector]:
    """Return who votes by a link and has neither an address for it nor an account to vote from."""
    return [
        one
        for one in electors_of(motion)
        if _votes_by_link(motion, one) and not one.email and not one.accounts
    ]


def _votes_by_link(motion: Motion, one: Elector) -> bool:
    return motion.is_by_circulation or one.is_remote or (motion.is_secret and one.is_present)


def unsent_of(motion: Motion) -> list[Elector]:
    """Return whom the link of an open vote may still be sent to, also somebody who came late.

    Whoever has voted is left out, but of a secret vote nobody is told who has.
    """
    if motion.poll is None or motion.poll.state != PollState.OPEN:
        return []
    waiting = {v.organization_id for v in voters_of(motion) if not v.has_voted and not v.excluded_because}
    return [one for one in recipients_of(motion) if one.organization_id in waiting]


def turnout(motion: Motion) -> Turnout | None:
    """Return numbers only; None until the list of voters is made."""
    return turnout_of(motion.poll) if motion.poll is not None else None


def entitlement_for(motion: Motion, mark: str) -> Entitlement:
    """Return the entitlement somebody with this mark speaks for; raises NotFound."""
    rows = Entitlement.objects.filter(poll=motion.poll, voter_marks__contains=[mark])
    found: Entitlement | None = None
    if motion.poll is not None:
        found = rows.select_related("poll").first()
    if found is None:
        raise NotFound(_("This vote asks other institutions. If that is a mistake, tell the secretariat."))
    return found


def due_motions(moment: datetime) -> list[tuple[Partnership, int]]:
    """Return the open votes by circulation whose hour has passed, of every partnership."""
    with scopes_disabled():
        rows = Motion.objects.filter(deadline__lte=moment, poll__state=PollState.OPEN)
        return [(row.partnership, row.pk) for row in rows.select_related("partnership").order_by("pk")]
