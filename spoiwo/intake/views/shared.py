"""What the pages of an import share."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from spoiwo.intake.states import BatchState

IMPORT = "intake.import_list"


def steps() -> list[str | Promise]:
    """Return the steps of an import."""
    return [_("Bring the list in"), _("Look and decide"), _("Save")]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the preview somebody is: what is shown, and the page."""

    shown: str
    page: int

    @property
    def query(self) -> str:
        """Return the part of the address that leads back here."""
        parts = [f"pokaz={self.shown}"] if self.shown else []
        parts += [f"strona={self.page}"] if self.page > 1 else []
        return f"?{'&'.join(parts)}" if parts else ""


SHOWN = frozenset(
    ("new", "known", "member", "decide", "error", "changed", "skipped", "created", "admitted", "nothing")
)


def place_of(request: HttpRequest) -> Place:
    """Read the place from the address; anything unknown shows everything from the first page."""
    shown, page = request.GET.get("pokaz", ""), request.GET.get("strona", "1")
    return Place(shown if shown in SHOWN else "", int(page) if page.isdecimal() and len(page) < 6 else 1)


def what_is_done(state: str) -> str | Promise:
    """Return what a working import is waiting for."""
    return {
        BatchState.UPLOADED: _("The list is being read"),
        BatchState.CHECKING: _("The rows are being checked against the register"),
        BatchState.COMMITTING: _("The institutions are being saved"),
    }[BatchState(state)]
