"""What is told of an event beside its date: topics, speakers and the host."""

import re
from collections.abc import Sequence

from spoiwo.intake.understanding.events import Happening
from spoiwo.intake.understanding.institutions import Body
from spoiwo.intake.understanding.passages import behind
from spoiwo.intake.understanding.persons_named import Named
from spoiwo.intake.understanding.text import Document

_TOPICS = re.compile(
    r"\b(?:[Oo]mówi(?:ono|li|ła|ł)\b|[Pp]oruszono|[Tt]emat(?:em|ami|y|yka)?(?: przewodni\w*)?"
    r"(?: (?:spotkania|posiedzenia|konferencji|obrad|szkolenia))?(?: był[aoy]?| są| to|:)"
    r"|(?:[Ss]potkanie|[Kk]onferencj\w+|[Pp]osiedzenie|[Ss]zkolenie) (?:było |była |został\w+ )?"
    r"(?:poświęcon\w+|dotyczył\w*)|[Pp]oświęcon\w+ (?:było|była|został\w+)?"
    r"|[Pp]orządek (?:obrad|posiedzenia|spotkania)(?: [^\n:]{0,40})?:?(?=\n)"
    r"|[Rr]ozmawia(?:no|li) o|[Dd]yskutowa(?:no|li) o)"
)
_SPOKE = re.compile(
    r"mówił\w?|mówili|przedstawi\w+|zaprezentowa\w+|omówił\w?|opowiedzia\w+|wystąpi\w+|prelegen\w+|referuje"
    r"|referowa\w+|wygłosi\w+|przybliżył\w?|prelekcj\w+|wykład\w*|głos|otworz\w+|otworzył\w?|powitanie"
    r"|poprowadził\w?|podsumowa\w+",
    re.IGNORECASE,
)
_HOUR = re.compile(r"^\W*\d{1,2}[.:]\d{2}\b")
_MOST_SENTENCES = 14
_MOST_TOPICS = 12


def reach(document: Document, event: Happening, events: Sequence[Happening]) -> tuple[int, int]:
    """Return where the text tells of an event: from its sentence up to that of the next one."""
    number = document.sentences.number(event.start)
    later = [document.sentences.number(row.start) for row in events if row.start > event.start and row.date]
    # What follows the first of several dates in one sentence belongs to the last of them.
    last = min([n for n in later if n >= number], default=number + _MOST_SENTENCES)
    last = min(last, number + _MOST_SENTENCES, len(document.sentences.all))
    start = document.sentences.all[number].start
    end = document.sentences.all[last - 1].end if last > number else start
    return start, end


def topics(document: Document, start: int, end: int) -> tuple[str, ...]:
    """Return what an event was about, in the words of the text."""
    found: list[str] = []
    for match in _TOPICS.finditer(document.text, start, end):
        found += [re.sub(r"\s+", " ", row.text) for row in behind(document, match.end())]
    return tuple(dict.fromkeys(found))[:_MOST_TOPICS]


def speakers(document: Document, people: Sequence[Named], start: int, end: int) -> tuple[str, ...]:
    """Return who spoke, in the order of the text."""
    found: list[tuple[int, str]] = []
    for person in people:
        for name in person.names:
            place = document.tokens[name.first].start
            if start <= place < end and _speaks(document, place):
                found.append((place, person.name))
                break
    return tuple(name for _place, name in sorted(found))


def _speaks(document: Document, place: int) -> bool:
    sentence = document.sentence(place)
    return bool(_SPOKE.search(sentence) or _HOUR.match(sentence))


def host(hosts: Sequence[Body], start: int, end: int) -> str:
    """Return the host that is named where the event is told."""
    for body in hosts:
        if any(start <= mention.start < end for mention in body.mentions):
            return body.name
    return ""
