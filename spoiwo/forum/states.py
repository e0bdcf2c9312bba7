"""The life of a circle and of a topic, and how its members are told."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves

# A personal link opens the whole circle; another secret is the address for answers to one topic.
MEMBER_LINK = "forum.member"
REPLY_LINK = "forum.reply"
NAMING_LINK = "forum.naming"


class State(models.TextChoices):
    """Whether anything may be written."""

    OPEN = "open", pgettext_lazy("forum", "open")
    CLOSED = "closed", pgettext_lazy("forum", "closed")


MOVES: Moves = MappingProxyType(
    {State.OPEN: frozenset({State.CLOSED}), State.CLOSED: frozenset({State.OPEN})}
)


class Telling(models.TextChoices):
    """Which letters a member wants; whoever is mentioned by name is told unless none are wanted."""

    ALL = "all", _("every new topic and answer, and the weekly digest")
    DIGEST = "digest", _("topics that are followed, and the weekly digest")
    NONE = "none", _("no letters")


class Way(models.TextChoices):
    """How a post came in."""

    ACCOUNT = "account", _("on the page")
    LINK = "link", _("by a personal link")
    MAIL = "mail", _("by e-mail")
