"""The register of photos inside: which lack a ground, who agreed, where each stands."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.files import selectors, services
from spoiwo.files.fields import SettingGroundForm
from spoiwo.files.standing import uses_of
from spoiwo.files.states import Ground
from spoiwo.files.tokens import address_of
from spoiwo.files.views.shared import KEEP, SECTION, form_page, url_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

A_PAGE = 30


@inner_view(KEEP)
@require_safe
def photo_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the photos of the partnership, narrowed by ground and words."""
    wanted = selectors.filter_of(request.GET)
    page = Paginator(selectors.photos_of(partnership, wanted), A_PAGE).get_page(request.GET.get("strona"))
    context = {
        "partnership": partnership,
        "section": SECTION,
        "wanted": wanted,
        "page": page,
        "rows": selectors.rows_of(list(page)),
        "asked": (*selectors.ASKED, *Ground.choices),
    }
    return render(request, "files/photo_list.html", context)


@inner_view(KEEP)
@require_safe
def photo(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one photo with its ground, those who agreed and where it stands."""
    found = selectors.photo_by_id(partnership, pk)
    consents = selectors.consents_of(found)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "photo": found,
        "consents": [(one, settings.SITE_ADDRESS + address_of(one)) for one in consents],
        "uses": uses_of([found.pk])[found.pk],
        "history": list(selectors.history_of(found)[:40]),
    }
    return render(request, "files/photo.html", context)


@inner_view(KEEP)
def photo_ground(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Say on what ground people are seen on the photo."""
    found = selectors.photo_by_id(partnership, pk)
    form = SettingGroundForm(posted(request), photo=found)
    back = url_of(found)
    if form.is_valid() and run(
        form,
        lambda: services.set_ground(actor=actor_of(request), photo=found, draft=form.ground_draft()),
    ):
        messages.success(request, _("It is recorded."))
        return redirect(back)
    title = _("Say why people may be seen in it")
    return form_page(request, partnership, form, title, back, about=found.alternative)
