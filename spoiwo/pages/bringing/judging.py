"""What may come of each article of an old site: published, a draft, or left out, each with the reason."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from html import unescape
from urllib.parse import unquote

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import Sentence
from spoiwo.common.polish import slugify
from spoiwo.common.polish.client_data import ClientData, find_client_data
from spoiwo.pages import content
from spoiwo.pages.adapters.uploads import Uploads
from spoiwo.pages.adapters.wordpress import OldItem, OldPicture, OldSite
from spoiwo.pages.bringing.words import Links, OldWords, key_of, words_of
from spoiwo.pages.selectors.bringing import Known
from spoiwo.pages.selectors.gallery import MOST
from spoiwo.pages.states import Kind

_LONGEST = 500_000
_TITLE = 255
_LEAD = 600
_TAG = re.compile(r"<[^>]*>")
_NUMBERS = frozenset({ClientData.PESEL, ClientData.IDENTITY_CARD, ClientData.PASSPORT, ClientData.ACCOUNT})
_MAYBE_NUMBER = re.compile(r"(?:\d[ .\-\u00a0]?){10}\d|[A-Za-z]{2,3}[ \u00a0-]?\d{6,7}")
# Names offices give to what we call kinds.
KINDS = {
    "aktualnosc": Kind.NEWS, "aktualnosci": Kind.NEWS, "wiadomosci": Kind.NEWS, "news": Kind.NEWS,
    "relacja": Kind.ACCOUNT, "relacje": Kind.ACCOUNT,
    "zapowiedz": Kind.PREVIEW, "zapowiedzi": Kind.PREVIEW,
    "wiedza": Kind.KNOWLEDGE, "baza-wiedzy": Kind.KNOWLEDGE,
    "ogloszenie": Kind.NOTICE, "ogloszenia": Kind.NOTICE, "komunikaty": Kind.NOTICE,
}  # fmt: skip


class Outcome(StrEnum):
    """What becomes of an old article."""

    PUBLISHED = "published"
    DRAFT = "draft"
    LEFT_OUT = "left_out"
    KNOWN = "known"


@dataclass(slots=True)
class Coming:
    """An old article with what becomes of it; ``remarks`` say why, and what of it stays behind."""

    item: OldItem
    title: str
    outcome: Outcome
    remarks: list[Sentence] = field(default_factory=list)
    slug: str = ""
    lead: str = ""
    kind: Kind = Kind.NEWS
    categories: str = ""
    words: OldWords | None = None
    written_by: str = ""
    written_at: datetime | None = None
    handed_in: tuple[bool, ...] = ()

    @property
    def pictures(self) -> Sequence[OldPicture]:
        """The pictures it showed."""
        return self.words.pictures if self.words else ()

    @property
    def missing(self) -> int:
        """How many of its pictures were not handed in."""
        return self.handed_in.count(False)

    def hold(self, why: Sentence) -> None:
        """Let it come as a draft, for this reason, if it would have been published."""
        if self.outcome == Outcome.PUBLISHED:
            self.outcome = Outcome.DRAFT
            self.remarks.append(why)


def judge(site: OldSite, known: Known, *, publishes: bool, uploads: Uploads) -> list[Coming]:
    """Return all articles of the file, in its order, with what becomes of them."""
    found = [_looked_at(item, known, publishes) for item in site.items]
    coming = [one for one in found if one.outcome in {Outcome.PUBLISHED, Outcome.DRAFT}]
    _refuse_doubles(coming)
    coming = [one for one in coming if one.outcome != Outcome.KNOWN]
    taken = set(known.slugs)
    for one in coming:
        one.slug = _free(one, taken)
        taken.add(one.slug)
    links = Links(site.address, dict(_addresses(coming, known.slug)))
    for one in coming:
        _read(one, site, known, links, uploads)
    return found


def _looked_at(item: OldItem, known: Known, publishes: bool) -> Coming:
    title = " ".join(unescape(_TAG.sub("", item.title)).split())
    if item.guid in known.guids:
        return Coming(item, title, Outcome.KNOWN)
    if reason := _why_not(item, title):
        return Coming(item, title, Outcome.LEFT_OUT, [reason])
    one = Coming(item, title, Outcome.PUBLISHED)
    if len(title) > _TITLE:
        one.title = f"{title[: _TITLE - 1]}…"
        one.hold(_("The title was too long and was cut."))
    one.written_at = item.written_at
    if item.status != "publish":
        one.hold(_("It was not published on the old site."))
    if item.written_at is None or item.written_at > clock.now():
        one.written_at = None
        one.hold(_("Its day of publication cannot be read, or is still ahead."))
    if not publishes and one.outcome == Outcome.PUBLISHED:
        one.outcome = Outcome.DRAFT
    return one


def _why_not(item: OldItem, title: str) -> Sentence | None:
    if item.status not in {"publish", "draft", "pending", "future"}:
        return _("It was private or deleted on the old site.")
    if item.has_password:
        return _("It was shut by a password on the old site.")
    if not title:
        return _("It has no title.")
    if not item.guid:
        return _("It has neither a mark nor an address by which it could be known again.")
    if len(item.html) > _LONGEST:
        return _("It is far too long for an article.")
    return None


def _refuse_doubles(coming: Sequence[Coming]) -> None:
    seen: set[str] = set()
    for one in coming:
        if one.item.guid in seen:
            one.outcome = Outcome.KNOWN
        seen.add(one.item.guid)


def _free(one: Coming, taken: set[str]) -> str:
    """Return the address it had, where nobody has it here, else one with a number."""
    wanted = (
        slugify(unquote(one.item.slug))[:80].strip("-") or slugify(one.title)[:80].strip("-") or "artykul"
    )
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _addresses(coming: Sequence[Coming], slug: str) -> Iterator[tuple[str, str]]:
    for one in coming:
        today = reverse("portal:article", args=[slug, one.slug])
        for key in old_paths(one.item):
            if key:
                yield key, today


def old_paths(item: OldItem) -> tuple[str, str]:
    """Return the path of the article on the old site, and the one by its number."""
    path = key_of(item.link)
    short = key_of(item.guid) if "?p=" in item.guid or "?page_id=" in item.guid else ""
    return path[:1000], short[:500] if short != path else ""


def _read(one: Coming, site: OldSite, known: Known, links: Links, uploads: Uploads) -> None:
    item = one.item
    words = words_of(item.html, site.pictures, links)
    leading = site.pictures.get(item.leading)
    if leading is not None and leading.address not in {picture.address for picture in words.pictures}:
        words = OldWords(words.blocks, words.html, (leading, *words.pictures), words.left_out)
    one.words = words
    one.lead = " ".join(unescape(_TAG.sub(" ", item.excerpt)).split())
    if len(one.lead) > _LEAD:
        one.lead = f"{one.lead[: _LEAD - 1]}…"
    one.written_by = site.authors.get(item.creator, item.creator)[:200]
    one.kind, one.categories = _sorted(item.words, known.categories)
    one.handed_in = tuple(uploads.has(picture.address) for picture in words.pictures[:MOST])
    _remark(one, words)


def _sorted(words: Sequence[str], known: Mapping[str, str]) -> tuple[Kind, str]:
    """Return the kind named by a category, and the other categories, written as they are written here."""
    kind = Kind.NEWS
    kept: list[str] = []
    for word in words:
        name = slugify(word)
        if name in KINDS:
            kind = KINDS[name] if kind == Kind.NEWS else kind
        elif name and len(", ".join([*kept, word])) <= 200 and len(kept) < 8:
            kept.append(known.get(name, word)[:60])
    return kind, ", ".join(dict.fromkeys(kept))


def _remark(one: Coming, words: OldWords) -> None:
    if not words.blocks:
        one.hold(_("It has no text."))
    if words.left_out:
        one.remarks.append(_("Parts made by plug-ins stay behind: forms, drawings, instructions."))
    # Looking for people costs more than reading the whole article, and few have such a number.
    maybe = _MAYBE_NUMBER.search(f"{one.title} {one.lead} {_TAG.sub('', words.html)}")
    text = f"{one.title}\n{one.lead}\n{content.text_of(words.html)}" if maybe else ""
    if text and any(trace.kind in _NUMBERS for trace in find_client_data(text)):
        one.hold(_("It holds the number of one person or account. Take it out before you publish."))
    if any(one.handed_in):
        one.hold(_("Its photos wait for words and for the ground on which people are seen."))
    if one.missing:
        one.remarks.append(_("Pictures of it were not handed in."))
    if len(words.pictures) > MOST:
        one.remarks.append(_("It showed more pictures than an article holds; the last ones stay behind."))
