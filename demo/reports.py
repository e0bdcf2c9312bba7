"""The report of the Lubuskie partnership for 2016, put together from the records (seed 003).

What it tells follows from the seed. The words beside the figures are ours; when and by whom it was approved
and to whom it was given the source does not say, so these are invented, and the page says so.
"""

from datetime import date

from demo.building import ACTOR
from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import services
from spoiwo.reports.models import Report
from spoiwo.reports.services import ApprovalDraft, ReportDraft
from spoiwo.reports.states import Approval, Chapter

NOTE = (
    "Liczby i fakty wynikają ze sprawozdania za 2016 rok; dzień zatwierdzenia, zatwierdzający i adresat są "
    "pokazowe, a teksty obok liczb napisano na nowo."
)
TITLE = "Sprawozdanie za 2016 rok: Partnerstwo lokalne na rzecz ekonomii społecznej"
WORDS: dict[Chapter, str] = {
    Chapter.SCOPE: (
        "Pracę partnerstwa koordynuje Rada Programowa wybrana spośród sygnatariuszy. Zasiadają w niej osoby "
        "z różnych środowisk związanych z ekonomią społeczną: wymieniają doświadczenia, proponują nowe "
        "rozwiązania i włączają się w działania innych."
    ),
    Chapter.PLENARIES: (
        "Na spotkaniu 18 listopada 2016 r. podsumowano pracę Rady Programowej. Instytucje pokazały, jak "
        "wspierają ekonomię społeczną w regionie, i wymieniły się doświadczeniami."
    ),
    Chapter.EXTERNAL: (
        "We współpracy z Regionalnym Ośrodkiem Polityki Społecznej członkowie Rady pracowali w Regionalnym "
        "Komitecie Rozwoju Ekonomii Społecznej: powstał harmonogram jego działań, omówiono koordynację "
        "i monitorowanie sektora, ustalono zakres prac grupy roboczej do spraw współpracy z samorządem "
        "i biznesem."
    ),
    Chapter.SUPPORT: (
        "Na spotkaniach z kadrą ośrodka Rada i OWES informowały się wzajemnie o swoich działaniach."
    ),
    Chapter.FORUM: (
        "Forum pracowników PUP, OPS i PCPR ma przekazywać informacje o wsparciu dla wspólnych klientów "
        "i pokazywać dobre praktyki, każde co najmniej trzy razy w roku."
    ),
    Chapter.INFORMATION: "Spotkania popularyzowały partnerstwo i ekonomię społeczną w regionie.",
    Chapter.COMMUNIQUES: (
        "Komunikaty o działaniach Rady zamieszczano na stronie Wojewódzkiego Urzędu Pracy i na stronach "
        "sygnatariuszy."
    ),
}


def lubuskie(partnership: Partnership) -> Report:
    """Write, approve and file the report of 2016 as it follows from the records."""
    with clock.frozen(date(2017, 1, 16)):
        draft = ReportDraft(since=date(2016, 1, 1), until=date(2017, 1, 1), title=TITLE)
        report = services.begin_report(actor=ACTOR, partnership=partnership, draft=draft, demo_note=NOTE)
        for chapter, text in WORDS.items():
            services.write_narrative(actor=ACTOR, report=report, chapter=chapter, text=text, version=0)
    with clock.frozen(date(2017, 1, 31)):
        approval = ApprovalDraft(
            how=Approval.LEADER, on=date(2017, 1, 31), by="Marszałek Województwa Lubuskiego"
        )
        services.approve_report(actor=ACTOR, report=report, draft=approval)
        services.file_report(actor=ACTOR, report=report, filed_with="Lider partnerstwa")
    return report
