"""Which public sections a partnership's menu may lead to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Section(models.TextChoices):
    """A public section of a partnership."""

    ABOUT = "about", _("About the partnership")
    ARTICLES = "articles", _("Articles")
    MEETINGS = "meetings", _("Meetings")
    SIGNATORIES = "signatories", _("Signatories")
    BODIES = "bodies", _("Bodies")
    COMMUNIQUES = "communiques", _("Communiqués")
    RECOMMENDATIONS = "recommendations", _("Recommendations")
    PLANS = "plans", _("Plans of action")
    PROJECTS = "projects", _("Projects")
    IDEAS = "ideas", _("Ideas")
    OFFERS = "offers", _("Offers of support")
    PRACTICES = "practices", _("Good practices")
    SHOWCASES = "showcases", _("Showcase of the social economy")
    INDICATORS = "indicators", _("Indicators")
    REPORTS = "reports", pgettext_lazy("of periods", "Reports")
    NEWSLETTER = "newsletter", _("Newsletter")
    REQUESTS = "requests", _("Requests of citizens")
    ACCESSIBILITY = "accessibility", _("Accessibility statement")


# These pages are there only when something is in them; the others from the first day.
NOT_WHEN_EMPTY = frozenset(
    {
        Section.RECOMMENDATIONS,
        Section.PLANS,
        Section.PROJECTS,
        Section.IDEAS,
        Section.PRACTICES,
        Section.INDICATORS,
        Section.REPORTS,
    }
)
ROUTES: dict[Section, str] = {
    Section.ABOUT: "portal:partnership",
    Section.ARTICLES: "portal:partnership_article_list",
    Section.MEETINGS: "portal:meeting_list",
    Section.SIGNATORIES: "portal:register",
    Section.BODIES: "portal:body_list",
    Section.COMMUNIQUES: "portal:communique_list",
    Section.RECOMMENDATIONS: "portal:recommendation_list",
    Section.PLANS: "portal:plan_list",
    Section.PROJECTS: "portal:project_list",
    Section.IDEAS: "portal:idea_call_list",
    Section.OFFERS: "portal:offer_list",
    Section.PRACTICES: "portal:practice_list",
    Section.SHOWCASES: "portal:showcase_list",
    Section.INDICATORS: "portal:indicator_list",
    Section.REPORTS: "portal:report_list",
    Section.NEWSLETTER: "newsletters:newsletter",
    Section.REQUESTS: "requests:asking",
    Section.ACCESSIBILITY: "accessibility:declaration",
}
