#pragma once

/// words.tsv, what the tokenizer knows about single words.
EmbeddedFile embedded_words(void);
