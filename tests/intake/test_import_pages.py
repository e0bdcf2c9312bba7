"""The pages of an import, as an officer's browser sees them."""

import html
import io

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from spoiwo.intake import services
from spoiwo.intake.models import ImportBatch
from spoiwo.intake.selectors import counts_of
from spoiwo.intake.services import Decision
from spoiwo.intake.states import BatchState, Choice, Verdict
from spoiwo.intake.wording import say
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory
from tests.cast import Cast, ClientOf
from tests.factories.registry import a_signatory, an_organization
from tests.intake.lists import Bring, a_csv, an_xlsx, row_of

SECRET = "<script>alert(1)</script>"


@pytest.fixture
def browser(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.officer)


def page_of(batch: ImportBatch, name: str = "batch", **more: int) -> str:
    return reverse(f"intake:{name}", kwargs={"slug": batch.partnership.slug, "pk": batch.pk, **more})


def test_a_list_goes_from_the_file_to_the_register_in_two_steps(browser: Client, home: Partnership) -> None:
    file = io.BytesIO(an_xlsx([["Nazwa", "Data przystąpienia"], ["Fundacja Merkury", "14 maja 2015 r."]]))
    file.name = "lista.xlsx"

    preview = browser.post(reverse("intake:batch_list", args=[home.slug]), {"file": file}, follow=True)
    assert "Fundacja Merkury" in preview.text
    assert not Signatory.objects.exists()

    batch = ImportBatch.objects.get()
    result = browser.post(page_of(batch, "batch_commit"), follow=True)

    assert Signatory.objects.get().organization.name == "Fundacja Merkury"
    assert reverse("registry:signatory", args=[home.slug, Signatory.objects.get().pk]) in result.text


def test_a_table_can_be_pasted(browser: Client, home: Partnership) -> None:
    table = "Nazwa\tData\nFundacja\vMerkury\t2019\nGmina Odrzywół\t2019"

    browser.post(reverse("intake:batch_list", args=[home.slug]), {"table": table})

    batch = ImportBatch.objects.get()
    assert (batch.is_pasted, batch.total) == (True, 2)
    assert row_of(batch, 2).raw[0] == "Fundacja Merkury"


@pytest.mark.parametrize("typed", [{}, {"table": "   "}, {"table": "a\x08b"}])
def test_nothing_to_read_gets_a_sentence_and_keeps_what_was_pasted(
    browser: Client, home: Partnership, typed: dict[str, str]
) -> None:
    answer = browser.post(reverse("intake:batch_list", args=[home.slug]), typed)

    assert answer.status_code == 422
    assert not ImportBatch.objects.exists()


def test_a_file_and_a_table_at_once_are_one_too_many(browser: Client, home: Partnership) -> None:
    file = io.BytesIO(b"Nazwa\nGmina\n")
    file.name = "lista.csv"

    answer = browser.post(reverse("intake:batch_list", args=[home.slug]), {"file": file, "table": "Nazwa\nX"})

    assert answer.status_code == 422
    assert "Nazwa\nX" in answer.text.replace("\r", "")


def test_a_file_that_is_no_list_gets_a_sentence_and_is_not_kept(browser: Client, home: Partnership) -> None:
    file = io.BytesIO(b"%PDF-1.7 and so on")
    file.name = "lista.xlsx"

    answer = browser.post(reverse("intake:batch_list", args=[home.slug]), {"file": file})

    assert answer.status_code == 422
    assert "PDF" in answer.text
    assert not ImportBatch.objects.exists()


def test_a_file_that_is_too_large_gets_a_sentence(
    browser: Client, home: Partnership, settings: object
) -> None:
    settings.FILE_MAX_BYTES = 1_000  # type: ignore[attr-defined]  # settings of this test
    file = io.BytesIO(a_csv([["Nazwa"], *[["Gmina Odrzywół"]] * 200]))
    file.name = "lista.csv"

    assert browser.post(reverse("intake:batch_list", args=[home.slug]), {"file": file}).status_code == 422


def test_what_stands_in_cells_is_never_markup(browser: Client, bring: Bring) -> None:
    headings = ["Nazwa", f"Kolor {SECRET}", "Od", "REGON"]
    batch = bring.rows([f"Fundacja {SECRET}", SECRET, SECRET, SECRET], headings=headings)

    pages = [page_of(batch), page_of(batch, "batch_map"), page_of(batch, "row_edit", number=2)]

    for page in pages:
        text = browser.get(page).text
        assert SECRET not in text
        assert "&lt;script&gt;" in text


def test_decisions_are_taken_from_the_radios_of_the_page(browser: Client, bring: Bring) -> None:
    known = an_organization("Stowarzyszenie Nadzieja", locality="Radom")
    headings = ["Nazwa", "Miejscowość", "Od"]
    batch = bring.rows(["Stowarzyszenie Nadzieja", "Przysucha", "2019"], headings=headings)
    assert f'value="use-{known.pk}"' in browser.get(page_of(batch)).text

    browser.post(page_of(batch, "batch_decide"), {"row-2": f"use-{known.pk}"})

    row = row_of(batch, 2)
    assert (row.choice, row.chosen) == (Choice.USE, known)


@pytest.mark.parametrize("value", ["use-", "use-x", "use", "use-99999999999999999999", "burn", "new-5"])
def test_decisions_made_up_by_hand_change_nothing(browser: Client, bring: Bring, value: str) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])

    answer = browser.post(page_of(batch, "batch_decide"), {"row-2": value, "row-x": "new", "row-77": "new"})

    assert answer.status_code == 302
    assert row_of(batch, 2).choice == Choice.NONE


def test_the_preview_shows_the_rows_of_one_verdict(browser: Client, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"], ["Xylofon", "2019"])

    shown = browser.get(page_of(batch), {"pokaz": "error"}).text

    assert "Xylofon" in shown
    assert "Fundacja Merkury" not in shown


def test_a_row_is_corrected_on_its_page(browser: Client, bring: Bring) -> None:
    batch = bring.rows(["Xylofon", "2019"])
    address = page_of(batch, "row_edit", number=2)
    assert "Xylofon" in browser.get(address).text

    answer = browser.post(
        address, {"version": 1, "name": "Xylofon", "category": "ngo.fundacja", "since": "2019"}
    )

    assert answer.status_code == 302
    assert (row_of(batch, 2).verdict, row_of(batch, 2).values["category"]) == (Verdict.NEW, "ngo.fundacja")


def test_a_kind_left_as_it_was_keeps_the_wording_of_the_list(browser: Client, bring: Bring) -> None:
    batch = bring.rows(["Xylofon", "fundacje", "2019"], headings=["Nazwa", "Rodzaj", "Od"])

    browser.post(
        page_of(batch, "row_edit", number=2),
        {"version": 1, "name": "Xylofon", "category": "ngo.fundacja", "since": "2018"},
    )

    assert row_of(batch, 2).edited == {"since": "2018"}


def test_a_stale_form_shows_what_is_recorded_now_and_can_be_saved_over_it(
    browser: Client, bring: Bring, cast: Cast
) -> None:
    batch = bring.rows(["Xylofon", "2019"])
    services.correct_row(
        actor=cast.coordinator, batch=batch, row=row_of(batch, 2), cells={"name": "Fundacja A"}, version=1
    )
    typed = {"name": "Fundacja B", "category": "", "since": "2019"}
    address = page_of(batch, "row_edit", number=2)

    stale = browser.post(address, {"version": 1, **typed})
    assert stale.status_code == 422
    assert "Fundacja A" in stale.text
    assert "Fundacja B" in stale.text
    assert 'name="version" value="2"' in stale.text

    browser.post(address, {"version": 2, **typed})
    assert row_of(batch, 2).edited["name"] == "Fundacja B"


def test_the_common_day_is_set_above_the_table(browser: Client, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", ""])

    browser.post(page_of(batch, "batch_date"), {"since": "18 listopada 2016r."})

    assert row_of(batch, 2).verdict == Verdict.NEW


def test_a_wrong_common_day_is_refused_in_words(browser: Client, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", ""])

    answer = browser.post(page_of(batch, "batch_date"), {"since": "31.02.2016"}, follow=True)

    assert "31.02.2016" in answer.text
    assert row_of(batch, 2).verdict == Verdict.ERROR


def test_columns_are_corrected_on_their_page(browser: Client, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"], headings=["Nazwa", "Rok założenia"])

    wrong = browser.post(page_of(batch, "batch_map"), {"column_0": "since", "column_1": ""})
    assert wrong.status_code == 422

    browser.post(page_of(batch, "batch_map"), {"column_0": "name", "column_1": "since"})
    assert row_of(batch, 2).verdict == Verdict.NEW


def test_the_waiting_page_asks_how_far_the_work_is_until_it_is_done(browser: Client, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    rows = ImportBatch.objects.filter(pk=batch.pk)
    rows.update(state=BatchState.CHECKING, total=200, done=50)

    waiting = browser.get(page_of(batch)).text
    assert page_of(batch, "batch_progress") in waiting
    assert "<noscript>" in waiting
    assert "25%" in browser.get(page_of(batch, "batch_progress")).text

    rows.update(state=BatchState.PREVIEWED)
    assert browser.get(page_of(batch, "batch_progress")).headers["HX-Refresh"] == "true"


def test_an_import_put_aside_says_who_did_it_and_shows_nothing_of_the_list(
    browser: Client, bring: Bring
) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    assert browser.get(page_of(batch, "batch_discard")).status_code == 200

    browser.post(page_of(batch, "batch_discard"))

    page = browser.get(page_of(batch))
    assert page.status_code == 200
    assert "Olga Sekretarska" in page.text
    assert "Fundacja Merkury" not in page.text
    assert "/pliki/" not in page.text
    assert not Organization.objects.exists()


def test_a_saving_under_way_can_be_stopped_from_its_page(browser: Client, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.COMMITTING)
    assert page_of(batch, "batch_stop") in browser.get(page_of(batch)).text

    browser.post(page_of(batch, "batch_stop"))
    browser.post(page_of(batch, "batch_stop"))

    batch.refresh_from_db()
    assert (batch.state, batch.problem_code) == (BatchState.PREVIEWED, "saving_stopped")


def test_figures_tell_what_is_still_to_be_done(browser: Client, bring: Bring, cast: Cast) -> None:
    here = an_organization("Gmina Odrzywół", "jst.gmina")
    an_organization("Fundacja Przystań", "ngo.fundacja", locality="Radom")
    a_signatory(cast.partnership, here)
    headings = ["Nazwa", "Miejscowość", "Od"]
    batch = bring.rows(
        ["Gmina Odrzywołł", "", "2019"],
        ["Fundacja Przystań", "Przysucha", "2019"],
        ["Fundacja Wenus", "", "31.02.2019"],
        ["Fundacja Merkury", "", "2019"],
        headings=headings,
    )
    before = counts_of(batch)

    services.decide_rows(
        actor=cast.officer,
        batch=batch,
        decisions=[
            Decision(2, Choice.USE, here.pk),
            Decision(3, Choice.NEW),
            Decision(4, Choice.SKIP),
        ],
    )

    assert (before.new, before.decide, before.error) == (1, 2, 1)
    after = counts_of(batch)
    assert (after.new, after.known, after.member, after.decide, after.error, after.skipped) == (
        2,
        0,
        1,
        0,
        0,
        1,
    )
    assert after.is_ready
    assert "Gmina Odrzywołł" in browser.get(f"{page_of(batch)}?pokaz=member").text
    assert "Fundacja Przystań" in browser.get(f"{page_of(batch)}?pokaz=new").text
    assert "Fundacja Przystań" not in browser.get(f"{page_of(batch)}?pokaz=decide").text


def test_a_row_left_out_says_nothing_of_what_would_have_been_done(
    browser: Client, bring: Bring, cast: Cast
) -> None:
    headings = ["Nazwa", "Od", "Przedstawiciel", "E-mail"]
    rows = [
        [f"Fundacja {name}", "2019", f"Anna {name}", f"{name}@example.org"] for name in ("Wenus", "Merkury")
    ]
    batch = bring.rows(*rows, headings=headings)
    services.decide_rows(actor=cast.officer, batch=batch, decisions=[Decision(3, Choice.SKIP)])

    services.commit_batch(actor=cast.officer, batch=batch)

    own_email = say("person_has_own_email")
    assert own_email in page_text(browser, f"{page_of(batch)}?pokaz=created")
    assert own_email not in page_text(browser, f"{page_of(batch)}?pokaz=skipped")


def page_text(browser: Client, address: str) -> str:
    """Return a page's text with ordinary spaces."""
    return html.unescape(browser.get(address).text).replace("\xa0", " ")


def test_what_the_spreadsheet_hides_is_said_on_the_preview(browser: Client, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    ImportBatch.objects.filter(pk=batch.pk).update(hidden_rows=[2, 17], hidden_columns=[3, 28], is_1904=True)

    page = browser.get(page_of(batch)).text

    assert "2, 17" in page
    assert "C, AB" in page
    assert "1904" in page


def test_a_file_that_could_not_be_read_says_why_on_its_page(browser: Client, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.UNREADABLE, problem_code="damaged")

    assert browser.get(page_of(batch)).status_code == 200


def test_an_import_of_another_partnership_is_not_there(client_of: ClientOf, bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])
    elsewhere = reverse("intake:batch", args=[cast.other.slug, batch.pk])

    assert client_of(cast.neighbour).get(page_of(batch)).status_code == 404
    assert client_of(cast.neighbour).get(elsewhere).status_code == 404


def test_two_officers_saving_at_once_save_once(browser: Client, bring: Bring) -> None:
    batch = bring.rows(["Fundacja Merkury", "2019"])

    browser.post(page_of(batch, "batch_commit"))
    again = browser.post(page_of(batch, "batch_commit"))

    assert again.status_code == 409
    assert Signatory.objects.count() == 1


def test_the_template_is_a_spreadsheet(browser: Client, home: Partnership) -> None:
    answer = browser.get(reverse("intake:template_download", args=[home.slug]))

    assert answer.content.startswith(b"PK")
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("rows", [5, 200])
def test_a_page_of_the_preview_takes_the_same_queries_however_long_the_list(
    browser: Client, bring: Bring, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for town in ("Radom", "Lipsko"):
        an_organization(f"Stowarzyszenie Nadzieja {town}", locality=town)
    batch = bring.rows(*[[f"Stowarzyszenie Nadzieja {number}", "2019"] for number in range(rows)])

    with django_assert_max_num_queries(14):
        assert browser.get(page_of(batch)).status_code == 200
