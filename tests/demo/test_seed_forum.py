"""The forum of staff as the report on the year 2016 tells it, each fact by its number."""

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.polish.client_data import find_client_data
from spoiwo.forum.models import Circle, Member, Post, Topic
from spoiwo.forum.selectors import institutions_of, year_of
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def the_circle() -> Circle:
    return Circle._base_manager.select_related("partnership", "body").get(partnership__slug="lubuskie-es")


def test_003_35_the_forum_of_pup_ops_and_pcpr_stands_with_its_kinds_of_members() -> None:
    circle = the_circle()

    with scope(partnership=circle.partnership):
        kinds = {one.category for one in institutions_of(circle, clock.today())}

    assert "pracowników PUP, OPS i PCPR" in circle.name
    assert circle.body is not None
    assert kinds == {"irp.pup", "ps.ops", "ps.pcpr"}


def test_003_36_three_meetings_a_year_are_expected_and_counted_from_records() -> None:
    circle = the_circle()

    with scope(partnership=circle.partnership):
        year = year_of(circle, 2016)

    assert year is not None
    assert year.wanted == 3
    assert year.is_enough is (len(year.meetings) >= 3)


def test_003_37_three_good_practices_a_year_are_expected() -> None:
    assert the_circle().yearly_practices == 3


def test_003_38_nothing_of_a_client_is_written() -> None:
    posts = Post._base_manager.filter(topic__circle=the_circle())

    assert posts.count() == 5
    assert all(find_client_data(post.text) == [] for post in posts)


def test_what_is_invented_says_so_and_nobody_is_written_to() -> None:
    assert all(topic.demo_note for topic in Topic._base_manager.all())
    assert all(member.is_demo for member in Member._base_manager.all())
    assert not Message.objects.filter(to__overlap=[one.email for one in Member._base_manager.all()]).exists()


def test_the_operator_sees_the_topics_and_the_public_does_not() -> None:
    circle = the_circle()
    slug = Partnership.objects.get(pk=circle.partnership_id).slug
    operator = Client()
    operator.force_login(User.objects.filter(is_operator=True)[0], backend=BACKEND)
    address = f"/pulpit/{slug}/forum/{circle.pk}/"

    assert "koszty dojazdu" in operator.get(address).content.decode()
    assert Client().get(address).status_code == 302
