"""Forms of hosting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import PolishDateField
from spoiwo.hosting.services import ReadinessDraft
from spoiwo.hosting.states import Wish

UNKNOWN = (("", _("not known")), ("yes", _("yes")), ("no", _("no")))
_ANSWERS = {"yes": True, "no": False}


class YesNoField(forms.ChoiceField):
    """Yes, no, or not known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=UNKNOWN, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: ""}.get(value, value)

    def clean(self, value: Any) -> bool | None:
        return _ANSWERS.get(super().clean(value))


class RoomForm(forms.Form):
    """The room of a host."""

    capacity = forms.IntegerField(
        label=_("Places in the room"), min_value=1, max_value=10_000, required=False
    )
    is_accessible = YesNoField(label=_("Accessible to people with disabilities"))
    access = forms.CharField(
        label=_("Access for people with disabilities"),
        max_length=400,
        required=False,
        help_text=_("For example a lift, an induction loop, parking places."),
    )
    has_remote = YesNoField(label=_("Equipped for taking part remotely"))
    note = forms.CharField(label=_("Note"), max_length=400, required=False)


class ReadinessForm(RoomForm):
    """What an institution says of hosting."""

    wish = forms.ChoiceField(
        label=_("Hosting"), choices=Wish.choices, initial=Wish.READY, widget=forms.RadioSelect
    )
    since = PolishDateField(label=_("Since"))
    field_order = ("wish", "since")

    def draft(self) -> ReadinessDraft:
        """Return what was said as the service wants it."""
        data = self.cleaned_data
        return ReadinessDraft(
            wish=Wish(data["wish"]),
            capacity=data["capacity"],
            is_accessible=data["is_accessible"],
            access=data["access"],
            has_remote=data["has_remote"],
            note=data["note"],
        )


class AnswerForm(forms.Form):
    """The answer of an institution that was asked."""

    answer = forms.ChoiceField(
        label=_("Can the meeting be held at your seat?"),
        choices=(("yes", _("Yes, we will host it")), ("no", _("No, not this time"))),
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("Who answers"), max_length=120)
    note = forms.CharField(
        label=_("Remarks for the secretariat"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example the room, the number of places, the way in, parking."),
    )


class OfficeAnswerForm(AnswerForm):
    """The answer given by telephone, written down by the secretariat."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = _("What the institution answered")
        self.fields["note"].help_text = _("For example that it was said by telephone.")
