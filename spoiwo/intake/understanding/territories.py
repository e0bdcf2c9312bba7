"""Which area a partnership is for: units named in the text, the right one of two with one name by context."""

import re
from dataclasses import dataclass
from functools import lru_cache

from spoiwo.common.polish.folding import fold
from spoiwo.intake.understanding import territory_signs
from spoiwo.intake.understanding.findings import Territory
from spoiwo.intake.understanding.gazetteer import Gazetteer, Unit
from spoiwo.intake.understanding.offices import is_office
from spoiwo.intake.understanding.person_names import starts_person
from spoiwo.intake.understanding.places import place_at
from spoiwo.intake.understanding.text import Document
from spoiwo.intake.understanding.words import Token

_LEVELS = {
    "powiat": "powiat",
    "województwo": "województwo",
    "woj": "województwo",
    "gmina": "gmina",
    "subregion": "subregion",
    "region": "województwo",
    "podregion": "subregion",
    "miasto": "gmina",
}
_NEAR = 60
_PARTNERSHIP = re.compile(r"partnerstw", re.IGNORECASE)
_LOCATIVE_TAIL = re.compile(r"\b(?:we?|dla|na terenie|na obszarze)\s+$")


@dataclass(frozen=True, slots=True)
class Area:
    """An area named at a place of the working copy, with points for how surely it is the partnership's."""

    start: int
    end: int
    level: str
    name: str
    units: tuple[Unit, ...]
    points: int
    is_one_of_several: bool = False


def areas(document: Document) -> list[Area]:
    """Return every area the text names, in order."""
    found: list[Area] = []
    for place, token in enumerate(document.tokens.all):
        level = next((_LEVELS[lemma] for lemma in sorted(token.lemmas) if lemma in _LEVELS), None)
        if level == "powiat" and token.is_word and _numbers(token) == {"pl"}:
            found += _several(document, place)
        elif level and token.is_word and "pl" not in _numbers(token):
            area = _area(document, place, level)
            if area:
                found.append(area)
                found += _second_adjective(document, area, place)
    return found


def _several(document: Document, place: int) -> list[Area]:
    """Read "na terenie powiatów: bytowskiego, leskiego i kutnowskiego": every one is an area."""
    start = document.tokens[place].start
    if re.search(r"\bpartnerstw\b\W", document.text[max(0, start - 40) : start], re.IGNORECASE):
        return []  # "osiem partnerstw z powiatów …": areas of several partnerships are not that of one
    points = _points(document, start, "powiat")
    found = []
    for number, token in enumerate(territory_signs.adjectives_behind(document, place)):
        adjective = territorial_adjective(token.text)
        units = tuple(document.gazetteer.named("powiat", adjective)) if adjective else ()
        if units:
            named = f"powiat {adjective}"
            # The first of several stands for the partnership where only one can.
            found.append(Area(token.start, token.end, "powiat", named, units, points + (number == 0), True))
    return found


def _numbers(token: Token) -> set[str]:
    numbers = {number for r in token.readings if r.is_noun for number in r.numbers}
    return numbers if len(numbers) == 1 else set()


def _area(document: Document, place: int, level: str) -> Area | None:
    tokens = document.tokens
    ahead = place + 1
    if tokens.word(ahead) in (".", "("):
        ahead += 1
    following = tokens.get(ahead)
    if following is None or not following.is_word:
        return None
    if level == "gmina":
        return _gmina(document, place, ahead)
    adjective = _named_so(level, following.text)
    if adjective is None or (
        level in ("powiat", "województwo") and not document.gazetteer.named(level, adjective)
    ):
        return _voivodeship_named_before(document, place, level)
    units = tuple(document.gazetteer.named(level, adjective))
    name = f"{level} {adjective}"
    return Area(
        tokens[place].start, following.end, level, name, units, _points(document, tokens[place].start, level)
    )


def _voivodeship_named_before(document: Document, place: int, level: str) -> Area | None:
    """Read "w opolskim regionie": the adjective may stand in front."""
    before = document.tokens.get(place - 1)
    adjective = _named_so(level, before.text) if before is not None and before.is_word else None
    if adjective is None or before is None or not document.gazetteer.named(level, adjective):
        return None
    units = tuple(document.gazetteer.named(level, adjective))
    return Area(
        before.start,
        document.tokens[place].end,
        level,
        f"{level} {adjective}",
        units,
        _points(document, before.start, level),
    )


def _gmina(document: Document, place: int, ahead: int) -> Area | None:
    tokens = document.tokens
    if re.fullmatch(r"miejsk\w+|wiejsk\w+|miast\w+|miejsko-wiejsk\w+", tokens.word(ahead).lower()):
        ahead += 1  # "Gmina Miejska Lesko", "Gmina Miasto Lesko"
    found = place_at(tokens, ahead, document.gazetteer)
    if tokens.word(ahead) in ("i", "I") and tokens.word(ahead + 1).lower()[:5] in (
        "miast",
        "gmina",
        "gminy",
        "gmini",
    ):
        found = place_at(tokens, ahead + 2, document.gazetteer)
    named = tokens.get(ahead)
    if starts_person(tokens, ahead):
        return None  # "zastępca prezydenta miasta Anna Lis"
    if found is None and named is not None and named.is_capital and len(named.text) > 3:
        name, end = named.text, named.end
    elif found is not None:
        name, end = found.name, tokens[found.after - 1].end
    else:
        return None
    units = tuple(document.gazetteer.named("gmina", name))
    return Area(
        tokens[place].start,
        end,
        "gmina",
        f"gmina {name}",
        units,
        _points(document, tokens[place].start, "gmina"),
    )


def _second_adjective(document: Document, area: Area, place: int) -> list[Area]:
    """Read "jedno w powiecie bytowskim, drugie w kutnowskim": the noun is said once."""
    if area.level != "powiat":
        return []
    rest = re.compile(r",? (?:drugie|a drugie|oraz|i|a także) w (\w+(?:sk|ck|dzk)im)\b").match(
        document.text, area.end
    )
    adjective = territorial_adjective(rest[1]) if rest else None
    if rest is None or adjective is None or not document.gazetteer.named("powiat", adjective):
        return []
    units = tuple(document.gazetteer.named("powiat", adjective))
    return [Area(rest.start(1), rest.end(1), "powiat", f"powiat {adjective}", units, 2)]


def _points(document: Document, place: int, level: str) -> int:
    before = document.tokens.get(document.tokens.at(place) - 1)
    if before is not None and is_office(before):
        return 0  # "Wójt Gminy Lesko" tells who came, not whose partnership it is
    sentence = document.sentence(place)
    points = 1
    around = document.text[max(0, place - 220) : place]
    line = around.rsplit("\n", 1)[-1]
    if (
        _PARTNERSHIP.search(line)
        and re.search(r"(?:\bwe?|\bdla|terenie|obszarze|gminy|Gminy)\s*$", around[-12:] + " ")
    ) or (_PARTNERSHIP.search(line[-_NEAR:])):
        points += 6 if not re.search(r"[.;]\s", line) else 2
    elif _PARTNERSHIP.search(sentence):
        points += 2
    if place < 250:
        points += 3
    return points


def chosen(document: Document, found: list[Area]) -> Territory | None:
    """Return the area of the partnership: the one the text ties to it most, smaller before larger."""
    totals: dict[str, int] = {}
    for area in found:
        # Subregions are where projects work; partnerships are made for units with a government.
        points = 1 if area.level == "subregion" else area.points
        totals[area.name] = totals.get(area.name, 0) + points
    if not totals:
        return territory_signs.by_offices(document) or _by_adjective(document)
    order = ("gmina", "powiat", "subregion", "województwo")
    best = max(found, key=lambda a: (totals[a.name], -order.index(a.level), -a.start))
    return territory(document, best)


def territory(document: Document, area: Area) -> Territory:
    """Return the area as a finding, with its code where exactly one unit fits the context."""
    unit = _right_one(document, area.units)
    return Territory(area.level, area.name, unit.code if unit else None)


def _right_one(document: Document, units: tuple[Unit, ...]) -> Unit | None:
    if len(units) < 2:
        return units[0] if units else None
    text = _folded(document.text)
    scored = sorted(
        ((_signs(text, document.gazetteer, unit), unit.code, unit) for unit in units), reverse=True
    )
    return scored[0][2] if scored[0][0] > scored[1][0] else None


@lru_cache(maxsize=4)
def _folded(text: str) -> str:
    return fold(text)


def _signs(text: str, gazetteer: Gazetteer, unit: Unit) -> int:
    """Count what speaks for one of two units with one name: its seat and its voivodeship."""
    stems = [re.escape(word[: max(3, len(word) - 2)]) for word in fold(gazetteer.seat(unit)).split()]
    seat = len(re.findall(r"\w{0,4}\s".join(stems), text)) if stems else 0
    region = gazetteer.voivodeship_of(unit.code)
    return 3 * seat + (text.count(fold(region.name)[:-1]) if region else 0)


def _by_adjective(document: Document) -> Territory | None:
    """Return the voivodeship whose adjective the text uses: "opolskie partnerstwo"."""
    for token in document.tokens.all:
        adjective = _named_so("województwo", token.text) if token.is_word else None
        units = document.gazetteer.named("województwo", adjective) if adjective else []
        if units and adjective:
            return Territory("województwo", f"województwo {adjective}", units[0].code)
    return None


def _named_so(level: str, word: str) -> str | None:
    """Return the adjective in the gender the level asks for: "powiat pilski", "województwo opolskie"."""
    found = territorial_adjective(word)
    return f"{found}e" if found and level == "województwo" else found


def territorial_adjective(word: str) -> str | None:
    """Return the masculine nominative of a territorial adjective in any case, in lower case."""
    lowered = word.lower()
    match = re.fullmatch(r"(.+(?:sk|ck|dzk))(?:iego|iemu|iej|im|ie|i|a|ą)", lowered)
    return f"{match[1]}i" if match else None
