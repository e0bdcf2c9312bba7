"""What the pages of this room share."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from spoiwo.partnerships import web

VIEW = "partnerships.view_partnership"
EDIT = "communiques.edit_communique"

form_page = partial(web.form_page, template="communiques/deed.html", section="communiques")


def sent_files(request: HttpRequest) -> "MultiValueDict[str, Any] | None":
    """Return the files that were sent, or None for a page only looked at."""
    return request.FILES if request.method == "POST" else None
