"""The pages for everybody: names, roles and contrast by axe-core, the keyboard alone, narrow windows."""

import importlib.util
import pathlib
import unittest

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from support import BrowserTest

AXE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class AccessTests(BrowserTest):
    def pages(self):
        report = self.records("/documents")[1]["id"]
        statement = self.records(f"/statements?document={report}")[2]["id"]
        actor = max(self.records("/actors"), key=lambda one: one["counts"]["statements"])["id"]
        instrument = max(self.records("/instruments"), key=lambda one: len(one["citations"]))["id"]
        return [("/", f) for f in (
            "#/statements", "#/incidents", "#/actors", f"#/actors/{actor}", "#/reports", f"#/reports/{report}?record={statement}",
            "#/exchange", f"#/exchange?instrument={instrument}", "#/statements?q=nosuchwordanywhere")] + [("/docs", "")]

    def check(self, **look):
        script = AXE.read_text(encoding="utf-8")
        for path, fragment in self.pages():
            self.look(**look)
            self.open(fragment, path)
            self.script(script)
            # Cards outside the window are not laid out until they are near it; until then they seem to lie on each other.
            self.script("document.querySelectorAll('.cards > *').forEach((card) => { card.style.contentVisibility = 'visible'; })")
            found = self.browser.execute_async_script("""
                const done = arguments[arguments.length - 1];
                axe.run({ runOnly: { type: "tag", values: arguments[0] }, resultTypes: ["violations"] }).then((result) => done(result.violations.map(
                    ({ id, nodes }) => id + ": " + nodes.slice(0, 4).map((node) => node.html.slice(0, 160) + " " + (node.any[0]?.message ?? "")).join(" | "))));
            """, RULES)
            with self.subTest(page=path + fragment, **look):
                self.assertEqual(found, [])

    def test_light(self):
        self.check()

    def test_dark(self):
        self.check(dark=True)

    def test_phone(self):
        self.check(width=390, height=844)

    def test_nothing_is_wider_than_a_narrow_window(self):
        for path, fragment in self.pages():
            self.look(width=320, height=640)
            self.open(fragment, path)
            width = self.script("return document.documentElement.scrollWidth")
            self.assertLessEqual(width, 320, path + fragment)

    def press(self, *keys):
        ActionChains(self.browser).send_keys(*keys).perform()

    def focused(self):
        return self.script("""
            const { tagName, id, textContent, dataset } = document.activeElement;
            return { tag: tagName, id, text: textContent.trim().slice(0, 60), view: dataset.view ?? null };""")

    def test_the_keyboard_reaches_everything(self):
        self.open("#/statements")
        self.press(Keys.TAB)
        self.assertEqual(self.focused()["id"], "skip")
        self.press(Keys.ENTER)
        self.assertEqual(self.focused()["id"], "main")
        self.open("#/statements")
        seen = []
        for _ in range(12):
            self.press(Keys.TAB)
            focused = self.focused()
            seen.append(focused)
            outline = self.script("return getComputedStyle(document.activeElement).outlineStyle")
            self.assertNotEqual(outline, "none", f"the focus can be seen on {focused}")
            if focused["view"] == "incidents":
                break
        self.press(Keys.ENTER)
        self.until(lambda: self.texts("h1") == ["Incidents"])
        self.settle()
        self.assertEqual(self.focused()["id"], "main", "after a change of view the focus is at its beginning")
        self.press(Keys.TAB, Keys.TAB)
        self.assertEqual(self.focused()["id"], "search")

    def test_a_record_opens_by_keyboard(self):
        record = self.records("/statements")[2]
        self.open("#/reports/" + record["document_id"])
        self.script("document.getElementById(arguments[0]).focus()", "entry-" + record["id"])
        self.press(Keys.ENTER)
        self.until(lambda: record["id"] in self.fragment())
        self.assertEqual(self.focused()["id"], "entry-" + record["id"])
        self.press(Keys.SPACE)
        self.until(lambda: record["id"] not in self.fragment())

    def test_nothing_moves_by_itself(self):
        for path, fragment in self.pages():
            self.open(fragment, path)
            moving = self.script("""
                return [...document.querySelectorAll("*")].map((one) => [one, getComputedStyle(one)]).filter(([, style]) =>
                    style.animationName !== "none" || style.transitionDuration !== "0s" || style.scrollBehavior !== "auto")
                    .map(([one]) => one.outerHTML.slice(0, 80));""")
            self.assertEqual(moving, [], path + fragment)


if __name__ == "__main__":
    unittest.main()
