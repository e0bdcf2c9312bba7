"""Numbers of the report a document tells: counted in its words, or following from what it lists. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext_noop

from spoiwo.intake.understanding import findings as found
from spoiwo.sources.counting import figure_of_count, figure_of_event
from spoiwo.sources.organs import sentence
from spoiwo.sources.outcomes import is_outcome

Numbers = Iterator[tuple[found.Found, str, int]]

_ONE_TRAINING = re.compile(
    r"\W*(?:\d\W*)?(?:[Zz]organizowano|[Pp]rzeprowadzono|[Oo]dbyło się) (?:jedno )?szkolenie\b"
)
_ATTENDED = re.compile(r"uczestnicz|udział", re.IGNORECASE)
_ORGANISED = re.compile(r"organizowa|przeprowadz|organizato", re.IGNORECASE)
# "Zorganizowano 15 i uczestniczono w 9 spotkaniach informacyjnych".
_BOTH = re.compile(r"\b(?P<own>\d{1,4}) (?:i|oraz|a) (?:uczestnicz\w+|wzię\w+ udział|brano udział)")
# "… 4 komunikaty w 69 instytucjach partnerskich".
_IN_PLACES = re.compile(
    r"[^.;\n]{0,60}?\b(?:w|na stronach) (?P<places>\d{1,4})\s+"
    r"(?:instytucj|podmiot|jednost|urzęd|siedzib|partner)"
)
# "Zorganizowano …", "Utworzono …": a recommendation told as done.
_DONE = re.compile(r"\W*(?:\w+ ){0,2}?\w{3,}[nt]o\b")
_EXAMPLES = re.compile(r"\bdobr\w+\s+praktyk\w*[^.;:]{0,80}?\bna przykład\w+\s*:?", re.IGNORECASE)
_NEXT_ROW = re.compile(r"\n\s*(?:[·•▪*–—-]|\d{1,2}[.)])\s|\n\s*\n")
_SHORT_WORDS = re.compile(r"\b(Wlkp|Maz|Kraj|Podl)\.")

_SURENESS = (found.Confidence.UNSURE, found.Confidence.LIKELY, found.Confidence.CERTAIN)

PLACED = gettext_noop("%(count)s communiqués, each at %(places)s institutions.")
CARRIED_OUT = gettext_noop("The document tells these recommendations as done.")
EXAMPLES = gettext_noop("Institutions named as examples of good practice.")


def numbers(text: str, findings: found.Findings) -> Numbers:
    """Yield each number with the code of the figure it states, empty where it is of none."""
    yield from _counted(text, findings)
    yield from _carried_out(findings)
    yield from _examples(text, findings)
    yield from _of_events(findings)


def _counted(text: str, findings: found.Findings) -> Numbers:
    came = {event.participants for event in findings.events}
    of_places = [
        range(count.spans[0].end, end) for count in findings.counts if (end := _end_of_places(text, count))
    ]
    for count in findings.counts:
        if count.value in came or any(span.start in one for span in count.spans for one in of_places):
            continue  # told with the event, or with the communiqués
        code = _code(text, count)
        if code.startswith("P07"):
            yield from _information(text, count)
        else:
            yield count, code, count.value
        if code == "P08.communiques":
            yield from _placed(text, count)


def _code(text: str, count: found.Count) -> str:
    return figure_of_count(count.what) or figure_of_count(around(text, count))


def _is_of_communiques(count: found.Count) -> bool:
    return figure_of_count(count.what) == "P08.communiques"


def _information(text: str, count: found.Count) -> Numbers:
    """Tell meetings of others apart where the words do; organised and attended ones may be one number."""
    before = around(text, count)
    both = _BOTH.search(before)
    if both:
        yield count, "P07.organised", int(both["own"])
        yield count, "P07.attended", count.value
        return
    is_attended = _ATTENDED.search(before) and not _ORGANISED.search(before)
    yield count, "P07.attended" if is_attended else "P07.organised", count.value


def _end_of_places(text: str, count: found.Count) -> int:
    if not count.spans or not _is_of_communiques(count):
        return 0
    match = _IN_PLACES.match(text, count.spans[-1].end)
    return match.end() if match else 0


def _placed(text: str, count: found.Count) -> Numbers:
    match = _IN_PLACES.match(text, count.spans[-1].end) if count.spans else None
    if match is None:
        return
    places = int(match["places"])
    told = found.Span(count.spans[0].start, match.end())
    sure = min(count.confidence, found.Confidence.LIKELY, key=_SURENESS.index)
    row = replace(count, spans=(told,), mention=told.of(text), confidence=sure)
    yield row, "P08.institutions", places
    reason = found.Reason(PLACED, {"count": str(count.value), "places": str(places)})
    yield (
        replace(row, confidence=found.Confidence.UNSURE, reason=reason),
        "P08.places",
        count.value * places,
    )


def _carried_out(findings: found.Findings) -> Numbers:
    rows = [
        row
        for row in findings.deeds
        if row.kind == found.DeedKind.RECOMMENDATION and is_outcome(row) and _DONE.match(row.text)
    ]
    if rows:
        spans = tuple(span for row in rows for span in row.spans)
        reason = found.Reason(CARRIED_OUT)
        told = replace(rows[0], spans=spans, confidence=found.Confidence.UNSURE, reason=reason)
        yield told, "P06.completed", len(rows)


def _examples(text: str, findings: found.Findings) -> Numbers:
    """Yield how many institutions a sentence names as examples of good practice."""
    for match in _EXAMPLES.finditer(text):
        rest = _SHORT_WORDS.sub(r"\1 ", text[match.end() : match.end() + 2000])
        here = sentence(_NEXT_ROW.split(rest)[0], 0)
        end = match.end() + len(here)
        named = [
            row for row in findings.institutions if any(match.end() <= span.start < end for span in row.spans)
        ]
        if named:
            told = found.Span(match.start(), end)
            reason = found.Reason(EXAMPLES)
            yield (
                found.Found((told,), told.of(text), found.Confidence.UNSURE, reason),
                "P11.sources",
                len(named),
            )


def _of_events(findings: found.Findings) -> Numbers:
    trained = [row for row in findings.deeds if row.kind == "training" and _ONE_TRAINING.match(row.mention)]
    if trained and not any(event.kind == "training" for event in findings.events):
        yield trained[0], figure_of_event("training"), len(trained)
    known = {count.value for count in findings.counts}
    for event in findings.events:
        if event.date is None and event.count is not None and event.count not in known:
            yield event, figure_of_event(event.kind), event.count


def around(text: str, row: found.Found) -> str:
    """Return the sentence a number stands in, as far as its ends are near."""
    if not row.spans:
        return row.mention
    start, end = row.spans[0].start, row.spans[0].end
    before = re.split(r"[.;:•·]\s|\n\s*\n", text[max(0, start - 90) : start])[-1]
    after = re.split(r"[.;:•·,]\s|\n\s*\n", text[end : end + 60])[0]
    return f"{before}{text[start:end]}{after}"
