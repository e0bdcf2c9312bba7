"""The line of signs a project obliges to on a day: which sign stands where, and what a paper prints."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import floor

from django.utils.translation import override

from spoiwo.documents import model as paper
from spoiwo.documents.pictures import size_of
from spoiwo.files.services import ContentGone, content
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.drawing import drawn_place
from spoiwo.projects.models import Project, ProjectPartnership, Sign
from spoiwo.projects.pictures import smaller
from spoiwo.projects.places import place_of, words_of
from spoiwo.projects.selectors.projects import marking_line, signs_of_link
from spoiwo.projects.states import LINES, OPTIONAL, Perspective, SignKind, is_ruled

log = logging.getLogger(__name__)
# Millimetres: how high signs are printed, how long their line is, what lies between two of them.
_HEIGHT, _LINE, _APART = 15.0, 160.0, 14.0
# The flag of the Union fills at least so much of the height of its sign, and is half as long again as it
# is high: logos outside the line are larger in neither way (EU-02).
_FLAG_SHARE, _FLAG_RATIO = 0.64, 1.5


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the line: the sign that stands there, or none yet; ``ruled``: a rule stands before it."""

    kind: SignKind
    sign: Sign | None
    words: str
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class LineUp:
    """The line of signs of a project on a day, the logos outside it, and the sentence for where none fit."""

    link: ProjectPartnership
    slots: tuple[Slot, ...]
    others: tuple[Slot, ...]
    line: str

    @property
    def is_any(self) -> bool:
        """Whether there is a sign or a place of one."""
        return bool(self.slots or self.others)


@dataclass(frozen=True, slots=True)
class SignSet:
    """What papers within a project carry: its signs in order, and the line of text."""

    signs: tuple[paper.Sign, ...] = ()
    line: str = ""

    @property
    def note(self) -> tuple[paper.Note, ...]:
        """The line of text as the last block of a paper; nothing where there is none."""
        return (paper.Note(self.line),) if self.line else ()


def lineup_of(partnership: Partnership, project: Project | None, day: date) -> LineUp | None:
    """Return the line of the day, in two queries; None for no project or one the partnership has left."""
    if project is None:
        return None
    link = ProjectPartnership.objects.filter(partnership=partnership, project=project).first()
    if link is None:
        return None
    link.project, link.partnership = project, partnership
    return _lineup(link, signs_of_link(link), day)


def lineups_of(links: Sequence[ProjectPartnership], day: date) -> dict[int, LineUp]:
    """Return the lines of many projects of one partnership by the number of the link, in one query."""
    signs = _signs_by_link(links)
    return {link.pk: _lineup(link, signs.get(link.pk, []), day) for link in links}


def lineups_at(partnership: Partnership, asked: Sequence[tuple[Project | None, date]]) -> list[LineUp | None]:
    """Return the line of each project on its day, in the order asked; two queries however many there are."""
    projects = {project.pk for project, _day in asked if project is not None}
    links = ProjectPartnership.objects.filter(partnership=partnership, project__in=projects)
    by_project = {link.project_id: link for link in links.select_related("partnership", "project")}
    signs = _signs_by_link(list(by_project.values()))
    return [
        _lineup(link, signs.get(link.pk, []), day)
        if project is not None and (link := by_project.get(project.pk)) is not None
        else None
        for project, day in asked
    ]


def _signs_by_link(links: Sequence[ProjectPartnership]) -> dict[int, list[Sign]]:
    rows = Sign.objects.filter(link__in=links).select_related("file")
    ordered = rows.order_by("link_id", "valid_from", "pk")
    return {number: list(some) for number, some in groupby(ordered, lambda row: row.link_id)}


def _lineup(link: ProjectPartnership, signs: list[Sign], day: date) -> LineUp:
    with override("pl"):
        # Marks are Polish in every language of the reader, as on the signs themselves.
        line = marking_line(link.project)
    apart = [sign for sign in signs if sign.kind == SignKind.OTHER and _holds(sign, day)]
    others = tuple(_slot(link.project, SignKind.OTHER, sign) for sign in apart)
    return LineUp(link, tuple(_line_of(link.project, _in_places(signs, day))), others, line)


def _holds(sign: Sign, day: date) -> bool:
    return sign.valid_from <= day and (sign.valid_to is None or day < sign.valid_to)


def _in_places(signs: list[Sign], day: date) -> dict[str, Sign]:
    """Return the sign of each place on the day; the first holds also for papers older than itself."""
    found: dict[str, Sign] = {}
    for sign in signs:
        if _holds(sign, day) or (day < sign.valid_from and sign.kind not in found):
            found[sign.kind] = sign
    return found


def _line_of(project: Project, by_kind: dict[str, Sign]) -> list[Slot]:
    perspective = Perspective(project.perspective)
    whole = by_kind.get(SignKind.WHOLE)
    if whole is not None and LINES[perspective]:
        return [_slot(project, SignKind.WHOLE, whole)]
    kinds = [
        kind for kind in LINES[perspective] if kind != OPTIONAL or project.has_region_sign or kind in by_kind
    ]
    return [_slot(project, kind, by_kind.get(kind)) for kind in kinds]


def _slot(project: Project, kind: SignKind, sign: Sign | None) -> Slot:
    words = sign.words if sign else words_of(project, kind)
    return Slot(kind, sign, words, is_ruled(kind, Perspective(project.perspective)))


def drawn_kinds(project: Project) -> tuple[SignKind, ...]:
    """Return the kinds of signs whose place is drawn for the project."""
    return LINES[Perspective(project.perspective)]


def drawn_slot(project: Project, kind: SignKind) -> bytes:
    """Return the picture of a place whose sign nobody has uploaded."""
    return drawn_place(place_of(project, kind))


def sign_set(partnership: Partnership, project: Project | None, day: date) -> SignSet:
    """Return what a paper of that day carries, in Polish as papers are; nothing for no project.

    A paper printed anew has the signs of its own day (EU-08). A sign whose file is damaged is left out
    and said in the log: a paper is needed on the day.
    """
    if project is None:
        return SignSet()
    found = lineup_of(partnership, project, day)
    if found is not None:
        return SignSet(printed_signs(found), found.line)
    with override("pl"):
        return SignSet(line=marking_line(project))


def printed_signs(
    found: LineUp, *, line_mm: float = _LINE, height_mm: float = _HEIGHT
) -> tuple[paper.Sign, ...]:
    """Return signs as a paper prints them: equally high, together no longer than the line; others smaller."""
    project = found.link.project
    read = [(slot, _read(project, slot)) for slot in found.slots]
    whole = [(slot, picture) for slot, picture in read if picture is not None]
    widths = [height_mm * _ratio(picture) for _slot, picture in whole]
    room = line_mm - _APART * (len(widths) - 1 + sum(slot.ruled for slot, _picture in whole))
    scale = min(1.0, room / sum(widths)) if widths else 1.0
    line = [
        paper.Sign(picture, slot.words, round(width * scale, 1), ruled=slot.ruled)
        for (slot, picture), width in zip(whole, widths, strict=True)
    ]
    return (*line, *_printed_others(found, height_mm * scale * _FLAG_SHARE))


def _printed_others(found: LineUp, highest: float) -> list[paper.Sign]:
    printed = []
    for slot in found.others:
        picture = _read(found.link.project, slot)
        if picture is not None:
            width = min(highest * _ratio(picture), highest * _FLAG_RATIO)
            printed.append(paper.Sign(picture, slot.words, floor(width * 100) / 100, apart=True))
    return printed


def small_signs(found: LineUp) -> tuple[paper.Sign, ...]:
    """Return the signs for a letter: the same line, in pictures small enough to travel with every copy."""
    return tuple(
        paper.Sign(smaller(sign.content), sign.words, sign.width_mm, ruled=sign.ruled, apart=sign.apart)
        for sign in printed_signs(found)
    )


def _read(project: Project, slot: Slot) -> bytes | None:
    if slot.sign is None:
        return drawn_slot(project, slot.kind)
    try:
        return content(slot.sign.file)
    except ContentGone:
        log.error("The file of sign %s is missing or damaged; papers go without it.", slot.sign.pk)
        return None


def _ratio(picture: bytes) -> float:
    size = size_of(picture)
    return size.width / size.height if size else 1.0
