"""Whether a page of a stranger carries a communiqué: a link to it, its text, or our frame. Pure: bytes in.

Text is compared by basic forms of words (SGJP), so inflection does not matter; the little words between
them and all markup are left out, so neither do layout and slips. Three telling words that stand near each
other in both, in one order, are a trace. The score is the share of telling words of the communiqué that are
in some trace, of at most ``ENOUGH`` of them: a page that shows only the lead of a long communiqué shows it.
What other communiqués of the same partnership say as well is no trace of this one.

``THRESHOLD`` is measured: tests/communiques/corpus.py, docs/rooms/communiques.md.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml import etree

from spoiwo.common.polish import fold
from spoiwo.common.polish.lemmas import lemmas
from spoiwo.communiques.states import Verdict

THRESHOLD = 0.55
ENOUGH = 30
# A page of a newspaper has some 3,000 words; beyond this a page is an archive or an attack.
MOST_WORDS = 20_000
MOST_LINKS = 5_000
_EXTRACT = 700
_NEAR = 3
_WORD = re.compile(r"[^\W_]+")
_SPACES = re.compile(r"\s+")
_UNSEEN = ("script", "style", "template", "noscript", "head", "svg", "object", "textarea", "select")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS = frozenset((
    "p", "div", "li", "ul", "ol", "td", "th", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6",
    "section", "article", "header", "footer", "aside", "main", "nav", "br",
))  # fmt: skip
_STOP = frozenset((
    "a", "aby", "albo", "ale", "bez", "być", "by", "był", "była", "było", "były", "co", "czy",
    "dla", "do", "dnia", "i", "ich", "im", "jak", "jako", "jest", "jego", "jej", "ku", "lub", "ma",
    "na", "nad", "nie", "o", "od", "oraz", "po", "pod", "przez", "przy", "się", "są", "ta", "tak",
    "te", "tej", "ten", "to", "tym", "u", "w", "we", "z", "za", "ze", "że", "który", "która",
    "które", "roku", "r", "nr", "oraz", "też", "także", "tego", "tych",
))  # fmt: skip
Trace = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for: its address, its words, what others of its kind say, addresses of our frames."""

    address: str
    title: str
    text: str
    others: Sequence[str] = ()
    frames: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What was found, how sure (a link or a frame is wholly), and the words around it as they stand."""

    verdict: Verdict
    score: float
    extract: str


@dataclass(slots=True)
class _Seen:
    """What a reader of the page sees: its words in order, and where its links and frames lead."""

    parts: list[str] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)


def match(body: bytes, charset: str, address: str, sought: Sought) -> Match:
    """Say what the page carries of what is sought; never raises, whatever the bytes are."""
    seen = read_page(body, charset, address)
    text = seen.text
    for frame in seen.frames:
        if any(_same_place(frame, ours) for ours in sought.frames):
            return Match(Verdict.FRAME, 1.0, frame)
    linked = _linked(seen, text, sought.address)
    if linked is not None:
        return Match(Verdict.LINK, 1.0, _around(text, linked))
    score, at = likeness(text, sought)
    if score >= THRESHOLD:
        return Match(Verdict.TEXT, score, _around(text, at))
    return Match(Verdict.MISSING, score, _around(text, at) if score else "")


def read_page(body: bytes, charset: str, address: str) -> _Seen:
    """Read what a person would see; broken markup is read as browsers do, as far as it goes."""
    known = _known(charset)
    reader = _PageReader(address)
    # No network, no external entities, no endless depth: the page is a stranger's. No tree is built either:
    # a tag with a hundred thousand attributes would keep it busy for minutes.
    parser = etree.HTMLParser(encoding=known, no_network=True, huge_tree=False, target=reader)
    try:
        etree.fromstring(body.replace(b"\0", b""), parser)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return _Seen([body.decode(known or "utf-8", "replace")])
    return reader.seen


def _known(charset: str) -> str | None:
    """Return the encoding a page names when both readers know it: Python knows some that are no text."""
    try:
        etree.HTMLParser(encoding=charset)
        return "".encode(charset).decode() or charset
    except (LookupError, UnicodeError, ValueError):
        return None


class _PageReader:
    """Hears the page from the parser piece by piece, and keeps visible text, links and frames in order."""

    def __init__(self, address: str) -> None:
        self.seen = _Seen()
        self._address = address
        self._open: list[bool] = []
        self._hidden = self._length = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        unseen = _is_unseen(name, attributes)
        self._open.append(unseen)
        self._hidden += unseen
        if self._hidden:
            return
        if name in {"a", "area"} and attributes.get("href") and len(self.seen.links) < MOST_LINKS:
            self.seen.links.append((_joined(self._address, attributes["href"]), self._length))
        elif name in {"iframe", "frame"} and attributes.get("src") and len(self.seen.frames) < MOST_LINKS:
            self.seen.frames.append(_joined(self._address, attributes["src"]))
        if name == "img" and attributes.get("alt"):
            self._say(f" {attributes['alt']} ")
        self._break(name)

    def end(self, name: str) -> None:
        self._hidden -= self._open.pop() if self._open else False
        self._break(name)

    def data(self, text: str) -> None:
        if not self._hidden:
            self._say(text)

    def close(self) -> None:
        """Nothing is built."""

    def _break(self, name: str) -> None:
        if name in _BLOCKS and not self._hidden:
            self._say(" \n ")

    def _say(self, text: str) -> None:
        self.seen.parts.append(text)
        self._length += len(text)


def _is_unseen(name: str, attributes: Mapping[str, str]) -> bool:
    if name in _UNSEEN or attributes.get("hidden") is not None:
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN.search(style))


def _joined(address: str, link: str) -> str:
    try:
        return urljoin(address, link.strip())
    except ValueError:
        return ""


def _linked(seen: _Seen, text: str, address: str) -> int | None:
    """Return where on the page the address is linked or written out, or None."""
    for link, at in seen.links:
        if _same_place(link, address):
            return at
    parts = urlsplit(address)
    # Printed without "https://" it is still the address.
    written = text.find(f"{parts.netloc}{parts.path.rstrip('/')}")
    return written if written >= 0 else None


def _same_place(one: str, other: str) -> bool:
    """Tell whether two addresses are one page, however the scheme, slash, query or "www." are written."""
    return bool(one) and _place(one) == _place(other)


def _place(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
        return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/").lower()
    except ValueError:
        return "", address


def likeness(text: str, sought: Sought) -> tuple[float, int]:
    """Return the share of the sought words found in the text, from 0 to 1, and where they begin."""
    page = _telling(text)
    wanted = _telling(f"{sought.title}\n{sought.text}")
    if not wanted:
        return 0.0, 0
    meant = _Meanings(word for word, _at in wanted)
    traces = _traces([meant.of(word) for word, _at in page], _NEAR)
    common = {trace for other in sought.others for trace in _traces_of(other, meant)}
    own = [meant.of(word) for word, _at in wanted]
    found = _covered(own, traces.keys() - common)
    mine = _covered(own, _traces(own, 1).keys() - common)
    # Where nearly all of it is said elsewhere too, the few words of its own must decide.
    most = min(ENOUGH, max(len(mine), 3))
    score = min(1.0, len(found) / most)
    places = sorted(traces[trace] for trace in _of(own, found) if trace in traces and trace not in common)
    return score, page[_densest(places)][1] if places else 0


def _telling(text: str) -> list[tuple[str, int]]:
    """Return the words that say something, folded to one case, with where they stand."""
    words = ((found[0].lower(), found.start()) for found in _WORD.finditer(text))
    telling = ((word, at) for word, at in words if word not in _STOP and (len(word) > 1 or word.isdigit()))
    return [pair for pair, _number in zip(telling, range(MOST_WORDS), strict=False)]


class _Meanings:
    """One mark for all forms of a word of the text sought: forms that share a basic form are one."""

    def __init__(self, words: Iterable[str]) -> None:
        self._root: dict[str, str] = {}
        for word in set(words):
            self._join(sorted(_basic(word)))

    def of(self, word: str) -> str:
        """Return the mark of a word of either text."""
        basic = sorted(_basic(word))
        return self._top(next((name for name in basic if name in self._root), basic[0]))

    def _join(self, basic: Sequence[str]) -> None:
        top = self._top(basic[0])
        for name in basic:
            self._root[self._top(name)] = top

    def _top(self, name: str) -> str:
        while (above := self._root.get(name, name)) != name:
            name = above
        return name


def _basic(word: str) -> set[str]:
    """Return the folded basic forms; a word the dictionary lacks is cut to its stem."""
    found = {fold(lemma) for lemma in lemmas(word)}
    if found:
        return found
    plain = fold(word)
    return {plain if len(plain) < 6 or not plain.isalpha() else f"{plain[:-2]}~"}


def _traces(words: Sequence[str], near: int) -> dict[Trace, int]:
    """Return every three words in order with at most ``near`` − 1 others between, and where they stand."""
    found: dict[Trace, int] = {}
    for places in _threes(len(words), near):
        found.setdefault(_at(words, places), places[0])
    return found


def _threes(length: int, near: int) -> Iterator[tuple[int, int, int]]:
    """Yield every three places in order, each less than ``near`` + 1 behind the one before."""
    for first in range(length):
        for second in range(first + 1, min(first + 1 + near, length)):
            for third in range(second + 1, min(second + 1 + near, length)):
                yield first, second, third


def _at(words: Sequence[str], places: tuple[int, int, int]) -> Trace:
    first, second, third = places
    return words[first], words[second], words[third]


def _traces_of(text: str, meant: _Meanings) -> Iterable[Trace]:
    return _traces([meant.of(word) for word, _at in _telling(text)], _NEAR).keys()


def _covered(words: Sequence[str], traces: Iterable[Trace]) -> set[int]:
    """Return the places of the words that are part of some trace, allowing for words left out."""
    wanted = set(traces)
    found: set[int] = set()
    for places in _threes(len(words), _NEAR):
        if _at(words, places) in wanted:
            found.update(places)
    return found


def _of(words: Sequence[str], covered: set[int]) -> Iterator[Trace]:
    places = sorted(covered)
    for at in range(len(places) - 2):
        yield words[places[at]], words[places[at + 1]], words[places[at + 2]]


def _densest(places: Sequence[int]) -> int:
    """Return the place from which the most others follow closely: there the communiqué begins."""
    return max(places, key=lambda place: sum(place <= other < place + 80 for other in places))


def _around(text: str, at: int) -> str:
    """Return the words of the page from a little before the place, in one line."""
    begin = max(0, at - 120)
    return _SPACES.sub(" ", text[begin : begin + _EXTRACT]).strip()
