#include "EmbeddedFiles.h"

static const unsigned char openapi_yaml[] = {
#embed "../../openapi.yaml"
};

EmbeddedFile embedded_openapi_yaml(void) {
  return (EmbeddedFile){openapi_yaml, sizeof openapi_yaml};
}
