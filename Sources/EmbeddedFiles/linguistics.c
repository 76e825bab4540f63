#include "EmbeddedFiles.h"

static const unsigned char words[] = {
#embed "../Linguistics/Resources/words.tsv"
};

static const unsigned char names[] = {
#embed "../Linguistics/Resources/names.tsv"
};

// Models hold 32-bit numbers that are read in place.
static const _Alignas(64) unsigned char tagger_model[] = {
#embed "../Linguistics/Resources/tagger.model"
};

static const _Alignas(64) unsigned char lemmatizer_model[] = {
#embed "../Linguistics/Resources/lemmatizer.model"
};

static const _Alignas(64) unsigned char parser_model[] = {
#embed "../Linguistics/Resources/parser.model"
};

static const _Alignas(64) unsigned char names_model[] = {
#embed "../Linguistics/Resources/names.model"
};

EmbeddedFile embedded_words(void) { return (EmbeddedFile){words, sizeof words}; }

EmbeddedFile embedded_tagger_model(void) { return (EmbeddedFile){tagger_model, sizeof tagger_model}; }

EmbeddedFile embedded_lemmatizer_model(void) {
  return (EmbeddedFile){lemmatizer_model, sizeof lemmatizer_model};
}

EmbeddedFile embedded_parser_model(void) { return (EmbeddedFile){parser_model, sizeof parser_model}; }

EmbeddedFile embedded_names(void) { return (EmbeddedFile){names, sizeof names}; }

EmbeddedFile embedded_names_model(void) { return (EmbeddedFile){names_model, sizeof names_model}; }
