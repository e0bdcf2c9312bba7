"""Documents as offices write them; invented."""

import os
from pathlib import Path

_DOCUMENTS = Path(__file__).parents[1] / "intake" / "documents"

SIGNING = (_DOCUMENTS / "01-podpisanie-powiat.txt").read_text(encoding="utf-8")
REPORT = """SPRAWOZDANIE Z DZIAŁALNOŚCI PARTNERSTWA POWIATU ZWOLEŃSKIEGO NA RZECZ EKONOMII SPOŁECZNEJ

Umowę partnerstwa podpisało 14 instytucji.

W 2016 roku zorganizowano pięć posiedzeń Rady Programowej oraz 11 spotkań informacyjnych.

12 października 2016 r. odbyło się spotkanie sygnatariuszy partnerstwa w siedzibie Gminnego Ośrodka Pomocy \
Społecznej w Policznie. Wzięło w nim udział 31 osób.

Opracowano trzy rekomendacje. Zamieszczono 6 komunikatów.
"""

REPORT_OF_WORK = """SPRAWOZDANIE Z DZIAŁALNOŚCI PARTNERSTWA POWIATU ZWOLEŃSKIEGO NA RZECZ EKONOMII SPOŁECZNEJ

12 października 2016 r. odbyło się spotkanie sygnatariuszy partnerstwa w Zwoleniu.

Opracowano dwie rekomendacje na rzecz ekonomii społecznej:
1. Zorganizowano szkolenie pt. „Praca z trudnym klientem” dla pracowników. Celem szkolenia było poznanie \
nowych metod.
2. Utworzono wspólną bazę ofert staży.

Uzyskane efekty
1. Sygnatariusze lepiej znają swoje oferty.
2. Powstały dwie nowe grupy wsparcia.
"""

# What five public documents tell, in our words, by the names of their files; the oldest first.
_PAST = Path(__file__).parent / "past"
_NAMES = ("lubuskie-2015", "lubuskie-2016", "zwolen-i-przysucha", "nowy-dwor-2018", "nowy-dwor-2024")
# The documents themselves are other people's words and are not here. Whoever has them names their folder;
# its five files, in the order of their names, are these.
_IN_A_FOLDER = ("zwolen-i-przysucha", "nowy-dwor-2024", "lubuskie-2015", "lubuskie-2016", "nowy-dwor-2018")
ORIGINALS = "SPOIWO_OLD_DOCUMENTS"


def _documents() -> dict[str, str]:
    """Return the five documents: those of the folder somebody named, else ours."""
    folder = os.environ.get(ORIGINALS, "")
    files = {name: _PAST / f"{name}.txt" for name in _NAMES}
    if folder:
        files = dict(zip(_IN_A_FOLDER, sorted(Path(folder).glob("*.txt")), strict=True))
    return {name: files[name].read_text(encoding="utf-8") for name in _NAMES}


PAST = _documents()

# What the report on 2016 published; organised and attended information meetings are one number there.
PUBLISHED = {
    "P01": 69,
    "P02": 4,
    "P03": 1,
    "P04": 6,
    "P05": 3,
    "P06.adopted": 2,
    "P06.completed": 2,
    "P07.organised": 24,
    "P08.communiques": 4,
    "P08.places": 4 * 69,
    "P08.institutions": 69,
    "P10": 1,
    "P11.sources": 6,
}

REPORT_WITH_PRACTICES = """SPRAWOZDANIE Z DZIAŁALNOŚCI PARTNERSTWA POWIATU ZWOLEŃSKIEGO\
 NA RZECZ EKONOMII SPOŁECZNEJ

12 października 2016 r. odbyło się spotkanie sygnatariuszy partnerstwa w Zwoleniu.

Dobre praktyki:
1. „Drugi obiad”: Powiatowy Urząd Pracy w Zwoleniu kieruje bezrobotnych do kuchni społecznej. Gotują w niej \
dwa razy w tygodniu.
2. Wspólne stoisko na targach pracy.
"""
