"""The page of hand-over packs: what a pack is, making one, downloading it."""

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from spoiwo.common.exceptions import SpoiwoError
from spoiwo.common.web.actor import actor_of
from spoiwo.handover import selectors, services
from spoiwo.handover.adapters import shelf
from spoiwo.handover.models import Pack
from spoiwo.handover.rules import MAKE
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.privacy.words import ROOMS

# A step for each room, and those before, between and after.
_STEPS = len(ROOMS) + 3


@inner_view(MAKE)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def pack_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the packs made lately; have one made."""
    if request.method == "POST":
        try:
            services.ask_for_pack(
                actor=actor_of(request),
                partnership=partnership,
                language=request.POST.get("jezyk", settings.LANGUAGE_CODE),
            )
        except SpoiwoError as refusal:
            messages.error(request, str(refusal))
        return redirect("handover:pack_list", partnership.slug)
    packs = list(selectors.packs_of(partnership))
    working = next((pack for pack in packs if pack.is_under_way), None)
    context = {
        "partnership": partnership,
        "section": "handover",
        "packs": [pack for pack in packs if not pack.is_under_way],
        "working": working,
        "days": services.KEPT_FOR.days,
        "languages": settings.LANGUAGES,
    }
    return render(request, "handover/pack_list.html", context | (_progress(working) if working else {}))


@inner_view(MAKE)
@require_safe
def pack_progress(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Answer the waiting page: how far it is, or that it is over."""
    pack = selectors.pack_by_number(partnership, pk)
    if not pack.is_under_way:
        return HttpResponseClientRefresh()
    return render(request, "components/_progress.html", _progress(pack) | {"url": request.path})


@inner_view(MAKE)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
@require_safe
def pack_download(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponseBase:
    """Hand the pack out, piece by piece."""
    pack = selectors.pack_by_number(partnership, pk)
    services.note_download(actor=actor_of(request), pack=pack)
    response = StreamingHttpResponse(shelf.pieces(pack.uuid), content_type="application/zip")
    response["Content-Length"] = str(pack.size)
    response["Content-Disposition"] = content_disposition_header(True, pack.file_name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@inner_view(MAKE)
@require_POST
def pack_remove(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take a pack off the server."""
    pack = selectors.pack_by_number(partnership, pk)
    services.remove_pack(actor=actor_of(request), pack=pack)
    messages.success(request, _("The pack is removed from the server."))
    return redirect("handover:pack_list", partnership.slug)


def _progress(pack: Pack) -> dict[str, object]:
    return {"label": pack.step or pack.get_state_display(), "done": min(pack.done, _STEPS), "total": _STEPS}
