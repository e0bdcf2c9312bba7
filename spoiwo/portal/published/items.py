"""What the record of publication says of a thing, whatever the room it was made in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from spoiwo.agreements.models import Agreement
from spoiwo.common import clock
from spoiwo.communiques.models import Communique
from spoiwo.communiques.papers import KIND as COMMUNIQUE
from spoiwo.councils.models import Body
from spoiwo.decisions.models import Resolution
from spoiwo.documents import kinds as layouts
from spoiwo.documents.model import Document
from spoiwo.minutes import papers as minutes_papers
from spoiwo.minutes.models import Minutes
from spoiwo.offers.models import Offer
from spoiwo.partnerships.models import Partnership
from spoiwo.plans import papers as plans
from spoiwo.plans.models import Plan
from spoiwo.plans.selectors import page_of
from spoiwo.portal.links import page_url
from spoiwo.portal.published import papers
from spoiwo.practices import papers as practices
from spoiwo.practices.models import GoodPractice
from spoiwo.recommendations import papers as recommendations
from spoiwo.recommendations.models import Recommendation
from spoiwo.redactions.selectors import shown_text
from spoiwo.reports import papers as reports
from spoiwo.reports.models import Report


@dataclass(frozen=True, slots=True)
class Item:
    """A published thing. ``made_on`` is its own day, where it has one; ``until`` the first day it ends.

    ``paper`` makes what everybody may read of it; ``layout`` is the kind of the office's own template.
    """

    word: str
    number: int
    title: str
    url: str
    partnership: Partnership
    responsible: str
    paper: Callable[[], Document]
    layout: str = layouts.ANY
    made_on: date | None = None
    until: date | None = None
    fields: Callable[[], layouts.Values] | None = None


def _page(name: str, partnership: Partnership, part: int | str) -> str:
    return page_url(name, partnership.slug, part)


def _whose(partnership: Partnership, body: Body | None) -> str:
    return body.name if body else partnership.official_name


def communique(row: Communique) -> Item:
    """Return a communiqué; whoever withdraws it leaves its record."""
    shown = shown_text(row)
    return Item(
        "komunikaty", row.pk, str(row), row.get_absolute_url(), row.partnership,
        _whose(row.partnership, row.body), shown.paper, COMMUNIQUE, row.day, fields=shown.values,
    )  # fmt: skip


def resolution(row: Resolution) -> Item:
    """Return an adopted resolution."""
    shown = shown_text(row)
    return Item(
        "uchwaly", row.pk, str(row), _page("resolution", row.partnership, row.pk), row.partnership,
        _whose(row.partnership, row.body), shown.paper, "resolution", row.adopted_on, fields=shown.values,
    )  # fmt: skip


def minutes(row: Minutes) -> Item:
    """Return approved minutes, as the public reads them: with bars in the place of what is hidden."""
    meeting, shown = row.meeting, shown_text(row)
    return Item(
        "protokoly", row.pk, shown.mask.words(f"{minutes_papers.title_of(meeting)}: {meeting.title}"),
        _page("minutes", row.partnership, meeting.pk), row.partnership,
        _whose(row.partnership, meeting.body), shown.paper, minutes_papers.KIND, meeting.day,
    )  # fmt: skip


def recommendation(row: Recommendation) -> Item:
    """Return an adopted recommendation that is shown."""
    return Item(
        "rekomendacje", row.pk, str(row), _page("recommendation", row.partnership, row.pk), row.partnership,
        _whose(row.partnership, row.body),
        lambda: recommendations.recommendation_paper(row, is_public=True), recommendations.KIND,
        row.adopted_on, fields=lambda: recommendations.field_values(row),
    )  # fmt: skip


def report(row: Report) -> Item:
    """Return a filed report."""
    return Item(
        "sprawozdania", row.pk, row.title, _page("report", row.partnership, row.pk), row.partnership,
        row.approved_by or row.partnership.official_name, lambda: reports.report_paper(row), reports.KIND,
        row.approved_on, fields=lambda: reports.field_values(row),
    )  # fmt: skip


def practice(row: GoodPractice) -> Item:
    """Return a card of good practice; its words are those of the institution."""
    return Item(
        "dobre-praktyki", row.pk, row.title, _page("practice", row.partnership, row.pk), row.partnership,
        row.entity_name, lambda: practices.practice_paper(row), practices.KIND,
    )  # fmt: skip


def offer(row: Offer) -> Item:
    """Return an offer of support."""
    return Item(
        "oferty", row.pk, row.name, row.get_absolute_url(), row.partnership, str(row.provider),
        lambda: papers.offer_paper(row), "offer", until=row.valid_to,
    )  # fmt: skip


def plan(row: Plan) -> Item:
    """Return an adopted plan."""
    return Item(
        "plany", row.pk, row.title, _page("plan", row.partnership, row.pk), row.partnership,
        _whose(row.partnership, row.body), lambda: plans.plan_paper(page_of(row, clock.today())), "plan",
        row.adopted_on,
    )  # fmt: skip


def agreement(row: Agreement) -> Item:
    """Return an agreement: the words as they stand today."""
    return Item(
        "porozumienia", row.pk, row.title, row.get_absolute_url(), row.partnership,
        row.partnership.official_name, lambda: papers.agreement_paper(row),
    )  # fmt: skip


def body(row: Body) -> Item:
    """Return a body with those who sit in it today."""
    return Item(
        "organy", row.pk, row.name, _page("body", row.partnership, row.slug), row.partnership,
        row.partnership.official_name, lambda: papers.body_paper(row),
    )  # fmt: skip
