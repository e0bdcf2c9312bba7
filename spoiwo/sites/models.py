"""How the pages of one partnership look and what leads through them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.sites.states import Section


class SiteManager(Scoped["Site"]):
    """Sites of the partnership in scope."""


class Site(models.Model):
    """One partnership's site: its menu, colour, sign, host name; without a row it looks like the portal."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="site")
    # As chosen; what each theme shows is derived (colours.accents).
    colour = models.CharField(_("colour"), max_length=7, blank=True)
    sign = models.OneToOneField(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sign")
    )
    sign_words = models.CharField(_("what the sign shows"), max_length=200, blank=True)
    # As wide as it is shown: the page keeps its place before it is there, and nothing jumps.
    sign_width = models.PositiveSmallIntegerField(_("width of the sign"), default=48)
    sections = ArrayField(
        models.CharField(max_length=20, choices=Section.choices),
        verbose_name=_("sections in the menu"),
        default=list,
        blank=True,
    )
    # Pairs of words and address, in their order.
    links = models.JSONField(_("own links in the menu"), default=list, blank=True)
    host = models.CharField(_("own host name"), max_length=253, blank=True)
    changed_at = models.DateTimeField(_("last changed"), default=clock.now)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[SiteManager] = SiteManager()

    class Meta:
        verbose_name = _("look and menu of the site")
        verbose_name_plural = _("looks and menus of sites")
        constraints = [
            models.UniqueConstraint(fields=["host"], condition=~Q(host=""), name="site_host_once"),
            models.CheckConstraint(
                name="site_sign_has_words", condition=Q(sign=None, sign_words="") | ~Q(sign_words="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.partnership)
