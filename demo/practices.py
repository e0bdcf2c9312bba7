"""Good practices shown to the Lubuskie council in 2016: the six sources of its report (003-14 … 003-19).

The report names whose practices they were, not what they were: every card's content is invented and says so.
"""

from datetime import date

from demo.building import ACTOR, Builder
from spoiwo.common import clock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.practices import services
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.services import PracticeDraft, ReuseDraft

NOTE = (
    "Sprawozdanie za 2016 rok podaje, czyją dobrą praktykę przedstawiono Radzie Programowej; "
    "tytuł i treść karty są pokazowe."
)
PUP_STRZELCE = "Powiatowy Urząd Pracy w Strzelcach Krajeńskich"
PCPR_GORZOW = "Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wielkopolskim"
GCPR = "Gorzowskie Centrum Pomocy Rodzinie"
WOMEN = "Fundacja Animacji Kobiet"
ASSOCIATION = "Stowarzyszenie na rzecz Osób z Upośledzeniem Umysłowym w Gorzowie Wielkopolskim"
# Of Lower Silesia, no signatory here: its card is that of an outsider.
MERKURY = "Fundacja Merkury"


def lubuskie(builder: Builder, partnership: Partnership) -> None:
    """Write the six cards, publish them, and record at which session each was shown."""
    sessions = list(
        Meeting.objects.filter(partnership=partnership, kind=MeetingKind.COUNCIL, day__year=2016).order_by(
            "day"
        )
    )
    # As the agendas of the four sessions tell it.
    places = (0, 1, 1, 2, 2, 3)
    for draft, place in zip(_drafts(builder), places, strict=True):
        _card(partnership, draft, sessions[place])
    practice = GoodPractice.objects.get(partnership=partnership, entity_name=GCPR)
    with clock.frozen(date(2016, 12, 31)):
        other = ReuseDraft(
            organization=builder.organizations[PCPR_GORZOW],
            since=date(2016, 10, 1),
            words="Wspólne dyżury raz w miesiącu (dane pokazowe).",
        )
        services.say_reuse(actor=ACTOR, practice=practice, draft=other)


def _card(partnership: Partnership, draft: PracticeDraft, session: Meeting) -> None:
    with clock.frozen(session.day):
        practice = services.draft_practice(actor=ACTOR, partnership=partnership, draft=draft)
        services.submit_practice(actor=ACTOR, practice=practice)
        services.publish_practice(actor=ACTOR, practice=practice)
        services.show_practice(actor=ACTOR, practice=practice, meeting=session)
    GoodPractice.objects.filter(pk=practice.pk).update(demo_note=NOTE)


def _drafts(builder: Builder) -> tuple[PracticeDraft, ...]:
    known = builder.organizations
    return (
        PracticeDraft(
            title="Klub pracy prowadzony wspólnie z ośrodkiem pomocy społecznej",
            organization=known[PUP_STRZELCE],
            place="Strzelce Krajeńskie",
            problem="Osoby długotrwale bezrobotne trafiały do dwóch urzędów i w każdym zaczynały od nowa.",
            target_group="Osoby długotrwale bezrobotne korzystające z pomocy społecznej.",
            actions="Doradca zawodowy i pracownik socjalny prowadzą zajęcia razem, w jednym miejscu.",
            results="Uczestnicy mają jeden plan działania zamiast dwóch.",
            transferability="Wystarczy sala i wspólny grafik dwóch instytucji.",
        ),
        PracticeDraft(
            title="Usamodzielnienie z mentorem",
            organization=known[PCPR_GORZOW],
            place="Gorzów Wlkp.",
            target_group="Pełnoletni wychowankowie pieczy zastępczej.",
            actions="Każda osoba ma mentora z lokalnej firmy lub organizacji przez pierwszy rok.",
            results="Uczestnicy częściej utrzymują pracę i mieszkanie.",
        ),
        PracticeDraft(
            title="Wspólny dyżur specjalistów",
            organization=known[GCPR],
            place="Gorzów Wlkp.",
            target_group="Rodziny korzystające z kilku rodzajów wsparcia.",
            actions="Prawnik, psycholog i doradca pracują tego samego dnia pod jednym adresem.",
            results="Rodziny załatwiają sprawy podczas jednej wizyty.",
        ),
        PracticeDraft(
            title="Pracownia krawiecka jako pierwszy krok do pracy",
            organization=known[WOMEN],
            place="Gorzów Wlkp.",
            target_group="Kobiety wracające na rynek pracy.",
            actions="Pracownia przyjmuje zamówienia i uczy zawodu.",
            results="Część uczestniczek założyła własną działalność.",
        ),
        PracticeDraft(
            title="Spółdzielnia socjalna przy fundacji",
            organization=known[MERKURY],
            place="Wałbrzych",
            target_group="Osoby zagrożone wykluczeniem społecznym.",
            actions="Fundacja prowadzi nową spółdzielnię przez pierwszy rok: księgowość i zlecenia.",
            results="Spółdzielnia utrzymuje się po zakończeniu wsparcia.",
            conditions="Potrzebny jest podmiot gotowy ponieść koszty pierwszych miesięcy.",
        ),
        PracticeDraft(
            title="Trening pracy w prawdziwej firmie",
            organization=known[ASSOCIATION],
            place="Gorzów Wlkp.",
            target_group="Osoby z niepełnosprawnością intelektualną.",
            actions="Trener pracy towarzyszy uczestnikowi w firmie, aż ten pracuje samodzielnie.",
            results="Firmy zatrudniają uczestników po zakończeniu treningu.",
        ),
    )
