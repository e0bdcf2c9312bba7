"""One append-only table without foreign keys, so that the log outlives its subjects."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry
from spoiwo.common import clock


class LogEntry(models.Model):
    """A deed: ids plus names as they were."""

    at = models.DateTimeField(_("when"))
    actor_id = models.CharField(_("who (mark)"), max_length=60)
    actor_name = models.CharField(_("who"), max_length=200)
    action = models.CharField(_("deed"), max_length=80)
    object_kind = models.CharField(_("kind of thing"), max_length=60)
    object_id = models.CharField(_("number of the thing"), max_length=40)
    object_name = models.CharField(_("thing"), max_length=400)
    partnership_id = models.BigIntegerField(_("partnership"), null=True)
    data = models.JSONField(_("details"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["object_kind", "object_id", "-at"], name="audit_of_object"),
            models.Index(fields=["partnership_id", "-at"], name="audit_of_partnership"),
            # The latest deeds of one kind, without a walk through the whole book.
            models.Index(fields=["action", "-id"], name="audit_of_action"),
        ]

    def __str__(self) -> str:
        moment = self.at.astimezone(clock.WARSAW)
        return (
            f"{moment:%d.%m.%Y, %H:%M}, {self.actor_name}: {registry.said(self.action)} – {self.object_name}"
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("the book of deeds is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("the book of deeds is append-only")

    @property
    def label(self) -> str:
        """Return the sentence registered for the deed."""
        return str(registry.get(self.action).label)
