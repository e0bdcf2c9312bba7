"""Errors a person can act on. Each carries the sentence to show; the page adds what was kept."""

from django.utils.functional import Promise

Sentence = str | Promise


class SpoiwoError(Exception):
    """A deed did not happen; ``message`` says why, in the reader's language."""

    def __init__(self, message: Sentence) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(SpoiwoError):
    """This person may not do it; the reason came from a rule."""


class WrongState(SpoiwoError):
    """The thing is not in a state from which the step is possible."""


class ConcurrentChange(SpoiwoError):
    """Somebody else changed the thing first."""


class BadInput(SpoiwoError):
    """A value from outside cannot be used; ``field`` names the form field it belongs to."""

    def __init__(self, message: Sentence, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class NotFound(SpoiwoError):
    """There is no such thing for this person: strangers are told nothing more."""
