"""The form of a photograph, for every room that shows some: its words, why its people may be seen."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.files.models import Photo
from spoiwo.files.services import ConsentDraft, GroundDraft, PhotoDraft
from spoiwo.files.states import Ground, How

# Only the person in the picture comes by a link of their own.
WAYS = [(how.value, how.label) for how in How if how != How.LINK]


def _what_is_taken() -> str:
    words = gettext("JPEG, PNG or WebP, at most %(size)s. Place and camera are not kept.")
    return words % {"size": filesizeformat(settings.FILE_MAX_BYTES)}


# Words of a size are made for each reader: at the start there is no reader's language yet.
what_is_taken = lazy(_what_is_taken, str)


class GroundForm(forms.Form):
    """Why people may be seen on a photo; mixed into every form that takes a picture."""

    ground = forms.ChoiceField(
        label=_("Why people may be seen in it"), choices=Ground.choices, widget=forms.RadioSelect
    )
    ground_words = forms.CharField(
        label=_("What shows it"),
        max_length=300,
        required=False,
        help_text=_("For a widely known person: who it is and in what public function."),
    )
    people = forms.CharField(
        label=_("Who can be recognised and agreed"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One person in a line. Any of them may take it back, and the photo then disappears at once."
        ),
    )
    agreed_on = PolishDateField(label=_("Agreed on"), required=False)
    how = forms.ChoiceField(label=_("How"), choices=[("", "–"), *WAYS], required=False)
    kept_at = forms.CharField(label=_("Where the consents are kept"), max_length=200, required=False)
    occasion = forms.CharField(label=_("At what it was taken"), max_length=200, required=False)
    taken_on = PolishDateField(label=_("Taken on"), required=False)

    def __init__(self, *args: Any, photo: Photo | None = None, **kwargs: Any) -> None:
        if photo is not None:
            initial = {
                name: getattr(photo, name) for name in ("ground", "ground_words", "occasion", "taken_on")
            }
            kwargs["initial"] = initial | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        # Where people are written down who agreed, the day and the way are asked for too.
        if self.is_bound and self.data.get(self.add_prefix("people"), "").strip():
            for name in ("agreed_on", "how"):
                self.fields[name].required = True

    def ground_draft(self) -> GroundDraft:
        """Return the ground as the service wants it."""
        data = self.cleaned_data
        return GroundDraft(
            ground=Ground(data["ground"]),
            words=data["ground_words"],
            occasion=data["occasion"],
            taken_on=data["taken_on"],
            consents=tuple(
                ConsentDraft(
                    person_name=name,
                    given_on=data["agreed_on"],
                    how=How(data["how"]),
                    kept_at=data["kept_at"],
                )
                for name in data["people"].splitlines()
                if name.strip()
            ),
        )


GROUND: tuple[Question, ...] = (
    (_("People in the picture"), "", (("ground",), ("ground_words",))),
    (_("Consents"), "", (("people",), ("agreed_on", "how"), ("kept_at",))),
    (_("Occasion"), "", (("occasion", "taken_on"),)),
)
SELDOM = frozenset({"people", "occasion"})


class PhotoForm(GroundForm):
    """A photo with the words that stand for it and the ground on which its people are seen."""

    file = forms.FileField(
        label=_("Photo"),
        help_text=what_is_taken(),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    alternative = forms.CharField(
        label=_("What the picture shows"),
        max_length=300,
        help_text=_("For those who do not see it. Not the name of the file."),
    )
    author = forms.CharField(label=_("Author of the photo"), max_length=200, required=False)

    @property
    def groups(self) -> Iterator[Group]:
        """The questions in their order; consents and the occasion are folded until they are needed."""
        first: Question = ("", "", (("file",), ("alternative",), ("author",)))
        return grouped(self, (first, *GROUND), seldom=SELDOM)

    def draft(self) -> PhotoDraft:
        """Return the photo as the service wants it."""
        data = self.cleaned_data
        return PhotoDraft(
            upload=data["file"],
            name=data["file"].name or "",
            alternative=data["alternative"],
            author=data["author"],
            ground=self.ground_draft(),
        )


class SettingGroundForm(GroundForm):
    """The ground of a photo that is kept already; people written here are added to those who agreed."""

    @property
    def groups(self) -> Iterator[Group]:
        """The same questions as when a photo is added."""
        return grouped(self, GROUND, seldom=SELDOM)


class ConsentForm(forms.Form):
    """That one more person agreed to be seen."""

    person_name = forms.CharField(label=_("Who is in the picture"), max_length=200)
    given_by = forms.CharField(
        label=_("Who agreed for that person"),
        max_length=200,
        required=False,
        help_text=_("A parent or a guardian; empty when the person agreed themselves."),
    )
    given_on = PolishDateField(label=_("Agreed on"))
    how = forms.ChoiceField(label=_("How"), choices=WAYS)
    kept_at = forms.CharField(label=_("Where the consent is kept"), max_length=200, required=False)

    def draft(self) -> ConsentDraft:
        """Return the consent as the service wants it."""
        data = self.cleaned_data
        return ConsentDraft(
            person_name=data["person_name"],
            given_by=data["given_by"],
            given_on=data["given_on"],
            how=How(data["how"]),
            kept_at=data["kept_at"],
        )


class WithdrawalForm(forms.Form):
    """How somebody took a consent back; nobody is asked why."""

    how = forms.ChoiceField(label=_("How it was withdrawn"), choices=WAYS)

    def way(self) -> How:
        """Return the way."""
        return How(self.cleaned_data["how"])
