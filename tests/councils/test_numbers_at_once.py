"""Numbers asked for at the same moment by several people."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django_scopes import scope

from spoiwo.councils import services
from spoiwo.councils.states import NumberedKind
from tests.factories.councils import a_term
from tests.factories.partnerships import a_partnership


@pytest.mark.django_db(transaction=True)
def test_numbers_asked_for_at_once_are_all_different_and_have_no_gap() -> None:
    partnership = a_partnership()
    with scope(partnership=partnership):
        term = a_term(partnership)

    def ask(_one: int) -> int:
        try:
            with scope(partnership=partnership):
                return services.next_number(term=term, kind=NumberedKind.RESOLUTION)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(ask, range(12)))

    assert sorted(given) == list(range(1, 13))
