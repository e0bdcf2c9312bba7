"""Rules and deadlines in words, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common import polish
from spoiwo.duties.models import Rule
from spoiwo.duties.spans import Period, day_in
from spoiwo.duties.states import Every, Rotation

# No leap year: "29 February" of a rule is the last day of February.
_ANY_YEAR = 2023


def period_words(period: Period) -> str:
    """Return "2016", "quarter IV of 2016"."""
    names = {"year": str(period.since.year), "number": polish.roman(period.number)}
    if period.every == Every.HALF:
        return _("half %(number)s of %(year)s") % names
    if period.every == Every.QUARTER:
        return _("quarter %(number)s of %(year)s") % names
    if period.every == Every.MONTH:
        return period.since.strftime("%m.%Y")
    return names["year"]


def at_least(rule: Rule) -> str:
    """Return "at least 3 times in a year"."""
    times = ngettext("at least %(count)d time", "at least %(count)d times", rule.count)
    return f"{times % {'count': rule.count}} {rule.get_every_display()}"


def within(rule: Rule) -> str:
    """Return "within 14 days", "within 14 working days"."""
    if rule.in_working_days:
        words = ngettext("within %(days)d working day", "within %(days)d working days", rule.days)
    else:
        words = ngettext("within %(days)d day", "within %(days)d days", rule.days)
    return words % {"days": rule.days}


def by_day(rule: Rule) -> str:
    """Return the day of any year by which it is to be done, as "31.03"."""
    return day_in(_ANY_YEAR, rule.due_month, rule.due_day).strftime("%d.%m")


def plenaries(rule: Rule) -> str:
    return _("All signatories meet %(often)s.") % {"often": at_least(rule)}


def council(rule: Rule) -> str:
    return _("The programme council meets %(often)s.") % {"often": at_least(rule)}


def forum(rule: Rule) -> str:
    return _("The forum meets %(often)s.") % {"often": at_least(rule)}


def practices(rule: Rule) -> str:
    return _("Good practices are shown %(often)s.") % {"often": at_least(rule)}


def hosts(rule: Rule) -> str:
    if rule.rotation == Rotation.UNTIL_ALL:
        return _("No signatory hosts a second time until every other has hosted or was asked.")
    return _("The same signatory does not host two meetings of signatories running.")


def report(rule: Rule) -> str:
    return _("The report on a year is filed by %(day)s of the next one.") % {"day": by_day(rule)}


def minutes(rule: Rule) -> str:
    return _("Minutes of a meeting are ready %(within)s.") % {"within": within(rule)}


def marks(_rule: Rule) -> str:
    return _("Each project of the European Union has its signs and its description as long as it lasts.")


def accessibility(rule: Rule) -> str:
    return _("The accessibility statement is reviewed each year by %(day)s.") % {"day": by_day(rule)}


def requests(rule: Rule) -> str:
    return _("Requests are answered %(within)s.") % {"within": within(rule)}


def by_date(rule: Rule) -> str:
    return _("Each year by %(day)s.") % {"day": by_day(rule)}


def periodic(rule: Rule) -> str:
    return _("Once %(often)s.") % {"often": rule.get_every_display()}
