"""Production only hardens; a missing value stops the start with its name."""

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import PARTNER_HOSTS

SECRET_KEY = env.text("SPOIWO_SECRET_KEY")
ALLOWED_HOSTS = [*env.words("SPOIWO_HOSTS"), *PARTNER_HOSTS]
SITE_ADDRESS = env.text("SPOIWO_ADDRESS")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.flag("SPOIWO_SSL_REDIRECT", True)
# Monitoring on this machine asks without TLS; the answer holds no secret.
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = env.number("SPOIWO_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("SPOIWO_HSTS_SUBDOMAINS", True)
SECURE_HSTS_PRELOAD = env.flag("SPOIWO_HSTS_PRELOAD", True)
if env.flag("SPOIWO_BEHIND_PROXY", True):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Otherwise everybody comes from the proxy's own address, and one stranger's attempts lock all out.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
DELIVERY_BACKEND = env.text("SPOIWO_MAIL", "smtp")
