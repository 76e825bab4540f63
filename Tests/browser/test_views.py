"""Each view shows what the interface has, and its state stands in the address."""

import re
import unittest

from selenium.webdriver.common.keys import Keys

from support import BrowserTest


class ViewTests(BrowserTest):
    def test_the_first_page_lists_the_statements(self):
        self.open()
        statements = self.records("/statements?limit=50")
        self.assertEqual(self.ids(), [record["id"] for record in statements])
        quotations = self.texts(".card blockquote")
        for record, shown in zip(statements, quotations, strict=True):
            self.assertEqual(shown, " … ".join(span["exact"] for span in record["contents"]))
        self.assertEqual(self.browser.title, "Statements · OnRecord")
        counts = self.service.get("/")["data"]["resources"]
        for name in ("statements", "incidents"):
            count = next(one["count"] for one in counts if one["name"] == name)
            self.assertIn(f"{count} {name}", self.one("#holdings").text)

    def test_a_card_tells_who_what_when_and_where(self):
        self.open()
        record = next(one for one in self.records("/statements") if one["speaker"] and one["document"]["publisher"])
        card = self.one(f"[data-id='{record['id']}']").text
        for part in (record["speaker"]["name"], record["document"]["publisher"], f"{int(record['confidence'] * 100) / 100:.2f}"):
            self.assertIn(part, card)

    def test_what_is_not_dated_is_shown_as_undated(self):
        self.open("#/incidents")
        for record in self.records("/incidents"):
            shown = self.one(f"[data-id='{record['id']}']").text
            is_dated = bool(record["date"] and record["date"]["start"])
            self.assertEqual("undated" in shown, not is_dated, record["id"])
            self.assertIn(record["status"].capitalize(), shown)

    def test_an_address_leads_to_what_it_says(self):
        self.open("#/statements?act=warn")
        self.assertEqual(self.ids(), [record["id"] for record in self.records("/statements?act=warn")])
        self.assertTrue(self.one("input[id^=facet-act-]:checked"))
        self.assertIn("warn", self.one(".chosen").text)

    def test_a_facet_filters_and_back_undoes_it(self):
        self.open("#/statements")
        everything = self.ids()
        box = self.one("fieldset input[id^=facet-speaker-]")
        box.click()
        self.until(lambda: "speaker=" in self.fragment())
        self.until(lambda: self.ids() != everything)
        speaker = self.fragment().split("speaker=")[1]
        self.assertEqual(self.ids(), [one["id"] for one in self.records("/statements?speaker=" + speaker)])
        self.assertEqual(self.script("return document.activeElement.type"), "checkbox", "the focus stays in the list")
        self.browser.back()
        self.until(lambda: self.ids() == everything)
        self.browser.forward()
        self.until(lambda: self.ids() != everything)
        self.one(".chosen button").click()
        self.until(lambda: self.ids() == everything)

    def test_search_follows_the_typing(self):
        self.open("#/statements")
        field = self.one("#search")
        field.send_keys("self-defense")
        expected = [one["id"] for one in self.records("/statements?q=self-defense")]
        self.until(lambda: self.ids() == expected)
        self.assertTrue(expected)
        self.assertEqual(self.script("return document.activeElement.id"), "search")
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys("nosuchwordanywhere")
        self.until(lambda: "Nothing matches" in self.one(".more").text)

    def test_the_data_of_what_is_shown_is_at_hand(self):
        self.open("#/statements?act=warn")
        self.one(".data-panel summary").click()
        panel = self.one(".data-panel").text
        self.assertIn(f"curl -s '{self.origin}/statements?act=warn'", panel)
        self.assertIn(f'pandas.read_csv("{self.origin}/statements.csv?act=warn")', panel)
        csv = self.service.text("/statements.csv?act=warn").splitlines()
        self.assertGreater(len(csv), 1)

    def test_a_citation_is_copied_with_the_words_and_where_they_stand(self):
        self.browser.execute_cdp_cmd("Browser.grantPermissions", {
            "origin": self.origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
        self.open("#/statements")
        record = self.records("/statements")[0]
        button = self.one(f"[data-id='{record['id']}'] [aria-label='Copy citation']")
        button.click()
        self.until(lambda: button.text == "Copied")
        copied = self.script("return navigator.clipboard.readText()")
        self.assertIn(record["text"], copied)
        self.assertIn(f"characters {record['contents'][0]['start']}–{record['contents'][0]['end']}", copied)
        self.assertIn("/statements/" + record["id"], copied)

    def test_incidents_are_counted_in_time_and_place(self):
        self.open("#/incidents")
        incidents = self.records("/incidents")
        nowhere = sum(record["place"] is None for record in incidents)
        undated = sum(not (record["date"] and record["date"]["start"]) for record in incidents)
        for number, figure, what in ((nowhere, ".map", "without a place"), (undated, ".timeline", "undated")):
            told = re.findall(rf"(\d+) incidents? {what}", self.one(figure).text)
            self.assertEqual(told, [str(number)] if number else [])
        exact = {(one["place"]["lat"], one["place"]["lon"]) for one in incidents
                 if one["place"] and one["place"]["geo_precision"] in ("exact", "admin")}
        self.assertEqual(len(self.all(".map circle")), len(exact), "a country has no point")
        shaded = {one["place"]["iso3"] for one in incidents if one["place"]} - {None}
        self.assertTrue(shaded)
        self.assertEqual(len(self.all(".map .vague")), len(shaded))

    def test_actors_have_a_drawing_a_table_and_pages(self):
        self.open("#/actors")
        actors = self.records("/actors")
        self.assertEqual(self.ids(), [record["id"] for record in actors])
        self.assertTrue(self.all(".graph .link"))
        speaker = max(actors, key=lambda one: one["counts"]["statements"])
        self.one(f"[data-id='{speaker['id']}'] th a").click()
        self.until(lambda: self.texts("h1") == [speaker["name"]])
        self.settle()
        self.assertIn(str(speaker["counts"]["statements"]), self.one(".part h2").text)
        self.assertEqual(self.browser.title, f"{speaker['name']} · OnRecord")

    def test_an_exchange_sets_claims_side_by_side(self):
        instrument = max(self.records("/instruments"), key=lambda one: len(one["citations"]))
        self.open("#/exchange")
        self.one(f".choices a[href*='{instrument['id']}']").click()
        self.until(lambda: self.all(".board"))
        claims = self.records("/statements?cites=" + instrument["id"])
        self.assertEqual(sorted(self.ids()), sorted(one["id"] for one in claims))
        stances = {one["statement_id"]: one["stance"] for one in instrument["citations"]}
        for claim in claims:
            shown = self.one(f"[data-id='{claim['id']}']")
            self.assertIn("claim " + stances[claim["id"]], shown.get_attribute("class"))

    def test_an_exchange_gathers_what_all_reports_tell_of_an_incident(self):
        incident = next(one for one in self.records("/incidents") if one["document_count"] > 1)
        told = self.records("/incidents?cluster_id=" + incident["cluster_id"])
        self.open("#/exchange?incident=" + incident["id"])
        self.one(".elsewhere summary").click()
        others = [card.get_attribute("data-id") for card in self.all(".elsewhere [data-id]")]
        self.assertEqual(sorted(others), sorted({one["id"] for one in told} - {incident["id"]}))
        claims = self.records("/statements?" + "&".join("about=" + one["id"] for one in told))
        board = {card.get_attribute("data-id") for card in self.all(".board [data-id]")}
        self.assertLessEqual({one["id"] for one in claims}, board)

    def test_a_slip_in_the_address_is_explained(self):
        self.expected_messages = "status of 400"
        self.open("#/statements?speeker=x")
        notice = self.one("[role=alert]").text
        self.assertIn("speeker", notice)
        self.assertIn("did you mean “speaker”", notice)

    def test_what_is_not_there_is_said_to_be_so(self):
        self.expected_messages = "status of 404"
        self.open("#/reports/nobody")
        self.assertIn("There is no document “nobody”", self.one("[role=alert]").text)


class PagingTests(BrowserTest):
    FILES = {f"{number:02}.txt": "".join(
        f"The mayor of Lisbon said on Monday that bridge {number}-{line} would be closed. It rained.\n\n" for line in range(20))
        for number in range(9)}

    def test_all_records_come_as_one_scrolls(self):
        expected = [record["id"] for record in self.records("/statements?limit=100")]
        self.assertGreater(len(expected), 120)
        self.open()
        self.assertEqual(self.ids(), expected[:50])
        while len(self.ids()) < len(expected):
            shown = len(self.ids())
            self.script("document.querySelector('.more').scrollIntoView()")
            self.until(lambda: len(self.ids()) > shown)
        self.assertEqual(self.ids(), expected)


if __name__ == "__main__":
    unittest.main()
