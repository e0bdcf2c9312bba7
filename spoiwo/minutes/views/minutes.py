"""The minutes of a meeting: read, written section by section, handed out as files."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.documents.render import to_html
from spoiwo.documents.web import document_download
from spoiwo.meetings.selectors import meeting_by_id
from spoiwo.minutes import papers, rules, selectors, services
from spoiwo.minutes.forms.minutes import FactsForm, SectionForm, SettingForm
from spoiwo.minutes.models import Minutes, MinutesSetting, Section
from spoiwo.minutes.services import SectionChanged
from spoiwo.minutes.states import State
from spoiwo.minutes.views import deeds
from spoiwo.minutes.views.shared import (
    EDIT,
    PUBLISH,
    VIEW,
    form_page,
    item_of,
    items,
    say_editing,
    the_minutes,
)
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

_FORMATS = ("pdf", "docx", "odt")


@inner_view(VIEW)
@require_safe
def minutes(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the minutes: while they are written with what each section still needs, then as sealed."""
    meeting = meeting_by_id(partnership, pk)
    found = selectors.minutes_of(meeting)
    actor = actor_of(request)
    context: dict[str, Any] = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "minutes": found,
        "may_edit": rules.can_edit(actor, partnership),
        "may_publish": rules.can_publish(actor, partnership),
        "is_public": selectors.is_public(partnership),
    }
    if found is None:
        return render(request, "minutes/none.html", context)
    context |= {
        "offers": deeds.offers_for(found) if context["may_edit"] else [],
        "files": _files(found),
        "excerpts": items(meeting),
        "remarks": list(found.remarks.select_related("item")),
        "history": list(selectors.history(found)[:40]),
        "readers": selectors.readers_of(found) if found.state == "draft" else [],
    }
    if found.is_sealed:
        paper = to_html(papers.minutes_paper(found), title_level=2)
        seal = selectors.seal_of(found)
        return render(request, "minutes/sealed.html", context | {"paper": paper, "seal": seal})
    record = selectors.record_of(found)
    context |= {"record": record, "quorum": papers.quorum_sentences(record)}
    if found.state == State.GIVEN:
        context["approving"] = selectors.approving_item(found)
    return render(request, "minutes/minutes.html", context)


def _files(found: Minutes) -> list[dict[str, str]]:
    place = [found.partnership.slug, found.meeting_id]
    name = papers.title_of(found.meeting)
    return [
        {"label": kind.upper(), "name": name, "url": reverse("minutes:minutes_file", args=[*place, kind])}
        for kind in _FORMATS
    ]


@inner_view(VIEW)
@require_safe
def minutes_read(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the whole paper as it reads now."""
    found = the_minutes(partnership, pk)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": found.meeting,
        "minutes": found,
        "paper": to_html(papers.minutes_paper(found), title_level=2),
        "files": _files(found),
    }
    return render(request, "minutes/read.html", context)


@inner_view(VIEW)
@require_safe
def minutes_file(request: HttpRequest, partnership: Partnership, pk: int, form: str) -> HttpResponse:
    """Hand the minutes out as a file; a DOCX in the layout of the office."""
    found = the_minutes(partnership, pk)
    return document_download(
        papers.minutes_paper(found),
        form,
        partnership=partnership,
        kind=papers.KIND,
        fields=papers.field_values(found),
        name=papers.title_of(found.meeting),
        request=request,
    )


@inner_view(VIEW)
@require_safe
def excerpt_file(
    request: HttpRequest, partnership: Partnership, pk: int, item: int, form: str
) -> HttpResponse:
    """Hand out the excerpt of one item."""
    found = the_minutes(partnership, pk)
    paper = papers.excerpt_paper(found, item)
    if paper is None:
        raise NotFound(_("The minutes have no such item."))
    name = f"{papers.title_of(found.meeting)} wypis {item}"
    return document_download(paper, form, partnership=partnership, kind="paper", name=name, request=request)


@inner_view(EDIT)
def facts_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write down who chaired, who took the minutes, hours and annexes."""
    found = the_minutes(partnership, pk)
    names = ("chair", "chair_office", "taker", "place", "began", "ended", "annexes", "version")
    form = FactsForm(posted(request), initial={name: getattr(found, name) for name in names})
    back = reverse("minutes:minutes", args=[partnership.slug, pk])
    if form.is_valid() and run(
        form,
        lambda: services.describe_minutes(
            actor=actor_of(request), minutes=found, draft=form.draft(), version=form.cleaned_data["version"]
        ),
    ):
        messages.success(request, _("The facts are saved."))
        return redirect(back)
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return form_page(request, partnership, form, _("Facts of the minutes"), back, meeting=found.meeting)


@inner_view(EDIT)
def section_edit(request: HttpRequest, partnership: Partnership, pk: int, item: int) -> HttpResponse:
    """Write the course of one item; a text saved by somebody else meanwhile is shown beside it."""
    found = the_minutes(partnership, pk)
    agenda_item = item_of(found.meeting, item)
    section: Section | None = Section.objects.filter(minutes=found, item=agenda_item).first()
    initial = {"text": section.text if section else "", "version": section.version if section else 0}
    form = SectionForm(posted(request), is_seen=found.is_seen, initial=initial)
    back = f"{reverse('minutes:minutes', args=[partnership.slug, pk])}#punkt-{item}"
    theirs: Section | None = None
    if form.is_valid():
        data = form.cleaned_data
        try:
            saved = run(
                form,
                lambda: _write(actor_of(request), found, agenda_item, data),
            )
        except SectionChanged as conflict:
            saved = False
            theirs = conflict.theirs
        if saved:
            messages.success(request, _("The section is saved."))
            return redirect(back)
    theirs = theirs or _conflict_of(form, section)
    if theirs is not None:
        renew_version(form, theirs.version)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": found.meeting,
        "minutes": found,
        "item": agenda_item,
        "number": item,
        "form": form,
        "theirs": theirs,
        "back": back,
        "keep": f"protokol-{found.pk}-{item}-{initial['version']}",
        "others": say_editing(found, item, actor_of(request)),
    }
    return render(request, "minutes/section.html", context, status=status_of(form))


def _write(actor: Any, found: Minutes, item: Any, data: dict[str, Any]) -> None:
    services.write_section(
        actor=actor,
        minutes=found,
        item=item,
        text=data["text"],
        version=data["version"],
        why=data.get("why", ""),
    )


def _conflict_of(form: SectionForm, section: Section | None) -> Section | None:
    """Return what somebody else saved, when the form was sent from an older version."""
    if not form.is_bound or section is None or not form.errors:
        return None
    sent = str(form.data.get("version", ""))
    return section if sent != str(section.version) else None


@inner_view(EDIT)
@require_POST
def section_hint(request: HttpRequest, partnership: Partnership, pk: int, item: int) -> HttpResponse:
    """Note that somebody edits a section, and answer who else does."""
    found = the_minutes(partnership, pk)
    item_of(found.meeting, item)
    context = {
        "partnership": partnership,
        "meeting": found.meeting,
        "number": item,
        "others": say_editing(found, item, actor_of(request)),
    }
    return render(request, "minutes/parts/_editing.html", context)


@inner_view(EDIT)
def minutes_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Draw minutes up, send them, give them for approval, approve, take back, amend."""
    return deeds.perform(request, partnership, pk, address)


@inner_view(EDIT)
def remark_answer(request: HttpRequest, partnership: Partnership, pk: int, remark: int) -> HttpResponse:
    """Answer a remark."""
    found = the_minutes(partnership, pk)
    return deeds.answer(request, partnership, found, selectors.remark_by_id(found, remark))


@inner_view(PUBLISH)
def setting_edit(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Say whether everybody may read approved minutes, and how long remarks are taken."""
    setting = MinutesSetting.objects.filter(partnership=partnership).first()
    initial = {
        "is_public": setting.is_public if setting else False,
        "remarks_days": setting.remarks_days if setting else 7,
    }
    form = SettingForm(posted(request), initial=initial)
    back = reverse("meetings:meeting_list", args=[partnership.slug])
    if form.is_valid() and run(
        form,
        lambda: services.set_minutes_public(
            actor=actor_of(request), partnership=partnership, **form.cleaned_data
        ),
    ):
        messages.success(request, _("The setting is saved."))
        return redirect(back)
    return form_page(request, partnership, form, _("How minutes are kept"), back)
