"""Lists nobody would write: whatever they hold, nothing breaks and nobody belongs twice."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spoiwo.intake import services
from spoiwo.intake.columns import Field
from spoiwo.intake.models import ImportBatch
from spoiwo.intake.parsing import parse
from spoiwo.intake.selectors import counts_of
from spoiwo.intake.services import Decision
from spoiwo.intake.states import BatchState, Choice, Outcome, Verdict
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory
from tests.cast import Cast
from tests.factories.registry import a_signatory, an_organization
from tests.intake.lists import Bring

NAMES = [
    "Fundacja Merkury",
    "fundacja merkury",
    "Fundacja Merkurego",
    "Gmina Odrzywół",
    "PUP Zwoleń",
    "Xylofon",
    "",
]
NAMES += ["Powiatowy Urząd Pracy w Zwoleniu", "<b>Fundacja</b>", "Razem: 5", "Fundacja A, Stowarzyszenie B"]
NUMBERS = ["", "123456785", "123456786", "331501", "0", "1,2E+8", "000331501", "brak"]
DAYS = ["", "2015", "28.03.2018", "2018-03-28", "31.02.2018", "43187", "marzec 2019", "wczoraj", "1.1.1900"]
ENDS = ["", "", "", "2016", "31.12.2019", "1.1.2010"]
PEOPLE = ["", "Anna Nowak", "NOWAK Anna", "Jan", "dr Jan Nowak", "Anna Nowak, prezes", "12"]
HEADINGS = ["Nazwa", "REGON", "Od", "Do", "Przedstawiciel", "E-mail", "Telefon"]


def a_random_list(seed: int) -> list[list[str]]:
    """Return rows drawn from what offices write and what they should not."""
    draw = random.Random(seed)
    contacts = ["", "a@example.org", "a@", "95 729 85 71", "x" * 400, "\x0c"]
    columns = [NAMES, NUMBERS, DAYS, ENDS, PEOPLE, contacts, contacts]
    return [[draw.choice(values) for values in columns] for _row in range(draw.randint(1, 14))]


def decide_everything(batch: ImportBatch, cast: Cast, seed: int) -> None:
    """Decide each open row somehow, as a hurried officer might."""
    draw = random.Random(seed)
    for row in batch.rows.filter(verdict=Verdict.DECIDE):
        known = [int(one["id"]) for one in row.candidates]
        ways = [Decision(row.number, Choice.SKIP)]
        ways += [Decision(row.number, Choice.USE, draw.choice(known))] if known else []
        ways += [Decision(row.number, Choice.NEW)] if row.may_be_new else []
        services.decide_rows(actor=cast.officer, batch=batch, decisions=[draw.choice(ways)])
    services.leave_out_wrong_rows(actor=cast.officer, batch=batch)


def belong_twice(home: Partnership) -> list[Signatory]:
    """Return memberships that overlap another one of the same institution."""
    rows = list(Signatory.objects.filter(partnership=home, valid_from__isnull=False))
    pairs = [(one, other) for one in rows for other in rows if one.pk < other.pk]
    return [one for one, other in pairs if one.organization_id == other.organization_id and _meet(one, other)]


def _meet(one: Signatory, other: Signatory) -> bool:
    begins = max(one.valid_from or date.min, other.valid_from or date.min)
    return begins < min(one.valid_to or date.max, other.valid_to or date.max)


@pytest.mark.parametrize("seed", range(15))
def test_no_list_makes_anybody_belong_twice(bring: Bring, cast: Cast, home: Partnership, seed: int) -> None:
    a_signatory(home, an_organization("Gmina Odrzywół", "jst.gmina"), since=date(2017, 1, 1))
    an_organization("Fundacja Merkury", "ngo.fundacja", locality="Radom")

    for part in (seed, seed + 1_000):
        batch = bring.rows(*a_random_list(part), headings=HEADINGS)
        for _time in range(3):
            decide_everything(batch, cast, seed)
        before = Signatory.objects.count()
        if counts_of(batch).is_ready:
            services.commit_batch(actor=cast.officer, batch=batch)
        made = batch.rows.filter(outcome__in=[Outcome.CREATED, Outcome.ADMITTED]).count()

        assert batch.state in {BatchState.COMMITTED, BatchState.PREVIEWED}
        # The check knows beforehand what the register would refuse.
        assert batch.problem_code not in {"saving_refused", "saving_failed"}, batch.problem
        assert Signatory.objects.count() == before + made
    assert belong_twice(home) == []
    names = list(Organization.objects.values_list("name", flat=True))
    assert "" not in names


@given(st.dictionaries(st.sampled_from([field.value for field in Field]), st.text(max_size=80)))
@settings(max_examples=200, deadline=None)
def test_no_cell_breaks_the_reading_of_a_row(cells: dict[str, str]) -> None:
    entry = parse(cells, date(2020, 6, 15))

    assert len(entry.name) <= max(len(text) for text in [*cells.values(), ""]) * 4
    assert all(finding.sentence for finding in entry.findings)
    assert entry.until is None or entry.since is None or entry.until >= entry.since or entry.has_errors
