"""A partnership with one of everything moves whole; the neighbour with one of everything stays at home."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from spoiwo.common import clock
from spoiwo.handover.inventory import carried
from spoiwo.ideas.models import Vote
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.voting.models import Poll
from tests.cast import Cast
from tests.handover.packs import a_new_installation, contents, load, pack_of
from tests.security.worlds import a_world

pytestmark = pytest.mark.django_db
OURS, THEIRS = "Jarzębina", "Kalinowszczyzna"


@pytest.fixture
def pack(cast: Cast, tmp_path: Path) -> Path:
    """Return the pack of a partnership with one of everything, next to another."""
    a_world(cast.partnership, cast.officer, OURS)
    a_world(cast.other, cast.neighbour, THEIRS)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    now = clock.now()
    Poll._base_manager.filter(state="open").update(state="annulled", annulled_at=now, annulment="Próba")
    Vote._base_manager.filter(closed_at=None).update(annulled_at=now, annulment="Próba")
    return pack_of(cast.partnership, tmp_path / "first.zip")


def test_everything_moves_and_makes_the_same_pack_again(pack: Path, tmp_path: Path) -> None:
    with a_new_installation():
        loaded = load(pack)
        again = pack_of(loaded.partnership, tmp_path / "again.zip")

    assert contents(pack, "dane/", "pliki/") == contents(again, "dane/", "pliki/")
    # The book is of little worth if most of its pages are empty.
    assert sum(bool(content) for content in contents(pack, "dane/").values()) > 0.75 * len(carried())


def test_nothing_of_the_neighbour_and_no_link_is_in_it(pack: Path) -> None:
    every = contents(pack, "")
    said = b"".join(every.values()).decode(errors="replace")

    assert OURS in said
    assert THEIRS not in said
    secrets = list(_secrets())
    assert secrets
    assert not [secret for secret in secrets if secret in said]


def _secrets() -> Iterator[str]:
    for link in PersonalLink._base_manager.all():
        yield link.nonce
        yield token_of(link)
