"""What social economy entities sell: showcases of one partnership or of all, one of them, papers."""

from collections.abc import Iterable

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from spoiwo.common import clock
from spoiwo.common.texts import page_language
from spoiwo.common.web.forms import PolishSelect
from spoiwo.common.web.reading import read_only
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import FORMATS, document_download
from spoiwo.market import papers, selectors
from spoiwo.market.selectors import Wanted
from spoiwo.market.states import Kind, Type
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import area_choices, words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.selectors.areas import INDENT, areas_of_partnerships


class WantedForm(forms.Form):
    """What a buyer looks for."""

    q = forms.CharField(
        label=gettext_lazy("What do you want to buy?"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    rodzaj = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        required=False,
        choices=[("", pgettext_lazy("products", "all")), *Kind.choices],
    )
    kto = forms.ChoiceField(
        label=gettext_lazy("Who sells"),
        required=False,
        choices=[("", pgettext_lazy("institutions", "all")), *Type.choices],
    )
    teren = forms.ChoiceField(label=gettext_lazy("Delivers to"), required=False, widget=PolishSelect)

    def __init__(self, data: QueryDict, *, areas: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        field = self.fields["teren"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", pgettext_lazy("areas", "all")), *areas]

    def wanted(self) -> Wanted:
        """Return what is asked; a choice of no list narrows nothing."""
        self.is_valid()
        data = self.cleaned_data
        names = {"words": "q", "kind": "rodzaj", "type": "kto", "area": "teren"}
        return Wanted(**{ours: str(data.get(theirs) or "").strip() for ours, theirs in names.items()})


@read_only
def showcase_find(request: HttpRequest) -> HttpResponse:
    """Look among the showcases of all public partnerships."""
    return _list(request, None, areas_of_partnerships(clock.today()))


@read_only
@public_view
def showcase_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Look among the showcases of one partnership."""
    units = area_choices(partnership, clock.today())
    widest = min((len(unit.key) for unit in units), default=0)
    areas = [(unit.key, unit.label if len(unit.key) == widest else INDENT + unit.label) for unit in units]
    return _list(request, partnership, areas)


def _list(
    request: HttpRequest, partnership: Partnership | None, areas: Iterable[tuple[str, str]]
) -> HttpResponse:
    form = WantedForm(request.GET, areas=areas)
    wanted = form.wanted()
    found = selectors.find(wanted, clock.today(), partnership, request.GET.get("strona"))
    words = words_of([partnership], page_language())[partnership.pk] if partnership else None
    context = {
        "partnership": partnership,
        "words": words,
        "form": form,
        "page": found.page,
        "cards": found.cards,
        "is_asked": wanted.is_narrowed,
        "files": _files("catalogue_file", [partnership.slug], _("Catalogue")) if partnership else [],
    }
    return render(request, "portal/showcase_list.html", context)


def _files(name: str, place: list[object], words: str) -> list[dict[str, str]]:
    return [
        {"label": kind.upper(), "name": words, "url": reverse(f"portal:{name}", args=[*place, kind])}
        for kind in FORMATS
    ]


@read_only
@public_view
def showcase(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one showcase; one that ended, faded or lost its status says so."""
    found = selectors.public_showcase(partnership, pk)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "showcase": found,
        "card": selectors.card_of(found),
        "files": _files("showcase_file", [partnership.slug, pk], in_polish(found.organization.name)),
    }
    return render(request, "portal/showcase.html", context)


@read_only
@public_view
def showcase_file(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Hand out one showcase as a card to print."""
    found = selectors.public_showcase(partnership, pk)
    paper = papers.showcase_card(selectors.card_of(found))
    return document_download(paper, kind, partnership=partnership, kind=papers.KIND)


@read_only
@public_view
def catalogue_file(request: HttpRequest, partnership: Partnership, kind: str) -> HttpResponse:
    """Hand out all showcases of the partnership as a catalogue."""
    paper = papers.catalogue(partnership, clock.today())
    return document_download(paper, kind, partnership=partnership, kind=papers.KIND)
