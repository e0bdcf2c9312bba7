"""Number words from zero to 999 in the nominative, in the gender of what is counted."""

from spoiwo.common.polish.plural import Forms, Gender

_UNITS = ("zero", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć")
_TEENS = (
    "dziesięć", "jedenaście", "dwanaście", "trzynaście", "czternaście",
    "piętnaście", "szesnaście", "siedemnaście", "osiemnaście", "dziewiętnaście",
)  # fmt: skip
_TENS = (
    "", "", "dwadzieścia", "trzydzieści", "czterdzieści",
    "pięćdziesiąt", "sześćdziesiąt", "siedemdziesiąt", "osiemdziesiąt", "dziewięćdziesiąt",
)  # fmt: skip
_HUNDREDS = (
    "", "sto", "dwieście", "trzysta", "czterysta",
    "pięćset", "sześćset", "siedemset", "osiemset", "dziewięćset",
)  # fmt: skip

# Persons are counted with the genitive-like forms: "dwóch partnerów", "stu pięciu członków".
_UNITS_OF_PERSONS = (
    "zero", "jeden", "dwóch", "trzech", "czterech",
    "pięciu", "sześciu", "siedmiu", "ośmiu", "dziewięciu",
)  # fmt: skip
_TEENS_OF_PERSONS = (
    "dziesięciu", "jedenastu", "dwunastu", "trzynastu", "czternastu",
    "piętnastu", "szesnastu", "siedemnastu", "osiemnastu", "dziewiętnastu",
)  # fmt: skip
_TENS_OF_PERSONS = (
    "", "", "dwudziestu", "trzydziestu", "czterdziestu",
    "pięćdziesięciu", "sześćdziesięciu", "siedemdziesięciu", "osiemdziesięciu", "dziewięćdziesięciu",
)  # fmt: skip
_HUNDREDS_OF_PERSONS = (
    "", "stu", "dwustu", "trzystu", "czterystu",
    "pięciuset", "sześciuset", "siedmiuset", "ośmiuset", "dziewięciuset",
)  # fmt: skip

_ONE = {"masculine": "jeden", "personal": "jeden", "feminine": "jedna", "neuter": "jedno"}


def number_words(n: int, gender: Gender = "masculine") -> str:
    """Return the words for a whole number from 0 to 999; ValueError outside that range.

    Only a lone one has a gender ("jedna", but "dwadzieścia jeden osób"); a two at the end
    always has ("dwadzieścia dwie osoby").
    """
    if not 0 <= n <= 999:
        raise ValueError(f"number words reach from 0 to 999, not {n}")
    if n == 1:
        return _ONE[gender]
    if gender == "personal":
        tables = (_HUNDREDS_OF_PERSONS, _TENS_OF_PERSONS, _TEENS_OF_PERSONS, _UNITS_OF_PERSONS)
        return _compose(n, *tables)
    words = _compose(n, _HUNDREDS, _TENS, _TEENS, _UNITS)
    return f"{words[:-3]}dwie" if gender == "feminine" and words.endswith("dwa") else words


def _compose(
    n: int, hundreds: tuple[str, ...], tens: tuple[str, ...], teens: tuple[str, ...], units: tuple[str, ...]
) -> str:
    if n == 0:
        return units[0]
    rest = n % 100
    words = [hundreds[n // 100]]
    if 10 <= rest <= 19:
        words.append(teens[rest - 10])
    else:
        words.append(tens[rest // 10])
        words.append(units[rest % 10] if rest % 10 else "")
    return " ".join(word for word in words if word)


def counted_in_words(n: int, forms: Forms) -> str:
    """Return number word and noun: "dwie rekomendacje", "cztery spotkania", "pięciu partnerów"."""
    return f"{number_words(n, forms.gender)} {forms.form(n)}"
