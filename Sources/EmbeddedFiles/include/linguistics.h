#pragma once

/// words.tsv, what the tokenizer knows about single words.
EmbeddedFile embedded_words(void);

/// tagger.model, the part-of-speech tagger; MODEL.md describes all models.
EmbeddedFile embedded_tagger_model(void);

/// lemmatizer.model, the rules that lead words to their dictionary forms.
EmbeddedFile embedded_lemmatizer_model(void);

/// parser.model, the dependency parser.
EmbeddedFile embedded_parser_model(void);

/// names.tsv, words that are often found in names.
EmbeddedFile embedded_names(void);

/// names.model, the name tagger.
EmbeddedFile embedded_names_model(void);
