"""Where a place falls on the map: one fixed projection, so that borders and dots always fit together."""

import math
from typing import Final

WEST, NORTH = 14.0, 54.9
# Degrees of longitude are this much shorter than degrees of latitude in the middle of the country.
_NARROWING: Final = math.cos(math.radians(52))
WIDTH, HEIGHT = 1000, 960
SCALE: Final = WIDTH / ((24.2 - WEST) * _NARROWING)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the place on a sheet of 1000 × 960, for degrees in WGS 84."""
    return (longitude - WEST) * _NARROWING * SCALE, (NORTH - latitude) * SCALE
