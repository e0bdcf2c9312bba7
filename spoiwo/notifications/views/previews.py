"""The page of previews: every letter of the system with sample content."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common.exceptions import NotFound
from spoiwo.notifications import letters, previews


@require_safe
def preview_list(request: HttpRequest) -> HttpResponse:
    """Show every letter with sample content."""
    rendered = [(preview, letters.render(preview.template, preview.sample())) for preview in previews.known()]
    return render(request, "notifications/preview_list.html", {"letters": rendered})


@require_safe
def preview_html(request: HttpRequest, template: str) -> HttpResponse:
    """Show one letter as a mail program would."""
    preview = next((one for one in previews.known() if one.template == template), None)
    if preview is None:
        raise NotFound(_("There is no such letter."))
    response = HttpResponse(letters.render(preview.template, preview.sample()).html)
    # Mail programs know only styles inside the letter; the page has nothing else.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
