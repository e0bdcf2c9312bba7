"""Forms of requests: for everybody by kind, for the secretariat, and for each step of the office."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common import clock
from spoiwo.common.web.forms import PolishDateField, mark_as_polish, refuse_filled_trap
from spoiwo.requests.models import Case
from spoiwo.requests.services import MOST_FILES, AnswerDraft, CaseDraft, Upload
from spoiwo.requests.states import Kind, Reply, Right, Way


def _area(
    label: Any, longest: int, *, rows: int = 4, required: bool = False, help_text: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class CaseForm(forms.Form):
    """What every request may hold."""

    right = forms.ChoiceField(
        label=_("What is to be done with the data"), choices=[("", "–"), *Right.choices], required=False
    )
    subject = forms.CharField(label=_("What it concerns"), max_length=400, required=False)
    text = _area(_("What is asked for"), 5000, rows=6)
    alternative = _area(_("Another way that would do"), 1000, rows=3)
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    reply = forms.ChoiceField(
        label=_("How to answer"),
        choices=Reply.choices,
        initial=Reply.EMAIL,
        widget=forms.RadioSelect,
        help_text=_("Give below the address or the number by which the answer is to come."),
    )
    email = forms.EmailField(
        label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    phone = forms.CharField(
        label=_("Telephone"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    address = forms.CharField(
        label=_("Postal address"), max_length=300, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )  # fmt: skip

    def draft(self, **more: Any) -> CaseDraft:
        """Return the request as the services want it."""
        own = ("right", "subject", "text", "alternative", "name", "reply", "email", "phone", "address")
        data = {name: self.cleaned_data[name] for name in own if name in self.cleaned_data}
        return CaseDraft(**{"kind": self.cleaned_data.get("kind", "")} | data | more)


# What is asked of each kind: label and help of the field, nothing more than the act wants.
_ASKED: dict[str, dict[str, tuple[Any, Any]]] = {
    Kind.DIGITAL: {
        "subject": (
            _("Which page, or which part of it"),
            _("Its address, or words by which it can be found: “the plan on the page of meetings”."),
        ),
        "text": (_("What does not work"), _("If you like: what you use and where you get stuck.")),
        "alternative": (
            _("Another way that would do"),
            _("For example the same as a text by e-mail, large print, or read out by telephone."),
        ),
    },
    Kind.ACCESS: {
        "subject": (
            _("What is in the way"),
            _("The place or the meeting, and what you cannot get through, hear, see or understand."),
        ),
        "alternative": (
            _("What would help"),
            _("For example a sign language interpreter, an induction loop, a room on the ground floor."),
        ),
    },
    Kind.INFORMATION: {
        "text": (_("Which information you want"), _("You need not say what it is for.")),
        "alternative": (
            _("In which form"),
            _("For example a file, a copy, a look at the papers in the office."),
        ),
    },
    Kind.DATA: {
        "right": (_("What is to be done with the data"), ""),
        "text": (_("Which data"), _("What helps to find them: a meeting, a letter, an institution.")),
    },
}
_CONTACT = ("name", "reply", "email", "phone", "address")
_NAMED = {
    Kind.INFORMATION: _("You need not give it."),
    Kind.DATA: _("The one under which the data may be found here."),
}


class AskForm(CaseForm):
    """A request of one kind, for everybody. ``mark`` tells the same form sent twice."""

    mark = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"mark": uuid4(), "reply": Reply.EMAIL})
        super().__init__(*args, **kwargs)
        self.kind = kind
        asked = _ASKED[kind]
        for name in ("right", "subject", "text", "alternative"):
            if name not in asked:
                del self.fields[name]
                continue
            self.fields[name].label, self.fields[name].help_text = asked[name]
        self.fields["name"].help_text = _NAMED.get(kind, "")
        self.fields["email"].help_text = _("You get a confirmation with the number and a link.")
        needed = {Kind.DIGITAL: ("subject",), Kind.ACCESS: ("subject",), Kind.INFORMATION: ("text",)}
        for name in needed.get(kind, ("right", "name")):
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        """Let a program that fills in everything be told from a person, who loses nothing by it."""
        data = super().clean() or {}
        refuse_filled_trap(self)
        return data


class RecordForm(CaseForm):
    """A request that came otherwise, as the secretariat writes it down."""

    kind = forms.ChoiceField(label=pgettext_lazy("request", "What it is"), choices=Kind.choices)
    way = forms.ChoiceField(
        label=pgettext_lazy("request", "How it came"),
        choices=[one for one in Way.choices if one[0] != Way.FORM],
    )
    came_on = PolishDateField(label=_("Day on which it came"))
    is_confirmed = forms.BooleanField(
        label=_("Send the person a confirmation with the number and a link"), required=False
    )
    field_order = (
        "kind",
        "way",
        "came_on",
        "right",
        "subject",
        "text",
        "alternative",
        *_CONTACT,
        "is_confirmed",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"came_on": clock.today(), "reply": Reply.EMAIL} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["right"].help_text = _("Only of a request about personal data.")
        self.fields["subject"].help_text = _("The page, the place, or what is in the way.")


class CorrectForm(RecordForm):
    """The same request, written down right."""

    way = forms.ChoiceField(label=pgettext_lazy("request", "How it came"), choices=Way.choices)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        names = ("kind", "way", "came_on", "right", "subject", "text", "alternative", *_CONTACT)
        super().__init__(*args, initial={name: getattr(case, name) for name in names}, **kwargs)
        mark_as_polish(self, "subject", "text", "alternative", "name", "address")
        del self.fields["is_confirmed"]


class FilesInput(forms.FileInput):
    """A field in which several files are chosen at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; the cleaned value is their list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [super(FilesField, self).clean(one, initial) for one in data or ()]


class AnswerForm(forms.Form):
    """Words to the person who asked, perhaps with a file."""

    text = _area(
        _("Answer"), 8000, rows=10, required=True, help_text=_("The person reads exactly these words.")
    )
    uploads = FilesField(label=_("Files to go with it"), required=False)
    on = PolishDateField(label=_("Day on which it went"), required=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Filled in here: at the top of the class it would be said in one language for all.
        said = _("At most %(count)s, together %(size)s; accessible ones: a PDF with text, DOCX, ODT.")
        size = filesizeformat(settings.FILE_MAX_BYTES)
        self.fields["uploads"].help_text = said % {"size": size, "count": MOST_FILES}
        if case.reply == Reply.EMAIL:
            del self.fields["on"]

    def draft(self) -> AnswerDraft:
        """Return the words as the services want them."""
        data = self.cleaned_data
        uploads = tuple(Upload(one, one.name, one.size) for one in data.get("uploads") or ())
        on: date | None = data.get("on")
        return AnswerDraft(data["text"], uploads, on)


class RefuseForm(AnswerForm):
    """The reason of a refusal, and what the person can do against it."""

    remedy = _area(
        _("What can be done against the refusal"), 2000, required=True,
        help_text=_("Where, by when and how; in plain words."),
    )  # fmt: skip
    field_order = ("text", "remedy", "uploads", "on")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, initial={"remedy": case.clock.remedy}, **kwargs)
        mark_as_polish(self, "remedy")
        self.fields["text"].label = _("Reason of the refusal")
        if case.kind == Kind.DIGITAL:
            self.fields["text"].help_text = _(
                "Say also by which other way the person gets the same: a text by e-mail, a telephone call."
            )


class HandOverForm(AnswerForm):
    """To whom a request belongs."""

    to = forms.CharField(label=_("To whom it belongs"), max_length=300)
    field_order = ("to", "text", "uploads", "on")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.fields["text"].label = _("What the person should know")
        self.fields["text"].required = False


class ExtendForm(forms.Form):
    """A new term and why."""

    due_on = PolishDateField(label=_("New day"))
    reason = _area(
        _("Why it takes longer"), 2000, required=True, help_text=_("The person reads these words.")
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class WordsForm(forms.Form):
    """More words of the person who asked."""

    text = _area(_("What you want to add"), 5000, required=True)


class GroundForm(forms.Form):
    """Why, for the record."""

    ground = forms.CharField(label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
