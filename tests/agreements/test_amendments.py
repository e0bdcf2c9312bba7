"""Amendments change the text from their day, and only with the consent the agreement asks for."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoiwo.agreements import services
from spoiwo.agreements.models import Agreement, Amendment, Party, Text
from spoiwo.agreements.selectors import consolidated_text
from spoiwo.agreements.services import AmendmentDraft, ChangeDraft
from spoiwo.agreements.states import AmendmentRule, AmendmentState
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.agreements import (
    SIGNED_ON,
    SYSTEM,
    a_draft_agreement,
    a_party,
    a_signature,
    an_agreement_in_force,
)
from tests.factories.registry import a_signatory

NEW_YEAR = date(2019, 1, 1)
ADOPTED_ON = date(2018, 12, 10)


def drafted(
    agreement: Agreement, number: str = "1", effective_from: date = NEW_YEAR, **changes: str
) -> Amendment:
    wanted = changes or {"2": "Nowe cele."}
    return services.draft_amendment(
        actor=SYSTEM,
        agreement=agreement,
        draft=AmendmentDraft(
            number=number,
            effective_from=effective_from,
            changes=[ChangeDraft(mark=f"§ {mark.strip('p')}", new=new) for mark, new in wanted.items()],
        ),
    )


def consent(amendment: Amendment, how_many: int, on: date = ADOPTED_ON) -> None:
    parties = Party.objects.filter(agreement=amendment.agreement)[:how_many]
    services.record_signatures(
        actor=SYSTEM,
        agreement=amendment.agreement,
        drafts=[services.SignatureDraft(party=party) for party in parties],
        signed_on=on,
        amendment=amendment,
    )


def adopted(
    agreement: Agreement, number: str = "1", effective_from: date = NEW_YEAR, **changes: str
) -> Amendment:
    amendment = drafted(agreement, number, effective_from, **changes)
    consent(amendment, 3)
    services.adopt_amendment(actor=SYSTEM, amendment=amendment, on=ADOPTED_ON)
    return amendment


def body(agreement: Agreement, mark: str, day: date) -> str:
    return next(one.body for one in consolidated_text(agreement, day).clauses if one.mark == mark)


def test_an_amendment_keeps_the_wording_it_replaces(home: Partnership) -> None:
    amendment = drafted(an_agreement_in_force(home))

    change = amendment.parsed[0]

    assert change.old == "Wspieranie rozwoju ekonomii społecznej w powiecie."
    assert change.new == "Nowe cele."
    assert change.kind == "changed"


def test_a_draft_amendment_changes_nothing(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)
    drafted(agreement)

    assert not consolidated_text(agreement, NEW_YEAR).is_amended


def test_an_amendment_signed_by_all_changes_the_text_from_its_day(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)

    adopted(agreement)

    assert body(agreement, "§ 2", date(2018, 12, 31)) == "Wspieranie rozwoju ekonomii społecznej w powiecie."
    assert body(agreement, "§ 2", NEW_YEAR) == "Nowe cele."
    clause = consolidated_text(agreement, NEW_YEAR).clauses[2]
    assert clause.amended_by == ("1",)


def test_one_missing_signature_stops_an_amendment_that_needs_all(home: Partnership) -> None:
    amendment = drafted(an_agreement_in_force(home))
    consent(amendment, 2)

    with pytest.raises(WrongState, match="2"):
        services.adopt_amendment(actor=SYSTEM, amendment=amendment, on=ADOPTED_ON)

    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.DRAFT


def test_two_thirds_are_enough_where_the_agreement_says_so(home: Partnership) -> None:
    agreement = an_agreement_in_force(home, amendment_rule=AmendmentRule.TWO_THIRDS)
    amendment = drafted(agreement)
    consent(amendment, 2)

    services.adopt_amendment(actor=SYSTEM, amendment=amendment, on=ADOPTED_ON)

    assert (amendment.consented, amendment.entitled) == (2, 3)


def test_members_bound_only_by_another_agreement_are_not_asked(home: Partnership) -> None:
    an_agreement_in_force(home, title="Inne porozumienie", signatories=5)
    amendment = adopted(an_agreement_in_force(home))

    assert (amendment.consented, amendment.entitled) == (3, 3)


def test_a_member_whose_signature_is_not_recorded_is_asked_too(home: Partnership) -> None:
    a_signatory(home, since=SIGNED_ON)
    amendment = drafted(an_agreement_in_force(home))
    consent(amendment, 3)

    with pytest.raises(WrongState):
        services.adopt_amendment(actor=SYSTEM, amendment=amendment, on=ADOPTED_ON)


def test_a_resolution_with_two_thirds_of_the_votes_adopts_too(home: Partnership) -> None:
    agreement = an_agreement_in_force(home, amendment_rule=AmendmentRule.TWO_THIRDS)
    amendment = drafted(agreement)

    with pytest.raises(WrongState):
        services.adopt_amendment(
            actor=SYSTEM, amendment=amendment, on=ADOPTED_ON, resolution="uchwała nr 2/2018", votes_for=1
        )
    with pytest.raises(BadInput):
        services.adopt_amendment(
            actor=SYSTEM, amendment=amendment, on=ADOPTED_ON, resolution="uchwała nr 2/2018", votes_for=4
        )
    services.adopt_amendment(
        actor=SYSTEM, amendment=amendment, on=ADOPTED_ON, resolution="uchwała nr 2/2018", votes_for=2
    )

    assert amendment.state == AmendmentState.ADOPTED


def test_a_vote_does_not_stand_for_signatures_where_all_must_sign(home: Partnership) -> None:
    amendment = drafted(an_agreement_in_force(home))

    with pytest.raises(WrongState):
        services.adopt_amendment(
            actor=SYSTEM, amendment=amendment, on=ADOPTED_ON, resolution="uchwała", votes_for=3
        )


def test_a_consent_admits_nobody_and_is_given_once(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)
    amendment = drafted(agreement)
    consent(amendment, 1)

    with pytest.raises(BadInput):
        consent(amendment, 1)

    assert amendment.signatures.get().membership is None


def test_an_adopted_amendment_is_neither_edited_nor_signed_nor_adopted_again(home: Partnership) -> None:
    amendment = adopted(an_agreement_in_force(home))
    draft = AmendmentDraft(number="1", effective_from=NEW_YEAR, changes=[ChangeDraft(mark="§ 2", new="x")])

    with pytest.raises(NotAllowed):
        services.edit_amendment(actor=SYSTEM, amendment=amendment, draft=draft, version=amendment.version)
    with pytest.raises(NotAllowed):
        consent(amendment, 1)
    with pytest.raises(NotAllowed):
        services.adopt_amendment(actor=SYSTEM, amendment=amendment, on=ADOPTED_ON)


def test_an_annulled_amendment_is_as_if_it_had_not_been(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)
    amendment = adopted(agreement)

    services.annul_amendment(actor=SYSTEM, amendment=amendment, ground="wpisano omyłkowo")

    assert not consolidated_text(agreement, NEW_YEAR).is_amended
    assert amendment.parsed[0].new == "Nowe cele."
    with pytest.raises(NotAllowed):
        services.annul_amendment(actor=SYSTEM, amendment=amendment, ground="jeszcze raz")


def test_the_number_of_an_annulled_amendment_is_free_again(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)
    drafted(agreement)
    with pytest.raises(BadInput):
        drafted(agreement)

    services.annul_amendment(actor=SYSTEM, amendment=Amendment.objects.get(), ground="omyłka")
    drafted(agreement)

    assert Amendment.objects.count() == 2


def test_words_somebody_has_signed_are_not_rewritten(home: Partnership) -> None:
    amendment = drafted(an_agreement_in_force(home))
    consent(amendment, 1)
    draft = AmendmentDraft(number="1", effective_from=NEW_YEAR, changes=[ChangeDraft(mark="§ 2", new="x")])

    with pytest.raises(WrongState):
        services.edit_amendment(actor=SYSTEM, amendment=amendment, draft=draft, version=amendment.version)


def test_a_stale_draft_is_not_saved(home: Partnership) -> None:
    amendment = drafted(an_agreement_in_force(home))
    draft = AmendmentDraft(number="1", effective_from=NEW_YEAR, changes=[ChangeDraft(mark="§ 2", new="x")])
    services.edit_amendment(actor=SYSTEM, amendment=amendment, draft=draft, version=amendment.version)

    with pytest.raises(ConcurrentChange):
        services.edit_amendment(actor=SYSTEM, amendment=amendment, draft=draft, version=1)


@pytest.mark.parametrize(
    ("mark", "new"),
    [
        pytest.param("§ 9", "", id="nothing to repeal"),
        pytest.param("§ 2", "Wspieranie rozwoju ekonomii społecznej w powiecie.", id="the same words"),
        pytest.param("paragraf drugi", "x", id="no mark"),
    ],
)
def test_an_amendment_that_amends_nothing_is_refused(home: Partnership, mark: str, new: str) -> None:
    agreement = an_agreement_in_force(home)
    draft = AmendmentDraft(number="1", effective_from=NEW_YEAR, changes=[ChangeDraft(mark=mark, new=new)])

    with pytest.raises(BadInput):
        services.draft_amendment(actor=SYSTEM, agreement=agreement, draft=draft)


def test_an_amendment_takes_no_effect_before_the_agreement(home: Partnership) -> None:
    with pytest.raises(BadInput):
        drafted(an_agreement_in_force(home), effective_from=date(2018, 3, 27))


def test_a_draft_agreement_is_rewritten_not_amended(home: Partnership) -> None:
    with pytest.raises(NotAllowed):
        drafted(a_draft_agreement(home))


def test_a_signature_made_after_an_amendment_stands_under_the_amended_text(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)
    base = consolidated_text(agreement, SIGNED_ON).sha256
    adopted(agreement)

    before = a_signature(a_party(agreement), date(2018, 12, 31))
    after = a_signature(a_party(agreement), NEW_YEAR)

    assert before.text_sha256 == base
    assert after.text_sha256 == consolidated_text(agreement, NEW_YEAR).sha256 != base


def test_others_than_the_secretariat_do_not_amend(cast: Cast, home: Partnership) -> None:
    amendment = drafted(an_agreement_in_force(home))

    for person in (cast.leader, cast.representative, cast.auditor, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.adopt_amendment(actor=person, amendment=amendment, on=ADOPTED_ON)


days = st.integers(0, 300).map(lambda number: SIGNED_ON + timedelta(days=number))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wanted=st.lists(st.tuples(days, st.sampled_from(["p1", "p2", "p3", "p4"])), min_size=1, max_size=4),
    random=st.randoms(use_true_random=False),
)
def test_amendments_recorded_in_any_order_leave_the_base_and_give_one_text(
    home: Partnership, wanted: list[tuple[date, str]], random: st.DataObject
) -> None:
    planned = [(str(number), day, mark) for number, (day, mark) in enumerate(wanted, 1)]
    shuffled = list(planned)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    with transaction.atomic():
        one, other = an_agreement_in_force(home), an_agreement_in_force(home)
        base = list(Text.objects.order_by("pk").values_list("provisions", "sha256"))

        for agreement, order in ((one, planned), (other, shuffled)):
            for number, day, mark in order:
                adopted(agreement, number, day, **{mark: f"Słowa aneksu {number}."})

        for day in (SIGNED_ON, SIGNED_ON + timedelta(days=150), SIGNED_ON + timedelta(days=301)):
            assert consolidated_text(one, day).clauses == consolidated_text(other, day).clauses
        assert list(Text.objects.order_by("pk").values_list("provisions", "sha256")) == base
        transaction.set_rollback(True)
