"""The reasons of a suggestion in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.hosting.fairness import Ground, Reason

_PLAIN = {
    Ground.NEVER: lambda: _("has never hosted"),
    Ground.READY: lambda: _("declared that it is ready to host"),
    Ground.ACCESS: lambda: _("accessible to people with disabilities"),
    Ground.NO_ACCESS: lambda: _("not accessible to people with disabilities"),
    Ground.REMOTE: lambda: _("equipped for taking part remotely"),
    Ground.NO_REMOTE: lambda: _("not equipped for taking part remotely"),
}


def sentence(reason: Reason) -> str:
    """Return what the reason says, with its figure."""
    number = reason.figure
    if reason.ground == Ground.WAITED:
        return ngettext(
            "%(number)s month since it last hosted or joined",
            "%(number)s months since it last hosted or joined",
            number,
        ) % {"number": number}
    if reason.ground == Ground.ROOM:
        return ngettext(
            "the room has %(number)s place: enough", "the room has %(number)s places: enough", number
        ) % {"number": number}
    if reason.ground == Ground.SMALL:
        return ngettext(
            "the room has %(number)s place: too few", "the room has %(number)s places: too few", number
        ) % {"number": number}
    if reason.ground == Ground.NEAR:
        return _("nearer than most: %(number)s km on average for those who come") % {"number": number}
    if reason.ground == Ground.FAR:
        return _("farther than most: %(number)s km on average for those who come") % {"number": number}
    return _PLAIN[reason.ground]()
