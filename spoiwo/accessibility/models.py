"""Versions of accessibility statements, their words, reviews, and what an office tells of itself.

All of it is published on the day it is written, so it is read outside the scope of a partnership too. No
partnership means the installation itself, whose operator is the entity.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.accessibility.states import Form, Ground, Language, Method, Status
from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership


class Declaration(models.Model):
    """One version of an accessibility statement; none is altered, the latest is in force.

    ``site_published_on`` and ``site_updated_on`` speak of the website, ``prepared_on`` of the statement.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, related_name="declarations")
    number = models.PositiveIntegerField(_("version"))
    entity = models.CharField(_("public entity"), max_length=300)
    site_name = models.CharField(_("name of the website"), max_length=200)
    site_url = models.URLField(_("address of the website"))
    site_published_on = models.DateField(_("website published on"))
    site_updated_on = models.DateField(_("last significant change of the website"))
    status = models.CharField(_("compliance"), max_length=8, choices=Status.choices)
    method = models.CharField(_("how it was assessed"), max_length=8, choices=Method.choices)
    auditor = models.CharField(_("who assessed it"), max_length=300, blank=True)
    prepared_on = models.DateField(_("statement prepared on"))
    contact_name = models.CharField(_("contact person"), max_length=200)
    contact_email = models.EmailField(_("e-mail address"))
    contact_phone = models.CharField(_("telephone"), max_length=40)
    architecture_url = models.URLField(_("page about the building"), blank=True)
    change = models.CharField(_("what has changed"), max_length=400, blank=True)
    published_at = models.DateTimeField(_("published"), default=clock.now)
    published_by = models.CharField(_("published by"), max_length=200)
    reminded_on = models.DateField(_("last reminder sent on"), null=True, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"], nulls_distinct=False, name="declaration_version_once"
            ),
            models.CheckConstraint(
                name="declaration_of_a_published_site",
                condition=Q(site_updated_on__gte=F("site_published_on")),
            ),
            models.CheckConstraint(
                name="declaration_names_its_auditor",
                condition=~Q(method=Method.AUDITOR) | ~Q(auditor=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity}: {self.site_name} ({self.number})"

    def get_absolute_url(self) -> str:
        if self.partnership is None:
            return reverse("accessibility:site_version", args=[self.number])
        return reverse("accessibility:version", args=[self.partnership.slug, self.number])


class Words(models.Model):
    """What a version says in one language; ``is_outdated``: the Polish words have changed since."""

    declaration = models.ForeignKey(
        Declaration, models.CASCADE, related_name="words", verbose_name=_("accessibility statement")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    architecture = models.TextField(_("access to the building"), max_length=4000)
    communication = models.TextField(_("ways of talking and information"), max_length=4000)
    apps = models.TextField(_("mobile applications"), max_length=1000, blank=True)
    is_outdated = models.BooleanField(_("the Polish text has changed since"), default=False)

    class Meta:
        verbose_name = _("language version of an accessibility statement")
        verbose_name_plural = _("language versions of accessibility statements")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["declaration", "language"], name="declaration_once_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.declaration} ({self.get_language_display()})"


class Barrier(models.Model):
    """Something on the site that is not accessible, and why."""

    words = models.ForeignKey(
        Words,
        models.CASCADE,
        related_name="barriers",
        verbose_name=_("language version of an accessibility statement"),
    )
    order = models.PositiveSmallIntegerField(_("order"))
    content = models.CharField(_("what is not accessible"), max_length=600)
    ground = models.CharField(_("ground"), max_length=8, choices=Ground.choices)
    reason = models.CharField(_("reason"), max_length=1000)

    class Meta:
        verbose_name = _("content that is not accessible")
        verbose_name_plural = _("contents that are not accessible")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.content[:80]


class Review(models.Model):
    """Somebody looked through a statement and found it true on the day (A11Y-11)."""

    declaration = models.ForeignKey(
        Declaration, models.PROTECT, related_name="reviews", verbose_name=_("accessibility statement")
    )
    reviewed_on = models.DateField(_("reviewed on"))
    by = models.CharField(_("by whom"), max_length=200)
    note = models.CharField(_("what was checked"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("review of an accessibility statement")
        verbose_name_plural = _("reviews of accessibility statements")
        ordering = ["-reviewed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.declaration}: {self.reviewed_on}"


class Introduction(models.Model):
    """What an office tells of itself in a form people with special needs can read or watch (A11Y-15)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, related_name="introductions")
    form = models.CharField(_("form"), max_length=8, choices=Form.choices)
    text = models.TextField(_("text"), max_length=12000)
    film_url = models.URLField(_("address of the film"), blank=True)
    changed_on = models.DateField(_("last changed on"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("introduction of an office")
        verbose_name_plural = _("introductions of offices")
        ordering = ["form"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "form"], nulls_distinct=False, name="introduction_once_a_form"
            )
        ]

    def __str__(self) -> str:
        return self.get_form_display()
