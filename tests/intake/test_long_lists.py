"""A list three times as long asks the database hardly more: rows are checked and saved in portions."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spoiwo.audit.models import LogEntry
from spoiwo.intake import services
from spoiwo.intake.models import ImportBatch
from spoiwo.intake.services import saving
from spoiwo.intake.states import BatchState
from spoiwo.registry.models import Identifier, Organization, Representation, Signatory
from spoiwo.registry.services import OrganizationDraft, create_organizations
from tests.cast import Cast
from tests.intake.lists import Bring

HEADINGS = ["Nazwa", "REGON", "Od", "Do", "Przedstawiciel", "Funkcja"]
_WEIGHTS = (8, 9, 2, 3, 4, 5, 6, 7)


def a_regon(number: int) -> str:
    """Return a valid REGON made of the number."""
    digits = f"{number:08d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return f"{digits}{total % 11 % 10}"


def a_word(number: int) -> str:
    """Return a word of the number's own, unlike all others."""
    signs = sha256(b"%d" % number).hexdigest()[:16]
    return "".join(chr(ord("a") + int(sign, 16)) for sign in signs).capitalize()


def a_list(bring: Bring, first: int, count: int) -> ImportBatch:
    """Bring in rows of every sort: new and recorded, running and ended, with and without a person."""
    rows = [
        [
            f"Fundacja {a_word(number)}",
            a_regon(40_000_000 + number),
            "2015",
            "2016" if number % 5 == 0 else "",
            f"Anna {a_word(number)}" if number % 2 else "",
            "Prezes" if number % 2 else "",
        ]
        for number in range(first, first + count)
    ]
    return bring.rows(*rows, headings=HEADINGS)


def record_every_third(cast: Cast, first: int, count: int) -> None:
    """Record some of the institutions beforehand, without their numbers."""
    drafts = [
        OrganizationDraft(name=f"Fundacja {a_word(number)}", category="ngo.fundacja")
        for number in range(first, first + count, 3)
    ]
    create_organizations(actor=cast.officer, drafts=drafts)


def queries(deed: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        deed()
    return len(asked)


def test_checking_asks_as_much_of_a_long_list_as_of_a_short_one(bring: Bring, cast: Cast) -> None:
    record_every_third(cast, 0, 80)

    short = queries(lambda: a_list(bring, 0, 20))
    long = queries(lambda: a_list(bring, 20, 60))

    assert long == short


def test_saving_asks_as_much_of_a_long_list_as_of_a_short_one(bring: Bring, cast: Cast) -> None:
    record_every_third(cast, 0, 80)
    small, large = a_list(bring, 0, 20), a_list(bring, 20, 60)

    short = queries(lambda: services.commit_batch(actor=cast.officer, batch=small))
    long = queries(lambda: services.commit_batch(actor=cast.officer, batch=large))

    assert (small.state, large.state) == (BatchState.COMMITTED, BatchState.COMMITTED)
    assert (Organization.objects.count(), Signatory.objects.count()) == (80, 80)
    assert (Identifier.objects.count(), Representation.objects.count()) == (80, 40)
    assert LogEntry.objects.filter(action="registry.signatory.admitted").count() == 80
    # The words of new names are looked up by the number of different words, not row by row.
    assert long - short <= 2


def test_portions_make_no_difference_to_what_is_saved(
    bring: Bring, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    headings = ["Nazwa", "Od", "Do"]
    merkury = ["Fundacja Merkury", "2010", "2011"], ["Fundacja Merkury", "2015", ""]
    batch = bring.rows(merkury[0], ["Fundacja Wenus", "2015", ""], merkury[1], headings=headings)
    monkeypatch.setattr(saving, "PORTION", 1)

    services.commit_batch(actor=cast.officer, batch=batch)

    assert batch.state == BatchState.COMMITTED
    assert (Organization.objects.count(), Signatory.objects.count()) == (2, 3)
