"""The register of audit actions. A room registers its own in ``apps.py``; an unknown name is an error."""

from dataclasses import dataclass

from spoiwo.common.exceptions import Sentence


@dataclass(frozen=True, slots=True)
class Action:
    """One kind of deed: its dotted name, the sentence shown, the personal fields of its data."""

    name: str
    label: Sentence
    personal: tuple[str, ...] = ()


_actions: dict[str, Action] = {}


def register(name: str, label: Sentence, personal: tuple[str, ...] = ()) -> None:
    """Add an action; ``personal`` names the data that lawful redaction removes (GDPR-07)."""
    _actions[name] = Action(name, label, personal)


def get(name: str) -> Action:
    """Return the action or raise KeyError: an unregistered deed must not be recorded silently."""
    return _actions[name]


def said(name: str) -> str:
    """Return the sentence of a deed; the bare name of one recorded before it was given up."""
    action = _actions.get(name)
    return str(action.label) if action else name


def known() -> tuple[Action, ...]:
    """Return all actions, by name."""
    return tuple(_actions[name] for name in sorted(_actions))
