"""What an institution does in a document: the strongest role any of its mentions tells."""

import re

from spoiwo.intake.understanding.institutions import Body, Mention
from spoiwo.intake.understanding.projects import is_operator
from spoiwo.intake.understanding.text import Document

_SIGNED = re.compile(
    r"podpisan\w+|podpisał\w*|podpisali|sygnowa\w+|utworzył[ayo]\b|utworzyli|zawiązał[ayo]\b|zawiązali"
    r"|(?:nowymi )?sygnatariusz(?:ami|em|y|e)\b"
    r"|zawar(?:t|li)\w*|zawrze\w+|pomiędzy"
    r"|podpis\w* złoży\w+|[Ss]trony porozumienia|stronami|złoży\w+ (?:swoje )?podpis"
    r"|podpisy [^.;:]{0,20}złoży"
    r"|do grona sygnatariuszy",
    re.IGNORECASE,
)
_HOSTED = re.compile(
    r"(?:\bw (?:siedzibie|auli|budynku|gmachu|sali|salach|świetlicy|biurze|hali)(?: [^\s,.]+){0,3}|\b[Ww]e?"
    r"|[Gg]ospodarzem \w+ (?:był\w?|jest))\s+$"
)
_ORGANISED = re.compile(
    r"(?:organizowan\w+ (?:jest )?przez|zorganizował[ay]?|[Oo]rganizator(?:em|zy|ami|ką)?\b[^.;]{0,40}?"
    r"|[Gg]ospodarz\w*\b[^.;]{0,40}?|[Mm]iejsce(?: \w+){0,2}\s*:[^\n]{0,40}?"
    r"|odwiedzi\w+[^.;]*?|zwiedzi\w+[^.;]*?|gości(?:li|ł|ła) w)\s*:?\s*$"
)
_ORGANISES = re.compile(
    r"\s*(?:\([^)]*\))?,? (?:organizuje|zorganizował\w?|zaprasza|był\w? (?:organizatorem|gospodarzem)"
    r"|gościł\w?)\b"
)
_HAPPENS = re.compile(
    r"odby|odbęd|podpis|spotka|posiedzeni|konferencj|zebrani|wizyt|miejsce|rusz(?:y|ą)|rozpoczn"
    r"|zaplanowan|narad|zawar(?:t|cie)|parafowa"
)
_PROSPECTIVE = re.compile(
    r"dołącz(?:y|ą)\b|przystąp(?:i|ią)\b|planuj\w+ przystąp|zamierza\w* przystąp|zainteresowan\w+ przystąp"
    r"|zadeklarowa\w+ (?:chęć )?przystąp",
    re.IGNORECASE,
)
_SENTENCES = (
    (
        "leader",
        re.compile(r"\b[Ll]ider(?:em|a|ką)?\b(?! projektu)[^.;]{0,40}$|\blider partnerstwa\b[^.]{0,6}$"),
    ),
    (
        "secretariat",
        re.compile(
            r"(?:sekretaria\w+|obsług\w+ (?:administracyjn|organizacyjn|biurow)\w+|[Kk]oordynator(?:em|ką)\b"
            r"(?! projektu)|[Kk]oordynuje|koordynowan\w+ przez)[^.;]{0,70}$",
            re.IGNORECASE,
        ),
    ),
    (
        "funder",
        re.compile(
            r"(?:współfinansowan\w+|dofinansowan\w+|sfinansowan\w+|finansowan\w+) (?:jest )?"
            r"(?:przez|ze środków)[^.;]{0,30}$|(?:dotacj\w+|środk\w+|dofinansowani\w+) (?:z|ze|od) $",
            re.IGNORECASE,
        ),
    ),
)
_BEHIND = (
    ("leader", re.compile(r"\s*[–(,-]\s*(?:jako |będąc\w+ )?[Ll]ider\w* [Pp]artnerstwa|\s*\([Ll]ider\)")),
    ("secretariat", re.compile(r"\s*[–(,-]\s*(?:jako )?(?:[Ss]ekretariat|[Kk]oordynator) [Pp]artnerstwa")),
    ("funder", re.compile(r",? któr\w+ (?:do|współ|s)?finans\w+|,? (?:do|współ|s)finansował\w?")),
)
_MEMBERS = re.compile(
    r"[Cc]złonk(?:ami|owie|iem|inią)\b(?! rad)|W (?:jego |jej |ich )?skład|skupia|zrzesza|\bnależą"
    r"|\bnależy do|\btworzą"
    r"|przystąpił[aoy]?\b|przystąpili|dołączył[aoy]?\b|dołączyli|przyjęt[eoya] do",
    re.IGNORECASE,
)
_PARTNERS = re.compile(r"(?:Nasi )?[Pp]artnerzy(?: [Pp]artnerstwa)?(?: \([^)]*\))?:?$")
_GUESTS = re.compile(
    r"ekspert\w*|prelegen\w+|wykład\w*|prelekcj\w+|opowiedzia\w+|przybliży\w+|mówił\w*|zajęcia prowadzi"
    r"|\bgoś(?:cie|ci|cia|ciem|ćmi|ciom|ć)\b|zaproszon[aey]\w*|z zaproszenia",
    re.IGNORECASE,
)
_TOOK_PART = re.compile(
    r"uczestnicz\w+|udział|obecn\w+|reprezent\w+|przedstawiciel\w*|wystąpi\w+|poinformowa\w+|zaprezentowa\w+"
    r"|zabra[łl]\w*|głos|podkreślił\w?|powiedział\w?|\botworzył\w?|\bpo?prowadzi[łl]\w*|powitał\w?|przybyli"
    r"|program\w*",
    re.IGNORECASE,
)
_ORDER = (
    "project_operator",
    "prospective",
    "leader",
    "secretariat",
    "signatory",
    "host",
    "member",
    "funder",
    "guest",
    "participant",
    "other",
)
_BULLET = re.compile(r"\s*(?:[•·▪*–—-]|\d{1,2}[.)]|[a-z]\))\s*")
_ROW_OF_A_LIST = 230


def role(document: Document, body: Body) -> tuple[str, str]:
    """Return the role and the word that tells it."""
    told = [_told(document, mention) for mention in body.mentions]
    return min(told, key=lambda row: _ORDER.index(row[0]))


def _told(document: Document, mention: Mention) -> tuple[str, str]:
    if is_operator(document, mention.start, mention.end):
        return "project_operator", "projekt"
    sentence = document.sentences.around(mention.start)
    before = document.text[sentence.start : mention.start]
    whole = document.text[sentence.start : sentence.end]
    behind = document.text[mention.end : mention.end + 60]
    prospective = _PROSPECTIVE.search(whole)
    if prospective:
        return "prospective", prospective.group()
    found = _by_place(document, mention, before, behind)
    if found:
        return found
    hosted = _HOSTED.search(before)
    if hosted and _HAPPENS.search(whole):
        return "host", hosted.group().strip()
    return _by_words(before, whole, intro_of_list(document, mention.start))


def _by_place(document: Document, mention: Mention, before: str, behind: str) -> tuple[str, str] | None:
    """Return the role told right in front of a name, right behind it, or on the line above."""
    for name, pattern in _SENTENCES:
        found = pattern.search(before)
        if found:
            return name, found.group().strip()
    for name, pattern in (*_BEHIND, ("host", _ORGANISES)):
        found = pattern.match(behind)
        if found:
            return name, found.group().strip()
    found = _ORGANISED.search(before)
    if found:
        return "host", found.group().strip()
    above = re.search(r"\n(?:\W*)([Ss]ekretariat\b[^\n.:]{0,40}):?\s*$", document.text[: mention.start][-60:])
    return ("secretariat", above[1]) if above else None


_CUES = (("signatory", _SIGNED), ("member", _MEMBERS), ("guest", _GUESTS), ("participant", _TOOK_PART))


def _by_words(before: str, whole: str, intro: str) -> tuple[str, str]:
    """Return the role told by the line that opens the list, or by what stands nearest in the sentence."""
    asked = re.search(r"(?:z inicjatywy|w ramach (?:działań|działalności|projektu))(?: \w+){0,2}\s*$", before)
    if asked or re.search(r"[Nn]ieobecn\w+[^.]*$", before):
        return "other", ""
    for text in (intro, before):
        if text is intro and _PARTNERS.match(intro) and not _SIGNED.search(intro):
            return "member", intro
        nearest = _nearest(text)
        if nearest:
            return nearest
    for name, pattern in _CUES:
        found = pattern.search(whole)
        if found:
            return name, found.group()
    return "other", ""


def _nearest(text: str) -> tuple[str, str] | None:
    """Return the last cue of a text; that somebody took part says less than that a guest or partner did."""
    hits = [
        (found.start(), name, found.group())
        for name, pattern in _CUES[:3]
        for found in pattern.finditer(text)
    ]
    if any(name == "signatory" for _place, name, _words in hits):
        # "podpisali członkowie rady": who signs may be called a member too.
        hits = [hit for hit in hits if hit[1] != "member"]
    if hits:
        _place, name, words = max(hits)
        return name, words
    found = _TOOK_PART.search(text)
    return ("participant", found.group()) if found else None


def intro_of_list(document: Document, place: int) -> str:
    """Return the line ending with a colon that opens the list in which a place stands, or nothing."""
    start = document.text.rfind("\n", 0, place) + 1
    end = document.text.find("\n", place)
    own = document.text[start : end if end >= 0 else len(document.text)]
    if len(own) > _ROW_OF_A_LIST and not own.rstrip().endswith((",", ";")):
        row = document.sentences.around(place)
        # The last row of a list may have the next paragraph behind it.
        if row.start != start or row.end - row.start > 2 * _ROW_OF_A_LIST:
            return ""
    for line in reversed(document.text[max(0, start - 6000) : start].rstrip("\n").split("\n")[-60:]):
        line = line.strip()
        if line.endswith((":", "pomiędzy")) or re.fullmatch(
            r"(?:Program|Obecni|Uczestnicy|(?:Nasi )?[Pp]artnerzy|Członkowie)\b[^.]{0,60}", line
        ):
            return line
        if _BULLET.match(line) and own[:1].isupper() and not own.rstrip().endswith((",", ";")):
            return ""  # a sentence below a list is none of its rows
        goes_on = line.endswith((",", ";"))
        if (len(line) > _ROW_OF_A_LIST and not goes_on) or (line.endswith(".") and not _BULLET.match(line)):
            return ""
    return ""
