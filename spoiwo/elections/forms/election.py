"""The form by which an election is called."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import LastDayField, PolishDateField
from spoiwo.councils.models import Body
from spoiwo.elections.services import ElectionDraft
from spoiwo.elections.states import FORMS, BallotMethod, BallotOrder, Majority, QuorumBasis
from spoiwo.meetings.models import Meeting
from spoiwo.voting.states import Form, Secrecy


class CallForm(forms.Form):
    """Which body, how many seats, when, and under which rule."""

    body = forms.ChoiceField(label=_("Body"))
    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        help_text=_('For example “<span lang="pl">Wybory do Rady Programowej, kadencja 2</span>”.'),
    )
    seats = forms.IntegerField(label=_("Seats to fill"), min_value=1, max_value=200)
    opens_term = forms.ChoiceField(
        label=_("What is filled"),
        choices=[
            ("new", _("a new term: it begins when the result is confirmed")),
            ("vacant", _("vacant seats of the term that runs")),
        ],
        initial="new",
        widget=forms.RadioSelect,
    )
    voters_body = forms.ChoiceField(label=_("Who nominates and votes"), required=False)
    meeting = forms.ChoiceField(label=_("At the meeting"), required=False)
    nominations_from = PolishDateField(label=_("Nominations from"))
    nominations_to = LastDayField(label=_("Nominations until (the last day)"))
    vote_on = PolishDateField(label=_("Day of the vote"))
    form = forms.ChoiceField(
        label=_("Form of voting"), choices=FORMS, initial=Form.HYBRID, widget=forms.RadioSelect
    )
    secrecy = forms.ChoiceField(
        label=_("Ballot"), choices=Secrecy.choices, initial=Secrecy.SECRET, widget=forms.RadioSelect
    )
    method = forms.ChoiceField(
        label=_("A ballot names"),
        choices=BallotMethod.choices,
        initial=BallotMethod.APPROVAL,
        widget=forms.RadioSelect,
    )
    max_choices = forms.IntegerField(
        label=_("Most candidates on a ballot"),
        min_value=1,
        max_value=200,
        required=False,
        help_text=_("Empty: as many as there are seats to fill."),
    )
    majority = forms.ChoiceField(
        label=_("Elected are those with"),
        choices=Majority.choices,
        initial=Majority.PLURALITY,
        widget=forms.RadioSelect,
    )
    second_majority = forms.ChoiceField(
        label=_("In a further round elected are those with"),
        choices=Majority.choices,
        initial=Majority.PLURALITY,
        widget=forms.RadioSelect,
    )
    quorum_basis = forms.ChoiceField(
        label=_("Quorum"), choices=QuorumBasis.choices, initial=QuorumBasis.CAST, widget=forms.RadioSelect
    )
    quorum_share = forms.CharField(
        label=_("At least this share"),
        max_length=5,
        initial="1/2",
        help_text=_("A fraction, for example 1/2."),
    )
    ballot_order = forms.ChoiceField(
        label=_("Numbers on the ballot"),
        choices=BallotOrder.choices,
        initial=BallotOrder.ALPHABET,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, bodies: Sequence[Body], meetings: Sequence[Meeting], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._bodies = {str(body.pk): body for body in bodies}
        self._meetings = {str(meeting.pk): meeting for meeting in meetings}
        names = [(key, body.name) for key, body in self._bodies.items()]
        own = [(key, body.name) for key, body in self._bodies.items() if not body.is_external]
        self._choose("body", own)
        self._choose("voters_body", [("", _("all signatories of the partnership")), *names])
        self._choose(
            "meeting",
            [
                ("", _("at no meeting recorded")),
                *((key, _of_day(one)) for key, one in self._meetings.items()),
            ],
        )

    def _choose(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def draft(self) -> ElectionDraft:
        """Return the election as the service wants it."""
        data = self.cleaned_data
        plain = ("title", "seats", "nominations_from", "nominations_to", "vote_on", "max_choices")
        return ElectionDraft(
            **{name: data[name] for name in plain},
            body=self._bodies[data["body"]],
            opens_term=data["opens_term"] == "new",
            voters_body=self._bodies.get(data["voters_body"]),
            meeting=self._meetings.get(data["meeting"]),
            form=Form(data["form"]),
            secrecy=Secrecy(data["secrecy"]),
            method=BallotMethod(data["method"]),
            majority=Majority(data["majority"]),
            second_majority=Majority(data["second_majority"]),
            quorum_basis=QuorumBasis(data["quorum_basis"]),
            quorum_share=data["quorum_share"].replace(" ", ""),
            ballot_order=BallotOrder(data["ballot_order"]),
        )


def _of_day(meeting: Meeting) -> str:
    return f"{meeting.day:%d.%m.%Y}, {meeting.title}"
