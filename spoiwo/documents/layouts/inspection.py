"""A file brought as a template, looked through: what will be filled, what is misspelt, what is missing."""

import difflib
from collections.abc import Iterable
from io import BytesIO
from itertools import islice

import docx
from django.utils.translation import gettext as _
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE
from docx.oxml.ns import qn
from docx.parts.story import StoryPart

from spoiwo.documents.kinds import WHOLE, Field, Kind, same_name
from spoiwo.documents.layouts import safety
from spoiwo.documents.layouts.places import BRACES, FIELD, Line, lines, parts
from spoiwo.documents.layouts.verdict import Filled, Trouble, Verdict

# Nobody mends more at once, and a file of a million wrong fields is no template.
_MOST_TROUBLES = 50
_ELSEWHERE = {"footnotes", "endnotes"}


def inspect(content: bytes, kind: Kind) -> Verdict:
    """Return the verdict on a file as a template of a kind; the file is never changed."""
    dangers = safety.troubles(content)
    if any(danger.is_fatal for danger in dangers):
        return Verdict(tuple(dict.fromkeys(dangers)))
    try:
        word = docx.Document(BytesIO(content))
    except Exception:  # the library fails in many ways on a file that is no document inside
        return Verdict((Trouble(_("The file is damaged inside. Open it in Word and save it anew.")),))
    found = list(lines(word))
    filled = _filled(found, kind)
    missing = _missing(kind, [one.field for one in filled])
    troubles = [
        *dangers,
        *islice((trouble for line in found for trouble in _of_line(line, kind)), _MOST_TROUBLES),
        *missing,
        *_logic(word),
        *_elsewhere(word),
        *_remarks(word),
    ]
    names = {one.field.name for one in filled}
    left_out = tuple(field for field in kind.fields if field.name not in names)
    return Verdict(tuple(dict.fromkeys(troubles)), filled, left_out)


def _filled(found: Iterable[Line], kind: Kind) -> tuple[Filled, ...]:
    places: dict[str, dict[str, None]] = {}
    for line in found:
        for match in line.fields():
            field = kind.field(match.group(1))
            if field:
                places.setdefault(field.name, {})[_place(line.part)] = None
    return tuple(Filled(field, tuple(places[field.name])) for field in kind.fields if field.name in places)


def _place(part: StoryPart) -> str:
    if part.content_type == CONTENT_TYPE.WML_HEADER:
        return _("in the header")
    return _("in the footer") if part.content_type == CONTENT_TYPE.WML_FOOTER else _("in the text")


def _of_line(line: Line, kind: Kind) -> Iterable[Trouble]:
    for match in line.fields():
        field = kind.field(match.group(1))
        if field is None:
            yield _unknown(match.group(1).strip(), kind)
        elif field.is_block and not line.stands_alone(match):
            sentence = _(
                "“%(field)s” stands for whole paragraphs, so nothing else may be in its paragraph:"
                " “%(line)s”."
            )
            yield Trouble(sentence % {"field": match.group(), "line": _short(line.text)})
    rest = FIELD.sub("", line.text)
    if BRACES.search(rest):
        sentence = _("A field is begun and not ended, or has no name: “%(line)s”.")
        yield Trouble(sentence % {"line": _short(line.text)})


def _unknown(name: str, kind: Kind) -> Trouble:
    known = {same_name(field.name): field.name for field in kind.fields}
    near = difflib.get_close_matches(same_name(name), known, n=1, cutoff=0.6)
    if near:
        sentence = _("There is no field “%(name)s”. Did you mean “%(near)s”?")
        return Trouble(sentence % {"name": "{{" + name + "}}", "near": "{{" + known[near[0]] + "}}"})
    sentence = _("There is no field “%(name)s” on papers of this kind. Remove it or correct its name.")
    return Trouble(sentence % {"name": "{{" + name + "}}"})


def _missing(kind: Kind, found: list[Field]) -> Iterable[Trouble]:
    """Yield required fields that are not there; the whole content stands for every block of it."""
    names = {field.name for field in found}
    has_whole = WHOLE.name in names
    required = [field for field in kind.fields if field.is_required and field.name not in names]
    missing = [field for field in required if not (field.is_block and has_whole)]
    for field in missing:
        sentence = _("The field “%(field)s” is missing: %(meaning)s. Without it papers would not say this.")
        yield Trouble(sentence % {"field": "{{" + field.name + "}}", "meaning": field.label})


def _logic(word: WordDocument) -> Iterable[Trouble]:
    """Yield what a program for templates would run; here it would be printed as it stands."""
    paragraphs = (one for part in parts(word) for one in part.element.iter(qn("w:p")))
    said = ("".join(node.text or "" for node in one.iter(qn("w:t"))) for one in paragraphs)
    sentence = _("A template has fields alone, no loops and no conditions. Remove: “%(line)s”.")
    for text in islice((text for text in said if "{%" in text), _MOST_TROUBLES):
        yield Trouble(sentence % {"line": _short(text)})


def _elsewhere(word: WordDocument) -> Iterable[Trouble]:
    for part in word.part.package.iter_parts():
        name = str(part.partname).rsplit("/", 1)[-1].removesuffix(".xml")
        if name in _ELSEWHERE and b"{{" in part.blob:
            yield Trouble(_("A field stands in a footnote; there it is not filled. Move it into the text."))


def _remarks(word: WordDocument) -> Iterable[Trouble]:
    for part in parts(word):
        for drawing in part.element.iter(qn("w:drawing")):
            described = [node for node in drawing.iter() if str(node.tag).endswith("}docPr")]
            decorative = any(str(node.tag).endswith("}decorative") for node in drawing.iter())
            if not decorative and any(not (node.get("descr") or "").strip() for node in described):
                sentence = _("A picture has no alternative text: who does not see it learns nothing of it.")
                yield Trouble(sentence, is_fatal=False)
        tracked = next(part.element.iter(qn("w:ins"), qn("w:del")), None)
        if tracked is not None:
            sentence = _(
                "The file has tracked changes, neither accepted nor rejected; papers would show them."
            )
            yield Trouble(sentence, is_fatal=False)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:89]}…"
