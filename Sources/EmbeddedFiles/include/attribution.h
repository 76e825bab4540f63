#pragma once

/// attribution.model, the weights of the model that finds who said what.
EmbeddedFile embedded_attribution_model(void);
