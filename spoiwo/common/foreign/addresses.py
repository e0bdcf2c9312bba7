"""Which addresses may be visited at all: public ones, in every way of writing them."""

import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from queue import Empty, SimpleQueue
from urllib.parse import quote, urlsplit

import idna

from spoiwo.common.foreign.limits import Reason, Unreachable

IP = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

LONGEST = 2_000
PORTS = {80, 443, 8080, 8443}
# Public by number, private by use: metadata of Azure; and the translators (NAT64, 6to4, Teredo and the rest
# of the IETF's special block), through which an inside address can be reached under an outside one.
_NEVER = ("168.63.129.16/32", "192.0.0.0/24", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/23")
NEVER: tuple[Network, ...] = tuple(ip_network(text) for text in _NEVER)
# Characters of an address that stay as they are; everything else is percent-encoded once.
_SAFE = "/%:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of a web address after it was read strictly."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """``https://host`` with the port where it is not the usual one."""
        usual = 443 if self.scheme == "https" else 80
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == usual else f":{self.port}")

    def __str__(self) -> str:
        return self.origin + self.path


def address_of(text: str) -> Address:
    """Read a web address; anything but http(s) with a plain host and no password is ``BAD_ADDRESS``."""
    text = text.strip()
    if len(text) > LONGEST or "\\" in text or any(ord(sign) < 33 or ord(sign) == 127 for sign in text):
        raise Unreachable(Reason.BAD_ADDRESS)
    try:
        parts = urlsplit(text)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = _host(parts.hostname or "")
    except (ValueError, UnicodeError):
        raise Unreachable(Reason.BAD_ADDRESS) from None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc:
        raise Unreachable(Reason.BAD_ADDRESS)
    path = parts.path or "/"
    if parts.query:
        path += f"?{parts.query}"
    return Address(parts.scheme, host, port, quote(path, safe=_SAFE))


def resolve(address: Address, allowed: Sequence[Network] = (), patience: float = 10.0) -> IP:
    """Look the host up now, in at most ``patience`` seconds, and give the one address to connect to.

    Every address the name has must be public (or in ``allowed``): a name that points both outside and inside
    is an attack, not a website. The caller connects to the number it is given, so that a second, different
    answer of the name server is never asked for.
    """
    numbers = [ip_address(text.partition("%")[0]) for text in _looked_up(address, patience)]
    if not numbers or not all(is_open(number, allowed) for number in numbers):
        raise Unreachable(Reason.INSIDE)
    inside = any(number in network for number in numbers for network in allowed)
    if address.port not in PORTS and not inside:
        raise Unreachable(Reason.BAD_ADDRESS)
    return numbers[0]


def _looked_up(address: Address, patience: float) -> list[str]:
    """Ask the name server in a thread of its own: the system's look-up knows no deadline of ours."""
    answer: SimpleQueue[list[str] | None] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
            answer.put([str(entry[4][0]) for entry in found])
        except (OSError, UnicodeError):
            answer.put(None)

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    try:
        numbers = answer.get(timeout=max(patience, 0.01))
    except Empty:
        raise Unreachable(Reason.TOO_SLOW) from None
    if numbers is None:
        raise Unreachable(Reason.NO_SUCH_HOST)
    return numbers


def is_open(number: IP, allowed: Sequence[Network] = ()) -> bool:
    """Whether the number is of the public Internet, also when it hides an older number inside."""
    if any(number in network for network in allowed):
        return True
    if isinstance(number, IPv6Address) and number.ipv4_mapped:
        return is_open(number.ipv4_mapped, allowed)
    if number.is_multicast or number.is_reserved or number.is_unspecified or not number.is_global:
        return False
    return not any(number in network for network in NEVER)


def _host(host: str) -> str:
    """Write the host the way name servers know it; Polish letters are allowed in names."""
    if not host:
        raise ValueError("no host")
    try:
        return str(ip_address(host))
    except ValueError:
        return idna.encode(host.rstrip("."), uts46=True).decode("ascii")
