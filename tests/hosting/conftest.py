"""A partnership with its scope open."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from django_scopes import scope

from spoiwo.partnerships.models import Partnership
from tests.factories.partnerships import a_partnership


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Sentences are compared in the words of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def partnership(db: None) -> Iterator[Partnership]:
    made = a_partnership()
    with scope(partnership=made):
        yield made
