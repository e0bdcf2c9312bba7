"""Forms of steps, of what shows them, of effects and of programmes."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.states import CountKind
from spoiwo.common.web.forms import PolishDateField
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.councils.models import Body
from spoiwo.files.fields import GROUND, SELDOM, GroundForm
from spoiwo.meetings.models import Meeting
from spoiwo.recommendations.forms.fields import FEW, SOME, RowField, VersionField, file_field, offer, words
from spoiwo.recommendations.models import Effect, Programme, Response
from spoiwo.recommendations.services import EffectDraft, ProgrammeDraft, ProofDraft, Reach, StepDraft
from spoiwo.recommendations.states import Proof, StepKind

PROGRAMME_FIELDS = (
    "target_groups", "trainer", "hours", "contents", "certificate", "surveys", "evaluation", "version",
)  # fmt: skip


class StepForm(forms.Form):
    """How a part of it is carried out, by whom, until when."""

    kind = forms.ChoiceField(label=_("Kind"), choices=StepKind.choices)
    meeting = RowField(
        label=_("Meeting"),
        help_text=_("A training, a forum or another meeting: when held, the step is done."),
    )
    body = RowField(label=_("Body that was made"), help_text=_("For example a forum that meets from now on."))
    title = forms.CharField(
        label=_("What is done"),
        max_length=400,
        required=False,
        help_text=_("Empty: the title of the meeting."),
    )
    response = RowField(label=_("Institution answerable"), none=_("the partnership itself"))
    due = PolishDateField(label=_("Until"), required=False)

    def __init__(
        self,
        *args: Any,
        meetings: Sequence[Meeting],
        bodies: Sequence[Body],
        responses: Sequence[Response],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "meeting", meetings)
        offer(self, "body", bodies)
        offer(self, "response", responses)

    def draft(self) -> StepDraft:
        """Return the step as the service wants it."""
        data = self.cleaned_data
        return StepDraft(
            kind=StepKind(data["kind"]),
            title=data["title"],
            response=data.get("response"),
            meeting=data.get("meeting"),
            body=data.get("body"),
            due=data["due"],
        )


class StepDoneForm(forms.Form):
    """On which day a step was carried out."""

    day = PolishDateField(label=_("Carried out on"))
    words = words(_("How it went"), FEW, 600)


class ProofForm(GroundForm):
    """What shows a step: one thing, with its day; of a photo also why people may be seen in it."""

    kind = forms.ChoiceField(label=_("What shows it"), choices=Proof.choices, widget=forms.RadioSelect)
    day = PolishDateField(label=_("Day"))
    words = forms.CharField(
        label=_("What it shows"),
        max_length=600,
        required=False,
        help_text=_("For a photo: what is in the picture, for those who do not see it."),
    )
    meeting = RowField(label=_("Meeting"))
    url = forms.URLField(label=_("Address of a page"), max_length=1000, required=False, assume_scheme="https")
    file = file_field(_("File or photo"))
    author = forms.CharField(label=_("Author of the photo"), max_length=200, required=False)
    is_public = forms.BooleanField(
        label=_("Everybody may see it"),
        required=False,
        help_text=_("Not for lists of names or pictures of people who did not agree to it."),
    )

    def __init__(self, *args: Any, meetings: Sequence[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Asked of photos alone; the service refuses one without it.
        self.fields["ground"].required = False
        offer(self, "meeting", meetings)

    @property
    def groups(self) -> Iterator[Group]:
        """The proof itself, then who is in a photo, then who sees it."""
        own: Question = (
            "", "", (("kind",), ("day",), ("words",), ("meeting",), ("url",), ("file",), ("author",))
        )  # fmt: skip
        seen: Question = ("", "", (("is_public",),))
        return grouped(self, (own, *GROUND, seen), seldom=SELDOM)

    def draft(self) -> ProofDraft:
        """Return the proof as the service wants it."""
        data = self.cleaned_data
        upload = data["file"]
        return ProofDraft(
            kind=Proof(data["kind"]),
            day=data["day"],
            words=data["words"],
            meeting=data.get("meeting"),
            url=data["url"],
            upload=upload or None,
            upload_name=upload.name if upload else "",
            author=data["author"],
            ground=self.ground_draft() if data["ground"] else None,
            is_public=data["is_public"],
        )


class EffectForm(forms.Form):
    """What was achieved, and whom it reached."""

    sentence = words(
        _("Effect, in a sentence"),
        FEW,
        1000,
        required=True,
        help_text=_("What is different now, and for whom."),
    )
    day = PolishDateField(label=_("Found on"))
    year = forms.IntegerField(
        label=_("Year it counts for"),
        min_value=1990,
        max_value=2100,
        required=False,
        help_text=_("Empty: the year of that day."),
    )
    people = forms.IntegerField(label=_("People reached"), min_value=0, max_value=10_000_000, required=False)
    people_kind = forms.ChoiceField(
        label=_("How the number of people is known"), choices=CountKind.choices, initial=CountKind.EXACT
    )
    people_wording = forms.CharField(
        label=_("People, in the words of the source"),
        max_length=120,
        required=False,
        help_text=_('For example “<span lang="pl">blisko 150 osób</span>”.'),
    )
    institutions = forms.IntegerField(
        label=_("Institutions reached"), min_value=0, max_value=10_000_000, required=False
    )
    institutions_kind = forms.ChoiceField(
        label=_("How the number of institutions is known"), choices=CountKind.choices, initial=CountKind.EXACT
    )
    institutions_wording = forms.CharField(
        label=_("Institutions, in the words of the source"), max_length=120, required=False
    )

    def draft(self) -> EffectDraft:
        """Return the effect as the service wants it."""
        data = self.cleaned_data
        return EffectDraft(
            sentence=data["sentence"],
            day=data["day"],
            year=data["year"],
            people=self._reach("people"),
            institutions=self._reach("institutions"),
        )

    def _reach(self, name: str) -> Reach:
        data = self.cleaned_data
        return Reach(count=data[name], kind=CountKind(data[f"{name}_kind"]), wording=data[f"{name}_wording"])


def initial_of_effect(effect: Effect) -> dict[str, object]:
    """Return what the form of an effect begins with."""
    return {name: getattr(effect, name) for name in EffectForm.base_fields}


class ProgrammeForm(forms.Form):
    """What a training teaches, whom, through whom, and how it was judged."""

    target_groups = words(_("For whom"), FEW, 2000)
    trainer = forms.CharField(label=_("Trainer"), max_length=300, required=False)
    hours = forms.DecimalField(
        label=_("Hours"), min_value=0, max_value=1000, decimal_places=1, required=False, localize=True
    )
    contents = words(_("What is taught"), SOME, 8000)
    certificate = forms.CharField(label=_("Certificate"), max_length=400, required=False)
    surveys = forms.IntegerField(
        label=_("Evaluation surveys returned"), min_value=0, max_value=100_000, required=False
    )
    evaluation = words(_("What the evaluation says"), SOME, 4000)
    version = VersionField()

    def draft(self) -> ProgrammeDraft:
        """Return the programme as the service wants it."""
        data = self.cleaned_data
        return ProgrammeDraft(**{name: data[name] for name in PROGRAMME_FIELDS if name != "version"})


def initial_of_programme(programme: Programme | None) -> dict[str, object]:
    """Return what the form of a programme begins with."""
    return {name: getattr(programme, name) for name in PROGRAMME_FIELDS} if programme else {}
