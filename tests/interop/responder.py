# SPDX-License-Identifier: BSD-2-Clause
"""A name server that says what a test tells it to: what no real one would."""
import socket
import threading

import wire


class Responder:
    """Calls `answer(message, tcp)` for each query, which gives the messages to answer with, in
    octets; none is silence. Over TCP what is no message but `raw(octets)` is sent without a length,
    and the connection is closed at the end. Without `tcp` there is no such port."""

    def __init__(self, lab, answer, tcp=True, address=None):
        self.answer, self.failures = answer, []
        family = socket.AF_INET6 if address and ":" in address else socket.AF_INET
        self._udp = socket.socket(family, socket.SOCK_DGRAM)
        self._tcp = socket.socket(family) if tcp else None
        self.server = self._bind(address or lab.address)
        self._threads = [threading.Thread(target=self._serve_udp, daemon=True)]
        if tcp:
            self._tcp.listen(16)
            self._threads.append(threading.Thread(target=self._serve_tcp, daemon=True))
        for thread in self._threads:
            thread.start()

    def _bind(self, address):
        """Both on one port; another one is tried where only one of them is free."""
        for _ in range(100):
            self._udp.bind((address, 0))
            if self._tcp is None:
                return address, self._udp.getsockname()[1]
            try:
                self._tcp.bind((address, self._udp.getsockname()[1]))
                return address, self._udp.getsockname()[1]
            except OSError:
                family = self._udp.family
                self._udp.close()
                self._udp = socket.socket(family, socket.SOCK_DGRAM)
        raise AssertionError(f"no port is free at {address}")

    def _serve_udp(self):
        while True:
            octets, client = self._udp.recvfrom(65535)
            for message in self.answer(wire.Message(octets), False):
                self._udp.sendto(message, client)

    def _serve_tcp(self):
        while True:
            connection, _ = self._tcp.accept()
            threading.Thread(target=self._serve_connection, args=(connection,), daemon=True).start()

    def _serve_connection(self, connection):
        with connection:
            try:
                octets = wire.receive_message(connection)
                for message in self.answer(wire.Message(octets), True) if octets else ():
                    connection.sendall(message if isinstance(message, Raw) else wire.framed(message))
            except OSError:
                pass  # the other side had enough


class Raw(bytes):
    """Octets of a TCP connection that are no whole message."""


def transferred(connection):
    """The messages of a zone transfer, up to the second time that it has the SOA's numbers."""
    first = wire.receive_message(connection)
    yield first
    soa = wire.Message(first).answer[0].rdata[-20:]
    seen = first.count(soa)
    while seen < 2:
        message = wire.receive_message(connection)
        assert message, "the server closed the connection"
        seen += message.count(soa)
        yield message


class Proxy(Responder):
    """Hands TCP queries to `server`, and them and its messages to `tamper`, which gives those to
    send."""

    def __init__(self, lab, server, tamper):
        def answer(query, tcp):
            assert tcp
            with socket.create_connection(server, timeout=5) as upstream:
                upstream.sendall(wire.framed(query.octets))
                return tamper(query, list(transferred(upstream)))
        super().__init__(lab, answer)
