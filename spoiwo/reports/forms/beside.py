"""Forms of what others bring to a report: parts of institutions, remarks, attachments."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web import remarks
from spoiwo.common.web.forms import NumberField
from spoiwo.partnerships.selectors import Outline
from spoiwo.reports.models import MemberPart
from spoiwo.reports.services import PartDraft
from spoiwo.reports.states import Chapter


class AddressForm(forms.Form):
    """Who tells the part of an institution."""

    name = forms.CharField(label=_("Person"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail for the personal link"))


class PartForm(forms.Form):
    """What an institution did in the period, for which aims, and how many people it reached."""

    text = forms.CharField(
        label=_("What we did"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("A few sentences are enough. Without names of people who received help."),
    )
    people = NumberField(
        label=_("People reached"),
        min_value=0,
        decimal_places=0,
        max_digits=8,
        required=False,
        help_text=_("May stay empty when it was not counted."),
    )
    by = forms.CharField(
        label=_("Who told it, and how"),
        max_length=300,
        help_text=_("For example: Anna Nowak, by telephone."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any, *, part: MemberPart, aims: Sequence[Outline], by_link: bool) -> None:
        super().__init__(data, initial=_told(part))
        if by_link:
            del self.fields["by"]
        self._aims = {f"aim_{aim.statement.pk}": aim for aim in aims}
        for name, aim in self._aims.items():
            self.fields[name] = forms.CharField(
                label=f"{aim.number}. {aim.text}",
                max_length=4000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The fields that stand before the aims."""
        return [self[name] for name in self.fields if name not in self._aims and name != "acting"]

    @property
    def aim_fields(self) -> list[forms.BoundField]:
        """A field for each aim."""
        return [self[name] for name in self._aims]

    def draft(self) -> PartDraft:
        """Return the part as the service wants it."""
        data = self.cleaned_data
        people = data["people"]
        return PartDraft(
            text=data["text"],
            people=int(people) if people is not None else None,
            aims={aim.statement.pk: data[name] for name, aim in self._aims.items()},
        )


def _told(part: MemberPart) -> dict[str, object]:
    aims = {f"aim_{word.aim_id}": word.text for word in part.aims.all()}
    return aims | {"text": part.text, "people": part.people, "version": part.version}


class SendForm(forms.Form):
    """For how many days remarks are taken."""

    days = forms.IntegerField(label=_("Days for remarks"), min_value=1, max_value=90, initial=14)


class RemarkForm(remarks.RemarkForm):
    """A remark on one part or on the whole."""

    chapter = forms.TypedChoiceField(label=_("On what"), coerce=int)
    field_order = ["chapter", "text"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chapter"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("0", _("the whole")), *((str(int(one)), f"{one}. {one.label}") for one in Chapter)]


class ToldRemarkForm(RemarkForm):
    """A remark told to the secretariat otherwise, with who told it."""

    author = forms.CharField(label=_("Who made the remark"), max_length=200)
    institution = forms.CharField(label=_("Institution"), max_length=400, required=False)
    field_order = ["author", "institution", "chapter", "text"]


class AttachedFileForm(forms.Form):
    """A file with its title."""

    file = forms.FileField(label=_("File"))
    title = forms.CharField(
        label=_("Title"), max_length=300, help_text=_("Stands in the list of annexes of the report.")
    )
