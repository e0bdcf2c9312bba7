"""The demonstration's partnerships move to a new installation with all they can prove."""

import hashlib
import json
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django_scopes import scope

from spoiwo.documents.render import to_html
from spoiwo.figures.definitions import Ground
from spoiwo.figures.selectors import values_of
from spoiwo.minutes.models import Minutes
from spoiwo.offers.services import hide_faded
from spoiwo.partnerships.models import Partnership
from spoiwo.reports.models import Report
from spoiwo.reports.papers import report_paper
from spoiwo.search.models import Entry
from tests.handover.packs import a_new_installation, contents, load, pack_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
# Of the whole of the demonstration's years.
SINCE, UNTIL = date(2000, 1, 1), date(2030, 1, 1)


def told(partnership: Partnership) -> dict[str, object]:
    """Return what must be the same before and after: figures, reports, sealed papers, what is found."""
    with scope(partnership=partnership):
        figures = {
            value.figure.code: value.number for value in values_of(Ground((partnership,), SINCE, UNTIL))
        }
        reports = [str(to_html(report_paper(report))) for report in Report.objects.order_by("pk")]
        sealed = [(one.pk, one.sha256, one.pdf_sha256, one.content) for one in Minutes.objects.order_by("pk")]
    hide_faded()  # as every night
    found = Entry.objects.filter(partnership_id=partnership.pk).order_by("kind", "object_id")
    return {
        "figures": figures,
        "reports": reports,
        "sealed": sealed,
        "found": set(found.values_list("kind", "object_id", "title", "is_public")),
    }


@pytest.mark.parametrize("slug", ["lubuskie-es", "powiat-zwolenski-2018"])
def test_a_partnership_moves_without_loss(slug: str, tmp_path: Path) -> None:
    partnership = Partnership.objects.get(slug=slug)
    before = told(partnership)
    first = pack_of(partnership, tmp_path / "first.zip")

    with a_new_installation():
        loaded = load(first)
        after = told(loaded.partnership)
        second = pack_of(loaded.partnership, tmp_path / "second.zip")

    assert contents(first, "dane/", "pliki/") == contents(second, "dane/", "pliki/")
    assert after["found"] == before["found"]
    assert after == before
    assert json.loads(contents(first, "paczka.json")["paczka.json"])["missing_files"] == []


def test_the_sums_of_a_pack_are_kept_by_the_program_of_the_system(tmp_path: Path) -> None:
    pack = pack_of(Partnership.objects.get(slug="lubuskie-es"), tmp_path / "pack.zip")
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path / "open")

    said = subprocess.run(
        ["/usr/bin/sha256sum", "--quiet", "--strict", "-c", "SUMY-SHA256.txt"],
        cwd=tmp_path / "open", capture_output=True, check=False,
    )  # fmt: skip

    assert (said.returncode, said.stdout) == (0, b"")


def test_stored_files_leave_unchanged(tmp_path: Path) -> None:
    partnership = Partnership.objects.get(slug="lubuskie-es")
    files = contents(pack_of(partnership, tmp_path / "pack.zip"), "pliki/")

    assert files
    assert {hashlib.sha256(content).hexdigest() for content in files.values()} == set(
        partnership.files.values_list("sha256", flat=True)
    )
