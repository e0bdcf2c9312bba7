"""The search describes a need, never a person: what must not be typed into it, and why.

Nothing typed is kept, compared with anything, or written to a log.
"""

from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence
from spoiwo.common.polish.client_data import ClientData, find_client_data
from spoiwo.common.polish.client_persons import persons

_REASONS: MappingProxyType[ClientData, Sentence] = MappingProxyType(
    {
        ClientData.EMAIL: _("There is an e-mail address in it."),
        ClientData.PESEL: _("There is a number in it that looks like a PESEL number."),
        ClientData.IDENTITY_CARD: _("There is a number in it that looks like one of an identity card."),
        ClientData.PASSPORT: _("There is a number in it that looks like one of a passport."),
        ClientData.ACCOUNT: _("There is a number in it that looks like one of a bank account."),
        ClientData.TELEPHONE: _("There is a number in it that looks like a telephone number."),
        ClientData.PERSON: _("There is a name of somebody in it."),
    }
)


def person_in(text: str) -> Sentence | None:
    """Return what in the text points at a person; None for words that describe a need.

    Whatever is asked here is somebody's case, so a name needs no word of a case beside it.
    """
    traces = find_client_data(text, with_slips=True)
    if traces:
        return _REASONS[traces[0].kind]
    return _REASONS[ClientData.PERSON] if any(persons(text, is_case=True)) else None
