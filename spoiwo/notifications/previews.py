"""Every letter with sample content, for the page ``/wzornik/poczta/``. The samples are Polish data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings

from spoiwo.common.exceptions import Sentence

Sample = Callable[[], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter: its template, its name on the page, what fills it there."""

    template: str
    label: Sentence
    sample: Sample


_previews: dict[str, Preview] = {}


def register(template: str, label: Sentence, sample: Sample) -> None:
    """Add a letter to the page of previews; rooms above do so in ``apps.py``."""
    _previews[template] = Preview(template, label, sample)


def known() -> tuple[Preview, ...]:
    """Return all previews in the order of registration."""
    return tuple(_previews.values())


def password_reset() -> Mapping[str, object]:
    return {"address": f"{settings.SITE_ADDRESS}/konto/password/reset/key/1-przyklad/"}


def unknown_account() -> Mapping[str, object]:
    return {"email": "jan.kowalski@example.org"}


def address_change() -> Mapping[str, object]:
    return {"address": f"{settings.SITE_ADDRESS}/konto/confirm-email/przyklad/", "code": ""}


def role_assigned() -> Mapping[str, object]:
    return {
        "name": "Anna Nowak",
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "role": "pracownik sekretariatu",
        "is_new": True,
        "reset_address": f"{settings.SITE_ADDRESS}/konto/password/reset/",
        "desk_address": f"{settings.SITE_ADDRESS}/pulpit/",
    }
