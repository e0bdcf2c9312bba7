"""Attachments: files and photographs in an order, changed only while the report is written."""

from io import BytesIO

import pytest
from PIL import Image

from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.documents.render import to_html
from spoiwo.files.models import Photo, StoredFile
from spoiwo.files.services import PhotoDraft
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import papers, selectors, services
from spoiwo.reports.models import Attachment, Report
from tests.factories.files import NOBODY
from tests.factories.reports import BY_LEADER, SYSTEM, a_report

pytestmark = pytest.mark.django_db


def a_file(report: Report, title: str) -> Attachment:
    pdf = BytesIO(b"%PDF-1.4\n%%EOF\n")
    return services.attach_file(actor=SYSTEM, report=report, upload=pdf, name="lista.pdf", title=title)


def a_photo(report: Report, alternative: str = "Uczestnicy gali przy stole") -> Attachment:
    picture = BytesIO()
    Image.new("RGB", (30, 20)).save(picture, "JPEG")
    picture.seek(0)
    draft = PhotoDraft(upload=picture, name="a.jpg", alternative=alternative, ground=NOBODY)
    return services.attach_photo(actor=SYSTEM, report=report, draft=draft)


def titles(report: Report) -> list[str]:
    return [row.title for row in selectors.attachments_of(report)]


def test_titles_stand_in_the_last_part_in_their_order(home: Partnership) -> None:
    report = a_report(home)
    a_file(report, "Lista obecności")
    photo = a_photo(report)

    services.move_attachment(actor=SYSTEM, attachment=photo, is_up=True)
    services.move_attachment(actor=SYSTEM, attachment=photo, is_up=True)

    words = to_html(papers.report_paper(report)).replace("\u00a0", " ")
    assert titles(report) == ["Uczestnicy gali przy stole", "Lista obecności"]
    assert words.index("Uczestnicy gali") < words.index("Lista obecności")


def test_what_is_removed_takes_its_file_along(home: Partnership) -> None:
    report = a_report(home)
    for row in (a_file(report, "Lista"), a_photo(report)):
        services.remove_attachment(actor=SYSTEM, attachment=row)

    assert (titles(report), StoredFile.objects.count(), Photo.objects.count()) == ([], 0, 0)


def test_a_photograph_has_words_that_describe_it(home: Partnership) -> None:
    report = a_report(home)

    with pytest.raises(BadInput):
        a_photo(report, "a.jpg")

    assert titles(report) == []


def test_a_file_has_a_title_and_an_inside_reader(home: Partnership) -> None:
    report = a_report(home)
    with pytest.raises(BadInput):
        a_file(report, " ")

    row = a_file(report, "Lista")

    assert row.file is not None
    assert (row.file.is_public, row.file.read_right) == (False, "partnerships.view_partnership")


def test_nothing_is_added_moved_or_removed_after_the_approval(home: Partnership) -> None:
    report = a_report(home)
    row = a_file(report, "Lista")
    services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)

    with pytest.raises(NotAllowed):
        a_file(report, "Druga")
    with pytest.raises(NotAllowed):
        services.move_attachment(actor=SYSTEM, attachment=row, is_up=True)
    with pytest.raises(NotAllowed):
        services.remove_attachment(actor=SYSTEM, attachment=row)

    assert titles(report) == ["Lista"]
