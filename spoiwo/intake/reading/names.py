"""File names as strangers give them, made fit to be shown; they are never used as paths."""

import re
import unicodedata

_LONGEST = 120
# Signs that turn the direction of writing let "fdp.exe" be shown as "exe.pdf".
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_FORBIDDEN = re.compile(r'[<>:"|?*]')


def safe_name(name: str) -> str:
    """Return the last part of a name without unseen signs, at most 120 characters; "plik" if none is left.

    Of a name that is too long its beginning and its extension are kept.
    """
    last = re.split(r"[\\/]", name.replace("\x00", ""))[-1]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if _is_seen(sign))
    clean = re.sub(r"\s+", " ", _FORBIDDEN.sub("_", seen)).strip(" .")
    if len(clean) > _LONGEST:
        stem, dot, extension = clean.rpartition(".")
        kept = f".{extension}" if dot and len(extension) <= 5 else ""
        clean = f"{(stem if kept else clean)[: _LONGEST - len(kept) - 1]}…{kept}"
    return clean or "plik"


def extension_of(name: str) -> str:
    """Return the extension in small letters, without its dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in _UNSEEN or sign in "\t "
