"""Who may write and publish: roles in partnerships alone, read again at every request.

Wagtail keeps rights of groups at places of its tree. None are stored here: its policy is given the rights
that the roles of the day carry, so an ended role cannot leave a right behind (ADR 0014).
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied
from spoiwo.notifications.actors import LinkActor
from spoiwo.pages.models import Article, PartnershipSection
from spoiwo.pages.states import OWN, PUBLISH, WRITE
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission, rights_in, visible_partnerships
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import is_link_of

# What Wagtail calls the deeds that each right of ours opens.
_WRITER = ("add_page",)
_PUBLISHER = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")


@dataclass(frozen=True, slots=True)
class Codename:
    """The name of a deed, as Wagtail reads it off a permission."""

    codename: str


@dataclass(frozen=True, slots=True)
class Grant:
    """A deed allowed from a page downwards; has the shape of Wagtail's stored permission."""

    page: Page
    permission: Codename

    @property
    def page_id(self) -> int:
        number: int = self.page.pk
        return number


def can_write_article(actor: Actor, partnership: Partnership) -> Decision:
    """Allow those who write articles of the partnership."""
    return has_permission(actor, partnership.pk, WRITE)


def can_publish_article(actor: Actor, partnership: Partnership) -> Decision:
    """Allow those who decide what the partnership says in public."""
    return has_permission(actor, partnership.pk, PUBLISH)


def can_change_article(actor: Actor, article: Article) -> Decision:
    """Allow who may change the article in the editor now: not another's draft, not what waits for review."""
    decision = can_write_article(actor, article.partnership)
    if not decision or not isinstance(actor, User):
        return decision
    if not article.permissions_for_user(actor).can_edit():
        return Denied(_("Only who wrote the article, or may publish, changes it."))
    lock = article.get_lock()
    if lock and lock.for_user(actor):
        return Denied(_("The article waits for review. It can be changed when it comes back."))
    return decision


def can_write_own(actor: Actor, partnership: Partnership, organization: Organization) -> Decision:
    """Allow an institution to write through its link while it is a signatory."""
    is_its = (
        isinstance(actor, LinkActor)
        and actor.link.partnership_id == partnership.pk
        and is_link_of(actor.link, organization, clock.today(), purpose=OWN)
    )
    return Allowed() if is_its else Denied(_("This link is for another institution."))


def visible_sections(actor: Actor) -> list[PartnershipSection]:
    """Return the sections in which the actor may write today."""
    return [section for section, _rights in _sections(actor)]


def _sections(actor: Actor) -> list[tuple[PartnershipSection, frozenset[str]]]:
    rows = PartnershipSection.objects.filter(partnership__in=visible_partnerships(actor))
    known = ((one, rights_in(actor, one.partnership_id)) for one in rows.select_related("partnership"))
    return [(one, rights) for one, rights in known if WRITE in rights]


def grants_of(actor: Actor) -> list[Grant]:
    """Return what the actor may do in Wagtail's tree today."""
    return [
        Grant(Page(pk=section.pk, path=section.path, depth=section.depth), Codename(deed))
        for section, rights in _sections(actor)
        for deed in (_PUBLISHER if PUBLISH in rights else _WRITER)
    ]


class RolesPolicy(PagePermissionPolicy):  # type: ignore[misc]  # wagtail is untyped
    """Wagtail's policy of pages, with rights from roles instead of from groups."""

    def get_all_permissions_for_user(self, user: User) -> list[Grant]:
        return grants_of(user) if user.is_active and user.is_authenticated else []

    def users_with_any_permission(self, actions: Any, include_superusers: bool = True) -> "QuerySet[User]":
        """Name nobody: the editor does not list colleagues, and writes no letters of its own."""
        return User.objects.none()

    def users_with_any_permission_for_instance(
        self, actions: Any, instance: Page, include_superusers: bool = True
    ) -> "QuerySet[User]":
        """Name nobody, as above."""
        return User.objects.none()


class NobodyPolicy(BasePermissionPolicy):  # type: ignore[misc]  # wagtail is untyped
    """For what Wagtail keeps and we do not use, as collections of pictures: nobody may do anything."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return False

    def user_has_any_permission(self, user: User, actions: Any) -> bool:
        return False

    def users_with_any_permission(self, actions: Any) -> "QuerySet[User]":
        return User.objects.none()

    def user_has_permission_for_instance(self, user: User, action: str, instance: Any) -> bool:
        return False

    def instances_user_has_any_permission_for(self, user: User, actions: Any) -> "QuerySet[Any, Any]":
        nothing: QuerySet[Any, Any] = self.model._default_manager.none()
        return nothing
