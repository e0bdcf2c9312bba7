"""The doors from a partnership's page to what it does: only those behind which there is something to read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.communiques.selectors import has_public as has_communiques
from spoiwo.decisions.selectors import is_public as is_register_public
from spoiwo.ideas.selectors import has_public_call
from spoiwo.indicators.selectors import has_public_indicator
from spoiwo.market.selectors import has_procurements, has_showcases
from spoiwo.offers.selectors import has_offers
from spoiwo.pages.selectors import has_articles
from spoiwo.partnerships.models import Partnership
from spoiwo.plans.selectors import has_public_plan
from spoiwo.practices.selectors import is_any_public as has_practices
from spoiwo.projects.selectors import has_projects
from spoiwo.recommendations.selectors import is_any_public as has_recommendations
from spoiwo.reports.selectors import public_reports


@dataclass(frozen=True, slots=True)
class Door:
    """A list of the partnership's work: its name, what is found there, and where it is."""

    name: str | Promise
    line: str | Promise
    route: str
    is_open: Callable[[Partnership, date], bool]
    """Whether anybody would find something there on the day: one query."""


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """A door of one partnership, ready to be shown."""

    name: str | Promise
    line: str | Promise
    url: str


DOORS = (
    Door(
        _("Articles"),
        _("News, accounts of meetings, what is to come"),
        "portal:partnership_article_list",
        lambda partnership, day: has_articles(partnership),
    ),
    Door(
        _("Resolutions"),
        _("What was adopted: resolutions and positions"),
        "portal:resolution_list",
        lambda partnership, day: is_register_public(partnership),
    ),
    Door(
        pgettext_lazy("of periods", "Reports"),
        _("What the partnership did, as it was approved and filed"),
        "portal:report_list",
        lambda partnership, day: public_reports(partnership).exists(),
    ),
    Door(
        _("Recommendations"),
        _("What was advised, and what came of it"),
        "portal:recommendation_list",
        lambda partnership, day: has_recommendations(partnership),
    ),
    Door(
        _("Plan of action"),
        _("What is to be done for the aims, and how far it is"),
        "portal:plan_list",
        lambda partnership, day: has_public_plan(partnership),
    ),
    Door(
        _("Ideas"),
        _("What could be done, who would do it, and what was chosen"),
        "portal:idea_call_list",
        lambda partnership, day: has_public_call(partnership),
    ),
    Door(
        _("Indicators"),
        _("What is measured in the partnership and its area"),
        "portal:indicator_list",
        lambda partnership, day: has_public_indicator(partnership),
    ),
    Door(
        _("Communiqués"),
        _("What the partnership says in public"),
        "portal:communique_list",
        lambda partnership, day: has_communiques(partnership),
    ),
    Door(
        _("Good practices"),
        _("What worked, and for whom"),
        "portal:practice_list",
        lambda partnership, day: has_practices(partnership),
    ),
    Door(
        _("Projects"),
        _("Who carries them out and who pays"),
        "portal:project_list",
        lambda partnership, day: has_projects(partnership),
    ),
    Door(
        _("Who can help"),
        _("Offers of support of the institutions"),
        "portal:offer_list",
        has_offers,
    ),
    Door(
        _("Showcase of the social economy"),
        _("What social economy entities sell"),
        "portal:showcase_list",
        has_showcases,
    ),
    Door(
        _("Procurements with social clauses"),
        _("What members buy with social clauses, and for how much"),
        "portal:procurement_list",
        lambda partnership, day: has_procurements(partnership),
    ),
)
"""In the order of the page; a new list of work is one more door."""


def open_doors(partnership: Partnership, day: date) -> tuple[OpenDoor, ...]:
    """Return the doors behind which there is something on the day, in one query for each that exists."""
    return tuple(
        OpenDoor(door.name, door.line, reverse(door.route, args=[partnership.slug]))
        for door in DOORS
        if door.is_open(partnership, day)
    )
