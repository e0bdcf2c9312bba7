"""The programme of a training."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.documents.web import FORMATS, document_download
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.selectors import meeting_by_id
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.recommendations import papers, rules, selectors, services
from spoiwo.recommendations.forms.carrying_out import ProgrammeForm, initial_of_programme
from spoiwo.recommendations.services.outcomes import TAUGHT
from spoiwo.recommendations.views.shared import EDIT, VIEW, form_page


def _training(partnership: Partnership, pk: int) -> Meeting:
    meeting = meeting_by_id(partnership, pk)
    if meeting.kind not in TAUGHT:
        raise NotFound(_("Only a training has a programme."))
    return meeting


@inner_view(VIEW)
@require_safe
def programme(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the programme, who took part by institution, and how it was judged."""
    meeting = _training(partnership, pk)
    found = selectors.programme_of(meeting)
    place = [partnership.slug, meeting.pk]
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "tab": "programme",
        "programme": found,
        "taught": selectors.taught_at(meeting),
        "may_edit": rules.can_edit_recommendation(actor_of(request), partnership),
        "files": [
            {
                "label": kind.upper(),
                "name": meeting.title,
                "url": reverse("recommendations:programme_file", args=[*place, kind]),
            }
            for kind in FORMATS
        ],
    }
    return render(request, "recommendations/programme.html", context)


@inner_view(EDIT)
def programme_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write the programme of a training."""
    meeting = _training(partnership, pk)
    form = ProgrammeForm(posted(request), initial=initial_of_programme(selectors.programme_of(meeting)))
    back = reverse("recommendations:programme", args=[partnership.slug, meeting.pk])
    if form.is_valid() and run(
        form,
        lambda: services.write_programme(
            actor=actor_of(request),
            meeting=meeting,
            draft=form.draft(),
            version=form.cleaned_data["version"],
        ),
    ):
        messages.success(request, _("The programme is saved."))
        return redirect(back)
    found = selectors.programme_of(meeting)
    if form.errors and found is not None:
        renew_version(form, found.version)
    return form_page(
        request, partnership, form, _("Write the programme"), back, section="meetings", about=meeting.title
    )


@inner_view(VIEW)
@require_safe
def programme_file(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Hand the programme out as a paper of the office."""
    meeting = _training(partnership, pk)
    found = selectors.programme_of(meeting)
    if found is None:
        raise NotFound(_("The programme is not written yet."))
    document = papers.programme_paper(found, meeting)
    return document_download(
        document, kind, partnership=partnership, kind="paper", name=f"{document.title} {meeting.title}"[:120]
    )
