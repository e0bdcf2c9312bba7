"""What the author is told: that the comment came in, and what was decided; never the words themselves.

Whoever types a stranger's address puts no words of their own into a stranger's mailbox.
"""

from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse

from spoiwo.comments.models import Comment
from spoiwo.comments.states import State
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of

RECEIVED = "comments/email/received"
DECIDED = "comments/email/decided"


def about(comment: Comment, link: PersonalLink, title: str) -> Mapping[str, object]:
    """Return what both letters tell: the article, and the link to the comment."""
    return {
        "partnership": comment.partnership.short_name,
        "title": title,
        "address": str(settings.SITE_ADDRESS) + reverse("comments:link_comment", args=[token_of(link)]),
    }


def decision(comment: Comment, link: PersonalLink, title: str) -> Mapping[str, object]:
    """Return what the author is told of a decision."""
    return {**about(comment, link, title), "state": comment.state, "reason": comment.reason}


def received_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "title": "Dwa partnerstwa w subregionie radomskim",
        "address": f"{settings.SITE_ADDRESS}/komentarz/przyklad/",
    }


def decided_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {**received_sample(), "state": State.REFUSED.value, "reason": "Komentarz nie dotyczy artykułu."}
