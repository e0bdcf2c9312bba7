"""Photos of an article: several handed in at once, then one line of words for each."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import mark_as_polish
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.files import alternatives
from spoiwo.files.fields import GROUND, SELDOM, GroundForm, what_is_taken
from spoiwo.files.services import PhotoDraft
from spoiwo.pages.models import ArticlePhoto
from spoiwo.pages.services import Arranged

# Each takes some seconds to be made fit to be shown.
AT_ONCE = 12


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class _Pictures(forms.FileField):
    """One or more files; ``clean`` returns all of them."""

    def clean(self, data: Any, initial: Any = None) -> "list[File[bytes]]":
        rows = data if isinstance(data, list | tuple) else [data]
        found = [super(_Pictures, self).clean(row, initial) for row in rows] or [super().clean(None, initial)]
        if len(found) > AT_ONCE:
            raise forms.ValidationError(_("Choose at most %(most)d photos at once.") % {"most": AT_ONCE})
        return found


class UploadForm(GroundForm):
    """Several photos of one occasion, with one ground; each is described afterwards."""

    pictures = _Pictures(
        label=_("Photos"),
        help_text=what_is_taken(),
        widget=_Several(attrs={"accept": "image/jpeg,image/png,image/webp", "multiple": True}),
    )
    author = forms.CharField(label=_("Author of the photos"), max_length=200, required=False)

    @property
    def groups(self) -> Iterator[Group]:
        """The questions in their order; consents and the occasion are folded until they are needed."""
        first: Question = ("", "", (("pictures",), ("author",)))
        return grouped(self, (first, *GROUND), seldom=SELDOM)

    def drafts(self) -> Iterator[PhotoDraft]:
        """Yield the photos as the service wants them."""
        for upload in self.cleaned_data["pictures"]:
            yield PhotoDraft(
                upload=upload,
                name=upload.name or "",
                alternative="",
                author=self.cleaned_data["author"],
                ground=self.ground_draft(),
                words_later=True,
            )


class RowForm(forms.Form):
    """What is said of one photo of the gallery."""

    alternative = forms.CharField(
        label=_("What the picture shows"), max_length=300, required=False,
        help_text=_("For those who do not see it. Not the name of the file. Publishing needs it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    caption = forms.CharField(
        label=_("Caption"), max_length=300, required=False,
        help_text=_("For everybody: who, what, where. It does not repeat what the picture shows."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    author = forms.CharField(label=_("Author of the photo"), max_length=200, required=False)

    def __init__(self, data: Any, *, row: ArticlePhoto) -> None:
        initial = {
            "alternative": row.photo.alternative, "caption": row.caption, "author": row.photo.author,
        }  # fmt: skip
        super().__init__(data, prefix=f"z{row.pk}", initial=initial)
        mark_as_polish(self, "alternative", "caption", "author")
        self.row = row

    def clean_alternative(self) -> str:
        """Refuse words that say nothing where readers see the photo already; a draft may be half done."""
        said: str = " ".join(self.cleaned_data["alternative"].split())
        photo = self.row.photo
        if photo.large.is_public and not alternatives.says_something(said, photo.large.name):
            raise forms.ValidationError(alternatives.SAY_WHAT_IT_SHOWS)
        return said

    def clean_caption(self) -> str:
        """Keep a caption in one line, however it was typed."""
        return " ".join(str(self.cleaned_data["caption"]).split())

    def arranged(self, *, is_leading: bool, move: int) -> Arranged:
        """Return the line as the service wants it."""
        data = self.cleaned_data
        return Arranged(
            row=self.row, alternative=data["alternative"], caption=data["caption"], author=data["author"],
            is_leading=is_leading, move=move,
        )  # fmt: skip
