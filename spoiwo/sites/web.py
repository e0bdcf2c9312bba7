"""Pages of a partnership in its own look, and under its own host name."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.request import split_domain_port, validate_host

from spoiwo.sites import former
from spoiwo.sites.selectors import OwnSite, site_at, site_of, site_of_host

_MISDIRECTED = 421
# What every site needs, whichever partnership it is of.
_SHARED = ("/pliki/", "/jezyk/", "/wyglad/", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt")


class OwnHostMiddleware:
    """Under a partnership's own host name show its public pages and nothing else.

    Everything else is at the main address: there alone one signs in, so under other names nobody is signed
    in, whatever cookie comes. A host name of no partnership is refused.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Raises DisallowedHost for a name this installation does not know at all.
        host, _port = split_domain_port(request.get_host())
        if not validate_host(host, settings.PARTNER_HOSTS):
            return self.get_response(request)
        site = site_of_host(host)
        if site is None:
            return _refused(request)
        request.own_host_site = site  # type: ignore[attr-defined]  # read by ``own_site`` and ``host_of``
        request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        if leads := _left_behind(request, site):
            return HttpResponsePermanentRedirect(leads)
        if request.path_info == "/":
            request.path_info = request.path = site.root
        if request.path_info.startswith((site.root, *_SHARED)):
            return self.get_response(request)
        if request.method in {"GET", "HEAD"}:
            return HttpResponseRedirect(settings.SITE_ADDRESS + request.get_full_path())
        return _refused(request)


def _left_behind(request: HttpRequest, site: OwnSite) -> str:
    """Return where an address leads that this host name had before it was ours."""
    path = request.path_info
    if request.method not in {"GET", "HEAD"} or path.startswith((site.root, *_SHARED)):
        return ""
    found = former.leads_to(site.slug, path, request.META.get("QUERY_STRING", ""))
    return address_of(site, found) if found else ""


def _refused(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        f"Pod tym adresem nie ma tej strony. / This page is not at this address.\n{settings.SITE_ADDRESS}\n",
        content_type="text/plain; charset=utf-8",
        status=_MISDIRECTED,
    )


def host_of(request: HttpRequest) -> OwnSite | None:
    """Return the site under whose own host name the page was asked for, or None at the main address."""
    found: OwnSite | None = getattr(request, "own_host_site", None)
    return found


def address_of(site: OwnSite, path: str) -> str:
    """Return the one address of a partnership's page: under its own host name if it has one."""
    if not site.host:
        return settings.SITE_ADDRESS + path
    scheme = settings.SITE_ADDRESS.partition("://")[0]
    return f"{scheme}://{site.host}{'/' if path == site.root else path}"


def public_address(path: str) -> str:
    """Return the one address of a public page, for whoever reads it in a feed or in data."""
    site = site_at(path)
    return address_of(site, path) if site else settings.SITE_ADDRESS + path


def own_site(request: HttpRequest) -> dict[str, object]:
    """Return the site of the partnership whose public page this is: a context processor."""
    match = request.resolver_match
    slug = match.kwargs.get("slug", "") if match else ""
    is_of_one = bool(slug) and request.path.startswith("/partnerstwa/")
    site = site_of(slug) if is_of_one else host_of(request)
    if site is None:
        return {}
    here = request.path
    # The longest address that the page's begins with is where one is.
    at = max((item.url for item in site.menu if here.startswith(item.url)), key=len, default="")
    own: dict[str, object] = {
        "own_site": site,
        "own_menu": [(item.url, item.label, item.url == at, item.url == here) for item in site.menu],
        "is_own_host": host_of(request) is not None,
    }
    if site.host and here.startswith(site.root):
        own["own_address"] = address_of(site, here)
    return own
