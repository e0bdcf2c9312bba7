"""Every cookie the site sets, named from the settings themselves, so that the page about them cannot age."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from spoiwo.comments.web import VOTER_COOKIE, VOTER_SECONDS
from spoiwo.common.exceptions import Sentence

THEME_COOKIE = "wyglad"
MESSAGE_COOKIE = "messages"
# How long a choice of the reader is remembered.
A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie: its name, what it is for, who gets it; ``seconds`` is None while the browser is open."""

    name: str
    purpose: Sentence
    given: Sentence
    seconds: int | None

    @property
    def life(self) -> str:
        """How long it lives, in words; empty for one that ends with the browser."""
        if self.seconds is None:
            return ""
        hours = int(timedelta(seconds=self.seconds).total_seconds() // 3600)
        if hours < 24:
            return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
        return ngettext("%(count)d day", "%(count)d days", hours // 24) % {"count": hours // 24}


def cookies() -> tuple[Cookie, ...]:
    """Return every cookie of the site; each is needed for something the reader herself has asked for."""
    return (
        Cookie(
            settings.SESSION_COOKIE_NAME,
            _("keeps a person signed in"),
            _("who signs in"),
            settings.SESSION_COOKIE_AGE,
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            _("lets nobody send a form in somebody else’s name"),
            _("who opens a page with a form that changes something"),
            settings.CSRF_COOKIE_AGE,
        ),
        Cookie(
            settings.LANGUAGE_COOKIE_NAME,
            _("remembers the language"),
            _("who chooses it at the foot of a page"),
            A_YEAR,
        ),
        Cookie(
            THEME_COOKIE,
            _("remembers the colours"),
            _("who chooses them at the foot of a page"),
            A_YEAR,
        ),
        Cookie(
            VOTER_COOKIE,
            _("lets a visitor rate an article once and change the mark; sent to the pages of rating alone"),
            _("who rates an article"),
            VOTER_SECONDS,
        ),
        Cookie(
            MESSAGE_COOKIE,
            _("carries one sentence to the next page, such as “saved”"),
            _("who saves or signs out"),
            None,
        ),
    )
