"""One person of a document with every place of the name."""

from dataclasses import dataclass, field

from spoiwo.intake.understanding.institutions import Body
from spoiwo.intake.understanding.person_names import PersonName


@dataclass(slots=True)
class Named:
    """One person with every place of the name; token numbers in ``names``."""

    names: list[PersonName] = field(default_factory=list)
    position: str = ""
    body: Body | None = None
    is_listed: bool = False
    shares: bool = False

    @property
    def name(self) -> str:
        """The name in the nominative, as the text itself writes it where it does."""
        return max(self.names, key=lambda name: (name.is_nominative, name.is_known)).name
