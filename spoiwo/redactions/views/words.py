"""The officer's pages: what everybody reads, what in it stands out, what is hidden."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.documents.barred import sum_of
from spoiwo.documents.render import to_html
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.redactions import selectors, services
from spoiwo.redactions.elsewhere import places_of, quoting
from spoiwo.redactions.forms import HideForm, ShowForm
from spoiwo.redactions.models import Text
from spoiwo.redactions.rules import HIDE
from spoiwo.redactions.texts import KINDS, Kind, kind_by_word
from spoiwo.redactions.views.shared import SECTION, form_page

A_PAGE = 30


@inner_view(HIDE)
@require_safe
def overview(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """List what waits for a look, the kinds of texts, and the files everybody is handed."""
    files = selectors.public_files(partnership)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "waiting": [
            (kind, kind.name(row), row) for kind in KINDS.values() for row in kind.waiting(partnership)
        ],
        "copies": selectors.waiting_copies(partnership),
        "kinds": [(kind, kind.lines(partnership).count()) for kind in KINDS.values()],
        "files": Paginator(files, A_PAGE).get_page(request.GET.get("pliki")),
    }
    return render(request, "redactions/overview.html", context)


@inner_view(HIDE)
@require_safe
def text_list(request: HttpRequest, partnership: Partnership, texts: str) -> HttpResponse:
    """List the texts of one kind everybody reads, or will."""
    kind = kind_by_word(texts)
    page = Paginator(selectors.texts_to_check(kind, partnership), A_PAGE).get_page(request.GET.get("strona"))
    context = {
        "partnership": partnership,
        "section": SECTION,
        "kind": kind,
        "page": page,
        "lines": [(row, kind.name(row)) for row in page],
        "is_open": kind.is_open(partnership),
    }
    return render(request, "redactions/text_list.html", context)


@inner_view(HIDE)
def text(request: HttpRequest, partnership: Partnership, texts: str, pk: int) -> HttpResponse:
    """Show a text as everybody reads it, with what stands out in it, and hide words."""
    kind = kind_by_word(texts)
    found = kind.find(partnership, pk)
    check = selectors.check_of(found)
    form = HideForm(posted(request), found=check.found)
    if form.is_valid() and run(
        form,
        lambda: services.hide_words(
            actor=actor_of(request), text=found, words=form.wanted(), ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(request, _("Hidden at once on the page and in every file of it."))
        _warn(request, found, form.wanted())
        return redirect("redactions:text", partnership.slug, texts, pk)
    standing = [one.words for one in check.found] + [row.words for row, _places in check.hidden]
    context = {
        "partnership": partnership,
        "section": SECTION,
        "kind": kind,
        "text": found,
        "name": kind.name(found),
        "check": check,
        "sums": [sum_of(one.words) for one in check.unseen],
        "paper": to_html(check.paper, title_level=3),
        "lifted": selectors.lifted_of(found),
        "elsewhere": places_of(found, standing),
        "quoting": quoting(found, standing),
        "form": form,
        "inside": kind.inside(found),
        "outside": kind.outside(found) if kind.is_read(found) and found.waits_since is None else "",
    }
    return render(request, "redactions/text.html", context, status=status_of(form))


def _warn(request: HttpRequest, found: Text, words: list[str]) -> None:
    """Say that other texts of the meeting, or its page, have some of the words too."""
    quoted = quoting(found, words)
    if quoted:
        said = _("The same words still stand in: %(texts)s. Hide them there as well.")
        messages.warning(request, said % {"texts": "; ".join(one.said for one in quoted)})
    also = selectors.also_on_the_meeting(found, words)
    if also:
        said = ngettext(
            "This stands on the page of the meeting as well; change it there: %(words)s",
            "These stand on the page of the meeting as well; change them there: %(words)s",
            len(also),
        )
        messages.warning(request, said % {"words": "; ".join(also)})


@inner_view(HIDE)
@require_POST
def text_look(request: HttpRequest, partnership: Partnership, texts: str, pk: int) -> HttpResponse:
    """Note that somebody has looked at what stands out and leaves it."""
    found = kind_by_word(texts).find(partnership, pk)
    services.look_through(actor=actor_of(request), text=found, seen=request.POST.getlist("seen"))
    messages.success(request, _("It is noted that you have looked through it."))
    return redirect("redactions:text", partnership.slug, texts, pk)


@inner_view(HIDE)
def words_show(
    request: HttpRequest, partnership: Partnership, texts: str, pk: int, number: int
) -> HttpResponse:
    """Show hidden words to everybody again, with the reason."""
    kind: Kind = kind_by_word(texts)
    redaction = selectors.redaction_by_id(kind.find(partnership, pk), number)
    form = ShowForm(posted(request))
    back = reverse("redactions:text", args=[partnership.slug, texts, pk])
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
