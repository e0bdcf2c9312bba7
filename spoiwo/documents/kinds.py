"""The register of kinds of papers. Rooms above register theirs in ``apps.py`` with the fields they fill.

A field is written in a template as ``{{numer}}``. It has no logic: it is replaced by what it stands for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.polish import fold
from spoiwo.documents.model import Block, Fact, Facts, Paragraph, Sign

Value = str | tuple[Block, ...] | tuple[Sign, ...]
Values = Mapping[str, Value]
# The kind whose template serves every paper that has none of its own.
ANY = "paper"
_JOINTS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a template. One of blocks stands alone in its paragraph; ``sample`` fills a trial print."""

    name: str
    label: Sentence
    sample: Value
    is_required: bool = False

    @property
    def is_block(self) -> bool:
        """Tell whether it stands for whole paragraphs, lists and tables."""
        return not isinstance(self.sample, str)


WHOLE = Field(
    "treść",
    _("everything the paper contains"),
    (Paragraph("Tu stanie cała treść pisma: nagłówki, akapity, listy, tabele i podpisy."),),
)
COMMON = (
    Field("tytuł", _("title of the paper"), "Tytuł pisma"),
    Field("numer", _("number"), "Nr 1/2026"),
    Field("data", _("day, in words"), "14 maja 2026 r."),
    Field("miejsce", _("place"), "Zwoleń"),
    Field("miejsce i data", _("place and day"), "Zwoleń, 14 maja 2026 r."),
    Field("partnerstwo", _("name of the partnership"), "Nazwa partnerstwa"),
    Field("organ", _("name of the body"), "Nazwa organu"),
    Field("nagłówek", _("name of the partnership and of the body"), "Nazwa partnerstwa · Nazwa organu"),
    Field("stopka", _("text of the footer"), "Tekst stopki"),
    Field("dane", _("facts: place, beginning, quorum and the like"), (Facts((Fact("Miejsce", "…"),)),)),
    Field("znaki", _("signs of the project, when there is one"), (Paragraph("(znaki projektu)"),)),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of papers: its code, its name on the screen, fields of its own, its part of an address."""

    code: str
    label: Sentence
    own: tuple[Field, ...] = ()
    address: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields of the kind, then those every paper has.

        Where no block of its own is required, the whole content is.
        """
        needs_whole = not any(field.is_block and field.is_required for field in self.own)
        return (*self.own, *COMMON, replace(WHOLE, is_required=needs_whole))

    def field(self, name: str) -> Field | None:
        """Return the field written so, whatever its letters' case, marks and spaces."""
        return next((field for field in self.fields if same_name(field.name) == same_name(name)), None)


_known: dict[str, Kind] = {}


def register(code: str, label: Sentence, fields: tuple[Field, ...] = (), *, address: str = "") -> None:
    """Add a kind of papers; ``address`` is the Polish word its pages have in their address.

    Raises ValueError for two fields of one name.
    """
    kind = Kind(code, label, fields, address or code.replace("_", "-"))
    names = [same_name(field.name) for field in kind.fields]
    if len(set(names)) != len(names):
        raise ValueError(f"the fields of {code} are not all different")
    _known[code] = kind


def get(code: str) -> Kind:
    """Return the kind; raises NotFound."""
    if code not in _known:
        raise NotFound(_("There is no such kind of papers."))
    return _known[code]


def by_address(address: str) -> Kind:
    """Return the kind whose pages have this address; raises NotFound."""
    for kind in _known.values():
        if kind.address == address:
            return kind
    raise NotFound(_("There is no such kind of papers."))


def known() -> tuple[Kind, ...]:
    """Return all kinds in the order of their names, that of every other paper at the end."""
    return tuple(sorted(_known.values(), key=lambda kind: (kind.code == ANY, fold(str(kind.label)))))


@lru_cache(maxsize=2048)
def same_name(name: str) -> str:
    """Return a name made comparable: "Data posiedzenia" and "data_posiedzenia" are one field."""
    return _JOINTS.sub("_", fold(name).strip())
