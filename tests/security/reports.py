"""A report with everything others bring to it: parts of institutions, remarks, attachments."""

from io import BytesIO
from typing import Any

from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.states import StatementKind
from spoiwo.reports import services
from spoiwo.reports.models import MemberPart
from spoiwo.reports.services import PartDraft
from tests.factories.reports import SYSTEM, a_report


def a_report_with_everything(partnership: Partnership, word: str) -> dict[str, Any]:
    """Return a report sent for remarks, its parts told, with a remark and an attachment."""
    report = a_report(partnership, 2020, title=f"Sprawozdanie {word}")
    services.list_members(actor=SYSTEM, report=report)
    part = MemberPart.objects.filter(report=report).earliest("pk")
    services.set_member_address(actor=SYSTEM, part=part, name=word, email="czesc@example.org")
    aim = Statement.objects.filter(partnership=partnership, kind=StatementKind.AIM).earliest("pk")
    draft = PartDraft(text=f"Zrobiono {word}", people=12, aims={aim.pk: f"Dla celu {word}"})
    services.tell_part(actor=SYSTEM, part=part, draft=draft, version=1, by=word)
    upload = BytesIO(b"%PDF-1.4\n%%EOF\n")
    attached = services.attach_file(
        actor=SYSTEM, report=report, upload=upload, name="lista.pdf", title=f"Lista {word}"
    )
    services.send_for_remarks(actor=SYSTEM, report=report, days=14)
    remark = services.add_remark(actor=SYSTEM, report=report, text=f"Uwaga {word}", author=f"Radny {word}")
    return {
        "report": report.pk,
        "report_member": part.pk,
        "report_remark": remark.pk,
        "report_attachment": attached.pk,
    }
