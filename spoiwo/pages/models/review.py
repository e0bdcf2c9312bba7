"""The step of review: whoever may publish in the section says yes, or sends back with a reason."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from spoiwo.accounts.models import User

Action = tuple[str, str, bool]


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

    def get_task_states_user_can_moderate(self, user: User, **kwargs: object) -> "QuerySet[TaskState]":
        """Return none: what waits for review is listed on the partnership's own page of articles."""
        nothing: QuerySet[TaskState] = TaskState.objects.none()
        return nothing

    @classmethod
    def get_description(cls) -> str:
        return str(_("Whoever may publish in the partnership reviews."))
