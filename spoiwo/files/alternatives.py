"""Words that stand for a picture: what it shows, never how its file is called."""

import re
from pathlib import PurePath

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import BadInput
from spoiwo.common.polish import fold

_FILE = re.compile(r"\.(png|jpe?g|svg|gif|webp|bmp|tiff?|pdf|eps|ai|cdr)$", re.IGNORECASE)
_CAMERA = re.compile(
    r"^(img|dsc|dscn|image|screenshot|zrzut|skan|scan|obraz|grafika)[\s_-]*\d+", re.IGNORECASE
)
# Remains of an address: „…&imagePreview=1”, „/documents/10179/1.JPG/”.
_ADDRESS = re.compile(r"://|\bwww\.|[?&]\w+=|^\S*/\S*$")
_JOINED = re.compile(r"^\S*[_-]\S*$")
_SAYS_NOTHING = {
    "alt", "emblemat", "foto", "grafika", "image", "img", "logo", "logotyp", "logotypy", "obraz", "obrazek",
    "picture", "rysunek", "tekst alternatywny", "zdjecie", "zestawienie znakow", "znak", "znaki",
    "znak projektu", "znaki projektu", "logo projektu",
}  # fmt: skip
_SHORTEST = 5
SAY_WHAT_IT_SHOWS = _(
    "Say what the picture shows to somebody who does not see it; the name of the file does not."
)


def says_something(words: str, file_name: str) -> bool:
    """Tell whether the words could stand for the picture to one who does not see it.

    The name of the file, a name as files have, remains of an address, words any picture could have are none.
    """
    said = fold(words).strip(" .")
    stem = fold(PurePath(file_name).stem)
    if sum(letter.isalpha() for letter in said) < _SHORTEST or said in _SAYS_NOTHING:
        return False
    if said == stem or _loose(said) == _loose(stem):
        return False
    typed = words.strip()
    return not (
        _FILE.search(typed) or _CAMERA.search(typed) or _JOINED.match(typed) or _ADDRESS.search(typed)
    )


def require_words(words: str, file_name: str) -> None:
    """Raise BadInput at ``alternative`` when the words do not say what the picture shows."""
    if not says_something(words, file_name):
        raise BadInput(SAY_WHAT_IT_SHOWS, "alternative")


def _loose(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip()
