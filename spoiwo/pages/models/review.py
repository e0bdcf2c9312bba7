"""The step of review: whoever may publish in the section says yes, or sends back with a reason."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from spoiwo.accounts.models import User
from spoiwo.common.exceptions import BadInput

Action = tuple[str, str, bool]


_LONGEST = 2000


class ReasonForm(forms.Form):
    """What has to change; the writer gets it in a letter."""

    comment = forms.CharField(
        label=_("What has to change"), max_length=_LONGEST, widget=forms.Textarea({"rows": 4}),
        help_text=_("The writer gets these words in a letter."),
    )  # fmt: skip


class PublisherReview(Task):  # type: ignore[misc]  # wagtail is untyped
    """Review by those who may publish where the article hangs; Wagtail's own step asks fixed groups."""

    class Meta:
        verbose_name = _("review by publishers")

    def _may(self, page: Page, user: User) -> bool:
        may: bool = page.permissions_for_user(user).can_publish()
        return may

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        return self._may(obj, user)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        return not self._may(obj, user)

    def user_can_lock(self, obj: Page, user: User) -> bool:
        return self._may(obj, user)

    def get_actions(self, obj: Page, user: User) -> list[Action]:
        """Offer the two answers; the last place says whether a form with a reason opens first."""
        if not self._may(obj, user):
            return []
        return [("reject", str(_("Send back with a reason")), True), ("approve", str(_("Publish")), False)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Ask for the reason where an article is sent back."""
        form: type[forms.Form] = ReasonForm if action == "reject" else super().get_form_for_action(action)
        return form

    def on_action(
        self, task_state: TaskState, user: User, action_name: str, comment: str = "", **_sent: object
    ) -> None:
        """Take the answer; the editor's own form may be passed by, so the reason is asked for here too."""
        reason = " ".join(str(comment).split())[:_LONGEST]
        if action_name == "reject" and not reason:
            raise BadInput(_("Write what has to change: the writer gets these words in a letter."), "comment")
        super().on_action(task_state, user, action_name, comment=reason)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: object) -> "QuerySet[TaskState]":
        """Return none: what waits for review is listed on the partnership's own page of articles."""
        nothing: QuerySet[TaskState] = TaskState.objects.none()
        return nothing

    @classmethod
    def get_description(cls) -> str:
        return str(_("Whoever may publish in the partnership reviews."))
