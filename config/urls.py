"""Every address of the product: prefix → room."""

from django.urls import include, path

from config import health
from config.addresses import room

urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    room("spoiwo.accounts.urls"),
    path("konto/", include("allauth.urls")),
    room("spoiwo.files.urls"),
    room("spoiwo.documents.urls"),
    room("spoiwo.sites.urls"),
    room("spoiwo.notifications.urls"),
    room("spoiwo.partnerships.urls"),
    room("spoiwo.registry.urls"),
    room("spoiwo.accessibility.urls"),
    room("spoiwo.councils.urls"),
    room("spoiwo.indicators.urls"),
    room("spoiwo.projects.urls"),
    room("spoiwo.privacy.urls"),
    room("spoiwo.requests.urls"),
    room("spoiwo.agreements.urls"),
    room("spoiwo.attendance.urls"),
    room("spoiwo.meetings.urls"),
    room("spoiwo.ideas.urls"),
    room("spoiwo.market.urls"),
    room("spoiwo.offers.urls"),
    room("spoiwo.plans.urls"),
    room("spoiwo.figures.urls"),
    room("spoiwo.duties.urls"),
    room("spoiwo.reports.urls"),
    room("spoiwo.pages.urls"),
    room("spoiwo.hosting.urls"),
    room("spoiwo.elections.urls"),
    room("spoiwo.decisions.urls"),
    room("spoiwo.minutes.urls"),
    room("spoiwo.redactions.urls"),
    room("spoiwo.communiques.urls"),
    room("spoiwo.practices.urls"),
    room("spoiwo.recommendations.urls"),
    room("spoiwo.forum.urls"),
    room("spoiwo.handover.urls"),
    # Before rooms whose addresses begin with any partnership.
    room("spoiwo.sources.urls"),
    room("spoiwo.intake.urls"),
    room("spoiwo.newsletters.urls"),
    room("spoiwo.comments.urls"),
    room("spoiwo.opendata.urls"),
    room("spoiwo.dashboard.urls"),
    room("spoiwo.portal.urls"),
]
handler400 = "spoiwo.portal.views.errors.bad_request"
handler403 = "spoiwo.portal.views.errors.forbidden"
handler404 = "spoiwo.portal.views.errors.not_found"
handler500 = "spoiwo.portal.views.errors.server_error"
