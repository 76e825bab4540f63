"""What is measured, and how it is printed."""

import pathlib
import re
import socket
import statistics
import struct
import subprocess
import sys
import time

from servers import LARGE, NAMES, PORTS, SIZES, TARGET

MIX = [
    (30, "page", "/statements?limit=5", ""),
    (15, "page, gzip", "/statements?limit=20", "Accept-Encoding: gzip"),
    (15, "not modified", "/incidents", "If-None-Match: *"),
    (15, "filter", "/statements?limit=10&statement_type=direct&sort=-date", ""),
    (10, "search", "/statements?q=security", ""),
    (5, "one page", "/statements?limit=1000", ""),
    (5, "description", "/openapi.json", ""),
    (5, "health", "/livez", ""),
]
"""Weight, name, target and field of each kind of request in the mix."""


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit]


def wrk(servers, name, target, options):
    """One run of wrk: requests a second, p50 and p99 in ms, errors, and the server's processor time a request in µs."""
    before = servers.processor_seconds(name)
    command = ["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s", "--latency"]
    command.append(f"http://127.0.0.1:{PORTS[name]}{target}")
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    spent = servers.processor_seconds(name) - before
    count = int(re.search(r"(\d+) requests in", text).group(1))
    errors = sum(map(int, re.findall(r"(?:connect|read|write|timeout) (\d+)", text)))
    errors += sum(map(int, re.findall(r"Non-2xx or 3xx responses: (\d+)", text)))
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)),
        "p50": milliseconds(re.search(r"(?m)^\s+50%\s+(\S+)", text).group(1)),
        "p99": milliseconds(re.search(r"(?m)^\s+99%\s+(\S+)", text).group(1)),
        "errors": errors,
        "cost": spent / max(count, 1) * 1e6,
    }


def table(head, rows):
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print(flush=True)


def compare(servers, options):
    runs = {name: [] for name in NAMES}
    for name in NAMES:  # once each, so that what is made at the first request is there
        wrk(servers, name, TARGET, options)
    for number in range(options.rounds):
        print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
        # The order turns, so that none is always behind the same neighbour.
        names = NAMES[number % len(NAMES):] + NAMES[: number % len(NAMES)]
        for name in names:
            runs[name].append(wrk(servers, name, TARGET, options))
    size = (servers.folder / "files/statements").stat().st_size
    print(f"\nGET {TARGET}, {size} bytes, {options.connections} connections, {options.rounds} rounds of "
          f"{options.seconds} s; medians, and each round's rate against OnRecord's\n")
    middle = {name: {key: statistics.median(run[key] for run in runs[name]) for key in runs[name][0]} for name in runs}
    rows = []
    for name, values in middle.items():
        ratios = [ours["rate"] / other["rate"] for ours, other in zip(runs["OnRecord"], runs[name])]
        rows.append([
            name, f"{values['rate']:,.0f}", f"{values['p50']:.2f}", f"{values['p99']:.2f}", f"{values['cost']:.1f}",
            f"{servers.resident_megabytes(name):.0f}", f"{sum(run['errors'] for run in runs[name])}",
            f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})",
        ])
    table(["server", "requests/s", "p50 ms", "p99 ms", "processor µs/request", "resident MB", "errors",
           "OnRecord against it"], rows)


def latency(servers, options):
    mix = servers.folder / "mix.tsv"
    lines = []
    for weight, name, target, field in MIX:
        lines.append("\t".join(filter(None, [str(weight), name, target, field])))
    mix.write_text("\n".join(lines) + "\n")
    for rate in options.rates.split(","):
        command = [str(servers.peers / "open-loop"), str(PORTS["OnRecord"]), rate, str(options.seconds * 2),
                   str(options.connections), str(mix)]
        rows = [line.split("\t") for line in subprocess.run(
            command, check=True, capture_output=True, text=True).stdout.splitlines()]
        reached = next(row[1] for row in rows if row[0] == "rate")
        print(f"Mixed load, {int(rate):,} arrivals a second at random moments on {options.connections} connections, "
              f"{int(reached):,} answered; milliseconds from the moment each was due\n")
        table(["kind", "answers", "errors", "p50", "p90", "p99", "p99.9", "longest"],
              [row for row in rows if row[0] != "rate"])


def size(servers, options):
    rows = []
    for size in SIZES:
        path = f"/documents/size{size}/text"
        ours, other = (wrk(servers, name, path, options) for name in (LARGE, "nginx"))
        rows.append([
            f"{size} KB", f"{ours['rate']:,.0f}", f"{other['rate']:,.0f}", f"{ours['rate'] / other['rate']:.2f}",
            f"{ours['cost']:.1f}", f"{other['cost']:.1f}", f"{ours['p99']:.2f}", f"{other['p99']:.2f}",
            f"{ours['errors'] + other['errors']}",
        ])
    print("One answer of growing size, OnRecord and nginx in turn\n")
    table(["size", "OnRecord/s", "nginx/s", "ratio", "OnRecord µs", "nginx µs", "OnRecord p99 ms", "nginx p99 ms",
           "errors"], rows)


def resets(servers, options):
    """Connections made and reset, one third each unused, with a request unread, and with its answer read."""
    request = f"GET {TARGET} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    at_once = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends a reset instead of the end
    pid = servers.processes["OnRecord"].pid
    print("Connections that are made and reset\n")
    rows = []
    for number in range(options.cycles + 1):
        if number % (options.cycles // 10) == 0:
            wait_for_quiet(servers)
            descriptors = len(list(pathlib.Path(f"/proc/{pid}/fd").iterdir()))
            rows.append([f"{number:,}", str(descriptors), f"{servers.resident_megabytes('OnRecord'):.1f}"])
        with socket.create_connection(("127.0.0.1", PORTS["OnRecord"])) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
            if number % 3:
                client.sendall(request)
            if number % 3 == 2:
                client.recv(1 << 16)
    table(["connections", "descriptors open", "resident MB"], rows)


def wait_for_quiet(servers):
    """Until the server has taken note of the last resets: its processor time stands still."""
    before = None
    while before != (before := servers.processor_seconds("OnRecord")):
        time.sleep(0.5)
