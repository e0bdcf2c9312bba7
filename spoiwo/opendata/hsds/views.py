"""The feed: lists in pages, one thing by its identifier, what the feed is, a description for programs."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import override

from spoiwo.common import clock
from spoiwo.common.web.reading import read_only
from spoiwo.offers.models import Offer
from spoiwo.offers.selectors.feed import Asked, feed_offer, feed_offers, feed_providers, provider_of
from spoiwo.opendata.hsds import VERSION
from spoiwo.opendata.hsds.ids import number_of
from spoiwo.opendata.hsds.offers import full_service, service
from spoiwo.opendata.hsds.openapi import description
from spoiwo.opendata.hsds.organizations import Json, organization
from spoiwo.opendata.hsds.places import at_location
from spoiwo.opendata.selectors import numbers_by_institution
from spoiwo.registry.models import Organization
from spoiwo.territory.codes import Level
from spoiwo.territory.models import Unit

USUAL, MOST = 50, 200
ADDRESS = "/dane/hsds"
TRUE = {"true", "1"}


class Wrong(Exception):
    """A parameter that cannot be used; a program must not be given something else instead."""


@read_only
def root(request: HttpRequest) -> HttpResponse:
    """Say which version this is and where it is described."""
    here = settings.SITE_ADDRESS
    return _answer(
        request,
        {
            "version": VERSION,
            "profile": "https://docs.openreferral.org/en/latest/hsds/",
            "openapi_url": f"{here}{ADDRESS}/openapi.json",
            "description": "Oferty wsparcia instytucji partnerstw lokalnych na rzecz ekonomii społecznej",
            "publisher": {"name": "Spoiwo", "website": f"{here}/otwarte-dane/"},
        },
    )


@read_only
def openapi(request: HttpRequest) -> HttpResponse:
    """Describe the feed in OpenAPI."""
    return _answer(request, description())


@read_only
def service_list(request: HttpRequest) -> HttpResponse:
    """List services; ``full=true`` with everything that hangs on them, ``minimal=true`` only what changed."""

    def shaped(rows: list[Offer]) -> list[Json]:
        if request.GET.get("minimal") in TRUE:
            return [{"id": row["id"], "last_modified": row["last_modified"]} for row in map(service, rows)]
        if request.GET.get("full") in TRUE:
            names = _voivodeships()
            return [full_service(row, names) for row in rows]
        return [service(row) for row in rows]

    return _offers(request, shaped)


@read_only
def service_one(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Return one service with everything that hangs on it."""
    found = _offer("service", identifier)
    if found is None:
        return _nothing()
    with override("pl"):
        return _answer(request, full_service(found, _voivodeships()))


@read_only
def at_location_list(request: HttpRequest) -> HttpResponse:
    """List where services are given; a service without a place is neither listed nor counted."""
    names = _voivodeships()

    def shaped(rows: list[Offer]) -> list[Json]:
        return [place for row in rows if (place := at_location(row, names))]

    return _offers(request, shaped, with_place=True)


@read_only
def at_location_one(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Return one place of a service."""
    found = _offer("at-location", identifier)
    with override("pl"):
        place = at_location(found, _voivodeships()) if found else None
    return _answer(request, place) if place else _nothing()


@read_only
def organization_list(request: HttpRequest) -> HttpResponse:
    """List the institutions that offer something now."""

    def shaped(rows: list[Organization]) -> list[Json]:
        numbers = numbers_by_institution(rows) if request.GET.get("full") in TRUE else None
        return [organization(row, None if numbers is None else numbers.get(row.pk, {})) for row in rows]

    try:
        page, size = _page(request)
        rows, total = feed_providers(clock.today(), start=(page - 1) * size, count=size)
    except Wrong as wrong:
        return _error(str(wrong))
    with override("pl"):
        return _answer(request, _paged(shaped(rows), total, page, size))


@read_only
def organization_one(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Return one institution with its numbers."""
    number = number_of("organization", identifier)
    found = provider_of(number, clock.today()) if number is not None else None
    if found is None:
        return _nothing()
    with override("pl"):
        return _answer(request, organization(found, numbers_by_institution([found]).get(found.pk, {})))


def _offer(kind: str, identifier: UUID) -> Offer | None:
    number = number_of(kind, identifier)
    return feed_offer(number, clock.today()) if number is not None else None


def _offers(
    request: HttpRequest, shaped: Callable[[list[Offer]], list[Json]], *, with_place: bool = False
) -> HttpResponse:
    try:
        page, size = _page(request)
        asked = Asked(_organization(request), _moment(request), with_place)
    except Wrong as wrong:
        return _error(str(wrong))
    rows, total = feed_offers(clock.today(), asked, start=(page - 1) * size, count=size)
    with override("pl"):
        return _answer(request, _paged(shaped(rows), total, page, size))


def _page(request: HttpRequest) -> tuple[int, int]:
    return _number(request, "page", 1, 10_000), min(_number(request, "per_page", USUAL, 10_000), MOST)


def _number(request: HttpRequest, name: str, usual: int, most: int) -> int:
    typed = request.GET.get(name, str(usual))
    if not (typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= most):
        raise Wrong(f"{name}: a number from 1")
    return int(typed)


def _organization(request: HttpRequest) -> int | None:
    typed = request.GET.get("organization_id", "")
    if not typed:
        return None
    try:
        number = number_of("organization", UUID(typed))
    except ValueError as error:
        raise Wrong("organization_id: a UUID") from error
    # An identifier of another feed names nothing here.
    return 0 if number is None else number


def _moment(request: HttpRequest) -> datetime | None:
    typed = request.GET.get("modified_after", "").replace(" ", "+")
    if not typed:
        return None
    try:
        moment, day = parse_datetime(typed), parse_date(typed)
    except ValueError:
        moment, day = None, None
    if moment is None and day is not None:
        moment = datetime(day.year, day.month, day.day, tzinfo=clock.WARSAW)
    if moment is None:
        raise Wrong("modified_after: a moment, for example 2026-01-31T12:00:00+01:00")
    return moment if moment.tzinfo else moment.replace(tzinfo=clock.WARSAW)


def _voivodeships() -> dict[str, str]:
    return dict(Unit.objects.filter(level=Level.VOIVODESHIP).values_list("key", "name"))


def _paged(contents: list[Json], total: int, page: int, size: int) -> Json:
    pages = max(1, -(-total // size))
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(contents),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _answer(request: HttpRequest, content: Mapping[str, object]) -> HttpResponse:
    body = json.dumps(content, ensure_ascii=False, indent=1).encode()
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    fresh = HttpResponse(body, content_type="application/json")
    response = get_conditional_response(request, etag=etag) or fresh
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _nothing() -> HttpResponse:
    return _json_error("there is no such thing in this feed", 404)


def _error(words: str) -> HttpResponse:
    return _json_error(words, 400)


def _json_error(words: str, status: int) -> HttpResponse:
    response = HttpResponse(json.dumps({"error": words}), content_type="application/json", status=status)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
