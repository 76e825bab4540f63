"""Edits the reports of a watched folder while clients read, and counts what goes wrong.

usage: Benchmarks/live/soak.py [--program .build/release/onrecord] [--edits 10000] [--reports 200] [--clients 4] [--seconds 600]

Each edit adds, changes, renames or takes away a report; every tenth is written in two pieces. Each client checks that its
answers are whole and of one version: the entity tag's version is the one in the body, and a list has as many records as
it says. Ends with exit code 1 where a request failed or the service does not come to serve what the folder holds.
"""

import argparse
import http.client
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time

PLACES = ["Port Ysel", "Old Quay", "Basra", "Mosul", "Kharkiv", "Haifa"]
PEOPLE = ["Foreign Minister Ana Ferré", "spokesman Idris Kadir", "Mayor Otto Brandt", "Governor Lucia Holt"]
TARGETS = ["/statements?limit=1000", "/incidents?limit=1000", "/documents?limit=1000", "/actors?limit=1000"]


def report(chance, number):
    place, person = chance.choice(PLACES), chance.choice(PEOPLE)
    return (
        f"{place.upper()}, May {1 + number % 28}, 2023 - A bomb killed {1 + number % 9} people in {place} on Monday, "
        f"police said.\n\n“The harbour stays closed until inquiry {number} has ended,” said {person}.\n"
    )


class Client(threading.Thread):
    """Asks again and again until told to stop."""

    def __init__(self, port, stop):
        super().__init__(daemon=True)
        self.port, self.stop_event = port, stop
        self.versions, self.latencies, self.failures = set(), [], []

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        turn = 0
        while not self.stop_event.is_set():
            target = TARGETS[turn % len(TARGETS)]
            turn += 1
            start = time.monotonic()
            try:
                connection.request("GET", target)
                response = connection.getresponse()
                body = json.loads(response.read())
                version = body["meta"]["dataset_version"]
                if response.status != 200 or not response.headers["ETag"].startswith(f'"{version}-'):
                    raise ValueError(f"{target}: status {response.status}, {response.headers['ETag']} of {version}")
                if len(body["data"]) != min(1000, body["meta"]["count"]):
                    raise ValueError(f"{target}: {len(body['data'])} of {body['meta']['count']} records")
                self.versions.add(version)
            except Exception as error:
                self.failures.append(repr(error))
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            self.latencies.append(time.monotonic() - start)


def edit(chance, folder, names, number):
    """One edit; the folder's reports afterwards are in names."""
    kind = chance.random()
    text = report(chance, number)
    if kind < 0.2 or len(names) < 10:
        name = f"{chance.choice('abc')}/n{number}.txt"
        names.append(name)
    elif kind < 0.35:
        os.remove(os.path.join(folder, names.pop(chance.randrange(len(names)))))
        return
    elif kind < 0.5:
        index = chance.randrange(len(names))
        new = f"{chance.choice('abc')}/r{number}.txt"
        os.rename(os.path.join(folder, names[index]), os.path.join(folder, new))
        names[index] = new
        return
    else:
        name = chance.choice(names)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        if number % 10 == 0:
            file.write(text[: len(text) // 2])
            file.flush()
            time.sleep(0.005)
            file.write(text[len(text) // 2 :])
        else:
            file.write(text)


def resident(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) // 1024 for line in file if line.startswith("VmRSS"))


def documents(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    found, target = set(), "/documents?limit=1000&fields=path"
    while target:
        connection.request("GET", target)
        page = json.loads(connection.getresponse().read())
        found.update(record["path"] for record in page["data"])
        target = page["links"]["next"]
    return found


def run(options, folder):
    chance = random.Random(7)
    names = []
    for place in "abc":
        os.mkdir(os.path.join(folder, place))
    for number in range(options.reports):
        names.append(f"{'abc'[number % 3]}/s{number}.txt")
        with open(os.path.join(folder, names[-1]), "w", encoding="utf-8") as file:
            file.write(report(chance, number))
    command = [options.program, "serve", "--watch", "--port", "0", "--reports", folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as service:
        try:
            port = int(service.stdout.readline().split("http://127.0.0.1:")[1].split()[0])
            first = resident(service.pid)
            stop = threading.Event()
            clients = [Client(port, stop) for _ in range(options.clients)]
            for client in clients:
                client.start()
            start = time.monotonic()
            done = 0
            while done < options.edits and time.monotonic() - start < options.seconds:
                edit(chance, folder, names, 1000 + done)
                done += 1
                if done % 20 == 0:
                    time.sleep(0.05)
            edited = time.monotonic() - start
            while documents(port) != set(names) and time.monotonic() - start < edited + 60:
                time.sleep(0.1)
            caught_up = time.monotonic() - start - edited
            is_same = documents(port) == set(names)
            stop.set()
            for client in clients:
                client.join(60)
            return summary(clients, done, edited, caught_up, is_same, first, resident(service.pid))
        finally:
            service.terminate()


def summary(clients, done, edited, caught_up, is_same, first, last):
    latencies = sorted(latency for client in clients for latency in client.latencies)
    failures = [failure for client in clients for failure in client.failures]
    versions = set().union(*(client.versions for client in clients))
    print(f"{done} edits in {edited:.1f} s; the folder is served {caught_up:.1f} s after the last: {is_same}")
    print(f"{len(latencies)} requests, {len(failures)} failed, {len(versions)} versions seen")
    p50, p99 = latencies[len(latencies) // 2], latencies[len(latencies) * 99 // 100]
    print(f"latency p50 {p50 * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms, max {latencies[-1] * 1000:.1f} ms")
    print(f"resident memory {first} MiB before, {last} MiB after")
    for failure in failures[:5]:
        print(failure)
    return is_same and not failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", default=".build/release/onrecord")
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=600)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if run(options, folder) else 1)


main()
