"""Files for machines: the map of the site, what robots may read, whom to tell of a weakness."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.reading import read_only
from spoiwo.portal import sitemap
from spoiwo.sites.web import address_of, host_of

_XML, _TEXT = "application/xml", "text/plain; charset=utf-8"
_AN_HOUR, _A_DAY = 60 * 60, 24 * 60 * 60
# RFC 9116 asks for less than a year; the address comes from the settings with every answer.
VALID_FOR = timedelta(days=180)


@read_only
@cache_control(public=True, max_age=_AN_HOUR)
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Name the files of the map, one kind of pages in each; a partnership's own host name has one file."""
    if (site := host_of(request)) is not None:
        return HttpResponse(sitemap.own_xml(site), content_type=_XML)
    return HttpResponse(sitemap.index_xml(), content_type=_XML)


@read_only
@cache_control(public=True, max_age=_AN_HOUR)
def sitemap_part(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Hand out one file of the map: at most ten thousand addresses, a megabyte."""
    if (kind, number) not in {(one.kind, one.number) for one in sitemap.parts()}:
        raise NotFound(_("There is no such page."))
    return HttpResponse(sitemap.part_xml(kind, number), content_type=_XML)


@read_only
@cache_control(public=True, max_age=_A_DAY)
def robots(request: HttpRequest) -> HttpResponse:
    """Say what robots may read: everything that is public but searches; of a demonstration nothing."""
    closed = ["/"] if settings.IS_DEMO else ["/pulpit/", "/konto/", reverse("portal:search")]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    site, path = host_of(request), reverse("portal:sitemap_index")
    lines += ["", f"Sitemap: {address_of(site, path) if site else settings.SITE_ADDRESS + path}", ""]
    return HttpResponse("\n".join(lines), content_type=_TEXT)


@read_only
@cache_control(public=True, max_age=_A_DAY)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say whom to tell of a weakness (RFC 9116); 404 where the installation names nobody."""
    if not settings.SECURITY_CONTACT:
        raise NotFound(_("This installation has not named whom to tell of a weakness."))
    until = datetime.combine(clock.today() + VALID_FOR, time(0), clock.WARSAW)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until.isoformat()}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.SITE_ADDRESS}{request.path}",
        "",
    ]
    return HttpResponse("\r\n".join(lines), content_type=_TEXT)
