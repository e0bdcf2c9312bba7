"""Forms of the calling of a meeting: reminders, words of the secretariat, an answer told by telephone."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Participant
from spoiwo.attendance.services import AnswerDraft
from spoiwo.attendance.states import Answer
from spoiwo.common.web.forms import PolishDateField
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.web import acting_for

_DAYS = re.compile(r"\d{1,3}")


class DaysField(forms.CharField):
    """Days before the start, typed as "7, 2"; empty reminds nobody."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Remind so many days before"))
        kwargs.setdefault(
            "help_text", _("For example 7, 2. Only those who have not answered are reminded. Empty: nobody.")
        )
        super().__init__(required=False, max_length=40, **kwargs)

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        if _DAYS.sub("", words).strip(" ,;"):
            raise forms.ValidationError(_("Write numbers of days with commas between, for example 7, 2."))
        return [int(one) for one in _DAYS.findall(words)]

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(one) for one in value) if isinstance(value, list) else value


class CallingForm(forms.Form):
    """What the letters say beside the meeting itself, and when those missing are reminded."""

    words = forms.CharField(
        label=_("Words of the secretariat"),
        help_text=_("Stand in the letter over the agenda."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    answer_by = PolishDateField(label=_("Answer asked for by"), required=False)
    days = DaysField()
    is_usual = forms.BooleanField(
        label=_("Remind so also of the partnership’s next meetings"), required=False
    )


class AnswerForm(forms.Form):
    """The answer to an invitation."""

    answer = forms.ChoiceField(label=_("Answer"), widget=forms.RadioSelect)
    deputy_name = forms.CharField(
        label=_("Name of the deputy"), max_length=200, required=False, help_text=_("When a deputy comes.")
    )
    deputy_office = forms.CharField(label=_("Office of the deputy"), max_length=200, required=False)
    deputy_authorisation = forms.CharField(
        label=_("Authorisation of the deputy"),
        max_length=200,
        required=False,
        help_text=_('For example “<span lang="pl">upoważnienie nr 7/2026</span>”.'),
    )
    needs = forms.MultipleChoiceField(
        label=_("Access needs"),
        help_text=_("Telling is voluntary. Only the secretariat sees it; it is erased a month later."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    other_needs = forms.CharField(label=_("Other needs"), max_length=300, required=False)
    remarks = forms.CharField(
        label=_("Remarks"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self,
        *args: Any,
        meeting: Meeting,
        row: Participant,
        link: PersonalLink | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("initial", initial_of(row))
        super().__init__(*args, **kwargs)
        answers = [one for one in Answer if one != Answer.REMOTE or meeting.has_remote]
        for name, choices in (("answer", [(one.value, ANSWERS[one]) for one in answers]), ("needs", NEEDS)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)
        if link is not None:
            self.fields["acting"] = acting_for(link)

    def draft(self) -> AnswerDraft:
        """Return what was answered."""
        data = self.cleaned_data
        needs = [STORED_NEEDS[code] for code in data["needs"]] + [data["other_needs"].strip()]
        return AnswerDraft(
            answer=Answer(data["answer"]),
            deputy_name=data["deputy_name"],
            deputy_office=data["deputy_office"],
            deputy_authorisation=data["deputy_authorisation"],
            access_needs="; ".join(need for need in needs if need),
            remarks=data["remarks"],
        )


ANSWERS = {
    Answer.YES: _("I will come"),
    Answer.REMOTE: _("I will take part remotely"),
    Answer.DEPUTY: _("A deputy will come"),
    Answer.NO: _("Nobody of us will come"),
}
# Stored in Polish: the secretariat reads it, whatever the language of the one who answered.
STORED_NEEDS = {
    "pjm": "tłumaczenie na polski język migowy (PJM)",
    "loop": "pętla indukcyjna",
    "assistant": "wsparcie asystenta",
    "wheelchair": "wejście bez schodów",
    "print": "materiały dużym drukiem lub elektroniczne",
}
NEEDS = [
    ("pjm", _("interpretation into Polish Sign Language")),
    ("loop", _("induction loop")),
    ("assistant", _("support of an assistant")),
    ("wheelchair", _("a way in without steps")),
    ("print", _("papers in large print or as files")),
]


def initial_of(row: Participant) -> dict[str, object]:
    """Return the form filled with what was answered before; needs are taken apart again."""
    told = [part for part in row.access_needs.split("; ") if part]
    codes = {words: code for code, words in STORED_NEEDS.items()}
    return {
        "answer": row.answer,
        "deputy_name": row.expected_deputy_name,
        "deputy_office": row.expected_deputy_office,
        "deputy_authorisation": row.expected_deputy_authorisation,
        "needs": [codes[part] for part in told if part in codes],
        "other_needs": "; ".join(part for part in told if part not in codes),
        "remarks": row.remarks,
    }


class ConfirmForm(forms.Form):
    """Presence confirmed by the personal link."""

    who = forms.ChoiceField(label=_("Who took part"), widget=forms.RadioSelect)
    deputy_name = forms.CharField(label=_("Name of the deputy"), max_length=200, required=False)
    deputy_office = forms.CharField(label=_("Office of the deputy"), max_length=200, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(
        self, *args: Any, meeting: Meeting, row: Participant, link: PersonalLink, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        who = [("self", row.name or _("I myself")), ("deputy", _("a deputy"))]
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = who
        if meeting.has_remote:
            self.fields["is_remote"] = forms.BooleanField(label=_("Remotely"), required=False)
        self.fields["acting"] = acting_for(link)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("who") == "deputy" and not (data.get("deputy_name") or "").strip():
            self.add_error("deputy_name", _("Write the name of the deputy."))
        return data
