"""What is erased by itself is told beforehand and counted afterwards, naming nobody (GDPR-07)."""

from datetime import datetime, timedelta

from django.urls import reverse

from config.schedule import SCHEDULE
from spoiwo.audit.models import LogEntry
from spoiwo.audit.registry import known
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import retention, selectors
from spoiwo.privacy.models import Look
from spoiwo.privacy.services import forget_looks
from tests.cast import Cast, ClientOf

# What these remove is of no person: unfinished uploads, months of counts of visits.
NOBODYS = {"files.sweep_orphans", "visits.fold_months"}


def test_gdpr_07_every_job_that_erases_is_in_the_protocol_and_its_deed_exists() -> None:
    erasing = {one.job for one in SCHEDULE if "forget" in one.job or one.job in NOBODYS} - NOBODYS

    assert {rule.job for rule in retention.known()} == erasing
    assert {rule.deed for rule in retention.known() if rule.deed} <= {action.name for action in known()}


def test_gdpr_07_the_protocol_of_a_year_counts_and_names_nobody(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    now = datetime(2026, 5, 12, 12, tzinfo=clock.WARSAW)
    for number in range(3):
        Look.objects.create(
            partnership=home, actor_id="user:1", actor_name="Ktoś Widoczny", page="registry:person",
            address=f"/{number}/", at=now - timedelta(days=1000),
        )  # fmt: skip
    with clock.frozen(now):
        forget_looks(actor=SystemActor("privacy"), partnership=home, now=now)
        forget_looks(actor=SystemActor("privacy"), partnership=home, now=now)
        page = client_of(cast.officer).get(reverse("privacy:erased_list", args=[home.slug]))

    counted = {row.rule.job: row.number for row in selectors.erased_in(home, 2026)}
    assert counted["privacy.forget_looks"] == 3
    assert counted["requests.forget_people"] == 0
    assert counted["notifications.forget_links"] is None
    assert not [row for row in selectors.erased_in(home, 2025) if row.number]
    assert LogEntry.objects.filter(action="privacy.looks.forgotten").count() == 1
    assert "Ktoś Widoczny" not in page.content.decode().partition("<main")[2]
