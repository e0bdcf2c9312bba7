"""What stands in the frame of a sign nobody has uploaded yet. Papers are Polish, and so are these words."""

from spoiwo.projects.drawing import Place
from spoiwo.projects.models import Project
from spoiwo.projects.states import Perspective, SignKind

_TO_UPLOAD = "znak do wgrania"


def place_of(project: Project, kind: SignKind) -> Place:
    """Return the place of a sign in the line of the project, in the form of its own period."""
    if kind == SignKind.FUNDS:
        return Place(("Fundusze Europejskie", project.programme[:120]), _TO_UPLOAD, 46)
    if kind == SignKind.POLAND:
        return Place(("Rzeczpospolita Polska",), "barwy do wgrania, tylko w kolorze", 44)
    if kind == SignKind.UNION:
        return Place(_of_the_union(project), _TO_UPLOAD, 58, has_flag=True)
    return Place(("Logo województwa",), _TO_UPLOAD, 36)


def _of_the_union(project: Project) -> tuple[str, ...]:
    """Return the words beside the flag: the fund in 2014–2020, the support of the Union later."""
    if project.perspective == Perspective.EU_2021:
        return ("Dofinansowane przez", "Unię Europejską")
    return ("Unia Europejska", project.fund[:80])


def words_of(project: Project, kind: SignKind) -> str:
    """Return the words that stand for the place to one who does not see it."""
    place = place_of(project, kind)
    return f"{', '.join(word for word in place.words if word)} ({place.note})"
