"""Rooms are passed over by the first word of an address, and every address leads where it led before."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver

from config.addresses import room


def rooms() -> list[URLResolver]:
    found = get_resolver().url_patterns
    return [one for one in found if isinstance(one, URLResolver) and not str(one.pattern)]


def test_every_room_is_named_with_its_first_words() -> None:
    assert len(rooms()) > 30
    for one in rooms():
        assert type(one.pattern) is type(room("spoiwo.files.urls").pattern), one


def addresses(within: URLResolver, before: str = "") -> Iterator[str]:
    """Yield every address as it is written, with what is to be filled in."""
    for one in within.url_patterns:
        route = before + str(one.pattern).removeprefix("^")
        if isinstance(one, URLResolver):
            yield from addresses(one, route)
        else:
            yield route


def test_a_room_is_not_passed_over_for_an_address_of_its_own() -> None:
    for one in rooms():
        for address in addresses(one):
            assert one.pattern.match(address) is not None, address


def test_a_room_is_passed_over_for_a_word_it_does_not_have() -> None:
    pattern = room("spoiwo.files.urls").pattern

    assert pattern.match("pliki/1/") is not None
    assert pattern.match("artykuly/") is None
    assert pattern.match("") is None
