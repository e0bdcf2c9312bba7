"""Persons in office, only as the documents tell: nobody's form of address is guessed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class InOffice:
    """A person seen in an office on a day: in office at least since then."""

    given_names: str
    family_name: str
    office: str
    organization: str
    seen_on: date
    aliases: tuple[str, ...] = ()
    expertise: tuple[str, ...] = ()
    address_form: str = ""


SIGNED = date(2018, 4, 19)
CONFERENCE = date(2024, 10, 8)
MEETING = date(2015, 5, 14)

PEOPLE = (
    # "Starosta Nowodworski, Pani Magdalena Biernacka": the source itself addresses her so.
    InOffice(
        "Magdalena", "Biernacka", "Starosta Nowodworski", "Powiat nowodworski", SIGNED, address_form="pani"
    ),
    InOffice("Paweł", "Calak", "Wicestarosta", "Powiat nowodworski", SIGNED),
    InOffice(
        "Marzenna",
        "Boczek",
        "Dyrektor",
        "Powiatowy Urząd Pracy w Nowym Dworze Mazowieckim",
        SIGNED,
        aliases=("Marzena Boczek",),
        address_form="pani",
    ),
    InOffice(
        "Jacek", "Kowalski", "Burmistrz Nowego Dworu Mazowieckiego", "Gmina Nowy Dwór Mazowiecki", SIGNED
    ),
    InOffice("Bogdan", "Ruszkowski", "Burmistrz Nasielska", "Gmina Nasielsk", SIGNED),
    InOffice("Artur", "Ciecierski", "Burmistrz Zakroczymia", "Gmina Zakroczym", SIGNED),
    InOffice("Antoni", "Kręźlewicz", "Wójt Czosnowa", "Gmina Czosnów", SIGNED),
    InOffice("Adam Mirosław", "Krawczak", "Wójt Leoncina", "Gmina Leoncin", SIGNED),
    InOffice("Dariusz Tomasz", "Bielecki", "Wójt Pomiechówka", "Gmina Pomiechówek", SIGNED),
    InOffice(
        "Krystian", "Buszta", "Przewodniczący", "Powiatowa Rada Rynku Pracy powiatu nowodworskiego", SIGNED
    ),
    InOffice("Tomasz", "Sieradz", "Dyrektor", "Wojewódzki Urząd Pracy w Warszawie", CONFERENCE),
    InOffice(
        "Jakub",
        "Szewczyk",
        "Główny specjalista w Departamencie Ekonomii Społecznej",
        "Ministerstwo Rodziny, Pracy i Polityki Społecznej",
        CONFERENCE,
        expertise=("ekonomia społeczna",),
    ),
    InOffice(
        "Tomasz",
        "Schimanek",
        "Ekspert",
        "Fundacja Inicjatyw Społeczno-Ekonomicznych",
        CONFERENCE,
        expertise=("ekonomia społeczna",),
    ),
    InOffice("Romuald", "Gawlik", "Wicemarszałek", "Województwo Lubuskie", MEETING),
    InOffice(
        "Małgorzata",
        "Jażdżewska",
        "Zastępca Dyrektora Departamentu Europejskiego Funduszu Społecznego",
        "Urząd Marszałkowski Województwa Lubuskiego",
        MEETING,
    ),
    InOffice(
        "Jadwiga",
        "Klimanowska",
        "Sekretariat Partnerstwa",
        "Wojewódzki Urząd Pracy w Zielonej Górze",
        date(2016, 12, 31),
    ),
)

# An expert without an institution in the documents.
EXPERT = InOffice(
    "Jadwiga",
    "Olszowska-Urban",
    "",
    "",
    CONFERENCE,
    expertise=("partnerstwo lokalne", "ekonomia społeczna", "rynek pracy", "komunikacja społeczna"),
)
