"""What an export of a register holds, whatever the format."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from spoiwo.opendata.licence import LICENCE, Licence

SCHEMA = "spoiwo.register/1"
# Pairs of a language and the name in it: a dataclass that is compared must not hold a dictionary.
Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ExportedInstitution:
    """One institution as it was on the day of the register; ``since_precision`` is day, month or year."""

    id: int
    name: str
    standing: str
    standing_label: str
    category: str
    category_label: str
    sector: str
    sector_label: str
    since: date | None
    since_precision: str
    regon: str
    nip: str
    krs: str
    seat: str
    seat_name: str
    is_demonstration: bool
    url: str
    # By language, Polish first.
    names: Names


@dataclass(frozen=True, slots=True)
class RegisterExport:
    """The register of one public partnership on one day; only ``members`` are counted."""

    slug: str
    name: str
    url: str
    day: date
    members: tuple[ExportedInstitution, ...]
    suspended: tuple[ExportedInstitution, ...]
    announced: tuple[ExportedInstitution, ...]
    generated_at: datetime
    names: Names
    licence: Licence = LICENCE

    @property
    def count(self) -> int:
        """The number of signatories on the day."""
        return len(self.members)

    @property
    def everyone(self) -> tuple[ExportedInstitution, ...]:
        """Members first, then the suspended and the announced, who are not counted."""
        return self.members + self.suspended + self.announced

    @property
    def filename(self) -> str:
        """The name of a file without its ending."""
        return f"{self.slug}-{self.day.isoformat()}"

    @property
    def fingerprint(self) -> str:
        """Equal for equal content, whenever generated: what an ETag is made of."""
        content = (SCHEMA, self.slug, self.names, self.url, self.day, self.everyone, self.licence)
        return sha256(repr(content).encode()).hexdigest()[:32]
