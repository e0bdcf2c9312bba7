"""Settings common to every mode; everything that differs between machines comes from the environment."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from config import embedded, env
from config.settings.editor import *  # noqa: F403
from config.settings.editor import WAGTAIL_APPS, WAGTAIL_PICTURES

ROOT = Path(__file__).resolve().parent.parent.parent
MODE = env.text("SPOIWO_MODE", "dev")
HOME = env.path("SPOIWO_HOME", ROOT / "var")
# The version of the product, as in pyproject.toml (tests/handover).
PRODUCT_VERSION = "0.1.0"
PORT = env.number("SPOIWO_PORT", 8000)

DEBUG = False
SECRET_KEY = env.text("SPOIWO_SECRET_KEY", "")
# Host names of single partnerships (spoiwo.sites); each answers only for the partnership that has taken it.
PARTNER_HOSTS = env.words("SPOIWO_PARTNER_HOSTS")
ALLOWED_HOSTS = [*env.words("SPOIWO_HOSTS", "localhost,127.0.0.1,[::1]"), *PARTNER_HOSTS]
CSRF_TRUSTED_ORIGINS = env.words("SPOIWO_ORIGINS")
SITE_ADDRESS = env.text("SPOIWO_ADDRESS", f"http://localhost:{PORT}")
IS_DEMO = MODE == "demo"

# Whom to tell of a weakness (/.well-known/security.txt): mailto: or https://; empty, nobody is named.
SECURITY_CONTACT = env.text("SPOIWO_SECURITY_CONTACT", "mailto:operator@example.org" if IS_DEMO else "")

# Visits of public pages are added up in memory and written so often, in seconds (spoiwo.visits).
VISITS_PAUSE = 30.0

# Visits to other people's websites (spoiwo.common.foreign): who we say we are, closed networks opened
# on purpose, seconds between two visits to one host.
FOREIGN_AGENT = f"Spoiwo/1 (+{SITE_ADDRESS}/odwiedziny/)"
FOREIGN_NETWORKS = env.networks("SPOIWO_FOREIGN_NETWORKS")
FOREIGN_PAUSE = float(env.number("SPOIWO_FOREIGN_PAUSE", 1))

# Public pages are kept in memory for visitors until something changes (ADR 0015).
KEPT_PAGES = env.flag("SPOIWO_KEPT_PAGES", True)
# Looks of partnerships' sites are held in memory until something changes (spoiwo.sites).
SITES_HELD = True

# The Local Data Bank of Statistics Poland (spoiwo.indicators): where it answers, and the key it knows us by.
BDL_ADDRESS = env.text("SPOIWO_BDL_ADDRESS", "https://bdl.stat.gov.pl/api/v1").rstrip("/")
BDL_CLIENT_ID = env.text("SPOIWO_BDL_CLIENT_ID", "")

INSTALLED_APPS = [
    "config.apps.ConfigApp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
    *WAGTAIL_APPS,
    "spoiwo.common",
    "spoiwo.audit",
    "spoiwo.search",
    "spoiwo.visits",
    "spoiwo.accounts",
    "spoiwo.territory",
    "spoiwo.partnerships",
    "spoiwo.files",
    "spoiwo.documents",
    "spoiwo.sites",
    "spoiwo.notifications",
    "spoiwo.registry",
    "spoiwo.privacy",
    "spoiwo.accessibility",
    "spoiwo.councils",
    "spoiwo.indicators",
    "spoiwo.projects",
    "spoiwo.requests",
    "spoiwo.voting",
    "spoiwo.agreements",
    "spoiwo.meetings",
    "spoiwo.ideas",
    "spoiwo.offers",
    "spoiwo.market",
    "spoiwo.plans",
    "spoiwo.attendance",
    "spoiwo.hosting",
    "spoiwo.elections",
    "spoiwo.decisions",
    "spoiwo.minutes",
    "spoiwo.redactions",
    "spoiwo.communiques",
    "spoiwo.practices",
    "spoiwo.recommendations",
    "spoiwo.forum",
    "spoiwo.figures",
    "spoiwo.duties",
    "spoiwo.pages",
    "spoiwo.reports",
    "spoiwo.comments",
    "spoiwo.dashboard",
    "spoiwo.handover",
    "spoiwo.intake",
    "spoiwo.newsletters",
    "spoiwo.opendata",
    "spoiwo.portal",
    "spoiwo.sources",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "spoiwo.visits.web.CountingMiddleware",
    "spoiwo.common.web.kept.KeptPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "spoiwo.common.web.nul.NoNulMiddleware",
    "spoiwo.sites.web.OwnHostMiddleware",
    "spoiwo.common.web.personal.PersonalAnswersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "spoiwo.common.web.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "spoiwo.privacy.web.LooksMiddleware",
    "spoiwo.common.web.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "config.forms.SpoiwoRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "spoiwo.common.web.context.site",
                "spoiwo.portal.navigation.main_nav",
                "spoiwo.sites.web.own_site",
            ],
        },
    }
]

DATABASES = {"default": env.database(env.text("DATABASE_URL", "") or embedded.database_url(HOME))}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# What is asked with the same words again is planned once for each connection (spoiwo.common.prepared_rows).
DATABASES["default"]["OPTIONS"].setdefault("prepare_threshold", 1)
# One request is one transaction: nothing half-done is ever saved.
DATABASES["default"]["ATOMIC_REQUESTS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Attempts to sign in are counted here, so all processes must share it; its table comes with the migrations.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", "polski"), ("en", "English"), ("uk", "українська")]
LANGUAGE_COOKIE_NAME = "jezyk"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static", WAGTAIL_PICTURES]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.staticfiles.BundleFinder",
]
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.staticfiles.BundledStaticFilesStorage"},
}
FILES_ROOT = HOME / "files"
# Hand-over packs wait here to be downloaded, for a limited time; a backup leaves them out.
PACKS_ROOT = HOME / "packs"
# A scan of a signed agreement fits; a video does not.
FILE_MAX_BYTES = env.number("SPOIWO_FILE_MAX_MIB", 20) * 1024 * 1024
# LibreOffice prints papers in an office's own layout; "off" where it must not be used.
SOFFICE = env.text("SPOIWO_SOFFICE", "soffice")
# Asked by the process that reads documents, which hears of it from its environment (intake.reading).
TESSERACT = env.text("SPOIWO_TESSERACT", "tesseract")
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/pulpit/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "spoiwo.accounts.adapters.account.InvitedOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# Beside its own limits: forms anybody may send, from one address and to one partnership.
# Those of comments count by a key of the day made of the network address (comments.web): none is kept.
ACCOUNT_RATE_LIMITS = {
    "citizen_request": "10/h/ip,60/h/key",
    "newsletter_sign_up": "10/h/ip,120/h/key",
    "article_comment": "10/h/key",
    "article_mark": "60/h/key",
    "comment_report": "10/h/key",
}
# Whoever finds a browser left signed in cannot change the address to which a forgotten password goes.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SITE_ADDRESS.startswith("https") else "http"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "spoiwo.accounts.forms.KeyAddForm",
    "edit_webauthn": "spoiwo.accounts.forms.KeyEditForm",
}
# Whoever finds a browser left open cannot read them later.
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_ADDRESS.startswith("http://localhost")
SOCIALACCOUNT_ADAPTER = "spoiwo.accounts.adapters.social.KnownPeopleAdapter"
# Starting at the provider changes nothing here, and a form that ends at another site would need that
# site, and every site it leads on to, in the content security policy.
SOCIALACCOUNT_LOGIN_ON_GET = True
_OFFICES: list[dict[str, object]] = []
if env.text("SPOIWO_OIDC_ISSUER", ""):
    _OFFICES.append(
        {
            "provider_id": "urzad",
            "name": env.text("SPOIWO_OIDC_NAME", "Urząd"),
            "client_id": env.text("SPOIWO_OIDC_CLIENT_ID"),
            "secret": env.text("SPOIWO_OIDC_SECRET"),
            "settings": {"server_url": env.text("SPOIWO_OIDC_ISSUER")},
        }
    )
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"APPS": _OFFICES, "OAUTH_PKCE_ENABLED": True}}

SESSION_COOKIE_NAME = "sesja"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "spoiwo.portal.views.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# Of the editor of articles only this depends on the machine (config/settings/editor.py).
WAGTAILADMIN_BASE_URL = SITE_ADDRESS

# Every letter goes through the outbox in the database; the worker hands it to this one.
EMAIL_BACKEND = "spoiwo.notifications.adapters.outbox.OutboxBackend"
DELIVERY_BACKEND = env.text("SPOIWO_MAIL", "file")
EMAIL_HOST = env.text("SPOIWO_SMTP_HOST", "localhost")
EMAIL_PORT = env.number("SPOIWO_SMTP_PORT", 25)
EMAIL_HOST_USER = env.text("SPOIWO_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.text("SPOIWO_SMTP_PASSWORD", "")
EMAIL_USE_TLS = env.flag("SPOIWO_SMTP_TLS", False)
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = HOME / "mail"
DEFAULT_FROM_EMAIL = env.text("SPOIWO_MAIL_FROM", "Spoiwo <spoiwo@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Answers come to this address with "+" and a secret; empty: letters are answered to whom they name.
REPLY_ADDRESS = env.text("SPOIWO_REPLY_ADDRESS", "")
INBOX = env.mailbox("SPOIWO_INBOX_URL")
# Letters of newsletters put into the outbox in a minute, of all partnerships together.
NEWSLETTER_RATE = env.number("SPOIWO_NEWSLETTER_RATE", 60)

PROCRASTINATE_ON_APP_READY = "config.schedule.on_app_ready"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("SPOIWO_LOG", "WARNING")},
}
