"""The letter of this room with sample content, which is Polish data."""

from collections.abc import Mapping
from datetime import date, time

from django.conf import settings

from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership


def host_asked() -> Mapping[str, object]:
    """Return what fills the request to a host."""
    return {
        "meeting": Meeting(title="Spotkanie sygnatariuszy", day=date(2026, 12, 10), begins=time(10)),
        "partnership": Partnership(short_name="Partnerstwo powiatu zwoleńskiego"),
        "organization": "Gmina Zwoleń",
        "addressee": "Anna Nowak",
        "address": f"{settings.SITE_ADDRESS}/gospodarz/przyklad/",
    }
