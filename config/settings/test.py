"""Tests: the real database and the real templates, with fast password hashing and mail kept in memory."""

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, HOME, STORAGES

MODE = "test"
SECRET_KEY = "a key for tests that guards nothing"  # noqa: S105  # it guards nothing
PARTNER_HOSTS = [".partners.example.org"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", *PARTNER_HOSTS]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DELIVERY_BACKEND = "memory"
FOREIGN_PAUSE = 0.0
# Factories write records without the deeds that a page is made anew for.
KEPT_PAGES = False
SITES_HELD = False
VISITS_PAUSE = 0.0
DATABASES["default"]["CONN_MAX_AGE"] = 0
STORAGES["staticfiles"] = {"BACKEND": "config.staticfiles.PlainStaticFilesStorage"}
FILES_ROOT = HOME / "test-files"
PACKS_ROOT = HOME / "test-packs"
WHITENOISE_AUTOREFRESH = True
