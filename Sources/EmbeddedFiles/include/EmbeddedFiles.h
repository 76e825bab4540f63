#pragma once
#include <stddef.h>

/// A file that is compiled into the executable: read in place, never copied, there for the life of the process.
///
/// The executable stays one file that can be copied anywhere; a resource bundle beside it could be left behind.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t length;
} EmbeddedFile;

#include "api.h"
#include "attribution.h"
#include "extraction.h"
#include "incidents.h"
#include "linguistics.h"
#include "web.h"
