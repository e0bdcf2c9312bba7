"""A small index that the tests of the search share."""

from collections.abc import Callable

import pytest

from spoiwo.search import selectors, services
from spoiwo.search.services import Document

Finder = Callable[..., list[str]]


@pytest.fixture
def indexed(db: None) -> Callable[..., None]:
    """Index titles as documents of one kind, numbered from 1."""

    def put(*titles: str, **fields: object) -> None:
        services.index_many(
            Document("thing", number, title, f"/rzeczy/{number}/", **fields)  # type: ignore[arg-type]  # test
            for number, title in enumerate(titles, start=1)
        )

    return put


@pytest.fixture
def found(db: None) -> Finder:
    """Return the titles a query finds."""

    def ask(query: str, **how: object) -> list[str]:
        return [hit.title for hit in selectors.search(query, **how).hits]  # type: ignore[arg-type]  # test

    return ask
