"""What somebody wrote in an answer by e-mail: without what was quoted, and without the signature."""

import re

# Stands at the top of our letters; whatever a mail program quotes begins with it or shortly above it.
MARK = "##-"
_HEADING = re.compile(
    r"^(?:-{2,}\s*(?:original message|wiadomość oryginalna|wiadomość przekazana|oryginalna wiadomość"
    r"|forwarded message)|_{10,}\s*$)",
    re.IGNORECASE,
)
# „W dniu 3.05.2026 o 10:12, Spoiwo pisze:”, “On Sun, 3 May 2026, Spoiwo wrote:”, also broken into lines.
_INTRODUCTION = re.compile(
    r"^(?:(?:w dniu|dnia|on|pon|wt|śr|czw|pt|sob|niedz|nd)\b[^\n]{0,200}(?:\n[^\n]{0,200}){0,2}?"
    r"(?:napisał(?:\(?a\)?)?|pisze|wrote|użytkownik[^\n]{0,100}napisał)[^\n]{0,80}:|"
    r"(?:od|from|nadawca):[^\n]{0,300}\n(?:[^\n]{0,300}\n){0,3}?(?:wysłano|sent|data|date|do|to):)",
    re.IGNORECASE | re.MULTILINE,
)
_DEVICE = re.compile(
    r"^(?:wysłane (?:z|ze)\b|wysłano z\b|sent from my\b|pobierz outlook|get outlook)[^\n]{0,80}$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^--\s?$")
_FAREWELL = re.compile(
    r"^(?:z poważaniem|z wyrazami szacunku|(?:serdecznie |gorąco )?pozdrawiam(?: serdecznie)?"
    r"|(?:łączę |z )?pozdrowienia(?:mi)?|z pozdrowieniami|best regards|kind regards)[\s,.!]*$",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"^(?:klauzula (?:informacyjna|poufności)|administratorem (?:pani|państwa)|treść tej wiadomości"
    r"|niniejsza wiadomość|informacja o przetwarzaniu)",
    re.IGNORECASE,
)
# Some programs say it in the subject alone.
_AUTOMATIC = re.compile(
    r"^(?:auto(?:matyczna)?[ :-]*(?:odpowiedź|reply)|odpowiedź automatyczna|automatic reply"
    r"|out of (?:the )?office|poza biurem|nieobecność|jestem (?:na urlopie|nieobecn)|автоматична відповідь)",
    re.IGNORECASE,
)
# After a farewell stands a signature when it is no longer than one.
_LONGEST_SIGNATURE = 14


def own_words(text: str) -> str:
    """Return what the writer wrote above or below the quoted letter; empty when nothing is their own."""
    said = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(">"))
    introduced = _INTRODUCTION.search(said)
    if introduced:
        before, after = said[: introduced.start()], said[introduced.end() :]
        said = before if before.strip() else after
    kept = _until_the_end(said.partition(MARK)[0].splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def is_automatic(subject: str) -> bool:
    """Tell whether a program that says its owner is away wrote the subject."""
    return bool(_AUTOMATIC.match(subject.strip()))


def _until_the_end(lines: list[str]) -> list[str]:
    for at, line in enumerate(lines):
        plain = line.strip()
        if _HEADING.match(plain) or _SIGNATURE.match(line) or _DISCLAIMER.match(plain):
            return lines[:at]
        if _DEVICE.match(plain):
            return lines[:at]
        if _FAREWELL.match(plain) and at and _is_signature(lines[at:]):
            return lines[:at]
    return lines


def _is_signature(lines: list[str]) -> bool:
    said = [line.strip().lower() for line in lines if line.strip()]
    return len(said) <= _LONGEST_SIGNATURE and not any(line.startswith("ps") for line in said)
