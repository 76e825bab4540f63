#include "EmbeddedFiles.h"

// The model holds 32-bit numbers that are read in place.
static const _Alignas(64) unsigned char attribution_model[] = {
#embed "../Extraction/Resources/attribution.model"
};

EmbeddedFile embedded_attribution_model(void) {
  return (EmbeddedFile){attribution_model, sizeof attribution_model};
}
