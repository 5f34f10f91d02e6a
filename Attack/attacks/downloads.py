"""Servers that mean ill, or are broken: nothing is imported from them, the last version stays, and it ends in time."""

import gzip
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time

from .tools import clew, entities, path, write

SIZE_LIMIT = 2  # megabytes
TIME_LIMIT = 8  # seconds


def reply(body, *fields, status="200 OK", length=None):
    head = [f"HTTP/1.1 {status}", "Connection: close", f"Content-Length: {len(body) if length is None else length}"]
    return "\r\n".join([*head, *fields, "", ""]).encode() + body


def sends(data, close=True):
    """A server that gives the same bytes to everybody."""

    def serve(connection, asked):
        connection.sendall(data)
        if not close:
            time.sleep(30)

    return serve


def endless(connection, asked):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while True:
        connection.sendall(b"x" * 65536)


def endless_lines(connection, asked):
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    line = entities(range(100)).encode()
    while True:
        connection.sendall(f"{len(line):x}\r\n".encode() + line + b"\r\n")


def drip(connection, asked):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        connection.sendall(b"{")
        time.sleep(0.5)


def drip_header(connection, asked):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X: y\r\n")
        time.sleep(0.5)


def silent(connection, asked):
    time.sleep(40)


def reset(connection, asked):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


def loop(connection, asked):
    connection.sendall(reply(b"", f"Location: /{time.monotonic_ns()}", status="302 Found"))


GOOD = entities(range(50, 120)).encode()
SERVERS = {
    "endless body": endless,
    "compressed bomb": sends(reply(gzip.compress(b"x" * (64 << 20)), "Content-Encoding: gzip")),
    "redirect to a file": sends(reply(b"", "Location: file:///etc/passwd", status="302 Found")),
    "body cut off": sends(reply(GOOD[:300], length=len(GOOD))),
    "a byte now and then": drip,
    "garbage for a header": sends(b"\x00\xff\x00 not HTTP at all\r\n\r\n"),
    "endless lines, chunked": endless_lines,
    "header without end": drip_header,
    "no answer at all": silent,
    "connection reset": reset,
    "endless redirects": loop,
    "redirect to another protocol": sends(reply(b"", "Location: gopher://127.0.0.1:1/", status="301 Moved")),
    "a page that says no with 200": sends(reply(b"<html><body>Access denied</body></html>")),
    "500": sends(reply(b"oops", status="500 Internal Server Error")),
    "chunks that lie": sends(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{}"),
    "a certificate of its own": "tls",
}


def run(count, table):
    archive = path("downloads/archive.sqlite")
    os.makedirs(os.path.dirname(archive), exist_ok=True)
    first = write("downloads-1.json", entities(range(60)))
    clew("lists", "import", "ftm", first, "--recorded", "2024-01-01", archive=archive)
    before = clew("lists", "export", archive=archive)[1]
    outcomes = []
    for name, serve in list(SERVERS.items())[:count]:
        shutil.rmtree(os.path.join(os.path.dirname(archive), "downloads"), ignore_errors=True)
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        scheme = "http"
        if serve == "tls":
            scheme, serve = "https", sends(reply(GOOD))
            listener = certified(listener)
        threading.Thread(target=accept, args=(listener, serve), daemon=True).start()
        start = time.monotonic()
        try:
            status, _, errors = clew(
                "lists", "update", "ftm", "--address", f"{scheme}://127.0.0.1:{port}/list.json", "--recorded",
                "2024-02-01", "--size-limit", str(SIZE_LIMIT), "--time-limit", str(TIME_LIMIT), archive=archive,
                timeout=120,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            table.fault(f"{name}: the download never ends")
            outcomes.append("never ended")
            continue
        finally:
            listener.close()
        length = time.monotonic() - start
        outcomes.append("refused with status 2" if status == 2 else f"status {status}")
        if status != 2 or not errors.strip():
            table.fault(f"{name}: status {status}, {errors.strip()}")
        if length > 3 * TIME_LIMIT + 10:
            table.fault(f"{name}: took {length:.0f} s")
        if clew("lists", "export", archive=archive)[1] != before:
            table.fault(f"{name}: the list is another one now")
    table.count("servers that a list is fetched from", outcomes)


def accept(listener, serve):
    while True:
        try:
            connection, _ = listener.accept()
        except ssl.SSLError:
            continue
        except OSError:
            return
        threading.Thread(target=answer, args=(connection, serve), daemon=True).start()


def answer(connection, serve):
    with connection:
        try:
            asked = connection.recv(65536)
            serve(connection, asked)
        except OSError:
            pass


def certified(listener):
    """The listener behind a certificate that nobody has signed."""
    key, certificate = path("downloads/key.pem"), path("downloads/certificate.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "1",
         "-subj", "/CN=invented.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context.wrap_socket(listener, server_side=True, do_handshake_on_connect=True)
