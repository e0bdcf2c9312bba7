"""Projects of a partnership, their signs and the line of text they oblige to."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from spoiwo.common.exceptions import NotFound
from spoiwo.documents import model as paper
from spoiwo.files.services import ContentGone, content
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project, ProjectPartnership, Sign
from spoiwo.projects.states import Perspective

NO_SUCH_SIGN = gettext_lazy("There is no such sign.")
log = logging.getLogger(__name__)
# Millimetres: how high signs are printed, how long their line is, what lies between two of them.
_HEIGHT, _LINE, _APART = 15.0, 160.0, 14.0


@dataclass(frozen=True, slots=True)
class SignSet:
    """What papers of a meeting within a project carry: its signs in order, and the line of text."""

    signs: tuple[paper.Sign, ...] = ()
    line: str = ""


def projects_of(partnership: Partnership) -> list[ProjectPartnership]:
    """Return the partnership's projects with who carries them out, in one query."""
    links = ProjectPartnership.objects.filter(partnership=partnership)
    return list(links.select_related("project__beneficiary").order_by("project__title"))


def link_by_id(partnership: Partnership, number: int) -> ProjectPartnership:
    """Return a project the partnership is joined to; raises NotFound."""
    rows = ProjectPartnership.objects.filter(partnership=partnership, pk=number)
    found = rows.select_related("partnership", "project__beneficiary").first()
    if found is None:
        raise NotFound(_("There is no such project."))
    return found


def signs_of(partnership: Partnership, project: Project | None) -> list[Sign]:
    """Return the signs of a project in order, in one query; none for no project."""
    if project is None:
        return []
    rows = Sign.objects.filter(link__partnership=partnership, link__project=project)
    return list(rows.select_related("file").order_by("order"))


def signs_by_project(partnership: Partnership) -> dict[int, list[Sign]]:
    """Return the signs of all projects of the partnership by the number of the project, in one query."""
    rows = Sign.objects.filter(link__partnership=partnership).select_related("link")
    ordered = rows.order_by("link__project_id", "order")
    return {number: list(signs) for number, signs in groupby(ordered, lambda row: row.link.project_id)}


def sign_by_id(partnership: Partnership, number: int) -> Sign:
    """Return a sign of the partnership; raises NotFound."""
    rows = Sign.objects.filter(link__partnership=partnership, pk=number)
    found = rows.select_related("file", "link__project", "link__partnership").first()
    if found is None:
        raise NotFound(NO_SUCH_SIGN)
    return found


def sign_set(partnership: Partnership, project: Project | None) -> SignSet:
    """Return what a paper of the project carries, in Polish as papers are; nothing for no project.

    A sign whose file is damaged is left out and said in the log: a paper is needed on the day.
    """
    if project is None:
        return SignSet()
    with override("pl"):
        line = marking_line(project)
    return SignSet(printed_signs(signs_of(partnership, project)), line)


def printed_signs(signs: Sequence[Sign]) -> tuple[paper.Sign, ...]:
    """Return signs as a paper prints them: equally high, and together no longer than its line."""
    widths = [_HEIGHT * sign.width / sign.height for sign in signs]
    room = _LINE - _APART * (len(widths) - 1)
    scale = min(1.0, room / sum(widths)) if widths else 1.0
    printed = []
    for sign, width in zip(signs, widths, strict=True):
        try:
            printed.append(paper.Sign(content(sign.file), sign.words, round(width * scale, 1)))
        except ContentGone:
            log.error("The file of sign %s is missing or damaged; papers go without it.", sign.pk)
    return tuple(printed)


def marking_line(project: Project) -> str:
    """Return the sentence of European marking, in the form of the project's own period (EU-07, EU-08)."""
    if project.perspective == Perspective.NONE:
        return ""
    if project.perspective == Perspective.EU_2021:
        return _("Co-funded by the European Union under %(programme)s.") % {"programme": project.programme}
    return _("Co-funded by the European Union from %(fund)s under %(programme)s.") % {
        "fund": project.fund,
        "programme": project.programme,
    }
