"""Who belongs to a circle: staff added by the secretariat, institutions asked to name theirs."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.common.web.wording import in_polish
from spoiwo.forum import selectors, services
from spoiwo.forum.forms.circles import AskForm, MemberForm
from spoiwo.forum.forms.posts import NoForm
from spoiwo.forum.models import Circle, Member
from spoiwo.forum.rules import EDIT
from spoiwo.forum.services import MemberDraft
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(EDIT)
@require_safe
def member_list(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show each institution of the circle with its staff."""
    circle = selectors.circle_by_id(partnership, pk)
    staff: dict[int, list[Member]] = {}
    for member in selectors.members_of(circle, clock.today()):
        staff.setdefault(member.organization_id, []).append(member)
    institutions = selectors.institutions_of(circle, clock.today())
    context = {
        "partnership": partnership,
        "section": "forum",
        "circle": circle,
        "rows": [(one, staff[one.pk]) for one in institutions if one.pk in staff],
        "waiting": [one for one in institutions if one.pk not in staff],
    }
    return render(request, "forum/member_list.html", context)


@inner_view(EDIT)
def member_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Add somebody; the letter with the link goes at once."""
    circle = selectors.circle_by_id(partnership, pk)
    institutions = list(selectors.institutions_of(circle, clock.today()))
    start = {"organization": request.GET.get("instytucja", "")}
    form = MemberForm(posted(request), institutions=institutions, initial=start)

    def deed() -> None:
        data = dict(form.cleaned_data)
        organization = form.institutions[data.pop("organization")]
        draft = MemberDraft(organization=organization, **data)
        services.add_member(actor=actor_of(request), circle=circle, draft=draft)

    if form.is_valid() and run(form, deed):
        messages.success(request, _("Added. A letter with a personal link is on its way."))
        return redirect("forum:member_list", partnership.slug, pk)
    return _page(request, circle, form, _("Add somebody of the staff"))


@inner_view(EDIT)
def member_edit(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Mend a name, an address, or what somebody may do."""
    circle = selectors.circle_by_id(partnership, pk)
    member = selectors.member_by_id(circle, number)
    fields = ("name", "email", "telling", "is_moderator")
    start = {name: getattr(member, name) for name in fields}
    form = MemberForm(posted(request), institutions=None, initial=start)

    def deed() -> None:
        services.edit_member(actor=actor_of(request), member=member, **form.cleaned_data)

    if form.is_valid() and run(form, deed):
        messages.success(request, _("Saved."))
        return redirect("forum:member_list", partnership.slug, pk)
    return _page(request, circle, form, _("Change a member of the forum"), about=str(member))


@inner_view(EDIT)
def member_remove(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Take somebody out of the forum."""
    circle = selectors.circle_by_id(partnership, pk)
    member = selectors.member_by_id(circle, number)
    form = NoForm(posted(request))
    if form.is_valid() and run(form, lambda: services.remove_member(actor=actor_of(request), member=member)):
        messages.success(request, _("Taken out of the forum."))
        return redirect("forum:member_list", partnership.slug, pk)
    return _page(request, circle, form, _("Take out of the forum"), about=str(member))


@inner_view(EDIT)
def staff_ask(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show whom the letters reach, and ask the institutions to name their staff."""
    circle = selectors.circle_by_id(partnership, pk)
    asked = selectors.asked_representatives(circle, clock.today())
    choices = [
        (str(one.pk), in_polish(f"{one.name}: {voice.person.full_name}, {voice.email}"))
        for one, voice in asked
        if voice is not None
    ]
    form = AskForm(posted(request), choices=choices)
    sent: list[int] = []

    def deed() -> None:
        wanted = form.cleaned_data["institutions"]
        institutions = [one for one, _voice in asked if str(one.pk) in wanted]
        sent.append(services.ask_for_staff(actor=actor_of(request), circle=circle, institutions=institutions))

    if form.is_valid() and run(form, deed):
        words = ngettext("%(number)s letter is on its way.", "%(number)s letters are on their way.", sent[0])
        messages.success(request, words % {"number": sent[0]})
        return redirect("forum:member_list", partnership.slug, pk)
    silent = [one for one, voice in asked if voice is None]
    title = _("Ask institutions to name their staff")
    return _page(request, circle, form, title, silent=silent, is_reaching=bool(choices))


def _page(
    request: HttpRequest, circle: Circle, form: forms.Form, title: Sentence, **more: object
) -> HttpResponse:
    context = {
        "partnership": circle.partnership,
        "section": "forum",
        "circle": circle,
        "form": form,
        "deed": title,
        "back": reverse("forum:member_list", args=[circle.partnership.slug, circle.pk]),
        "is_reaching": True,
    } | more
    return render(request, "forum/member_form.html", context, status=status_of(form))
