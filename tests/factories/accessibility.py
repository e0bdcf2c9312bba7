"""Accessibility statements, made through the services."""

from dataclasses import replace
from datetime import date
from typing import Any

from spoiwo.accessibility import services
from spoiwo.accessibility.models import Declaration, Introduction
from spoiwo.accessibility.services import BarrierDraft, DeclarationDraft, WordsDraft
from spoiwo.accessibility.states import Form, Ground, Method, Status
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership

SYSTEM = SystemActor("tests")
MAP = BarrierDraft("Mapa sygnatariuszy", Ground.NOT_YET, "Obok jest lista gmin.")
WORDS = WordsDraft("Wejście bez schodów od ulicy Krótkiej.", "Tłumacz PJM po uzgodnieniu.", barriers=(MAP,))


def a_declaration_draft(**fields: Any) -> DeclarationDraft:
    """Return a statement as typed: partly compliant, prepared by the office on 10 March 2025."""
    draft = DeclarationDraft(
        entity="Powiat zwoleński",
        site_name="Partnerstwo powiatu zwoleńskiego",
        site_url="https://partnerstwo.example.org/",
        site_published_on=date(2019, 6, 3),
        site_updated_on=date(2024, 9, 2),
        status=Status.PARTIAL,
        method=Method.SELF,
        prepared_on=date(2025, 3, 10),
        contact_name="Olga Sekretarska",
        contact_email="dostepnosc@example.org",
        contact_phone="48 600 70 80",
        words=WORDS,
    )
    return replace(draft, **fields)


def an_old_declaration(partnership: Partnership | None, **fields: Any) -> Declaration:
    """Return a statement of 2010, for stories that are told of years ago."""
    day = date(2010, 3, 10)
    days = {"site_published_on": day, "site_updated_on": day, "prepared_on": day}
    return a_declaration(partnership, **days | fields)


def a_declaration(partnership: Partnership | None, after: int = 0, **fields: Any) -> Declaration:
    """Return a statement in force, of a partnership or of the installation."""
    return services.publish_declaration(
        actor=SYSTEM, partnership=partnership, draft=a_declaration_draft(**fields), after=after
    )


def an_introduction(partnership: Partnership | None, form: Form = Form.EASY, **fields: Any) -> Introduction:
    """Return what the office tells of itself in a form."""
    values: dict[str, Any] = {"text": "Pomagamy ludziom znaleźć pracę.", "version": 0}
    return services.write_introduction(actor=SYSTEM, partnership=partnership, form=form, **values | fields)
