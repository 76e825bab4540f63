#include "EmbeddedFiles.h"

/// A function that hands out a file of Sources/Extraction/Resources.
#define TABLE(name) \
  EmbeddedFile embedded_##name(void) { return (EmbeddedFile){name, sizeof name}; }

static const unsigned char countries[] = {
#embed "../Extraction/Resources/countries.tsv"
};
TABLE(countries)

static const unsigned char actors[] = {
#embed "../Extraction/Resources/actors.tsv"
};
TABLE(actors)

static const unsigned char languages[] = {
#embed "../Extraction/Resources/languages.tsv"
};
TABLE(languages)

static const unsigned char cues[] = {
#embed "../Extraction/Resources/cues.tsv"
};
TABLE(cues)

static const unsigned char descriptions[] = {
#embed "../Extraction/Resources/descriptions.tsv"
};
TABLE(descriptions)

static const unsigned char numbers[] = {
#embed "../Extraction/Resources/numbers.tsv"
};
TABLE(numbers)

static const unsigned char time_words[] = {
#embed "../Extraction/Resources/time.tsv"
};
TABLE(time_words)

static const unsigned char gazetteer[] = {
#embed "../Extraction/Resources/gazetteer.tsv"
};
TABLE(gazetteer)

static const unsigned char spellings[] = {
#embed "../Extraction/Resources/spellings.tsv"
};
TABLE(spellings)

static const unsigned char regions[] = {
#embed "../Extraction/Resources/regions.tsv"
};
TABLE(regions)

static const unsigned char weapons[] = {
#embed "../Extraction/Resources/weapons.tsv"
};
TABLE(weapons)

static const unsigned char nouns[] = {
#embed "../Extraction/Resources/nouns.tsv"
};
TABLE(nouns)

static const unsigned char events[] = {
#embed "../Extraction/Resources/events.tsv"
};
TABLE(events)

static const unsigned char instruments[] = {
#embed "../Extraction/Resources/instruments.tsv"
};
TABLE(instruments)
