import pytest

from spoiwo.common.polish import Case, FormOfAddress, full_name, presented, salutation

PAN, PANI, PANSTWO, NONE = FormOfAddress


@pytest.mark.parametrize(
    ("office", "to_man", "to_woman"),
    [
        ("Starosta", "Panie Starosto", "Pani Starosta"),
        ("Wicestarosta", "Panie Wicestarosto", "Pani Wicestarosta"),
        ("Burmistrz", "Panie Burmistrzu", "Pani Burmistrz"),
        ("Wójt", "Panie Wójcie", "Pani Wójt"),
        ("Prezydent", "Panie Prezydencie", "Pani Prezydent"),
        ("Marszałek", "Panie Marszałku", "Pani Marszałek"),
        ("Dyrektor", "Panie Dyrektorze", "Pani Dyrektor"),
        ("Przewodniczący", "Panie Przewodniczący", "Pani Przewodnicząca"),
        ("Prezes", "Panie Prezesie", "Pani Prezes"),
        ("Kierownik", "Panie Kierowniku", "Pani Kierownik"),
        ("Sekretarz", "Panie Sekretarzu", "Pani Sekretarz"),
        ("Rektor", "Panie Rektorze", "Pani Rektor"),
        ("dyrektor Powiatowego Urzędu Pracy", "Panie Dyrektorze", "Pani Dyrektor"),
    ],
)
def test_an_office_is_addressed_in_the_vocative(office: str, to_man: str, to_woman: str) -> None:
    assert salutation(PAN, office) == f"Szanowny {to_man}"
    assert salutation(PANI, office) == f"Szanowna {to_woman}"


def test_a_woman_who_uses_a_feminine_office_is_called_by_it() -> None:
    assert salutation(PANI, "Dyrektorka") == "Szanowna Pani Dyrektorko"
    assert salutation(PANI, "Przewodnicząca Rady") == "Szanowna Pani Przewodnicząca"


def test_a_group_and_a_person_who_chose_nothing_get_neutral_words() -> None:
    assert salutation(PANSTWO, "Starosta") == "Szanowni Państwo"
    assert salutation(NONE, "Starosta") == "Dzień dobry"


@pytest.mark.parametrize(
    "office", ["", "Zastępca Burmistrza", "Główny Specjalista", "Blorg", "p.o. Dyrektora"]
)
def test_an_office_without_a_sure_vocative_is_left_out(office: str) -> None:
    assert salutation(PAN, office) == "Szanowny Panie"
    assert salutation(PANI, office) == "Szanowna Pani"


def test_a_woman_in_office_is_presented_in_any_case() -> None:
    def said(case: Case) -> str:
        return presented("Starosta Nowodworski", "Magdalena", "Biernacka", PANI, case)

    assert said(Case.MIANOWNIK) == "Starosta Nowodworski, Pani Magdalena Biernacka"
    assert said(Case.NARZEDNIK) == "Starostą Nowodworskim, Panią Magdaleną Biernacką"
    assert said(Case.DOPELNIACZ) == "Starosty Nowodworskiego, Pani Magdaleny Biernackiej"


@pytest.mark.parametrize(
    ("office", "given", "family", "form", "said"),
    [
        ("Burmistrz Zwolenia", "Anna", "Nowak", PANI, "Burmistrz Zwolenia, Panią Anną Nowak"),
        ("Burmistrz Zwolenia", "Jan", "Nowak", PAN, "Burmistrzem Zwolenia, Panem Janem Nowakiem"),
        ("Przewodniczący Rady", "Ewa", "Zając", PANI, "Przewodniczącą Rady, Panią Ewą Zając"),
        ("", "Jan", "Kowalski", PAN, "Panem Janem Kowalskim"),
        ("Wójt Gminy Odrzywół", "Kim", "Nowak", NONE, "Wójtem Gminy Odrzywół, Kim Nowak"),
    ],
)
def test_the_instrumental_follows_the_chosen_form(
    office: str, given: str, family: str, form: FormOfAddress, said: str
) -> None:
    assert presented(office, given, family, form, Case.NARZEDNIK) == said


def test_a_name_is_not_declined_while_the_form_is_unknown() -> None:
    assert full_name("Jan", "Kowalski", NONE, Case.NARZEDNIK) == "Jan Kowalski"
    assert full_name("Jan", "Schimanek", PAN, Case.NARZEDNIK) == "Janem Schimanek"


def test_stored_forms_of_a_name_win() -> None:
    overrides = {Case.NARZEDNIK: "Janem Schimankiem"}

    assert full_name("Jan", "Schimanek", PAN, Case.NARZEDNIK, overrides=overrides) == "Janem Schimankiem"
