"""The list of signatories on a day and the page of one membership."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from pytest_django import DjangoAssertNumQueries

from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import Signatory
from spoiwo.registry.selectors import count_members
from spoiwo.registry.states import Standing
from tests.cast import PASSWORD, Cast, ClientOf
from tests.factories.registry import SINCE, a_signatory, an_announced_signatory, an_organization
from tests.registry.conftest import TODAY
from tests.registry.reading import words

LONG = (
    "Powiatowe Centrum Pomocy Rodzinie imienia świętego Brata Alberta " + "w Bardzo Długiej Miejscowości " * 4
)


def listed(home: Partnership, **query: str) -> str:
    return reverse("registry:signatory_list", args=[home.slug], query=query)


def deed(membership: Signatory, address: str) -> str:
    return reverse("registry:signatory_deed", args=[membership.partnership.slug, membership.pk, address])


def test_the_list_shows_the_chosen_day(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    a_signatory(home, an_organization("Gmina Odrzywół"), since=date(2018, 3, 28))
    client = client_of(cast.officer)

    before = client.get(listed(home, dzien="27 marca 2018"))
    after = client.get(listed(home, dzien="28.03.2018"))

    assert "Gmina Odrzywół" not in words(before)
    assert "Gmina Odrzywół" in words(after)
    assert after.context["register"].count == 1


def test_a_day_that_is_no_day_is_said_so_and_today_is_shown(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    a_signatory(home, an_organization("Gmina Odrzywół"))

    page = client_of(cast.officer).get(listed(home, dzien="31.02.2016"))

    assert page.context["chosen"].problem
    assert 'value="31.02.2016"' in page.content.decode()
    assert "Gmina Odrzywół" in words(page)


def test_the_filter_ignores_polish_marks(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    a_signatory(home, an_organization("Gmina Odrzywół"))
    a_signatory(home, an_organization("Gmina Klwów"))

    page = client_of(cast.officer).get(listed(home, q="odrzywol"))

    assert [line.name for line in page.context["belonging"]] == ["Gmina Odrzywół"]


def test_expected_and_gone_ones_stand_apart_from_the_counted(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    gone = a_signatory(home, an_organization("Stowarzyszenie Dawne"))
    services.end_membership(
        actor=cast.officer, signatory=gone, ending=Standing.WITHDRAWN, last_day=date(2018, 1, 1)
    )
    an_announced_signatory(home, an_organization("WUP"))

    page = client_of(cast.officer).get(listed(home))

    assert page.context["register"].count == 0
    assert [line.name for line in page.context["expected"]] == ["WUP"]
    assert [line.name for line in page.context["gone"]] == ["Stowarzyszenie Dawne"]


def test_colleagues_without_the_right_see_no_deeds(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    membership = a_signatory(home)
    client = client_of(cast.representative)

    page = client.get(reverse("registry:signatory", args=[home.slug, membership.pk]))

    assert "przyjmij" not in page.content.decode()
    assert str(page.context["decision"].reason) in words(page)
    assert not page.context["history"]


def test_names_of_any_length_and_with_marks_of_html_are_shown_as_written(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    a_signatory(home, an_organization(LONG.strip()))
    a_signatory(home, an_organization("Fundacja <b>„Ręka & Serce”</b>"))

    page = client_of(cast.officer).get(listed(home))

    assert LONG.strip() in words(page)
    assert "<b>„Ręka" not in page.content.decode()


@pytest.mark.parametrize("size", [2, 12])
def test_the_number_of_queries_does_not_depend_on_the_rows(
    cast: Cast,
    home: Partnership,
    client_of: ClientOf,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    size: int,
) -> None:
    for _number in range(size):
        a_signatory(home)
        an_announced_signatory(home)
    client = client_of(cast.officer)

    with django_assert_max_num_queries(14):
        assert client.get(listed(home)).status_code == 200


def test_an_announced_one_is_admitted_on_its_day(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    membership = an_announced_signatory(home, on=date(2018, 3, 1))

    answer = client_of(cast.officer).post(
        deed(membership, "przyjmij"), {"since": "28 marca 2018", "precision": "day", "note": ""}
    )

    assert answer.status_code == 302
    assert count_members(home, date(2018, 3, 28)) == 1


def test_sending_a_form_twice_does_the_deed_once(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    membership = an_announced_signatory(home)
    client = client_of(cast.officer)
    sent = {"since": "28.03.2018", "precision": "day", "note": ""}

    client.post(deed(membership, "przyjmij"), sent)
    again = client.post(deed(membership, "przyjmij"), sent)

    assert again.status_code == 409
    assert count_members(home, TODAY) == 1


def test_an_impossible_date_is_refused_and_what_was_typed_stays(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    membership = a_signatory(home)

    page = client_of(cast.officer).post(
        deed(membership, "zawies"), {"since": "30 lutego 2018", "ground": "uchwała nr 3/2018"}
    )

    assert page.status_code == 422
    assert "30 lutego 2018" in page.content.decode()
    assert "uchwała nr 3/2018" in page.content.decode()
    membership.refresh_from_db()
    assert membership.state == Standing.ACCEDED


def test_a_refusal_of_the_service_stands_under_its_field(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    membership = a_signatory(home, since=SINCE)

    page = client_of(cast.officer).post(
        deed(membership, "zakoncz"), {"ending": "withdrawn", "last_day": "1.01.2010", "note": ""}
    )

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["last_day"]


def test_an_ending_and_its_taking_back_are_told_in_the_history(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    membership = a_signatory(home)
    client = client_of(cast.officer)

    client.post(deed(membership, "zakoncz"), {"ending": "dissolved", "last_day": "31.12.2018", "note": ""})
    client.post(deed(membership, "cofnij-zakonczenie"), {"ground": "pomyłka w roku"})
    page = client.get(reverse("registry:signatory", args=[home.slug, membership.pk]))

    assert count_members(home, TODAY) == 1
    assert "pomyłka w roku" in words(page)
    assert len(page.context["history"]) == 3


def test_expelling_asks_to_confirm_the_password_and_then_happens(
    cast: Cast, home: Partnership, client_of: ClientOf, confirmed: ClientOf
) -> None:
    membership = a_signatory(home)
    address = reverse("registry:signatory_expel", args=[home.slug, membership.pk])
    sent = {"last_day": "31.12.2018", "note": "uchwała nr 7/2018"}

    asked = client_of(cast.officer).post(address, sent)
    assert asked.status_code == 302
    assert "reauthenticate" in asked["Location"]
    assert count_members(home, TODAY) == 1

    done = confirmed(cast.officer).post(address, sent)
    assert done["Location"] == reverse("registry:signatory", args=[home.slug, membership.pk])
    assert count_members(home, TODAY) == 0


def test_what_was_typed_survives_the_confirmation_of_the_password(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    membership = a_signatory(home)
    client = client_of(cast.officer)
    sent = {"last_day": "31.12.2018", "note": "uchwała nr 7/2018"}

    asked = client.post(reverse("registry:signatory_expel", args=[home.slug, membership.pk]), sent)
    client.post(asked["Location"], {"password": PASSWORD})

    membership.refresh_from_db()
    assert (membership.state, membership.note) == (Standing.EXPELLED, "uchwała nr 7/2018")


def test_a_dangerous_deed_has_no_side_door(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    membership = a_signatory(home)

    answer = client_of(cast.officer).post(
        deed(membership, "zakoncz"), {"ending": "expelled", "last_day": "31.12.2018", "note": ""}
    )

    assert answer.status_code == 422
    assert count_members(home, TODAY) == 1


def test_a_stale_correction_shows_the_others_dates_and_can_be_saved_over_them(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    membership = a_signatory(home, since=date(2018, 3, 28))
    client = client_of(cast.officer)
    mine = {
        "valid_from": "23.03.2018",
        "precision": "day",
        "ground": "skan porozumienia",
        "version": str(membership.version),
    }
    services.correct_membership(
        actor=cast.coordinator,
        signatory=membership,
        valid_from=date(2018, 3, 30),
        last_day=None,
        ground="lista",
        version=membership.version,
    )

    stale = client.post(deed(membership, "popraw"), mine)
    assert stale.status_code == 422
    assert "30.03.2018" in words(stale)
    assert "skan porozumienia" in stale.content.decode()

    again = client.post(
        deed(membership, "popraw"), mine | {"version": stale.context["form"]["version"].value()}
    )
    assert again.status_code == 302
    membership.refresh_from_db()
    assert membership.valid_from == date(2018, 3, 23)


def test_an_oversize_text_is_refused_with_a_sentence(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    membership = a_signatory(home)

    page = client_of(cast.officer).post(
        deed(membership, "zawies"), {"since": "1.01.2018", "ground": "u" * 5000}
    )

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["ground"]


def test_an_entry_made_by_mistake_is_not_called_a_membership(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    membership = a_signatory(home, an_organization("Gmina Odrzywół"))
    services.take_back_admission(actor=cast.officer, signatory=membership, ground="pomyłka")

    response = client_of(cast.officer).get(reverse("registry:signatory", args=[home.slug, membership.pk]))

    labels = [str(fact["label"]) for fact in response.context["facts"]]
    assert gettext("By mistake recorded as signatory since") in labels
    assert gettext("Signatory since") not in labels
