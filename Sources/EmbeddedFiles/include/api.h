#pragma once

/// openapi.yaml, the description of what is served.
EmbeddedFile embedded_openapi_yaml(void);
