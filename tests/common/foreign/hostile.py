"""A local web server that misbehaves on request: each path is one kind of malice."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

HTML = b"<!doctype html><title>Gmina</title><p>Komunikat nr 1/2026</p>"


def _answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def _moved(where: str) -> bytes:
    return _answer(b"", f"Location: {where}", status="302 Found")


def _endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"<p>x</p>" * 4_000)


def _drip(connection: socket.socket) -> None:
    for sign in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"z" * 200:
        connection.sendall(bytes([sign]))
        time.sleep(0.05)


def _bomb(connection: socket.socket) -> None:
    packed = gzip.compress(b"0" * 50_000_000)
    connection.sendall(_answer(packed, "Content-Encoding: gzip", "Content-Type: text/html"))


def _trails(connection: socket.socket) -> None:
    """Send a whole packed page, and then anything for ever: it belongs to nothing."""
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n"
    connection.sendall(head + gzip.compress(HTML))
    while True:
        connection.sendall(b"z" * 60_000)


def _hollow(connection: socket.socket) -> None:
    """Send blocks of a packed page that unpack to nothing, for ever."""
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n"
    connection.sendall(head + gzip.compress(b"")[:10])
    while True:
        connection.sendall(b"\x00\x00\x00\xff\xff" * 12_000)


PATHS: dict[str, bytes | Callable[[socket.socket], None]] = {
    "/": _answer(HTML, "Content-Type: text/html; charset=utf-8"),
    "/robots.txt": _answer(b"User-agent: *\nDisallow: /zakaz\n", "Content-Type: text/plain"),
    "/zakaz": _answer(HTML, "Content-Type: text/html"),
    "/packed": _answer(gzip.compress(HTML), "Content-Encoding: gzip", "Content-Type: text/html"),
    "/round-a": _moved("/round-b"),
    "/round-b": _moved("/round-a"),
    "/moved": _moved("/"),
    "/to-metadata": _moved("http://169.254.169.254/latest/meta-data/"),
    "/to-file": _moved("file:///etc/passwd"),
    "/to-password": _moved("http://admin:admin@127.0.0.1/"),
    "/gone": _answer(b"", status="404 Not Found"),
    "/sign-in": _answer(b"", status="401 Unauthorized"),
    "/tired": _answer(b"", status="503 Service Unavailable"),
    "/brotli": _answer(b"\x0b\x02\x80", "Content-Encoding: br", "Content-Type: text/html"),
    "/lies-packed": _answer(b"not gzip at all", "Content-Encoding: gzip", "Content-Type: text/html"),
    "/garbage": b"\x00\x01\x02 no protocol of any kind\r\n\r\n",
    "/endless": _endless,
    "/drip": _drip,
    "/bomb": _bomb,
    "/trails": _trails,
    "/hollow": _hollow,
}


class HostileServer:
    """Serves ``PATHS`` and remembers what was asked, with the headers."""

    def __init__(self, paths: dict[str, bytes | Callable[[socket.socket], None]]) -> None:
        self._paths = paths
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.at_once = self.most_at_once = 0
        self._counting = threading.Lock()
        threading.Thread(target=self._serve, daemon=True).start()

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _peer = self._socket.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            with self._counted():
                head = connection.recv(20_000).decode("latin-1")
            path = head.split(" ")[1] if " " in head else ""
            self.heads.append(head)
            self.asked.append(path)
            reply = self._paths.get(path, _answer(b"", status="404 Not Found"))
            if callable(reply):
                reply(connection)
            else:
                connection.sendall(reply)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Count who is waiting for an answer; a guest who already has one does not count."""
        with self._counting:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        yield
        time.sleep(0.01)
        with self._counting:
            self.at_once -= 1


@contextmanager
def hostile_server(**more: bytes) -> Iterator[HostileServer]:
    """Open the server for a test; ``more`` adds or replaces paths (``robots_txt`` is ``/robots.txt``)."""
    paths = PATHS | {"/" + name.replace("_", "."): _answer(body) for name, body in more.items()}
    server = HostileServer(paths)
    try:
        yield server
    finally:
        server.close()
