"""What belongs to a card: photos, showings at meetings, uses elsewhere."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.files.fields import PhotoForm
from spoiwo.meetings.selectors import meetings_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.practices import selectors, services
from spoiwo.practices.forms.spreading import NoForm, ReuseForm, ShowingForm
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.views.shared import EDIT, form_page, page_of

_MOST_MEETINGS = 200


@inner_view(EDIT)
def photo_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Put a photo on the card."""
    found = selectors.practice_by_id(partnership, pk)
    form = PhotoForm(posted(request), request.FILES or None)
    if form.is_valid() and run(
        form, lambda: services.add_photo(actor=actor_of(request), practice=found, draft=form.draft())
    ):
        messages.success(request, _("The photo is on the card."))
        return redirect(page_of(found))
    return form_page(request, partnership, form, _("Add a photo"), page_of(found), practice=found)


@inner_view(EDIT)
def showing_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Record at which meeting the practice is presented."""
    found = selectors.practice_by_id(partnership, pk)
    form = ShowingForm(posted(request), meetings=list(meetings_of(partnership)[:_MOST_MEETINGS]))
    if form.is_valid() and run(
        form,
        lambda: services.show_practice(
            actor=actor_of(request),
            practice=found,
            meeting=form.chosen,
            presented_by=form.cleaned_data["presented_by"],
        ),
    ):
        messages.success(request, _("It is recorded."))
        return redirect(page_of(found))
    return form_page(request, partnership, form, _("Record a showing"), page_of(found), practice=found)


@inner_view(EDIT)
def reuse_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Record that another institution uses the practice too."""
    found = selectors.practice_by_id(partnership, pk)
    form = ReuseForm(posted(request))
    if form.is_valid() and run(
        form, lambda: services.say_reuse(actor=actor_of(request), practice=found, draft=form.draft())
    ):
        messages.success(request, _("It is recorded."))
        return redirect(page_of(found))
    title = _("Used also by another institution")
    return form_page(request, partnership, form, title, page_of(found), practice=found)


def _remove(
    request: HttpRequest, found: GoodPractice, title: Sentence, about: str, deed: Callable[[Actor], None]
) -> HttpResponse:
    form = NoForm(posted(request))
    if form.is_valid() and run(form, lambda: deed(actor_of(request))):
        messages.success(request, _("It is recorded."))
        return redirect(page_of(found))
    return form_page(
        request, found.partnership, form, title, page_of(found), about=about, practice=found, danger=True
    )


@inner_view(EDIT)
def photo_remove(request: HttpRequest, partnership: Partnership, pk: int, photo: int) -> HttpResponse:
    """Take a photo off the card."""
    found = selectors.practice_by_id(partnership, pk)
    row = selectors.photo_by_id(found, photo)
    return _remove(
        request, found, _("Remove the photo"), str(row),
        lambda actor: services.remove_photo_of(actor=actor, row=row),
    )  # fmt: skip


@inner_view(EDIT)
def showing_remove(request: HttpRequest, partnership: Partnership, pk: int, showing: int) -> HttpResponse:
    """Remove a showing recorded by mistake."""
    found = selectors.practice_by_id(partnership, pk)
    row = selectors.showing_by_id(found, showing)
    return _remove(
        request, found, _("Remove the showing"), str(row),
        lambda actor: services.remove_showing(actor=actor, showing=row),
    )  # fmt: skip


@inner_view(EDIT)
def reuse_remove(request: HttpRequest, partnership: Partnership, pk: int, reuse: int) -> HttpResponse:
    """Remove a use written down by mistake."""
    found = selectors.practice_by_id(partnership, pk)
    row = selectors.reuse_by_id(found, reuse)
    return _remove(
        request, found, _("Remove the entry"), row.name,
        lambda actor: services.remove_reuse(actor=actor, reuse=row),
    )  # fmt: skip


@inner_view(EDIT)
@require_POST
def reuse_show(request: HttpRequest, partnership: Partnership, pk: int, reuse: int) -> HttpResponse:
    """Show everybody what an institution said through its link."""
    found = selectors.practice_by_id(partnership, pk)
    services.show_reuse(actor=actor_of(request), reuse=selectors.reuse_by_id(found, reuse))
    messages.success(request, _("Everybody reads it now, as long as the card is published."))
    return redirect(page_of(found))
