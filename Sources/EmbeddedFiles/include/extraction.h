#pragma once

/// countries.tsv: states and territories, with what they and their people are called.
EmbeddedFile embedded_countries(void);
/// actors.tsv: well-known organizations, offices, armed groups and media.
EmbeddedFile embedded_actors(void);
