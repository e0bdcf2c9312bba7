"""Choices of recommendations and the tables of their moves (domain.md 9)."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.exceptions import Sentence
from spoiwo.common.states import Moves


class Kind(models.TextChoices):
    """What is put forward. Only a recommendation is carried out; the others are answered."""

    RECOMMENDATION = "recommendation", pgettext_lazy("act", "recommendation")
    REQUEST = "request", pgettext_lazy("act", "request")
    POSITION = "position", pgettext_lazy("act", "position")


class State(models.TextChoices):
    """Where it stands."""

    REPORTED = "reported", pgettext_lazy("recommendation", "reported")
    ADOPTED = "adopted", pgettext_lazy("recommendation", "adopted")
    PASSED = "passed", pgettext_lazy("recommendation", "passed on")
    UNDERWAY = "underway", pgettext_lazy("recommendation", "being carried out")
    COMPLETED = "completed", pgettext_lazy("recommendation", "carried out")
    REJECTED = "rejected", pgettext_lazy("recommendation", "rejected")


# Polish says each of these in the gender of its noun, and what is only answered is never "carried out".
_OF_KIND = {
    (Kind.REQUEST, State.REPORTED): pgettext_lazy("request", "reported"),
    (Kind.REQUEST, State.ADOPTED): pgettext_lazy("request", "adopted"),
    (Kind.REQUEST, State.PASSED): pgettext_lazy("request", "passed on"),
    (Kind.REQUEST, State.COMPLETED): pgettext_lazy("request", "answered"),
    (Kind.REQUEST, State.REJECTED): pgettext_lazy("request", "rejected"),
    (Kind.POSITION, State.ADOPTED): pgettext_lazy("position", "adopted"),
    (Kind.POSITION, State.PASSED): pgettext_lazy("position", "passed on"),
    (Kind.POSITION, State.COMPLETED): pgettext_lazy("position", "answered"),
}


def state_label(kind: Kind, state: State) -> Sentence:
    """Return how a state is called of this kind."""
    return _OF_KIND.get((kind, state), state.label)


MOVES: Moves = MappingProxyType(
    {
        State.REPORTED: frozenset({State.ADOPTED, State.REJECTED}),
        # An adoption recorded by mistake is taken back while nobody was written to.
        State.ADOPTED: frozenset({State.PASSED, State.UNDERWAY, State.REPORTED}),
        State.PASSED: frozenset({State.UNDERWAY, State.COMPLETED}),
        State.UNDERWAY: frozenset({State.COMPLETED}),
        State.COMPLETED: frozenset({State.UNDERWAY, State.PASSED}),
        State.REJECTED: frozenset({State.REPORTED}),
    }
)
# It has a number and everybody may read it.
NUMBERED = (State.ADOPTED, State.PASSED, State.UNDERWAY, State.COMPLETED)
# Institutions may still be written to.
OPEN = (State.ADOPTED, State.PASSED, State.UNDERWAY)


class Part(models.TextChoices):
    """What an institution has to do with it."""

    ANSWERABLE = "answerable", pgettext_lazy("institution", "asked to carry it out")
    ADDRESSEE = "addressee", pgettext_lazy("institution", "asked for an answer")


class Answer(models.TextChoices):
    """What an institution that was written to has said."""

    LISTED = "listed", pgettext_lazy("answer to a recommendation", "not written to yet")
    ASKED = "asked", pgettext_lazy("answer to a recommendation", "waits for the answer")
    QUESTION = "question", pgettext_lazy("answer to a recommendation", "asks a question")
    ACCEPTED = "accepted", pgettext_lazy("answer to a recommendation", "accepts")
    DECLINED = "declined", pgettext_lazy("answer to a recommendation", "declines")
    ANSWERED = "answered", pgettext_lazy("answer to a recommendation", "answered")


_SAID = frozenset({Answer.ACCEPTED, Answer.DECLINED, Answer.ANSWERED, Answer.QUESTION})
ANSWER_MOVES: Moves = MappingProxyType(
    {
        # An answer by telephone needs no letter.
        Answer.LISTED: _SAID | {Answer.ASKED},
        Answer.ASKED: _SAID,
        Answer.QUESTION: _SAID | {Answer.ASKED},
        # Who answered may think better of it while the recommendation is open.
        Answer.ACCEPTED: _SAID,
        Answer.DECLINED: _SAID,
        Answer.ANSWERED: _SAID,
    }
)
# Somebody still owes an answer.
WAITING = (Answer.ASKED, Answer.QUESTION)
SETTLED = (Answer.ACCEPTED, Answer.DECLINED, Answer.ANSWERED)


class StepKind(models.TextChoices):
    """How a part of it is carried out."""

    TRAINING = "training", _("training")
    FORUM = "forum", _("forum")
    MEETING = "meeting", _("meeting")
    DOCUMENT = "document", _("document")
    OTHER = "other", _("another event")


class StepState(models.TextChoices):
    """Where a step stands."""

    PLANNED = "planned", pgettext_lazy("step", "planned")
    DONE = "done", pgettext_lazy("step", "carried out")
    DROPPED = "dropped", pgettext_lazy("step", "given up")


STEP_MOVES: Moves = MappingProxyType(
    {
        StepState.PLANNED: frozenset({StepState.DONE, StepState.DROPPED}),
        StepState.DONE: frozenset({StepState.PLANNED}),
        StepState.DROPPED: frozenset({StepState.PLANNED}),
    }
)


class Proof(models.TextChoices):
    """What shows that a step was carried out."""

    MEETING = "meeting", _("meeting")
    FILE = "file", _("file")
    PHOTO = "photo", _("photo")
    ADDRESS = "address", _("address of a page")
    WORDS = "words", _("words alone")


class MatterState(models.TextChoices):
    """Where a matter for discussion stands."""

    OPEN = "open", pgettext_lazy("matter", "to be discussed")
    AGENDA = "agenda", pgettext_lazy("matter", "on an agenda")
    RECOMMENDED = "recommended", pgettext_lazy("matter", "became a recommendation")
    CLOSED = "closed", pgettext_lazy("matter", "closed")


MATTER_MOVES: Moves = MappingProxyType(
    {
        MatterState.OPEN: frozenset({MatterState.AGENDA, MatterState.RECOMMENDED, MatterState.CLOSED}),
        # Discussed without an end, it is discussed again.
        MatterState.AGENDA: frozenset({MatterState.OPEN, MatterState.RECOMMENDED, MatterState.CLOSED}),
        MatterState.RECOMMENDED: frozenset(),
        MatterState.CLOSED: frozenset({MatterState.OPEN}),
    }
)
