"""Reading one foreign page: look up, check, connect to what was checked, follow, stop in time."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urljoin

import httpcore
from django.conf import settings

from spoiwo.common import clock
from spoiwo.common.foreign.addresses import Address, Network, address_of, resolve
from spoiwo.common.foreign.limits import Limits, Reason, Unreachable
from spoiwo.common.foreign.manners import Manners
from spoiwo.common.foreign.streams import Deadline, PinnedBackend

MOVED = {301, 302, 303, 307, 308}
STEP_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the server gave: never trusted, never shown as markup."""

    address: str
    content_type: str
    charset: str
    body: bytes
    read_at: datetime
    hops: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, whatever it was."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Reader:
    """Reads pages under one set of limits and one memory of manners; may be used by several threads."""

    agent: str
    limits: Limits = field(default_factory=Limits)
    allowed: Sequence[Network] = ()
    manners: Manners = field(default_factory=Manners)

    def fetch(self, text: str) -> Page:
        """Give the page under the address, after at most ``limits.redirects`` redirects.

        Each hop is looked up and checked anew. Raises ``Unreachable``.
        """
        deadline = Deadline(self.limits.seconds)
        address, hops = address_of(text), list[str]()
        while True:
            self._mind_robots(address, deadline)
            answer = self._visit(address, deadline, self.limits.bytes)
            if answer.status not in MOVED:
                return self._page(address, answer, tuple(hops))
            hops.append(str(address))
            address = _next(address, answer)
            if len(hops) > self.limits.redirects or str(address) in hops:
                raise Unreachable(Reason.GOES_ROUND)

    def ask(self, text: str, headers: Mapping[str, str]) -> Answer:
        """Ask a service that this installation was set up to ask, with headers of its own; no redirects.

        The host is looked up and checked as any other, size and time are bounded; robots.txt, which speaks
        to readers of pages, is not asked. Every status is an answer. Raises ``Unreachable``.
        """
        return self._visit(address_of(text), Deadline(self.limits.seconds), self.limits.bytes, headers)

    def _mind_robots(self, address: Address, deadline: Deadline) -> None:
        if not self.manners.may_read(address, self.agent, lambda: self._robots(address, deadline)):
            raise Unreachable(Reason.ASKED_NOT_TO)

    def _robots(self, address: Address, deadline: Deadline) -> tuple[int, bytes]:
        """Read robots.txt of the host, along its redirects (RFC 9309, 2.3.1.2)."""
        here = Address(address.scheme, address.host, address.port, "/robots.txt")
        for _hop in range(self.limits.redirects + 1):
            answer = self._visit(here, deadline, Manners.LONGEST)
            if answer.status not in MOVED:
                return answer.status, answer.body
            here = _next(here, answer)
        return 404, b""

    def _visit(
        self, address: Address, deadline: Deadline, most: int, extra: Mapping[str, str] | None = None
    ) -> Answer:
        try:
            number = resolve(address, self.allowed, deadline.left(None))
            with self.manners.turn(address.host, deadline.left(None)):
                return self._ask(address, PinnedBackend(number, deadline), most, extra or {})
        except httpcore.TimeoutException:
            raise Unreachable(Reason.TOO_SLOW) from None
        except httpcore.ConnectError as error:
            secure = "certificate" in str(error).lower() or "ssl" in str(error).lower()
            raise Unreachable(Reason.INSECURE if secure else Reason.NO_ANSWER) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, zlib.error, OSError):
            raise Unreachable(Reason.NO_ANSWER) from None

    def _ask(self, address: Address, backend: PinnedBackend, most: int, extra: Mapping[str, str]) -> Answer:
        """Ask once, with nothing of ours but what is given: no cookie, no password, no page we came from."""
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), STEP_SECONDS)
        with (
            httpcore.ConnectionPool(network_backend=backend, retries=0, http1=True, http2=False) as pool,
            pool.stream(
                "GET", str(address), headers=self._headers(address, extra), extensions={"timeout": timeout}
            ) as response,
        ):
            headers = {
                name.decode("ascii", "replace").lower(): value.decode("latin-1")
                for name, value in response.headers
            }
            packed = headers.get("content-encoding", "").strip().lower()
            body = b"" if response.status in MOVED else _body(response.iter_stream(), packed, most)
            return Answer(response.status, headers, body)

    def _headers(self, address: Address, extra: Mapping[str, str]) -> list[tuple[str, str]]:
        usual = {
            "Host": address.origin.partition("://")[2],
            "User-Agent": self.agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1",
            "Accept-Language": "pl",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        return list((usual | dict(extra)).items())

    def _page(self, address: Address, answer: Answer, hops: tuple[str, ...]) -> Page:
        if answer.status != 200:
            raise Unreachable(_reason_of(answer.status))
        kind, _, rest = answer.headers.get("content-type", "").partition(";")
        charset = rest.partition("charset=")[2].split(";")[0].strip(" \"'").lower()
        return Page(
            address=str(address),
            content_type=kind.strip().lower(),
            charset=charset,
            body=answer.body,
            read_at=clock.now(),
            hops=hops,
        )


def reader(limits: Limits | None = None) -> Reader:
    """Give a reader that says honestly who it is, with the settings of this installation."""
    return Reader(
        agent=settings.FOREIGN_AGENT,
        limits=limits or Limits(),
        allowed=settings.FOREIGN_NETWORKS,
        manners=Manners(pause=settings.FOREIGN_PAUSE),
    )


def _next(address: Address, answer: Answer) -> Address:
    """Give where a redirect leads; read as strictly as an address a person wrote."""
    return address_of(urljoin(str(address), answer.headers.get("location", "")))


def _body(parts: Iterator[bytes], packed: str, most: int) -> bytes:
    """Collect the body up to ``most`` bytes, unpacking as it comes: a bomb is stopped while it swells.

    What comes after the end of a packed body is not waited for: it would pile up unread.
    """
    if packed not in {"", "identity", "gzip", "x-gzip"}:
        raise Unreachable(Reason.NOT_A_PAGE)
    unpack = zlib.decompressobj(wbits=31) if packed.endswith("gzip") else None
    body, taken = bytearray(), 0
    for part in parts:
        taken += len(part)
        body += unpack.decompress(part, most + 1 - len(body)) if unpack else part
        if max(len(body), taken) > most:
            raise Unreachable(Reason.TOO_LARGE)
        if unpack and unpack.eof:
            break
    return bytes(body)


def _reason_of(status: int) -> Reason:
    if status in {404, 410}:
        return Reason.GONE
    return Reason.BROKEN if status >= 500 or status == 429 else Reason.REFUSED
