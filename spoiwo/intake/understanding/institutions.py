"""Institutions named in a text: full names in any case, abbreviations with a place, companies, organs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from spoiwo.common.polish.declension import locative_with_preposition
from spoiwo.intake.understanding.findings import Territory
from spoiwo.intake.understanding.institution_heads import ABBREVIATIONS, REGIONAL, kind_of
from spoiwo.intake.understanding.institution_names import head_lemma, reach
from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.offices import ORGANS, office_lemma
from spoiwo.intake.understanding.person_names import starts_person
from spoiwo.intake.understanding.places import place_at
from spoiwo.intake.understanding.territories import territorial_adjective
from spoiwo.intake.understanding.text import Document

_COMPANY = re.compile(
    r"(?:[„\"])?(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w&-]*\s){0,4}[A-ZĄĆĘŁŃÓŚŹŻ][\w&-]*[”\"]?\s(?:[Ss]p\. z ?o\. ?o\."
    r"|S\.A\.|s\.c\.|sp\. ?j\.|sp\. ?k\.)"
)
_NOT_NAMES = re.compile(
    r"(?:Regionaln\w+ )?Program\w* (?:Operacyjn\w+|Regionaln\w+"
    r"|Rozwoj\w+)[^.,;\n]*?(?=\s(?:na lata|w ramach|oraz|i)\b|[.,;\n–]|$)"
    r"|(?:RPO|FE) (?:Województwa )?\w+"
    r"|Fundusz\w* Europejsk\w+ dla \w+|Europejsk\w+ Fundusz\w* \w+(?: \w*Plus|\+)?"
    r"|(?:[Pp]akt\w*|[Ss]trategi\w+|[Pp]lan\w*|[Pp]rogram\w*) [^.,;\n]{0,12}„[^”\n]+”"
    r"|[Pp]artnerstw\w*(?: [Ll]okaln\w+)? „[^”\n]+”|„(?:Porozumieni|Partnerstw|Pakt|Umow)[^”\n]*”"
    r"|(?:pt\.|pn\.|pod nazwą|tytuł\w*|pod hasłem|projekt\w*)\s*:?\s*[„\"][^”\"\n]+[”\"]"
    r"|Partnerstw\w+ (?:[Ll]okaln\w+ )?Ekonomii Społecznej(?: (?:Powiat|Gmin|Województw)\w+ \w+(?: i \w+)?)?"
    r"|(?:PARTNERSTW|Partnerstw)\w+ (?:[Ll]okaln\w+ |LOKALN\w+ )?(?:na|dla"
    r"|NA)[^.,;\n]*?(?=\s(?:podpis|zosta|odby|powsta|jest|oraz|gości|odwiedz|liczy|realiz|zorgan|utworz)|[.,;\n]|$)"
    r"|\bul(?:\.|icy|ica) [^,;\n]{2,40}"
)
_ABBREVIATION_BEHIND = re.compile(
    r"\s*\((?:zwan\w+ dalej |dalej:? |w skrócie )?[„\"]?([A-ZĄĆĘŁŃÓŚŹŻ][\wĄĆĘŁŃÓŚŹŻ-]{1,11})[”\"]?\)"
)
_GENERIC_WORDS = frozenset(("w", "we", "z", "ze", "i", "oraz", "na", "rzecz", "do", "dla", "o"))


@dataclass(slots=True)
class Mention:
    """One place where an institution is named; offsets are of the working copy."""

    start: int
    end: int
    name: str
    kind: str
    place: str = ""
    is_specific: bool = True
    is_nominative: bool = False
    by: str = "name"
    abbreviation: str = ""
    named_end: int = 0


@dataclass(slots=True)
class Body:
    """An institution with all its mentions; the first one in the nominative names it."""

    mentions: list[Mention] = field(default_factory=list)
    kind: str = "inne"

    @property
    def best(self) -> Mention:
        """The mention that names it: by its full name, in the nominative, the longest."""
        return max(
            self.mentions,
            key=lambda m: (m.by == "name", m.is_specific, bool(m.place), m.is_nominative, -m.start),
        )

    @property
    def name(self) -> str:
        """The name in the nominative."""
        return self.best.name


def masked(text: str) -> list[tuple[int, int]]:
    """Return where names stand that are no institutions: programmes, titles, streets, partnerships."""
    return [found.span() for found in _NOT_NAMES.finditer(text)]


def mentions(document: Document, area: Territory | None) -> list[Mention]:
    """Return every mention of an institution, in order and without overlaps."""
    hidden = masked(document.text)
    found = [*_by_heads(document, hidden), *_abbreviated(document, area), *_companies(document)]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -(m.end - m.start))):
        if any(
            start < mention.end and mention.start < end and mention.start >= start for start, end in hidden
        ):
            continue
        if kept and mention.start < kept[-1].end:
            continue
        kept.append(mention)
    return kept


def _by_heads(document: Document, hidden: list[tuple[int, int]]) -> Iterable[Mention]:
    tokens = document.tokens
    after = 0
    for place, token in enumerate(tokens.all):
        if place < after:
            continue
        lemma = head_lemma(token)
        found = reach(tokens, place, lemma, document.gazetteer) if lemma else None
        if found is None or lemma is None or found.first < after:
            continue
        after = found.after
        while found.first < found.head and _is_inside(hidden, tokens[found.first].start):
            found.first += 1
        words = document.token_text(found.first, found.named_until)
        name = _standard(nominative(_tidy(words), lemma))
        start, end = tokens[found.first].start, tokens[found.after - 1].end
        yield Mention(
            start,
            end,
            name,
            kind_of(name),
            found.place,
            is_specific=bool(found.place) or found.is_quoted or not _is_generic(name),
            is_nominative=nominative(_tidy(words), lemma) == _tidy(words),
            named_end=end,
        )


def _is_inside(hidden: list[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in hidden)


def _tidy(words: str) -> str:
    if words.isupper() and len(words) > 12:
        return words
    return words.strip(" ,")


def _standard(name: str) -> str:
    """Write names of social-economy bodies the way they are written: capitals after the head kept."""
    return re.sub(r"\s+", " ", name)


def _is_generic(name: str) -> bool:
    """Say whether a name tells only what kind of body it is, not which one."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", name)} - _GENERIC_WORDS
    return any(words == {w.lower() for w in full.split()} for full in ABBREVIATIONS.values()) or words in (
        {"urząd", "gminy"},
        {"urząd", "miasta"},
        {"urząd", "miejski"},
        {"starostwo", "powiatowe"},
        {"urząd", "marszałkowski"},
        {"urząd", "pracy"},
        {"urząd", "wojewódzki"},
    )


def _abbreviated(document: Document, area: Territory | None) -> Iterable[Mention]:
    tokens = document.tokens
    for place, token in enumerate(tokens.all):
        full = ABBREVIATIONS.get(token.text)
        if full is None:
            continue
        ahead = place + 1
        if tokens.word(ahead) in ("w", "we"):
            found = place_at(tokens, ahead + 1, document.gazetteer)
            if found:
                words = document.token_text(ahead, found.after)
                yield _short(
                    token.start, tokens[found.after - 1].end, f"{full} {words}", found.name, token.text
                )
                continue
        named = _own_name(document, ahead, token.text)
        if named:
            words = document.token_text(ahead, named)
            yield _short(token.start, tokens[named - 1].end, f"{full} {words}", "", token.text)
            continue
        yield from _bare(document, place, full, area)


def _short(start: int, end: int, name: str, place: str, abbreviation: str) -> Mention:
    return Mention(
        start, end, name, kind_of(name), place, by="abbreviation", abbreviation=abbreviation, named_end=end
    )


def _own_name(document: Document, place: int, abbreviation: str) -> int | None:
    """Return where "LGD „Razem”" or "KGW Nowa Wieś" ends."""
    tokens = document.tokens
    if tokens.word(place) in ("„", "“", '"'):
        for ahead in range(place + 1, min(place + 12, len(tokens))):
            if tokens.word(ahead) in ("”", '"', "“"):
                return ahead + 1
    if abbreviation in ("LGD", "KGW", "OSP", "UG", "UM", "UMiG", "SP", "OPS", "GOPS", "MOPS", "GOK"):
        ahead = place
        while (
            (token := tokens.get(ahead)) is not None
            and token.is_word
            and token.is_capital
            and ahead < place + 4
        ):
            if office_lemma(token) or token.text in ABBREVIATIONS or starts_person(tokens, ahead):
                break
            ahead += 1
        return ahead if ahead > place else None
    return None


def _bare(document: Document, place: int, full: str, area: Territory | None) -> Iterable[Mention]:
    """Expand an abbreviation without a place by the area, where one such body works there."""
    tokens = document.tokens
    token, before = tokens[place], tokens.get(place - 1)
    if _is_in_a_list(document, place):
        return
    led = before is not None and before.is_word and office_lemma(before) is not None
    led = led or _stands_behind_a_person(document, place)
    seat = _seat(document, area, token.text) if led or token.text in REGIONAL else ""
    name = f"{full} {locative_with_preposition(seat)}" if seat else full
    if seat or token.text in REGIONAL or led:
        yield Mention(
            token.start,
            token.end,
            name,
            kind_of(name),
            seat,
            is_specific=False,
            by="context",
            abbreviation=token.text,
            named_end=token.end,
        )
    else:
        yield Mention(
            token.start,
            token.end,
            full,
            kind_of(full),
            "",
            False,
            by="alias",
            abbreviation=token.text,
            named_end=token.end,
        )


def _stands_behind_a_person(document: Document, place: int) -> bool:
    """Say whether an abbreviation in brackets tells whose a person is: "Hanna Lis (OWES)"."""
    tokens = document.tokens
    if tokens.word(place - 1) != "(" or tokens.word(place + 1) != ")":
        return False
    return any(starts_person(tokens, place - back) for back in (3, 4))


def _is_in_a_list(document: Document, place: int) -> bool:
    tokens = document.tokens
    near = {tokens.word(other) for other in (place - 2, place + 2)} & set(ABBREVIATIONS)
    joined = {tokens.word(place - 1), tokens.word(place + 1)} & {",", "i", "oraz"}
    return bool(near and joined)


def _seat(document: Document, area: Territory | None, abbreviation: str) -> str:
    """Return the seat of the area's only body of this kind, or nothing."""
    if area is None or area.code is None:
        return ""
    units = [unit for unit in document.gazetteer.units if unit.code == area.code and unit.level == area.level]
    if area.level == "powiat" and abbreviation in ("PUP", "PCPR") and units:
        return document.gazetteer.seat(units[0])
    if area.level == "województwo" and abbreviation in REGIONAL and units and "," not in units[0].seat:
        return document.gazetteer.seat(units[0])
    return ""


def _companies(document: Document) -> Iterable[Mention]:
    for found in _COMPANY.finditer(document.text):
        name = found.group().strip()
        yield Mention(
            found.start(), found.end(), name, "biznes", by="name", is_nominative=True, named_end=found.end()
        )


def organs(document: Document) -> list[Mention]:
    """Return the legal persons for whom an organ is named: "Starosta Leski" acts for its powiat."""
    tokens, found = document.tokens, []
    for place, token in enumerate(tokens.all):
        office = office_lemma(token)
        level = ORGANS.get(office or "")
        if level is None or not token.is_capital or office in ("wicestarosta", "wicemarszałek"):
            continue
        legal = _legal_person(document, place, level)
        if legal:
            name, after = legal
            found.append(
                Mention(
                    token.start,
                    tokens[after - 1].end,
                    name,
                    "JST",
                    by="organ",
                    named_end=tokens[after - 1].end,
                )
            )
    return found


def _legal_person(document: Document, place: int, level: str) -> tuple[str, int] | None:
    tokens = document.tokens
    ahead = place + 1
    if tokens.word(ahead).lower() in ("województwa", "powiatu", "gminy", "miasta"):
        ahead += 1
        if tokens.word(ahead) == "i" and tokens.word(ahead + 1).lower() in ("gminy", "miasta"):
            ahead += 2
    following = tokens.get(ahead)
    if following is None or not following.is_word:
        return None
    adjective = territorial_adjective(following.text)
    if level in ("powiat", "województwo"):
        written = f"{adjective}e" if adjective and level == "województwo" else adjective
        if written and document.gazetteer.named(level, written):
            noun = "Powiat" if level == "powiat" else "Województwo"
            return f"{noun} {written.capitalize()}", ahead + 1
        return None
    if starts_person(tokens, ahead):
        return None
    found = place_at(tokens, ahead, document.gazetteer)
    return (f"Gmina {found.name}", found.after) if found else None


def abbreviation_behind(document: Document, mention: Mention) -> str:
    """Return the short name the text itself gives behind a full one: "(MOPS)"."""
    found = _ABBREVIATION_BEHIND.match(document.text, mention.end)
    return found[1] if found else ""
