"""Forms of templates."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class TemplateForm(forms.Form):
    """A file to be looked through and kept."""

    file = forms.FileField(
        label=_("Template (DOCX)"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Said here and not with the field: the size is written in the language of the reader.
        self.fields["file"].help_text = gettext(
            "At most %(size)s. It is looked through first and used only when you say so."
        ) % {"size": filesizeformat(settings.FILE_MAX_BYTES)}
