"""Offices beside names: in front, behind a dash, comma or bracket, on the line below, or by a duty."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from spoiwo.intake.understanding.institutions import Body
from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.offices import TITLES, office_lemma
from spoiwo.intake.understanding.person_names import PersonName, person_at
from spoiwo.intake.understanding.text import Document
from spoiwo.intake.understanding.words import Token

_SMALL = frozenset(("w", "we", "i", "oraz", "ds", "do", "na", "spraw", "rzecz"))
_AND = frozenset(("i", "oraz", "a", "także", "też"))
_TITLES_OF_ALL_CASES = TITLES | {"pana", "panią", "panem", "panu"}
_IS = frozenset(("jest", "był", "była", "został", "została"))
_WOMEN = {"protokolant": "protokolantka", "przewodniczący": "przewodnicząca"}


class Bodies:
    """The mentions of institutions by their place, for quick questions."""

    def __init__(self, bodies: list[Body]) -> None:
        named = [(m, i) for i, body in enumerate(bodies) for m in body.mentions]
        rows = sorted((m.start, m.end, i) for m, i in named if m.by != "organ")
        self._rows = [(start, end, bodies[i]) for start, end, i in rows]
        self._starts = [row[0] for row in rows]
        self._organs = {m.start: bodies[i] for m, i in named if m.by == "organ"}

    def at(self, place: int) -> Body | None:
        """Return the institution named at a place of the working copy."""
        number = bisect_right(self._starts, place) - 1
        return self._rows[number][2] if number >= 0 and place < self._rows[number][1] else None

    def end_at(self, place: int) -> int:
        """Return where the mention around a place ends."""
        return self._rows[bisect_right(self._starts, place) - 1][1]

    def before(self, place: int) -> tuple[int, int, Body] | None:
        """Return the last mention that ends before a place."""
        number = bisect_right(self._starts, place) - 1
        while number >= 0 and self._rows[number][1] > place:
            number -= 1
        return self._rows[number] if number >= 0 else None

    def of_organ(self, place: int) -> Body | None:
        """Return for whom the organ named here acts: the powiat of "Starosta Leski"."""
        return self._organs.get(place)


@dataclass(frozen=True, slots=True)
class Office:
    """An office beside a name, in the nominative, with the institution in which it is held."""

    position: str
    body: Body | None
    is_plural: bool


def in_front(
    document: Document, name: PersonName, bodies: Bodies, previous: PersonName | None
) -> Office | None:
    """Read "dyrektor PUP w Pile Jan Nowak", "Starosta – Anna Lis", also from the line above.

    ``previous`` is the person named before, when no office stood in front of that one: what follows it
    directly is its own ("Jan Nowak – dyrektor PUP, Anna Lis – wójt").
    """
    tokens = document.tokens
    place = name.first - 1
    while place >= 0 and (skipped := _between(document, place)):
        place -= skipped
    if place < 0 or tokens[place].text in _AND:
        return None
    head, body = _office_before(document, place, bodies)
    if head is None or (previous is not None and _follows(document, previous, head)):
        return None
    start = head
    while start > 0 and _belongs_in_front(document, start - 1):
        start -= 1
    end = min(_office_end(document, head, bodies)[0], tokens[name.first].start)
    return _office(document, start, head, end, body or bodies.of_organ(tokens[head].start))


def _follows(document: Document, previous: PersonName, head: int) -> bool:
    """Say whether an office stands right behind a name, with nothing but a separator between."""
    start = document.tokens[previous.after - 1].end
    between = document.text[start : document.tokens[head].start]
    return bool(
        re.fullmatch(
            r"\s*[,(|–—-]?\s*(?:p\.o\. ?|obecn\w+ |(?:pełniąc|będąc)\w* (?:\w+ )?|główn\w+ |starsz\w+ )?",
            between,
        )
    )


def _between(document: Document, place: int) -> int:
    """Return how many tokens only part an office from a name: a sign, a title, "(PUP)"."""
    token, tokens = document.tokens[place], document.tokens
    if token.text == ".":
        return int(tokens[place - 1].text.lower() in TITLES)
    if token.text == ")":
        return 3 if tokens.word(place - 2) == "(" and tokens.word(place - 1).isupper() else 0
    if token.text == "\n":
        line = document.text[max(0, token.start - 90) : token.start].rsplit("\n", 1)[-1].strip()
        first = tokens.get(tokens.at(token.start - len(line)))
        is_short = len(line) < 70 and not line.endswith((".", ",", ";"))
        return int(is_short and first is not None and office_lemma(first) is not None)
    if token.text.lower() in _IS:
        return int(any(_is_instrumental_office(tokens[p]) for p in range(max(0, place - 5), place)))
    return int(token.text in (",", ":", "–", "—", "-") or token.text.lower() in _TITLES_OF_ALL_CASES)


def _is_instrumental_office(token: Token) -> bool:
    """Say whether a word is an office in the case of "przewodniczącym jest …"."""
    is_instrumental = any(r.is_noun and "inst" in r.cases for r in token.readings)
    return is_instrumental and office_lemma(token) is not None


def _office_before(document: Document, place: int, bodies: Bodies) -> tuple[int | None, Body | None]:
    """Return the head of the office that ends in front of a name, and the institution in it."""
    tokens, body, head = document.tokens, None, None
    for back in range(place, max(-1, place - 24), -1):
        token = tokens[back]
        inside = bodies.at(token.start)
        if inside is not None:
            if (body is not None and inside is not body) or head is not None:
                break
            body = inside
        elif token.text in (",", "(", ")", "-"):
            if head is not None or back == place:
                break
        elif not token.is_word or _ends_a_person(document, back):
            break
        elif office_lemma(token):
            head = back
        elif head is not None or (not token.readings and token.text.lower() not in _SMALL):
            break
    return head, body


def _ends_a_person(document: Document, place: int) -> bool:
    """Say whether a word is the surname of a person named before."""
    return any(
        (found := person_at(document.tokens, place - back)) is not None and found.after == place + 1
        for back in (1, 2)
        if place >= back
    )


def _belongs_in_front(document: Document, place: int) -> bool:
    token = document.tokens[place]
    return token.is_word and (
        office_lemma(token) is not None or token.text.lower().startswith(("główn", "starsz", "młodsz"))
    )


_DUTIES = (
    (re.compile(r"[Ss]ekretariat(?P<of>[^.:\n]{0,40}?)(?: prowadzi\w*\s*:?|\s*:)\s*$"), "sekretariat"),
    (re.compile(r"[Pp]rotok(?:ół|ołował\w?|ół sporządził\w?)\s*:?\s*$"), "protokolant"),
    (
        re.compile(r"[Pp]rzewodnicz(?:y|ył|yła)(?: (?:mu|jej|im|obradom|zebraniu|posiedzeniu))?\s*:?\s*$"),
        "przewodniczący",
    ),
)  # fmt: skip


def duty_in_front(document: Document, name: PersonName) -> Office | None:
    """Read "Protokołowała: Anna Lis", "Sekretariat partnerstwa prowadzi: Jan Nowak"."""
    start = document.tokens[name.first].start
    for pattern, position in _DUTIES:
        found = pattern.search(document.text[max(0, start - 80) : start])
        if found:
            told = _WOMEN.get(position, position) if name.gender == "f" else position
            return Office(f"{told}{found.groupdict().get('of') or ''}", None, False)
    return None


_SEPARATOR = re.compile(r"\s*(?:[–—,(|-]|,? (?:pełniąc\w+ (?:funkcję|rolę)|będąc\w+))\s*(?:p\.o\. ?)?")


def behind(document: Document, name: PersonName, bodies: Bodies) -> Office | None:
    """Read "Jan Nowak – dyrektor …", "Jan Nowak (przewodniczący)", not the office of the next person."""
    end = document.tokens[name.after - 1].end
    separator = _SEPARATOR.match(document.text, end)
    if separator is None:
        return _right_behind(document, name, bodies)
    body = bodies.at(separator.end())
    if body is not None and (
        "," not in separator.group() or _ends_the_row(document, bodies, separator.end())
    ):
        return Office(_in_the_bracket(document, separator.end(), bodies), body, False)
    return _office_at(document, document.tokens.at(separator.end()), bodies)


def _right_behind(document: Document, name: PersonName, bodies: Bodies) -> Office | None:
    """Read "panią Annę Lis Naczelnik Wydziału" where nothing parts name and office."""
    token = document.tokens.get(name.after)
    if token is None or (office_lemma(token) is None and not _belongs_in_front(document, name.after)):
        return None
    return _office_at(document, name.after, bodies)


def _ends_the_row(document: Document, bodies: Bodies, place: int) -> bool:
    """Say whether the row ends with the institution: "Jan Nowak, Gmina Lesko" is one person's row."""
    ends = re.compile(r" ?(?:[.;)\n]|,\s*(?:\n|$)|$)").match(document.text, bodies.end_at(place))
    line = document.text[document.text.rfind("\n", 0, place) + 1 : place]
    return ends is not None and len(line) < 120 and line.count(",") <= 2


def _in_the_bracket(document: Document, place: int, bodies: Bodies) -> str:
    """Return the office told behind the institution: "Jan Nowak – PUP w Pile (dyrektor)"."""
    bracket = re.compile(r"[^()\n]{3,90}(?:\(|\| ?|, )").match(document.text, place)
    inner = _office_at(document, document.tokens.at(bracket.end()), bodies) if bracket else None
    return inner.position if inner and bracket and person_free(document, place, bracket.end()) else ""


def person_free(document: Document, start: int, end: int) -> bool:
    """Say whether nobody is named between two places."""
    tokens = document.tokens
    return not any(person_at(tokens, place) for place in range(tokens.at(start), tokens.at(end)))


_SECRETARIAT = re.compile(r"(?i:sekretariat\b[^\n,;]{0,40})")


def below(document: Document, name: PersonName, bodies: Bodies) -> Office | None:
    """Read what stands under a name that is alone on its line, as under a letter."""
    start, end = document.tokens[name.first].start, document.tokens[name.after - 1].end
    line = document.text[document.text.rfind("\n", 0, start) + 1 : start]
    if document.text[end : end + 1] != "\n" or len(line) > 12:
        return None
    rows = [
        (end + 1 + m.start(), m.group()) for m in re.finditer(r"[^\n]+", document.text[end + 1 : end + 240])
    ]
    position, body = "", None
    for place, row in rows[:2]:
        if len(row) > 100 or not person_free(document, place, place + len(row)):
            break
        office = _office_at(document, document.tokens.at(place), bodies)
        secretariat = _SECRETARIAT.match(row)
        position = position or (
            office.position if office else secretariat.group().strip() if secretariat else ""
        )
        body = body or bodies.at(place) or (office.body if office else None)
    return Office(position, body, False) if position else None


def _office_at(document: Document, place: int, bodies: Bodies) -> Office | None:
    """Return the office that begins at a token, unless another person's name follows it."""
    tokens = document.tokens
    ahead = range(place, min(place + 3, len(tokens)))
    head = next((p for p in ahead if tokens[p].is_word and office_lemma(tokens[p])), None)
    if head is None or any(not tokens[p].is_word for p in range(place, head)) or person_at(tokens, place):
        return None
    end, body = _office_end(document, head, bodies)
    after = tokens.at(max(end, bodies.end_at(end + 1) if body is not None and bodies.at(end + 1) else end))
    while tokens.word(after) in (":", "–", "—") or tokens.word(after).lower() in _TITLES_OF_ALL_CASES:
        after += 1
    if person_at(tokens, after):
        return None
    return _office(document, place, head, end, body or _body_behind_comma(document, end, bodies))


def _body_behind_comma(document: Document, end: int, bodies: Bodies) -> Body | None:
    """Read "kierownik działu, MOPS w Pile" at the end of a row, "specjalistka (PUP w Pile)"."""
    bracket = re.compile(r"\s*\(|\s+ze?\s+").match(document.text, end)
    if bracket and (inside := bodies.at(bracket.end())):
        return inside
    comma = re.compile(r",\s+").match(document.text, end)
    body = bodies.at(comma.end()) if comma else None
    return body if body and comma and _ends_the_row(document, bodies, comma.end()) else None


def _office_end(document: Document, head: int, bodies: Bodies) -> tuple[int, Body | None]:
    """Return where an office ends and the institution that ends it."""
    tokens = document.tokens
    end = tokens[head].end
    for place in range(head + 1, min(head + 16, len(tokens))):
        token = tokens[place]
        body = bodies.at(token.start)
        if body is not None:
            return end, body
        if token.text == "." and tokens.word(place - 1).lower() == "ds":
            continue
        if not token.is_word or person_at(tokens, place):
            break
        if token.text.lower() in _TITLES_OF_ALL_CASES or not _may_belong(token.text, bool(token.readings)):
            break
        if token.text.lower() not in _SMALL:
            end = token.end
    return end, None


def _may_belong(word: str, is_known: bool) -> bool:
    """Say whether a word may stand in the name of an office: a known one, or an abbreviation like "EFS"."""
    if re.fullmatch(r"[A-ZĄĆĘŁŃÓŚŹŻ]\w+(?:ani|eni|ęci)a", word):
        return True  # "Departamentu Wdrażania Funduszy": the dictionary has it as a verb
    return is_known or word.lower() in _SMALL or (word.isupper() and 2 <= len(word) <= 6)


def _office(document: Document, start: int, head: int, end: int, body: Body | None) -> Office:
    """Return an office in the nominative singular."""
    tokens = document.tokens
    words = document.text[tokens[start].start : end]
    words = re.sub(r"\s+(?:w|i|we|do|z|oraz|na|przez)$", "", words.strip(" ,:–-()"))
    noun = tokens[head]
    numbers = {number for r in noun.readings if r.is_noun for number in r.numbers}
    is_plural = numbers == {"pl"}
    if is_plural and start == head:
        words = re.sub(rf"^{re.escape(noun.text)}", office_lemma(noun) or noun.text, words)
    return Office(nominative(words), body, is_plural)
