"""Words for offices a person may hold (domain handbook 3.3), men's and women's."""

from spoiwo.intake.understanding.words import Token

OFFICES = frozenset(
    [
        "starosta",
        "wicestarosta",
        "wójt",
        "burmistrz",
        "wiceburmistrz",
        "zastępca",
        "prezydent",
        "wiceprezydent",
        "marszałek",
        "wicemarszałek",
        "wojewoda",
        "wicewojewoda",
        "dyrektor",
        "wicedyrektor",
        "dyrektorka",
        "kierownik",
        "kierowniczka",
        "prezes",
        "wiceprezes",
        "prezeska",
        "przewodniczący",
        "przewodnicząca",
        "wiceprzewodniczący",
        "wiceprzewodnicząca",
        "sekretarz",
        "skarbnik",
        "członek",
        "członkini",
        "koordynator",
        "koordynatorka",
        "ekspert",
        "ekspertka",
        "specjalista",
        "specjalistka",
        "doradca",
        "doradczyni",
        "inspektor",
        "inspektorka",
        "rektor",
        "prorektor",
        "dziekan",
        "minister",
        "wiceminister",
        "poseł",
        "posłanka",
        "senator",
        "radny",
        "radna",
        "sołtys",
        "sołtyska",
        "komendant",
        "naczelnik",
        "pełnomocnik",
        "przedstawiciel",
        "przedstawicielka",
        "animator",
        "animatorka",
        "lider",
        "liderka",
        "moderator",
        "moderatorka",
        "protokolant",
        "protokolantka",
        "referent",
        "konsultant",
        "trener",
        "trenerka",
        "prelegent",
        "wykładowca",
        "psycholog",
        "proboszcz",
        "właściciel",
        "właścicielka",
        "księgowy",
        "podinspektor",
        "asystent",
        "mediator",
        "delegat",
        "kurator",
        "prokurent",
    ]
)
# The one who acts for a gmina, powiat or voivodeship; by law, not by custom.
ORGANS = {
    "starosta": "powiat", "wicestarosta": "powiat", "wójt": "gmina", "burmistrz": "gmina",
    "prezydent": "gmina", "marszałek": "województwo", "wicemarszałek": "województwo",
}  # fmt: skip
TITLES = frozenset(
    ("pan", "pani", "dr", "prof", "mgr", "inż", "hab", "ks", "p", "lek", "hm", "płk", "mjr", "asp", "kpt")
)


def office_lemma(token: Token) -> str | None:
    """Return the office a word names, in the singular nominative, or None."""
    if not token.is_word or len(token.text) < 4:
        return None
    found = sorted(token.lemmas & OFFICES)
    return found[0] if found else None


def is_office(token: Token) -> bool:
    """Say whether a word names an office."""
    return office_lemma(token) is not None
