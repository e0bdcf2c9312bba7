"""Newcomers declare and the leader accepts; members withdraw with notice or are expelled after hearing."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoiwo.agreements import services
from spoiwo.agreements.models import Accession, Agreement, Party, Signature
from spoiwo.agreements.services import AccessionDraft, Expulsion
from spoiwo.agreements.states import AccessionRule, AccessionState, DepartureState
from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, NotAllowed, SpoiwoError, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.selectors import count_members, register_on
from spoiwo.registry.services import admit_signatory
from spoiwo.registry.states import Standing
from tests.cast import Cast
from tests.factories.agreements import SIGNED_ON, SYSTEM, a_party, a_signature, an_agreement_in_force
from tests.factories.registry import an_organization

DECLARED_ON = date(2019, 5, 1)


def declared(agreement: Agreement, organization: Organization | None = None) -> Accession:
    return services.declare_accession(
        actor=SYSTEM,
        agreement=agreement,
        draft=AccessionDraft(organization=organization or an_organization(), declared_on=DECLARED_ON),
    )


def a_member(agreement: Agreement) -> Signatory:
    membership = Signature.objects.filter(party__agreement=agreement)[0].membership
    assert membership is not None
    return membership


def an_expulsion(**fields: object) -> Expulsion:
    known: dict[str, object] = {
        "resolution": "uchwała nr 3/2019",
        "resolved_on": date(2019, 6, 3),
        "heard_on": date(2019, 5, 20),
        "ground": "działanie na szkodę partnerstwa",
    }
    return Expulsion(**known | fields)  # type: ignore[arg-type]  # checked by the dataclass


def test_a_declaration_makes_a_member_only_from_the_leaders_signature(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)
    accession = declared(agreement)
    assert count_members(home, date(2019, 6, 1)) == 3

    services.accept_accession(
        actor=SYSTEM, accession=accession, on=date(2019, 6, 10), decided_by="Starosta: Anna Zielińska"
    )

    assert count_members(home, date(2019, 6, 9)) == 3
    assert count_members(home, date(2019, 6, 10)) == 4


def test_the_leader_accepts_and_the_book_names_the_leader(cast: Cast, home: Partnership) -> None:
    accession = declared(an_agreement_in_force(home))

    services.accept_accession(actor=cast.leader, accession=accession, on=DECLARED_ON)

    admitted = LogEntry.objects.filter(action="registry.signatory.admitted").first()
    assert admitted is not None
    assert admitted.actor_name == "Lech Liderski"


def test_others_do_not_accept_declarations(cast: Cast, home: Partnership) -> None:
    accession = declared(an_agreement_in_force(home))

    for person in (cast.representative, cast.auditor, cast.council_member, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.accept_accession(actor=person, accession=accession, on=DECLARED_ON)


def test_a_declaration_is_decided_once(home: Partnership) -> None:
    accession = declared(an_agreement_in_force(home))
    services.accept_accession(actor=SYSTEM, accession=accession, on=DECLARED_ON)

    with pytest.raises(NotAllowed):
        services.accept_accession(actor=SYSTEM, accession=accession, on=DECLARED_ON)
    with pytest.raises(NotAllowed):
        services.refuse_accession(actor=SYSTEM, accession=accession, on=DECLARED_ON, ground="nie")


def test_the_leader_does_not_decide_before_the_declaration_came(home: Partnership) -> None:
    accession = declared(an_agreement_in_force(home))

    with pytest.raises(BadInput):
        services.accept_accession(actor=SYSTEM, accession=accession, on=date(2019, 4, 30))


def test_two_open_declarations_of_one_institution_are_refused(home: Partnership) -> None:
    agreement, organization = an_agreement_in_force(home), an_organization()
    declared(agreement, organization)

    with pytest.raises(BadInput):
        declared(agreement, organization)


def test_a_signatory_does_not_accede(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)

    with pytest.raises(BadInput):
        declared(agreement, a_member(agreement).organization)


def test_an_agreement_without_declarations_takes_none(home: Partnership) -> None:
    for rule in (AccessionRule.SIGNING, AccessionRule.CLOSED):
        with pytest.raises(NotAllowed):
            declared(an_agreement_in_force(home, accession_rule=rule))


def test_a_declaration_not_accepted_admits_nobody_and_may_be_made_again(home: Partnership) -> None:
    agreement, organization = an_agreement_in_force(home), an_organization()
    services.refuse_accession(
        actor=SYSTEM, accession=declared(agreement, organization), on=DECLARED_ON, ground="spoza powiatu"
    )

    assert count_members(home, DECLARED_ON) == 3
    assert declared(agreement, organization).state == AccessionState.DECLARED


def test_an_annulled_declaration_takes_back_the_membership_it_made(home: Partnership) -> None:
    accession = declared(an_agreement_in_force(home))
    services.accept_accession(actor=SYSTEM, accession=accession, on=DECLARED_ON)

    services.annul_accession(actor=SYSTEM, accession=accession, ground="wpisano omyłkowo")

    assert count_members(home, DECLARED_ON) == 3
    with pytest.raises(NotAllowed):
        services.annul_accession(actor=SYSTEM, accession=accession, ground="jeszcze raz")


def test_an_expected_party_that_accedes_stays_one_party(home: Partnership) -> None:
    agreement, organization = an_agreement_in_force(home), an_organization()
    expected = a_party(agreement, organization)

    accession = declared(agreement, organization)
    services.accept_accession(actor=SYSTEM, accession=accession, on=DECLARED_ON)

    assert accession.party == expected
    assert Party.objects.filter(organization=organization).count() == 1


@pytest.mark.parametrize(
    ("received_on", "months", "last_day"),
    [
        (date(2018, 3, 15), 1, date(2018, 4, 30)),
        (date(2018, 1, 31), 1, date(2018, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2018, 12, 1), 1, date(2019, 1, 31)),
        (date(2018, 11, 30), 3, date(2019, 2, 28)),
        (date(2018, 3, 15), 0, date(2018, 3, 31)),
        (date(2018, 12, 31), 12, date(2019, 12, 31)),
    ],
)
def test_notice_runs_out_at_the_end_of_a_month(received_on: date, months: int, last_day: date) -> None:
    assert services.notice_ends_on(received_on, months) == last_day


@given(st.dates(date(1999, 1, 1), date(2090, 1, 1)), st.integers(0, 24))
def test_notice_ends_with_a_month_and_never_early(received_on: date, months: int) -> None:
    last = services.notice_ends_on(received_on, months)

    assert (last + timedelta(days=1)).day == 1
    assert last >= received_on
    assert (last.year - received_on.year) * 12 + last.month - received_on.month == months


def test_a_member_that_withdraws_belongs_until_the_notice_runs_out(home: Partnership) -> None:
    member = a_member(an_agreement_in_force(home))

    departure = services.withdraw_signatory(actor=SYSTEM, signatory=member, received_on=date(2019, 3, 15))

    assert departure.last_day == date(2019, 4, 30)
    assert departure.notice_months == 1
    assert count_members(home, date(2019, 4, 30)) == 3
    assert count_members(home, date(2019, 5, 1)) == 2


def test_nobody_withdraws_twice_nor_before_joining(home: Partnership) -> None:
    member = a_member(an_agreement_in_force(home))
    with pytest.raises(BadInput):
        services.withdraw_signatory(actor=SYSTEM, signatory=member, received_on=date(2017, 1, 1))
    with pytest.raises(BadInput) as before:
        services.withdraw_signatory(actor=SYSTEM, signatory=member, received_on=date(2018, 3, 27))
    assert before.value.field == "received_on"
    services.withdraw_signatory(actor=SYSTEM, signatory=member, received_on=date(2019, 3, 15))

    with pytest.raises((BadInput, WrongState)):
        services.withdraw_signatory(actor=SYSTEM, signatory=member, received_on=date(2019, 3, 16))


def test_an_expulsion_needs_a_resolution_a_ground_a_hearing_and_two_thirds(home: Partnership) -> None:
    member = a_member(an_agreement_in_force(home))

    for wrong in (
        an_expulsion(resolution=" "),
        an_expulsion(ground=""),
        an_expulsion(heard_on=date(2019, 6, 4)),
        an_expulsion(votes_for=13, votes_all=20),
        an_expulsion(votes_for=21, votes_all=20),
        an_expulsion(last_day=date(2019, 6, 2)),
    ):
        with pytest.raises(BadInput):
            services.expel_signatory(actor=SYSTEM, signatory=member, expulsion=wrong)
    services.expel_signatory(
        actor=SYSTEM, signatory=member, expulsion=an_expulsion(votes_for=14, votes_all=20)
    )

    member.refresh_from_db()
    assert member.state == Standing.EXPELLED
    assert count_members(home, date(2019, 6, 3)) == 3
    assert count_members(home, date(2019, 6, 4)) == 2


def test_a_departure_taken_back_lets_the_membership_run_on(home: Partnership) -> None:
    member = a_member(an_agreement_in_force(home))
    departure = services.withdraw_signatory(actor=SYSTEM, signatory=member, received_on=date(2019, 3, 15))

    services.annul_departure(actor=SYSTEM, departure=departure, ground="pismo wycofano")

    assert departure.state == DepartureState.ANNULLED
    assert count_members(home, date(2019, 5, 1)) == 3
    with pytest.raises(NotAllowed):
        services.annul_departure(actor=SYSTEM, departure=departure, ground="jeszcze raz")


def test_after_a_departure_taken_back_the_member_can_withdraw_anew(home: Partnership) -> None:
    member = a_member(an_agreement_in_force(home))
    departure = services.withdraw_signatory(actor=SYSTEM, signatory=member, received_on=date(2019, 3, 15))
    services.annul_departure(actor=SYSTEM, departure=departure, ground="zła data")
    member.refresh_from_db()

    services.withdraw_signatory(actor=SYSTEM, signatory=member, received_on=date(2019, 6, 15))

    assert count_members(home, date(2019, 7, 31)) == 3
    assert count_members(home, date(2019, 8, 1)) == 2


def test_others_do_not_record_departures(cast: Cast, home: Partnership) -> None:
    member = a_member(an_agreement_in_force(home))

    for person in (cast.leader, cast.representative, cast.auditor, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.withdraw_signatory(actor=person, signatory=member, received_on=date(2019, 3, 15))
        with pytest.raises(NotAllowed):
            services.expel_signatory(actor=person, signatory=member, expulsion=an_expulsion())


def test_a_signature_annulled_leaves_a_membership_that_was_there_before(home: Partnership) -> None:
    organization = an_organization()
    admit_signatory(actor=SYSTEM, partnership=home, organization=organization, since=date(2016, 1, 1))
    signature = a_signature(a_party(an_agreement_in_force(home), organization), date(2019, 1, 1))

    services.annul_signature(actor=SYSTEM, signature=signature, ground="omyłka")

    assert organization in [row.organization for row in register_on(home, date(2019, 1, 1)).members]


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["sign", "declare", "accept", "withdraw", "expel", "announce", "refuse", "ask"]),
        st.integers(0, 2),
        st.integers(1, 700),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_no_deed_of_a_later_day_changes_who_belonged_earlier(
    home: Partnership, deeds: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        _live_through(home, deeds)
        transaction.set_rollback(True)


def _live_through(home: Partnership, deeds: list[tuple[str, int, int]]) -> None:
    agreement = an_agreement_in_force(home)
    organizations = [an_organization() for _ in range(3)]
    parties = [a_party(agreement, one) for one in organizations]
    present = SIGNED_ON
    seen: dict[date, set[int]] = {}

    for name, which, days in deeds:
        present = min(present + timedelta(days=days), date(2020, 6, 15))
        yesterday = present - timedelta(days=1)
        seen[yesterday] = {row.organization.pk for row in register_on(home, yesterday).members}
        with suppress(SpoiwoError), transaction.atomic():
            _deed(name, home, agreement, parties[which], organizations[which], present)()
        for day, members in seen.items():
            assert {row.organization.pk for row in register_on(home, day).members} == members


def _deed(
    name: str, home: Partnership, agreement: Agreement, party: Party, organization: Organization, day: date
) -> Callable[[], object]:
    party.refresh_from_db()
    member = Signatory.objects.filter(partnership=home, organization=organization, valid_to=None).last()
    waiting = Accession.objects.filter(organization=organization, state=AccessionState.DECLARED).first()
    draft = AccessionDraft(organization=organization, declared_on=day)
    expulsion = an_expulsion(resolved_on=day, heard_on=day)
    deeds: dict[str, Callable[[], object]] = {
        "sign": lambda: a_signature(party, day),
        "declare": lambda: services.declare_accession(actor=SYSTEM, agreement=agreement, draft=draft),
        "announce": lambda: services.announce_party(actor=SYSTEM, party=party, on=day),
        "refuse": lambda: services.refuse_party(actor=SYSTEM, party=party, on=day),
        "ask": lambda: services.ask_parties(actor=SYSTEM, agreement=agreement, parties=[party], on=day),
    }
    if waiting:
        deeds["accept"] = lambda: services.accept_accession(actor=SYSTEM, accession=waiting, on=day)
    if member:
        deeds["withdraw"] = lambda: services.withdraw_signatory(
            actor=SYSTEM, signatory=member, received_on=day
        )
        deeds["expel"] = lambda: services.expel_signatory(actor=SYSTEM, signatory=member, expulsion=expulsion)
    return deeds.get(name, lambda: None)
