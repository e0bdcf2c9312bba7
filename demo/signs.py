"""A project to show what signs do; its line is of places, for no emblem of a fund or office is copied."""

from datetime import date
from decimal import Decimal

from demo.building import ACTOR
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.projects.services import ProjectDraft, record_project
from spoiwo.projects.states import Connection, Perspective
from spoiwo.registry.models import Organization


def a_marked_project(partnership: Partnership, beneficiary: Organization) -> Project:
    """Record a project that says of itself that it is for show, with all that is told of one."""
    draft = ProjectDraft(
        title="Projekt pokazowy (treść pokazowa)",
        beneficiary=beneficiary,
        programme="Program pokazowy 2014–2020",
        fund="Fundusz pokazowy",
        perspective=Perspective.EU_2014,
        has_region_sign=True,
        number="POKAZ.01.02.03-00-0001/15",
        valid_from=date(2015, 9, 1),
        valid_to=date(2018, 9, 1),
        value=Decimal("1234567.89"),
        eu_contribution=Decimal("1049382.70"),
        aims="Treść pokazowa: spotkania Rady Programowej i wymiana dobrych praktyk.",
        effects="Treść pokazowa: cztery posiedzenia w roku, dwie rekomendacje.",
    )
    link = record_project(actor=ACTOR, partnership=partnership, draft=draft, connection=Connection.ACTS_IN)
    return link.project
