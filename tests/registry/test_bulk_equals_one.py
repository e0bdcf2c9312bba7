"""Whatever follows from a deed done once follows from the same deed done to many."""

from collections.abc import Iterator
from datetime import date

import pytest

from spoiwo.audit.models import LogEntry
from spoiwo.common import events
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.events import MembershipEnded, SignatoryAdmitted
from spoiwo.registry.models import Organization, OrganizationName, Representation, Signatory
from spoiwo.registry.states import RepresentationKind, Scheme, Standing
from spoiwo.search.models import Entry
from tests.cast import Cast
from tests.factories.registry import (
    SINCE,
    a_person,
    a_representative,
    a_signatory,
    an_announced_signatory,
    an_organization,
)

REGON, OTHER_REGON = "123456785", "000331501"
GONE = date(2018, 12, 31)


@pytest.fixture
def told() -> Iterator[list[object]]:
    """What is published while the test runs."""
    heard: list[object] = []
    for kind in (SignatoryAdmitted, MembershipEnded):
        events.subscribe(kind, heard.append)
    yield heard
    for kind in (SignatoryAdmitted, MembershipEnded):
        events._handlers[kind].remove(heard.append)


def deeds_about(thing: Organization | Signatory | Representation) -> list[tuple[str, object, object]]:
    rows = LogEntry.objects.filter(object_kind=thing._meta.label_lower, object_id=str(thing.pk))
    return [(row.action, row.partnership_id, row.data) for row in rows.order_by("pk")]


def found_as(organization: Organization) -> dict[str, object]:
    entry = Entry.objects.filter(kind="organization", object_id=organization.pk).values().get()
    entry["url"] = str(entry["url"]).replace(f"/{organization.pk}-", "/#-")
    return {name: value for name, value in entry.items() if name not in {"id", "object_id"}}


def test_an_institution_is_recorded_alike(cast: Cast) -> None:
    draft = services.OrganizationDraft(
        name="Fundacja Merkury", category="ngo.fundacja", short_name="Merkury", locality="Radom"
    )
    numbers = {Scheme.NIP: "5261040828", Scheme.KRS: "0000123456"}
    one = services.create_organization(actor=cast.officer, draft=draft, identifiers=numbers)
    alone = (found_as(one), deeds_about(one), list(one.identifiers.values_list("scheme", "value")))
    names = list(one.names.values_list("kind", "name", "short_name", "valid_from", "valid_to"))
    one.identifiers.all().delete()

    [made] = services.create_organizations(actor=cast.officer, drafts=[draft], numbers={0: numbers})

    assert (found_as(made), deeds_about(made), list(made.identifiers.values_list("scheme", "value"))) == alone
    assert list(made.names.values_list("kind", "name", "short_name", "valid_from", "valid_to")) == names


def test_a_number_on_record_stops_all_and_names_the_place(cast: Cast) -> None:
    an_organization("Gmina Klwów", "jst.gmina", identifiers={Scheme.REGON: REGON})
    drafts = [services.OrganizationDraft(name=name, category="jst.gmina") for name in ("Gmina A", "Gmina B")]

    with pytest.raises(services.RefusedDraft, match="Gmina Klwów") as refusal:
        services.create_organizations(
            actor=cast.officer,
            drafts=drafts,
            numbers={0: {Scheme.REGON: OTHER_REGON}, 1: {Scheme.REGON: REGON}},
        )

    assert refusal.value.place == 1
    assert Organization.objects.count() == 1
    assert OrganizationName.objects.count() == 1


def test_one_number_twice_in_the_list_stops_all(cast: Cast) -> None:
    drafts = [services.OrganizationDraft(name=name, category="jst.gmina") for name in ("Gmina A", "Gmina B")]

    with pytest.raises(services.RefusedDraft, match="Gmina A"):
        services.create_organizations(
            actor=cast.officer, drafts=drafts, numbers={0: {Scheme.REGON: REGON}, 1: {Scheme.REGON: REGON}}
        )

    assert not Organization.objects.exists()


def test_numbers_are_added_alike(cast: Cast) -> None:
    one, other = an_organization("Fundacja Merkury"), an_organization("Fundacja Merkury")
    services.set_identifiers(actor=cast.officer, organization=one, identifiers={Scheme.REGON: REGON})
    alone = (found_as(one), deeds_about(one)[1:])
    one.identifiers.all().delete()

    refused = services.add_identifiers_to_many(actor=cast.officer, additions={other: {Scheme.REGON: REGON}})

    assert not refused
    assert (found_as(other), deeds_about(other)[1:]) == alone


def test_a_record_of_other_partnerships_is_left_as_it_is(cast: Cast, home: Partnership) -> None:
    theirs = a_signatory(home).organization
    free = an_organization()
    numbers = {theirs: {Scheme.REGON: REGON}, free: {Scheme.REGON: OTHER_REGON}}

    refused = services.add_identifiers_to_many(actor=cast.neighbour, additions=numbers)

    assert refused == {theirs.pk}
    assert not theirs.identifiers.exists()
    assert free.identifiers.get().value == OTHER_REGON


@pytest.mark.parametrize("last_day", [None, GONE])
@pytest.mark.parametrize("is_announced", [False, True])
def test_a_membership_is_recorded_and_told_alike(
    cast: Cast, home: Partnership, told: list[object], last_day: date | None, is_announced: bool
) -> None:
    first, second = an_organization(), an_organization()
    if is_announced:
        an_announced_signatory(home, first, on=SINCE)
        an_announced_signatory(home, second, on=SINCE)
    one = services.admit_signatory(actor=cast.officer, partnership=home, organization=first, since=SINCE)
    if last_day:
        services.end_membership(
            actor=cast.officer, signatory=one, ending=Standing.WITHDRAWN, last_day=last_day
        )
    alone = list(told)
    told.clear()

    draft = services.MembershipDraft(organization=second, since=SINCE, last_day=last_day)
    [made] = services.admit_many(actor=cast.officer, partnership=home, drafts=[draft])

    assert deeds_about(made) == deeds_about(one)
    assert [type(event) for event in told] == [type(event) for event in alone]
    assert {event.organization_id for event in told} == {second.pk}  # type: ignore[attr-defined]  # both kinds have it
    one.refresh_from_db()
    made.refresh_from_db()
    assert (made.state, made.valid_from, made.valid_to) == (one.state, one.valid_from, one.valid_to)
    assert Signatory.objects.count() == 2


def test_a_membership_that_ended_before_the_invitation_leaves_it_open(cast: Cast, home: Partnership) -> None:
    invited = an_announced_signatory(home, on=date(2020, 1, 1))
    past = services.MembershipDraft(organization=invited.organization, since=SINCE, last_day=GONE)

    [made] = services.admit_many(actor=cast.officer, partnership=home, drafts=[past])

    invited.refresh_from_db()
    assert made.pk != invited.pk
    assert (invited.state, invited.valid_from) == (Standing.ANNOUNCED, None)


def test_of_two_periods_the_later_comes_of_the_invitation(cast: Cast, home: Partnership) -> None:
    invited = an_announced_signatory(home, on=SINCE)
    drafts = [
        services.MembershipDraft(organization=invited.organization, since=SINCE, last_day=GONE),
        services.MembershipDraft(organization=invited.organization, since=date(2019, 6, 1)),
    ]

    past, present = services.admit_many(actor=cast.officer, partnership=home, drafts=drafts)

    assert present.pk == invited.pk
    assert (past.state, present.state) == (Standing.WITHDRAWN, Standing.ACCEDED)


def test_two_drafts_of_one_period_name_the_second(cast: Cast, home: Partnership) -> None:
    twice = services.MembershipDraft(organization=an_organization(), since=SINCE)

    with pytest.raises(services.RefusedDraft) as refusal:
        services.admit_many(actor=cast.officer, partnership=home, drafts=[twice, twice])

    assert refusal.value.place == 1
    assert not Signatory.objects.exists()


def test_a_day_too_far_off_is_refused_for_many_too(cast: Cast, home: Partnership) -> None:
    draft = services.MembershipDraft(organization=an_organization(), since=date(2090, 1, 1))

    with pytest.raises(BadInput):
        services.admit_many(actor=cast.officer, partnership=home, drafts=[draft])


def test_a_representative_is_recorded_alike(cast: Cast, home: Partnership) -> None:
    first, second = a_signatory(home).organization, a_signatory(home).organization
    person = services.PersonDraft(given_names="Anna", family_name="Nowak", title="dr")
    one = services.appoint_representative(
        actor=cast.officer,
        partnership=home,
        organization=first,
        person=services.create_person(actor=cast.officer, draft=person),
        kind=RepresentationKind.REPRESENTATIVE,
        valid_from=SINCE,
        office="Prezes",
        phone="601 602 603",
    )

    draft = services.AppointmentDraft(
        organization=second, person=person, valid_from=SINCE, office="Prezes", phone="601 602 603"
    )
    [made] = services.appoint_many(actor=cast.officer, partnership=home, drafts=[draft])

    assert isinstance(made, Representation)
    assert (made.office, made.phone, made.person.full_name) == (one.office, one.phone, one.person.full_name)
    names = {"organization": ""}
    assert [(action, where, data | names) for action, where, data in deeds_about(made)] == [  # type: ignore[operator]  # a dictionary
        (action, where, data | names)  # type: ignore[operator]  # a dictionary
        for action, where, data in deeds_about(one)
    ]
    kept = Entry.objects.filter(kind="person").values_list("title", "folded", "is_public")
    assert len(set(kept)) == 1


def test_a_refused_representative_stops_nobody_else(cast: Cast, home: Partnership) -> None:
    spoken_for, silent, third = (a_signatory(home).organization for _ in range(3))
    busy = a_representative(home, spoken_for).person
    newcomer = services.PersonDraft(given_names="Piotr", family_name="Lis")
    drafts = [
        services.AppointmentDraft(organization=spoken_for, person=a_person(), valid_from=SINCE),
        services.AppointmentDraft(organization=silent, person=busy, valid_from=SINCE),
        services.AppointmentDraft(organization=silent, person=newcomer, valid_from=SINCE),
        services.AppointmentDraft(organization=third, person=newcomer, valid_from=SINCE),
    ]

    results = services.appoint_many(actor=cast.officer, partnership=home, drafts=drafts)

    assert [isinstance(result, BadInput) for result in results] == [True, True, False, True]
    assert Representation.objects.filter(organization=silent).get().person.family_name == "Lis"


def test_strangers_appoint_nobody(cast: Cast, home: Partnership) -> None:
    draft = services.AppointmentDraft(organization=an_organization(), person=a_person(), valid_from=SINCE)

    with pytest.raises(NotAllowed):
        services.appoint_many(actor=cast.neighbour, partnership=home, drafts=[draft])
