"""How much of a foreign server we bear, and the words for giving up."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import SpoiwoError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one reading: seconds from the first look-up to the last byte, bytes as unpacked, hops."""

    seconds: float = 20.0
    bytes: int = 3_000_000
    redirects: int = 5


class Reason(models.TextChoices):
    """Why a page was not read; the label is what an officer is told."""

    BAD_ADDRESS = "bad_address", _("This is not the address of a web page.")
    INSIDE = "inside", _("The address leads into a closed network, not to the public Internet.")
    NO_SUCH_HOST = "no_such_host", _("There is no such website.")
    NO_ANSWER = "no_answer", _("The website does not answer.")
    TOO_SLOW = "too_slow", _("The website answers too slowly.")
    TOO_LARGE = "too_large", _("The page is too large to be read.")
    GOES_ROUND = "goes_round", _("The website sends the reader from page to page without end.")
    INSECURE = "insecure", _("The website's certificate is not valid.")
    GONE = "gone", _("There is no such page on the website.")
    REFUSED = "refused", _("The website refused to show the page.")
    BROKEN = "broken", _("The website answered with an error.")
    ASKED_NOT_TO = "asked_not_to", _("The website asks programs not to read this page.")
    NOT_A_PAGE = "not_a_page", _("Under this address there is no text page.")

    @property
    def may_pass(self) -> bool:
        """Whether trying again later makes sense: the fault is the server's, and of today."""
        return self in {self.NO_ANSWER, self.TOO_SLOW, self.BROKEN, self.NO_SUCH_HOST, self.INSECURE}


class Unreachable(SpoiwoError):
    """The page was not read; ``reason`` says why and whether it may pass."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.label)
        self.reason = reason
