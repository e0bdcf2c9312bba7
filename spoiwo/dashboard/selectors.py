"""What waits for the officer: each a sentence with the one action that settles it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.agreements.selectors import agreements_of, signing_board
from spoiwo.agreements.states import State
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.after_tasks import after_tasks
from spoiwo.dashboard.communique_tasks import communique_tasks
from spoiwo.dashboard.duty_tasks import duty_tasks
from spoiwo.dashboard.election_tasks import election_tasks
from spoiwo.dashboard.forum_tasks import forum_tasks
from spoiwo.dashboard.meeting_tasks import meeting_tasks
from spoiwo.dashboard.recommendation_tasks import recommendation_tasks
from spoiwo.dashboard.tasks import Task
from spoiwo.figures.definitions import BY_CODE, FIGURES, Ground, Part
from spoiwo.figures.selectors import values_of
from spoiwo.forum.models import Circle
from spoiwo.forum.selectors import own_circles
from spoiwo.notifications.selectors import trouble_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import visible_partnerships
from spoiwo.partnerships.states import Stage
from spoiwo.recommendations.selectors import due_on
from spoiwo.registry.models import Organization, RoleHolding, Signatory
from spoiwo.registry.selectors import (
    count_members_by_partnership,
    likely_duplicates,
    silent_members,
)
from spoiwo.registry.states import PartnershipRole, Standing

ANNOUNCED_LONG_AGO = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class YearFigure:
    """A number of the year with its words and the page that shows its records."""

    number: int
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class PartnershipLine:
    """One of my partnerships, with its present number of signatories."""

    partnership: Partnership
    members: int


def my_partnerships(actor: Actor, day: date) -> list[PartnershipLine]:
    """Return the partnerships the actor works in, with P01 of the day, in two queries."""
    counts = count_members_by_partnership(day)
    return [PartnershipLine(row, counts.get(row.pk, 0)) for row in visible_partnerships(actor)]


def my_forums(actor: Actor, lines: Sequence[PartnershipLine], day: date) -> list[Circle]:
    """Return the forums the actor belongs to outside the partnerships she works in."""
    worked_in = {line.partnership.pk for line in lines}
    return [circle for circle in own_circles(actor, day) if circle.partnership_id not in worked_in]


def tasks_of(partnership: Partnership, day: date, rights: Collection[str]) -> list[Task]:
    """Return what waits in the partnership on the day for whoever holds the rights, the most pressing first.

    A task whose deed somebody may not do is not asked for: a button would only lead to a refusal.
    """
    return [task for right, tasks in _SOURCES if right in rights for task in tasks(partnership, day)]


def _recommendations(partnership: Partnership, day: date) -> list[Task]:
    return recommendation_tasks(partnership, due_on(partnership, day))


def _communiques(partnership: Partnership, _day: date) -> list[Task]:
    return communique_tasks(partnership)


def _letters(partnership: Partnership, _day: date) -> list[Task]:
    count = trouble_of(partnership.pk).count()
    if not count:
        return []
    return [
        Task(
            text=ngettext(
                "%(count)d letter failed, came back or perhaps never left",
                "%(count)d letters failed, came back or perhaps never left",
                count,
            )
            % {"count": count},
            detail=_("None of them is sent again by itself"),
            deed=_("See them"),
            url=reverse("notifications:letter_list", args=[partnership.slug]) + "?pokaz=klopoty",
        )
    ]


def _signings(partnership: Partnership, day: date) -> list[Task]:
    tasks = []
    for summary in agreements_of(partnership, day):
        if summary.agreement.state != State.SIGNING:
            continue
        board = signing_board(summary.agreement, day)
        late = len(board.late)
        tasks.append(
            Task(
                text=_("%(title)s is being signed: %(signed)d of %(all)d parties have signed")
                % {"title": summary.agreement.title, "signed": board.done, "all": len(board.rows)},
                detail=ngettext("%(late)d party is late", "%(late)d parties are late", late) % {"late": late},
                deed=_("Open the board"),
                url=reverse("agreements:board", args=[partnership.slug, summary.agreement.pk]),
            )
        )
    return tasks


def _announced(partnership: Partnership, day: date) -> list[Task]:
    waiting = (
        Signatory.objects.filter(partnership=partnership).announced_on(day).select_related("organization")
    )
    return [
        Task(
            text=saying(
                _("%(name)s announced its accession and has not signed yet"), name=row.organization.name
            ),
            detail=_("announced on %(day)s") % {"day": short_date(row.announced_on)},
            deed=_("Open"),
            url=reverse("registry:signatory", args=[partnership.slug, row.pk]),
            tag=_("more than a month ago") if (row.announced_on or day) < day - ANNOUNCED_LONG_AGO else "",
        )
        for row in waiting.exclude(state=Standing.INVITED)[:10]
    ]


def _stage_behind(partnership: Partnership, day: date) -> list[Task]:
    # An agreement can be signed before anybody moves the stage; until then the public sees nothing.
    begun = {State.SIGNING, State.IN_FORCE}
    if partnership.is_public or not any(
        row.agreement.state in begun for row in agreements_of(partnership, day)
    ):
        return []
    return [
        Task(
            text=_("The agreement is being signed or in force, and the stage still says: %(stage)s")
            % {"stage": partnership.get_stage_display()},
            detail=_("The public page opens from the stage “%(stage)s” on") % {"stage": Stage.SIGNING.label},
            deed=_("Move the stage"),
            url=reverse("registry:stage_move", args=[partnership.slug]),
        )
    ]


def _missing_roles(partnership: Partnership, day: date) -> list[Task]:
    held = set(RoleHolding.objects.filter(partnership=partnership).as_of(day).values_list("role", flat=True))
    sentences = {
        PartnershipRole.LEADER: _("Nobody is recorded as the leader"),
        PartnershipRole.SECRETARIAT: _("Nobody is recorded as the secretariat"),
    }
    return [
        Task(
            text=sentence,
            detail=_("The public page and every report name it"),
            deed=_("Record it"),
            url=reverse("registry:roles", args=[partnership.slug]),
        )
        for role, sentence in sentences.items()
        if role not in held
    ]


def _silent(partnership: Partnership, day: date) -> list[Task]:
    number = silent_members(partnership, day)
    if not number:
        return []
    return [
        Task(
            text=ngettext(
                "%(number)d signatory has no representative",
                "%(number)d signatories have no representative",
                number,
            )
            % {"number": number},
            detail=_("Invitations to meetings need somebody to go to"),
            deed=_("Add representatives"),
            url=reverse("registry:representation_list", args=[partnership.slug]),
        )
    ]


def _duplicates(partnership: Partnership, day: date) -> list[Task]:
    """Look at the most recently recorded members only: the whole list has its own page."""
    recent = Organization.objects.standing().filter(signatories__partnership=partnership).order_by("-pk")[:5]
    found = []
    seen: set[int] = set()
    for organization in recent:
        alike = likely_duplicates(
            organization.name, locality=organization.locality, exclude_id=organization.pk, limit=1
        )
        if alike and alike[0].organization.pk not in seen:
            seen.add(organization.pk)
            found.append(
                Task(
                    text=_("Two similar institutions: “%(one)s” and “%(other)s”")
                    % {"one": organization.name, "other": alike[0].organization.name},
                    detail=alike[0].reason,
                    deed=_("Compare"),
                    url=reverse(
                        "registry:organization_merge", args=[organization.pk, alike[0].organization.pk]
                    ),
                )
            )
    return found


# The most pressing first: the right its deed asks for, and what waits.
_SOURCES: tuple[tuple[str, Callable[[Partnership, date], list[Task]]], ...] = (
    ("meetings.edit_meeting", meeting_tasks),
    ("minutes.edit_minutes", after_tasks),
    ("duties.edit_rule", duty_tasks),
    ("elections.manage_election", election_tasks),
    ("recommendations.edit_recommendation", _recommendations),
    ("communiques.edit_communique", _communiques),
    ("meetings.edit_meeting", forum_tasks),
    ("notifications.send_letter", _letters),
    ("agreements.record_signature", _signings),
    ("registry.admit_signatory", _announced),
    ("partnerships.move_stage", _stage_behind),
    ("registry.assign_role", _missing_roles),
    ("registry.appoint_representative", _silent),
    ("registry.merge_organizations", _duplicates),
)


def year_in_figures(partnership: Partnership, day: date) -> list[YearFigure]:
    """Return figures of the year up to the day, each with the page of its records; one query."""
    # Who gave notice still belongs: only what happened by the day is told as done.
    ground = Ground((partnership,), date(day.year, 1, 1), clock.day_after(day))
    members = [figure for figure in FIGURES if figure.part == Part.SIGNATORIES]
    numbers = {value.figure.code: value.number for value in values_of(ground, members)}
    sectors = sum(number > 0 for code, number in numbers.items() if code.startswith("P14."))
    register = reverse("registry:signatory_list", args=[partnership.slug])
    return [
        YearFigure(
            numbers["P01"],
            ngettext("signatory today", "signatories today", numbers["P01"]),
            _records("P01", ground),
        ),
        YearFigure(sectors, ngettext("sector", "sectors", sectors), register),
        YearFigure(numbers["P15.joined"], _("joined this year"), _records("P15.joined", ground)),
        YearFigure(numbers["P15.left"], _("left this year"), _records("P15.left", ground)),
    ]


def _records(code: str, ground: Ground) -> str:
    page = reverse("figures:figure", args=[ground.partnerships[0].slug, BY_CODE[code].slug])
    return f"{page}?od={ground.since.isoformat()}&do={ground.last_day.isoformat()}"
