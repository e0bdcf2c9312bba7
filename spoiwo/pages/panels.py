"""How the editor asks for an article: the words first, then whose they are, what they tell of, and when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel, TitleFieldPanel

LINKED = ("partnerships", "meetings", "people", "projects", "files", "units")


def content() -> list[Any]:
    """Return the panels of the first tab."""
    return [
        TitleFieldPanel("title"),
        FieldPanel("lead"),
        FieldPanel("kind"),
        FieldPanel("categories"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("plain")], heading=_("In plain Polish"), classname="collapsed"),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("written_by"), FieldPanel("written_on")],
            heading=_("Whose words"),
        ),
        MultiFieldPanel(
            [FieldPanel("awaited"), FieldPanel("account_of")],
            heading=_("A promise and its keeping"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel(name, widget=forms.CheckboxSelectMultiple) for name in LINKED],
            heading=_("What it tells of"),
            classname="collapsed",
        ),
    ]


def address() -> list[Any]:
    """Return the panels of the second tab."""
    return [
        FieldPanel(
            "slug", help_text=_("The last part of the address. An address once published leads on for good.")
        )
    ]


def times() -> list[Any]:
    """Return the panels at the side."""
    return [PublishingPanel()]
