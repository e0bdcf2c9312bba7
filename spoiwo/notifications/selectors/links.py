"""Finding the link a token stands for."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common.exceptions import NotFound, SpoiwoError
from spoiwo.notifications import tokens
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.states import Closed


class LinkExpired(SpoiwoError):
    """The link is right but opens nothing any more; ``reason`` says whether by time, withdrawal or use."""

    def __init__(self, link: PersonalLink, reason: Closed) -> None:
        super().__init__(reason.label)
        self.link = link
        self.reason = reason


def link_of(token: str, *purposes: str) -> PersonalLink:
    """Return the open link of a token, with its partnership, whichever that is: the token is the right.

    Raises NotFound for a wrong or changed token and for one of none of these purposes, LinkExpired for one
    whose time has passed, that was withdrawn, or that opens once and was used.
    """
    number = tokens.number_of(token)
    with scopes_disabled():
        links = PersonalLink.objects.select_related("partnership")
        link = links.filter(pk=number).first() if number is not None else None
    if link is None or not tokens.is_of(token, link) or link.purpose not in purposes:
        raise NotFound(_("This link is not whole or not known. Open it from the letter again."))
    if link.closed is not None:
        raise LinkExpired(link, link.closed)
    return link


def link_of_reply_address(addresses: Iterable[str]) -> PersonalLink | None:
    """Return the link, open or closed, whose secret address for replies is among these; None without one."""
    for address in addresses:
        token = tokens.reply_token(address)
        number = tokens.number_of(token)
        if number is not None:
            with scopes_disabled():
                link = PersonalLink.objects.select_related("partnership").filter(pk=number).first()
            if link is not None and tokens.is_reply_token_of(token, link):
                return link
    return None


def links_of(purpose: str, subject_ids: Collection[int]) -> QuerySet[PersonalLink]:
    """Return the links given for these things in the partnership in scope, newest first."""
    return PersonalLink.objects.filter(purpose=purpose, subject_id__in=subject_ids)
