"""The agenda of a meeting: items, their order, presenters, papers, matters that wait."""

from django import forms
from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spoiwo.common.exceptions import BadInput, NotFound, WrongState
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.meetings import rules, selectors, services
from spoiwo.meetings.forms.agenda import AddItemForm, ItemForm, PaperForm, PresenterForm
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.states import State
from spoiwo.meetings.views.shared import EDIT, VIEW, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(VIEW)
def agenda(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the agenda and add an item to it."""
    meeting = selectors.meeting_by_id(partnership, pk)
    may_edit = rules.can_edit_meeting(actor_of(request), partnership)
    form = AddItemForm(posted(request), parents=_parents(meeting))
    if form.is_bound and form.is_valid() and run(form, lambda: _add(request, meeting, form)):
        messages.success(request, _("The item is on the agenda."))
        return redirect("meetings:agenda", partnership.slug, meeting.pk)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "tab": "agenda",
        "agenda": selectors.agenda_of(meeting),
        "waiting": selectors.waiting_matters(partnership, meeting.body) if meeting.is_ahead else [],
        "may_edit": may_edit,
        "is_open": meeting.state not in {State.MINUTES, State.CLOSED, State.CANCELLED},
        "form": form,
    }
    return render(request, "meetings/agenda.html", context, status=status_of(form))


def _parents(meeting: Meeting) -> list[AgendaItem]:
    return list(AgendaItem.objects.filter(meeting=meeting, parent=None))


def _add(request: HttpRequest, meeting: Meeting, form: AddItemForm) -> None:
    services.add_item(
        actor=actor_of(request), meeting=meeting, draft=form.draft(), parent=form.cleaned_data["parent"]
    )


def _item(partnership: Partnership, pk: int, number: int) -> AgendaItem:
    """Return an item of this very meeting."""
    item = selectors.item_by_id(partnership, number)
    if item.meeting_id != pk:
        raise NotFound(_("There is no such item on this agenda."))
    return item


def _agenda_url(partnership: Partnership, pk: int) -> str:
    return reverse("meetings:agenda", args=[partnership.slug, pk])


@inner_view(EDIT)
def item_edit(request: HttpRequest, partnership: Partnership, pk: int, item_pk: int) -> HttpResponse:
    """Describe an item anew."""
    item = _item(partnership, pk, item_pk)
    names = ("title", "kind", "minutes", "note", "proposed_by")
    form = ItemForm(posted(request), initial={name: getattr(item, name) for name in names})
    if form.is_valid() and run(
        form, lambda: services.edit_item(actor=actor_of(request), item=item, draft=form.draft())
    ):
        messages.success(request, _("The item is saved."))
        return redirect("meetings:agenda", partnership.slug, pk)
    return _form(request, partnership, pk, form, _("Describe the item"), item)


def _form(
    request: HttpRequest, partnership: Partnership, pk: int, form: forms.Form, title: str, item: AgendaItem
) -> HttpResponse:
    back = _agenda_url(partnership, pk)
    return form_page(request, partnership, form, title, back, meeting=item.meeting, about=item.title)


@inner_view(EDIT)
@require_POST
def item_move(request: HttpRequest, partnership: Partnership, pk: int, item_pk: int, by: int) -> HttpResponse:
    """Move an item one place up or down."""
    item = _item(partnership, pk, item_pk)
    services.move_item(actor=actor_of(request), item=item, by=by)
    return redirect(f"{_agenda_url(partnership, pk)}#punkt-{item.pk}")


@inner_view(EDIT)
@require_POST
def item_remove(request: HttpRequest, partnership: Partnership, pk: int, item_pk: int) -> HttpResponse:
    """Remove an item with its parts."""
    item = _item(partnership, pk, item_pk)
    try:
        services.remove_item(actor=actor_of(request), item=item)
    except ProtectedError as error:
        raise WrongState(
            _("Something was decided or written down at this item: it stays on the agenda.")
        ) from error
    messages.success(request, _("The item is removed."))
    return redirect("meetings:agenda", partnership.slug, pk)


@inner_view(EDIT)
@require_POST
def item_put_off(request: HttpRequest, partnership: Partnership, pk: int, item_pk: int) -> HttpResponse:
    """Put a matter that was not dealt with on the list of those waiting."""
    services.put_off(actor=actor_of(request), item=_item(partnership, pk, item_pk))
    messages.success(request, _("The matter waits for the next meeting."))
    return redirect("meetings:agenda", partnership.slug, pk)


@inner_view(EDIT)
@require_POST
def item_take_up(request: HttpRequest, partnership: Partnership, pk: int, item_pk: int) -> HttpResponse:
    """Put a waiting matter on this agenda."""
    meeting = selectors.meeting_by_id(partnership, pk)
    item = selectors.item_by_id(partnership, item_pk)
    if item.body_id != meeting.body_id:
        raise BadInput(_("This matter waits for another body."))
    services.take_up(actor=actor_of(request), item=item, meeting=meeting)
    messages.success(request, _("The matter is on the agenda."))
    return redirect("meetings:agenda", partnership.slug, pk)


@inner_view(EDIT)
def presenter_add(request: HttpRequest, partnership: Partnership, pk: int, item_pk: int) -> HttpResponse:
    """Record who presents an item."""
    item = _item(partnership, pk, item_pk)
    form = PresenterForm(posted(request))
    if form.is_valid() and run(
        form, lambda: services.add_presenter(actor=actor_of(request), item=item, draft=form.draft())
    ):
        messages.success(request, _("The presenter is recorded."))
        return redirect("meetings:agenda", partnership.slug, pk)
    return _form(request, partnership, pk, form, _("Record who presents"), item)


@inner_view(EDIT)
@require_POST
def presenter_remove(
    request: HttpRequest, partnership: Partnership, pk: int, presenter_pk: int
) -> HttpResponse:
    """Remove a presenter."""
    meeting = selectors.meeting_by_id(partnership, pk)
    presenter = selectors.presenter_by_id(meeting, presenter_pk)
    services.remove_presenter(actor=actor_of(request), presenter=presenter)
    messages.success(request, _("The presenter is removed."))
    return redirect("meetings:agenda", partnership.slug, pk)


@inner_view(EDIT)
def paper_add(request: HttpRequest, partnership: Partnership, pk: int, item_pk: int) -> HttpResponse:
    """Add a paper to an item."""
    item = _item(partnership, pk, item_pk)
    form = PaperForm(posted(request), request.FILES or None)
    if form.is_valid() and run(form, lambda: _keep(request, item, form)):
        messages.success(request, _("The paper is added."))
        return redirect("meetings:agenda", partnership.slug, pk)
    return _form(request, partnership, pk, form, _("Add a paper"), item)


def _keep(request: HttpRequest, item: AgendaItem, form: PaperForm) -> None:
    data = form.cleaned_data
    services.add_paper(
        actor=actor_of(request),
        item=item,
        upload=data["file"],
        name=data["file"].name,
        title=data["title"],
        is_public=data["is_public"],
    )


@inner_view(EDIT)
@require_POST
def paper_remove(request: HttpRequest, partnership: Partnership, pk: int, paper_pk: int) -> HttpResponse:
    """Take a paper off the agenda."""
    meeting = selectors.meeting_by_id(partnership, pk)
    paper = selectors.paper_by_id(meeting, paper_pk)
    services.remove_paper(actor=actor_of(request), paper=paper)
    messages.success(request, _("The paper is taken off the agenda."))
    return redirect("meetings:agenda", partnership.slug, pk)
