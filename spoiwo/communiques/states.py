"""Where communiqués, their postings and the proofs of them stand."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class State(models.TextChoices):
    """Where a communiqué stands."""

    DRAFT = "draft", pgettext_lazy("communiqué", "being written")
    PUBLISHED = "published", pgettext_lazy("communiqué", "published")
    WITHDRAWN = "withdrawn", pgettext_lazy("communiqué", "withdrawn")


MOVES: Moves = MappingProxyType(
    {
        State.DRAFT: frozenset({State.PUBLISHED}),
        # It hangs in many places by now: its words change no more, it is only withdrawn.
        State.PUBLISHED: frozenset({State.WITHDRAWN}),
        State.WITHDRAWN: frozenset(),
    }
)


class Posting(models.TextChoices):
    """Whether a communiqué hangs at an institution."""

    WAITING = "waiting", pgettext_lazy("posting", "waiting")
    SHOWN = "shown", pgettext_lazy("posting", "posted")
    LOST = "lost", pgettext_lazy("posting", "lost")


class Way(models.TextChoices):
    """How it was shown that a communiqué hangs somewhere."""

    ADDRESS = "address", _("address of a web page")
    PHOTO = "photo", _("photo of the notice board")
    SCREENSHOT = "screenshot", _("screenshot")
    TELEPHONE = "telephone", _("said by telephone")
    CARRIER = "carrier", _("page that shows communiqués by itself")


# These are visited; the others are looked at by people.
VISITED = frozenset({Way.ADDRESS, Way.CARRIER})


class ProofState(models.TextChoices):
    """What became of a proof."""

    PENDING = "pending", pgettext_lazy("proof", "to be visited")
    CONFIRMED = "confirmed", pgettext_lazy("proof", "confirmed")
    MISSING = "missing", pgettext_lazy("proof", "not found there")
    LOST = "lost", pgettext_lazy("proof", "was there, is gone")
    REFUSED = "refused", pgettext_lazy("proof", "not accepted")


PROOF_MOVES: Moves = MappingProxyType(
    {
        ProofState.PENDING: frozenset({ProofState.CONFIRMED, ProofState.MISSING, ProofState.REFUSED}),
        ProofState.CONFIRMED: frozenset({ProofState.CONFIRMED, ProofState.LOST, ProofState.REFUSED}),
        ProofState.MISSING: frozenset({ProofState.CONFIRMED, ProofState.MISSING, ProofState.REFUSED}),
        ProofState.LOST: frozenset({ProofState.CONFIRMED, ProofState.LOST, ProofState.REFUSED}),
        ProofState.REFUSED: frozenset(),
    }
)


# What a visit did not find where it should be.
UNSEEN = frozenset({ProofState.MISSING, ProofState.LOST})


class Verdict(models.TextChoices):
    """What a visit found."""

    LINK = "link", _("a link to the communiqué")
    TEXT = "text", _("the text of the communiqué")
    FRAME = "frame", _("the frame that shows communiqués")
    MISSING = "missing", _("nothing of the communiqué")
    UNREACHABLE = "unreachable", _("the page could not be read")


FOUND = frozenset({Verdict.LINK, Verdict.TEXT, Verdict.FRAME})
