"""What is known of one kind of institution."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from spoiwo.registry.categories.sectors import Sector

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class LegalStanding(StrEnum):
    """Who enters into an agreement when an institution of this kind signs."""

    LEGAL_PERSON = "legal_person"
    ACTING_UNIT = "acting_unit"
    COLLEGIATE_BODY = "collegiate_body"
    NATURAL_PERSON = "natural_person"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of institution. ``code`` is stable and stored; everything else is derived from it.

    ``sector`` is the usual one, ``also`` names others an institution of this kind may belong to;
    ``pes_point`` is its number on the closed list of UES art. 2 pkt 5; ``register`` says where
    it is registered, empty when the law itself creates it.
    """

    code: str
    label: "_StrPromise"
    phrase: "str | _StrPromise"
    sector: Sector
    abbreviation: str = ""
    pes_point: int | None = None
    standing: LegalStanding = LegalStanding.LEGAL_PERSON
    also: tuple[Sector, ...] = ()
    register: "str | _StrPromise" = ""

    @property
    def prefix(self) -> str:
        """The group the code belongs to: "ngo" of "ngo.fundacja"."""
        return self.code.partition(".")[0]

    @property
    def is_pes(self) -> bool:
        """Say whether the kind is an entity of the social economy by law (UES art. 2 pkt 5)."""
        return self.pes_point is not None

    @property
    def needs_legal_person(self) -> bool:
        """Say whether such a unit acts for somebody else, who has to be named beside it."""
        return self.standing is LegalStanding.ACTING_UNIT

    @property
    def members_sign_in_person(self) -> bool:
        """Say whether a body without legal personality signs through each of its members."""
        return self.standing is LegalStanding.COLLEGIATE_BODY

    def counted(self, n: int) -> str:
        """Return the number with the name of the kind in the plural form it asks for: "5 gmin"."""
        return str(self.phrase % {"count": n})
