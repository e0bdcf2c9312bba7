"""The register of a day as files, and the page that says what is in them."""

from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers

from spoiwo.common.web.day import ChosenDay, chosen_day
from spoiwo.common.web.reading import read_only
from spoiwo.opendata import formats, selectors
from spoiwo.opendata.export import SCHEMA
from spoiwo.opendata.formats import Format
from spoiwo.opendata.formats.columns import COLUMNS
from spoiwo.opendata.licence import LICENCE
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import public_view

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a data set."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """The register of one partnership in all formats."""

    name: str
    url: str
    files: tuple[DataFile, ...]


@read_only
def index(request: HttpRequest) -> HttpResponse:
    """Say which data there is, in what shape and on what terms."""
    page = Paginator(Partnership.objects.public().order_by("short_name", "pk"), PAGE_SIZE)
    shown = page.get_page(request.GET.get("strona"))
    context = {
        "page": shown,
        "rows": [_files_of(partnership) for partnership in shown],
        "licence": LICENCE,
        "schema": SCHEMA,
        "columns": COLUMNS,
        "structured": _catalogue(list(shown)),
    }
    return render(request, "opendata/index.html", context)


def _catalogue(partnerships: list[Partnership]) -> dict[str, object]:
    """Return the data sets of the page in the words of schema.org."""
    return {
        "@type": "DataCatalog",
        "name": "Spoiwo",
        "url": f"{settings.SITE_ADDRESS}{reverse('opendata:index')}",
        "dataset": [_described(one, _files_of(one)) for one in partnerships],
    }


def _described(partnership: Partnership, data: DataSet) -> dict[str, object]:
    return {
        "@type": "Dataset",
        "name": f"Sygnatariusze: {data.name}",
        "description": f"Kto podpisał porozumienie, na dowolny dzień: {partnership.official_name}",
        "license": LICENCE.url,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": file.label,
                "contentUrl": f"{settings.SITE_ADDRESS}{file.url}",
            }
            for file in data.files
        ],
    }


def _files_of(partnership: Partnership) -> DataSet:
    address = f"{partnership.get_absolute_url()}sygnatariusze"
    kinds = (formats.JSON, formats.CSV, formats.XLSX, formats.ODS)
    return DataSet(
        partnership.short_name,
        f"{address}/",
        tuple(DataFile(kind.ending.upper(), f"{address}.{kind.ending}") for kind in kinds),
    )


@read_only
@public_view
def register_json(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Answer with the register of the day as JSON."""
    return _answer(request, partnership, formats.JSON)


@read_only
@public_view
def register_csv(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Answer with the register of the day as CSV."""
    return _answer(request, partnership, formats.CSV)


@read_only
@public_view
def register_xlsx(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Answer with the register of the day as XLSX."""
    return _answer(request, partnership, formats.XLSX)


@read_only
@public_view
def register_ods(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Answer with the register of the day as ODS."""
    return _answer(request, partnership, formats.ODS)


def _answer(request: HttpRequest, partnership: Partnership, wanted: Format) -> HttpResponse:
    chosen = chosen_day(request)
    if chosen.problem:
        return _no_such_day(chosen)
    export = selectors.register_export(partnership, chosen.day)
    # Headings speak the reader's language, so the same register is another file in another language.
    language = getattr(request, "LANGUAGE_CODE", "pl")
    etag = f'"{export.fingerprint}-{wanted.ending}-{language}"'
    response = get_conditional_response(request, etag=etag) or _file(
        wanted, wanted.write(export), export.filename
    )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ("Cookie",))
    return response


def _file(wanted: Format, content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=wanted.content_type)
    disposition = "inline" if wanted.is_shown else "attachment"
    response.headers["Content-Disposition"] = f'{disposition}; filename="{name}.{wanted.ending}"'
    return response


def _no_such_day(chosen: ChosenDay) -> HttpResponse:
    """A program that asks for a day that does not exist must not be given another one."""
    return JsonResponse({"error": str(chosen.problem), "dzien": chosen.typed}, status=400)
