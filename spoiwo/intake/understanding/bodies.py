"""Mentions brought together: a unit named in any case, or abbreviated, is one institution."""

import re
from functools import lru_cache

from spoiwo.common.polish.folding import fold
from spoiwo.intake.understanding.institution_abbreviations import abbreviation_behind
from spoiwo.intake.understanding.institution_mentions import Body, Mention, is_generic
from spoiwo.intake.understanding.text import Document
from spoiwo.intake.understanding.words import basic_forms

_SKIPPED = frozenset(("w", "we", "z", "ze", "i", "oraz", "na", "do", "dla", "o", "im"))
_SORTS_OF_GMINA = frozenset(("gmina", "gminy", "miasto", "miasta", "miejska", "wiejska", "miejsko", "wiejsk"))
# Two wordings of one office (an "Urząd Miejski" is the "Urząd Miasta" of the same seat).
_SAME = {"miejski": "miasto", "gminny": "gmina", "powiatowy": "powiat"}


def together(document: Document, found: list[Mention]) -> list[Body]:
    """Return the institutions in the order of their first mention."""
    bodies: list[Body] = []
    short: dict[str, Body] = {}
    # What each was called, every wording once: a long document names an institution hundreds of times.
    called: dict[int, dict[tuple[str, str, str, bool], Mention]] = {}
    for mention in sorted(found, key=lambda m: (m.by == "alias", m.start)):
        body = _known(bodies, short, called, mention)
        if body is None:
            if mention.by == "alias":
                continue
            body = Body(kind=mention.kind)
            bodies.append(body)
        body.mentions.append(mention)
        if mention.by != "alias":
            wording = (mention.name, mention.kind, mention.place, mention.is_specific)
            called.setdefault(id(body), {}).setdefault(wording, mention)
        abbreviation = mention.abbreviation or abbreviation_behind(document, mention)
        if abbreviation:
            short.setdefault(abbreviation, body)
    _join_appositions(document, bodies)
    for body in bodies:
        body.mentions.sort(key=lambda m: m.start)
    return sorted((b for b in bodies if b.mentions), key=lambda b: b.mentions[0].start)


def _known(
    bodies: list[Body],
    short: dict[str, Body],
    called: dict[int, dict[tuple[str, str, str, bool], Mention]],
    mention: Mention,
) -> Body | None:
    if mention.by == "alias":
        own = short.get(mention.abbreviation)
        if own:
            return own
    if mention.by in ("alias", "context") and not mention.place:
        same = [body for body in bodies if body.kind == mention.kind]
        return same[0] if len(same) == 1 else None
    return next(
        (one for one in bodies if any(_same(other, mention) for other in called.get(id(one), {}).values())),
        None,
    )


def same_body(body: Body, mention: Mention) -> bool:
    """Say whether a mention names a body: the same words, or fewer words of the same kind without a place."""
    return any(_same(other, mention) for other in body.mentions if other.by != "alias")


def _same(a: Mention, b: Mention) -> bool:
    x, y = key(a.name), key(b.name)
    if x == y:
        return True
    if not (x < y or y < x):
        return False
    if a.kind != b.kind and "inne" not in (a.kind, b.kind):
        return False
    if _is_office(a) != _is_office(b):
        return False  # the gmina and its office are kept apart
    smaller, larger = (a, b) if len(x) < len(y) else (b, a)
    if smaller.place and smaller.place != larger.place:
        return False
    return len(key(smaller.name)) > 1 and (
        not smaller.is_specific or is_generic(smaller.name) or smaller.kind in ("NGO", "LGD", "uczelnia")
    )


def _is_office(mention: Mention) -> bool:
    return mention.name.lower().startswith(("urząd", "starostwo"))


@lru_cache(maxsize=8192)
def key(name: str) -> frozenset[str]:
    """Return the words that tell an institution from another, as lemmas without marks."""
    words = [word for word in re.findall(r"[^\W_]+", name) if word.lower() not in _SKIPPED]
    if words and words[0].lower() in ("gmina", "miasto"):
        # "Miasto Lesko", "Gmina Miejska Lesko" and "Gmina Lesko" are one.
        words = ["gmina", *(word for word in words[1:] if word.lower() not in _SORTS_OF_GMINA)]
    lemmas = (min(basic_forms(word)) for word in words)
    return frozenset(fold(_SAME.get(lemma, lemma)) for lemma in lemmas)


def _join_appositions(document: Document, bodies: list[Body]) -> None:
    """Join "Lokalna Grupa Działania (Stowarzyszenie „X”)": what stands in brackets is the same body."""
    for body in bodies:
        for mention in list(body.mentions):
            between = re.compile(r"\s*[(–,-]\s*").match(document.text, mention.end)
            if between is None or mention.is_specific or "(" not in between.group():
                continue
            other = next((b for b in bodies if b is not body
                          and any(m.start == between.end() for m in b.mentions)), None)  # fmt: skip
            if other is not None:
                other.kind = "LGD" if body.kind == "LGD" else other.kind
                body.mentions.remove(mention)
