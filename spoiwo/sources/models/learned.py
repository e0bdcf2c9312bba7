"""What officers taught: words that mean a record, whatever the rules make of them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Person


class LearnedNameManager(Scoped["LearnedName"]):
    """Names learned in the partnership in scope."""


class LearnedName(models.Model):
    """Words an officer accepted as the name of an institution, in this partnership; folded."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="learned_names")
    words = models.CharField(_("words"), max_length=300)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="+", verbose_name=_("institution")
    )
    learned_at = models.DateTimeField(_("learned"), default=clock.now)
    objects: ClassVar[LearnedNameManager] = LearnedNameManager()

    class Meta:
        verbose_name = _("learned name")
        verbose_name_plural = _("learned names")
        constraints = [models.UniqueConstraint(fields=["partnership", "words"], name="learned_name_once")]

    def __str__(self) -> str:
        return f"{self.words} → {self.organization}"


class LearnedPersonManager(Scoped["LearnedPerson"]):
    """Names of people learned in the partnership in scope."""


class LearnedPerson(models.Model):
    """A form of a name an officer corrected to that of a person ("Annie Nowak"), in this partnership; folded.

    It tells how the name is written, not who is meant: two people may bear one name.
    """

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="learned_people")
    words = models.CharField(_("words"), max_length=300)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("person"))
    learned_at = models.DateTimeField(_("learned"), default=clock.now)
    objects: ClassVar[LearnedPersonManager] = LearnedPersonManager()

    class Meta:
        verbose_name = _("learned name of a person")
        verbose_name_plural = _("learned names of people")
        constraints = [models.UniqueConstraint(fields=["partnership", "words"], name="learned_person_once")]

    def __str__(self) -> str:
        return f"{self.words} → {self.person}"
