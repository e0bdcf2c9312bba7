"""The list of addresses as a file, in Polish, with the proof of every consent."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from spoiwo.common import clock
from spoiwo.common.sheets import Sheet, Value
from spoiwo.newsletters.models import Consent, Subscription


def sheet_of(readers: Iterable[Subscription]) -> Sheet:
    """Return a row for each consent, withdrawn ones too."""
    with override("pl"):
        rows = [_row(reader, consent) for reader in readers for consent in reader.consents.all()]
        return Sheet(_("Addresses of the newsletter"), _headings(), rows)


def _headings() -> tuple[str, ...]:
    return (
        _("E-mail address"), _("State"), _("Agreed to"), _("Words of the consent"), _("Version"),
        _("Given on the page"), pgettext("consent", "Given"), pgettext("consent", "Confirmed"),
        pgettext("consent", "Withdrawn"), _("On hold since"), _("Why on hold"), _("What is invented here"),
    )  # fmt: skip


def _row(reader: Subscription, consent: Consent) -> tuple[Value, ...]:
    moments = (consent.given_at, consent.confirmed_at, consent.withdrawn_at, reader.held_at)
    given, confirmed, withdrawn, held = (
        f"{moment.astimezone(clock.WARSAW):%Y-%m-%d %H:%M:%S}" if moment else "" for moment in moments
    )
    return (
        reader.email, str(reader.get_state_display()), str(consent.get_topic_display()), consent.words,
        consent.version, consent.source, given, confirmed, withdrawn, held, reader.held_because,
        reader.demo_note,
    )  # fmt: skip
