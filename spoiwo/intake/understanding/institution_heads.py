"""Words that begin the names of institutions, and what their abbreviations stand for.

From the category tree of the register (domain handbook 3.1); kinds are told by the same patterns with
which lists are read in.
"""

from spoiwo.common.polish.folding import fold
from spoiwo.intake.guessing_rules import COMPILED

HEADS = frozenset(
    [
        "urząd",
        "starostwo",
        "ośrodek",
        "centrum",
        "fundacja",
        "stowarzyszenie",
        "towarzystwo",
        "koło",
        "straż",
        "spółdzielnia",
        "gmina",
        "powiat",
        "województwo",
        "miasto",
        "ministerstwo",
        "komenda",
        "hufiec",
        "uniwersytet",
        "uczelnia",
        "szkoła",
        "akademia",
        "politechnika",
        "izba",
        "cech",
        "klub",
        "zakład",
        "warsztat",
        "dom",
        "grupa",
        "rada",
        "komitet",
        "związek",
        "bank",
        "caritas",
        "parafia",
        "biblioteka",
        "agencja",
        "zespół",
        "instytut",
        "federacja",
        "przedsiębiorstwo",
        "spółka",
        "liceum",
        "technikum",
        "przedszkole",
        "poradnia",
        "muzeum",
        "konfederacja",
        "zrzeszenie",
        "inspektorat",
        "nadleśnictwo",
        "hospicjum",
        "szpital",
        "placówka",
        "sąd",
        "kuratorium",
        "inkubator",
        "świetlica",
        "schronisko",
        "wspólnota",
        "kuria",
        "kapituła",
        "sejmik",
        "krąg",
        "sieć",
        "oddział",
        "gospodarstwo",
        "pogotowie",
        "krzyż",
        "zarząd",
        "gimnazjum",
        "prokuratura",
        "diecezja",
        "kasa",
        "filharmonia",
        "teatr",
        "starostwo",
        "wydział",
        "uzdrowisko",
        "archidiecezja",
        "organizacja",
        "sztab",
    ]
)
# A common word unless what follows says which body it is.
NEEDS_QUALITY = {
    "rada": (
        "rynku",
        "działalności",
        "powiatu",
        "gminy",
        "miejska",
        "miasta",
        "seniorów",
        "organizacji",
        "pożytku",
        "zatrudnienia",
        "sołecka",
        "osiedla",
        "dzielnicy",
        "młodzieżowa",
        "gospodarcza",
        "społeczna",
    ),
    "komitet": ("regionalny", "rozwoju", "społeczny", "pomocy", "obrony"),
    "grupa": ("lokalna", "nieformalna", "rybacka"),
    "krzyż": ("czerwony",),
    "oddział": ("polskiego", "regionalny", "pck", "zus", "terenowy", "okręgowy", "rejonowy"),
    "zarząd": ("dróg", "zieleni", "nieruchomości", "transportu", "zlewni"),
    "wydział": (),
    "organizacja": ("turystyczna", "lokalna", "regionalna"),
    "kasa": ("rolniczego", "oszczędności", "zapomogowo"),
    "sztab": ("wojskowy",),
    "sieć": ("ogólnopolska",),
    "dom": (
        "pomocy",
        "kultury",
        "samopomocy",
        "dziecka",
        "dziennego",
        "seniora",
        "środowiskowy",
        "spokojnej",
        "ludowy",
        "strażaka",
    ),
    "krąg": (),
    "zespół": ("szkół", "placówek", "szkolno", "opieki", "pieśni", "szkolno-przedszkolny"),
}
ADMINISTRATIVE = frozenset(("gmina", "powiat", "województwo", "miasto"))
# In lower case these follow a head as a part of its name: "Ośrodek pomocy społecznej".
COMMON_TAILS = frozenset(
    [
        "praca",
        "pomoc",
        "społeczny",
        "rodzina",
        "integracja",
        "ekonomia",
        "wsparcie",
        "polityka",
        "działanie",
        "gospodyni",
        "wiejski",
        "pożarny",
        "samopomoc",
        "terapia",
        "zajęciowy",
        "aktywność",
        "zawodowy",
        "usługa",
        "powiatowy",
        "miejski",
        "socjalny",
        "kultura",
        "marszałkowski",
        "gminny",
        "wojewódzki",
        "rynek",
        "doradztwo",
        "rolniczy",
        "rozwój",
        "wyższy",
        "publiczny",
        "podstawowy",
    ]
)
ABBREVIATIONS = {
    "PUP": "Powiatowy Urząd Pracy",
    "WUP": "Wojewódzki Urząd Pracy",
    "MUP": "Miejski Urząd Pracy",
    "GUP": "Grodzki Urząd Pracy",
    "OPS": "Ośrodek Pomocy Społecznej",
    "MOPS": "Miejski Ośrodek Pomocy Społecznej",
    "GOPS": "Gminny Ośrodek Pomocy Społecznej",
    "MGOPS": "Miejsko-Gminny Ośrodek Pomocy Społecznej",
    "MOPR": "Miejski Ośrodek Pomocy Rodzinie",
    "PCPR": "Powiatowe Centrum Pomocy Rodzinie",
    "ROPS": "Regionalny Ośrodek Polityki Społecznej",
    "OWES": "Ośrodek Wsparcia Ekonomii Społecznej",
    "MOWES": "Ośrodek Wsparcia Ekonomii Społecznej",
    "LGD": "Lokalna Grupa Działania",
    "CIS": "Centrum Integracji Społecznej",
    "KIS": "Klub Integracji Społecznej",
    "WTZ": "Warsztat Terapii Zajęciowej",
    "ZAZ": "Zakład Aktywności Zawodowej",
    "ŚDS": "Środowiskowy Dom Samopomocy",
    "DPS": "Dom Pomocy Społecznej",
    "CUS": "Centrum Usług Społecznych",
    "OSP": "Ochotnicza Straż Pożarna",
    "KGW": "Koło Gospodyń Wiejskich",
    "OHP": "Ochotniczy Hufiec Pracy",
    "PRRP": "Powiatowa Rada Rynku Pracy",
    "GOK": "Gminny Ośrodek Kultury",
    "MOK": "Miejski Ośrodek Kultury",
    "MGOK": "Miejsko-Gminny Ośrodek Kultury",
    "UTW": "Uniwersytet Trzeciego Wieku",
    "UG": "Urząd Gminy",
    "UM": "Urząd Miasta",
    "UMiG": "Urząd Miasta i Gminy",
    "SP": "Szkoła Podstawowa",
    "PCK": "Polski Czerwony Krzyż",
}
# One for a voivodeship: without a place the one of the region is meant.
REGIONAL = frozenset(("WUP", "ROPS"))
_KINDS = {
    "irp.pup": "PUP",
    "irp.wup": "WUP",
    "irp.ohp": "OHP",
    "ps.ops": "OPS",
    "ps.cus": "OPS",
    "ps.pcpr": "PCPR",
    "ps.rops": "ROPS",
    "es.owes": "OWES",
    "edu.uczelnia": "uczelnia",
    "biz.przedsiebiorca": "biznes",
    "biz.izba": "biznes",
    "irp.prrp": "inne",
    "irp.dialog": "inne",
}
_KINDS_BY_GROUP = {"jst": "JST", "ngo": "NGO", "pes": "PES"}


def kind_of(name: str) -> str:
    """Return the kind of an institution by its name in the nominative, as the findings call it."""
    folded = fold(name).replace('"', "").replace("'", "")
    if "lokalna grupa dzialania" in folded or folded.startswith("lgd "):
        return "LGD"
    hits = [
        (found.start(), -found.end(), rule.category)
        for pattern, rule in COMPILED
        if (found := pattern.search(folded))
    ]
    if folded.startswith(("gospodarstwo", "bank ")):
        return "biznes"
    if folded.startswith("parafia"):
        return "inne"
    if not hits:
        return "inne"
    category = min(hits, key=lambda hit: hit[:2])[2]
    return _KINDS.get(category) or _KINDS_BY_GROUP.get(category.partition(".")[0], "inne")
