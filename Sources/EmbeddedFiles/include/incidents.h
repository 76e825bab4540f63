#pragma once

/// incident.model, the weights of the model that finds incidents and what fills their parts.
EmbeddedFile embedded_incident_model(void);
