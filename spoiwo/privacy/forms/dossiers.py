"""Whose data are to be gathered: a person of the register, e-mail addresses, or both."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from spoiwo.registry.fields import PersonField

# Nobody is written to under more; a longer list would be a search in the whole register.
_MOST = 6


class AddressesField(forms.CharField):
    """E-mail addresses, one in a line."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "inputmode": "email"})
        super().__init__(widget=widget, max_length=1500, **kwargs)

    def clean(self, value: Any) -> list[str]:
        words = str(super().clean(value)).replace(",", " ").replace(";", " ").split()
        addresses = list(dict.fromkeys(word.lower() for word in words))
        if len(addresses) > _MOST:
            raise ValidationError(_("Write at most six addresses."))
        for one in addresses:
            try:
                validate_email(one)
            except ValidationError as error:
                raise ValidationError(
                    _("“%(address)s” is no e-mail address."), params={"address": one}
                ) from error
        return addresses


class DossierForm(forms.Form):
    """Whose data are to be gathered."""

    person = PersonField(
        label=_("Person of the register"), required=False,
        help_text=_("Type a part of the name and choose. Leave it empty for somebody who is not there."),
    )  # fmt: skip
    addresses = AddressesField(
        label=_("E-mail addresses of the person"), required=False, help_text=_("One in a line.")
    )
    reference = forms.CharField(
        label=_("Mark of the request"), required=False, max_length=60,
        help_text=_("For example 3/2026. It stands on the paper and in the book of deeds."),
    )  # fmt: skip
    with_namesakes = forms.BooleanField(
        label=_("Also records that only bear the same name"), required=False,
        help_text=_("They may be of somebody else: look at each before you give it out."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("person") and not data.get("addresses"):
            raise ValidationError(_("Choose a person or write an e-mail address."))
        return data
