"""The one form of a partnership's look, menu and host name."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import BadInput
from spoiwo.common.web.forms import mark_as_polish
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.sites import checking
from spoiwo.sites.models import Site
from spoiwo.sites.services import SiteDraft
from spoiwo.sites.states import Section

_PLACE = "place_"


class SiteForm(forms.Form):
    """Colour, sign, menu, host; a section with a number stands in the menu at that place."""

    colour = forms.CharField(
        label=_("Colour"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 9, "spellcheck": "false"}),
        help_text=_(
            "As # and six digits, for example #1f4e8c: links, buttons and marks take it. Dark and "
            "high-contrast pages get a shade of it that can be read. Empty, the pages keep the colours of "
            "the portal."
        ),
    )
    sign = forms.FileField(
        label=_("Sign of the partnership"),
        required=False,
        help_text=_("JPEG, PNG or WebP; it is shown 48 points high, on white."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    sign_words = forms.CharField(
        label=_("What the sign shows"),
        max_length=200,
        required=False,
        help_text=_("For those who do not see it. Not the name of the file."),
    )
    drops_sign = forms.BooleanField(label=_("Take the sign off"), required=False)
    links = forms.CharField(
        label=_("Own links"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: words, a bar, an address. They stand after the sections."),
    )
    host = forms.CharField(
        label=_("Own host name"),
        max_length=260,
        required=False,
        help_text=_(
            "For example partnerstwo.powiat.pl. The operator of the installation must have opened it first; "
            "signing in stays at the main address."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        initial: dict[str, object] = {name: getattr(site, name) for name in ("colour", "sign_words", "host")}
        initial |= {"version": site.version, "links": checking.write_links(site.links)}
        initial |= {_PLACE + name: str(number) for number, name in enumerate(site.sections, 1)}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "sign_words", "links")
        numbers = [("", _("not in the menu")), *((str(one), str(one)) for one in range(1, len(Section) + 1))]
        for one in Section:
            self.fields[_PLACE + one.value] = forms.ChoiceField(
                label=one.label, choices=numbers, required=False
            )
        if site.sign is None:
            del self.fields["drops_sign"]

    @property
    def groups(self) -> Iterator[Group]:
        """The questions in their order."""
        sign = [("sign",), ("sign_words",), *([("drops_sign",)] if "drops_sign" in self.fields else [])]
        names = [_PLACE + one.value for one in Section]
        # Two beside each other: the whole menu is seen at once.
        places = tuple(tuple(names[at : at + 2]) for at in range(0, len(names), 2))
        questions: tuple[Question, ...] = (
            (_("Colours"), "", (("colour",),)),
            (_("Sign"), "", tuple(sign)),
            (
                _("Menu"),
                _("A number says where a section stands; one that is still empty waits to be filled."),
                places,
            ),
            (_("Own links in the menu"), "", (("links",),)),
            (_("Address"), "", (("host",),)),
        )
        return grouped(self, questions)

    def clean_links(self) -> list[tuple[str, str]]:
        try:
            return checking.read_links(self.cleaned_data["links"])
        except BadInput as error:
            raise forms.ValidationError(str(error.message)) from error

    def clean_colour(self) -> str:
        try:
            return checking.checked_colour(self.cleaned_data["colour"])
        except BadInput as error:
            raise forms.ValidationError(str(error.message)) from error

    def sections(self) -> list[Section]:
        """Return the chosen sections in the order of their numbers."""
        chosen = [(int(self.cleaned_data.get(_PLACE + one.value) or 0), one) for one in Section]
        return [one for number, one in sorted(chosen, key=lambda pair: pair[0]) if number]

    def draft(self) -> SiteDraft:
        """Return what was written as the service wants it."""
        data = self.cleaned_data
        return SiteDraft(
            colour=data["colour"],
            sections=self.sections(),
            links=data["links"],
            host=data["host"],
            sign=data["sign"] or None,
            sign_name=data["sign"].name if data["sign"] else "",
            sign_words=data["sign_words"],
            drops_sign=data.get("drops_sign", False),
        )
