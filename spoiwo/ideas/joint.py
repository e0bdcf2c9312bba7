"""The rule of joint projects: enough partners from enough sectors (domain.md 12.1, P17). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from spoiwo.registry.categories import Sector, roll_up

# "At least three partners from at least two sectors", unless the partnership agreed otherwise.
PARTNERS, SECTORS = 3, 2
# Public, social and business; no rule asks for more than there are.
MOST_SECTORS = 3


@dataclass(frozen=True, slots=True)
class Measure:
    """How many partners of how many of the three sectors there are, and how many are needed."""

    partners: int
    sectors: tuple[Sector, ...]
    needed_partners: int = PARTNERS
    needed_sectors: int = SECTORS

    @property
    def missing_partners(self) -> int:
        """How many partners are still to be found."""
        return max(0, self.needed_partners - self.partners)

    @property
    def missing_sectors(self) -> int:
        """How many sectors are still to be found."""
        return max(0, self.needed_sectors - len(self.sectors))

    @property
    def is_met(self) -> bool:
        """Whether the rule holds."""
        return not self.missing_partners and not self.missing_sectors


def measure(
    sectors: Iterable[str], *, needed_partners: int = PARTNERS, needed_sectors: int = SECTORS
) -> Measure:
    """Measure partners by the sector of each; finer sectors count as one of the three.

    A collegiate body is a partner of no sector.
    """
    given = [Sector(one) for one in sectors]
    found = {rolled for one in given if (rolled := roll_up(one))}
    return Measure(len(given), tuple(one for one in Sector if one in found), needed_partners, needed_sectors)
