"""Words of this room that several pages say."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.attendance.states import CountKind
from spoiwo.recommendations.models import Effect


def reach_words(effect: Effect) -> str:
    """Return whom an effect reached: people and institutions, counted or in the words of the source."""
    return ", ".join(filter(None, (_people(effect), _institutions(effect))))


def _people(effect: Effect) -> str:
    if effect.people is None:
        return ""
    number = ngettext("%(count)d person", "%(count)d people", effect.people) % {"count": effect.people}
    return _known(number, effect.people_kind, effect.people_wording)


def _institutions(effect: Effect) -> str:
    if effect.institutions is None:
        return ""
    count = effect.institutions
    number = ngettext("%(count)d institution", "%(count)d institutions", count) % {"count": count}
    return _known(number, effect.institutions_kind, effect.institutions_wording)


def _known(number: str, kind: str, wording: str) -> str:
    if kind == CountKind.EXACT:
        return number
    return wording or _("about %(number)s") % {"number": number}
