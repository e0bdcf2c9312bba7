"""Rendering a letter: subject, text and HTML beside each other, named alike (house.md 3.7)."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.template.context import Context
from django.template.loader import get_template, render_to_string
from django.utils.translation import get_language

# Control signs, signs of formatting (the bidirectional ones among them), halves of a pair.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


@dataclass(frozen=True, slots=True)
class Letter:
    """A rendered letter."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file to travel with a letter.

    ``text/calendar; method=REQUEST`` (or another method) becomes an alternative of the text as well, so
    that mail programs show the buttons that answer it. With a ``content_id`` it is a picture within the
    HTML (``cid:``), never read from elsewhere, so that nobody learns who opened the letter.
    """

    name: str
    media_type: str
    content: bytes
    content_id: str = ""


@dataclass(frozen=True, slots=True)
class LetterMarks:
    """Marks at the end of a letter: the pictures that travel with it, how they stand in HTML and in text."""

    pictures: tuple[Enclosure, ...] = ()
    html: str = ""
    text: str = ""


NO_MARKS = LetterMarks()


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """One letter of many: whom it goes to, what fills the template, what is its own."""

    to: Sequence[str]
    context: Mapping[str, object]
    language: str | None = None
    attachments: Sequence[Enclosure] = ()
    reply_to: Sequence[str] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def render(template: str, context: Mapping[str, object], marks: LetterMarks = NO_MARKS) -> Letter:
    """Render ``<template>.subject``, ``.txt`` and ``.html`` in the language that is active.

    The frame of every letter ends with its marks. Raises TemplateDoesNotExist when one of the three is
    missing.
    """
    values = {
        "site_address": settings.SITE_ADDRESS,
        "language": get_language() or "pl",
        "marks": marks,
        **context,
    }
    return Letter(
        subject=one_line(_plain(f"{template}.subject", values)),
        text=_plain(f"{template}.txt", values).strip() + "\n",
        html=render_to_string(f"{template}.html", values).strip() + "\n",
    )


def one_line(words: str) -> str:
    """Return words as a subject may hold them: one line, without signs that are not seen.

    Signs that turn the direction of writing could make a subject read as another one.
    """
    line = " ".join(words.split())
    return "".join(sign for sign in line if unicodedata.category(sign) not in _UNSEEN)


def _plain(name: str, values: Mapping[str, object]) -> str:
    """Render what is not HTML: a name with an ampersand stays as it is."""
    # Through the loader, so that it works with whichever engine the settings name.
    template = get_template(name).template  # type: ignore[attr-defined]  # Django's own engine
    return str(template.render(Context(dict(values), autoescape=False)))
