"""How the editor asks for an article: the words first, then whose they are, what they tell of, and when."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    Panel,
    PublishingPanel,
    TitleFieldPanel,
)

from spoiwo.common.web.proofing import Advice

LINKED = ("partnerships", "meetings", "people", "projects", "files", "units")


class ProofPanel(Panel):  # type: ignore[misc]  # wagtail is untyped
    """What a careful reader would point at in the saved draft."""

    # Set when the product starts: the reader of drafts stands above the model that names this panel.
    advice_on: Callable[[Any], Advice] | None = None

    class BoundPanel(Panel.BoundPanel):  # type: ignore[misc]  # wagtail is untyped
        template_name = "pages/parts/_proofs.html"

        def get_context_data(self, parent_context: Any = None) -> Any:
            context = super().get_context_data(parent_context)
            read = ProofPanel.advice_on
            context["advice"] = read(self.instance) if read and self.instance.pk else None
            return context


def content() -> list[Any]:
    """Return the panels of the first tab."""
    return [
        ProofPanel(heading=_("What is worth a second look"), classname="collapsed"),
        HelpPanel(heading=_("Language"), template="pages/parts/_translation_panel.html"),
        TitleFieldPanel("title"),
        FieldPanel("lead"),
        FieldPanel("kind"),
        FieldPanel("categories"),
        FieldPanel("body"),
        HelpPanel(heading=_("Photos of the article"), template="pages/parts/_photos_panel.html"),
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
