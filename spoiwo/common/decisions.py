"""A rule's answer: allowed, or denied with the reason (house.md 3.4)."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotAllowed, Sentence


@dataclass(frozen=True, slots=True)
class Allowed:
    """Yes."""

    reason: Sentence = ""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Denied:
    """No, and why."""

    reason: Sentence

    def __bool__(self) -> bool:
        return False


Decision = Allowed | Denied

SIGN_IN_FIRST = _("Sign in first.")


def require(decision: Decision) -> None:
    """Return when allowed; otherwise raise NotAllowed with the rule's reason."""
    if not decision:
        raise NotAllowed(decision.reason)


def first_denial(*decisions: Decision) -> Decision:
    """Return the first denial, or permission when there is none."""
    return next((decision for decision in decisions if not decision), Allowed())
