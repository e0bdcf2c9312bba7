"""Our partnership with one of everything, and two people who send the same at once."""

import pytest

from tests.cast import Cast, ClientOf
from tests.security.at_once import Fields, Twice, at_once
from tests.security.worlds import World, a_world


@pytest.fixture
def world(cast: Cast) -> World:
    """Our partnership, with one of everything."""
    return a_world(cast.partnership, cast.officer, "NASZE")


@pytest.fixture
def twice(cast: Cast, confirmed: ClientOf) -> Twice:
    """``twice(address, fields)``: the officer and the coordinator send it at once."""

    def send(address: str, fields: Fields) -> list[int]:
        return at_once(
            (confirmed(cast.officer), address, fields), (confirmed(cast.coordinator), address, fields)
        )

    return send
