"""Terms of requests in words, in the reader's language."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.requests.clocks import Clock
from spoiwo.requests.models import Case


def term_words(clock: Clock) -> str:
    """Return "7 days, at the longest 2 months"."""
    longest = ngettext("%(count)d month", "%(count)d months", clock.longest_months)
    return _("%(term)s; where it takes longer, at most %(longest)s") % {
        "term": first_term_words(clock),
        "longest": longest % {"count": clock.longest_months},
    }


def first_term_words(clock: Clock) -> str:
    """Return "7 days", "1 month"."""
    if clock.days:
        return ngettext("%(count)d day", "%(count)d days", clock.days) % {"count": clock.days}
    return ngettext("%(count)d month", "%(count)d months", clock.months) % {"count": clock.months}


def left_words(case: Case, day: date) -> str:
    """Return how many days are left, that today is the last one, or how late it is; of a settled one, how
    it was."""
    if not case.is_open:
        return _("settled in time") if case.was_in_time else _("settled after its term")
    left = case.days_left(day)
    if left == 0:
        return _("today is the last day")
    if left < 0:
        return ngettext("%(count)d day late", "%(count)d days late", -left) % {"count": -left}
    return ngettext("%(count)d day left", "%(count)d days left", left) % {"count": left}
