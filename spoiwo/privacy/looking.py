"""A deed by which everybody reads a text: what stands out in it was looked at (BIP-09)."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.privacy.finding import Found


def ask_to_look(form: forms.Form, found: Sequence[Found]) -> Sequence[Found]:
    """Let a form be sent only with a mark that what stands out was looked at; return it for the page."""
    if found:
        form.fields["looked"] = forms.BooleanField(
            label=_("I have looked at what stands out: everybody may read it"),
            error_messages={
                "required": _("Look at what stands out first: hide it, or say that it may stay.")
            },
        )
    return found
