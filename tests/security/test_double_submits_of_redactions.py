"""The same redaction sent twice in the same moment: one effect, one refusal."""

import pytest
from django.urls import reverse
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.documents.barred import sum_of
from spoiwo.minutes.models import Minutes
from spoiwo.redactions.models import RedactedCopy, Redaction
from spoiwo.redactions.selectors import check_of
from tests.security.at_once import Twice, deeds, one_and_a_refusal
from tests.security.worlds import World

pytestmark = pytest.mark.django_db(transaction=True)


def test_words_are_hidden_once(world: World, twice: Twice) -> None:
    address = reverse("redactions:text", args=[world.partnership.slug, "protokoly", world.numbers["minutes"]])

    statuses = twice(address, {"others": "Protokół", "ground": "privacy"})

    assert one_and_a_refusal(statuses), statuses
    assert deeds("redactions.minutes.hidden") == 1
    with scope(partnership=world.partnership):
        assert Redaction.objects.filter(words="Protokół").count() == 1


def test_a_waiting_copy_is_shown_once(world: World, twice: Twice) -> None:
    numbers = world.numbers
    place = [world.partnership.slug, numbers["public_file"], numbers["redacted_copy"], "pokaz"]

    statuses = twice(reverse("redactions:copy_deed", args=place), {})

    assert one_and_a_refusal(statuses), statuses
    assert deeds("redactions.copy.shown") == 1
    with scope(partnership=world.partnership):
        assert RedactedCopy.objects.get(pk=numbers["redacted_copy"]).is_shown


def test_a_text_is_looked_through_once(world: World, twice: Twice) -> None:
    address = reverse(
        "redactions:text_look", args=[world.partnership.slug, "protokoly", world.numbers["minutes"]]
    )
    with scope(partnership=world.partnership):
        rows = Minutes.objects.filter(pk=world.numbers["minutes"])
        rows.update(waits_since=clock.now())
        seen = [sum_of(one.words) for one in check_of(rows.get()).unseen]

    statuses = twice(address, {"seen": seen})

    assert one_and_a_refusal(statuses), statuses
    assert deeds("redactions.minutes.released") == 1
    with scope(partnership=world.partnership):
        assert rows.get().waits_since is None
