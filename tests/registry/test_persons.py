"""People: offices in periods, one voice each, and no guessing of the form of address."""

from datetime import date

import pytest

from spoiwo.audit.selectors import history_of
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed
from spoiwo.registry import services
from spoiwo.registry.models import OfficeHolding, Person
from spoiwo.registry.selectors import likely_same_person
from spoiwo.registry.states import FormOfAddress
from spoiwo.search.selectors import suggest
from tests.cast import Cast
from tests.factories.registry import a_person, an_office, an_organization


def test_the_form_of_address_is_never_guessed(cast: Cast) -> None:
    assert a_person("Magdalena", "Biernacka").address_form == FormOfAddress.UNKNOWN


def test_a_person_needs_both_names(cast: Cast) -> None:
    with pytest.raises(BadInput) as refusal:
        a_person("Magdalena", "  ")

    assert refusal.value.field == "family_name"


def test_one_letter_of_difference_is_likely_the_same_person(cast: Cast) -> None:
    known = a_person("Marzenna", "Boczek")
    a_person("Jan", "Boczek")

    assert likely_same_person("Marzena", "boczek") == [known]
    assert likely_same_person("Marzena", "Boczek", exclude_id=known.pk) == []


def test_a_person_is_public_only_in_office(cast: Cast) -> None:
    person = a_person("Magdalena", "Biernacka")
    assert suggest("Biernacka", kinds=["person"]) == []

    an_office(person, an_organization("Powiat nowodworski", "jst.powiat"), "Starosta")

    assert [hit.title for hit in suggest("Biernacka", kinds=["person"])] == ["Magdalena Biernacka"]


def test_two_officers_editing_a_person_do_not_overwrite_each_other(cast: Cast) -> None:
    person = a_person()
    read = person.version
    draft = services.PersonDraft(given_names="Anna", family_name="Zielińska-Nowak")
    services.edit_person(actor=cast.coordinator, person=person, draft=draft, version=read)

    with pytest.raises(ConcurrentChange):
        services.edit_person(actor=cast.officer, person=person, draft=draft, version=read)


def test_an_office_is_held_in_a_period(cast: Cast) -> None:
    holding = an_office(a_person(), an_organization(), "Starosta", since=date(2018, 11, 20))

    services.end_office(actor=cast.officer, holding=holding, last_day=date(2019, 5, 6))

    assert not OfficeHolding.objects.as_of(date(2018, 11, 19)).exists()
    assert OfficeHolding.objects.as_of(date(2019, 5, 6)).exists()
    assert not OfficeHolding.objects.as_of(date(2019, 5, 7)).exists()


def test_an_office_cannot_end_before_it_begins(cast: Cast) -> None:
    holding = an_office(a_person(), an_organization(), since=date(2018, 11, 20))

    with pytest.raises(BadInput) as refusal:
        services.end_office(actor=cast.officer, holding=holding, last_day=date(2018, 11, 19))

    assert refusal.value.field == "last_day"


def test_an_office_recorded_by_mistake_leaves_a_trace_in_the_book_alone(cast: Cast) -> None:
    holding = an_office(a_person("Jan", "Kowalski"), an_organization(), "Burmistrz")
    number = holding.pk

    services.take_back_office(actor=cast.officer, holding=holding, ground="inny Jan Kowalski")

    assert not OfficeHolding.objects.exists()
    holding.pk = number
    assert history_of(holding)[0].data["office"] == "Burmistrz"
    assert suggest("Kowalski", kinds=["person"]) == []


def test_persons_are_recorded_only_by_those_who_run_a_partnership(cast: Cast) -> None:
    draft = services.PersonDraft(given_names="Jan", family_name="Kowalski")

    for stranger in (cast.representative, cast.auditor, cast.newcomer):
        with pytest.raises(NotAllowed):
            services.create_person(actor=stranger, draft=draft)
    assert not Person.objects.exists()
