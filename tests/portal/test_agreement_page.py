"""The page of an agreement: its words on any day, who signed, where and when, what changed."""

from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.agreements import services
from spoiwo.agreements.models import Agreement
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from tests.factories.agreements import (
    SIGNED_ON,
    a_draft_agreement,
    a_party,
    a_signature,
    an_agreement_being_signed,
    an_agreement_in_force,
)
from tests.factories.partnerships import a_partnership
from tests.factories.registry import an_organization
from tests.portal.conftest import SYSTEM, Reader
from tests.portal.test_register_page import SCRIPT, statements_of


def address(agreement: Agreement) -> str:
    return f"/partnerstwa/{agreement.partnership.slug}/porozumienia/{agreement.pk}/"


@pytest.fixture
def agreement(home: Partnership) -> Agreement:
    """Signed by three on 28 March 2018."""
    with scope(partnership=home):
        return an_agreement_in_force(home, signatories=3)


def amended(agreement: Agreement, on: date, wording: str) -> None:
    with scope(partnership=agreement.partnership):
        amendment = services.draft_amendment(
            actor=SYSTEM,
            agreement=agreement,
            draft=services.AmendmentDraft(
                number="1",
                title="cele",
                changes=(services.ChangeDraft(mark="§ 2", new=wording),),
                effective_from=on,
            ),
        )
        for party in agreement.parties.all():
            services.record_signature(actor=SYSTEM, party=party, signed_on=on, amendment=amendment)
        services.adopt_amendment(actor=SYSTEM, amendment=amendment, on=on)


def test_the_text_its_seal_and_its_signatures_are_shown(agreement: Agreement, read: Reader) -> None:
    page = read(address(agreement))

    assert "Wspieranie rozwoju ekonomii społecznej" in page
    assert "<h3>§\u00a03 Zasady</h3>" in page
    signatures = page.partition('id="signatures"')[2].partition("</section>")[0]
    assert signatures.count('<time datetime="2018-03-28">') == 3
    assert '<span class="big">3</span> <span>signatures</span>' in page
    assert "SHA-256" in page


def test_place_and_signing_persons_stand_by_each_signature(home: Partnership, read: Reader) -> None:
    with scope(partnership=home):
        agreement = an_agreement_being_signed(home)
        a_signature(
            a_party(agreement, an_organization("Gmina Odrzywół", "jst.gmina")),
            place="Odrzywół",
            signers=[services.SignerDraft(name="Jan Nowak", office="Wójt")],
        )

    page = read(address(agreement))

    assert "Wójt: Jan Nowak" in page
    assert "Odrzywół</td>" in page
    assert '<span class="tag warn">' in page


def test_nobody_had_signed_before_the_first_signature(agreement: Agreement, read: Reader) -> None:
    assert "Nobody had signed by that day." in read(f"{address(agreement)}?dzien=2018-03-27")


def test_the_text_is_that_of_the_day_with_old_and_new_wording(agreement: Agreement, read: Reader) -> None:
    amended(agreement, date(2019, 5, 1), "Wspieranie przedsiębiorczości społecznej.")

    before, after = read(f"{address(agreement)}?dzien=2019-04-30"), read(address(agreement))

    assert "no amendment has changed it" in before
    assert "przedsiębiorczości" not in before.split('id="amendments"')[0]
    assert "Wspieranie przedsiębiorczości społecznej." in after.split('id="amendments"')[0]
    assert "changed by amendment 1" in after
    assert "<del>Wspieranie rozwoju ekonomii społecznej" in after
    assert "<ins>Wspieranie przedsiębiorczości społecznej." in after


def test_a_party_that_announced_its_signature_is_shown_and_not_counted(
    agreement: Agreement, read: Reader
) -> None:
    with scope(partnership=agreement.partnership):
        party = a_party(agreement, an_organization("Filia w Radomiu"))
        services.announce_party(actor=SYSTEM, party=party, on=SIGNED_ON, note="prawdopodobnie dołączy")

    page = read(address(agreement))

    assert "Filia w\u00a0Radomiu" in page
    assert "prawdopodobnie dołączy" in page
    assert '<span class="big">3</span>' in page


def test_whom_the_secretariat_asked_is_its_own_matter(agreement: Agreement, read: Reader) -> None:
    with scope(partnership=agreement.partnership):
        party = a_party(agreement, an_organization("Jeszcze nie odpowiedzieli"))
        services.ask_parties(actor=SYSTEM, agreement=agreement, parties=[party], on=SIGNED_ON)

    assert "Jeszcze nie odpowiedzieli" not in read(address(agreement))


def test_a_draft_and_a_stranger_are_404(home: Partnership, agreement: Agreement, visitor: Client) -> None:
    with scope(partnership=home):
        draft = a_draft_agreement(home, title="Szkic")
    a_partnership("inne")

    assert visitor.get(address(draft)).status_code == 404
    assert visitor.get(f"/partnerstwa/inne/porozumienia/{agreement.pk}/").status_code == 404
    assert visitor.get("/partnerstwa/zwolen/porozumienia/999999/").status_code == 404


def test_an_agreement_of_a_partnership_in_preparation_is_a_404(visitor: Client, db: None) -> None:
    hidden = a_partnership("tajny", stage=Stage.PREPARATION)
    with scope(partnership=hidden):
        draft = a_draft_agreement(hidden)

    assert visitor.get(address(draft)).status_code == 404


def test_a_wrong_day_keeps_what_was_typed(agreement: Agreement, read: Reader) -> None:
    page = read(f"{address(agreement)}?dzien=31.02.2019")

    assert 'value="31.02.2019"' in page
    assert 'id="asof-error"' in page


def test_texts_are_shown_as_text(home: Partnership, read: Reader) -> None:
    with scope(partnership=home):
        agreement = an_agreement_in_force(
            home, title=f"Umowa {SCRIPT}", text=f"§ 1 Cel {SCRIPT}\n{SCRIPT}", signatories=2
        )

    assert SCRIPT not in read(address(agreement))


def test_the_number_of_queries_does_not_grow_with_signatures(home: Partnership, visitor: Client) -> None:
    with scope(partnership=home):
        small = an_agreement_in_force(home, title="Małe", signatories=2)
        large = an_agreement_in_force(home, title="Duże", signatories=14)

    assert statements_of(visitor, address(small)) == statements_of(visitor, address(large))
