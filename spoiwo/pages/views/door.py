"""The one door to Wagtail's editor: which of its pages are open at all, and on whose articles.

Wagtail brings some three hundred addresses. Only those named here are reached, the others do not exist;
whatever numbers a page of the tree is compared with the sections of the person's roles. Wagtail's own
rules still hold behind it (``rules.RolesPolicy``): the door is the lock, they are the doors inside.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import scope
from wagtail.models import Page, Revision, TaskState, WorkflowState

from spoiwo.accounts.models import User
from spoiwo.common.exceptions import BadInput, NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.pages import rules, selectors
from spoiwo.pages.forms.shape import is_understood, is_whole
from spoiwo.pages.models import Article, PartnershipSection

View = Callable[..., HttpResponse]
NO_SUCH = _("There is no such page in the editor of articles.")
# Addresses that name no page: pictures and words of the editor itself, and the dialogue of links.
_OF_THE_EDITOR = frozenset(
    (
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_search",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_anchor_link",
        "wagtailadmin_dismissibles",
        "wagtailadmin_editing_sessions:release",
    )
)
# Addresses of a section, by the part that names it.
_OF_A_SECTION = {
    "wagtailadmin_explore": "parent_page_id",
    "wagtailadmin_explore_results": "parent_page_id",
    "wagtailadmin_choose_page_child": "parent_page_id",
    "wagtailadmin_pages:add": "parent_page_id",
    "wagtailadmin_pages:preview_on_add": "parent_page_id",
    "wagtailadmin_pages:add_subpage": "parent_page_id",
}
# Addresses of one article.
_OF_AN_ARTICLE = {
    f"wagtailadmin_pages:{name}": "page_id"
    for name in (
        "edit", "preview_on_edit", "view_draft", "delete", "unpublish", "lock", "unlock", "revisions_index",
        "revisions_view", "revisions_revert", "revisions_unschedule", "history", "history_results",
        "workflow_action", "collect_workflow_action_data", "confirm_workflow_cancellation",
        "workflow_preview", "workflow_history", "workflow_history_detail",
    )
}  # fmt: skip
_OF_AN_ARTICLE["wagtailadmin_pages:revisions_compare"] = "pk"
_OF_AN_ARTICLE["wagtailadmin_editing_sessions:ping"] = "object_id"
OPEN = _OF_THE_EDITOR | set(_OF_A_SECTION) | set(_OF_AN_ARTICLE)
_APPROVAL = "wagtailadmin_pages:workflow_action"
HOME, LOGIN, LOGOUT = "wagtailadmin_home", "wagtailadmin_login", "wagtailadmin_logout"
LED_HOME = frozenset((HOME, LOGIN, "wagtailadmin_pages:search"))
# The editor's own links to these lead to ours.
_OURS = {LOGOUT: "account_logout", "wagtailadmin_account": "account_email"}
# Addresses to which the editor sends a whole article.
_TAKES_WORDS = frozenset(
    f"wagtailadmin_pages:{name}" for name in ("add", "edit", "preview_on_add", "preview_on_edit")
)
_FRAMED = ("preview_on_add", "preview_on_edit", "view_draft", "revisions_view", "workflow_preview")


def guarded(view: View) -> Callable[..., HttpResponseBase]:
    """Let a signed-in person with a role that writes through to the pages that are open, and to no other."""

    @csp_replace(settings.EDITOR_POLICY)
    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        match = request.resolver_match
        name = match.view_name if match else ""
        if name in _OURS:
            return redirect(_OURS[name])
        if not isinstance(request.user, User):
            return redirect_to_login("/redakcja/" if name == LOGIN else request.get_full_path())
        sections = rules.visible_sections(actor_of(request))
        if not sections:
            raise NotFound(NO_SUCH)
        if name in LED_HOME:
            # A search over everything becomes one in the person's own articles.
            words = {"q": request.GET["q"]} if request.GET.get("q") else {}
            return redirect(f"{reverse('wagtailadmin_explore', args=[sections[0].pk])}?{urlencode(words)}")
        section = _section_of(name, kwargs, sections)
        _check_shape(request, name)
        with scope(partnership=section.partnership):
            if name == _APPROVAL and request.method == "POST" and kwargs.get("action_name") == "approve":
                refused = _approval_refused(request, section, kwargs["page_id"])
                if refused is not None:
                    return refused
            return _rendered(view(request, *args, **kwargs), name)

    return wrapper


def _check_shape(request: HttpRequest, name: str) -> None:
    """Raise BadInput for what the editor's script would not send: Wagtail takes it at its word and breaks."""
    is_sent = request.method == "POST"
    understood = is_understood(request.POST if is_sent else request.GET)
    # A preview is asked for without any words, too.
    holds_words = is_sent and name in _TAKES_WORDS and (bool(request.POST) or "preview" not in name)
    if not understood or (holds_words and not is_whole(request.POST)):
        sentence = _(
            "The article did not come whole, so nothing of it was saved; what was saved before stays."
        )
        raise BadInput(sentence)


def _approval_refused(request: HttpRequest, section: PartnershipSection, number: int) -> HttpResponse | None:
    """Lead who approves what may not be published yet to the reason; nothing where it may."""
    article = Article.objects.get(pk=number).get_latest_revision_as_object()
    if selectors.waits_for_the_original(article):
        messages.error(request, selectors.ORIGINAL_FIRST)
        return redirect("pages:translation_list", section.partnership.slug, article.translates_id)
    rows = selectors.checked(selectors.rows_of(article), selectors.headings_of(article))
    if selectors.is_ready(rows):
        return None
    messages.error(request, selectors.NOT_READY)
    return redirect("pages:photo_list", section.partnership.slug, number)


def _section_of(name: str, parts: dict[str, Any], sections: list[PartnershipSection]) -> PartnershipSection:
    """Return the section the address is about; NotFound for a closed address and a foreign number."""
    if name in _OF_THE_EDITOR:
        return sections[0]
    number = parts.get(_OF_A_SECTION.get(name, "")) or parts.get(_OF_AN_ARTICLE.get(name, ""))
    page = Page.objects.filter(pk=number).first() if str(number).isdigit() else None
    if page is None or (name in _OF_AN_ARTICLE and page.specific_class is not Article):
        raise NotFound(NO_SUCH)
    if name in _OF_AN_ARTICLE:
        _check_what_belongs(page, parts)
    found = next((one for one in sections if page.path.startswith(one.path)), None)
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def _check_what_belongs(page: Page, parts: dict[str, Any]) -> None:
    """Raise NotFound where a version or a step of review named beside the article is not the article's."""
    number = str(page.pk)
    known = {
        "revision_id": Revision.objects.filter(object_id=number),
        "revision_id_a": Revision.objects.filter(object_id=number),
        "revision_id_b": Revision.objects.filter(object_id=number),
        "task_state_id": TaskState.objects.filter(workflow_state__object_id=number),
        "workflow_state_id": WorkflowState.objects.filter(object_id=number),
    }
    for name, rows in known.items():
        value = str(parts.get(name, ""))
        if value.isdigit() and not rows.filter(pk=value).exists():
            raise NotFound(NO_SUCH)


def _rendered(response: HttpResponse, name: str) -> HttpResponse:
    """Write the page out while the scope is open; a preview may stand in the editor's frame."""
    render = getattr(response, "render", None)
    if callable(render) and not getattr(response, "is_rendered", True):
        response = render()
    if name.rpartition(":")[2] in _FRAMED:
        # The preview was made as if by a reader; it gets the headers of the page it stands in.
        for header in ("Content-Security-Policy", "X-Frame-Options"):
            response.headers.pop(header, None)
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def own_pages(sections: list[PartnershipSection]) -> Q:
    """Return the condition that a page hangs in one of the sections, or is one."""
    condition = Q(pk__in=[])
    for one in sections:
        condition |= Q(path__startswith=one.path)
    return condition


def names_a_page() -> frozenset[str]:
    """Return the open addresses that hold the number of a page; for the proof that each compares it."""
    return frozenset((*_OF_A_SECTION, *_OF_AN_ARTICLE))
