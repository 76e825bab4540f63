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
