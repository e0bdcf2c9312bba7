"""Remarks of those who were present, and corrections that everybody sees."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.remarks import AnsweredRemark, remark_constraints
from spoiwo.common.scoping import Scoped
from spoiwo.meetings.models import AgendaItem
from spoiwo.minutes.models.minutes import Minutes


class RemarkManager(Scoped["Remark"]):
    """Remarks on minutes of the partnership in scope."""

    path = "minutes__partnership"


class Remark(AnsweredRemark):
    """A remark on one item (or on the whole) by somebody who was present, and its answer."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="remarks")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="+")
    objects: ClassVar[RemarkManager] = RemarkManager()

    class Meta(AnsweredRemark.Meta):
        constraints = remark_constraints()


class AmendmentManager(Scoped["Amendment"]):
    """Amendments of minutes of the partnership in scope."""

    path = "minutes__partnership"


class Amendment(models.Model):
    """A correction others see: what it said, what it says, who changed it and why.

    Of sealed minutes the text stays as it was approved; the amendment stands beside it.
    """

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="amendments")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="+")
    remark = models.ForeignKey(Remark, models.PROTECT, null=True, blank=True, related_name="amendments")
    old = models.TextField(_("it said"), max_length=20000, blank=True)
    new = models.TextField(_("it says"), max_length=20000, blank=True)
    why = models.CharField(_("why"), max_length=500)
    author = models.CharField(_("changed by"), max_length=200)
    made_at = models.DateTimeField(_("changed"), default=clock.now)
    is_after_seal = models.BooleanField(_("after the approval"), default=False)
    objects: ClassVar[AmendmentManager] = AmendmentManager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(name="amendment_says_why", condition=~Q(why="")),
            models.CheckConstraint(name="amendment_changes_words", condition=~Q(old=models.F("new"))),
        ]

    def __str__(self) -> str:
        return self.why

    @property
    def kind(self) -> str:
        """Return ``added``, ``removed`` or ``changed``, as the comparison on the page names it."""
        if not self.old:
            return "added"
        return "changed" if self.new else "removed"

    @property
    def heading(self) -> str:
        """The item it changes."""
        return self.item.title if self.item is not None else ""

    @property
    def before(self) -> str:
        """What it said."""
        return self.old

    @property
    def after(self) -> str:
        """What it says."""
        return self.new
