#pragma once

/// A file of the web pages.
typedef struct {
  const char *_Nonnull name;
  EmbeddedFile file;
} EmbeddedPage;

/// How many files the web pages are made of.
size_t embedded_page_count(void);

/// One of them; the index must be below the count.
EmbeddedPage embedded_page(size_t index);
