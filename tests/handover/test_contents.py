"""What is in a pack, and what must never be."""

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from django_scopes import scope

from spoiwo.accounts.models import User
from spoiwo.handover.gathering import CannotBePacked
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Representation
from tests.factories.newsletters import a_draft, a_reader, open_newsletter, send
from tests.factories.registry import a_person, a_representative, a_signatory, an_office, an_organization
from tests.factories.voting import an_open_poll
from tests.handover.packs import a_rich_partnership, contents, pack_of

pytestmark = pytest.mark.django_db


def test_nothing_of_another_partnership_goes_along_with_what_is_shared(
    partnership: Partnership, tmp_path: Path
) -> None:
    shared, person = an_organization("Wspólny Urząd Pracy"), a_person("Ewa", "Wspólna")
    only_there, stranger = an_organization("Stowarzyszenie Tylko Tam"), a_person("Obcy", "Przybysz")
    an_office(person, shared)
    an_office(stranger, only_there)
    neighbour = a_rich_partnership("powiat-przysuski")
    with scope(partnership=partnership):
        a_signatory(partnership, shared)
        a_representative(partnership, shared, person)
    with scope(partnership=neighbour):
        a_signatory(neighbour, shared)
        a_representative(neighbour, shared, person, email="tam@tajne.example.org")
        a_signatory(neighbour, only_there)
        a_representative(neighbour, only_there, stranger)

    every = contents(pack_of(partnership, tmp_path / "pack.zip"), "")
    said = b"".join(every.values()).decode(errors="replace")
    sheets = "".join(_cells(content) for name, content in every.items() if name.endswith(".xlsx"))

    assert "Wspólny Urząd Pracy" in said
    assert "Wspólna" in said
    for foreign in ("Tylko Tam", "Przybysz", "tam@tajne", "powiat-przysuski"):
        assert foreign not in said + sheets
    assert {line["partnership_id"] for line in _lines(every, "registry.signatory")} == {partnership.pk}


def test_no_secret_leaves(partnership: Partnership, tmp_path: Path) -> None:
    hashes = [user.password for user in User.objects.all()]

    every = contents(pack_of(partnership, tmp_path / "pack.zip"), "")
    said = b"".join(every.values()).decode(errors="replace")

    assert hashes
    assert not any(secret in said for secret in hashes)
    assert "pbkdf2" not in said
    assert "argon2" not in said


def test_readers_of_the_newsletter_stay_behind_and_its_issues_go_along(
    partnership: Partnership, tmp_path: Path
) -> None:
    with scope(partnership=partnership):
        open_newsletter(partnership)
        a_reader(partnership, "czytelniczka@example.org")
        send(a_draft(partnership))

    every = contents(pack_of(partnership, tmp_path / "pack.zip"), "")
    sheets = "".join(_cells(content) for name, content in every.items() if name.endswith(".xlsx"))

    assert "czytelniczka@" not in b"".join(every.values()).decode(errors="replace") + sheets
    assert len(_lines(every, "newsletters.issue")) == 1


def test_deeds_are_told_in_words(partnership: Partnership, tmp_path: Path) -> None:
    page = contents(pack_of(partnership, tmp_path / "pack.zip"), "strony/audit")["strony/audit.logentry.html"]

    titles = re.findall(r'<h2 id="t\d+">([^<]+)</h2>', page.decode())
    assert titles
    assert not [title for title in titles if re.search(r"[a-z]+\.[a-z]+\.[a-z]+", title)]


def test_a_pack_waits_until_an_open_vote_is_closed(partnership: Partnership, tmp_path: Path) -> None:
    with scope(partnership=partnership):
        an_open_poll(partnership)

    with pytest.raises(CannotBePacked):
        pack_of(partnership, tmp_path / "pack.zip")


def test_a_record_that_refers_to_another_partnership_stops_the_pack(
    partnership: Partnership, tmp_path: Path
) -> None:
    neighbour = a_rich_partnership("powiat-przysuski")
    with scope(partnership=neighbour):
        theirs = neighbour.files.get()
    with scope(partnership=partnership):
        a_representative(partnership, partnership.signatories.get().organization, a_person())
        Representation.objects.update(authorisation_file=theirs)

    with pytest.raises(CannotBePacked, match=r"registry\.Representation"):
        pack_of(partnership, tmp_path / "pack.zip")


def test_no_cell_is_a_formula(partnership: Partnership, tmp_path: Path) -> None:
    Partnership.objects.filter(pk=partnership.pk).update(mission="=HYPERLINK(1)", purpose="@SUM(1)")

    sheet = contents(pack_of(partnership, tmp_path / "pack.zip"), "arkusze/partnerships.xlsx").popitem()[1]
    cells = [cell for rows in openpyxl.load_workbook(io.BytesIO(sheet)) for row in rows for cell in row]

    assert "=HYPERLINK(1)" in {cell.value for cell in cells}
    assert not any(cell.data_type == "f" for cell in cells)


def test_markup_in_records_stays_words(partnership: Partnership, tmp_path: Path) -> None:
    Partnership.objects.filter(pk=partnership.pk).update(mission="</script><img src=x onerror=alert(1)>")

    every = contents(pack_of(partnership, tmp_path / "pack.zip"), "strony/", "index.html")

    assert not any(b"<img src=x" in content or b"</script><img" in content for content in every.values())


def test_every_link_of_a_page_leads_to_something(partnership: Partnership, tmp_path: Path) -> None:
    every = contents(pack_of(partnership, tmp_path / "pack.zip"), "")

    class Page(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found = dict(attrs)
            anchors.add(f"{name}#{found['id']}") if found.get("id") else None
            if (way := found.get("href") or found.get("src")) and not way.startswith(
                ("data:", "http", "mailto")
            ):
                folder = name.rpartition("/")[0]
                path = f"{folder}/{way}".lstrip("/") if not way.startswith("#") else f"{name}{way}"
                ways.add(path.replace("strony/../", ""))

    anchors: set[str] = set()
    ways: set[str] = set()
    for name, content in every.items():
        if name.endswith(".html"):
            Page().feed(content.decode())

    assert ways
    assert {way for way in ways if way not in anchors and way not in every} == set()


def test_a_file_whose_content_is_gone_is_told(partnership: Partnership, tmp_path: Path) -> None:
    for path in Path(settings.FILES_ROOT).rglob("*"):
        if path.is_file():
            path.unlink()

    every = contents(pack_of(partnership, tmp_path / "pack.zip"), "")
    file = partnership.files.get()

    assert json.loads(every["paczka.json"])["missing_files"] == [file.pk]
    assert not any(name.startswith("pliki/") for name in every)


def _lines(every: dict[str, bytes], label: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in every[f"dane/{label}.jsonl"].splitlines()]


def _cells(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode(errors="replace") for name in book.namelist())
