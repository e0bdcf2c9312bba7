"""The register of recommendations as tables, in Polish: what was adopted, and who answered what."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common.sheets import Sheet, Value
from spoiwo.recommendations.models import Recommendation, Response


def register_sheets(rows: Iterable[Recommendation], responses: Sequence[Response]) -> tuple[Sheet, Sheet]:
    """Return the register, and beside it every institution that was written to with its answer.

    No e-mail and no name of a person is in them: a file travels further than the page.
    """
    with override("pl"):
        register = Sheet(_("Recommendations"), _headings(), [_row(one) for one in rows])
        answers = Sheet(_("Answers"), _answer_headings(), [_answer(one) for one in responses])
    return register, answers


def _headings() -> tuple[str, ...]:
    return (
        _("Number"), _("Title"), _("Body"), _("State"), _("Reported on"), _("Adopted on"), _("Passed on"),
        _("Carried out on"), _("Institutions asked"), _("Accepted"), _("Steps planned"), _("Steps done"),
    )  # fmt: skip


def _row(one: Any) -> tuple[Value, ...]:
    # A recommendation of ``recommendations_of``, which counts beside each row.
    return (
        one.label,
        one.title,
        one.body.name if one.body else "",
        one.get_state_display(),
        one.reported_on,
        one.adopted_on,
        one.passed_on,
        one.completed_on,
        one.asked,
        one.accepted,
        one.planned_steps,
        one.done_steps,
    )


def _answer_headings() -> tuple[str, ...]:
    return (
        _("Number"), _("Title"), _("Institution"), _("Part"), _("Written to on"), _("Answer expected by"),
        _("Answer"), _("Answered on"), _("In words"),
    )  # fmt: skip


def _answer(one: Response) -> tuple[Value, ...]:
    about = one.recommendation
    return (
        about.label,
        about.title,
        one.name,
        one.get_part_display(),
        one.asked_on,
        one.due,
        one.get_state_display(),
        one.answered_on,
        one.words,
    )
