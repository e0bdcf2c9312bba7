"""The officer's pages of templates."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from spoiwo.documents.kinds import Kind
from tests.cast import Cast, ClientOf
from tests.documents import readers
from tests.documents.templates import a_template

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault")]


def _file(content: bytes, name: str = "Szablon – biuro.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _home(cast: Cast) -> str:
    return f"/pulpit/{cast.partnership.slug}/szablony/"


def test_an_officer_gives_papers_the_layout_of_the_office(
    cast: Cast, kind: Kind, client_of: ClientOf
) -> None:
    client = client_of(cast.officer)
    page = f"{_home(cast)}protokol-probny/"

    default = client.get(f"{page}domyslny.docx")
    added = client.post(page, {"file": _file(default.content)})
    shown = client.get(added["Location"])
    used = client.post(f"{added['Location']}uzyj/", follow=True)

    assert added["Location"] == f"{page}1/"
    assert "{{przebieg}}" in shown.content.decode()
    assert used.status_code == 200
    assert "Szablon – biuro.docx" in client.get(_home(cast)).content.decode()
    left = client.post(f"{page}powrot/", follow=True)
    assert left.status_code == 200
    assert client.post(f"{page}powrot/").status_code == 409


def test_a_file_that_must_be_mended_comes_back_with_every_reason(
    cast: Cast, kind: Kind, client_of: ClientOf
) -> None:
    content = a_template("{{przebeg}}", "{{nie ma}}", "w wierszu {{obecni}}")

    answer = client_of(cast.officer).post(f"{_home(cast)}protokol-probny/", {"file": _file(content)})

    text = answer.content.decode()
    assert answer.status_code == 422
    for named in ("{{przebeg}}", "{{nie ma}}", "{{obecni}}"):
        assert named in text


def test_what_an_officer_wrote_in_a_template_is_shown_as_it_stands(
    cast: Cast, kind: Kind, client_of: ClientOf
) -> None:
    content = a_template("{{przebieg}}", "{{<script>alert(1)</script>}}")

    answer = client_of(cast.officer).post(f"{_home(cast)}protokol-probny/", {"file": _file(content)})

    assert "<script>alert" not in answer.content.decode()
    assert "&lt;script&gt;alert" in answer.content.decode()


def test_downloads_are_neither_shown_nor_kept(cast: Cast, kind: Kind, client_of: ClientOf) -> None:
    client = client_of(cast.officer)
    page = f"{_home(cast)}protokol-probny/"
    client.post(page, {"file": _file(a_template("{{przebieg}}"))})

    for address in (f"{page}domyslny.docx", f"{page}1/wydruk-probny.docx"):
        answer = client.get(address)

        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith('attachment; filename="')
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "private, no-store"
        assert readers.word(BytesIO(answer.content).getvalue()).paragraphs


def test_a_template_is_handed_out_only_to_those_who_may_change_it(
    cast: Cast, kind: Kind, client_of: ClientOf
) -> None:
    client = client_of(cast.officer)
    client.post(f"{_home(cast)}protokol-probny/", {"file": _file(a_template("{{przebieg}}"))})
    page = client.get(f"{_home(cast)}protokol-probny/1/").content.decode()
    address = page[page.index("/pliki/") :].split('"')[0]

    assert client.get(address).status_code == 200
    assert client_of(cast.auditor).get(address).status_code == 403
    assert client_of(cast.neighbour).get(address).status_code == 404


def test_an_unknown_kind_or_version_is_not_there(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.officer)

    assert client.get(f"{_home(cast)}czegos-nie-ma/").status_code == 404
    assert client.get(f"{_home(cast)}inne-pisma/7/").status_code == 404
    assert client.get(f"{_home(cast)}inne-pisma/").status_code == 200
