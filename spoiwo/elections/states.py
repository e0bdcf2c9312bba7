"""Choices of an election and the guarded steps of one."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves
from spoiwo.voting.states import Form


class State(models.TextChoices):
    """Whether nominations are accepted on a day follows from the calendar while it is called."""

    CALLED = "called", pgettext_lazy("state of an election", "nominations")
    CANDIDATES = "candidates", pgettext_lazy("state of an election", "candidates named")
    VOTING = "voting", pgettext_lazy("state of an election", "voting")
    COUNTED = "counted", pgettext_lazy("state of an election", "votes counted")
    DECIDED = "decided", pgettext_lazy("state of an election", "decided")
    ANNULLED = "annulled", pgettext_lazy("state of an election", "annulled")


MOVES: Moves = {
    State.CALLED: frozenset({State.CANDIDATES, State.ANNULLED}),
    State.CANDIDATES: frozenset({State.VOTING, State.ANNULLED}),
    State.VOTING: frozenset({State.COUNTED, State.ANNULLED}),
    State.COUNTED: frozenset({State.VOTING, State.DECIDED, State.ANNULLED}),
    State.DECIDED: frozenset({State.ANNULLED}),
    State.ANNULLED: frozenset(),
}


class NominationState(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("nomination", "received")
    ACCEPTED = "accepted", pgettext_lazy("nomination", "accepted")
    REJECTED = "rejected", pgettext_lazy("nomination", "rejected")
    WITHDRAWN = "withdrawn", pgettext_lazy("nomination", "withdrawn")


NOMINATION_MOVES: Moves = {
    NominationState.RECEIVED: frozenset(
        {NominationState.ACCEPTED, NominationState.REJECTED, NominationState.WITHDRAWN}
    ),
    NominationState.ACCEPTED: frozenset({NominationState.REJECTED, NominationState.WITHDRAWN}),
    NominationState.REJECTED: frozenset({NominationState.RECEIVED}),
    NominationState.WITHDRAWN: frozenset(),
}
STANDING = (NominationState.RECEIVED, NominationState.ACCEPTED)


class Consent(models.TextChoices):
    """Whether the person nominated agrees to stand."""

    NOT_ASKED = "not_asked", pgettext_lazy("consent", "not asked yet")
    ASKED = "asked", pgettext_lazy("consent", "asked")
    GIVEN = "given", pgettext_lazy("consent", "given")
    REFUSED = "refused", pgettext_lazy("consent", "refused")


CONSENT_MOVES: Moves = {
    Consent.NOT_ASKED: frozenset({Consent.ASKED, Consent.GIVEN, Consent.REFUSED}),
    Consent.ASKED: frozenset({Consent.ASKED, Consent.GIVEN, Consent.REFUSED}),
    Consent.GIVEN: frozenset(),
    Consent.REFUSED: frozenset(),
}


class Verdict(models.TextChoices):
    """What a scrutineer says of a protocol."""

    WAITING = "waiting", pgettext_lazy("scrutineer", "has not answered yet")
    CONFIRMED = "confirmed", pgettext_lazy("scrutineer", "confirms the protocol")
    REMARKED = "remarked", pgettext_lazy("scrutineer", "makes a remark")


VERDICT_MOVES: Moves = {
    Verdict.WAITING: frozenset({Verdict.CONFIRMED, Verdict.REMARKED}),
    Verdict.REMARKED: frozenset({Verdict.CONFIRMED, Verdict.REMARKED}),
    Verdict.CONFIRMED: frozenset(),
}


class BallotMethod(models.TextChoices):
    """Values are those of ``voting.counting.Method``."""

    APPROVAL = "approval", _("several candidates on a ballot")
    SINGLE = "single", _("one candidate on a ballot")


class Majority(models.TextChoices):
    """Values are those of ``voting.counting.ElectionMajority``."""

    PLURALITY = "plurality", _("the most votes")
    ABSOLUTE = "absolute", _("more than half of the ballots cast")


class QuorumBasis(models.TextChoices):
    """Values are those of ``voting.counting.QuorumBasis``."""

    PRESENT = "present", _("of the entitled who are present")
    CAST = "cast", _("of the entitled who vote")
    NONE = "none", _("no quorum is asked")


class BallotOrder(models.TextChoices):
    """How candidates get their numbers on the ballot."""

    ALPHABET = "alphabet", _("alphabetical, by surname")
    LOT = "lot", _("drawn by lot")


class RoundKind(models.TextChoices):
    FIRST = "first", pgettext_lazy("round of voting", "first")
    REPEATED = "repeated", pgettext_lazy("round of voting", "repeated")
    FURTHER = "further", pgettext_lazy("round of voting", "for the seats left")


# An election is no vote by circulation: nobody would close the list of those present, nor the box.
FORMS = [(form.value, form.label) for form in (Form.ROOM, Form.REMOTE, Form.HYBRID)]
