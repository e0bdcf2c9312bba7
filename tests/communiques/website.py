"""Websites of members on this machine: pages that can be changed, and a memory of who asked for what."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Website:
    """All numbers of 127.0.0.0/8 are this machine, so one server is as many hosts as wanted."""

    port: int = 0
    pages: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    # For every page not listed.
    rest: str | None = None
    seconds: float = 0.0
    asked: list[tuple[str, str]] = field(default_factory=list)
    most_at_once: int = 0
    most_at_a_host: int = 0
    _now: dict[str, int] = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def address(self, path: str = "/", host: int = 1) -> str:
        """Return the address of a page on the host of that number."""
        return f"http://127.0.0.{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """Return what was asked for, robots.txt aside."""
        return [path for _host, path in self.asked if path != "/robots.txt"]

    @contextmanager
    def visit(self, host: str, path: str) -> Iterator[None]:
        """Count a visitor in and out."""
        with self._guard:
            self.asked.append((host, path))
            self._now[host] = self._now.get(host, 0) + 1
            self.most_at_once = max(self.most_at_once, sum(self._now.values()))
            self.most_at_a_host = max(self.most_at_a_host, self._now[host])
        try:
            time.sleep(self.seconds)
            yield
        finally:
            with self._guard:
                self._now[host] -= 1


@contextmanager
def a_website(rest: str | None = None) -> Iterator[Website]:
    """Open the websites for a test."""
    site = Website(rest=rest)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            # A guest who already has the answer does not count: the next may come in.
            with site.visit(host, self.path):
                page = site.pages.get(self.path)
            if page is None and self.path != "/robots.txt":
                page = site.rest
            body = (page or "").encode()
            self.send_response(site.statuses.get(self.path, 200 if page is not None else 404))
            kind = "text/plain" if self.path.endswith(".txt") else "text/html; charset=utf-8"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    # Every number of this machine; a queue long enough for all visitors of a test.
    ThreadingHTTPServer.request_queue_size = 64
    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)
    site.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
