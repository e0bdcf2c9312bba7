"""Declining names by case: what an editor stored wins, then the known exceptions, then the dictionary.

A word the dictionary lacks is left alone rather than guessed at, so that an editor sees it and
stores the right form.
"""

from collections.abc import Mapping

from spoiwo.common.polish.morphology import Case
from spoiwo.common.polish.phrases import declined_parts, render
from spoiwo.common.polish.prepositions import preposition_from, preposition_in

CaseForms = Mapping[Case, str]

# Names the rules cannot know: two nouns side by side, old forms kept by custom.
_EXCEPTIONS: dict[str, dict[Case, str]] = {
    "Tychy": {Case.DOPELNIACZ: "Tychów"},
    "Końskie": {
        Case.DOPELNIACZ: "Końskich",
        Case.CELOWNIK: "Końskim",
        Case.NARZEDNIK: "Końskimi",
        Case.MIEJSCOWNIK: "Końskich",
    },
    "Góra Kalwaria": {
        Case.DOPELNIACZ: "Góry Kalwarii",
        Case.CELOWNIK: "Górze Kalwarii",
        Case.BIERNIK: "Górę Kalwarię",
        Case.NARZEDNIK: "Górą Kalwarią",
        Case.MIEJSCOWNIK: "Górze Kalwarii",
        Case.WOLACZ: "Góro Kalwario",
    },
    "Wysokie Mazowieckie": {
        Case.DOPELNIACZ: "Wysokiego Mazowieckiego",
        Case.CELOWNIK: "Wysokiemu Mazowieckiemu",
        Case.BIERNIK: "Wysokie Mazowieckie",
        Case.NARZEDNIK: "Wysokiem Mazowieckiem",
        Case.MIEJSCOWNIK: "Wysokiem Mazowieckiem",
        Case.WOLACZ: "Wysokie Mazowieckie",
    },
}


def decline(phrase: str, case: Case, *, overrides: CaseForms | None = None, gender: str | None = None) -> str:
    """Return a name given in the nominative put in a case; unchanged when nothing is known of it.

    ``overrides`` are stored forms and always win; ``gender`` ("m1" or "f") settles names of persons
    that look the same for women and men.
    """
    stored = (overrides or {}).get(case) or _EXCEPTIONS.get(phrase, {}).get(case)
    if stored:
        return stored
    if case is Case.MIANOWNIK:
        return phrase
    return render(phrase, declined_parts(phrase, gender), case)


def declension(phrase: str, *, overrides: CaseForms | None = None) -> dict[Case, str]:
    """Return all seven cases of a name, to fill an editor's form before it is corrected by hand."""
    return {case: decline(phrase, case, overrides=overrides) for case in Case}


def locative_with_preposition(phrase: str, *, overrides: CaseForms | None = None) -> str:
    """Return where it is: "w Zwoleniu", "we Wrocławiu"."""
    form = decline(phrase, Case.MIEJSCOWNIK, overrides=overrides)
    return f"{preposition_in(form)} {form}"


def genitive_with_preposition(phrase: str, *, overrides: CaseForms | None = None) -> str:
    """Return where it is from: "ze Zwolenia", "z Radomia"."""
    form = decline(phrase, Case.DOPELNIACZ, overrides=overrides)
    return f"{preposition_from(form)} {form}"
