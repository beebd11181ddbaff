"""The one server: names it goes by, headers, health, ports, and how much it takes."""

import socket

import pytest
from aiohttp import web

from adapters.web.server import BODY_CAP, Server


@pytest.fixture
async def server():
    server = Server(hosts=["Afternote.Example"])

    async def echo(request):
        return web.Response(text=f"{len(await request.read())} {request.path}")

    server.mount("/", echo)
    server.mount("/hooks/", echo)
    await server.start(port=0)
    yield server
    await server.stop()


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:8765", 200), ("localhost", 200), ("[::1]:80", 200), ("afternote.example:443", 200),
     ("192.0.2.7:8765", 421), ("evil.example", 421), ("127.0.0.1.evil.example", 421),
     ("localhost.evil.example:8765", 421), ("", 421)],
)  # fmt: skip
async def test_it_answers_only_to_names_it_goes_by(server, client, host, status):
    async with client.get(server.address, headers={"Host": host}) as answer:
        assert answer.status == status


@pytest.mark.parametrize("bound", ["0.0.0.0", "::"])
@pytest.mark.parametrize(
    ("host", "known"),
    [("192.0.2.7:8765", True), ("192.0.2.7", True), ("[2001:db8::7]:8765", True), ("[2001:db8::7]", True),
     ("localhost:8765", True), ("127.0.0.1", True), ("evil.example:8765", False), ("192.0.2.7.evil.example", False),
     ("3221225991", False), ("192.0.2", False), ("0xc0000207", False), ("[evil.example]", False), ("", False)],
)  # fmt: skip
async def test_listening_on_every_address_it_answers_to_addresses_and_not_to_names(bound, host, known):
    server = Server()
    try:
        await server.start(bound, 0)
    except OSError:
        assert bound == "::", "only a machine without IPv6 has no such address"
        pytest.skip("no IPv6 on this machine")
    try:
        assert server.knows(host) is known
    finally:
        await server.stop()


async def test_listening_on_every_address_its_own_is_answered(client):
    server = Server()

    async def hello(request):
        return web.Response(text="hello")

    server.mount("/", hello)
    address = await server.start("0.0.0.0", 0)
    try:
        for host, status in (("192.0.2.7:8765", 200), ("evil.example", 421)):
            async with client.get(address, headers={"Host": host}) as answer:
                assert answer.status == status
    finally:
        await server.stop()


async def test_every_answer_carries_the_rules(server, client):
    for path in ("/", "/nowhere", "/healthz"):
        async with client.get(server.address + path) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert "script-src 'self'" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "same-origin"


async def test_a_probe_needs_no_name_and_ready_waits_for_every_check(server, client):
    ready = {"database": False}

    async def check():
        return ready["database"]

    server.checks["database"] = check
    for path, status in (("/healthz", 200), ("/readyz", 503)):
        async with client.get(server.address + path, headers={"Host": "10.0.0.7:8765"}) as answer:
            assert answer.status == status
    ready["database"] = True
    async with client.get(f"{server.address}/readyz") as answer:
        assert answer.status == 200


async def test_what_is_mounted_below_a_path_is_served_and_the_rest_is_not(server, client):
    for path, status in (("/hooks/slack", 200), ("/hook", 404), ("/anything", 404)):
        async with client.get(server.address + path) as answer:
            assert answer.status == status


async def test_a_path_is_mounted_once():
    server = Server()
    with pytest.raises(ValueError, match="mounted already"):
        server.mount("/healthz", None)


async def test_a_body_is_taken_up_to_the_cap(server, client):
    async with client.post(server.address, data=b"x" * (BODY_CAP - 1)) as answer:
        assert answer.status == 200
    async with client.post(server.address, data=b"x" * (BODY_CAP + 1)) as answer:
        assert answer.status == 413


async def test_a_taken_port_is_left_for_the_next_free_one():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = Server()
        address = await server.start(port=port)
        await server.stop()
        assert int(address.rsplit(":", 1)[1]) in range(port + 1, port + 21)
