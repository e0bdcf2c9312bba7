"""The poster of a project: one page A3 for the door of the office (EU-06)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.polish import bind, money
from spoiwo.projects import rules
from spoiwo.projects.drawing import Poster, drawn_poster
from spoiwo.projects.models import Project, ProjectPartnership
from spoiwo.projects.selectors import lineup_of, marking_line, printed_signs
from spoiwo.projects.services.projects import MAP_HOST
from spoiwo.projects.states import Perspective

LONGEST_TITLE = 150
_LINE_MM, _HEIGHT_MM = 360.0, 28.0


def make_poster(*, actor: Actor, link: ProjectPartnership, title: str) -> bytes:
    """Return the poster as PDF with today’s signs, the beneficiary, the title and the map of grants.

    Nothing is written down. Raises BadInput for a title longer than 150 characters, or none, and for a
    project without money of the European Union.
    """
    require(rules.can_edit_project(actor, link.partnership))
    said = " ".join(title.split())
    _require_short(said)
    project = link.project
    if project.perspective == Perspective.NONE:
        raise BadInput(_("A project without European funds needs no such poster."))
    lineup = lineup_of(link.partnership, project, clock.today())
    signs = printed_signs(lineup, line_mm=_LINE_MM, height_mm=_HEIGHT_MM) if lineup else ()
    today = clock.today()
    with override("pl"):
        line = marking_line(project)
    return drawn_poster(
        Poster(
            title=bind(said),
            by="Beneficjent",
            beneficiary=project.beneficiary.name,
            facts=_facts(project),
            line=line,
            map_address=MAP_HOST,
            signs=signs,
            day=(today.year, today.month, today.day),
        )
    )


def _require_short(title: str) -> None:
    if not title:
        raise BadInput(_("Write the title of the project."), "poster_title")
    if len(title) > LONGEST_TITLE:
        over = len(title) - LONGEST_TITLE
        sentence = ngettext(
            "The title has %(length)s characters, a poster takes %(most)s: %(over)s character too many.",
            "The title has %(length)s characters, a poster takes %(most)s: %(over)s characters too many.",
            over,
        )
        values = {"length": len(title), "most": LONGEST_TITLE, "over": over}
        raise BadInput(sentence % values, "poster_title")


def _facts(project: Project) -> tuple[tuple[str, str], ...]:
    """Return the money, in Polish as the poster is; what is not known is not printed."""
    told = (
        ("Wartość projektu", project.value),
        ("Dofinansowanie projektu z UE", project.eu_contribution),
    )
    return tuple((name, money(amount)) for name, amount in told if amount is not None)
