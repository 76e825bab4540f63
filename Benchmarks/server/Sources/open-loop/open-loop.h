#pragma once
#include <stddef.h>
#include <stdint.h>

enum { most_kinds = 32 };

// One kind of request, and what became of those that were sent.
struct kind {
  double weight;
  char name[64];
  char request[4096];
  int length;
  double *latencies; // seconds, from the moment at which each was due
  size_t count, capacity, errors;
};

// A request and the moment at which it was to be sent.
struct waiting {
  int kind;
  double due;
};

// How far an answer has been read.
struct answer {
  char head[8192];
  size_t head_length;
  int status, closes, is_chunked;
  long long remaining; // bytes of content, or of the current chunk with its line end; -1 before the head's end
  char line[32];
  size_t line_length;
};

struct connection {
  int descriptor;
  struct waiting request;
  struct answer answer;
};

enum answer_state { answer_going_on, answer_complete, answer_broken };

// Makes ready for the next answer on a connection.
void answer_begin(struct answer *answer);

// Reads on; an answer must end with the bytes, as nothing is pipelined.
enum answer_state answer_read(struct answer *answer, const char *bytes, size_t count);
