"""The modules that only reckon, each by itself, in the browser that runs them."""

import random
import unittest

from support import BrowserTest

ALPHABET = ["a", "é", "e\u0301", "\n", " ", "👩‍👩‍👧‍👦", "🇩🇪", "𝔱", "ك", "\u200d", "ﷺ", "中"]


class ModuleTests(BrowserTest):
    def setUp(self):
        super().setUp()
        self.open(path="/docs")

    def run_module(self, name, body, *arguments):
        """What a function body gives that has the module as `m`."""
        return self.browser.execute_async_script(
            f"const done = arguments[arguments.length - 1]; const given = [...arguments];"
            f"import(new URL('assets/{name}', document.baseURI)).then((m) => {{ {body} }}).then(done, (error) => done(String(error)));",
            *arguments)

    def test_code_points_and_units_lead_to_each_other(self):
        dice = random.Random(7)
        texts = ["", "plain"] + ["".join(dice.choices(ALPHABET, k=dice.randrange(40))) for _ in range(60)]
        found = self.run_module("codepoints.js", """
            return given[0].map((text) => {
                const points = new m.CodePoints(text);
                const offsets = Array.from({ length: points.length + 1 }, (_, offset) => offset);
                return { length: points.length, back: offsets.map((offset) => points.offset(points.unit(offset))),
                    pieces: offsets.map((offset) => points.slice(offset, offset + 3)) };
            });""", texts)
        for text, one in zip(texts, found, strict=True):
            self.assertEqual(one["length"], len(text))
            self.assertEqual(one["back"], list(range(len(text) + 1)))
            self.assertEqual(one["pieces"], [text[start:start + 3] for start in range(len(text) + 1)])

    def test_segments_are_the_text_with_what_covers_it(self):
        dice = random.Random(11)
        for _ in range(40):
            length = dice.randrange(1, 60)
            spans = [{"start": start, "end": start + dice.randrange(-1, 30), "id": number}
                     for number, start in enumerate(dice.choices(range(length), k=dice.randrange(12)))]
            cuts = dice.choices(range(-2, length + 3), k=3)
            pieces = self.run_module("segments.js", "return m.segments(given[0], given[1], given[2]);", length, spans, cuts)
            self.assertEqual([piece["start"] for piece in pieces], [0] + [piece["end"] for piece in pieces[:-1]])
            self.assertEqual(pieces[-1]["end"], length)
            self.assertLessEqual({cut for cut in cuts if 0 < cut < length}, {piece["start"] for piece in pieces})
            for piece in pieces:
                for position in range(piece["start"], piece["end"]):
                    covers = {one["id"] for one in spans if one["start"] <= position < one["end"]}
                    self.assertEqual({one["id"] for one in piece["covers"]}, covers)

    def test_a_state_is_read_as_it_was_written(self):
        states = [["reports", "a~b/ü ?#&=%.txt", [["span", "1-2"], ["x", "a&b=c ü"]]], ["incidents", None, [["act", "a"], ["act", "b"]]],
                  ["actors", "act_x", []]]
        found = self.run_module("state.js", """
            return given[0].map(([view, id, params]) => {
                const state = m.parse(m.format({ view, id, params: new URLSearchParams(params) }));
                return [state.view, state.id, [...state.params]];
            });""", states)
        self.assertEqual(found, states)
        odd = self.run_module("state.js", "return given[0].map((one) => m.parse(one).view);",
                              ["", "#", "#/", "#/nothing", "#x?y", "#/reports/%E0%A4%A", "#/constructor"])
        self.assertEqual(odd, ["statements"] * 5 + ["reports", "statements"])
        spans = self.run_module("state.js", "return given[0].map(m.readSpan);", ["3-9", "9-3", "3-3", "a-b", "1-", "-1-2", "", None])
        self.assertEqual(spans, [{"start": 3, "end": 9}] + [None] * 7)

    def test_bars_count_what_lies_within_them(self):
        def dated(start, end, category="violent"):
            return {"date": {"start": start, "end": end}, "category": category}
        records = [dated("2024-12-31", "2024-12-31"), dated("2025-02-01", "2025-02-28", "diplomatic"),
                   dated("2025-01-30", "2025-02-02"), dated("2024-01-01", None)]
        found = self.run_module("timeline.js", "return m.count(given[0], 'month');", records)
        self.assertEqual([(bar["period"], bar["total"]) for bar in found["bars"]], [("2024-12", 1), ("2025-01", 0), ("2025-02", 1)])
        self.assertEqual(found["vague"], 2)
        steps = self.run_module("timeline.js", "return given[0].map(m.stepFor);",
                                [[], ["2024-01-01"], ["2024-01-01", "2024-02-10"], ["2023-01-01", "2024-02-10"], ["1990-01-01", "2024-02-10"]])
        self.assertEqual(steps, ["day", "day", "day", "month", "year"])

    def test_dates_are_said_as_exactly_as_they_are_known(self):
        dates = [None, {"start": None, "end": None, "text": "Monday"}, {"start": "2024-10-03", "end": "2024-10-03", "precision": "day"},
                 {"start": "2024-10-01", "end": "2024-10-31", "precision": "month"}, {"start": "2024-01-01", "end": "2024-12-31", "precision": "year"},
                 {"start": "2024-09-01", "end": None, "precision": "month"}, {"start": "2024-09-02", "end": "2024-09-08", "precision": "week"}]
        said = self.run_module("words.js", "return given[0].map(m.when);", dates)
        self.assertEqual(said, ["undated", "undated", "3 Oct 2024", "Oct 2024", "2024", "since Sept 2024", "2 Sept 2024 – 8 Sept 2024"])

    def test_no_place_known_to_a_country_becomes_a_point(self):
        places = [{"geo_precision": precision, "lat": 33.0, "lon": 44.0, "iso3": "IRQ", "name": precision}
                  for precision in ("exact", "admin", "country", "region")]
        found = self.run_module("map.js", "return m.sorted(given[0]);", [{"place": place} for place in places + [None]])
        self.assertEqual(sorted(one["place"]["name"] for one in found["points"]), ["admin", "exact"])
        self.assertEqual(sorted(one["place"]["name"] for one in found["areas"]), ["country", "region"])
        self.assertEqual(len(found["nowhere"]), 1)

    def test_a_citation_has_words_speaker_report_span_and_address(self):
        for record in self.records("/statements")[:12]:
            cited = self.run_module("data.js", "return m.citeStatement(given[0]);", record)
            parts = [record["text"], record["document_id"], f"{self.origin}/statements/{record['id']}"]
            parts += [f"{span['start']}–{span['end']}" for span in record["contents"]]
            parts += [record["speaker"]["name"]] if record["speaker"] else ["Unnamed source"]
            for part in parts:
                self.assertIn(part, cited)

    def test_claims_stand_in_order_of_time(self):
        def claim(name, start, document="a", at=0):
            return {"id": name, "date": {"start": start} if start else None, "document": {"id": document, "date_published": None},
                    "contents": [{"start": at}]}
        claims = [claim("undated-b", None, "b"), claim("late", "2024-05-01"), claim("undated-a2", None, "a", 9), claim("early", "2023-01-01"),
                  claim("undated-a1", None, "a", 3)]
        found = self.run_module("exchange.js", "return m.inOrder(given[0]).map((one) => one.id);", claims)
        self.assertEqual(found, ["early", "late", "undated-a1", "undated-a2", "undated-b"])


if __name__ == "__main__":
    unittest.main()
