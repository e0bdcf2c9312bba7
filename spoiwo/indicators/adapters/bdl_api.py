"""The API of the Local Data Bank: one page of values at a time, with its ways of saying no told apart.

``GET /data/by-variable/{id}`` takes ``unit-level`` (2 voivodeships, 5 counties, 6 communes),
``unit-parent-id``, ``year`` (many), ``page`` from nought, ``page-size`` up to 100. The key goes into the
header ``X-ClientId``. When one asked too often it answers 429 and says in ``Retry-After`` how long to wait,
sometimes in words ("221 sek").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import Sentence, SpoiwoError
from spoiwo.common.foreign import Limits, Unreachable, reader
from spoiwo.indicators.adapters.bdl_json import Envelope, parse, read_answer
from spoiwo.indicators.cells import Read, Unreadable

PAGE_SIZE = 100
LIMITS = Limits(seconds=40, bytes=4_000_000)
# How long to wait when the bank does not say; and the longest it is believed.
USUAL_WAIT, LONGEST_WAIT = 60, 12 * 3600
_SECONDS = re.compile(r"\d{1,6}")


@dataclass(frozen=True, slots=True)
class Question:
    """Which values are asked for: a variable, a level of units, inside which unit, of which years."""

    variable: int
    level: int
    parent: str
    years: Sequence[int]

    def address(self, page: int) -> str:
        """Return the address of a page of the answer."""
        told: list[tuple[str, object]] = [("format", "json"), ("lang", "pl"), ("unit-level", self.level)]
        if self.parent:
            told.append(("unit-parent-id", self.parent))
        told += [("year", year) for year in self.years]
        told += [("page", page), ("page-size", PAGE_SIZE)]
        return f"{settings.BDL_ADDRESS}/data/by-variable/{self.variable}?{urlencode(told)}"


class Failed(SpoiwoError):
    """The bank will not answer this question; asking again changes nothing."""


class Later(SpoiwoError):
    """The bank does not answer now; ``seconds`` is how long to leave it alone."""

    def __init__(self, message: Sentence, seconds: int = USUAL_WAIT) -> None:
        super().__init__(message)
        self.seconds = min(max(seconds, 1), LONGEST_WAIT)


def fetch_page(question: Question, page: int) -> tuple[Read, Envelope]:
    """Return one page of values and what it says of itself; raises Failed or Later."""
    headers = {"Accept": "application/json", "X-ClientId": settings.BDL_CLIENT_ID}
    try:
        answer = reader(LIMITS).ask(
            question.address(page), {key: value for key, value in headers.items() if value}
        )
    except Unreachable as error:
        words = _("GUS cannot be reached: %(why)s") % {"why": error.message}
        raise (Later(words) if error.reason.may_pass else Failed(words)) from error
    _refuse(answer.status, answer.headers)
    read = Read()
    try:
        envelope = read_answer(parse(answer.body), read)
    except Unreadable as error:
        # An answer cut in the middle looks so too.
        raise Later(_("GUS answered with something else than values.")) from error
    if envelope.page not in {page, -1} or any(one != str(question.variable) for one in read.series):
        raise Failed(_("GUS answered another question than it was asked."))
    return read, envelope


def _refuse(status: int, headers: dict[str, str]) -> None:
    if status == 200:
        return
    if status == 429:
        found = _SECONDS.search(headers.get("retry-after", ""))
        wait = int(found[0]) if found else USUAL_WAIT
        raise Later(_("GUS asks to wait: too many questions were asked."), wait)
    if status >= 500:
        raise Later(_("GUS answers with an error of its own."))
    if status in {401, 403}:
        raise Failed(_("GUS does not accept the key. Whoever runs the installation can check it."))
    if status == 404:
        raise Failed(_("GUS knows no such variable, or has no values at this level."))
    raise Failed(_("GUS did not understand the question (answer %(status)s).") % {"status": status})
