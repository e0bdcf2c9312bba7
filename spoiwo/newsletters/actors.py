"""Who acts through the link of a letter: not a person with an account, and never named in the log."""

from dataclasses import dataclass

from spoiwo.newsletters.models import Subscription


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader of the newsletter who opened the link of her or his own letter."""

    subscription: Subscription

    @property
    def actor_id(self) -> str:
        return f"reader:{self.subscription.pk}"

    @property
    def actor_name(self) -> str:
        return "odbiorca biuletynu"

    @property
    def is_operator(self) -> bool:
        return False
