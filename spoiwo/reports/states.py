"""Where a report stands, what period it tells of, and the sixteen parts it has (domain.md 9.1)."""

from enum import IntEnum
from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.exceptions import Sentence
from spoiwo.common.states import Moves
from spoiwo.figures.definitions import Part


class State(models.TextChoices):
    """Where a report stands; from the approval on its content is frozen."""

    DRAFT = "draft", pgettext_lazy("report", "being written")
    REMARKS = "remarks", pgettext_lazy("report", "sent for remarks")
    APPROVED = "approved", pgettext_lazy("report", "approved")
    FILED = "filed", pgettext_lazy("report", "filed")


MOVES: Moves = MappingProxyType(
    {
        State.DRAFT: frozenset({State.REMARKS, State.APPROVED}),
        State.REMARKS: frozenset({State.APPROVED, State.DRAFT}),
        # Taken back with a ground: what was approved is thrown away and approved anew.
        State.APPROVED: frozenset({State.FILED, State.DRAFT}),
        # Filed for good: annexes stand beside it.
        State.FILED: frozenset(),
    }
)
WRITABLE = (State.DRAFT, State.REMARKS)
FROZEN = (State.APPROVED, State.FILED)
# What personal links of this room open: the part of one institution, the report for remarks.
MEMBER_LINK = "reports.member"
REMARKS_LINK = "reports.remarks"


class Approval(models.TextChoices):
    """Who approved the report."""

    VOTE = "vote", pgettext_lazy("approval of a report", "by a vote")
    LEADER = "leader", pgettext_lazy("approval of a report", "by the leader")


class MemberPartState(models.TextChoices):
    """Whether an institution has told its part."""

    WAITING = "waiting", pgettext_lazy("part of a report", "waiting")
    GIVEN = "given", pgettext_lazy("part of a report", "told")


class Chapter(IntEnum):
    """The sixteen parts of a report, in its order (domain.md 9.1); the first is its heading."""

    HEADING = 1
    SIGNATORIES = 2
    SCOPE = 3
    COUNCIL = 4
    PLENARIES = 5
    EXTERNAL = 6
    SUPPORT = 7
    RECOMMENDATIONS = 8
    TRAININGS = 9
    FORUM = 10
    INFORMATION = 11
    COMMUNIQUES = 12
    EFFECTS = 13
    PLAN = 14
    SECRETARIAT = 15
    ANNEXES = 16

    @property
    def label(self) -> Sentence:
        """The heading."""
        return _LABELS[self]


# A part that has figures is headed as they are; the rest of the parts tell of no figures, or of more.
_LABELS: dict[Chapter, Sentence] = {Chapter(part): part.label for part in Part} | {
    Chapter.HEADING: _("The partnership and the period"),
    Chapter.SCOPE: _("Scope and aim"),
    Chapter.EFFECTS: _("Effects achieved"),
    Chapter.PLAN: _("Plan for the next year"),
    Chapter.SECRETARIAT: _("Secretariat"),
    Chapter.ANNEXES: _("Annexes"),
}
