"""Words that know their language: what the authorities wrote is Polish, a version of it may be another's."""

from dataclasses import dataclass

from django.utils.translation import get_language

POLISH = "pl"


@dataclass(frozen=True, slots=True)
class Text:
    """Words with their language; ``said`` and ``said_prose`` mark them where the page speaks another."""

    value: str
    language: str = POLISH

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)

    @property
    def is_polish(self) -> bool:
        """Whether these are the original words."""
        return self.language == POLISH


def page_language() -> str:
    """Return the language of the page being made, two letters: "pl", "en", "uk"."""
    return (get_language() or POLISH)[:2]
