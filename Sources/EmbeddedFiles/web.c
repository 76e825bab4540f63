#include "EmbeddedFiles.h"

static const unsigned char actor_js[] = {
#embed "../WebPages/Resources/actor.js"
};
static const unsigned char actors_js[] = {
#embed "../WebPages/Resources/actors.js"
};
static const unsigned char api_js[] = {
#embed "../WebPages/Resources/api.js"
};
static const unsigned char app_js[] = {
#embed "../WebPages/Resources/app.js"
};
static const unsigned char base_css[] = {
#embed "../WebPages/Resources/base.css"
};
static const unsigned char cards_js[] = {
#embed "../WebPages/Resources/cards.js"
};
static const unsigned char codepoints_js[] = {
#embed "../WebPages/Resources/codepoints.js"
};
static const unsigned char data_js[] = {
#embed "../WebPages/Resources/data.js"
};
static const unsigned char docs_css[] = {
#embed "../WebPages/Resources/docs.css"
};
static const unsigned char docs_html[] = {
#embed "../WebPages/Resources/docs.html"
};
static const unsigned char docs_js[] = {
#embed "../WebPages/Resources/docs.js"
};
static const unsigned char dom_js[] = {
#embed "../WebPages/Resources/dom.js"
};
static const unsigned char exchange_js[] = {
#embed "../WebPages/Resources/exchange.js"
};
static const unsigned char facets_js[] = {
#embed "../WebPages/Resources/facets.js"
};
static const unsigned char figures_css[] = {
#embed "../WebPages/Resources/figures.css"
};
static const unsigned char graph_js[] = {
#embed "../WebPages/Resources/graph.js"
};
static const unsigned char icon_svg[] = {
#embed "../WebPages/Resources/icon.svg"
};
static const unsigned char incidents_js[] = {
#embed "../WebPages/Resources/incidents.js"
};
static const unsigned char index_html[] = {
#embed "../WebPages/Resources/index.html"
};
static const unsigned char listing_js[] = {
#embed "../WebPages/Resources/listing.js"
};
static const unsigned char live_js[] = {
#embed "../WebPages/Resources/live.js"
};
static const unsigned char map_js[] = {
#embed "../WebPages/Resources/map.js"
};
static const unsigned char notices_js[] = {
#embed "../WebPages/Resources/notices.js"
};
static const unsigned char outlines_json[] = {
#embed "../WebPages/Resources/outlines.json"
};
static const unsigned char passages_js[] = {
#embed "../WebPages/Resources/passages.js"
};
static const unsigned char places_js[] = {
#embed "../WebPages/Resources/places.js"
};
static const unsigned char prose_js[] = {
#embed "../WebPages/Resources/prose.js"
};
static const unsigned char reader_css[] = {
#embed "../WebPages/Resources/reader.css"
};
static const unsigned char reader_js[] = {
#embed "../WebPages/Resources/reader.js"
};
static const unsigned char records_css[] = {
#embed "../WebPages/Resources/records.css"
};
static const unsigned char reports_js[] = {
#embed "../WebPages/Resources/reports.js"
};
static const unsigned char segments_js[] = {
#embed "../WebPages/Resources/segments.js"
};
static const unsigned char sidelist_js[] = {
#embed "../WebPages/Resources/sidelist.js"
};
static const unsigned char state_js[] = {
#embed "../WebPages/Resources/state.js"
};
static const unsigned char statements_js[] = {
#embed "../WebPages/Resources/statements.js"
};
static const unsigned char timeline_js[] = {
#embed "../WebPages/Resources/timeline.js"
};
static const unsigned char try_js[] = {
#embed "../WebPages/Resources/try.js"
};
static const unsigned char words_js[] = {
#embed "../WebPages/Resources/words.js"
};

/// The files of Sources/WebPages/Resources by their names; a test holds the folder against it.
#define PAGE(name, symbol) {name, {symbol, sizeof symbol}}
static const EmbeddedPage pages[] = {
    PAGE("actor.js", actor_js),
    PAGE("actors.js", actors_js),
    PAGE("api.js", api_js),
    PAGE("app.js", app_js),
    PAGE("base.css", base_css),
    PAGE("cards.js", cards_js),
    PAGE("codepoints.js", codepoints_js),
    PAGE("data.js", data_js),
    PAGE("docs.css", docs_css),
    PAGE("docs.html", docs_html),
    PAGE("docs.js", docs_js),
    PAGE("dom.js", dom_js),
    PAGE("exchange.js", exchange_js),
    PAGE("facets.js", facets_js),
    PAGE("figures.css", figures_css),
    PAGE("graph.js", graph_js),
    PAGE("icon.svg", icon_svg),
    PAGE("incidents.js", incidents_js),
    PAGE("index.html", index_html),
    PAGE("listing.js", listing_js),
    PAGE("live.js", live_js),
    PAGE("map.js", map_js),
    PAGE("notices.js", notices_js),
    PAGE("outlines.json", outlines_json),
    PAGE("passages.js", passages_js),
    PAGE("places.js", places_js),
    PAGE("prose.js", prose_js),
    PAGE("reader.css", reader_css),
    PAGE("reader.js", reader_js),
    PAGE("records.css", records_css),
    PAGE("reports.js", reports_js),
    PAGE("segments.js", segments_js),
    PAGE("sidelist.js", sidelist_js),
    PAGE("state.js", state_js),
    PAGE("statements.js", statements_js),
    PAGE("timeline.js", timeline_js),
    PAGE("try.js", try_js),
    PAGE("words.js", words_js),
};

size_t embedded_page_count(void) { return sizeof pages / sizeof pages[0]; }

EmbeddedPage embedded_page(size_t index) { return pages[index]; }
