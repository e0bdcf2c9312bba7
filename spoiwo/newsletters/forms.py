"""Forms of the newsletter: for visitors and readers, and for the office."""

from collections.abc import Collection, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import OneOf, PolishDateField, mark_as_polish, refuse_filled_trap
from spoiwo.common.web.wording import saying
from spoiwo.newsletters.consents import sentence_of
from spoiwo.newsletters.models import Entry
from spoiwo.newsletters.models.issues import LONGEST_TITLE
from spoiwo.newsletters.services import EntryDraft, IssueDraft, SignUp
from spoiwo.newsletters.states import Topic
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project


class TopicsForm(forms.Form):
    """What one agrees to: a box for each consent, with its whole words; none is ticked beforehand."""

    topics = forms.MultipleChoiceField(
        label=_("What you want to get"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one thing you want to get.")},
        help_text=_("Each is a consent of its own, and can be withdrawn at any time."),
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["topics"])
        name = partnership.short_name
        field.choices = [(topic.value, saying(sentence_of(topic), partnership=name)) for topic in Topic]

    @property
    def chosen(self) -> Collection[Topic]:
        """Return the topics ticked."""
        return [Topic(value) for value in self.cleaned_data["topics"]]


class SignUpForm(TopicsForm):
    """An address and what is to come to it."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("A letter goes there with a link; nothing else comes before you confirm."),
    )
    field_order = ("email", "topics")

    def clean(self) -> dict[str, Any]:
        """Let a program that fills in everything be told from a person, who loses nothing by it."""
        data = super().clean() or {}
        refuse_filled_trap(self)
        return data

    def draft(self, source: str) -> SignUp:
        """Return what was typed as the service wants it."""
        return SignUp(email=self.cleaned_data["email"], topics=self.chosen, source=source)


class SinceForm(forms.Form):
    """From which day a new draft gathers."""

    since = PolishDateField(label=_("Gather what is new since"))


class EntryForm(forms.Form):
    """One entry of a draft: its place, whether it is told, its words."""

    order = forms.IntegerField(
        label=_("Place"), min_value=1, max_value=999,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "size": 4}),
    )  # fmt: skip
    is_shown = forms.BooleanField(label=_("In the issue"), required=False)
    topic = forms.ChoiceField(label=_("Belongs to"), choices=Topic.choices)
    title = forms.CharField(label=_("Title"), max_length=400)
    text = forms.CharField(
        label=_("Sentences"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any, *, entry: Entry) -> None:
        names = ("order", "is_shown", "topic", "title", "text")
        initial = {name: getattr(entry, name) for name in names}
        super().__init__(data, initial=initial, prefix=f"e{entry.pk}")
        self.entry = entry
        mark_as_polish(self, "title", "text")
        if not entry.is_own:
            # What was gathered stays under the consent it belongs to.
            del self.fields["topic"]

    def draft(self) -> EntryDraft:
        """Return the entry as the service wants it."""
        data = self.cleaned_data
        return EntryDraft(
            number=self.entry.pk, title=data["title"], text=data["text"], order=data["order"],
            is_shown=data["is_shown"], topic=Topic(data.get("topic") or self.entry.topic),
        )  # fmt: skip


class IssueForm(forms.Form):
    """The subject and the opening words of an issue, and the project whose signs it carries."""

    title = forms.CharField(
        label=_("Subject"),
        max_length=LONGEST_TITLE,
        help_text=_("People see it first, often only its beginning."),
    )
    lead = forms.CharField(
        label=_("Opening words"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "An empty line begins a paragraph, “- ” an entry of a list, “## ” a heading. "
            "Web addresses become links."
        ),
    )
    project = OneOf(
        label=_("Project that pays"),
        none=_("none"),
        help_text=_("Its signs stand at the end of every letter."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, projects: Sequence[Project], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(OneOf, self.fields["project"]).offer(projects)
        mark_as_polish(self, "title", "lead")

    def draft(self, entries: Sequence[EntryForm]) -> IssueDraft:
        """Return the issue as the service wants it."""
        data = self.cleaned_data
        return IssueDraft(
            title=data["title"], lead=data["lead"], project=data["project"],
            entries=[one.draft() for one in entries],
        )  # fmt: skip


class WordsForm(forms.Form):
    """An entry of one's own."""

    topic = forms.ChoiceField(
        label=_("Belongs to"),
        choices=Topic.choices,
        help_text=_("Only those who agreed to it get this entry."),
    )
    title = forms.CharField(label=_("Title"), max_length=400)
    text = forms.CharField(
        label=_("Sentences"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )


class SendForm(forms.Form):
    """The list and the words shown above; others are not sent unseen."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)


class NewsletterForm(forms.Form):
    """Whether there is a newsletter, and what it brings."""

    is_open = forms.BooleanField(label=_("Readers may sign up on the public page"), required=False)
    about = forms.CharField(
        label=_("What it brings and how often"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Visitors read it above the form: “Once a month: what we decided and where we meet.”"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "about")
