"""The cast's partnership with its scope open, sentences in the words of the source."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from django_scopes import scope

from spoiwo.partnerships.models import Partnership
from tests.cast import Cast


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """The cast's partnership, its scope open."""
    with scope(partnership=cast.partnership), translation.override("en"):
        yield cast.partnership
