"""The pattern page: every component as it really is, with sample content, so that it cannot age unseen."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import charts
from spoiwo.common.web import proofing
from spoiwo.common.web.day import ChosenDay
from spoiwo.common.word_changes import paragraph_changes
from spoiwo.documents.charts import plot_of
from spoiwo.portal.views import samples


def wzornik(request: HttpRequest) -> HttpResponse:
    """Show every component of the product with sample content; nothing here is read from the database."""
    bad_form = samples.SampleForm({"name": "", "since": "31.02.2016", "kind": "ngo", "role": "wszystko"})
    context = {
        "day": samples.SAMPLE_DAY,
        "bad_day": ChosenDay(samples.SAMPLE_DAY, "31.02.2016", _("The calendar has no such day.")),
        "advice": proofing.advice_on_text(samples.TEXT, samples.SAMPLE_DAY),
        "facts": samples.FACTS,
        "timeline": samples.TIMELINE,
        "members": samples.MEMBERS,
        "changes": samples.CHANGES,
        "word_changes": paragraph_changes(*samples.TWO_VERSIONS),
        "passages": samples.PASSAGES,
        "bar": charts.sector_bar(samples.SECTORS),
        "chart": samples.CHART,
        "plot": plot_of(samples.CHART),
        "files": [
            samples.Link("XLSX", note="14 kB"),
            samples.Link("ODS"),
            samples.Link("CSV"),
            samples.Link("JSON"),
        ],
        "steps": [_("Choose a file"), _("See what it says"), _("Save")],
        "page": Paginator(range(345), 25).page(7),
        "form": samples.SampleForm(auto_id="good_%s"),
        "bad_form": bad_form,
        "consequences": [
            "Porozumienie przestanie obowiązywać 1 stycznia 2027 r.",
            "Instytucje dostaną list.",
        ],
        "headings": [samples.Cell("", "Rodzaj"), samples.Cell("", "Instytucji", kind="num")],
        "rows": [
            [samples.Cell("gminy"), samples.Cell("21", "Instytucji", kind="num")],
            [samples.Cell("powiaty"), samples.Cell("14", "Instytucji", kind="num")],
        ],
        "suggest_url": reverse("portal:wzornik_suggestions"),
        "inner_nav": [
            samples.Link("Pulpit"),
            samples.Link("Sygnatariusze", current=True),
            samples.Link("Porozumienia"),
            samples.Link("Zespół"),
        ],
        "inner_title": "Partnerstwo na rzecz ekonomii społecznej",
    }
    return render(request, "portal/wzornik.html", context)


def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer the sample search field with the sample institutions that contain what was typed."""
    words = request.GET.get("q", "").strip().casefold()
    options = [
        samples.Link(member.name, url="", note=member.kind)
        for member in samples.MEMBERS
        if words in member.name.casefold()
    ]
    return render(request, "components/_suggestions.html", {"options": options})
