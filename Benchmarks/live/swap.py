"""Changes one report of a large watched folder, and measures how long it takes until the change is served.

usage: Benchmarks/live/swap.py RECORDS [--program .build/release/onrecord] [--changes 5]

RECORDS is what `onrecord-madeup records COUNT` writes; its texts become the folder's files.
"""

import argparse
import http.client
import json
import os
import statistics
import subprocess
import tempfile
import time


def text(port, name):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request("GET", f"/documents/{name}/text")
    return connection.getresponse().read().decode()


def resident(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) // 1024 for line in file if line.startswith("VmRSS"))


def run(options, folder):
    count = 0
    with open(options.records, encoding="utf-8") as rows:
        for row in rows:
            with open(os.path.join(folder, f"r{count}.txt"), "w", encoding="utf-8") as file:
                file.write(json.loads(row)["text"])
            count += 1
    command = [options.program, "serve", "--watch", "--port", "0", "--reports", folder]
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as service:
        try:
            port = int(service.stdout.readline().split("http://127.0.0.1:")[1].split()[0])
            while not text(port, "r0"):
                time.sleep(0.1)
            print(f"{count:,} reports read and served after {time.monotonic() - start:.1f} s, {resident(service.pid)} MiB")
            taken = []
            for change in range(options.changes):
                name = f"r{(change + 1) * count // (options.changes + 1)}"
                addition = f"\n\n“The lock of sluice {change} is open,” said Foreign Minister Ana Ferré on Tuesday.\n"
                start = time.monotonic()
                with open(os.path.join(folder, name + ".txt"), "a", encoding="utf-8") as file:
                    file.write(addition)
                while addition not in text(port, name):
                    time.sleep(0.02)
                taken.append(time.monotonic() - start)
            print(f"one report changed, served after {', '.join(f'{seconds:.2f}' for seconds in taken)} s "
                  f"(median {statistics.median(taken):.2f}), then {resident(service.pid)} MiB")
        finally:
            service.terminate()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("records")
    parser.add_argument("--program", default=".build/release/onrecord")
    parser.add_argument("--changes", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run(options, folder)


main()
