"""Basic forms of words however they are written, for search (dictionary SGJP, through Morfeusz 2)."""

from functools import lru_cache

from spoiwo.common.polish.morphology import analyser

# A list of 12,000 institutions has some 9,000 different words; a cached word takes half a kilobyte.
_CACHED_WORDS = 20_000
_CACHED_FORMS = 2_000
_ADVERB, _ADJECTIVE = "adv", "adj"
_NOUN_LIKE = ("subst", "depr", _ADJECTIVE)
_NOT_WORDS = ("ign", "interp")


@lru_cache(maxsize=_CACHED_WORDS)
def lemmas(word: str) -> frozenset[str]:
    """Return the basic forms of one word, in lower case; empty when the dictionary lacks it."""
    found = _analyse(word)
    plain = frozenset(lemma for lemma, _kind in found)
    if all(kind == _ADVERB for _lemma, kind in found):
        return plain | _compound_adjective(word)
    return plain


def _analyse(word: str) -> frozenset[tuple[str, str]]:
    """Return pairs of lemma and part of speech.

    A capital at the front matches names and common words alike, so the case typed does not matter.
    """
    edges = analyser().analyse(word.capitalize())
    parts = ((lemma, tag.partition(":")[0]) for _from, _to, (_form, lemma, tag, *_rest) in edges)
    return frozenset((_plain(lemma), kind) for lemma, kind in parts if kind not in _NOT_WORDS)


def _plain(lemma: str) -> str:
    """Cut the homonym's mark: ``Radom:Sm3`` is the same word to a reader."""
    return lemma.partition(":")[0].lower()


def _compound_adjective(word: str) -> frozenset[str]:
    """Return the adjective of the first half of a compound: "społeczno" of "społeczno-techniczna"."""
    if not word.lower().endswith("o"):
        return frozenset()
    stem = word[:-1].lower()
    return frozenset(full for full in (f"{stem}y", f"{stem}i") if (full, _ADJECTIVE) in _analyse(full))


@lru_cache(maxsize=_CACHED_FORMS)
def inflections(lemma: str) -> frozenset[str]:
    """Return all forms of a noun or adjective, in lower case; empty for other words."""
    if not lemma.isalpha():
        return frozenset()
    return frozenset(
        form.lower()
        for spelling in {lemma, lemma.capitalize()}  # names are in the dictionary with a capital
        for form, _lemma, tag, *_rest in analyser().generate(spelling)
        if tag.partition(":")[0] in _NOUN_LIKE
    )
