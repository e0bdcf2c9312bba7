"""What the desk says waits, and where it leads."""

from datetime import date

import pytest
from django.urls import reverse
from django_scopes import scope

from spoiwo.common.actors import SystemActor
from spoiwo.dashboard.cards import CARDS, duplicates, duties
from spoiwo.dashboard.selectors import tasks_of
from spoiwo.dashboard.year import glance_at
from spoiwo.notifications.services import send
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Stage
from tests.cast import Cast, ClientOf
from tests.factories.agreements import an_agreement_being_signed
from tests.factories.partnerships import a_partnership
from tests.factories.registry import a_signatory

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 1)
ALL = frozenset(permission.name for permission in permissions.known())


def test_the_desk_tells_that_an_agreement_has_overtaken_the_stage(cast: Cast, client_of: ClientOf) -> None:
    partnership = a_partnership("nowe", "Nowe", stage=Stage.DIAGNOSIS)
    move = reverse("registry:stage_move", args=["nowe"])
    with scope(partnership=partnership):
        assert move not in {task.url for task in tasks_of(partnership, DAY, ALL)}
        an_agreement_being_signed(partnership)
        assert move in {task.url for task in tasks_of(partnership, DAY, ALL)}
    with scope(partnership=cast.partnership):
        an_agreement_being_signed(cast.partnership)
        assert not [task for task in tasks_of(cast.partnership, DAY, ALL) if task.url.endswith("/etap/")]


def test_nobody_is_offered_a_deed_that_would_be_refused(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        an_agreement_being_signed(cast.partnership)
    desk = reverse("dashboard:desk", args=[cast.partnership.slug])

    assert "/tablica/" in client_of(cast.officer).get(desk).content.decode()
    for reader in (cast.auditor, cast.representative):
        assert "/tablica/" not in client_of(reader).get(desk).content.decode()


def test_every_task_of_the_desk_names_a_right_there_is() -> None:
    assert {card.right for card in CARDS} | {duties.RIGHT, duplicates.RIGHT} <= ALL


def test_a_page_nobody_can_open_yet_is_not_offered(cast: Cast, client_of: ClientOf) -> None:
    partnership = a_partnership("nowe", "Nowe", stage=Stage.DIAGNOSIS)
    operator = client_of(cast.operator)

    for name in ("dashboard:desk", "partnerships:partnership_edit"):
        page = operator.get(reverse(name, args=["nowe"])).content.decode()
        assert f'"{partnership.get_absolute_url()}"' not in page
        shown = operator.get(reverse(name, args=[cast.partnership.slug])).content.decode()
        assert f'"{cast.partnership.get_absolute_url()}"' in shown


def test_letters_gone_wrong_are_told_at_the_desk_of_their_partnership_alone(
    cast: Cast, client_of: ClientOf
) -> None:
    message = send(
        actor=SystemActor("tests"),
        template="email/unknown_account",
        to=["anna@example.org"],
        context={"email": "anna@example.org"},
        partnership=cast.partnership,
    )
    letters = reverse("notifications:letter_list", args=[cast.partnership.slug])
    desk = reverse("dashboard:desk", args=[cast.partnership.slug])
    assert f"{letters}?" not in client_of(cast.officer).get(desk).content.decode()

    message.__class__.objects.update(state="uncertain")

    assert f"{letters}?" in client_of(cast.officer).get(desk).content.decode()
    other = reverse("dashboard:desk", args=[cast.other.slug])
    assert "poczta/?pokaz" not in client_of(cast.neighbour).get(other).content.decode()


def test_the_year_in_figures_is_what_the_figures_of_the_year_say(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        a_signatory(cast.partnership)
        a_signatory(cast.partnership, since=date(2026, 2, 1))
        a_signatory(cast.partnership, since=date(2026, 3, 2))

        told = glance_at(cast.partnership, 2026, DAY).figures

    assert [(one.number, one.url.rpartition("/")[0]) for one in told] == [
        (2, "/pulpit/powiat-zwolenski/liczby/p01"),
        (1, "/pulpit/powiat-zwolenski/sygnatariusze"),
        (1, "/pulpit/powiat-zwolenski/liczby/p15-joined"),
        (0, "/pulpit/powiat-zwolenski/liczby/p15-left"),
    ]
