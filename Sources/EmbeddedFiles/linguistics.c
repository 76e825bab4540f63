#include "EmbeddedFiles.h"

static const unsigned char words[] = {
#embed "../Linguistics/Resources/words.tsv"
};

EmbeddedFile embedded_words(void) { return (EmbeddedFile){words, sizeof words}; }
