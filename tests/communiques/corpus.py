"""Pages that carry a communiqué and pages that do not, as members' websites look: invented, but of the trade.

``POSITIVE`` are made from six communiqués of one partnership by what editors do to them; ``NEGATIVE`` are
what stands beside: other communiqués of the same partnership, agendas, other news of the same session.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spoiwo.common.polish.lemmas import inflections, lemmas


def _texts(kind: str) -> list[str]:
    """Return the texts of one kind, each paragraph in one line."""
    written = (Path(__file__).parent / "corpus.txt").read_text(encoding="utf-8")
    parts = (part.partition("\n") for part in written.split("=== ")[1:])
    bodies = (body.strip() for name, _line, body in parts if name.strip() == kind)
    return ["\n\n".join(" ".join(one.split()) for one in body.split("\n\n")) for body in bodies]


_WRITTEN = (text.partition("\n\n") for text in _texts("komunikat"))
COMMUNIQUES = tuple((title, text) for title, _line, text in _WRITTEN)
NEWS = tuple(_texts("aktualność"))
BESIDE = tuple(_texts("obok"))


@dataclass(frozen=True, slots=True)
class Sample:
    """A page: which communiqué is looked for, what was done to it, the bytes as a server gives them."""

    name: str
    number: int
    body: bytes
    charset: str = "utf-8"


def html(*parts: str, title: str = "Aktualności") -> str:
    """Return a page of an office: menu, news, footer."""
    menu = "".join(
        f"<li><a href='/{word}'>{word}</a></li>" for word in ("start", "bip", "kontakt", "dokumenty")
    )
    inside = "".join(f"<div class='news'><p>{part}</p></div>" for part in parts)
    return (
        f"<!doctype html><html lang=pl><head><title>{title}</title><script>var a='<p>'</script></head><body>"
        f"<nav><ul>{menu}</ul></nav><main>{inside}</main>"
        "<footer>© Gmina 2016. Deklaracja dostępności.</footer>"
    )


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def whole(title: str, text: str, _chance: random.Random) -> str:
    return f"<h2>{title}</h2>" + text.replace("\n\n", "</p><p>")


def copied_from_word(title: str, text: str, chance: random.Random) -> str:
    """Spans in the middle of words, no-break spaces, soft hyphens, as word processors leave them."""
    words = [
        f"<span style='font-size:12pt'>{word[: len(word) // 2]}</span>{word[len(word) // 2 :]}"
        if chance.random() < 0.2
        else word.replace("społeczn", "spo\u00adłeczn")
        for word in f"{title} {text}".split()
    ]
    return "&nbsp;".join(words[:20]) + " " + " ".join(words[20:])


def lead_only(title: str, text: str, _chance: random.Random) -> str:
    return f"<b>{title}</b><br>{text.split(chr(10))[0]} <a href='/wiecej'>czytaj więcej</a>"


def first_half(title: str, text: str, _chance: random.Random) -> str:
    sentences = _sentences(text)
    return f"{title}. " + " ".join(sentences[: (len(sentences) + 1) // 2])


def without_every_third_sentence(title: str, text: str, _chance: random.Random) -> str:
    return f"{title}. " + " ".join(one for place, one in enumerate(_sentences(text)) if place % 3 != 1)


def words_left_out(_title: str, text: str, chance: random.Random) -> str:
    """An editor shortens: about a word in eight goes."""
    return " ".join(word for word in text.split() if chance.random() > 0.12)


def inflected(title: str, text: str, chance: random.Random) -> str:
    """About a third of words stand in another case or number."""
    return " ".join(_other_form(word, chance) for word in f"{title} {text}".split())


def _other_form(word: str, chance: random.Random) -> str:
    if chance.random() > 0.35 or not word.isalpha() or len(word) < 4:
        return word
    forms = sorted(form for lemma in sorted(lemmas(word)) for form in inflections(lemma))
    return chance.choice(forms) if forms else word


def misspelt(title: str, text: str, chance: random.Random) -> str:
    """Typed anew: a slip in about every fifteenth word."""
    return " ".join(_slip(word, chance) for word in f"{title} {text}".split())


def _slip(word: str, chance: random.Random) -> str:
    if len(word) < 5 or chance.random() > 0.07:
        return word
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def capitals(title: str, text: str, _chance: random.Random) -> str:
    return f"{title} {text}".upper()


def without_polish_letters(title: str, text: str, _chance: random.Random) -> str:
    return f"{title} {text}".translate(str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ"))


def in_a_table(title: str, text: str, _chance: random.Random) -> str:
    rows = "".join(f"<tr><td>{place}<td>{one}" for place, one in enumerate(_sentences(text)))
    return f"<table><caption>{title}{rows}</table>"


def words_put_in(title: str, text: str, chance: random.Random) -> str:
    """An editor adds words of his own between."""
    own = ["także", "w naszym powiecie", "jak informuje sekretariat", "w tym roku", "co cieszy"]
    return " ".join(
        f"{word} {chance.choice(own)}" if chance.random() < 0.08 else word
        for word in f"{title} {text}".split()
    )


EDITORS: tuple[Callable[[str, str, random.Random], str], ...] = (
    whole, copied_from_word, lead_only, first_half, without_every_third_sentence, words_left_out, inflected,
    misspelt, capitals, in_a_table, words_put_in, without_polish_letters,
)  # fmt: skip


def positive() -> Iterator[Sample]:
    """Yield pages that carry a communiqué, alone, among news and in old encodings."""
    chance = random.Random(2016)  # the same pages every time, nothing secret
    for number, (title, text) in enumerate(COMMUNIQUES):
        for editor in EDITORS:
            written = editor(title, text, chance)
            name = editor.__name__
            yield Sample(f"{name} {number}", number, html(written).encode())
            yield Sample(f"{name} {number} among news", number, html(NEWS[0], written, *NEWS[1:]).encode())
        old = html(whole(title, text, chance)).replace("©", "").replace("„", '"').replace("”", '"')
        yield Sample(f"ISO-8859-2 {number}", number, old.encode("iso-8859-2", "replace"), "iso-8859-2")
        yield Sample(f"plain text {number}", number, f"{title}\n\n{text}".encode())


def negative() -> Iterator[Sample]:
    """Yield pages that do not carry the communiqué looked for, however near they come."""
    for number, (title, text) in enumerate(COMMUNIQUES):
        others = [f"{other} {words}" for place, (other, words) in enumerate(COMMUNIQUES) if place != number]
        yield Sample(f"all other communiqués {number}", number, html(*others).encode())
        for place, other in enumerate(others):
            yield Sample(f"communiqué {place} instead of {number}", number, html(other, *NEWS).encode())
        for place, words in enumerate((*BESIDE, *NEWS)):
            yield Sample(f"beside {place}, {number}", number, html(words).encode())
        yield Sample(f"everything beside {number}", number, html(*BESIDE, *NEWS).encode())
        yield Sample(f"headline alone {number}", number, html(*NEWS, f"<h3>{title}</h3>").encode())
        shuffled = text.split()
        random.Random(number).shuffle(shuffled)  # the same page every time
        yield Sample(f"shuffled words {number}", number, html(" ".join(shuffled)).encode())
        hidden = f"<div style='display: none'>{title} {text}</div><script>{text}</script>"
        yield Sample(f"hidden {number}", number, html(*NEWS, hidden).encode())
        yield Sample(f"not found {number}", number, html("Nie znaleziono strony o podanym adresie.").encode())
