"""The pages as parts of the service: behind a prefix, while the data changes, and the description's page."""

import http.server
import pathlib
import threading
import unittest
import urllib.error
import urllib.request

from selenium.webdriver.support.ui import Select

from support import BrowserTest

REPORT = "BERLIN, 3 May 2023 (Agency) -- The mayor said on Tuesday that bridge {} would be closed.\n"


class Prefix(http.server.BaseHTTPRequestHandler):
    """A proxy that takes `/news` off, as one puts before a service."""

    target = ""

    def do_GET(self):
        if not self.path.startswith("/news/"):
            return self.send_error(404)
        request = urllib.request.Request(self.target + self.path[5:], headers={"Accept": self.headers.get("Accept", "*/*")})
        try:
            answer = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        if answer.headers.get_content_type() == "text/event-stream":
            return self.send_error(503)
        body = answer.read()
        self.send_response(answer.status)
        for name in ("Content-Type", "Content-Security-Policy"):
            if name in answer.headers:
                self.send_header(name, answer.headers[name])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class PrefixTests(BrowserTest):
    OPTIONS = ("--base-path", "/news")

    def test_everything_works_behind_a_prefix(self):
        self.expected_messages += "|news/events"
        handler = type("Handler", (Prefix,), {"target": self.service.origin})
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as proxy:
            threading.Thread(target=proxy.serve_forever, daemon=True).start()
            self.origin = f"http://127.0.0.1:{proxy.server_address[1]}"
            self.open(path="/news/")
            self.assertEqual(self.ids(), [one["id"] for one in self.service.get("/statements")["data"]])
            report = self.service.get("/documents")["data"][0]["id"]
            self.open(f"#/reports/{report}", path="/news/")
            self.assertTrue(self.all(".side li"))
            self.open(path="/news/docs")
            self.assertTrue(self.all(".operation"))
            self.browser.get("about:blank")
            proxy.shutdown()


class LiveTests(BrowserTest):
    FILES = {f"{number:02}.txt": REPORT.format(number) for number in range(10, 40)}

    def test_new_records_come_without_losing_the_place(self):
        self.open()
        before = self.ids()
        self.script("document.querySelectorAll('[data-id]')[20].scrollIntoView()")
        top = "return document.querySelector(`[data-id='${arguments[0]}']`).getBoundingClientRect().top"
        places = []
        self.until(lambda: places.append(self.script(top, before[20])) or len(places) > 5 and len(set(places[-5:])) == 1)
        place = places[-1]
        (pathlib.Path(self.folder.name) / "01.txt").write_text(REPORT.format(1), encoding="utf-8")
        self.service.read_again()
        self.until(lambda: len(self.ids()) > len(before))
        self.settle()
        self.until(lambda: abs(self.script(top, before[20]) - place) < 3)
        self.until(lambda: "The data has changed" in self.texts("#announcement")[0])
        self.assertEqual(self.texts("#holdings")[0].split(" · ")[0], f"{len(before) + 1} statements")


class DescriptionTests(BrowserTest):
    def test_every_operation_is_described(self):
        self.open(path="/docs")
        description = self.service.get("/openapi.json")
        self.assertEqual(self.texts(".operation h2 code"), list(description["paths"]))
        rows = self.texts("#listStatements .parameters tbody th code:first-child")
        fields = {one["name"].split("__")[0] for one in description["paths"]["/statements"]["get"]["parameters"] if "name" in one}
        self.assertLessEqual(fields, set(rows))

    def test_the_form_asks_and_shows_the_answer(self):
        self.open(path="/docs")
        form = self.one("#listStatements form")
        form.find_element("css selector", "select")
        Select(form.find_element("css selector", "select")).select_by_value("act")
        self.one("#listStatements form input").send_keys("warn")
        self.one("#listStatements form button[type=submit]").click()
        self.until(lambda: self.all("#listStatements .output pre"))
        answer = self.one("#listStatements .output").text
        self.assertIn(f"{self.origin}/statements?act=warn", answer)
        for record in self.records("/statements?act=warn"):
            self.assertIn(record["id"], answer)

    def test_a_link_leads_to_an_operation(self):
        self.open("#listIncidents", path="/docs")
        top = self.script("return document.getElementById('listIncidents').getBoundingClientRect().top")
        self.until(lambda: abs(self.script("return document.getElementById('listIncidents').getBoundingClientRect().top")) < 60 or top < 60)


if __name__ == "__main__":
    unittest.main()
