"""Three ways to say „zamieszczono tutaj”, and what the office writes down."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.communiques.models import Placement
from spoiwo.communiques.services import PictureDraft
from spoiwo.communiques.states import Way
from spoiwo.files.fields import GROUND, SELDOM, GroundForm
from spoiwo.files.states import Ground

# The words of the ways in an address of a page.
WAYS = {"adres": Way.ADDRESS, "zdjecie": Way.PHOTO, "zrzut": Way.SCREENSHOT}


class AddressForm(forms.Form):
    """The address of the page where the communiqué hangs."""

    address = forms.CharField(
        label=_("Address of the page"),
        max_length=1000,
        help_text=_("Open the page with the communiqué and copy the address from the bar of the browser."),
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    shows_by_itself = forms.BooleanField(
        label=_("This page shows each communiqué by itself (our feed or frame)"),
        required=False,
        help_text=_("Then nobody has to paste an address the next time: we look there ourselves."),
    )


class PictureForm(GroundForm):
    """A picture of the notice board or of the screen: mostly nobody is in it."""

    picture = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG or WebP. Place and camera are removed from it."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    alternative = forms.CharField(
        label=_("What the picture shows"),
        max_length=300,
        help_text=_("For those who do not see it, for example: the notice board at the entrance."),
    )

    def __init__(self, *args: Any, way: Way, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.way = way
        self.initial.setdefault("ground", Ground.NOBODY)

    @property
    def groups(self) -> Iterator[Group]:
        """The picture and its words, then who is in it; consents are folded: a board has no face."""
        first: Question = ("", "", (("picture",), ("alternative",)))
        return grouped(self, (first, *GROUND), seldom=SELDOM)

    def draft(self) -> PictureDraft:
        """Return the picture as the service wants it."""
        picture = self.cleaned_data["picture"]
        return PictureDraft(
            way=self.way,
            upload=picture,
            name=picture.name or "",
            alternative=self.cleaned_data["alternative"],
            ground=self.ground_draft(),
        )


class TelephoneForm(forms.Form):
    """What an institution said by telephone."""

    said = forms.CharField(
        label=_("Who said it, and where it hangs"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown as said by telephone, never as seen by us."),
    )


def words_of(placement: Placement, way: Way) -> str:
    """Return words to begin from for a picture: demanded, but nobody should have to invent them."""
    # The words are kept with the picture, so they are Polish like every record.
    shown = "Zrzut ekranu strony internetowej" if way == Way.SCREENSHOT else "Tablica ogłoszeń"
    return f"{shown}, {placement.organization_name}: {placement.communique.label}"[:300]
