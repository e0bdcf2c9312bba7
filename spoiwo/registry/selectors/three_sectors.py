"""Whether a local partnership joins the three sectors on a day, as its name promises (domain.md 4)."""

from collections import Counter
from dataclasses import dataclass

from spoiwo.partnerships.states import Kind
from spoiwo.registry.categories import THREE_SECTORS, Sector, roll_up
from spoiwo.registry.selectors.register import Register, SectorCount


@dataclass(frozen=True, slots=True)
class SectorCheck:
    """How many counted signatories each of the three sectors has; ``missing`` are those without any."""

    present: tuple[SectorCount, ...]
    missing: tuple[Sector, ...]

    @property
    def is_met(self) -> bool:
        """Whether all three are there."""
        return not self.missing


def sector_check_of(register: Register) -> SectorCheck | None:
    """Return the check of a local partnership on the day of the register, without a query.

    Finer sectors count as ``categories.roll_up`` says. None where nothing is promised: another kind of
    partnership, or a day on which nobody belonged.
    """
    if register.partnership.kind != Kind.LOCAL or not register.members:
        return None
    counts = Counter(roll_up(row.organization.sector) for row in register.members)
    present = tuple(SectorCount(sector, counts[sector]) for sector in THREE_SECTORS if counts[sector])
    return SectorCheck(present, tuple(sector for sector in THREE_SECTORS if not counts[sector]))
