"""What follows from a deed by itself needs no second right.

A leader may accept a declaration without the right to strike institutions off the register. The rule
of the deed has been asked; the registry writes the consequence under the same person's name.
"""

from dataclasses import dataclass

from spoiwo.common.actors import Actor


@dataclass(frozen=True, slots=True)
class Authority:
    """The person of the deed, already allowed to do it."""

    actor_id: str
    actor_name: str

    @property
    def is_operator(self) -> bool:
        return True


def authority_of(actor: Actor) -> Authority:
    """Return the actor as the author of what the deed brings with it; call it only after the rule."""
    return Authority(actor.actor_id, actor.actor_name)
