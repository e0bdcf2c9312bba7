"""Forms of minutes: facts, sections, remarks, approval."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web import remarks
from spoiwo.common.web.forms import HourField
from spoiwo.meetings.models import AgendaItem
from spoiwo.minutes.services import FactsDraft


class NoForm(forms.Form):
    """A deed that asks nothing more."""


class GroundForm(forms.Form):
    """Why something is done."""

    ground = forms.CharField(
        label=_("Why"),
        help_text=_("Stays in the book of deeds."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FactsForm(forms.Form):
    """Who chaired, who took the minutes, where and when, what is annexed."""

    chair = forms.CharField(label=_("Chaired by"), max_length=200, required=False)
    chair_office = forms.CharField(label=_("Function of whoever chaired"), max_length=200, required=False)
    taker = forms.CharField(label=_("Minutes taken by"), max_length=200, required=False)
    place = forms.CharField(label=_("Place"), max_length=300, required=False)
    began = HourField(label=_("Began at"), required=False)
    ended = HourField(label=_("Ended at"), required=False)
    annexes = forms.CharField(
        label=_("Annexes"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Each in a line of its own."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def draft(self) -> FactsDraft:
        """Return the facts as the service wants them."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return FactsDraft(**data)


class SectionForm(forms.Form):
    """The course of one item."""

    text = forms.CharField(
        label=_("Course of the item"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "An empty line begins a paragraph. Votes, resolutions and tasks are added by themselves."
        ),
    )
    why = forms.CharField(
        label=_("Why the text changes"),
        max_length=500,
        required=False,
        help_text=_("The minutes were sent: the change is kept as an amendment everybody sees."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, is_seen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_seen:
            del self.fields["why"]


class SendForm(forms.Form):
    """For how many days remarks are taken."""

    days = forms.IntegerField(label=_("Days for remarks"), min_value=1, max_value=90)


class RemarkForm(remarks.RemarkForm):
    """A remark on one item or on the whole."""

    item = forms.ChoiceField(label=_("On what"), required=False)
    field_order = ["item", "text"]

    def __init__(self, *args: Any, items: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._items = {str(item.pk): item for item in items}
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("the whole")), *((key, one.title) for key, one in self._items.items())]

    @property
    def chosen(self) -> AgendaItem | None:
        """The item chosen; None means the whole."""
        return self._items.get(self.cleaned_data["item"])


class AnswerForm(remarks.AnswerForm):
    """Whether a remark is accepted, why, and how its item reads then; the whole has no one text."""

    text = forms.CharField(
        label=_("Corrected course of the item"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, is_on_an_item: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_on_an_item:
            del self.fields["text"]
            self.fields["decision"].help_text = _(
                "The remark is on the whole. Correct the text at the items it concerns."
            )


class ApproveForm(forms.Form):
    """At which item of which meeting the minutes were approved without a vote kept here."""

    item = forms.ChoiceField(label=_("At the meeting"))
    words = forms.CharField(
        label=_("How they were approved"),
        max_length=300,
        initial="Protokół przyjęto bez uwag.",
        help_text=_("Stands in the minutes."),
    )

    def __init__(self, *args: Any, items: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._items = {str(item.pk): item for item in items}
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, f"{one.meeting}, {one.title}") for key, one in self._items.items()]

    @property
    def chosen(self) -> AgendaItem:
        """The item chosen."""
        return self._items[self.cleaned_data["item"]]


class AmendForm(forms.Form):
    """An amendment beside sealed minutes."""

    item = forms.ChoiceField(label=_("On what"), required=False)
    old = forms.CharField(
        label=_("It says"), max_length=20000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    new = forms.CharField(
        label=_("It should read"), max_length=20000, widget=forms.Textarea(attrs={"rows": 3})
    )
    why = forms.CharField(label=_("Why"), max_length=500)

    def __init__(self, *args: Any, items: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._items = {str(item.pk): item for item in items}
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("the whole")), *((key, one.title) for key, one in self._items.items())]

    @property
    def chosen(self) -> AgendaItem | None:
        """The item chosen; None means the whole."""
        return self._items.get(self.cleaned_data["item"])


class SettingForm(forms.Form):
    """How a partnership keeps its minutes."""

    is_public = forms.BooleanField(label=_("Everybody may read approved minutes"), required=False)
    remarks_days = forms.IntegerField(label=_("Days for remarks"), min_value=1, max_value=90)
