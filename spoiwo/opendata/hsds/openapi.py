"""The description of the feed for programs (OpenAPI 3.1): only what this feed answers."""

from django.conf import settings

from spoiwo.opendata.hsds import VERSION
from spoiwo.opendata.licence import LICENCE

_SCHEMA = f"https://raw.githubusercontent.com/openreferral/specification/{VERSION}/schema/compiled"
_LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
}
_PARAMETERS: dict[str, tuple[tuple[str, str], ...]] = {
    "services": (
        ("page", "integer"), ("per_page", "integer"), ("full", "boolean"), ("minimal", "boolean"),
        ("organization_id", "string"), ("modified_after", "string"),
    ),
    "organizations": (("page", "integer"), ("per_page", "integer"), ("full", "boolean")),
    "service_at_locations": (
        ("page", "integer"), ("per_page", "integer"), ("organization_id", "string"),
        ("modified_after", "string"),
    ),
}  # fmt: skip


def description() -> dict[str, object]:
    """Return the document; paths follow the address of this installation."""
    paths: dict[str, object] = {"/": _path({"type": "object"})}
    for name, kind in _LISTS.items():
        page: dict[str, object] = {
            "type": "object",
            "properties": {"contents": {"type": "array", "items": _ref(f"{kind}_list")}},
        }
        paths[f"/{name}"] = _path(page, _PARAMETERS[name])
        paths[f"/{name}/{{id}}"] = _path(_ref(kind), (("id", "string"),), place="path")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Oferty wsparcia (HSDS)",
            "version": VERSION,
            "license": {"name": LICENCE.name, "url": LICENCE.url},
        },
        "servers": [{"url": f"{settings.SITE_ADDRESS}/dane/hsds"}],
        "paths": paths,
    }


def _ref(name: str) -> dict[str, object]:
    return {"$ref": f"{_SCHEMA}/{name}.json"}


def _path(
    schema: dict[str, object], parameters: tuple[tuple[str, str], ...] = (), *, place: str = "query"
) -> dict[str, object]:
    asked = [
        {"name": name, "in": place, "required": place == "path", "schema": {"type": kind}}
        for name, kind in parameters
    ]
    content = {"application/json": {"schema": schema}}
    return {"get": {"parameters": asked, "responses": {"200": {"description": "OK", "content": content}}}}
