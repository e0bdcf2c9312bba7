"""Kinds and states of an agreement, its parties, amendments and declarations (domain.md 5.2 and 6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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

    DRAFT = "draft", pgettext_lazy("agreement", "draft")
    SIGNING = "signing", pgettext_lazy("agreement", "being signed")
    IN_FORCE = "in_force", pgettext_lazy("agreement", "in force")
    TERMINATED = "terminated", pgettext_lazy("agreement", "terminated")
    SUPERSEDED = "superseded", pgettext_lazy("agreement", "replaced by another")
    ABANDONED = "abandoned", pgettext_lazy("agreement", "abandoned")


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

    DRAFT = "draft", pgettext_lazy("agreement", "draft")
    SIGNING = "signing", pgettext_lazy("agreement", "being signed")
    IN_FORCE = "in_force", pgettext_lazy("agreement", "in force")
    EXPIRED = "expired", pgettext_lazy("agreement", "expired")
    TERMINATED = "terminated", pgettext_lazy("agreement", "terminated")
    SUPERSEDED = "superseded", pgettext_lazy("agreement", "replaced by another")
    ABANDONED = "abandoned", pgettext_lazy("agreement", "abandoned")


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

    SIGNED = "signed", pgettext_lazy("party", "has signed")
    ACCEDED = "acceded", pgettext_lazy("party", "acceded")
    LEADER_NEXT = "leader_next", pgettext_lazy("party", "waits for the leader's signature")
    ANNOUNCED = "announced", pgettext_lazy("party", "announced")
    ASKED = "asked", pgettext_lazy("party", "asked")
    LATE = "late", pgettext_lazy("party", "late")
    REFUSED = "refused", pgettext_lazy("party", "refused")
    NEVER_ASKED = "never_asked", pgettext_lazy("party", "never asked")


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
    DRAFT = "draft", pgettext_lazy("amendment", "draft")
    ADOPTED = "adopted", pgettext_lazy("amendment", "adopted")
    ANNULLED = "annulled", pgettext_lazy("amendment", "annulled")


AMENDMENT_MOVES: Moves = {
    AmendmentState.DRAFT: frozenset({AmendmentState.ADOPTED, AmendmentState.ANNULLED}),
    AmendmentState.ADOPTED: frozenset({AmendmentState.ANNULLED}),
    AmendmentState.ANNULLED: frozenset(),
}


class AccessionState(models.TextChoices):
    DECLARED = "declared", pgettext_lazy("declaration", "waits for the leader")
    ACCEPTED = "accepted", pgettext_lazy("declaration", "accepted")
    REFUSED = "refused", pgettext_lazy("declaration", "not accepted")
    ANNULLED = "annulled", pgettext_lazy("declaration", "annulled")


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
    RECORDED = "recorded", pgettext_lazy("departure", "recorded")
    ANNULLED = "annulled", pgettext_lazy("departure", "taken back")


DEPARTURE_MOVES: Moves = {
    DepartureState.RECORDED: frozenset({DepartureState.ANNULLED}),
    DepartureState.ANNULLED: frozenset(),
}
