"""The index: what can be found, and the spellings under which it is asked for."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock


class Entry(models.Model):
    """One findable thing. No foreign keys: the index knows codes and numbers, not the trade."""

    kind = models.CharField(_("kind"), max_length=40)
    object_id = models.BigIntegerField(_("number of the thing"))
    partnership_id = models.BigIntegerField(_("partnership"), null=True)
    is_public = models.BooleanField(_("open to the public"), default=True)
    title = models.TextField(_("title"))
    subtitle = models.TextField(_("subtitle"), blank=True)
    body = models.TextField(_("text"), blank=True)
    url = models.CharField(_("address"), max_length=500)
    weight = models.FloatField(_("weight"), default=1.0)
    day = models.DateField(_("day"), null=True)
    # Keys of units with those around them: a commune, its county and its voivodeship.
    areas = ArrayField(models.CharField(max_length=6), verbose_name=_("units"), default=list, blank=True)
    vector = SearchVectorField(_("terms"))
    # Title and aliases folded, with a space before each word: " urzad pracy", for LIKE '% pra%'.
    folded = models.TextField(_("folded title"))
    updated_at = models.DateTimeField(_("updated"))

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_one_entry_per_thing")
        ]
        indexes = [
            GinIndex(fields=["vector"], name="search_entry_vector", gin_pending_list_limit=256),
            GinIndex(
                fields=["folded"],
                opclasses=["gin_trgm_ops"],
                name="search_entry_folded",
                gin_pending_list_limit=256,
            ),
            # The first and the last year that a searcher may choose, without reading the table.
            models.Index(
                fields=["day"],
                condition=models.Q(is_public=True, day__isnull=False),
                name="search_entry_public_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Vocabulary(models.Model):
    """A spelling without diacritics and a term it may mean: "lodzi" means the term of "łódź".

    Rows may repeat: a unique constraint would make two savings wait for each other.
    """

    folded = models.CharField(_("folded spelling"), max_length=80)
    term = models.CharField(_("term"), max_length=80)

    class Meta:
        indexes = [models.Index(fields=["folded"], name="search_vocabulary_folded")]

    def __str__(self) -> str:
        return f"{self.folded}: {self.term}"


class KnownWord(models.Model):
    """A word that occurs in a title or subtitle, offered to a searcher who misspelt it."""

    folded = models.CharField(_("folded spelling"), max_length=80)
    written = models.CharField(_("as written"), max_length=80)

    class Meta:
        indexes = [GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="search_known_word_folded")]

    def __str__(self) -> str:
        return self.written


class Build(models.Model):
    """When the whole index was made anew, and as which version of what documents hold."""

    version = models.PositiveIntegerField(_("version"))
    made_at = models.DateTimeField(_("made"), default=clock.now)

    class Meta:
        verbose_name = _("making of the search index")
        verbose_name_plural = _("makings of the search index")

    def __str__(self) -> str:
        return str(self.version)
