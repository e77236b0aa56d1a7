"""Requests to addresses that users type in."""

import ipaddress
import threading

import pytest

from core.outbound import OutboundError, get, is_permitted, networks
from tests.third_party import Reply, third_party

LOOPBACK = networks("127.0.0.1/32")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::1", "2001:0:7f00:1::1", "::7f00:1",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused(address: str) -> None:
    assert not is_permitted(ipaddress.ip_address(address))


def test_what_is_public_or_permitted_is_not() -> None:
    for public in ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"):
        assert is_permitted(ipaddress.ip_address(public))
    permitted = networks("10.0.0.0/8, fd00::/8")
    assert is_permitted(ipaddress.ip_address("10.1.2.3"), permitted)
    assert is_permitted(ipaddress.ip_address("::ffff:10.1.2.3"), permitted)
    assert not is_permitted(ipaddress.ip_address("192.168.1.1"), permitted)


def test_our_own_network_is_not_reached_by_any_spelling() -> None:
    with third_party() as other:
        port = other.url.rpartition(":")[2]
        for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"):
            with pytest.raises(OutboundError):
                get(f"http://{host}:{port}/", {}, permitted=(), most_bytes=10)
        assert other.asked == []


def test_an_answer_and_what_is_none() -> None:
    with third_party(lambda _request: Reply(b"0123456789", headers={"Content-Type": "Text/CSV; x=y"})) as other:

        def ask(most: int = 10, seconds: float = 20) -> bytes:
            url = other.url + "/a?b=c"
            return get(url, {"X-Key": "k"}, permitted=LOOPBACK, most_bytes=most, seconds=seconds).body

        assert ask() == b"0123456789"
        assert other.asked[0].path == "/a?b=c"
        assert other.asked[0].headers["x-key"] == "k"
        with pytest.raises(OutboundError, match="more than 9 bytes"):
            ask(9)
        other.answer = lambda _request: Reply(status=429, headers={"Retry-After": "77"})
        with pytest.raises(OutboundError, match="answered 429") as refused:
            ask()
        assert refused.value.retry_after == 77
        other.answer = lambda _request: Reply(status=302, headers={"Location": "http://169.254.169.254/"})
        with pytest.raises(OutboundError, match="leads elsewhere"):
            ask()
        goes_on = threading.Event()
        other.answer = lambda _request: Reply(str(goes_on.wait(20)).encode())
        with pytest.raises(OutboundError, match=r"within 0\.2 s"):
            ask(seconds=0.2)
        goes_on.set()
