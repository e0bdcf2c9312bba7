"""The officer's pages: what everybody reads, what in it stands out, what is hidden."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.documents.render import to_html
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.papers import title_of
from spoiwo.minutes.selectors import is_public, minutes_by_id
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.redactions import selectors, services
from spoiwo.redactions.forms import HideForm, ShowForm
from spoiwo.redactions.rules import HIDE
from spoiwo.redactions.views.shared import SECTION, form_page

A_PAGE = 30


@inner_view(HIDE)
@require_safe
def overview(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """List what everybody reads, or will once it is approved."""
    rows, files = selectors.minutes_to_check(partnership), selectors.public_files(partnership)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("strona")),
        "files": Paginator(files, A_PAGE).get_page(request.GET.get("pliki")),
        "is_public": is_public(partnership),
    }
    return render(request, "redactions/overview.html", context)


@inner_view(HIDE)
def minutes(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the minutes as everybody reads them, with what stands out in them, and hide words."""
    found = minutes_by_id(partnership, pk)
    check = selectors.check_of(found)
    form = HideForm(posted(request), found=check.found)
    if form.is_valid() and run(
        form,
        lambda: services.hide_words(
            actor=actor_of(request),
            minutes=found,
            words=form.wanted(),
            ground=form.cleaned_data["ground"],
        ),
    ):
        messages.success(request, _("Hidden at once on the page and in every file of it."))
        _warn(request, found, form.wanted())
        return redirect("redactions:minutes", partnership.slug, pk)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "minutes": found,
        "meeting": found.meeting,
        "name": title_of(found.meeting),
        "check": check,
        "paper": to_html(check.paper, title_level=3),
        "lifted": selectors.lifted_of(found),
        "form": form,
        "is_read": found.is_sealed and found.meeting.is_public and is_public(partnership),
    }
    return render(request, "redactions/minutes.html", context, status=status_of(form))


def _warn(request: HttpRequest, found: Minutes, words: list[str]) -> None:
    """Say that the page of the meeting has some of the words too: they are changed there."""
    also = selectors.also_on_the_meeting(found, words)
    if also:
        said = ngettext(
            "This stands on the page of the meeting as well; change it there: %(words)s",
            "These stand on the page of the meeting as well; change them there: %(words)s",
            len(also),
        )
        messages.warning(request, said % {"words": "; ".join(also)})


@inner_view(HIDE)
def words_show(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Show hidden words to everybody again, with the reason."""
    redaction = selectors.redaction_by_id(minutes_by_id(partnership, pk), number)
    form = ShowForm(posted(request))
    back = reverse("redactions:minutes", args=[partnership.slug, pk])
    if form.is_valid() and run(
        form,
        lambda: services.show_words(
            actor=actor_of(request), redaction=redaction, because=form.cleaned_data["because"]
        ),
    ):
        messages.success(request, _("Everybody reads the words again."))
        return redirect(back)
    title = _("Show the words to everybody again")
    return form_page(request, partnership, form, title, back, about=redaction.words)
