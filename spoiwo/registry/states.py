"""Choices of the registry and the moves of a membership (domain.md 5.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.states import Moves


class Standing(models.TextChoices):
    """How an institution stands to a partnership."""

    INVITED = "invited", _("invited")
    ANNOUNCED = "announced", _("announced")
    ACCEDED = "acceded", _("signatory")
    SUSPENDED = "suspended", _("suspended")
    WITHDRAWN = "withdrawn", _("withdrew")
    EXPELLED = "expelled", _("expelled")
    DISSOLVED = "dissolved", _("dissolved")
    DECLINED = "declined", _("declined")
    VOID = "void", _("recorded by mistake")


BEFORE = frozenset({Standing.INVITED, Standing.ANNOUNCED})
ENDINGS = frozenset({Standing.WITHDRAWN, Standing.EXPELLED, Standing.DISSOLVED})
# An ended membership still counts on the days before it ended, so it is a "member state" with an end.
MEMBER_STATES = frozenset({Standing.ACCEDED, Standing.SUSPENDED}) | ENDINGS

STANDING_MOVES: Moves = {
    Standing.INVITED: frozenset({Standing.ANNOUNCED, Standing.ACCEDED, Standing.DECLINED, Standing.VOID}),
    Standing.ANNOUNCED: frozenset({Standing.ACCEDED, Standing.DECLINED, Standing.VOID}),
    # An admission recorded by mistake goes back to what it was, or is struck out and stays in sight.
    Standing.ACCEDED: frozenset({Standing.SUSPENDED, *BEFORE, Standing.VOID}) | ENDINGS,
    Standing.SUSPENDED: frozenset({Standing.ACCEDED}) | ENDINGS,
    # A counter-entry undoes an ending recorded by mistake.
    Standing.WITHDRAWN: frozenset({Standing.ACCEDED, Standing.SUSPENDED}),
    Standing.EXPELLED: frozenset({Standing.ACCEDED, Standing.SUSPENDED}),
    Standing.DISSOLVED: frozenset({Standing.ACCEDED, Standing.SUSPENDED}),
    Standing.DECLINED: frozenset(BEFORE),
    Standing.VOID: frozenset(),
}


class NameKind(models.TextChoices):
    OFFICIAL = "official", _("official name")
    ALIAS = "alias", _("also known as")


class Scheme(models.TextChoices):
    """Registers of institutions (domain.md 10)."""

    REGON = "regon", "REGON"
    NIP = "nip", "NIP"
    KRS = "krs", "KRS"
    EDELIVERY = "ade", _("e-delivery address")


class SocialEnterpriseStatus(models.TextChoices):
    """Status by a voivode's decision since 30 October 2022 (domain.md 3.2)."""

    NONE = "none", _("none")
    GRANTED = "granted", _("granted")
    LOST = "lost", _("lost")
    EXPIRED = "expired", _("expired")


class FormOfAddress(models.TextChoices):
    UNKNOWN = "", _("not told")
    PAN = "pan", "Pan"
    PANI = "pani", "Pani"
    PANSTWO = "panstwo", "Państwo"


class RepresentationKind(models.TextChoices):
    REPRESENTATIVE = "representative", _("representative")
    DEPUTY = "deputy", _("deputy")
    CONTACT = "contact", _("contact person")


class PartnershipRole(models.TextChoices):
    LEADER = "leader", _("leader")
    SECRETARIAT = "secretariat", _("secretariat")
    INITIATOR = "initiator", _("initiator")
    PATRON = "patron", _("patron")
