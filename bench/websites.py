"""Websites of members on this machine: each number of 127.0.0.0/8 is a host of its own."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Websites:
    """One page for every address, and how many visitors there were at once."""

    page: bytes = b""
    port: int = 0
    # How long a website takes to answer.
    seconds: float = 0.0
    asked: int = 0
    most_at_once: int = 0
    most_at_a_host: int = 0
    now: Counter[str] = field(default_factory=Counter)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def address(self, host: str, path: str) -> str:
        return f"http://{host}:{self.port}{path}"

    def come_in(self, host: str, path: str) -> None:
        with self.guard:
            self.asked += path != "/robots.txt"
            self.now[host] += 1
            self.most_at_once = max(self.most_at_once, self.now.total())
            self.most_at_a_host = max(self.most_at_a_host, self.now[host])

    def go_out(self, host: str) -> None:
        with self.guard:
            self.now[host] -= 1


@contextmanager
def websites() -> Iterator[Websites]:
    """Open the websites; there is no robots.txt, so everything may be read."""
    sites = Websites()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            sites.come_in(host, self.path)
            time.sleep(sites.seconds)
            is_page = self.path != "/robots.txt"
            body = sites.page if is_page else b""
            self.send_response(200 if is_page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            # Whoever has the answer does not count any more: the next may come in.
            sites.go_out(host)
            with suppress(OSError):
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    ThreadingHTTPServer.request_queue_size = 64
    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)
    sites.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield sites
    finally:
        server.shutdown()
        server.server_close()
