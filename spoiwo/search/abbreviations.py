"""Abbreviations of the trade and what they stand for; search and the public glossary share the list.

The expansions are Polish names, data rather than interface.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """``narrower`` are abbreviations of special cases: a MOPS is an OPS too."""

    short: str
    full: str
    narrower: tuple[str, ...] = ()


ABBREVIATIONS = (
    Abbreviation("ARiMR", "Agencja Restrukturyzacji i Modernizacji Rolnictwa"),
    Abbreviation("BIP", "Biuletyn Informacji Publicznej"),
    Abbreviation("CIS", "Centrum Integracji Społecznej"),
    Abbreviation("CUS", "Centrum Usług Społecznych"),
    Abbreviation("DPS", "Dom Pomocy Społecznej"),
    Abbreviation("EFS", "Europejski Fundusz Społeczny"),
    Abbreviation("EFRR", "Europejski Fundusz Rozwoju Regionalnego"),
    Abbreviation("ES", "Ekonomia społeczna"),
    Abbreviation("EUST", "Europejska Uczelnia Społeczno-Techniczna"),
    Abbreviation("FFW", "Fundacja Fundusz Współpracy"),
    Abbreviation("FISE", "Fundacja Inicjatyw Społeczno-Ekonomicznych"),
    Abbreviation("GOPS", "Gminny Ośrodek Pomocy Społecznej"),
    Abbreviation("GUS", "Główny Urząd Statystyczny"),
    Abbreviation("JST", "Jednostka samorządu terytorialnego"),
    Abbreviation("KGW", "Koło Gospodyń Wiejskich"),
    Abbreviation("KIS", "Klub Integracji Społecznej"),
    Abbreviation("KPRES", "Krajowy Program Rozwoju Ekonomii Społecznej"),
    Abbreviation("KRS", "Krajowy Rejestr Sądowy"),
    Abbreviation("LGD", "Lokalna Grupa Działania"),
    Abbreviation("LSR", "Lokalna Strategia Rozwoju"),
    Abbreviation("MCPS", "Mazowieckie Centrum Polityki Społecznej"),
    Abbreviation("MGOPS", "Miejsko-Gminny Ośrodek Pomocy Społecznej"),
    Abbreviation("MOPR", "Miejski Ośrodek Pomocy Rodzinie"),
    Abbreviation("MOPS", "Miejski Ośrodek Pomocy Społecznej"),
    Abbreviation("NGO", "Organizacja pozarządowa"),
    Abbreviation("OHP", "Ochotnicze Hufce Pracy"),
    Abbreviation("OPP", "Organizacja pożytku publicznego"),
    Abbreviation("OPS", "Ośrodek Pomocy Społecznej", narrower=("GOPS", "MOPS", "MGOPS")),
    Abbreviation("OSP", "Ochotnicza Straż Pożarna"),
    Abbreviation("OWES", "Ośrodek Wsparcia Ekonomii Społecznej"),
    Abbreviation("PCPR", "Powiatowe Centrum Pomocy Rodzinie"),
    Abbreviation("PES", "Podmiot ekonomii społecznej"),
    Abbreviation("PFRON", "Państwowy Fundusz Rehabilitacji Osób Niepełnosprawnych"),
    Abbreviation("PRRP", "Powiatowa Rada Rynku Pracy"),
    Abbreviation("PS", "Przedsiębiorstwo społeczne"),
    Abbreviation("PSZ", "Publiczne służby zatrudnienia"),
    Abbreviation("PUP", "Powiatowy Urząd Pracy"),
    Abbreviation("RKRES", "Regionalny Komitet Rozwoju Ekonomii Społecznej"),
    Abbreviation("ROPS", "Regionalny Ośrodek Polityki Społecznej"),
    Abbreviation("RPO", "Regionalny Program Operacyjny"),
    Abbreviation("ŚDS", "Środowiskowy Dom Samopomocy"),
    Abbreviation("UTW", "Uniwersytet Trzeciego Wieku"),
    Abbreviation("WTZ", "Warsztat Terapii Zajęciowej"),
    Abbreviation("WUP", "Wojewódzki Urząd Pracy"),
    Abbreviation("ZAZ", "Zakład Aktywności Zawodowej"),
    Abbreviation("ZUS", "Zakład Ubezpieczeń Społecznych"),
)

# Words the dictionary treats as different, though a searcher means the same office.
SAME_OFFICE = {
    "burmistrzyni": "burmistrz",
    "członkini": "członek",
    "dyrektorka": "dyrektor",
    "kierowniczka": "kierownik",
    "koordynatorka": "koordynator",
    "marszałkini": "marszałek",
    "naczelniczka": "naczelnik",
    "pełnomocniczka": "pełnomocnik",
    "prezeska": "prezes",
    "prezydentka": "prezydent",
    "przewodnicząca": "przewodniczący",
    "radna": "radny",
    "skarbniczka": "skarbnik",
    "sołtyska": "sołtys",
    "starościna": "starosta",
    "wicemarszałkini": "wicemarszałek",
    "wiceprezeska": "wiceprezes",
    "wiceprzewodnicząca": "wiceprzewodniczący",
    "wicestarościna": "wicestarosta",
    "wojewodzina": "wojewoda",
    "wójcina": "wójt",
    "zastępczyni": "zastępca",
}
