"""What the letters of this room say: an institution's part, and the report for remarks."""

from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from spoiwo.common import clock
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.reports.models import MemberPart, Report

Context = Mapping[str, object]


def holder_of(part: MemberPart) -> str:
    """Return the words for whoever holds the link of an institution."""
    return f"{part.organization_name} ({part.name})" if part.name else part.organization_name


def member_context(part: MemberPart, link: PersonalLink) -> Context:
    """Return what fills the letter that asks an institution for its part."""
    return {
        "partnership": part.report.partnership.short_name,
        "report": part.report.title,
        "since": part.report.since,
        "last_day": part.report.last_day,
        "holder": link.holder,
        "is_reminder": part.asked_at is not None,
        "address": settings.SITE_ADDRESS + reverse("reports:member_link", args=[token_of(link)]),
    }


def member_sample() -> Context:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "report": "Sprawozdanie za 2016 rok",
        "since": date(2016, 1, 1),
        "last_day": date(2016, 12, 31),
        "holder": "Gmina Zwoleń (Anna Nowak)",
        "is_reminder": False,
        "address": f"{settings.SITE_ADDRESS}/czesc-sprawozdania/przyklad/",
    }


def remarks_context(report: Report, link: PersonalLink) -> Context:
    """Return what fills the letter that asks a member of the council for remarks."""
    return {
        "partnership": report.partnership.short_name,
        "report": report.title,
        "holder": link.holder,
        "until": report.remarks_until,
        "address": settings.SITE_ADDRESS + reverse("reports:remarks_link", args=[token_of(link)]),
    }


def remarks_sample() -> Context:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "report": "Sprawozdanie za 2016 rok",
        "holder": "Gmina Zwoleń (Anna Nowak)",
        "until": datetime(2017, 1, 20, 23, 59, tzinfo=clock.WARSAW),
        "address": f"{settings.SITE_ADDRESS}/uwagi-do-sprawozdania/przyklad/",
    }
