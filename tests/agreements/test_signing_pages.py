"""The board of those who are to sign, and the recording of signatures, as the officer uses them."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import gettext
from pytest_django import Settings

from spoiwo.agreements.models import Agreement, Signature
from spoiwo.agreements.states import Shape
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit
from spoiwo.territory.services import load_bundled
from tests.agreements.addresses import DAY, page
from tests.factories.agreements import (
    a_draft_agreement,
    a_party,
    a_signature,
    an_agreement_being_signed,
)
from tests.factories.registry import an_organization


def test_the_board_names_the_party_just_added_and_asks_for_a_tick(home: Partnership, officer: Client) -> None:
    agreement, one = a_draft_agreement(home), an_organization()
    typed = {"organization": one.name, "kind": "institution", "admits": "on"}

    added = officer.post(page("party_add", agreement), typed, follow=True)
    asked = officer.post(page("parties_ask", agreement), {"on": "01.06.2020", "ask": "1"}, follow=True)

    assert one.name in str(*added.context["messages"])
    assert str(*asked.context["messages"]) == gettext("Tick at least one party.")


def test_a_county_whose_communes_are_unknown_is_told_so(home: Partnership, officer: Client) -> None:
    agreement = a_draft_agreement(home)
    load_bundled(actor=SystemActor("tests"))
    county = Unit.objects.get(key="0812")

    chosen = {"unit": county.full_name, "unit_number": county.key}
    shown = officer.get(page("party_add_communes", agreement), chosen)

    assert page("party_add", agreement) in shown.content.decode()


def test_a_commune_signs_with_the_organ_it_had_on_the_day_of_the_agreement(
    home: Partnership, officer: Client
) -> None:
    """Odrzywół was a village with a wójt in 2018 and is a town with a burmistrz since."""
    load_bundled(actor=SystemActor("tests"))
    agreement = a_draft_agreement(home)
    Agreement.objects.filter(pk=agreement.pk).update(concluded_on=date(2018, 3, 23))
    county = Unit.objects.get(key="1423")

    chosen = {"unit": county.full_name, "unit_number": county.key}
    shown = officer.get(page("party_add_communes", agreement), chosen)

    offices = {one.unit.key: office.initial for one, _take, office in shown.context["form"].rows}
    assert offices["142304"] == "Wójt"


def test_those_ticked_are_asked_and_reminded(home: Partnership, officer: Client) -> None:
    agreement = an_agreement_being_signed(home)
    party, other = a_party(agreement), a_party(agreement)

    officer.post(page("parties_ask", agreement), {"parties": [party.pk], "on": "01.06.2020", "ask": "1"})
    officer.post(page("parties_ask", agreement), {"parties": [party.pk], "on": "10.06.2020", "remind": "1"})

    party.refresh_from_db()
    other.refresh_from_db()
    assert party.asked_on == date(2020, 6, 1)
    assert party.reminded_on == [date(2020, 6, 10)]
    assert other.asked_on is None


def test_names_for_many_parties_at_once_are_refused_and_kept(home: Partnership, officer: Client) -> None:
    agreement = an_agreement_being_signed(home)
    parties = [a_party(agreement).pk, a_party(agreement).pk]

    response = officer.post(
        page("signature_add", agreement),
        {
            "parties": parties,
            "signed_on": DAY,
            "precision": "day",
            "form": "paper",
            "signers": "Wójt: Jan Nowak",
        },
    )

    assert response.status_code == 422
    assert "Jan Nowak" in response.content.decode()
    assert not Signature.objects.exists()


def test_a_signature_in_the_future_is_refused_beside_its_field(home: Partnership, officer: Client) -> None:
    agreement = an_agreement_being_signed(home)

    response = officer.post(
        page("signature_add", agreement),
        {"parties": [a_party(agreement).pk], "signed_on": "1.01.2021", "precision": "day", "form": "paper"},
    )

    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"signed_on"}


def test_a_scan_is_kept_unchanged_under_its_hash_and_never_replaced(
    home: Partnership, officer: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.FILES_ROOT = tmp_path
    signature = a_signature(a_party(an_agreement_being_signed(home)))
    agreement = signature.party.agreement
    content = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"

    def upload(data: bytes, name: str = "podpis.pdf") -> int:
        scan = SimpleUploadedFile(name, data, "application/pdf")
        address = page("signature_scan", agreement, signature.pk)
        return officer.post(address, {"file": scan}).status_code

    assert upload(b"MZ\x90\x00", "podpis.pdf") == 422
    assert upload(content) == 302
    signature.refresh_from_db()
    assert signature.scan is not None
    assert signature.scan.sha256 == hashlib.sha256(content).hexdigest()
    assert not signature.scan.is_public

    assert upload(content + b"%%EOF\n") == 422
    assert Signature.objects.get().scan == signature.scan


@pytest.mark.parametrize(
    ("shape", "precision", "offered"),
    [
        (Shape.JOINT, Precision.DAY, "28.03.2018"),
        (Shape.JOINT, Precision.YEAR, "14.05.2021"),
        (Shape.BILATERAL, Precision.DAY, "14.05.2021"),
    ],
)
def test_the_day_of_conclusion_is_offered_for_a_signature_only_where_all_signed_that_day(
    home: Partnership, officer: Client, shape: Shape, precision: Precision, offered: str
) -> None:
    agreement = an_agreement_being_signed(home)
    Agreement.objects.filter(pk=agreement.pk).update(
        shape=shape, concluded_on=date(2018, 3, 28), concluded_precision=precision
    )
    a_party(agreement)

    with clock.frozen(date(2021, 5, 14)):
        form = officer.get(page("signature_add", agreement)).context["form"]
        value = form["signed_on"].value()

    assert value == offered
