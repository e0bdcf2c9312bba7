"""The controller in time and the record of processing activities."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Dated, ends_after_it_begins, never_overlap
from spoiwo.common.scoping import Scoped, ScopedPeriods
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.states import Standing
from spoiwo.registry.models import Organization


class ControllerManager(ScopedPeriods["Controller"]):
    """Controllers of the partnership in scope."""


class Controller(Dated):
    """Which institution answers for the personal data of a partnership, in a period (GDPR art. 4, 24, 26)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name=_("controller")
    )
    address = models.CharField(_("postal address"), max_length=300)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    inspector = models.CharField(_("data protection officer"), max_length=200, blank=True)
    inspector_email = models.EmailField(_("e-mail of the data protection officer"), blank=True)
    inspector_phone = models.CharField(
        _("telephone of the data protection officer"), max_length=40, blank=True
    )
    standing = models.CharField(_("members"), max_length=8, choices=Standing.choices)
    arrangement = models.TextField(_("what joint controllers agreed"), max_length=2000, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    objects: ClassVar[ControllerManager] = ControllerManager()

    class Meta:
        verbose_name = _("controller")
        verbose_name_plural = _("controllers")
        ordering = ["-valid_from"]
        constraints = [
            ends_after_it_begins("controller_ends_after_it_begins"),
            never_overlap("one_controller_a_day", "partnership"),
            models.CheckConstraint(
                name="joint_controllers_have_an_arrangement",
                condition=~Q(standing=Standing.JOINT) | ~Q(arrangement=""),
            ),
        ]

    def __str__(self) -> str:
        return self.organization.name


class ActivityManager(Scoped["Activity"]):
    """Activities of the partnership in scope."""


class Activity(models.Model):
    """A line of the record of processing activities (art. 30). ``code`` is that of a use, or empty.

    ``is_confirmed``: the office compared it with its acts; until then it is a proposal.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    code = models.SlugField(_("kind of form"), max_length=30, blank=True)
    name = models.CharField(_("activity"), max_length=200)
    purpose = models.TextField(_("purpose"), max_length=1000)
    basis = models.TextField(_("legal basis"), max_length=600)
    persons = models.TextField(_("whose data"), max_length=600)
    categories = models.TextField(_("which data"), max_length=1000)
    recipients = models.TextField(_("who gets them"), max_length=600)
    transfers = models.TextField(_("sent outside the European Economic Area"), max_length=600)
    period = models.TextField(_("kept how long"), max_length=600)
    safeguards = models.TextField(_("how they are guarded"), max_length=1000)
    is_confirmed = models.BooleanField(_("compared with our acts"), default=False)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[ActivityManager] = ActivityManager()

    class Meta:
        verbose_name = _("processing activity")
        verbose_name_plural = _("processing activities")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"], condition=~Q(code=""), name="one_activity_a_use"
            )
        ]

    def __str__(self) -> str:
        return self.name
