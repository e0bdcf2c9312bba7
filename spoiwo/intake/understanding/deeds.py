"""What a partnership did beside its events: recommendations, trainings, communiqués, practices, effects."""

import re
from dataclasses import dataclass

from spoiwo.intake.understanding.counts import Counted
from spoiwo.intake.understanding.findings import DeedKind
from spoiwo.intake.understanding.passages import Passage, behind, sentence_at
from spoiwo.intake.understanding.text import Document

# Words that open a list or a sentence of the kind, and words that name one within a sentence.
_HEADINGS = (
    (DeedKind.RECOMMENDATION, r"(?:[Rr]ekomendacj\w+|[Rr]ekomenduje się|[Zz]alecenia)(?: [^\W\d]+){0,6}\s*:"),
    (DeedKind.PRACTICE, r"(?:[Pp]rzykład\w+ )?[Dd]obr\w+ praktyk\w*(?: [^\W\d]+){0,5}\s*:"),
    (DeedKind.EFFECT, r"(?:[Uu]zyskane |[Oo]siągnięte |[Gg]łówne )?"
                      r"(?:[Ee]fekt(?:y|em|ami)|[Rr]ezultat(?:y|em|ami))"
                      r"(?: [^\W\d]+){0,5}\s*(?::|\bjest\b|\bbyło\b|\bsą\b|\bbyły\b)"
                      # A heading over its rows, with no colon.
                      r"|(?:[Uu]zyskane|[Oo]siągnięte) (?:efekty|rezultaty)(?=[ \t]*\n)"),
    (DeedKind.TRAINING, r"(?:[Zz]realizowane |[Pp]rzeprowadzone )?[Ss]zkolenia(?: [^\W\d]+){0,4}\s*:"),
    (DeedKind.COMMUNIQUE, r"[Kk]omunikaty(?: [^\W\d]+){0,5}\s*:"),
)  # fmt: skip
_WITHIN = (
    (DeedKind.RECOMMENDATION, r"\b[Rr]ekomendacj\w+"),
    (DeedKind.TRAINING,
        r"\b(?:[Ss]zkole(?:nie|nia|niu|ń|niem|niach)|[Ww]arsztat\w*|[Kk]urs\w*|[Ww]ebinari\w+)\b"),
    (DeedKind.COMMUNIQUE, r"\b[Kk]omunikat\w*"),
    (DeedKind.PRACTICE, r"\b[Dd]obr\w+ praktyk\w*"),
    (DeedKind.EFFECT, r"\b[Ee]fektem\b|\b[Ww] (?:efekcie|wyniku|rezultacie) (?!tego|konkurs)"
                      r"|\b(?:[Uu]tworzon[oey]\w*|[Pp]owsta[łl]\w+) "
                      r"(?=\w+ (?:\w+ )?(?:miejsc|przedsiębiorstw|spółdziel|stanowisk|podmiot))"),
)  # fmt: skip
_COMPILED_HEADINGS = tuple((kind, re.compile(pattern)) for kind, pattern in _HEADINGS)
_COMPILED_WITHIN = tuple((kind, re.compile(pattern)) for kind, pattern in _WITHIN)
# A word of the kind alone tells nothing: it must have been done, or say what it is about.
_DONE = re.compile(
    r"opracowa\w+|przyj(?:ęt\w+|ęł\w+|ąć)|uchwali\w+|przygotowa\w+|przeprowadz\w+|zorganizowa\w+"
    r"|zrealizowa\w+|odby(?:ł|ło|ły|ła)\w*|zamieszcz\w+|opublikowa\w+|wyda\w+"
    r"|upowszechni\w+|zebrano|wypracowa\w+"
    r"|sformułowa\w+|utworz\w+|powsta\w+|efekt\w*|wynik\w*|rezulta\w+|przedstawi\w+|zaprezentowa\w+"
    r"|rekomenduje"
    r"|uczestnicz\w+|przeszkol\w+|wzięł\w+ udział|rozpowszechni\w+|skierowa\w+|dotycz\w+|pt\.|pn\."
    r"|nt\.|na temat|z zakresu|„",
    re.IGNORECASE,
)
# Points of an agenda tell what will be spoken of, rows of a table are counted.
_NOT_DONE = re.compile(
    r"^\W*\d*[.)]?\s*(?:[Dd]yskusja|[Oo]mówienie|[Ii]nformacja|[Zz]aopiniowanie|[Pp]rzyjęcie|[Rr]ozpatrzenie"
    r"|[Pp]odjęcie|[Ww]olne)|\|"
)
_LEMMAS = {
    DeedKind.RECOMMENDATION: ("rekomendacja",), DeedKind.COMMUNIQUE: ("komunikat",),
    DeedKind.TRAINING: ("szkolenie", "warsztat", "kurs", "webinarium"), DeedKind.PRACTICE: ("praktyka",),
    DeedKind.EFFECT: (),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """One deed at a place of the working copy, and the word that tells its kind."""

    start: int
    end: int
    kind: DeedKind
    text: str
    word: str
    count: int | None
    date: str | None
    is_listed: bool


def find(document: Document, counted: list[Counted]) -> list[Done]:
    """Return the deeds of a text in order: the rows of their lists, then sentences that tell of one."""
    found: list[Done] = []
    for kind, pattern in _COMPILED_HEADINGS:
        for match in pattern.finditer(document.text):
            found += [
                _done(document, row, kind, match.group(), counted, is_listed=True)
                for row in behind(document, match.end())
            ]
    for kind, pattern in _COMPILED_WITHIN:
        for match in pattern.finditer(document.text):
            sentence = sentence_at(document, match.start())
            if sentence is None or _is_told(found, sentence, kind):
                continue
            if not _DONE.search(sentence.text) or _NOT_DONE.search(sentence.text):
                continue
            found.append(_done(document, sentence, kind, match.group(), counted, is_listed=False))
    return sorted(found, key=lambda row: (row.start, row.kind))


def _is_told(found: list[Done], sentence: Passage, kind: DeedKind) -> bool:
    return any(row.kind is kind and row.start < sentence.end and sentence.start < row.end for row in found)


def _done(
    document: Document, row: Passage, kind: DeedKind, word: str, counted: list[Counted], *, is_listed: bool
) -> Done:
    inside = [c for c in counted if row.start <= c.start < row.end]
    number = next((c.value for c in inside if c.lemma in _LEMMAS[kind]), None)
    day = next((d.iso for d in document.dates if row.start <= d.start < row.end and len(d.iso) > 4), None)
    text = re.sub(r"\s+", " ", row.text)
    return Done(row.start, row.end, kind, text, word.strip(" :"), number, day, is_listed)
