"""Sample content of the pattern page: true to the trade, read from nowhere."""

from dataclasses import dataclass, field
from datetime import date

from django import forms

from spoiwo.common import charts
from spoiwo.common.provenance import Passage
from spoiwo.common.web.forms import PolishDateField
from spoiwo.documents.model import Chart, ChartLine

SAMPLE_DAY = date(2016, 12, 31)


@dataclass(frozen=True)
class Fact:
    label: str
    value: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Entry:
    when: str
    text: str
    iso: str = ""
    url: str = ""
    now: bool = False


@dataclass(frozen=True)
class Link:
    label: str
    url: str = "#"
    note: str = ""
    current: bool = False


@dataclass(frozen=True)
class Change:
    kind: str
    heading: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Cell:
    text: str
    label: str = ""
    url: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Member:
    name: str
    kind: str
    since: date
    speaker: str
    tags: list[tuple[str, str]] = field(default_factory=list)


class SampleForm(forms.Form):
    """One field of every kind, so that each is seen with its label, help and error."""

    is_sample = True

    name = forms.CharField(
        label="Nazwa instytucji", help_text="Pełna nazwa, jak w statucie albo w rejestrze."
    )
    nip = forms.CharField(label="NIP", required=False, max_length=13)
    since = PolishDateField(label="Od dnia")
    kind = forms.ChoiceField(
        label="Rodzaj", choices=[("pup", "powiatowy urząd pracy"), ("ngo", "stowarzyszenie")]
    )
    role = forms.ChoiceField(
        label="Rola w partnerstwie",
        help_text="Lider jest jeden.",
        choices=[("lider", "lider"), ("sygnatariusz", "sygnatariusz"), ("obserwator", "obserwator")],
        widget=forms.RadioSelect,
    )
    areas = forms.MultipleChoiceField(
        label="Gdzie działa",
        required=False,
        choices=[("zg", "powiat zielonogórski"), ("go", "powiat gorzowski")],
        widget=forms.CheckboxSelectMultiple,
    )
    scan = forms.FileField(
        label="Skan podpisanego porozumienia", required=False, help_text="PDF, najwyżej 20 MB."
    )
    note = forms.CharField(label="Uwagi", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agreed = forms.BooleanField(label="Instytucja podpisała porozumienie", required=False)


TIMELINE = [
    Entry("2008", "Partnerstwo powstaje w ramach paktu", "2008"),
    Entry("14 maja 2015 r.", "Spotkanie sygnatariuszy w siedzibie OHP", "2015-05-14", "#"),
    Entry("18 listopada 2016 r.", "Spotkanie sygnatariuszy", "2016-11-18", "#"),
    Entry("31 grudnia 2016 r.", "69 sygnatariuszy", "2016-12-31", now=True),
]
FACTS = [
    Fact("Lider", "Marszałek Województwa Lubuskiego"),
    Fact("Sekretariat", "Wojewódzki Urząd Pracy w Zielonej Górze", note="od 17 listopada 2008 r."),
    Fact("Część paktu", "Pakt na Rzecz Zatrudnienia", "#"),
]
MEMBERS = [
    Member("Lubuska Wojewódzka Komenda OHP w Zielonej Górze", "OHP", date(2008, 11, 17), "Komendant"),
    Member(
        "Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wielkopolskim",
        "pomoc społeczna",
        date(2010, 3, 4),
        "Dyrektor",
        [("PCPR", "")],
    ),
    Member(
        "Stowarzyszenie na rzecz Osób z Upośledzeniem Umysłowym i Niepełnosprawnością Ruchową "
        "w Gorzowie Wielkopolskim i okolicach",
        "organizacja pozarządowa",
        date(2012, 6, 12),
        "Prezes zarządu",
    ),
    Member(
        "Wojewódzki Urząd Pracy w Zielonej Górze",
        "instytucja rynku pracy",
        date(2008, 11, 17),
        "Wicedyrektor",
        [("sekretariat", "ok")],
    ),
]
CHANGES = [
    Change(
        "changed",
        "§ 4 ust. 2",
        "Spotkania odbywają się raz w roku.",
        "Spotkania odbywają się dwa razy w roku.",
    ),
    Change("added", "§ 9", after="Aneks wymaga zgody wszystkich sygnatariuszy."),
    Change("removed", "§ 12", before="Załącznik nr 3 jest częścią porozumienia."),
]
# With days without their year, a doubled space, and words enough to say how hard it is to read.
TWO_VERSIONS = (
    ["Sygnatariusze spotkają się 14 maja w Zielonej Górze.", "Obrady otworzy wicemarszałek."],
    ["Sygnatariusze spotkają się 21 maja w Gorzowie Wielkopolskim.", "Obrady otworzy wicemarszałek."],
)
TEXT = (
    "Spotkanie sygnatariuszy odbędzie się jutro  w siedzibie Wojewódzkiego Urzędu Pracy w Zielonej Górze. "
    "Prosimy o potwierdzenie uczestnictwa do 14 listopada. "
    "Przedmiotem obrad będzie podsumowanie dotychczasowej współpracy instytucji rynku pracy, organizacji "
    "pozarządowych oraz jednostek samorządu terytorialnego w zakresie aktywizacji zawodowej osób "
    "pozostających bez zatrudnienia, a także przyjęcie harmonogramu zaplanowanych przedsięwzięć. "
    "Przedstawiciele Ochotniczych Hufców Pracy omówią przygotowanie młodzieży do podjęcia pierwszej pracy. "
    "Powiatowe urzędy pracy przedstawią zestawienie szkoleń i staży oraz rozmów z pracodawcami. "
    "Sekretariat partnerstwa przekaże materiały w wersji elektronicznej i papierowej, a osobom ze "
    "szczególnymi potrzebami zapewni tłumacza języka migowego oraz pętlę indukcyjną. "
    "Na zakończenie spotkania przewidziano dyskusję nad propozycjami zgłoszonymi przez sygnatariuszy."
)
CHART = Chart(
    caption="Posiedzenia Rady Programowej i spotkania informacyjne",
    words="Posiedzenia Rady Programowej i spotkania informacyjne w latach 2014–2016",
    steps=("2014", "2015", "2016"),
    lines=(ChartLine("posiedzenia", (3, None, 4)), ChartLine("spotkania", (12, 18, 24))),
)
SECTORS = [
    charts.Part("publicznych", 39, 1),
    charts.Part("społecznych", 18, 2),
    charts.Part("gospodarczych", 8, 3),
    charts.Part("innych", 4, 4),
]

PASSAGES = (
    Passage(
        "28 marca porozumienie podpisał Powiatowy Urząd Pracy",
        "Podpisanie porozumienia (dane pokazowe)",
        "#przyklad",
    ),
)
