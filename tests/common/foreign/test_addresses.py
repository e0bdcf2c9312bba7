"""Only public addresses are visited, in whatever way they are written."""

from ipaddress import ip_address, ip_network

import pytest

from spoiwo.common.foreign import Reason, Unreachable, address_of
from spoiwo.common.foreign.addresses import is_open, resolve

INSIDE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.5.4",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "198.18.0.1",
    "203.0.113.7",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fd00:ec2::254",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:1234::1",
    "2001:db8::1",
]


@pytest.mark.parametrize("number", INSIDE)
def test_an_inside_number_is_not_open(number: str) -> None:
    assert not is_open(ip_address(number))


@pytest.mark.parametrize("number", ["8.8.8.8", "193.0.6.139", "2a00:1450:401b::1", "::ffff:8.8.8.8"])
def test_a_public_number_is_open(number: str) -> None:
    assert is_open(ip_address(number))


@pytest.mark.parametrize(
    "text",
    [
        "http://localhost/",
        "http://127.1/",
        "http://0x7f.0.0.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://0/",
    ],
)
def test_loopback_is_found_out_in_every_spelling(text: str) -> None:
    with pytest.raises(Unreachable) as caught:
        resolve(address_of(text))
    assert caught.value.reason in {Reason.INSIDE, Reason.NO_SUCH_HOST}


def test_a_name_pointing_outside_and_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_more: both)
    with pytest.raises(Unreachable) as caught:
        resolve(address_of("http://dwulicowa.example/"))
    assert caught.value.reason == Reason.INSIDE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gmina.pl",
        "ftp://gmina.pl/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "gopher://gmina.pl:25/",
        "http:///bez-hosta",
        "http://jan:haslo@gmina.pl/",
        "http://gmina.pl\\@127.0.0.1/",
        "http://gmina.pl/\r\nHost: x",
        "http://gmina.pl:99999/",
        "http://" + "a" * 300 + ".pl/",
        "http://gmina.pl/" + "a" * 2_000,
        "http://[::1",
    ],
)
def test_what_is_no_plain_web_address_is_refused(text: str) -> None:
    with pytest.raises(Unreachable) as caught:
        address_of(text)
    assert caught.value.reason == Reason.BAD_ADDRESS


def test_polish_letters_may_stand_in_the_host_and_in_the_path() -> None:
    address = address_of("https://gmina-łódź.pl/aktualności/komunikat?nr=1 ".strip())
    assert str(address) == "https://xn--gmina-d-q0a42esr.pl/aktualno%C5%9Bci/komunikat?nr=1"


def test_a_percent_sign_is_not_encoded_twice() -> None:
    assert address_of("https://gmina.pl/a%20b").path == "/a%20b"


def test_unusual_ports_are_refused_outside_opened_networks() -> None:
    with pytest.raises(Unreachable):
        resolve(address_of("http://8.8.8.8:25/"))
    assert str(resolve(address_of("http://127.0.0.1:5000/"), [ip_network("127.0.0.0/8")])) == "127.0.0.1"
