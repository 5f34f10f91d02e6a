"""Clients of the service that are slow, deaf, greedy or many: it stays alive, and stops when it is told to."""

import json
import signal
import socket
import subprocess
import threading
import time

from .tools import ENVIRONMENT, ROOT, SERVICE, clew, entities, path, write

DRAIN = 8  # seconds, ServiceLimits.drainSeconds
HEAD = 15  # seconds, ServiceLimits.headSeconds
BODY = 30  # seconds, ServiceLimits.bodySeconds


class Running:
    """A service on a free port."""

    def __init__(self):
        self.process = subprocess.Popen(
            [SERVICE, "--port", "0"], cwd=ROOT, env={**ENVIRONMENT, "CLEW_ARCHIVE": path("service.sqlite")},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.port = int(self.process.stdout.readline().rstrip("/\n").split(":")[-1])

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=120)

    def ask(self, target, body=None, timeout=120):
        """Gives the status, the header and the time that it took; 0 where the connection broke off."""
        start = time.monotonic()
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            head = f"{'POST' if body else 'GET'} {target} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n"
            length = f"content-length: {len(body)}\r\n" if body else ""
            connection.sendall((head + length + "\r\n").encode() + (body or b""))
            answer = b""
            while part := connection.recv(65536):
                answer += part
        status = int(answer.split(b" ")[1]) if answer.startswith(b"HTTP/1.1 ") else 0
        return status, answer.partition(b"\r\n\r\n")[0].decode(errors="replace").lower(), time.monotonic() - start

    def stop(self, patience=DRAIN + 10):
        """Tells it to stop; gives the status and the time, or `None` where it does not."""
        start = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return None, time.monotonic() - start
        return status, time.monotonic() - start


def batch(queries, names):
    """A request that takes seconds."""
    return json.dumps(
        {
            "queries": {
                f"q{number}": {
                    "schema": "Company",
                    "properties": {"name": [f"Xinjiang Invented Cotton {number} {name} Limited" for name in range(names)]},
                }
                for number in range(queries)
            }
        }
    ).encode()


def run(form, table):
    write("service.json", entities(range(200)))
    clew("lists", "import", "ftm", path("service.json"), "--recorded", "2024-01-01", archive=path("service.sqlite"))
    service = Running()
    slow(service, table, full=form == "full")
    greedy(service, table)
    # A build for development takes some forty times as long as one that is installed.
    busy(service, table, queries=50 if form == "full" else 10, names=50 if form == "full" else 20)
    drain(service, table)


def alive(service, table, attack):
    try:
        status, _, length = service.ask("/healthz", timeout=20)
    except OSError as error:
        status, length = 0, str(error)
    if status != 200:
        table.fault(f"{attack}: /healthz gives {status} ({length})")
    return "it stays alive" if status == 200 else "it is dead"


def ended(connections, patience):
    """How many of the connections the server closes in time."""
    count = 0
    end = time.monotonic() + patience
    for connection in connections:
        try:
            connection.settimeout(max(0.1, end - time.monotonic()))
            while connection.recv(65536):
                pass
            count += 1
        except TimeoutError:
            pass
        except OSError:
            count += 1
        connection.close()
    return count


def slow(service, table, full):
    kinds = {
        "clients that send nothing": (b"", HEAD),
        "clients that send half a header": (b"GET /healthz HTTP/1.1\r\nhost: a\r\nx-a: ", HEAD),
    }
    if full:
        half = b"POST /match/default HTTP/1.1\r\nhost: a\r\ncontent-length: 900\r\n\r\n{"
        kinds["clients that send half a body"] = (half, BODY)
    groups = {}
    for attack, (start, patience) in kinds.items():
        groups[attack] = ([service.connect() for _ in range(20)], patience)
        for connection in groups[attack][0]:
            connection.sendall(start)
    threading.Thread(target=drip, args=([c for group, _ in groups.values() for c in group[20 // 2 :]],), daemon=True).start()
    for attack, (connections, patience) in groups.items():
        count = ended(connections, patience + 10)
        if count < len(connections):
            table.fault(f"{attack}: {len(connections) - count} are kept for longer than {patience} s")
        table.add(attack, len(connections), f"{count} closed in time, {alive(service, table, attack)}")


def drip(connections):
    """Sends a byte a second, as if more were to come."""
    for _ in range(60):
        time.sleep(1)
        for connection in connections:
            try:
                connection.sendall(b"a")
            except OSError:
                pass


def greedy(service, table):
    connection = service.connect()
    try:
        for number in range(4000):
            connection.sendall(f"x-{number}: {'a' * 1000}\r\n".encode() if number else b"GET / HTTP/1.1\r\n")
    except OSError:
        pass
    ended([connection], 30)
    table.add("a header of 4 MB", 1, alive(service, table, "giant header"))
    status, _, _ = service.ask("/match/default", b" " * (9 << 20))
    if status not in (0, 413):
        table.fault(f"a body of 9 MB gives {status}")
    table.add("a body of 9 MB", 1, f"{status or 'closed'}, {alive(service, table, 'giant body')}")
    deaf = [service.connect() for _ in range(10)]
    for connection in deaf:
        connection.settimeout(2)
        try:
            connection.sendall(b"GET /search/default?limit=500 HTTP/1.1\r\nhost: a\r\n\r\n" * 50)
        except OSError:
            pass
    table.add("clients that read nothing", len(deaf), alive(service, table, "clients that read nothing"))
    many = []
    try:
        for _ in range(900):
            many.append(socket.create_connection(("127.0.0.1", service.port), timeout=1))
    except OSError:
        pass
    held = len(many)
    for connection in many + deaf:
        connection.close()
    table.add("900 connections at once", held, alive(service, table, "900 connections"))


def busy(service, table, queries, names):
    body = batch(queries, names)
    batches = [threading.Thread(target=quiet, args=(service, body)) for _ in range(4)]
    for thread in batches:
        thread.start()
    worst, count = 0.0, 0
    while any(thread.is_alive() for thread in batches) and count < 200:
        status, _, length = service.ask("/healthz")
        worst, count = max(worst, length), count + 1
        if status != 200:
            table.fault(f"beside a batch: /healthz gives {status}")
        time.sleep(0.05)
    if worst > 2:
        table.fault(f"beside a batch: /healthz waits {worst:.1f} s")
    table.add(f"4 batches of {queries} queries with {names} names", 4, f"/healthz answered {count} times, each within 2 s")
    replies = []
    small = batch(1, 1)

    def ask():
        try:
            replies.append(service.ask("/match/default", small))
        except OSError:
            replies.append((0, "", 0))

    crowd = [threading.Thread(target=ask) for _ in range(200)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    refused = [fields for status, fields, _ in replies if status == 503]
    if any("retry-after" not in fields for fields in refused):
        table.fault("a 503 does not say when to ask again")
    others = [status for status, _, _ in replies if status not in (200, 503)]
    if others:
        table.fault(f"200 requests at once: {len(others)} were neither answered nor refused: {others[:5]}")
    table.add("200 requests at once", len(replies), f"each answered, or 503 with Retry-After; {alive(service, table, 'crowd')}")
    for thread in batches:
        thread.join()


def quiet(service, body):
    try:
        service.ask("/match/default", body, timeout=300)
    except OSError:
        pass


def drain(service, table):
    outcomes = []
    first = True
    for attack in ("an idle service", "half a body", "a batch under way"):
        running = service if first else Running()
        first = False
        connections = []
        if attack == "half a body":
            connection = running.connect()
            connection.sendall(b"POST /match/default HTTP/1.1\r\nhost: a\r\ncontent-length: 900\r\n\r\n{")
            connections.append(connection)
        elif attack == "a batch under way":
            body = batch(100, 200)
            connection = running.connect()
            head = f"POST /match/default HTTP/1.1\r\nhost: a\r\ncontent-length: {len(body)}\r\n\r\n"
            connection.sendall(head.encode() + body)
            connections.append(connection)
        time.sleep(0.3)
        status, length = running.stop()
        if status != 0 or length > DRAIN + 3:
            table.fault(f"SIGTERM with {attack}: status {status} after {length:.1f} s")
        outcomes.append("status 0 in time" if status == 0 else f"status {status}")
        for connection in connections:
            connection.close()
    table.count("SIGTERM: idle, with half a body, with a batch", outcomes)
