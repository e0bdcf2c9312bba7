"""Forms of templates."""

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _


class TemplateForm(forms.Form):
    """A file to be looked through and kept."""

    file = forms.FileField(
        label=_("Template (DOCX)"),
        help_text=_("At most %(size)s. It is looked through first and used only when you say so.")
        % {"size": filesizeformat(settings.FILE_MAX_BYTES)},
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
