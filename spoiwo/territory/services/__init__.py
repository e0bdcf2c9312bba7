"""Every change of territorial units: the bundled tables, the official TERC file, borders, subregions."""

from spoiwo.territory.services.borders import load_borders
from spoiwo.territory.services.bundled import load_bundled
from spoiwo.territory.services.load_terc import load_terc
from spoiwo.territory.services.preview_terc import RowVerdict, TercPreview, Verdict, preview_terc
from spoiwo.territory.services.subregions import SubregionDraft, save_subregion

__all__ = [
    "RowVerdict",
    "SubregionDraft",
    "TercPreview",
    "Verdict",
    "load_borders",
    "load_bundled",
    "load_terc",
    "preview_terc",
    "save_subregion",
]
