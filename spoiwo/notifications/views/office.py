"""The letters of one partnership, for those who run it: what went wrong, and what came back in words."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.web.actor import actor_of
from spoiwo.notifications import selectors, services
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

_PER_PAGE = 50
_SEND = "notifications.send_letter"


@inner_view(_SEND)
@require_safe
def letter_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the partnership's letters, those in trouble first when asked."""
    is_trouble = request.GET.get("pokaz") == "klopoty"
    letters = selectors.trouble_of(partnership.pk) if is_trouble else selectors.letters_of(partnership.pk)
    page = Paginator(letters, _PER_PAGE).get_page(request.GET.get("strona"))
    values = {
        "partnership": partnership,
        "section": "letters",
        "page": page,
        "is_trouble": is_trouble,
        "trouble_count": selectors.trouble_of(partnership.pk).count(),
    }
    return render(request, "notifications/letter_list.html", values)


@inner_view(_SEND)
@require_safe
def answer_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show what came in to the partnership, with the words of those who wrote by hand."""
    page = Paginator(selectors.answers_to(partnership.pk), _PER_PAGE).get_page(request.GET.get("strona"))
    values = {"partnership": partnership, "section": "letters", "page": page}
    return render(request, "notifications/answer_list.html", values)


@inner_view(_SEND)
@require_POST
def letter_resend(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponseRedirect:
    """Queue one of the partnership's letters again."""
    message = selectors.message(pk, partnership_id=partnership.pk)
    services.resend_message(actor=actor_of(request), message=message)
    messages.success(request, _("The letter is waiting to be sent again."))
    return redirect("notifications:letter_list", partnership.slug)
