"""Who acts through a personal link: not a person with an account, but whoever was given the letter."""

from dataclasses import dataclass

from spoiwo.notifications.models import PersonalLink


@dataclass(frozen=True, slots=True)
class LinkActor:
    """The holder of a link; the log so says by which letter a thing was done, and on whose behalf."""

    link: PersonalLink

    @property
    def actor_id(self) -> str:
        return f"link:{self.link.pk}"

    @property
    def actor_name(self) -> str:
        return self.link.holder

    @property
    def is_operator(self) -> bool:
        return False
