"""Kinds, levels, roles and the guarded stages of a partnership (domain.md 4 and 5.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class Kind(models.TextChoices):
    LOCAL = "local", _("local, of three sectors")
    PUBLIC_PRIVATE = "public_private", _("public-private")
    PROJECT = "project", _("project-based")
    BRANCH = "branch", _("branch or sectoral")
    THEMATIC = "thematic", _("thematic, under a pact")
    INTER_COUNTY = "inter_county", _("of several counties")
    PACT = "pact", _("pact")


class Level(models.TextChoices):
    COMMUNE = "commune", _("commune")
    COUNTY = "county", _("county")
    SUBREGION = "subregion", _("subregion")
    VOIVODESHIP = "voivodeship", _("voivodeship")


class Stage(models.TextChoices):
    """The life of a partnership, from an idea to the archive."""

    INITIATIVE = "initiative", _("initiative")
    DIAGNOSIS = "diagnosis", _("needs assessment")
    PREPARATION = "preparation", _("in preparation")
    SIGNING = "signing", _("being signed")
    ACTIVE = "active", _("active")
    EVALUATION = "evaluation", _("under evaluation")
    SUSPENDED = "suspended", pgettext_lazy("stage", "suspended")
    ENDED = "ended", _("ended")
    ABANDONED = "abandoned", _("abandoned")


STAGE_MOVES: Moves = {
    Stage.INITIATIVE: frozenset({Stage.DIAGNOSIS, Stage.ABANDONED}),
    Stage.DIAGNOSIS: frozenset({Stage.PREPARATION, Stage.ABANDONED}),
    Stage.PREPARATION: frozenset({Stage.SIGNING, Stage.ABANDONED}),
    Stage.SIGNING: frozenset({Stage.ACTIVE, Stage.ABANDONED}),
    Stage.ACTIVE: frozenset({Stage.SUSPENDED, Stage.EVALUATION, Stage.ENDED}),
    Stage.EVALUATION: frozenset({Stage.ACTIVE, Stage.ENDED}),
    Stage.SUSPENDED: frozenset({Stage.ACTIVE, Stage.ENDED}),
    Stage.ENDED: frozenset(),
    Stage.ABANDONED: frozenset(),
}

# Before the agreement is in force the public sees nothing but what the initiators publish.
PUBLIC_STAGES = frozenset({Stage.SIGNING, Stage.ACTIVE, Stage.EVALUATION, Stage.SUSPENDED, Stage.ENDED})


class RelationKind(models.TextChoices):
    PART_OF = "part_of", _("is part of")
    CONTINUES = "continues", _("continues")
    EXTENDS = "extends", _("extends")


class StatementKind(models.TextChoices):
    """What a sentence about the partnership tells; aims form a tree."""

    AIM = "aim", _("aims")
    SCOPE = "scope", _("scope of co-operation")
    OBLIGATION = "obligation", _("obligations of the partners")
    PRINCIPLE = "principle", _("principles")
    AREA = "area", _("thematic areas")
    RESULT = "result", _("expected results")
    BENEFIT = "benefit", _("benefits")


class Role(models.TextChoices):
    """What a signed-in person is in one partnership; each role carries a set of rights."""

    COORDINATOR = "coordinator", _("regional coordinator")
    OFFICER = "officer", _("secretariat officer")
    LEADER = "leader", _("leader")
    COUNCIL = "council", _("council member")
    REPRESENTATIVE = "representative", _("representative of an institution")
    AUDITOR = "auditor", _("auditor")


class Language(models.TextChoices):
    """A language other than Polish in which content may have a version (LANG-01: the Polish one binds)."""

    ENGLISH = "en", _("English")
    UKRAINIAN = "uk", _("Ukrainian")


class Progress(models.TextChoices):
    """How far a language version has come; out of date: the Polish words have changed since."""

    NOTHING = "nothing", _("not begun")
    PARTIAL = "partial", _("partial")
    COMPLETE = "complete", _("complete")
    OUTDATED = "outdated", _("out of date")
