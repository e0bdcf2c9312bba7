"""The form that describes a meeting, in groups, and the small forms of its moves."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from spoiwo.common.periods import Precision
from spoiwo.common.web.forms import OneOf, PolishDateField
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.councils.models import Body
from spoiwo.meetings.forms.fields import ReferenceLines, hour_field, precision_field
from spoiwo.meetings.models import Meeting, Series
from spoiwo.meetings.services import MeetingDraft, ReferenceDraft
from spoiwo.meetings.states import Form, MeetingKind, PartnershipRole, ReferenceKind
from spoiwo.projects.models import Project
from spoiwo.registry.fields import OrganizationField, UnitField

LINES = _(
    "Each in a line of its own; a detail and an address may follow after a bar: name | detail | https://…"
)
GROUPS: tuple[Question, ...] = (
    (
        _("What meets"),
        "",
        (("kind",), ("body",), ("title",), ("is_extraordinary",), ("is_inaugural",)),
    ),
    (_("When"), "", (("day",), ("begins", "ends"), ("last_day",), ("precision",))),
    (
        _("Where"),
        "",
        (
            ("form",),
            ("host",),
            ("venue",),
            ("street",),
            ("postal_code", "locality"),
            ("unit",),
            ("venue_access",),
        ),
    ),
    (_("Taking part remotely"), "", (("remote_url",), ("remote_note",))),
    (_("About what"), "", (("aim",), ("topics",), ("strategies",), ("programmes",))),
    (_("Who organises, who sees it"), "", (("role",), ("project",), ("is_public",), ("demo_note",))),
)

# The first fields of groups seldom needed: they stay folded.
SELDOM = frozenset({"remote_url", "role"})


class MeetingForm(forms.Form):
    """A meeting, ahead or past."""

    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices, initial=MeetingKind.SIGNATORIES)
    body = OneOf(
        label=_("Body that meets"),
        none=_("all signatories, or an open event"),
        help_text=_("Needed for a session of a council or a group."),
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        required=False,
        help_text=_("Empty: the kind of the meeting is its title."),
    )
    is_extraordinary = forms.BooleanField(label=_("Extraordinary"), required=False)
    is_inaugural = forms.BooleanField(label=_("Inaugural"), required=False)
    day = PolishDateField(label=_("Day"))
    begins = hour_field(_("Begins at"))
    ends = hour_field(_("Ends at"))
    last_day = PolishDateField(
        label=_("Last day"), required=False, help_text=_("Only where it lasts more than one day.")
    )
    precision = precision_field()
    form = forms.ChoiceField(
        label=_("Form"), choices=Form.choices, initial=Form.ROOM, widget=forms.RadioSelect
    )
    host = OrganizationField(
        label=_("Host"),
        required=False,
        help_text=_("The institution at whose seat it is held; it counts as the host."),
    )
    venue = forms.CharField(
        label=_("Place"), max_length=200, required=False, help_text=_("For example the room or the building.")
    )
    street = forms.CharField(label=_("Street and number"), max_length=160, required=False)
    postal_code = forms.RegexField(
        r"^\d{2}-\d{3}$",
        label=_("Postal code"),
        required=False,
        error_messages={"invalid": _("Write the postal code as 65-001.")},
    )
    locality = forms.CharField(label=_("Locality"), max_length=100, required=False)
    unit = UnitField(label=_("Commune"), required=False)
    venue_access = forms.CharField(
        label=_("Access for people with disabilities"),
        max_length=400,
        required=False,
        help_text=_("For example a lift, an induction loop, parking places. It stands in the invitation."),
    )
    remote_url = forms.URLField(
        label=_("Address of the remote meeting"), max_length=500, required=False, assume_scheme="https"
    )
    remote_note = forms.CharField(label=_("How to join remotely"), max_length=300, required=False)
    aim = forms.CharField(
        label=_("Aim"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    topics = ReferenceLines(ReferenceKind.TOPIC, label=_("Topics"), help_text=LINES)
    strategies = ReferenceLines(ReferenceKind.STRATEGY, label=_("Strategic documents"))
    programmes = ReferenceLines(ReferenceKind.PROGRAMME, label=_("Programmes and funds"))
    role = forms.ChoiceField(
        label=_("Role of the partnership"),
        choices=PartnershipRole.choices,
        initial=PartnershipRole.ORGANISER,
        help_text=_("A report counts meetings organised and meetings attended apart."),
    )
    project = OneOf(label=_("Project that pays"), none=_("none"))
    is_public = forms.BooleanField(label=_("Shown in public"), required=False, initial=True)
    demo_note = forms.CharField(
        label=_("Note for readers"), max_length=400, required=False, help_text=_("Shown in public.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, bodies: Sequence[Body], projects: Sequence[Project], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "body", bodies)
        _offer(self, "project", projects)

    @property
    def groups(self) -> Iterator[Group]:
        """The questions in groups; those seldom needed may stay folded."""
        return grouped(self, GROUPS, seldom=SELDOM)

    def clean_title(self) -> str:
        """Name a meeting after its kind; names in the records are Polish whatever the reader's language."""
        typed = str(self.cleaned_data["title"]).strip()
        kind = self.cleaned_data.get("kind")
        if typed or kind is None:
            return typed
        with override("pl"):
            words = str(MeetingKind(kind).label)
        return words[:1].upper() + words[1:]

    def draft(self, series: Series | None = None) -> MeetingDraft:
        """Return the meeting as the service wants it."""
        data = self.cleaned_data
        plain = (
            "day", "title", "body", "project", "is_extraordinary", "is_inaugural", "last_day", "begins",
            "ends", "remote_url", "remote_note", "host", "venue", "street", "postal_code", "locality", "unit",
            "venue_access", "aim", "is_public", "demo_note",
        )  # fmt: skip
        return MeetingDraft(
            kind=MeetingKind(data["kind"]),
            series=series,
            role=PartnershipRole(data["role"]),
            precision=Precision(data["precision"]),
            form=Form(data["form"]),
            **{name: data[name] for name in plain},
        )

    def references(self) -> list[ReferenceDraft]:
        """Return what the meeting is about."""
        data = self.cleaned_data
        return [*data["topics"], *data["strategies"], *data["programmes"]]


def _offer(form: forms.Form, name: str, rows: Sequence[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, OneOf)
    field.offer(rows)


def initial_of(meeting: Meeting) -> dict[str, Any]:
    """Return what the form of a recorded meeting begins with."""
    names = [name for _title, _help, rows in GROUPS for row in rows for name in row if hasattr(meeting, name)]
    references = list(meeting.references.all())
    kinds = {
        "topics": ReferenceKind.TOPIC,
        "strategies": ReferenceKind.STRATEGY,
        "programmes": ReferenceKind.PROGRAMME,
    }
    lines = {name: [one for one in references if one.kind == kind] for name, kind in kinds.items()}
    return {name: getattr(meeting, name) for name in names} | lines | {"version": meeting.version}


class GroundForm(forms.Form):
    """Why something is done or taken back."""

    ground = forms.CharField(
        label=_("Why"),
        help_text=_("Stays in the book of deeds."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CancelForm(GroundForm):
    """Why a meeting is called off: those invited read it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].help_text = _(
            "Those who were invited will read it; it stands on the public page."
        )


class RescheduleForm(forms.Form):
    """Another day and hours."""

    day = PolishDateField(label=_("New day"))
    begins = hour_field(_("Begins at"))
    ends = hour_field(_("Ends at"))
    ground = forms.CharField(label=_("Why"), max_length=300, required=False)


class OutcomeForm(forms.Form):
    """What came of a meeting."""

    outcome = forms.CharField(
        label=_("Outcome"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("A few sentences for readers: what was agreed, what it gave. Shown in public."),
    )


class NoForm(forms.Form):
    """A deed that asks for nothing but a click."""
