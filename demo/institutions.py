"""Institutions named by the documents, and public institutions of Lubuskie that fill up its list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution as the documents name it; ``seat`` is the key of its TERYT unit."""

    name: str
    category: str
    locality: str
    seat: str
    abbreviation: str = ""
    short_name: str = ""
    labels: tuple[str, ...] = ()
    activity: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    legal_person: str = ""
    parent: str = ""
    is_demo: bool = False
    english: str = ""


MAZOWIECKIE = (
    Institution("Powiat zwoleński", "jst.powiat", "Zwoleń", "1436", english="Zwoleń County"),
    Institution("Gmina Zwoleń", "jst.gmina", "Zwoleń", "143605"),
    Institution(
        "Europejska Uczelnia Społeczno-Techniczna w Radomiu",
        "edu.uczelnia",
        "Radom",
        "1463",
        "EUST",
        activity=("polityka społeczna",),
        aliases=("Europejska Uczelnia Społeczno – Techniczna w Radomiu",),
    ),
    Institution(
        "Powiatowy Urząd Pracy w Zwoleniu",
        "irp.pup",
        "Zwoleń",
        "143605",
        "PUP",
        legal_person="Powiat zwoleński",
        english="County Labour Office in Zwoleń",
    ),
    Institution(
        "Starostwo Powiatowe w Zwoleniu", "jst.powiat", "Zwoleń", "143605", legal_person="Powiat zwoleński"
    ),
    Institution(
        "Stowarzyszenie „Dziedzictwo i Rozwój” w Zwoleniu",
        "ngo.stowarzyszenie",
        "Zwoleń",
        "143605",
        labels=("lgd",),
        activity=("lokalna strategia rozwoju",),
        english="Heritage and Development Association in Zwoleń",
    ),
    Institution(
        "Stowarzyszenie na rzecz Pomocy Rodzinie i Poszkodowanym w Wypadkach Komunikacyjnych w Zwoleniu",
        "ngo.stowarzyszenie",
        "Zwoleń",
        "143605",
        short_name="Stowarzyszenie na rzecz Pomocy Rodzinie i Poszkodowanym",
    ),
    Institution("Stowarzyszenie Oświatowe „SYCYNA” w Sycynie", "ngo.stowarzyszenie", "Sycyna", "143605"),
    Institution(
        "Urząd Miasta w Zwoleniu",
        "jst.gmina",
        "Zwoleń",
        "143605",
        aliases=("Urząd Miejski w Zwoleniu",),
        legal_person="Gmina Zwoleń",
    ),
    Institution(
        "Wojewódzki Urząd Pracy w Warszawie",
        "irp.wup",
        "Warszawa",
        "1465",
        "WUP",
        english="Voivodeship Labour Office in Warsaw",
    ),
    Institution(
        "Wojewódzki Urząd Pracy w Warszawie Filia w Radomiu",
        "irp.wup",
        "Radom",
        "1463",
        "WUP",
        parent="Wojewódzki Urząd Pracy w Warszawie",
    ),
    Institution("Gmina Odrzywół", "jst.gmina", "Odrzywół", "142304"),
    Institution(
        "Stowarzyszenie Kulturalno-Oświatowe Ziemi Odrzywolskiej", "ngo.stowarzyszenie", "Odrzywół", "142304"
    ),
    Institution(
        "Stowarzyszenie Lokalna Grupa Działania Wszyscy Razem",
        "ngo.stowarzyszenie",
        "Klwów",
        "142303",
        labels=("lgd",),
        aliases=("Stowarzyszenie Lokalna Grupa Działania Wszyscy Razem z Klwowa",),
    ),
    Institution("Fundacja Fundusz Współpracy", "ngo.fundacja", "Warszawa", "1465", "FFW"),
    Institution("Powiat nowodworski", "jst.powiat", "Nowy Dwór Mazowiecki", "1414"),
    Institution(
        "Powiatowy Urząd Pracy w Nowym Dworze Mazowieckim",
        "irp.pup",
        "Nowy Dwór Mazowiecki",
        "141401",
        "PUP",
        legal_person="Powiat nowodworski",
    ),
    Institution("Gmina Nowy Dwór Mazowiecki", "jst.gmina", "Nowy Dwór Mazowiecki", "141401"),
    Institution("Gmina Czosnów", "jst.gmina", "Czosnów", "141402"),
    Institution("Gmina Leoncin", "jst.gmina", "Leoncin", "141403"),
    Institution("Gmina Nasielsk", "jst.gmina", "Nasielsk", "141404"),
    Institution("Gmina Pomiechówek", "jst.gmina", "Pomiechówek", "141405"),
    Institution("Gmina Zakroczym", "jst.gmina", "Zakroczym", "141406"),
    Institution(
        "Powiatowa Rada Rynku Pracy powiatu nowodworskiego",
        "irp.prrp",
        "Nowy Dwór Mazowiecki",
        "141401",
        "PRRP",
    ),
    Institution("Ministerstwo Rodziny, Pracy i Polityki Społecznej", "gov.min", "Warszawa", "1465"),
    Institution("Fundacja Inicjatyw Społeczno-Ekonomicznych", "ngo.fundacja", "Warszawa", "1465", "FISE"),
)

LUBUSKIE_NAMED = (
    Institution("Województwo Lubuskie", "jst.wojewodztwo", "Zielona Góra", "08"),
    Institution(
        "Urząd Marszałkowski Województwa Lubuskiego",
        "jst.wojewodztwo",
        "Zielona Góra",
        "0862",
        legal_person="Województwo Lubuskie",
    ),
    Institution(
        "Wojewódzki Urząd Pracy w Zielonej Górze",
        "irp.wup",
        "Zielona Góra",
        "0862",
        "WUP",
        legal_person="Województwo Lubuskie",
    ),
    Institution(
        "Lubuska Wojewódzka Komenda Ochotniczych Hufców Pracy w Zielonej Górze",
        "irp.ohp",
        "Zielona Góra",
        "0862",
        "OHP",
        short_name="Lubuska WK OHP",
        aliases=("Lubuska Wojewódzka Komenda OHP w Zielonej Górze",),
    ),
    Institution(
        "Ochotniczy Hufiec Pracy w Zielonej Górze",
        "irp.ohp",
        "Zielona Góra",
        "0862",
        "OHP",
        parent="Lubuska Wojewódzka Komenda Ochotniczych Hufców Pracy w Zielonej Górze",
    ),
    Institution(
        "Powiatowy Urząd Pracy w Strzelcach Krajeńskich", "irp.pup", "Strzelce Krajeńskie", "0806", "PUP"
    ),
    Institution(
        "Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wielkopolskim",
        "ps.pcpr",
        "Gorzów Wielkopolski",
        "0861",
        "PCPR",
        aliases=("Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wlkp.",),
    ),
    Institution("Gorzowskie Centrum Pomocy Rodzinie", "ps.pcpr", "Gorzów Wielkopolski", "0861"),
    Institution(
        "Fundacja Animacji Kobiet",
        "ngo.fundacja",
        "Gorzów Wielkopolski",
        "0861",
        aliases=("Fundacja Animacji Kobiet z Gorzowa Wlkp.",),
    ),
    Institution(
        "Stowarzyszenie na rzecz Osób z Upośledzeniem Umysłowym w Gorzowie Wielkopolskim",
        "ngo.stowarzyszenie",
        "Gorzów Wielkopolski",
        "0861",
        aliases=("Stowarzyszenie na rzecz Osób z Upośledzeniem Umysłowym w Gorzowie Wlkp.",),
    ),
    Institution(
        "Fundacja Merkury", "ngo.fundacja", "Wałbrzych", "0265", aliases=("Fundacja Merkury z Wałbrzycha",)
    ),
)

# Counties of Lubuskie: key, locative of the seat as it stands in names, the seat itself.
COUNTY_SEATS = (
    ("0801", "w Gorzowie Wielkopolskim", "Gorzów Wielkopolski"),
    ("0802", "w Krośnie Odrzańskim", "Krosno Odrzańskie"),
    ("0803", "w Międzyrzeczu", "Międzyrzecz"),
    ("0804", "w Nowej Soli", "Nowa Sól"),
    ("0805", "w Słubicach", "Słubice"),
    ("0806", "w Strzelcach Krajeńskich", "Strzelce Krajeńskie"),
    ("0807", "w Sulęcinie", "Sulęcin"),
    ("0808", "w Świebodzinie", "Świebodzin"),
    ("0809", "w Zielonej Górze", "Zielona Góra"),
    ("0810", "w Żaganiu", "Żagań"),
    ("0811", "w Żarach", "Żary"),
    ("0812", "we Wschowie", "Wschowa"),
)

COMMUNES = (
    ("Gmina Dobiegniew", "Dobiegniew", "0806"),
    ("Gmina Drezdenko", "Drezdenko", "0806"),
    ("Gmina Gubin", "Gubin", "0802"),
    ("Gmina Kargowa", "Kargowa", "0809"),
    ("Gmina Lubsko", "Lubsko", "0811"),
    ("Gmina Ośno Lubuskie", "Ośno Lubuskie", "0805"),
    ("Gmina Skwierzyna", "Skwierzyna", "0803"),
    ("Gmina Sława", "Sława", "0812"),
    ("Gmina Sulechów", "Sulechów", "0809"),
    ("Gmina Szprotawa", "Szprotawa", "0810"),
    ("Gmina Witnica", "Witnica", "0801"),
    ("Gmina Zbąszynek", "Zbąszynek", "0808"),
)


def _filling(name: str, category: str, locality: str, seat: str, abbreviation: str = "") -> Institution:
    return Institution(name, category, locality, seat, abbreviation, is_demo=True)


def lubuskie_filling() -> list[Institution]:
    """Return public institutions of the region that fill the list up; all marked as demonstration."""
    named = {row.name for row in LUBUSKIE_NAMED}
    rows = []
    for key, locative, seat in COUNTY_SEATS:
        rows.append(_filling(f"Powiatowy Urząd Pracy {locative}", "irp.pup", seat, key, "PUP"))
        rows.append(_filling(f"Powiatowe Centrum Pomocy Rodzinie {locative}", "ps.pcpr", seat, key, "PCPR"))
        rows.append(_filling(f"Starostwo Powiatowe {locative}", "jst.powiat", seat, key))
        if key not in {"0801", "0809"}:
            rows.append(_filling(f"Ośrodek Pomocy Społecznej {locative}", "ps.ops", seat, key, "OPS"))
    rows += [_filling(name, "jst.gmina", locality, key) for name, locality, key in COMMUNES]
    rows += [
        _filling(
            "Miejski Ośrodek Pomocy Społecznej w Zielonej Górze", "ps.ops", "Zielona Góra", "0862", "MOPS"
        ),
        _filling(
            "Regionalny Ośrodek Polityki Społecznej w Zielonej Górze",
            "ps.rops",
            "Zielona Góra",
            "0862",
            "ROPS",
        ),
        _filling("Uniwersytet Zielonogórski", "edu.uczelnia", "Zielona Góra", "0862"),
        _filling("Miasto Zielona Góra", "jst.gmina", "Zielona Góra", "0862"),
        _filling("Miasto Gorzów Wielkopolski", "jst.gmina", "Gorzów Wielkopolski", "0861"),
        _filling("Gmina Międzyrzecz", "jst.gmina", "Międzyrzecz", "0803"),
    ]
    return [row for row in rows if row.name not in named]
