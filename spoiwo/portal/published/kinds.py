"""Kinds of published things: which deeds made, published, changed and withdrew them, and which are shown.

The book of deeds is read by these names alone, so nothing that happened inside comes out by a record.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.agreements.models import Agreement
from spoiwo.agreements.selectors import public_agreement
from spoiwo.agreements.states import PUBLIC_STATES
from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.communiques.selectors import public_communiques
from spoiwo.councils.models import Body
from spoiwo.decisions import selectors as decisions
from spoiwo.decisions.models import Resolution
from spoiwo.files.models import StoredFile
from spoiwo.market.selectors import ProcurementFilter, procurements_of
from spoiwo.minutes import selectors as minutes
from spoiwo.offers.models import Offer
from spoiwo.offers.selectors import public_offer
from spoiwo.offers.states import State as OfferState
from spoiwo.pages import selectors as articles
from spoiwo.partnerships.models import Partnership
from spoiwo.plans import selectors as plans
from spoiwo.portal.links import page_url
from spoiwo.portal.published import items
from spoiwo.portal.published.items import Item
from spoiwo.portal.published.steps import Step
from spoiwo.practices import selectors as practices
from spoiwo.practices.models import GoodPractice
from spoiwo.recommendations import selectors as recommendations
from spoiwo.reports import selectors as reports

_M = TypeVar("_M", bound=Model)
# Numbers of what everybody may read, with the address of each.
Addresses = Mapping[str, str]
NO_SUCH = _("There is nothing published under this address.")
_MADE, _PUBLISHED, _CHANGED, _WITHDRAWN = Step.MADE, Step.PUBLISHED, Step.CHANGED, Step.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of published thing. ``opening`` is the deed by which a partnership opens all of a kind.

    ``group`` names the part of a deed that tells which thing it is of, where that is not its object.
    ``things`` and ``setting`` are the kinds of object these deeds are of, by which the book has an index.
    """

    word: str
    label: Sentence
    deeds: Mapping[str, Step]
    shown: Callable[[Partnership], Addresses]
    find: Callable[[Partnership, int], Item] | None = None
    opening: str = ""
    group: str = ""
    things: str = ""
    setting: str = ""

    @property
    def actions(self) -> tuple[str, ...]:
        """Names of the deeds the record of such a thing is read from."""
        return (*self.deeds, self.opening) if self.opening else tuple(self.deeds)


def _first(rows: QuerySet[_M], number: int) -> _M:
    found = rows.filter(pk=number).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the things of a kind are read: their rows, the page, the fields of its address.

    ``number`` is the field by which the book of deeds knows a thing; ``part`` what stands in the address,
    after the partnership unless the page is ``short``.
    """

    rows: Callable[[Partnership], QuerySet[Any]]
    page: str
    part: str = "pk"
    number: str = "pk"
    short: bool = False

    def __call__(self, partnership: Partnership) -> Addresses:
        """Return the addresses of all that everybody may read."""
        place = () if self.short else (partnership.slug,)
        parts = self.rows(partnership).order_by().values_list(self.number, self.part)
        return {str(number): page_url(self.page, *place, part) for number, part in parts}


def _resolutions(partnership: Partnership) -> QuerySet[Resolution]:
    rows = decisions.resolutions_of(partnership, public_only=True)
    return rows if decisions.is_public(partnership) else rows.none()


def _offers(partnership: Partnership) -> QuerySet[Offer]:
    return Offer.objects.filter(partnership=partnership).exclude(state=OfferState.DRAFT)


def _practices(partnership: Partnership) -> QuerySet[GoodPractice]:
    return practices.practices_of(partnership, clock.today(), public_only=True)


def _agreements(partnership: Partnership) -> QuerySet[Agreement]:
    return Agreement.objects.filter(partnership=partnership, state__in=PUBLIC_STATES)


def _plans(partnership: Partnership) -> Addresses:
    rows = plans.plans_of(partnership, clock.today(), public_only=True)
    return {str(row.plan.pk): page_url("plan", partnership.slug, row.plan.pk) for row in rows}


def _procurements(partnership: Partnership) -> Addresses:
    # All of them stand on one page.
    rows = procurements_of(partnership, ProcurementFilter()).order_by().values_list("pk", flat=True)
    return {str(number): page_url("procurement_list", partnership.slug) for number in rows}


def _files(partnership: Partnership) -> Addresses:
    rows = StoredFile.objects.filter(partnership=partnership, is_public=True, public_copy__isnull=False)
    return {str(file.pk): reverse("files:file_download", args=[file.uuid]) for file in rows}


def _redacted(field: str) -> Mapping[str, Step]:
    """Return what room ``redactions`` does with a text; one that waited is published by being looked at."""
    deeds = {"released": _PUBLISHED, "hidden": _CHANGED, "shown": _CHANGED}
    return {f"redactions.{field}.{deed}": step for deed, step in deeds.items()}


KINDS = {
    kind.word: kind
    for kind in (
        Kind(
            "artykuly", _("article"),
            {"pages.article.published": _PUBLISHED, "pages.article.taken_off": _WITHDRAWN},
            Pages(articles.shown_of, "article", "slug", number="series"), group="article",
        ),
        Kind(
            "komunikaty", _("communiqué"),
            {
                "communiques.communique.drafted": _MADE,
                "communiques.communique.published": _PUBLISHED,
                "communiques.communique.withdrawn": _WITHDRAWN,
                **_redacted("communique"),
            },
            Pages(public_communiques, "communique", "code", short=True),
            lambda of, n: items.communique(_first(public_communiques(of), n)),
            things="communiques.communique",
        ),
        Kind(
            "uchwaly", _("resolution"),
            {
                "decisions.resolution.drafted": _MADE,
                "decisions.resolution.adopted": _PUBLISHED,
                "decisions.resolution.repealed": _CHANGED,
                "decisions.resolution.reinstated": _CHANGED,
                "decisions.resolution.effect_described": _CHANGED,
                "decisions.resolution.annulled": _WITHDRAWN,
                **_redacted("resolution"),
            },
            Pages(_resolutions, "resolution"),
            lambda of, n: items.resolution(decisions.public_resolution(of, n)),
            opening="decisions.register.published", things="decisions.resolution",
            setting="decisions.registersetting",
        ),
        Kind(
            "protokoly", pgettext_lazy("of a meeting", "minutes"),
            {
                "minutes.minutes.drawn_up": _MADE,
                "minutes.minutes.approved": _PUBLISHED,
                "minutes.minutes.amended": _CHANGED,
                **_redacted("minutes"),
            },
            Pages(minutes.public_minutes_of, "minutes", "meeting_id"),
            lambda of, n: items.minutes(_first(minutes.public_minutes_of(of), n)),
            opening="minutes.setting.changed", things="minutes.minutes", setting="minutes.minutessetting",
        ),
        Kind(
            "rekomendacje", _("recommendation"),
            {
                "recommendations.recommendation.reported": _MADE,
                "recommendations.recommendation.edited": _CHANGED,
                "recommendations.recommendation.adopted": _PUBLISHED,
                "recommendations.recommendation.taken_back": _WITHDRAWN,
                "recommendations.recommendation.passed": _CHANGED,
                "recommendations.recommendation.underway": _CHANGED,
                "recommendations.recommendation.completed": _CHANGED,
                "recommendations.recommendation.reopened": _CHANGED,
                "recommendations.recommendation.shown": Step.OPENED,
            },
            Pages(lambda of: recommendations.recommendations_of(of, public_only=True), "recommendation"),
            lambda of, n: items.recommendation(recommendations.public_recommendation(of, n)),
            things="recommendations.recommendation",
        ),
        Kind(
            "sprawozdania", pgettext_lazy("of a period", "report"),
            {
                "reports.report.begun": _MADE,
                "reports.report.filed": _PUBLISHED,
                "reports.report.annexed": _CHANGED,
                "reports.report.opened": Step.OPENED,
            },
            Pages(reports.public_reports, "report"),
            lambda of, n: items.report(reports.public_report(of, n)),
            things="reports.report",
        ),
        Kind(
            "dobre-praktyki", _("good practice"),
            {
                "practices.practice.drafted": _MADE,
                "practices.practice.published": _PUBLISHED,
                "practices.practice.edited": _CHANGED,
                "practices.practice.withdrawn": _WITHDRAWN,
            },
            Pages(_practices, "practice"), lambda of, n: items.practice(practices.public_practice(of, n)),
            things="practices.goodpractice",
        ),
        Kind(
            "oferty", _("offer of support"),
            {
                "offers.offer.added": _MADE,
                "offers.offer.opened": _PUBLISHED,
                "offers.offer.edited": _CHANGED,
                "offers.offer.confirmed": _CHANGED,
                "offers.offer.reopened": _CHANGED,
                "offers.offer.ended": _WITHDRAWN,
            },
            Pages(_offers, "offer"), lambda of, n: items.offer(public_offer(of, n)),
            things="offers.offer",
        ),
        Kind(
            "plany", _("plan of action"),
            {
                "plans.plan.drafted": _MADE,
                "plans.plan.adopted": _PUBLISHED,
                "plans.plan.edited": _CHANGED,
                "plans.plan.adoption_taken_back": _WITHDRAWN,
            },
            _plans, lambda of, n: items.plan(plans.public_plan(of, n)),
            things="plans.plan",
        ),
        Kind(
            "porozumienia", _("agreement"),
            {
                "agreements.agreement.created": _MADE,
                "agreements.agreement.signing_started": _PUBLISHED,
                "agreements.agreement.in_force": _PUBLISHED,
                "agreements.agreement.edited": _CHANGED,
                "agreements.agreement.terminated": _CHANGED,
                "agreements.agreement.superseded": _CHANGED,
                "agreements.agreement.abandoned": _CHANGED,
                "agreements.agreement.reopened": _CHANGED,
            },
            Pages(_agreements, "agreement"), lambda of, n: items.agreement(public_agreement(of, n)),
            things="agreements.agreement",
        ),
        Kind(
            "organy", _("body"),
            {
                "councils.body.founded": _PUBLISHED,
                "councils.body.edited": _CHANGED,
                "councils.body.ended": _CHANGED,
                "councils.body.reopened": _CHANGED,
                "councils.body.taken_back": _WITHDRAWN,
            },
            Pages(lambda of: Body.objects.filter(partnership=of), "body", "slug"),
            lambda of, n: items.body(_first(Body.objects.filter(partnership=of), n)),
            things="councils.body",
        ),
        Kind(
            "zamowienia", _("procurement with a social clause"),
            {
                "market.procurement.recorded": _PUBLISHED,
                "market.procurement.corrected": _CHANGED,
                "market.procurement.withdrawn": _WITHDRAWN,
            },
            _procurements,
        ),
        # Files have no pages of their own: what is published is the redacted copy in the place of one.
        Kind(
            "pliki", _("redacted file"),
            {"files.file.redacted": _PUBLISHED, "files.file.unredacted": _CHANGED}, _files,
            things="files.storedfile",
        ),
    )
}  # fmt: skip
