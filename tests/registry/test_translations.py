"""Official names of institutions in other languages; the Polish name stays the identity."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from spoiwo.audit.selectors import history_of
from spoiwo.common.exceptions import ConcurrentChange, NotAllowed
from spoiwo.partnerships.states import Language
from spoiwo.registry import services
from spoiwo.registry.models import Organization, OrganizationTranslation
from spoiwo.registry.selectors import (
    find_organizations,
    foreign_name,
    foreign_names,
    foreign_names_of_many,
    mark_of,
)
from spoiwo.search.selectors import search
from tests.cast import Cast
from tests.factories.registry import a_signatory, an_organization

pytestmark = pytest.mark.django_db
EN, UK = Language.ENGLISH, Language.UKRAINIAN
OFFICE = "County Labour Office in Zwolen"


@pytest.fixture
def office(cast: Cast) -> Organization:
    return an_organization("Powiatowy Urząd Pracy w Zwoleniu", "irp.pup")


def translate(cast: Cast, office: Organization, *confirmed: Language, **names: str) -> None:
    services.translate_organization(
        actor=cast.operator,
        organization=office,
        names={Language(language): name for language, name in names.items()},
        mark=mark_of(foreign_names(office)),
        confirmed=frozenset(confirmed),
    )


def renamed(cast: Cast, office: Organization) -> None:
    services.rename_organization(
        actor=cast.operator, organization=office, name="Urząd Pracy Powiatu", on=date(2020, 1, 1)
    )


def test_a_name_is_known_in_the_language_it_was_given_in(cast: Cast, office: Organization) -> None:
    translate(cast, office, en=OFFICE)

    found = foreign_name(office, "en")
    assert found is not None
    assert (found.text.value, found.text.language) == (OFFICE, "en")
    assert foreign_name(office, "uk") is None
    assert foreign_names_of_many([office.pk]) == {office.pk: {"en": OFFICE}}


def test_in_polish_nothing_is_asked(cast: Cast, office: Organization) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert foreign_name(office, "pl") is None

    assert len(queries) == 0


def test_an_institution_is_found_under_its_name_in_another_language(cast: Cast, office: Organization) -> None:
    translate(cast, office, en=OFFICE, uk="Повітовий центр зайнятості")

    assert [hit.object_id for hit in search("County Labour Office").hits] == [office.pk]
    assert find_organizations("Повітовий центр") == [office]


def test_an_emptied_name_is_removed_and_no_longer_found(cast: Cast, office: Organization) -> None:
    translate(cast, office, en=OFFICE)

    translate(cast, office, en=" ")

    assert not OrganizationTranslation.objects.exists()
    assert not search("County Labour Office").hits


def test_after_a_change_of_name_it_is_out_of_date_until_somebody_looks(
    cast: Cast, office: Organization
) -> None:
    translate(cast, office, en=OFFICE)
    renamed(cast, office)

    translate(cast, office, en=OFFICE, uk="Центр")
    assert [name.is_outdated for name in foreign_names(office)] == [True, False]

    translate(cast, office, EN, en=OFFICE)
    assert [name.is_outdated for name in foreign_names(office)] == [False, False]


def test_two_officers_never_overwrite_each_other_unseen(cast: Cast, office: Organization) -> None:
    read_before = mark_of(foreign_names(office))
    translate(cast, office, en=OFFICE)

    with pytest.raises(ConcurrentChange):
        services.translate_organization(
            actor=cast.operator, organization=office, names={EN: "Another"}, mark=read_before
        )

    assert foreign_names(office)[0].name == OFFICE


def test_only_those_who_edit_the_institution_translate_its_name(cast: Cast, office: Organization) -> None:
    with scope(partnership=cast.partnership):
        a_signatory(cast.partnership, office)
    mark = mark_of(foreign_names(office))
    for person in (cast.neighbour, cast.auditor, cast.newcomer):
        with pytest.raises(NotAllowed):
            services.translate_organization(actor=person, organization=office, names={EN: OFFICE}, mark=mark)

    services.translate_organization(actor=cast.officer, organization=office, names={EN: OFFICE}, mark=mark)


def test_the_book_of_deeds_keeps_both_wordings(cast: Cast, office: Organization) -> None:
    translate(cast, office, en="Labour Office")
    translate(cast, office, en=OFFICE)

    latest = history_of(office).filter(action="registry.organization.translated").first()
    assert latest is not None
    assert latest.data["changed"] == {"en": ["Labour Office", OFFICE]}


def test_merging_moves_names_the_other_record_lacks_and_keeps_the_rest_as_aliases(
    cast: Cast, office: Organization
) -> None:
    other = an_organization("Urząd Pracy w Zwoleniu", "irp.pup")
    translate(cast, office, en=OFFICE)
    translate(cast, other, en="Job Centre in Zwolen", uk="Центр зайнятості")

    services.merge_organizations(actor=cast.operator, kept=office, dropped=other)

    names = {name.language: name for name in foreign_names(office)}
    assert (names[EN].name, names[UK].name) == (OFFICE, "Центр зайнятості")
    assert names[UK].is_outdated  # made from the other record's Polish name
    assert office.names.filter(kind="alias", name="Job Centre in Zwolen").exists()
    for words in (OFFICE, "Job Centre", "Центр зайнятості"):
        assert find_organizations(words) == [office], words
