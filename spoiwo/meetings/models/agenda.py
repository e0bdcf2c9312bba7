"""The agenda of a meeting, and matters of a body that wait for one."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.councils.models import Body
from spoiwo.files.models import StoredFile
from spoiwo.meetings.models.meeting import Meeting
from spoiwo.meetings.states import TELLING_KINDS, ItemKind, ItemOrigin, PresenterRole
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Person


class AgendaItemManager(Scoped["AgendaItem"]):
    """Agenda items of the partnership in scope."""


class AgendaItem(models.Model):
    """An item of an agenda; without a meeting, a matter that waits for the next one of its body.

    ``order`` counts among the items of one parent. Numbers on the page ("3.", "3.1.") follow from it.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="items")
    # Whose matter it is while it waits; empty: of all signatories.
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="agenda_items")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="parts")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind.choices, default=ItemKind.INFORMATION)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, validators=[MaxValueValidator(600)]
    )
    note = models.TextField(_("description"), max_length=2000, blank=True)
    proposed_by = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposed by")
    )
    origin = models.CharField(max_length=10, choices=ItemOrigin.choices, default=ItemOrigin.TYPED)
    # The earlier meeting whose minutes this item approves.
    approves = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="approving_items"
    )
    # A matter put off keeps whence it came.
    put_off_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="put_off_to"
    )
    objects: ClassVar[AgendaItemManager] = AgendaItemManager()

    class Meta:
        verbose_name = _("item of an agenda")
        verbose_name_plural = _("items of agendas")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(name="agenda_item_is_named", condition=~Q(title="")),
            models.UniqueConstraint(
                fields=["meeting", "approves"],
                condition=Q(approves__isnull=False),
                name="minutes_approved_by_one_item",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def says_kind(self) -> bool:
        """Whether the kind says more than the title does."""
        return self.kind in TELLING_KINDS


class PresenterManager(Scoped["Presenter"]):
    """Presenters at meetings of the partnership in scope."""

    path = "item__partnership"


class Presenter(models.Model):
    """Who presents an item, in what office, for which institution, as it was then.

    ``name`` stands for people not in the register of persons; the office is that of the day.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="presenters")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="presentations", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    office = models.CharField(_("office"), max_length=200, blank=True)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="presentations",
        verbose_name=_("institution"),
    )
    department = models.CharField(_("department"), max_length=200, blank=True)
    role = models.CharField(
        _("role"), max_length=10, choices=PresenterRole.choices, default=PresenterRole.PRESENTER
    )
    topic = models.CharField(_("topic"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    objects: ClassVar[PresenterManager] = PresenterManager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="presenter_is_somebody",
                condition=Q(person__isnull=False) | ~Q(name="") | Q(organization__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """The name to show; the institution where no person is named."""
        if self.person is not None:
            return self.person.full_name
        return self.name or (self.organization.name if self.organization else "")


class PaperManager(Scoped["Paper"]):
    """Papers of the partnership in scope."""

    path = "item__partnership"


class Paper(models.Model):
    """A paper for an item of an agenda."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="papers", verbose_name=_("file"))
    title = models.CharField(_("title"), max_length=300)
    is_public = models.BooleanField(_("open to the public"), default=False)
    objects: ClassVar[PaperManager] = PaperManager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
