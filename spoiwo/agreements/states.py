"""Kinds and states of an agreement, its parties, amendments and declarations (domain.md 5.2 and 6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.states import Moves


class Kind(models.TextChoices):
    """The founding documents met in practice (domain.md 1)."""

    AGREEMENT = "agreement", _("agreement")
    CONTRACT = "contract", _("partnership contract")
    LETTER = "letter", _("letter of intent")


class Shape(models.TextChoices):
    """One document signed by all, or one-to-one contracts the leader keeps signing for years."""

    JOINT = "joint", _("one document signed by all")
    BILATERAL = "bilateral", _("one-to-one with the leader")


class State(models.TextChoices):
    """What people have done with the agreement; that its term has run out, the calendar says."""

    DRAFT = "draft", _("draft")
    SIGNING = "signing", _("being signed")
    IN_FORCE = "in_force", _("in force")
    TERMINATED = "terminated", _("terminated")
    SUPERSEDED = "superseded", _("replaced by another")
    ABANDONED = "abandoned", _("abandoned")


AGREEMENT_MOVES: Moves = {
    State.DRAFT: frozenset({State.SIGNING, State.ABANDONED}),
    State.SIGNING: frozenset({State.IN_FORCE, State.ABANDONED}),
    State.IN_FORCE: frozenset({State.TERMINATED, State.SUPERSEDED}),
    # A counter-entry undoes an ending recorded by mistake.
    State.TERMINATED: frozenset({State.IN_FORCE}),
    State.SUPERSEDED: frozenset({State.IN_FORCE}),
    State.ABANDONED: frozenset(),
}

ENDED = frozenset({State.TERMINATED, State.SUPERSEDED})
# Texts still being written, and those never signed, are nobody's business but the partners'.
PUBLIC_STATES = frozenset({State.SIGNING, State.IN_FORCE}) | ENDED
SIGNABLE_STATES = frozenset({State.SIGNING, State.IN_FORCE})


class Standing(models.TextChoices):
    """How an agreement stands on a day: its state, or that its term has run out."""

    DRAFT = "draft", _("draft")
    SIGNING = "signing", _("being signed")
    IN_FORCE = "in_force", _("in force")
    EXPIRED = "expired", _("expired")
    TERMINATED = "terminated", _("terminated")
    SUPERSEDED = "superseded", _("replaced by another")
    ABANDONED = "abandoned", _("abandoned")


class AccessionRule(models.TextChoices):
    """How newcomers join after the agreement was concluded."""

    LEADER = "leader", _("by a declaration the leader accepts")
    SIGNING = "signing", _("by signing the agreement itself")
    CLOSED = "closed", _("only by an amendment")


class AmendmentRule(models.TextChoices):
    """Whose consent an amendment needs (domain.md 6.3)."""

    ALL = "all", _("signed by all")
    TWO_THIRDS = "two_thirds", _("by two thirds of the signatories")


class PartyKind(models.TextChoices):
    """In what capacity a party signs (domain.md 14, trap 15)."""

    INSTITUTION = "institution", _("institution")
    ORGAN = "organ", _("organ")
    OFFICE = "office", _("holder of an office")
    BODY_MEMBER = "body_member", _("member of a collegiate body")


class PartyStanding(models.TextChoices):
    """Where a party stands on a day; derived from its dates and signatures."""

    SIGNED = "signed", _("has signed")
    ACCEDED = "acceded", _("acceded")
    LEADER_NEXT = "leader_next", _("waits for the leader's signature")
    ANNOUNCED = "announced", _("announced")
    ASKED = "asked", _("asked")
    LATE = "late", _("late")
    REFUSED = "refused", _("refused")
    NEVER_ASKED = "never_asked", _("never asked")


class Form(models.TextChoices):
    """The form of a signature (domain.md 11.7)."""

    PAPER = "paper", _("on paper")
    QUALIFIED = "qualified", _("qualified electronic signature")
    TRUSTED = "trusted", _("trusted signature")
    PERSONAL = "personal", _("personal signature")


class Side(models.TextChoices):
    PARTY = "party", _("for the party")
    LEADER = "leader", _("for the leader")


class AmendmentState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    ANNULLED = "annulled", _("annulled")


AMENDMENT_MOVES: Moves = {
    AmendmentState.DRAFT: frozenset({AmendmentState.ADOPTED, AmendmentState.ANNULLED}),
    AmendmentState.ADOPTED: frozenset({AmendmentState.ANNULLED}),
    AmendmentState.ANNULLED: frozenset(),
}


class AccessionState(models.TextChoices):
    DECLARED = "declared", _("waits for the leader")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("not accepted")
    ANNULLED = "annulled", _("annulled")


ACCESSION_MOVES: Moves = {
    AccessionState.DECLARED: frozenset(
        {AccessionState.ACCEPTED, AccessionState.REFUSED, AccessionState.ANNULLED}
    ),
    AccessionState.ACCEPTED: frozenset({AccessionState.ANNULLED}),
    AccessionState.REFUSED: frozenset({AccessionState.DECLARED}),
    AccessionState.ANNULLED: frozenset(),
}


class DepartureKind(models.TextChoices):
    WITHDRAWAL = "withdrawal", _("withdrawal")
    EXPULSION = "expulsion", _("expulsion")


class DepartureState(models.TextChoices):
    RECORDED = "recorded", _("recorded")
    ANNULLED = "annulled", _("taken back")


DEPARTURE_MOVES: Moves = {
    DepartureState.RECORDED: frozenset({DepartureState.ANNULLED}),
    DepartureState.ANNULLED: frozenset(),
}
