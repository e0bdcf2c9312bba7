"""What several forms of agreements share."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.services import SignerDraft
from spoiwo.common.exceptions import BadInput
from spoiwo.common.web.forms import PolishDateField

SHORT = {"rows": 3}


def short_text(label: Any, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    """Return a field of a few lines."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs=SHORT),
        max_length=4000,
    )


def scan_field(label: Any = None) -> forms.FileField:
    """Return an optional file; its kind and size are judged where files are stored."""
    return forms.FileField(
        label=label or _("Scan or electronic document"),
        required=False,
        help_text=_("Kept unchanged under its SHA-256; at most %(size)s.")
        % {"size": filesizeformat(settings.FILE_MAX_BYTES)},
    )


def signers_field(label: Any, *, required: bool = False) -> forms.CharField:
    """Return a field of people, one a line, "office: name"."""
    return forms.CharField(
        label=label,
        required=required,
        widget=forms.Textarea(attrs=SHORT),
        max_length=4000,
        help_text=_("One person a line: the office, a colon, the name. Either may be missing."),
    )


def signers_of(text: str) -> list[SignerDraft]:
    """Read people from lines "office: name"; a line without a colon is an office."""
    drafts = []
    for line in text.splitlines():
        office, colon, name = (part.strip() for part in line.partition(":"))
        if not office and not name:
            continue
        if len(office) > 160 or len(name) > 240:
            raise BadInput(_("One of the lines is too long: one person a line."), "signers")
        drafts.append(SignerDraft(office=office, name=name if colon else ""))
    return drafts


class GroundForm(forms.Form):
    """A counter-entry needs nothing but its ground."""

    ground = short_text(_("Ground"), required=True, help_text=_("It stays in the book of deeds."))


class DayForm(forms.Form):
    """One day."""

    on = PolishDateField(label=_("Day"))


class VersionedForm(forms.Form):
    """A form that notices when somebody else saved in between."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def renew(self, version: int) -> None:
        """Take the present version, so that saving once more replaces what somebody else saved."""
        present = {self.add_prefix("version"): str(version)}
        self.data = {name: self.data[name] for name in self.data} | present
