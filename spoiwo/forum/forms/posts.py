"""Forms of those who write and moderate."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.web.forms import PolishSelect
from spoiwo.common.web.wording import in_polish
from spoiwo.forum.models import Circle, Member
from spoiwo.forum.models.topic import LONGEST_POST
from spoiwo.forum.services import PostDraft
from spoiwo.forum.states import Telling
from spoiwo.registry.models import Organization


class PostForm(forms.Form):
    """An answer: plain words, and whom they mention."""

    text = forms.CharField(
        label=pgettext_lazy("in a forum", "Your answer"),
        max_length=LONGEST_POST,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("An empty line begins a paragraph. Write about the matter, never about a person."),
    )
    mentions = forms.MultipleChoiceField(
        label=_("Whom this concerns"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        institutions: Sequence[Organization],
        members: Sequence[Member],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._institutions = {f"i{one.pk}": one for one in institutions}
        self._members = {f"m{one.pk}": one for one in members}
        field = self.fields["mentions"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            *((key, in_polish(f"@ {one.name}")) for key, one in self._institutions.items()),
            *(
                (key, in_polish(f"@ {one.name}, {one.organization.name}"))
                for key, one in self._members.items()
            ),
        ]
        if not field.choices:
            del self.fields["mentions"]

    def draft(self) -> PostDraft:
        """Return the post as the service wants it."""
        chosen = self.cleaned_data.get("mentions", [])
        return PostDraft(
            text=self.cleaned_data["text"],
            members=[self._members[key] for key in chosen if key in self._members],
            institutions=[self._institutions[key] for key in chosen if key in self._institutions],
            # The boxes stand under the marked text, for what was found there.
            confirmed=self.data.getlist("confirmed")[:50] if hasattr(self.data, "getlist") else (),
        )

    @property
    def has_chosen(self) -> bool:
        """Whether the list of whom it concerns is shown open."""
        return self.is_bound and bool(self.data.getlist("mentions"))  # type: ignore[attr-defined]  # QueryDict


class TopicForm(PostForm):
    """A question or a piece of news with its subject."""

    title = forms.CharField(label=_("Subject"), max_length=200)
    field_order = ["title", "text", "mentions"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Question or news")


class GroundForm(forms.Form):
    """Why something is done; the writer is told in these words."""

    ground = forms.CharField(
        label=_("Why"),
        help_text=_("The writer is told in these words, and they stay in the book of deeds."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HideForm(GroundForm):
    """Hide a post, or erase its words."""

    is_erased = forms.BooleanField(
        label=_("Erase the words for good"),
        required=False,
        help_text=_("When they told of a client. This cannot be undone."),
    )


class MoveForm(GroundForm):
    """Where a topic goes."""

    to = forms.ChoiceField(label=_("To the forum"), widget=PolishSelect)
    field_order = ["to", "ground"]

    def __init__(self, *args: Any, circles: Sequence[Circle], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.circles = {str(one.pk): one for one in circles}
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *((key, one.name) for key, one in self.circles.items())]


class TellingForm(forms.Form):
    """Which letters a member wants."""

    telling = forms.ChoiceField(
        label=_("Letters from this forum"), choices=Telling.choices, widget=forms.RadioSelect
    )


class NoForm(forms.Form):
    """A deed that asks nothing more."""
