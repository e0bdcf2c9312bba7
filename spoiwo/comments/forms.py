"""Forms of readers and of the editors."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.comments import consents
from spoiwo.comments.models import LONGEST_COMMENT, Closing, Comment, Setting
from spoiwo.comments.services import CommentDraft, SettingDraft
from spoiwo.comments.stamps import Stamp, new_stamp, read_stamp
from spoiwo.comments.states import Mark, Wrong
from spoiwo.common.web.forms import mark_as_polish, refuse_filled_trap, renew_version

_HASTY = _(
    "The form came back faster than people write, as programs send it. Nothing you wrote is lost: send it "
    "again."
)
_STALE = _("The form was opened more than a day ago. Nothing you wrote is lost: send it again.")


class StampedForm(forms.Form):
    """A form of a visitor with its stamp; ``about`` names the thing it was opened for."""

    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    is_slow = True

    def __init__(self, *args: Any, about: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        self.read: Stamp | None = None
        if not self.is_bound:
            self.initial["stamp"] = new_stamp(about)

    def clean(self) -> dict[str, Any]:
        """Let programs be told from people, who lose nothing by it."""
        data = super().clean() or {}
        refuse_filled_trap(self)
        self.read = read_stamp(self.data.get("stamp", ""), self.about)
        if self.read is None or self.read.is_stale:
            renew_version(self, new_stamp(self.about), field="stamp")
            raise forms.ValidationError(_STALE)
        if self.is_slow and self.read.is_hasty:
            raise forms.ValidationError(_HASTY)
        return data

    @property
    def number(self) -> str:
        """Return the number that tells the same form sent twice."""
        return self.read.number if self.read else ""


class CommentForm(StampedForm):
    """A comment: words, a signature, perhaps an address, the consent."""

    text = forms.CharField(
        label=_("Your comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_(
            "Plain words; web addresses stay text. Nothing about health, faith or private matters of others."
        ),
    )
    signature = forms.CharField(
        label=_("Signature"), max_length=80, help_text=_("A first name or a pen name; everybody reads it.")
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_(
            "Need not be given and is never shown. You get what was decided, and a link by which you can "
            "remove the comment."
        ),
    )
    agreed = forms.BooleanField(
        label=_("Consent"),
        error_messages={"required": _("Without this consent the comment cannot be published.")},
    )
    field_order = ("text", "signature", "email", "agreed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed"].label = str(consents.words())

    def draft(self) -> CommentDraft:
        """Return the comment as the service wants it."""
        data = self.cleaned_data
        return CommentDraft(
            signature=data["signature"], text=data["text"], email=data["email"], agreed=data["agreed"]
        )


class ReportForm(StampedForm):
    """What is wrong with a comment; who reports it is not asked."""

    wrong = forms.ChoiceField(
        label=_("What is wrong with this comment"), choices=Wrong.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("In your own words"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the editors read it. Needed where you chose “something else”."),
    )  # fmt: skip
    is_slow = False


class MarkForm(StampedForm):
    """A mark for an article, in words."""

    given = forms.TypedChoiceField(
        label=_("How useful was this article to you?"),
        choices=Mark.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the five.")},
    )
    # One press is enough to rate: nobody needs three seconds for it.
    is_slow = False


class ReasonForm(forms.Form):
    """Why a comment is not published, or removed."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Say what the comment would have to be like; do not repeat what was wrong in it."),
    )

    def __init__(self, *args: Any, comment: Comment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "reason")


class ReplyForm(forms.Form):
    """The answer of the editors, one under each comment."""

    text = forms.CharField(
        label=_("Answer of the editors"),
        max_length=LONGEST_COMMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Everybody reads it under the comment. Leave it empty to remove the answer."),
    )

    def __init__(self, data: Any = None, *, comment: Comment) -> None:
        super().__init__(data, initial={"text": comment.reply})
        mark_as_polish(self, "text")


class NoForm(forms.Form):
    """A deed that asks nothing more."""

    def __init__(self, *args: Any, comment: Comment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class SettingForm(forms.Form):
    """What readers may do."""

    takes_comments = forms.BooleanField(
        label=_("Readers may comment on articles"),
        required=False,
        help_text=_("Nothing is shown before you publish it. Switched off, published ones are hidden too."),
    )
    takes_ratings = forms.BooleanField(label=_("Readers may rate articles"), required=False)
    hides_after = forms.IntegerField(
        label=_("Hold a comment back after so many reports"),
        min_value=0,
        max_value=50,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "size": 4}),
        help_text=_("0: reports hide nothing, you decide. Otherwise it is hidden until you have looked."),
    )

    def __init__(self, data: Any = None, *, setting: Setting) -> None:
        names = ("takes_comments", "takes_ratings", "hides_after")
        super().__init__(data, initial={name: getattr(setting, name) for name in names})

    def draft(self) -> SettingDraft:
        """Return the setting as the service wants it."""
        return SettingDraft(**self.cleaned_data)


class ClosingForm(forms.Form):
    """What one article takes no more."""

    no_comments = forms.BooleanField(
        label=_("Takes no more comments"), required=False, help_text=_("What was published stays.")
    )
    no_ratings = forms.BooleanField(label=_("Is not rated"), required=False)

    def __init__(self, data: Any = None, *, closing: Closing) -> None:
        initial = {"no_comments": closing.no_comments, "no_ratings": closing.no_ratings}
        super().__init__(data, initial=initial)
