"""The same deed on a comment or a mark sent twice in the same moment: one effect."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django_scopes import scope

from spoiwo.comments.models import Comment, Vote
from spoiwo.comments.stamps import SHORTEST
from spoiwo.common import clock
from spoiwo.pages.selectors import article_by_number
from tests.security.at_once import Fields, Twice, at_once, deeds, one_and_a_refusal
from tests.security.worlds import World

pytestmark = pytest.mark.django_db(transaction=True)


def _stamp(address: str) -> str:
    with clock.frozen(clock.now() - 2 * SHORTEST):
        found = re.search(r'name="stamp" value="([^"]+)"', Client().get(address).content.decode())
    assert found
    return found[1]


def _article(world: World) -> str:
    with scope(partnership=world.partnership):
        return article_by_number(world.partnership, world.numbers["commented_article"]).get_absolute_url()


def test_a_comment_sent_twice_at_once_is_one(world: World) -> None:
    cache.clear()
    address = f"{_article(world)}komentarze/nowy/"
    fields: Fields = {"text": "Dwa razy", "signature": "Ala", "agreed": "on", "stamp": _stamp(address)}

    statuses = at_once((Client(), address, fields), (Client(), address, fields))

    assert statuses == [302, 302]
    with scope(partnership=world.partnership):
        assert Comment.objects.filter(text="Dwa razy").count() == 1


def test_a_mark_sent_twice_at_once_is_one(world: World) -> None:
    cache.clear()
    address = f"/ocena/{world.partnership.slug}/{world.numbers['commented_article']}/"
    fields: Fields = {"given": "5", "stamp": _stamp(address)}

    statuses = at_once((Client(), address, fields), (Client(), address, fields))

    assert statuses == [302, 302]
    with scope(partnership=world.partnership):
        assert Vote.objects.count() == 1


def test_two_editors_publishing_at_once_publish_once(world: World, twice: Twice) -> None:
    before = deeds("comments.comment.published")

    statuses = twice(f"/pulpit/{world.partnership.slug}/komentarze/{world.numbers['comment']}/opublikuj/", {})

    assert one_and_a_refusal(statuses), statuses
    assert deeds("comments.comment.published") == before + 1
