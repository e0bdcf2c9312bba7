"""The editor of articles: Wagtail behind our own sign-in, asking nothing of anybody outside (ADR 0014)."""

from importlib.util import find_spec
from pathlib import Path

from csp.constants import SELF, UNSAFE_INLINE

_WAGTAIL = find_spec("wagtail")
# The editor's style sheet names pictures of an application that is not installed.
WAGTAIL_PICTURES = (
    "wagtailimages/images",
    Path(_WAGTAIL.origin if _WAGTAIL and _WAGTAIL.origin else "").parent
    / "images/static/wagtailimages/images",
)
WAGTAIL_APPS = [
    "spoiwo.pages.wagtail_apps.PreferencesOnly",
    "wagtail.admin",
    "wagtail.search",
    "wagtail",
    "modelcluster",
    "taggit",
]
WAGTAIL_SITE_NAME = "Spoiwo"
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
# One account, one password, one address: all of them are kept by spoiwo.accounts.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
# No picture of an editor, no news of versions: a public body's editor asks no other site.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("pl", "polski"), ("en", "English"), ("uk", "українська")]
WAGTAIL_USER_TIME_ZONES = ["Europe/Warsaw"]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Finding in the editor follows the database; the search box of readers is spoiwo.search.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Wagtail writes scripts and styles into its own pages; those addresses alone may run them.
EDITOR_POLICY: dict[str, list[str]] = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
