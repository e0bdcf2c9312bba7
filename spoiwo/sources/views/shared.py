"""What the pages of old documents share: whose documents they are, steps, one row of the confirming page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from spoiwo.common.decisions import require
from spoiwo.common.web.actor import actor_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.sources import rules, selectors
from spoiwo.sources.forms import form_of
from spoiwo.sources.models import Finding, SourceDocument
from spoiwo.sources.selectors import Words
from spoiwo.sources.selectors.comparing import Recorded
from spoiwo.sources.services import problem_of
from spoiwo.sources.states import Group

View = Callable[..., HttpResponse]
# As many rows of a group as are shown at once: each holds a form, and a long list has hundreds of them.
AT_ONCE = 60
SECTION = "sources"


def of_desk(view: View) -> View:
    """Hand the view the partnership of the address, to whoever takes records out of documents there."""
    return inner_view(rules.TAKE_IN)(view)


def of_nobody(view: View) -> View:
    """Hand the view no partnership: documents of none yet, for the operator alone."""

    @wraps(view)
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        require(rules.can_take_in_document(actor_of(request), None))
        with selectors.reach(None):
            return view(request, None, **kwargs)

    return login_required(wrapper)


def steps() -> list[str | Promise]:
    """Return the steps of a document."""
    return [_("Bring it in"), _("Confirm what was found"), _("Record")]


@dataclass(frozen=True, slots=True)
class Row:
    """One finding as the page shows it. ``homes`` are the partnerships it may belong to, where several."""

    finding: Finding
    words: Words
    why: str
    problem: str
    notes: tuple[str, ...]
    form: forms.Form
    homes: tuple[tuple[int, str], ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it can be accepted as it stands."""
        return not self.problem


@dataclass(frozen=True, slots=True)
class GroupOfRows:
    """The findings of one group, in the order of the document; ``rows`` are those that are shown."""

    group: Group
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]

    @property
    def waiting(self) -> int:
        return sum(one.is_open for one in self.findings)

    @property
    def has_certain(self) -> bool:
        """Whether something certain still waits."""
        return any(one.is_open and one.sureness == "certain" for one in self.findings)

    @property
    def hidden(self) -> tuple[Finding, ...]:
        """The findings after those that are shown."""
        return self.findings[len(self.rows) :]


def rows_of(document: SourceDocument, findings: Iterable[Finding]) -> list[Row]:
    """Return the rows of findings, in order."""
    found = list(findings)
    homes = tuple(
        (one.number, selectors.words_of(one).title.value)
        for one in document.findings.filter(group=Group.PARTNERSHIP)
    )
    shown = homes if len(homes) > 1 else ()
    known = selectors.recorded_beside(found, document.partnership)
    return [_row(one, known, shown if one.group != Group.PARTNERSHIP else ()) for one in found]


def _row(finding: Finding, known: Recorded, homes: tuple[tuple[int, str], ...]) -> Row:
    notes = selectors.notes_of(finding, known)
    words = selectors.words_of(finding)
    why = selectors.why_of(finding)
    return Row(finding, words, why, problem_of(finding), notes, form_of(finding), homes)


def groups_of(document: SourceDocument, findings: Iterable[Finding], asked: int | None) -> list[GroupOfRows]:
    """Return every group in its order, also an empty one: something may be added to it.

    Of a long group the first rows are shown, and as many more as lead to the finding asked for.
    """
    found = list(findings)
    parts = {group: tuple(one for one in found if one.group == group) for group in Group}
    shown = [one for some in parts.values() for one in some[: _reach(some, asked)]]
    rows = {row.finding.number: row for row in rows_of(document, shown)}
    return [
        GroupOfRows(group, tuple(rows[one.number] for one in some if one.number in rows), some)
        for group, some in parts.items()
    ]


def _reach(findings: Sequence[Finding], asked: int | None) -> int:
    place = next((place for place, one in enumerate(findings) if one.number == asked), 0)
    return (place // AT_ONCE + 1) * AT_ONCE


def base_context(partnership: Partnership | None) -> dict[str, Any]:
    """Return what every page of this room needs."""
    return {
        "partnership": partnership,
        "section": SECTION,
        "steps": steps(),
        "list_url": selectors.list_address(partnership),
    }
