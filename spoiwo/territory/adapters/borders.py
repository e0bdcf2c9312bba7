"""Borders as GeoJSON, for example from the state register of borders (PRG), in degrees of WGS 84."""

import json
from typing import BinaryIO

from django.utils.translation import gettext as _

from spoiwo.common.exceptions import BadInput
from spoiwo.territory.outlines import Ring, rounded
from spoiwo.territory.projection import project

LARGEST = 80 * 1024 * 1024
MOST_POINTS = 3_000_000
CODE_NAMES = ("JPT_KOD_JE", "jpt_kod_je", "kod", "KOD", "teryt", "TERYT")


def read_borders(stream: BinaryIO) -> dict[str, list[Ring]]:
    """Return rings on the map's grid by the key of the unit; BadInput tells what is wrong."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise BadInput(
            _("The file is larger than %(limit)d MB. Simplify it first.") % {"limit": LARGEST // 1024**2}
        )
    try:
        features = json.loads(content)["features"]
        outlines = dict(_feature(feature) for feature in features)
    except BadInput:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadInput(_("The file is not a GeoJSON collection of polygons.")) from None
    if not outlines:
        raise BadInput(_("The file holds no borders."))
    if sum(len(ring) for rings in outlines.values() for ring in rings) > MOST_POINTS:
        raise BadInput(_("The borders have too many points. Simplify the file first."))
    return outlines


def _feature(feature: dict[str, object]) -> tuple[str, list[Ring]]:
    properties, geometry = feature["properties"], feature["geometry"]
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        raise TypeError
    code = next((str(properties[name]).strip() for name in CODE_NAMES if properties.get(name)), "")
    if not code:
        raise BadInput(_("A border lacks its TERYT code: the property JPT_KOD_JE or kod."))
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    elif geometry["type"] != "MultiPolygon":
        raise BadInput(_("The border %(code)s is not an area.") % {"code": code})
    rings = [_ring(ring) for polygon in polygons for ring in polygon]
    return code[:6], [ring for ring in rings if len(ring) >= 3]


def _ring(points: list[list[float]]) -> Ring:
    for longitude, latitude, *_height in points[:1]:
        if abs(longitude) > 180 or abs(latitude) > 90:
            raise BadInput(
                _("The borders are in metres, not in degrees. Convert the file to WGS 84 (EPSG:4326) first.")
            )
    return rounded([project(point[0], point[1]) for point in points])
