#include "EmbeddedFiles.h"

// The model holds 32-bit numbers that are read in place.
static const _Alignas(64) unsigned char incident_model[] = {
#embed "../Extraction/Resources/incident.model"
};

EmbeddedFile embedded_incident_model(void) {
  return (EmbeddedFile){incident_model, sizeof incident_model};
}
