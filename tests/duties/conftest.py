"""A partnership in scope, for rules that need nobody signed in."""

from collections.abc import Iterator

import pytest
from django_scopes import scope

from spoiwo.partnerships.models import Partnership
from tests.cast import Cast


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, its scope open."""
    with scope(partnership=cast.partnership):
        yield cast.partnership
