"""A report's marks stand on the very characters that the interface gives, whatever characters they are."""

import unittest

from support import BrowserTest

MARKED = """
    const pieces = [...document.querySelectorAll(`.text [data-contents~="${arguments[0]}"]`)];
    return pieces.map((piece) => piece.textContent).join("");
"""


class ReaderTest(BrowserTest):
    def check_report(self, document):
        """Every record's marks, joined, are its spans' text, and the whole is the report's text."""
        self.open("#/reports/" + document)
        self.assertEqual(self.script("return document.querySelector('.text').textContent"),
                         self.service.text(f"/documents/{document}/text"))
        records = self.records(f"/statements?document={document}") + self.records(f"/incidents?document={document}")
        self.assertTrue(records)
        for record in records:
            spans = sorted((one["start"], one["end"], one["exact"]) for one in record.get("contents") or record["evidence"])
            self.assertTrue(all(a[1] <= b[0] for a, b in zip(spans, spans[1:])), "spans of one record do not overlap")
            self.assertEqual(self.script(MARKED, record["id"]), "".join(exact for _, _, exact in spans), record["id"])
            self.assertTrue(self.all(f"[data-record='{record['id']}']"), "it stands in the list, too")


class SeedReaderTests(ReaderTest):
    def test_every_seed_is_marked_exactly(self):
        for document in self.records("/documents"):
            self.check_report(document["id"])

    def test_text_and_list_lead_to_each_other(self):
        record = next(one for one in self.records("/statements") if one["speaker"] and not one["nested_in"])
        self.open(f"#/reports/{record['document_id']}")
        self.one(f"#entry-{record['id']}").click()
        self.until(lambda: record["id"] in self.fragment())
        self.assertTrue(self.all(f".text [data-ids~='{record['id']}'].on"))
        self.assertIn(record["speaker"]["name"], self.one(f"[data-record='{record['id']}'] .detail").text)
        other = next(one for one in self.records("/statements?document=" + record["document_id"]) if one["id"] != record["id"]
                     and not one["nested_in"])
        self.script("document.querySelector(`.text [data-ids$='${arguments[0]}']`).click()", other["id"])
        self.until(lambda: self.one(f"#entry-{other['id']}").get_attribute("aria-expanded") == "true")
        self.assertEqual(self.one(f"#entry-{record['id']}").get_attribute("aria-expanded"), "false")

    def test_an_address_leads_to_a_span(self):
        record = self.records("/statements")[5]
        span = record["contents"][0]
        self.open(f"#/reports/{record['document_id']}?span={span['start']}-{span['end']}")
        self.assertEqual("".join(self.texts(".text .target")), span["exact"])
        self.assertTrue(self.script("""
            const { top, bottom } = document.querySelector(".text .target").getBoundingClientRect();
            return top >= 0 && top < innerHeight;"""))

    def test_selected_words_have_an_address(self):
        document = self.records("/documents")[0]["id"]
        self.open("#/reports/" + document)
        self.assertFalse(self.one("#link-passage").is_enabled())
        text = self.script("""
            const pieces = document.querySelectorAll(".text [data-start]");
            getSelection().setBaseAndExtent(pieces[1].firstChild, 2, pieces[4].firstChild, 3);
            return getSelection().toString();""")
        self.until(lambda: self.one("#link-passage").is_enabled())
        self.one("#link-passage").click()
        self.until(lambda: "span=" in self.fragment())
        start, end = map(int, self.fragment().split("span=")[1].split("-"))
        self.assertEqual(self.service.text(f"/documents/{document}/text")[start:end], text)


class CharacterTests(ReaderTest):
    """Characters of two UTF-16 units, joined ones, combining marks, right-to-left script, and what looks like markup."""

    HOSTILE = '<img src=x onerror="window.hostile=1"><script>window.hostile=1</script>'
    FILES = {
        "emoji.txt": "BERLIN, 3 May 2023 (Agency) -- “The bridge 🌉 is closed 👩‍👩‍👧‍👦,” said Mayor Zoe\u0301 Cafe\u0301 🇩🇪 on Tuesday.\n\n"
                     "🚧🚧 She added that “𝔱𝔥𝔢 repairs 🛠️ would take weeks.”\n\n"
                     "Militants attacked a police station 🔥 in Kabul on Monday, killing three officers, officials said.\n",
        "arabic.txt": "BAGHDAD, 3 May 2023 (Agency) -- The spokesman, أحمد الكاتب, said on Tuesday that “لن نقبل بهذا” "
                      "was the answer of the government.\n",
        "hostile.txt": f"BERLIN, 3 May 2023 (Agency) -- “We will not {HOSTILE} accept this,” said Mayor John Miller on Tuesday.\n",
        "quotes.txt": "BERLIN, 3 May 2023 (Agency) -- The ship 🚢 “Morning Star” left the harbour of Hamburg on Monday with the "
                      "“Old Sailors” aboard. “It will be back,” Mayor John Miller said on Tuesday.\n",
        "lines.txt": "BERLIN, 3 May 2023 (Agency) --\r\n\r\nThe mayor said on Tuesday that\r\nthe bridge would be closed.\r\n",
    }

    def test_spans_count_code_points(self):
        for name in self.FILES:
            if name != "lines.txt":
                self.check_report(name.removesuffix(".txt"))

    def test_a_selection_behind_emoji_counts_code_points(self):
        text = self.service.text("/documents/emoji/text")
        start = text.index("weeks")
        self.open(f"#/reports/emoji?span={start}-{start + 5}")
        self.assertEqual("".join(self.texts(".text .target")), "weeks")

    def test_nothing_in_a_report_becomes_markup(self):
        for fragment in ("#/statements", "#/reports/hostile", "#/actors", "#/incidents"):
            self.open(fragment)
            self.assertIsNone(self.script("return window.hostile ?? null"))
            self.assertEqual(self.all("main img, main script"), [])
        self.open("#/statements")
        self.assertIn(self.HOSTILE, "".join(self.texts(".card blockquote")))

    def test_uncovered_quotations_are_marked(self):
        spans = self.service.get("/documents/quotes/uncovered")["data"]
        self.assertTrue(spans)
        self.open("#/reports/quotes")
        self.assertEqual(len(self.all(".side li.uncovered")), len(spans))
        marked = "".join(self.texts(".text .uncovered"))
        self.assertEqual(marked, "".join(one["exact"] for one in sorted(spans, key=lambda one: one["start"])))
        self.assertRegex(self.one(".view-head").text, rf"\b{len(spans)} quotations? that no statement covers")

    def test_text_keeps_its_line_breaks(self):
        self.open("#/reports/lines")
        shown = self.script("return document.querySelector('.text').textContent")
        self.assertEqual(shown, self.service.text("/documents/lines/text"))


if __name__ == "__main__":
    unittest.main()
