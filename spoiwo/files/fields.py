"""The form of a photograph, for every room that shows some."""

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from spoiwo.files.services import PhotoDraft


class PhotoForm(forms.Form):
    """A photo with the words that stand for it."""

    file = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG or WebP, at most %(size)s. Place and camera are not kept.")
        % {"size": filesizeformat(settings.FILE_MAX_BYTES)},
    )
    alternative = forms.CharField(
        label=_("What the picture shows"),
        max_length=300,
        help_text=_("For those who do not see it. Not the name of the file."),
    )
    author = forms.CharField(label=_("Author of the photo"), max_length=200, required=False)

    def draft(self) -> PhotoDraft:
        """Return the photo as the service wants it."""
        data = self.cleaned_data
        return PhotoDraft(
            upload=data["file"],
            name=data["file"].name or "",
            alternative=data["alternative"],
            author=data["author"],
        )
