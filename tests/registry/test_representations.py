"""Who speaks for whom: one institution through one person, one person for one institution."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import Representation
from spoiwo.registry.states import RepresentationKind
from tests.cast import Cast
from tests.factories.registry import SINCE, a_person, a_representative, an_organization

LAST = date(2018, 3, 31)
DAY = timedelta(days=1)


def test_a_representative_has_an_authorisation_and_a_telephone_in_one_shape(home: Partnership) -> None:
    voice = a_representative(
        home, an_organization(), phone="600 000 000", authorisation="pełnomocnictwo 3/2018"
    )

    assert (voice.phone, voice.authorisation) == ("+48600000000", "pełnomocnictwo 3/2018")


def test_one_person_speaks_for_one_institution(home: Partnership) -> None:
    person = a_person()
    a_representative(home, an_organization("Fundacja Pierwsza"), person)

    with pytest.raises(BadInput) as refusal:
        a_representative(home, an_organization(), person)

    assert refusal.value.field == "person"
    assert "Fundacja Pierwsza" in str(refusal.value)


def test_the_database_itself_refuses_two_voices(home: Partnership) -> None:
    first = a_representative(home, an_organization())

    with pytest.raises(IntegrityError), transaction.atomic():
        Representation.objects.create(
            partnership=home,
            organization=an_organization(),
            person=first.person,
            kind=RepresentationKind.DEPUTY,
            valid_from=SINCE,
        )


def test_a_contact_person_may_serve_several_institutions(home: Partnership) -> None:
    person = a_person()

    for _number in range(2):
        a_representative(home, an_organization(), person, kind=RepresentationKind.CONTACT)

    assert Representation.objects.count() == 2


def test_an_institution_has_one_representative_and_beside_her_a_deputy(home: Partnership) -> None:
    school = an_organization()
    a_representative(home, school, a_person("Anna"))

    a_representative(home, school, a_person("Ewa"), kind=RepresentationKind.DEPUTY)
    with pytest.raises(BadInput):
        a_representative(home, school, a_person("Zofia"))


def test_a_new_representative_follows_the_earlier_one(cast: Cast, home: Partnership) -> None:
    school = an_organization()
    first = a_representative(home, school, a_person("Anna"))
    services.end_representation(actor=cast.officer, representation=first, last_day=LAST)

    a_representative(home, school, a_person("Ewa"), since=LAST + DAY)

    speaking = Representation.objects.as_of(LAST + DAY)
    assert [voice.person.given_names for voice in speaking] == ["Ewa"]


def test_an_ending_is_taken_back_unless_somebody_speaks_since(cast: Cast, home: Partnership) -> None:
    school = an_organization()
    first = a_representative(home, school, a_person("Anna"))
    services.end_representation(actor=cast.officer, representation=first, last_day=LAST)
    services.reopen_representation(actor=cast.officer, representation=first, ground="pomyłka")
    assert Representation.objects.as_of(LAST + DAY).exists()

    services.end_representation(actor=cast.officer, representation=first, last_day=LAST)
    a_representative(home, school, a_person("Ewa"), since=LAST + DAY)
    with pytest.raises(BadInput):
        services.reopen_representation(actor=cast.officer, representation=first, ground="pomyłka")


def test_an_ending_cannot_be_moved_over_the_next_representative(cast: Cast, home: Partnership) -> None:
    school = an_organization()
    first = a_representative(home, school, a_person("Anna"))
    services.end_representation(actor=cast.officer, representation=first, last_day=LAST)
    a_representative(home, school, a_person("Ewa"), since=LAST + DAY)

    with pytest.raises(BadInput) as refusal:
        services.end_representation(actor=cast.officer, representation=first, last_day=LAST + DAY)

    assert refusal.value.field == "last_day"


def test_what_runs_is_not_reopened(cast: Cast, home: Partnership) -> None:
    voice = a_representative(home, an_organization())

    with pytest.raises(WrongState):
        services.reopen_representation(actor=cast.officer, representation=voice, ground="pomyłka")


def test_only_those_who_run_the_partnership_appoint(cast: Cast, home: Partnership) -> None:
    school, person = an_organization(), a_person()

    for stranger in (cast.leader, cast.representative, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.appoint_representative(
                actor=stranger,
                partnership=home,
                organization=school,
                person=person,
                kind=RepresentationKind.REPRESENTATIVE,
                valid_from=SINCE,
            )
