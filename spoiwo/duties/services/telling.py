"""Telling officers once of a deadline that turned amber or red, all of a night in one letter."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import translation

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Denied, require
from spoiwo.common.states import lock
from spoiwo.duties import letters, selectors
from spoiwo.duties.letters import Told
from spoiwo.duties.models import Notice
from spoiwo.duties.selectors import Standing
from spoiwo.duties.services.shared import note
from spoiwo.duties.states import Light, Verdict
from spoiwo.notifications.services import send_many
from spoiwo.partnerships.models import Partnership, RoleAssignment
from spoiwo.partnerships.states import Role


@transaction.atomic
def tell_officers(*, actor: Actor, partnership: Partnership) -> int:
    """Write to the officers what turned amber or red and was not told yet; how many letters.

    Safe to run twice at once: the second waits and finds everything told. Where nobody could be written
    to, nothing counts as told.
    """
    require(Allowed() if actor.is_operator else Denied("Letters about rules are sent by the system."))
    lock(partnership)
    today = clock.today()
    addresses = officers_of(partnership, today)
    # Deadlines speak the language of whoever asks: here that of the letter.
    with translation.override(settings.LANGUAGE_CODE):
        told = _not_told(selectors.pressing(partnership, today)) if addresses else []
        drafts = letters.turned(partnership, told, addresses)
    if not told:
        return 0
    Notice.objects.bulk_create(
        Notice(duty=one.standing.duty, term=one.finding.term.key, light=one.light, told_at=clock.now())
        for one in told
    )
    send_many(actor=actor, template=letters.TURNED, letters=drafts, partnership=partnership)
    for one in told:
        note(actor, "rule.told", one.standing.duty, term=one.finding.term.key, light=one.light)
    return len(drafts)


def _not_told(standings: Sequence[Standing]) -> list[Told]:
    numbers = [one.duty.pk for one in standings]
    known = set(Notice.objects.filter(duty__in=numbers).values_list("duty_id", "term", "light"))
    return [
        told
        for one in standings
        for finding in one.outcome.pressing
        if (told := Told(one, finding, _light(finding.verdict))) and told.key not in known
    ]


def _light(verdict: Verdict) -> Light:
    return Light.RED if verdict == Verdict.BROKEN else Light.AMBER


def officers_of(partnership: Partnership, day: date) -> list[str]:
    """Return the addresses of the officers of the day who may still sign in."""
    rows = RoleAssignment.objects.as_of(day).filter(
        partnership=partnership, role=Role.OFFICER, user__is_active=True
    )
    return sorted(set(rows.exclude(user__email="").values_list("user__email", flat=True)))
