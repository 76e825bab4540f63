"""A running service over a folder of reports, and a headless Chromium that is held against it."""

import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import unittest
import urllib.parse
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.service import Service as Driver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

ROOT = pathlib.Path(__file__).parent.parent.parent
PROGRAM = os.environ.get("ONRECORD_PROGRAM", str(ROOT / ".build/debug/onrecord"))
PATIENCE = 30


class Service:
    """The built program on a free port; it ends with the test."""

    def __init__(self, reports, *options):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", "--reports", str(reports), *options],
            cwd=ROOT, stdout=subprocess.PIPE, text=True)
        greeting = self.process.stdout.readline()
        self.origin = re.search(r"http://\S+", greeting).group()

    def get(self, path):
        request = urllib.request.Request(self.origin + path, headers={"Accept": "application/json"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def text(self, path):
        with urllib.request.urlopen(self.origin + path, timeout=PATIENCE) as answer:
            return answer.read().decode()

    def read_again(self):
        self.process.send_signal(signal.SIGHUP)

    def stop(self):
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.process.stdout.close()


def reports(files):
    """A folder of made-up reports: texts by their names."""
    folder = tempfile.TemporaryDirectory()
    for name, text in files.items():
        (pathlib.Path(folder.name) / name).write_text(text, encoding="utf-8", newline="")
    return folder


def start_browser():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    options.add_argument("--headless=new")
    options.add_argument("--disable-gpu")
    options.add_argument("--disable-dev-shm-usage")
    # Chromium asks its maker for updates and the like unless told not to.
    options.add_argument("--disable-background-networking")
    options.add_argument("--disable-component-update")
    if os.getuid() == 0:
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=Driver("/usr/bin/chromedriver"))
    browser.set_script_timeout(PATIENCE)
    return browser


class BrowserTest(unittest.TestCase):
    """A test with a browser and a service of the class; fails on any console message and any request elsewhere."""

    FILES = None  # made-up reports; the seeds where there are none
    OPTIONS = ()

    @classmethod
    def setUpClass(cls):
        cls.folder = reports(cls.FILES) if cls.FILES else None
        if cls.folder:
            cls.addClassCleanup(cls.folder.cleanup)
        cls.service = Service(cls.folder.name if cls.folder else "seeds", *cls.OPTIONS)
        cls.addClassCleanup(cls.service.stop)
        cls.browser = start_browser()
        cls.addClassCleanup(cls.browser.quit)

    def setUp(self):
        self.origin = self.service.origin
        self.expected_messages = r"(?!)"
        self.look()
        self.browser.get("about:blank")
        self.drain()

    def tearDown(self):
        messages, addresses = self.drain()
        unexpected = [text for text in messages if not re.search(self.expected_messages, text)]
        self.assertEqual(unexpected, [], "console messages")
        host = urllib.parse.urlsplit(self.origin).netloc
        elsewhere = [url for url in addresses if re.match(r"(http|ws)", url) and urllib.parse.urlsplit(url).netloc != host]
        self.assertEqual(elsewhere, [], "requests to other hosts")

    def drain(self):
        """Console messages and requested addresses since the last time."""
        messages = [f"{entry['level']} {entry['message']}" for entry in self.browser.get_log("browser")]
        events = [json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")]
        return messages, [event["params"]["request"]["url"] for event in events
                          if event["method"] == "Network.requestWillBeSent"]

    def look(self, width=1280, height=900, dark=False):
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def open(self, fragment="", path="/"):
        self.browser.get("about:blank")
        self.browser.get(self.origin + path + fragment)
        self.settle()

    def settle(self):
        """Until the page has what it asked for."""
        self.until(lambda: self.script("""
            const main = document.getElementById("main");
            return document.readyState === "complete" && !main.hasAttribute("aria-busy") && !main.querySelector("[aria-busy]");
        """))

    def until(self, condition):
        return WebDriverWait(self.browser, PATIENCE, poll_frequency=0.05).until(lambda _: condition())

    def script(self, text, *arguments):
        return self.browser.execute_script(text, *arguments)

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector):
        """What elements say, whether they are in sight or not."""
        return self.script("return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", selector)

    def ids(self):
        return self.script("return [...document.querySelectorAll('[data-id]')].map((one) => one.dataset.id)")

    def fragment(self):
        return self.script("return location.hash")

    def records(self, path):
        """All records of a list, as the interface gives them."""
        found = []
        while path:
            answer = self.service.get(path)
            found += answer["data"]
            path = answer["links"]["next"]
        return found
