"""Kinds of articles, and what the editor lets one do."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WRITE = "pages.write_article"
PUBLISH = "pages.publish_article"
# Opens the page on which an institution writes an article of its own.
OWN = "pages.own"


class Kind(models.TextChoices):
    """What a reader takes an article for."""

    NEWS = "news", pgettext_lazy("kind of article", "news")
    ACCOUNT = "account", pgettext_lazy("kind of article", "account")
    PREVIEW = "preview", pgettext_lazy("kind of article", "what is to come")
    KNOWLEDGE = "knowledge", pgettext_lazy("kind of article", "knowledge")
    NOTICE = "notice", pgettext_lazy("kind of article", "notice")


class Language(models.TextChoices):
    """In what an article is written: Polish, which binds, or the language of a translation (LANG-01)."""

    POLISH = "pl", _("Polish")
    ENGLISH = "en", _("English")
    UKRAINIAN = "uk", _("Ukrainian")


# What an article may be translated into.
FOREIGN = (Language.ENGLISH, Language.UKRAINIAN)

# Addresses are Polish, codes are not.
ADDRESSES = {
    "aktualnosc": Kind.NEWS,
    "relacja": Kind.ACCOUNT,
    "zapowiedz": Kind.PREVIEW,
    "wiedza": Kind.KNOWLEDGE,
    "ogloszenie": Kind.NOTICE,
}


class Ending(models.TextChoices):
    """Why a published article is no longer shown."""

    WITHDRAWN = "withdrawn", _("taken off by the editors")
    EXPIRED = "expired", _("its time was over")
