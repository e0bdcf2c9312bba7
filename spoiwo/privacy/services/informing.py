"""Noting who was given which version of a clause: one way for forms, personal links and letters (GDPR-01)."""

from django.db import transaction

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import selectors
from spoiwo.privacy.models import ClauseGiven, ClauseVersion
from spoiwo.privacy.states import Way
from spoiwo.privacy.uses import Use


def current_version(partnership: Partnership, use: Use) -> ClauseVersion:
    """Return the version whose words are those of today; changed words become the next version."""
    text = selectors.words_today(partnership, use, clock.today())
    last = selectors.latest_version(partnership, use)
    if last is not None and last.text == text:
        return last
    # Two forms sent at once with new words make one new version.
    Partnership.objects.select_for_update(of=("self",), no_key=True).get(pk=partnership.pk)
    last = selectors.latest_version(partnership, use)
    if last is not None and last.text == text:
        return last
    number = last.number + 1 if last else 1
    made: ClauseVersion = ClauseVersion.objects.create(
        partnership=partnership, use=use.code, number=number, text=text
    )
    return made


@transaction.atomic
def note_given(*, partnership: Partnership, use: Use, subject: str, number: int) -> None:
    """Note that whoever sent a form saw its clause; again with the same words it stays the first day.

    The deed told by the form is recorded by its own room. Of a secret vote nothing is noted.
    """
    if not use.is_noted:
        return
    ClauseGiven.objects.get_or_create(
        clause=current_version(partnership, use), way=Way.FORM, subject=subject, number=number,
        defaults={"on": clock.today()},
    )  # fmt: skip
