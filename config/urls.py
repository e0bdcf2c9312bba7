"""Every address of the product: prefix → room."""

from django.urls import include, path

from config import health

urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("", include("spoiwo.accounts.urls")),
    path("konto/", include("allauth.urls")),
    path("", include("spoiwo.files.urls")),
    path("", include("spoiwo.documents.urls")),
    path("", include("spoiwo.sites.urls")),
    path("", include("spoiwo.notifications.urls")),
    path("", include("spoiwo.partnerships.urls")),
    path("", include("spoiwo.registry.urls")),
    path("", include("spoiwo.accessibility.urls")),
    path("", include("spoiwo.councils.urls")),
    path("", include("spoiwo.indicators.urls")),
    path("", include("spoiwo.projects.urls")),
    path("", include("spoiwo.privacy.urls")),
    path("", include("spoiwo.requests.urls")),
    path("", include("spoiwo.agreements.urls")),
    path("", include("spoiwo.attendance.urls")),
    path("", include("spoiwo.meetings.urls")),
    path("", include("spoiwo.ideas.urls")),
    path("", include("spoiwo.market.urls")),
    path("", include("spoiwo.offers.urls")),
    path("", include("spoiwo.plans.urls")),
    path("", include("spoiwo.figures.urls")),
    path("", include("spoiwo.duties.urls")),
    path("", include("spoiwo.reports.urls")),
    path("", include("spoiwo.pages.urls")),
    path("", include("spoiwo.hosting.urls")),
    path("", include("spoiwo.elections.urls")),
    path("", include("spoiwo.decisions.urls")),
    path("", include("spoiwo.minutes.urls")),
    path("", include("spoiwo.redactions.urls")),
    path("", include("spoiwo.communiques.urls")),
    path("", include("spoiwo.practices.urls")),
    path("", include("spoiwo.recommendations.urls")),
    path("", include("spoiwo.forum.urls")),
    path("", include("spoiwo.handover.urls")),
    # Before rooms whose addresses begin with any partnership.
    path("", include("spoiwo.sources.urls")),
    path("", include("spoiwo.intake.urls")),
    path("", include("spoiwo.newsletters.urls")),
    path("", include("spoiwo.comments.urls")),
    path("", include("spoiwo.opendata.urls")),
    path("", include("spoiwo.dashboard.urls")),
    path("", include("spoiwo.portal.urls")),
]
handler400 = "spoiwo.portal.views.errors.bad_request"
handler403 = "spoiwo.portal.views.errors.forbidden"
handler404 = "spoiwo.portal.views.errors.not_found"
handler500 = "spoiwo.portal.views.errors.server_error"
