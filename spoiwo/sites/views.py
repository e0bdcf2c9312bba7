"""The settings of a site with their preview, and its style sheet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.common.web.reading import read_only
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.sites import colours, rules, selectors, services
from spoiwo.sites.checking import MOST_LINKS
from spoiwo.sites.forms import SiteForm

_CSS = "text/css; charset=utf-8"
_A_YEAR = 365 * 24 * 60 * 60


@read_only
@cache_control(public=True, max_age=_A_YEAR, immutable=True)
def sheet(request: HttpRequest, slug: str, mark: str) -> HttpResponse:
    """Hand out the colours of a partnership; an address of older colours is gone."""
    site = selectors.site_of(slug)
    if site is None or not site.colour or selectors.mark_of(site.colour) != mark:
        raise NotFound(_("There is no such page."))
    return HttpResponse(colours.sheet(site.colour), content_type=_CSS)


@inner_view(rules.EDIT)
def site_edit(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Set colour, sign, menu and host name; “Preview” shows them without saving."""
    site = selectors.settings_of(partnership)
    form = SiteForm(posted(request), request.FILES or None, site=site)
    only_looks = "preview" in request.POST
    if (
        form.is_valid()
        and not only_looks
        and run(
            form,
            lambda: services.edit_site(
                actor=actor_of(request),
                partnership=partnership,
                draft=form.draft(),
                version=form.cleaned_data["version"],
            ),
        )
    ):
        messages.success(request, _("The look and the menu are saved; visitors see them now."))
        return redirect("sites:site_edit", partnership.slug)
    valid = form.is_bound and form.is_valid()
    links = [list(one) for one in form.cleaned_data["links"]] if valid else site.links
    sections = [one.value for one in form.sections()] if valid else site.sections
    colour = form.cleaned_data["colour"] if valid else site.colour
    context = {
        "partnership": partnership,
        "section": "site",
        "form": form,
        "site": site,
        "menu": selectors.menu_of(partnership.slug, sections, links),
        "digits": colour.removeprefix("#"),
        "themes": _themes(),
        "is_preview": only_looks and valid,
        "most_links": MOST_LINKS,
    }
    return render(request, "sites/site_edit.html", context, status=status_of(form))


def _themes() -> tuple[tuple[str, str], ...]:
    return (
        ("light", _("light colours")),
        ("dark", _("dark colours")),
        ("light contrast", _("high contrast on white")),
        ("dark contrast", _("high contrast on black")),
    )


@inner_view(rules.EDIT)
def preview_sheet(request: HttpRequest, partnership: Partnership, digits: str) -> HttpResponse:
    """Hand out the colours made of any colour, for the preview only; of what is no colour, none."""
    try:
        made = colours.sheet(colours.read_colour(digits), ".site-preview")
    except ValueError:
        made = ""
    return HttpResponse(made, content_type=_CSS)
