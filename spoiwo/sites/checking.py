"""Words typed into the settings of a site, read and refused with a reason."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.http import is_same_domain
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import BadInput
from spoiwo.sites import colours

MOST_LINKS = 8
_LONGEST_WORDS, _LONGEST_ADDRESS = 60, 500
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")


def checked_colour(typed: str) -> str:
    """Return the colour, or nothing for none; refuses what cannot be read and proposes the nearest."""
    if not typed.strip():
        return ""
    try:
        colour = colours.read_colour(typed)
    except ValueError:
        raise BadInput(_("Write the colour as # and six digits, for example #0a5560."), "colour") from None
    found = colours.worst(colour, colours.LIGHT)
    if found < colours.AA:
        near = colours.nearest(colour, colours.LIGHT, colours.AA)
        sentence = _(
            "%(colour)s has the contrast %(found)s:1 with the page, and text needs 4.5:1. The nearest colour "
            "that can be read: %(near)s."
        )
        said = f"{found:.1f}".replace(".", ",")
        raise BadInput(sentence % {"colour": colour, "found": said, "near": near}, "colour")
    return colour


def checked_host(typed: str) -> str:
    """Return the host name in its one form, or nothing; refuses one the operator has not opened."""
    host = typed.strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/.")
    if not host:
        return ""
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise BadInput(
            _("This is not a host name. Write it without https://, for example partnerstwo.powiat.pl."),
            "host",
        )
    if not any(is_same_domain(host, pattern) for pattern in settings.PARTNER_HOSTS):
        sentence = _(
            "This installation does not answer under %(host)s yet. Ask its operator to add the name to "
            "SPOIWO_PARTNER_HOSTS, and to lead it here with a certificate."
        )
        raise BadInput(sentence % {"host": host}, "host")
    return host


def read_links(text: str) -> list[tuple[str, str]]:
    """Read own links, one a line: words, a bar, an address; refuses a line that is neither page nor https."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        words, bar, address = (part.strip() for part in line.partition("|"))
        if not (bar and words and len(words) <= _LONGEST_WORDS and _is_safe(address)):
            sentence = _(
                "Line %(number)d: write the words, a bar and the address of a page of this site or one that "
                "begins with https://, for example: Contact | /kontakt/"
            )
            raise BadInput(sentence % {"number": number}, "links")
        found.append((words, address))
    if len(found) > MOST_LINKS:
        raise BadInput(_("A menu holds at most %(most)d own links.") % {"most": MOST_LINKS}, "links")
    return found


def write_links(links: list[list[str]]) -> str:
    """Write links as the lines ``read_links`` reads."""
    return "\n".join(f"{words} | {address}" for words, address in links)


def _is_safe(address: str) -> bool:
    if len(address) > _LONGEST_ADDRESS or any(sign.isspace() or sign in '\\<>"' for sign in address):
        return False
    if address.startswith("/"):
        return not address.startswith("//")
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and bool(parts.hostname) and not parts.username
    except ValueError:
        return False
