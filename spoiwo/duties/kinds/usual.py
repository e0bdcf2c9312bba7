"""The usual rules, offered to a partnership that has none (domain.md 6.3, 7.1, 7.3, 7.4, 11)."""

from dataclasses import dataclass

from spoiwo.duties.kinds.table import WATCHING
from spoiwo.duties.models import Duty, Rule
from spoiwo.duties.states import Kind


@dataclass(frozen=True, slots=True)
class UsualRule:
    """A rule as it would be written down; ``source`` is Polish, as it is stored."""

    kind: Kind
    source: str

    @property
    def rule(self) -> Rule:
        """The rule, not saved: what it says is shown before anything is written."""
        watching = WATCHING[self.kind]
        return Rule(
            duty=Duty(kind=self.kind),
            who=watching.who,
            warn_days=watching.warn_days,
            clause=self.source,
            **watching.usual,
        )

    @property
    def says(self) -> str:
        """The rule in words."""
        return WATCHING[self.kind].says(self.rule)


def usual_rules() -> list[UsualRule]:
    """Return the usual rules in the order in which they are shown."""
    return [UsualRule(kind, source) for kind, source in _SOURCES]


_LABOUR_COUNCILS = "wzór: rozporządzenie w sprawie rad rynku pracy, Dz.U. 2025 poz. 1621"
_SOURCES = (
    (Kind.PLENARIES, "Spotkanie wszystkich sygnatariuszy co najmniej raz w roku"),
    (Kind.HOSTS, "Kolejne spotkania odbywają się w siedzibach kolejnych sygnatariuszy"),
    (Kind.COUNCIL, f"Rada zbiera się co najmniej raz na kwartał ({_LABOUR_COUNCILS}, § 3 ust. 2)"),
    (Kind.FORUM, "Forum wymiany informacji spotyka się co najmniej trzy razy w roku"),
    (Kind.PRACTICES, "Dobre praktyki są prezentowane co najmniej trzy razy w roku"),
    (Kind.REPORT, "Projekt sprawozdania rocznego sekretariat przygotowuje do 31 stycznia"),
    (Kind.MINUTES, "Protokół jest gotowy w 14 dni"),
    (Kind.MARKS, "Rozporządzenie (UE) 2021/1060, art. 47 i 50"),
    (Kind.ACCESSIBILITY, "Przegląd deklaracji dostępności do 31 marca każdego roku"),
    (Kind.REQUESTS, "Żądanie zapewnienia dostępności cyfrowej: odpowiedź w 7 dni"),
)
