"""Institutions named in a text: full names in any case, abbreviations with a place, companies."""

import re
from collections.abc import Iterable

from spoiwo.intake.understanding.findings import Territory
from spoiwo.intake.understanding.institution_abbreviations import abbreviated
from spoiwo.intake.understanding.institution_heads import kind_of
from spoiwo.intake.understanding.institution_mentions import Body, Mention, is_generic
from spoiwo.intake.understanding.institution_names import head_lemma, reach
from spoiwo.intake.understanding.institution_organs import organs
from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.partnership_names import OF_A_UNIT
from spoiwo.intake.understanding.text import Document

__all__ = ["Body", "Mention", "masked", "mentions", "organs"]

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
    rf"|(?:PARTNERSTW|Partnerstw)\w+(?: [Ll]okaln\w+| LOKALN\w+)?(?:{OF_A_UNIT})? (?:na|dla|NA|DLA)\b"
    r"[^.,;\n]*?(?=\s(?:PODPIS|POWSTA|ZAWAR|ZAWIĄZA|DZIAŁA|OBRAD|podpis|zosta|odby|powsta|jest|oraz|gości"
    r"|odwiedz|liczy|realiz|zorgan|utworz)|[.,;\n]|$)"
    r"|\bul(?:\.|icy|ica) [^,;\n]{2,40}"
)


def masked(text: str) -> list[tuple[int, int]]:
    """Return where names stand that are no institutions: programmes, titles, streets, partnerships."""
    return [found.span() for found in _NOT_NAMES.finditer(text)]


def mentions(document: Document, area: Territory | None) -> list[Mention]:
    """Return every mention of an institution, in order and without overlaps."""
    hidden = masked(document.text)
    found = [*_by_heads(document, hidden), *abbreviated(document, area), *_companies(document)]
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
            is_specific=bool(found.place) or found.is_quoted or not is_generic(name),
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


def _companies(document: Document) -> Iterable[Mention]:
    for found in _COMPANY.finditer(document.text):
        name = found.group().strip()
        yield Mention(
            found.start(), found.end(), name, "biznes", by="name", is_nominative=True, named_end=found.end()
        )
