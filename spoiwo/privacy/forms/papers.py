"""Forms of the papers on personal data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.web.forms import OneOf, PolishDateField, mark_as_polish
from spoiwo.privacy.models import Activity, Controller
from spoiwo.privacy.services import ActivityDraft, ControllerDraft
from spoiwo.privacy.states import Standing
from spoiwo.registry.models import Organization

_WORDS = ("address", "inspector", "arrangement")


class ControllerForm(forms.Form):
    """Who answers for the data, from a day on."""

    since = PolishDateField(label=_("From"))
    organization = OneOf(
        label=_("Controller"), none=_("choose"), required=True,
        help_text=_("The institution that runs this platform for the partnership: a member or its office."),
    )  # fmt: skip
    address = forms.CharField(label=_("Postal address"), max_length=300)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    inspector = forms.CharField(
        label=_("Data protection officer"), max_length=200, required=False,
        help_text=_("Name and surname, as the controller has published them."),
    )  # fmt: skip
    inspector_email = forms.EmailField(label=_("E-mail of the data protection officer"), required=False)
    inspector_phone = forms.CharField(
        label=_("Telephone of the data protection officer"), max_length=40, required=False
    )
    standing = forms.ChoiceField(
        label=_("Members of the partnership"), choices=Standing.choices, widget=forms.RadioSelect,
        help_text=_("Joint controllers decide together what data are used for, and agree who does what."),
    )  # fmt: skip
    arrangement = forms.CharField(
        label=_("The essence of what joint controllers agreed"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in every clause: who answers people, who reports breaches, where to ask."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, members: list[Organization], current: Controller | None, **kwargs: Any
    ) -> None:
        initial: dict[str, Any] = {"since": clock.today(), "standing": Standing.SEPARATE}
        if current is not None:
            initial |= {name: getattr(current, name) for name in self.base_fields if name != "since"}
        super().__init__(*args, **({"initial": initial} | kwargs))
        self.fields["organization"].offer(members)  # type: ignore[attr-defined]  # a field of our own
        mark_as_polish(self, *_WORDS)

    def draft(self) -> ControllerDraft:
        """Return what was typed as the services want it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "since"}
        return ControllerDraft(**data)


def _area(label: Any, rows: int = 2, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=600, widget=forms.Textarea(attrs={"rows": rows}), help_text=help_text
    )


class ActivityForm(forms.Form):
    """A line of the record of processing (art. 30)."""

    name = forms.CharField(label=_("Activity"), max_length=200)
    purpose = _area(_("What for"))
    basis = _area(_("On what ground"))
    persons = _area(_("Whose data"))
    categories = _area(_("Which data"))
    recipients = _area(_("Who gets them"))
    transfers = _area(
        _("Sent outside the European Economic Area"), help_text=_("To whom and on what ground, or: nothing.")
    )
    period = _area(_("Kept how long"))
    safeguards = _area(_("How they are guarded"))
    is_confirmed = forms.BooleanField(
        label=_("This line was compared with our acts and is right"), required=False,
        help_text=_("Until then it is a proposal and marked so."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, activity: Activity | None = None, **kwargs: Any) -> None:
        known = {name: getattr(activity, name) for name in self.base_fields} if activity else {}
        super().__init__(*args, **({"initial": known} | kwargs))
        mark_as_polish(self, *(name for name in self.fields if name not in ("is_confirmed", "version")))

    def draft(self) -> ActivityDraft:
        """Return the line as the services want it."""
        return ActivityDraft(
            **{name: value for name, value in self.cleaned_data.items() if name != "version"}
        )
