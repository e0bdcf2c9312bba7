"""A foreign page is read within bounds, or the reader says why not."""

import datetime as dt
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from spoiwo.common.foreign import Limits, Manners, Reader, Reason, Unreachable
from tests.common.foreign.hostile import HTML, HostileServer, hostile_server

LOOPBACK = [ip_network("127.0.0.0/8")]


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with hostile_server() as one:
        yield one


def a_reader(**limits: float) -> Reader:
    bounds = Limits(seconds=limits.get("seconds", 5.0), bytes=int(limits.get("bytes", 200_000)))
    return Reader(agent="Spoiwo/1 (+http://test)", limits=bounds, allowed=LOOPBACK, manners=Manners(pause=0))


def reason_for(server: HostileServer, path: str, **limits: float) -> Reason:
    with pytest.raises(Unreachable) as caught:
        a_reader(**limits).fetch(server.address(path))
    return caught.value.reason


def test_a_page_is_read_with_its_type_and_hops(server: HostileServer) -> None:
    page = a_reader().fetch(server.address("/moved"))
    assert (page.body, page.content_type, page.charset) == (HTML, "text/html", "utf-8")
    assert page.address == server.address("/")
    assert page.hops == (server.address("/moved"),)


def test_a_packed_page_is_unpacked(server: HostileServer) -> None:
    assert a_reader().fetch(server.address("/packed")).body == HTML


def test_the_reader_says_who_it_is_and_carries_nothing_of_ours(server: HostileServer) -> None:
    a_reader().fetch(server.address("/"))
    head = server.heads[-1].lower()
    assert "user-agent: spoiwo/1 (+http://test)" in head
    assert not any(word in head for word in ("cookie", "authorization", "referer"))


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/round-a", Reason.GOES_ROUND),
        ("/to-metadata", Reason.INSIDE),
        ("/to-file", Reason.BAD_ADDRESS),
        ("/to-password", Reason.BAD_ADDRESS),
        ("/gone", Reason.GONE),
        ("/sign-in", Reason.REFUSED),
        ("/tired", Reason.BROKEN),
        ("/brotli", Reason.NOT_A_PAGE),
        ("/lies-packed", Reason.NO_ANSWER),
        ("/garbage", Reason.NO_ANSWER),
        ("/endless", Reason.TOO_LARGE),
        ("/bomb", Reason.TOO_LARGE),
        ("/hollow", Reason.TOO_LARGE),
        ("/zakaz", Reason.ASKED_NOT_TO),
    ],
)
def test_each_malice_is_answered_with_its_reason(server: HostileServer, path: str, reason: Reason) -> None:
    assert reason_for(server, path) == reason


def test_what_trails_after_a_packed_page_is_not_read(server: HostileServer) -> None:
    assert a_reader(bytes=3_000_000).fetch(server.address("/trails")).body == HTML


def test_a_name_server_that_keeps_us_waiting_has_no_more_time_than_another(
    server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, awake = threading.Event(), threading.Event()

    def sleep(*_asked: object, **_more: object) -> None:
        asked.set()
        awake.wait(60)
        raise OSError

    monkeypatch.setattr("socket.getaddrinfo", sleep)
    try:
        assert reason_for(server, "/", seconds=0.5) == Reason.TOO_SLOW
    finally:
        awake.set()
    assert asked.is_set()
    assert server.asked == []


def test_a_server_that_drips_has_no_more_time_than_another(server: HostileServer) -> None:
    start = time.monotonic()
    assert reason_for(server, "/drip", seconds=1.0) == Reason.TOO_SLOW
    assert time.monotonic() - start < 3


def test_loopback_is_refused_unless_opened_on_purpose(server: HostileServer) -> None:
    with pytest.raises(Unreachable) as caught:
        Reader(agent="Spoiwo/1").fetch(server.address("/"))
    assert caught.value.reason == Reason.INSIDE
    assert server.asked == []


def test_a_second_answer_of_the_name_server_is_never_asked_for(
    server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers differently the second time (rebinding) gains nothing: we look once a visit."""
    looked: list[str] = []
    really = socket.getaddrinfo

    def look_up(host: str, *args: int, **more: int) -> object:
        looked.extend([host] if host == "gmina.example" else [])
        return really("127.0.0.1", *args, **more)

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    a_reader().fetch(server.address("/", host="gmina.example"))
    assert looked == ["gmina.example", "gmina.example"], "once for robots.txt, once for the page"
    assert f"Host: gmina.example:{server.port}" in server.heads[-1]


def test_robots_are_asked_once_for_many_pages(server: HostileServer) -> None:
    reader = a_reader()
    for _time in range(3):
        reader.fetch(server.address("/"))
    assert server.asked.count("/robots.txt") == 1


def test_a_host_asking_for_long_pauses_is_left_alone() -> None:
    with hostile_server(robots_txt=b"User-agent: *\nCrawl-delay: 60\n") as server:
        assert reason_for(server, "/") == Reason.ASKED_NOT_TO


def test_one_host_is_visited_by_one_at_a_time(server: HostileServer) -> None:
    reader = a_reader()
    visits = [threading.Thread(target=reader.fetch, args=(server.address("/"),)) for _one in range(8)]
    for visit in visits:
        visit.start()
    for visit in visits:
        visit.join()
    assert server.asked.count("/") == 8
    assert server.most_at_once == 1


def test_a_host_is_left_to_rest_between_two_visits(server: HostileServer) -> None:
    reader = Reader(agent="Spoiwo/1", allowed=LOOPBACK, manners=Manners(pause=0.2))
    start = time.monotonic()
    reader.fetch(server.address("/"))
    reader.fetch(server.address("/"))
    assert time.monotonic() - start >= 0.4, "robots.txt, rest, page, rest, page"


def test_a_certificate_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_self_signed(tmp_path))
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _peer = listening.accept()
        with pytest.raises(OSError), connection:
            context.wrap_socket(connection, server_side=True)

    thread = threading.Thread(target=serve)
    thread.start()
    with pytest.raises(Unreachable) as caught:
        a_reader().fetch(f"https://127.0.0.1:{listening.getsockname()[1]}/")
    thread.join()
    listening.close()
    assert caught.value.reason == Reason.INSECURE


def _self_signed(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    built = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    dated = built.not_valid_before(day).not_valid_after(day + dt.timedelta(days=3_650))
    pem = dated.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    plain = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "server.pem"
    path.write_bytes(pem + secret)
    return path
