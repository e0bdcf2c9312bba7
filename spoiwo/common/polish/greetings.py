"""How a person is addressed. The person chose the form; it is never guessed from a name."""

from enum import StrEnum

from spoiwo.common.polish.declension import CaseForms, decline
from spoiwo.common.polish.morphology import Case


class FormOfAddress(StrEnum):
    """What a person, or a group, wishes to be called."""

    PAN = "pan"
    PANI = "pani"
    PANSTWO = "panstwo"
    NONE = ""


# Offices with a woman's form in general use; the others stay as they are beside "Pani".
_WOMEN = {"przewodniczący": "Przewodnicząca", "wiceprzewodniczący": "Wiceprzewodnicząca"}
_TITLES = {FormOfAddress.PAN: "Pan", FormOfAddress.PANI: "Pani"}
_GENDERS = {FormOfAddress.PAN: "m1", FormOfAddress.PANI: "f"}
# Nobody is addressed as a deputy or a member: with these the office is left out of the salutation.
_NOT_ADDRESSED = frozenset(("zastępca", "członek", "członkini", "p.o.", "delegat", "delegatka"))


def salutation(form: FormOfAddress, office: str = "") -> str:
    """Return the opening of a letter: "Szanowny Panie Starosto", "Szanowna Pani Burmistrz".

    A group gets "Szanowni Państwo", someone who chose no form "Dzień dobry". An office without
    a sure vocative is left out: "Szanowny Panie". Only the office itself is used, not its place.
    """
    if form is FormOfAddress.PANSTWO:
        return "Szanowni Państwo"
    if form is FormOfAddress.NONE:
        return "Dzień dobry"
    opening = "Szanowna Pani" if form is FormOfAddress.PANI else "Szanowny Panie"
    return " ".join(filter(None, (opening, _called(form, office))))


def _called(form: FormOfAddress, office: str) -> str:
    """Return the office as it is called out, or nothing when it is not safe to."""
    words = office.split()
    if not words or words[0].lower() in _NOT_ADDRESSED:
        return ""
    title = words[0][:1].upper() + words[0][1:]
    if form is FormOfAddress.PAN:
        return decline(title, Case.WOLACZ, gender="m1") if _declines(title, "m1") else ""
    if title.lower() in _WOMEN:
        return _WOMEN[title.lower()]
    # "Pani Starosta", "Pani Burmistrz" stay; an office in a woman's form is called: "Pani Dyrektorko".
    if _declines(title, "m1"):
        return title
    return decline(title, Case.WOLACZ, gender="f") if _declines(title, "f") else ""


def _declines(title: str, gender: str) -> bool:
    """Say whether the dictionary knows the word as a noun of that gender."""
    return decline(title, Case.NARZEDNIK, gender=gender) != title


def full_name(
    given: str, family: str, form: FormOfAddress, case: Case, *, overrides: CaseForms | None = None
) -> str:
    """Return given and family name in a case; without a chosen form only the nominative is safe."""
    name = f"{given} {family}".strip()
    if overrides and overrides.get(case):
        return overrides[case]
    if form not in _GENDERS:
        return name
    return decline(name, case, gender=_GENDERS[form])


def presented(office: str, given: str, family: str, form: FormOfAddress, case: Case) -> str:
    """Return a person with office and title in a case, as agreements name them.

    "Starosta Nowodworski, Pani Magdalena Biernacka"; instrumental "Starostą Nowodworskim,
    Panią Magdaleną Biernacką". Beside a woman an office such as Burmistrz does not decline.
    """
    name = full_name(given, family, form, case)
    if form in _TITLES:
        name = f"{decline(_TITLES[form], case, gender=_GENDERS[form])} {name}"
    return ", ".join(filter(None, (_office_in(office, form, case), name)))


def _office_in(office: str, form: FormOfAddress, case: Case) -> str:
    if form is not FormOfAddress.PANI or not office:
        return decline(office, case)
    first, *rest = office.split(" ")
    if first.lower() in _WOMEN:
        return decline(" ".join((_WOMEN[first.lower()], *rest)), case)
    # "Starosta" declines like a woman's noun; "Burmistrz", "Dyrektor" have no such form and stay.
    return decline(office, case) if first.lower().endswith("a") else office
