"""Files everybody is handed, and the redacted copies shown in their place."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.redactions import selectors, services
from spoiwo.redactions.forms import CopyForm
from spoiwo.redactions.inspection import Remark
from spoiwo.redactions.models import RedactedCopy
from spoiwo.redactions.rules import HIDE
from spoiwo.redactions.services import CopyRefused
from spoiwo.redactions.views.shared import SECTION

DEEDS = {
    "pokaz": (services.show_copy, gettext_lazy("Everybody is handed the copy from now on.")),
    "odrzuc": (services.drop_copy, gettext_lazy("The copy is given up.")),
    "cofnij": (services.take_copy_back, gettext_lazy("Everybody is handed the original again.")),
}


@inner_view(HIDE)
def public_file(request: HttpRequest, partnership: Partnership, uuid: UUID) -> HttpResponse:
    """Show what stands out in a public file, and take a redacted copy of it."""
    found = selectors.public_file_by_uuid(partnership, uuid)
    form = CopyForm(posted(request), request.FILES or None)
    refused: list[Remark] = []
    if form.is_valid() and run(form, lambda: _hand_in(request, found, form, refused)):
        waits = any(one.is_waiting for one in selectors.copies_of(found))
        if waits:
            messages.warning(request, _("The copy is kept. Look at what is pointed out below, then show it."))
        else:
            messages.success(request, _("Everybody is handed the copy from now on."))
        return redirect("redactions:public_file", partnership.slug, uuid)
    copies = selectors.copies_of(found)
    waiting = next((one for one in copies if one.is_waiting), None)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "file": found,
        "looked": selectors.look_into(found),
        "form": form,
        "refused": refused,
        "waiting": waiting,
        "remarks": selectors.remarks_of(waiting) if waiting else [],
        "shown": next((one for one in copies if one.is_shown), None),
        "earlier": [one for one in copies if one.ended_at is not None],
    }
    return render(request, "redactions/file.html", context, status=status_of(form))


def _hand_in(request: HttpRequest, found: StoredFile, form: CopyForm, refused: list[Remark]) -> None:
    try:
        services.hand_in_copy(actor=actor_of(request), original=found, draft=form.draft())
    except CopyRefused as refusal:
        refused += refusal.remarks
        raise


@inner_view(HIDE)
@require_POST
def copy_deed(
    request: HttpRequest, partnership: Partnership, uuid: UUID, number: int, address: str
) -> HttpResponse:
    """Show a waiting copy, give it up, or take a shown one back."""
    found: RedactedCopy = selectors.copy_by_id(selectors.public_file_by_uuid(partnership, uuid), number)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    deed, done = DEEDS[address]
    deed(actor=actor_of(request), copy=found)
    messages.success(request, str(done))
    return redirect("redactions:public_file", partnership.slug, uuid)
