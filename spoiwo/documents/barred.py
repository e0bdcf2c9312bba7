"""Texts everybody reads: which words of them are bars, and whether they wait until somebody has looked.

Both stand on the text itself, so that no list, letter or feed needs a further query to leave them out. Only
room ``redactions`` writes them, with who did it and why; the words as they were approved are not touched.
"""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models.query import ModelIterable
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from spoiwo.documents.masking import Mask, Patch, key

# What a bar says: "[anonimizacja: …]". Papers are Polish whatever the reader's language, so these words are.
BAR = "[anonimizacja: {}]"
_BARS = re.compile(r"\[anonimizacja:[^\]\[<>]{1,80}\]")


class Barred(models.Model):
    """A text everybody reads with bars in it. ``SAID`` names its fields that are read outside."""

    SAID: ClassVar[tuple[str, ...]] = ()

    bars = models.JSONField(_("hidden words and their bars"), default=list, blank=True, editable=False)
    # Sums of words that stood out, were looked at and are not to be hidden.
    left = models.JSONField(_("words looked at and left"), default=list, blank=True, editable=False)
    waits_since = models.DateTimeField(
        _("waits for a look before everybody reads it, since"), null=True, blank=True, editable=False
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.original is not self:
            raise TypeError("what everybody reads is made from the original and not saved")
        super().save(*args, **kwargs)

    @property
    def mask(self) -> Mask:
        """What hides the words."""
        return Mask(Patch(words, bar=bar) for words, bar in self.bars)

    @property
    def original(self) -> Self:
        """The text as it was written; of one that is shown, the one it was made from."""
        made_from: Self = self.__dict__.get("_made_from", self)
        return made_from

    def shown(self) -> Self:
        """Return the text as everybody reads it: never to be saved."""
        if not self.bars or self.original is not self:
            return self
        made, mask = copy.copy(self), self.mask
        for name in self.SAID:
            setattr(made, name, mask.words(getattr(self, name)))
        made.__dict__["_made_from"] = self
        return made

    def is_left(self, words: str) -> bool:
        """Whether somebody has looked at the words and left them."""
        return sum_of(words) in self.left


def sum_of(words: str) -> str:
    """Return the sum by which words looked at are known again, however they are written."""
    return hashlib.sha256(key(words).encode()).hexdigest()[:32]


_T = TypeVar("_T", bound=Barred)


class _Shown(ModelIterable):  # type: ignore[type-arg]  # generic only in the stubs
    """Reads rows as everybody reads them."""

    def __iter__(self) -> Iterator[Any]:
        for row in super().__iter__():
            yield row.shown()


def as_everybody_reads(rows: models.QuerySet[_T]) -> models.QuerySet[_T]:
    """Return the rows with bars in them: for every list, feed and letter that leaves the house."""
    read = rows.all()
    read._iterable_class = _Shown
    return read


def drawn(text: str) -> SafeString:
    """Return a line of a page with its bars drawn black; what is not safe yet is escaped."""
    safe = str(conditional_escape(text))
    # The words of a bar are our own, the rest was escaped just above.
    return mark_safe(_BARS.sub(lambda bar: f'<span class="blacked-out">{bar[0]}</span>', safe))  # noqa: S308


def sums_of(words: Iterable[str]) -> list[str]:
    """Return the sums of words looked at, each once."""
    return sorted({sum_of(one) for one in words})
