#pragma once

/// countries.tsv: states and territories, with what they and their people are called.
EmbeddedFile embedded_countries(void);
/// actors.tsv: well-known organizations, offices, armed groups and media.
EmbeddedFile embedded_actors(void);
/// languages.tsv: frequent short words by language.
EmbeddedFile embedded_languages(void);
/// cues.tsv: verbs and nouns that attribute what somebody says or holds.
EmbeddedFile embedded_cues(void);
/// descriptions.tsv: nouns that describe people, organizations and groups.
EmbeddedFile embedded_descriptions(void);
/// numbers.tsv: number words.
EmbeddedFile embedded_numbers(void);
/// time.tsv: months, weekdays, units and other words of time.
EmbeddedFile embedded_time_words(void);
/// gazetteer.tsv: cities and first-level divisions, in rows sorted by their key.
EmbeddedFile embedded_gazetteer(void);
/// spellings.tsv: other spellings of towns of the gazetteer.
EmbeddedFile embedded_spellings(void);
/// regions.tsv: regions that are neither country nor division.
EmbeddedFile embedded_regions(void);
/// weapons.tsv: weapons and their types.
EmbeddedFile embedded_weapons(void);
/// nouns.tsv: nouns for people, groups and things that incidents befall.
EmbeddedFile embedded_nouns(void);
/// events.tsv: event words and what incidents they tell.
EmbeddedFile embedded_events(void);
/// instruments.tsv: treaties, charters and bodies of law.
EmbeddedFile embedded_instruments(void);
