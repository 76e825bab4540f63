"""The servers that are measured: started on loopback, ended when the measurement is over."""

import os
import pathlib
import socket
import subprocess
import time
import urllib.request

NAMES = ["OnRecord", "nginx", "Hummingbird", "epoll loop"]
LARGE = "OnRecord, large reports"
"""OnRecord over reports of growing size, apart from the one over the seeds, whose memory is measured."""
TARGET = "/statements?limit=5"
SIZES = [1, 4, 16, 64, 256, 1024]
"""Kilobytes of the answers of growing size."""



def free_ports():
    """A port for each server that nothing listens on now."""
    listeners = [socket.create_server(("127.0.0.1", 0)) for _ in NAMES + [LARGE]]
    ports = {name: listener.getsockname()[1] for name, listener in zip(NAMES + [LARGE], listeners)}
    for listener in listeners:
        listener.close()
    return ports


PORTS = free_ports()

NGINX = """
daemon off; master_process on; worker_processes {workers}; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000000; default_type application/json;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  open_file_cache max=100 inactive=1h;
  server {{ listen 127.0.0.1:{port}; root {folder}/files; }}
}}
"""


class Servers:
    def __init__(self, program, peers, folder, options):
        self.peers, self.folder, self.options = peers, folder, options
        self.program = program
        self.processes = {}

    def __enter__(self):
        large = self.folder / "reports"
        large.mkdir()
        for size in SIZES:
            (large / f"size{size}.txt").write_text(filler(size * 1024))
        seeds = pathlib.Path(__file__).resolve().parent.parent.parent / "seeds"
        for name, reports in [("OnRecord", seeds), (LARGE, large)]:
            self.start(name, [self.program, "serve", "--reports", str(reports), "--port", str(PORTS[name])])
            wait(PORTS[name], "/readyz")
        self.copy_answers()
        config = self.folder / "nginx.conf"
        config.write_text(NGINX.format(workers=self.options.nginx_workers, folder=self.folder, port=PORTS["nginx"]))
        self.start("nginx", ["nginx", "-p", str(self.folder), "-c", str(config)])
        answer = str(self.folder / "files/statements")
        for name, peer in [("Hummingbird", "hummingbird-peer"), ("epoll loop", "epoll-peer")]:
            self.start(name, [str(self.peers / peer), str(PORTS[name]), answer])
        for name in NAMES:
            wait(PORTS[name], TARGET)
        return self

    def __exit__(self, *_):
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()

    def start(self, name, command):
        with open(self.folder / f"{name}.log", "wb") as log:
            self.processes[name] = subprocess.Popen(command, stdout=log, stderr=log)

    def copy_answers(self):
        """What OnRecord answers, as files for nginx and the peers."""
        files = self.folder / "files"
        (files / "documents").mkdir(parents=True)
        os.chmod(self.folder, 0o755)
        (files / "statements").write_bytes(get(PORTS["OnRecord"], TARGET))
        for size in SIZES:
            path = f"documents/size{size}/text"
            (files / path).parent.mkdir()
            (files / path).write_bytes(get(PORTS[LARGE], "/" + path))

    def pids(self, name):
        """A server's process and the children that work for it."""
        first = self.processes[name].pid
        children = pathlib.Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [first] + [int(child) for child in children]

    def processor_seconds(self, name):
        """Processor time that a server has taken so far, in user and kernel."""
        ticks = 0
        for pid in self.pids(name):
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def resident_megabytes(self, name):
        pages = sum(int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.pids(name))
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def filler(size):
    """Plain sentences in which nobody says anything."""
    sentence = "The rain went on over the valley and the river rose a little more. "
    return (sentence * (size // len(sentence) + 1))[: size - 1] + "\n"


def get(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        return answer.read()


def wait(port, path):
    """Until a server answers, at most two minutes."""
    for _ in range(1200):
        try:
            return get(port, path)
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"nothing answers on port {port}")
