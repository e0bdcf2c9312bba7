"""Who answered about a year of procurements, who did not, and whom a letter reaches."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.market.models import Answer, Procurement
from spoiwo.market.selectors.procurements import members_in
from spoiwo.market.states import Record
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.categories import Sector
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import addresses_on


@dataclass(frozen=True, slots=True)
class AskedBuyer:
    """A member to be asked: where the letter goes (empty: nowhere)."""

    buyer: Organization
    name: str
    email: str

    @property
    def holder(self) -> str:
        """On whose behalf the link acts."""
        return f"{self.buyer.name} ({self.name})" if self.name else self.buyer.name


@dataclass(frozen=True, slots=True)
class BoardLine:
    """What one member said of a year: ``count`` records, or "none", or nothing yet."""

    buyer: Organization
    answer: Answer | None
    count: int
    asked: AskedBuyer

    @property
    def says_none(self) -> bool:
        """Whether it said that there were none."""
        return self.count == 0 and self.answer is not None and self.answer.none_on is not None

    @property
    def is_answered(self) -> bool:
        """Whether the year is answered: by records, or by "none"."""
        return self.count > 0 or self.says_none

    @property
    def was_asked(self) -> bool:
        """Whether a letter went."""
        return self.answer is not None and self.answer.asked_at is not None


@dataclass(frozen=True, slots=True)
class Board:
    """The public bodies among the members of a year, and what each said."""

    year: int
    lines: tuple[BoardLine, ...]

    @property
    def answered(self) -> int:
        """How many have answered."""
        return sum(line.is_answered for line in self.lines)

    @property
    def missing(self) -> tuple[BoardLine, ...]:
        """Those who have not."""
        return tuple(line for line in self.lines if not line.is_answered)

    @property
    def to_ask(self) -> tuple[BoardLine, ...]:
        """Those who have neither answered nor been asked, and whom a letter reaches."""
        return tuple(line for line in self.missing if not line.was_asked and line.asked.email)

    @property
    def to_remind(self) -> tuple[BoardLine, ...]:
        """Those who were asked, have not answered, and whom a letter reaches."""
        return tuple(line for line in self.missing if line.was_asked and line.asked.email)

    @property
    def unreachable(self) -> tuple[BoardLine, ...]:
        """Those who have not answered and have no address."""
        return tuple(line for line in self.missing if not line.asked.email)


def asks(organization: Organization) -> bool:
    """Tell whether a member is asked: local government and other public bodies spend public money.

    Whether the act on public procurement binds it in a given case is not decided here; any member may
    record what it bought.
    """
    return organization.sector == Sector.PUBLIC


def board_of(partnership: Partnership, year: int) -> Board:
    """Return what the public bodies among the members of the year said; five queries, however many."""
    members = [one for one in members_in(partnership, date(year, 1, 1), date(year + 1, 1, 1)) if asks(one)]
    answers = {row.buyer_id: row for row in Answer.objects.filter(partnership=partnership, year=year)}
    rows = Procurement.objects.filter(partnership=partnership, state=Record.RECORDED, contract_on__year=year)
    counts = Counter(rows.values_list("buyer", flat=True))
    addresses = addresses_on(partnership, clock.today())
    return Board(
        year,
        tuple(
            BoardLine(
                one,
                answers.get(one.pk),
                counts[one.pk],
                AskedBuyer(one, *addresses.get(one.pk, ("", one.email))),
            )
            for one in members
        ),
    )


def buyers_to_ask(partnership: Partnership, year: int) -> list[AskedBuyer]:
    """Return whom a first letter about the year reaches."""
    return [line.asked for line in board_of(partnership, year).to_ask]


def buyers_to_remind(partnership: Partnership, year: int) -> list[AskedBuyer]:
    """Return whom a reminder about the year reaches."""
    return [line.asked for line in board_of(partnership, year).to_remind]


def answer_of_link(link: PersonalLink) -> Answer:
    """Return the answer a personal link is about; raises NotFound when it was removed."""
    rows = Answer.objects.filter(partnership=link.partnership, pk=link.subject_id)
    found: Answer | None = rows.select_related("partnership", "buyer").first()
    if found is None:
        raise NotFound(_("There is no such inquiry."))
    return found
