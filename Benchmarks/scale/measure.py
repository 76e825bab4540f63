"""Starts a service over a saved extraction and measures it: start-up, memory, typical queries, and pages under load.

usage: measure.py PROGRAM RECORDS       (RECORDS as `onrecord extract --with-text` or `onrecord-madeup records` writes it)
       measure.py --running PID PORT    (a service that has been started; what a start takes is not measured then)
"""

import http.client
import json
import multiprocessing
import os
import re
import subprocess
import sys
import time
import urllib.parse

class Client:
    """One connection that is kept."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)

    def get(self, target):
        """Status, body and milliseconds."""
        start = time.perf_counter()
        self.connection.request("GET", target)
        answer = self.connection.getresponse()
        body = answer.read()
        return answer.status, body, (time.perf_counter() - start) * 1000


    def length(self, target):
        """Status, length of the body, which may be larger than memory, and seconds."""
        start = time.perf_counter()
        self.connection.request("GET", target)
        answer = self.connection.getresponse()
        length = 0
        while piece := answer.read(1 << 20):
            length += len(piece)
        return answer.status, length, time.perf_counter() - start


def quantile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]


def memory(pid):
    """What the kernel says of the process, in MiB."""
    text = open(f"/proc/{pid}/status").read()
    return {name: int(re.search(rf"{name}:\s+(\d+)", text)[1]) // 1024 for name in ("VmHWM", "VmRSS", "RssAnon", "RssFile")}


def ask(client, name, targets):
    """Every target once, so that no answer comes from the cache of whole answers."""
    times, size = [], 0
    for target in targets:
        status, body, taken = client.get(target)
        if status != 200:
            print(f"  {name}: {status} {body[:200]!r}")
            return
        times.append(taken)
        size = max(size, len(body))
    print(f"  {name}: median {quantile(times, 0.5):.1f} ms, 99% {quantile(times, 0.99):.1f} ms, largest answer {size:,} bytes")


def deep_pages(client):
    """The whole of a list, page by page: the last pages must take no longer than the first."""
    times, target = [], "/statements?sort=-date&limit=1000"
    while target and len(times) < 3000:
        status, body, taken = client.get(target)
        if status != 200:
            print(f"  deep paging: {status}")
            return
        times.append(taken)
        target = json.loads(body)["links"]["next"]
    first, last = times[1:21] or times, times[-20:]
    print(f"  deep paging: {len(times)} pages of 1,000, first {quantile(first, 0.5):.1f} ms, last {quantile(last, 0.5):.1f} ms (median of 20)")


def load(port, seed, seconds, results):
    client, times, number = Client(port), [], seed * 100_003
    people = ["Ana Ferré", "Łucja Brandt", "Idris al-Kadir", "Ministry of Tides", "Northern Front"]
    acts = ["deny", "warn", "demand", "confirm", "say", "reject"]
    end = time.time() + seconds
    while time.time() < end:
        query = {"speaker": people[number % 5], "act": acts[number % 6], "confidence__gte": f"0.{number % 10_000:04d}"}
        times.append(client.get("/statements?" + urllib.parse.urlencode(query))[2])
        number += 1
    results.put(times)


def start(program, records):
    """Starts a service and says what that took."""
    begin = time.time()
    service = subprocess.Popen(
        [program, "serve", "--records", records, "--port", "0"], stdout=subprocess.PIPE, text=True)
    greeting = service.stdout.readline()
    ready = time.time() - begin
    count = sum(int(n) for n in re.findall(r"(\d+) (?:statements|incidents)", greeting))
    reports = int(re.search(r"(\d+) reports", greeting)[1])
    held = memory(service.pid)
    print(f"{reports:,} reports, {count:,} statements and incidents, {os.path.getsize(records) / 2**20:,.0f} MiB saved")
    print(f"  ready after {ready:.1f} s, {count / ready:,.0f} records/s")
    print(f"  memory: {held} MiB, {held['RssAnon'] * 2**20 / count:,.0f} bytes of its own a record", flush=True)
    return service, int(re.search(r":(\d+)", greeting)[1])


def measure(pid, port):
    client = Client(port)
    limits = range(20, 60)
    ask(client, "first query of each order and column", ["/statements?sort=-date&limit=7", "/incidents?limit=7"])
    ask(client, "speaker", [f"/statements?speaker=ana+ferr%C3%A9&limit={n}" for n in limits])
    ask(client, "act and country", [f"/statements?act=deny&country=Arvania&limit={n}" for n in limits])
    ask(client, "month", [f"/statements?date=2024-03&limit={n}" for n in limits])
    ask(client, "one report", [f"/statements?document=north~report-{n}&limit=50" for n in range(0, 40)])
    ask(client, "words", [f"/statements?q=harbour+closed&limit={n}" for n in limits])
    ask(client, "facets of everything", [f"/statements?facet=speaker,act&limit={n}" for n in range(20, 25)])
    ask(client, "killed, by month", [f"/incidents?fatalities__gte=3&country=Brellen&facet=date:month&limit={n}" for n in limits])
    ask(client, "search", [f"/search?q=tide+gate&limit={n}" for n in range(20, 30)])
    ask(client, "a page of 1,000", [f"/statements?limit={n}" for n in range(960, 1000)])
    deep_pages(client)
    for name in ("statements.csv", "statements.ndjson"):
        status, length, taken = client.length("/" + name)
        print(f"  all {name}: {status}, {length / 2**20:,.0f} MiB in {taken:.1f} s, then {memory(pid)} MiB")
    results, seconds, clients = multiprocessing.Queue(), 10, 8
    workers = [multiprocessing.Process(target=load, args=(port, n, seconds, results)) for n in range(clients)]
    for worker in workers:
        worker.start()
    times = [t for _ in workers for t in results.get()]
    for worker in workers:
        worker.join()
    print(
        f"  filtered pages, {clients} connections: {len(times) / seconds:,.0f}/s, "
        f"median {quantile(times, 0.5):.1f} ms, 99% {quantile(times, 0.99):.1f} ms")
    print(f"  memory at the end: {memory(pid)} MiB")


if sys.argv[1] == "--running":
    measure(int(sys.argv[2]), int(sys.argv[3]))
else:
    service, port = start(*sys.argv[1:3])
    try:
        measure(service.pid, port)
    finally:
        service.terminate()
        service.wait()
