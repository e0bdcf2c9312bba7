"""What pages are about, in the words of schema.org, for programs that read them.

Never more than the page itself says; nothing at all of a resident who signed as a person (GDPR-08).
"""

from django.conf import settings
from django.urls import reverse

from spoiwo.comments.selectors import Talk
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import Form, State
from spoiwo.partnerships.models import Partnership
from spoiwo.portal.selectors.institution import PERSON
from spoiwo.registry.categories import Sector
from spoiwo.registry.models import Organization
from spoiwo.reports.models import Report
from spoiwo.sites.web import public_address

Data = dict[str, object]
_STATUS = {State.CANCELLED: "EventCancelled", State.POSTPONED: "EventPostponed"}
_ATTENDANCE = {
    Form.ROOM: "OfflineEventAttendanceMode",
    Form.REMOTE: "OnlineEventAttendanceMode",
    Form.HYBRID: "MixedEventAttendanceMode",
}
# How much of an ISO date is known.
_KNOWN = {"year": 4, "month": 7}


def _whole(path: str) -> str:
    return public_address(path)


def website() -> Data:
    """Return the site with its search."""
    find = _whole(f"{reverse('portal:search')}?q={{words}}")
    return {
        "@type": "WebSite",
        "name": "Spoiwo",
        "url": _whole("/"),
        "inLanguage": [code for code, _name in settings.LANGUAGES],
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": find},
            "query-input": "required name=words",
        },
    }


def partnership(row: Partnership) -> Data:
    """Return a partnership as an organization."""
    data: Data = {
        "@type": "Organization",
        "name": row.official_name,
        "alternateName": row.short_name,
        "url": _whole(row.get_absolute_url()),
    }
    if row.founded_on:
        data["foundingDate"] = row.founded_on.isoformat()[: _KNOWN.get(row.founded_precision, 10)]
    return data | ({"sameAs": row.website} if row.website else {})


def organization(row: Organization) -> Data | None:
    """Return an institution; None of a resident."""
    if row.category == PERSON:
        return None
    data: Data = {
        "@type": "GovernmentOrganization" if row.sector == Sector.PUBLIC else "Organization",
        "name": row.name,
        "url": _whole(row.get_absolute_url()),
    }
    address = {
        "streetAddress": row.street,
        "postalCode": row.postal_code,
        "addressLocality": row.locality or row.post_town,
    }
    told = {name: value for name, value in address.items() if value}
    if told:
        data["address"] = {"@type": "PostalAddress", "addressCountry": "PL"} | told
    return data | ({"sameAs": row.website} if row.website else {})


def meeting(row: Meeting, organizer: Partnership) -> Data:
    """Return a meeting as an event; where its hour is not known it says the day."""
    starts = row.starts_at.isoformat() if row.begins else row.day.isoformat()[: _KNOWN.get(row.precision, 10)]
    data: Data = {
        "@type": "Event",
        "name": row.title,
        "url": _whole(reverse("portal:meeting", args=[organizer.slug, row.pk])),
        "startDate": starts,
        "endDate": row.ends_at.isoformat() if row.ends_at else row.end_day.isoformat(),
        "eventStatus": f"https://schema.org/{_STATUS.get(State(row.state), 'EventScheduled')}",
        "eventAttendanceMode": f"https://schema.org/{_ATTENDANCE[Form(row.form)]}",
        "organizer": {
            "@type": "Organization",
            "name": organizer.official_name,
            "url": _whole(organizer.get_absolute_url()),
        },
    }
    if row.precision in _KNOWN:
        del data["endDate"]
    if row.form != Form.REMOTE and (row.venue or row.locality):
        place = {"@type": "Place", "name": row.venue or row.locality}
        data["location"] = place | ({"address": row.locality} if row.locality else {})
    elif row.form != Form.ROOM:
        data["location"] = {"@type": "VirtualLocation", "url": data["url"]}
    return data


def report(row: Report, author: Partnership) -> Data:
    """Return a filed report."""
    url = _whole(reverse("portal:report", args=[author.slug, row.pk]))
    data: Data = {
        "@type": "Report",
        "name": row.title,
        "url": url,
        "inLanguage": "pl",
        "author": {"@type": "Organization", "name": author.official_name},
        "temporalCoverage": f"{row.since.isoformat()}/{row.until.isoformat()}",
    }
    return data | ({"datePublished": row.filed_at.isoformat()} if row.filed_at else {})


def talk(said: Talk) -> Data:
    """Return the comments and the marks of an article, as far as its page shows them."""
    data: Data = {}
    if said.is_shown:
        data["commentCount"] = said.standing.published
        data["comment"] = [
            {
                "@type": "Comment",
                "text": row.text,
                "dateCreated": row.sent_at.isoformat(),
                "author": {"@type": "Person", "name": row.signature},
            }
            for row in said.comments
            if row.is_public
        ]
    if said.standing.is_rated and said.standing.average is not None:
        data["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": round(said.standing.average, 2),
            "ratingCount": said.standing.marks,
            "bestRating": 5,
            "worstRating": 1,
        }
    return data
