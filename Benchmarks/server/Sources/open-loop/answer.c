#define _GNU_SOURCE
#include "open-loop.h"

#include <stdlib.h>
#include <string.h>

void answer_begin(struct answer *answer) {
  answer->head_length = answer->line_length = 0;
  answer->status = answer->closes = answer->is_chunked = 0;
  answer->remaining = -1;
}

// The first digit of a field's value, or NULL; the head ends in a NUL.
static const char *field(const struct answer *answer, const char *name) {
  const char *found = strcasestr(answer->head, name);
  return found ? found + strlen(name) : NULL;
}

static enum answer_state read_head(struct answer *answer, const char **bytes, size_t *count) {
  while (*count) {
    if (answer->head_length == sizeof answer->head - 1) return answer_broken;
    answer->head[answer->head_length++] = **bytes, (*bytes)++, (*count)--;
    if (answer->head_length < 4 || memcmp(answer->head + answer->head_length - 4, "\r\n\r\n", 4)) continue;
    answer->head[answer->head_length] = 0;
    answer->status = atoi(answer->head + 9);
    answer->closes = field(answer, "\r\nConnection: close") != NULL;
    answer->is_chunked = field(answer, "\r\nTransfer-Encoding: chunked") != NULL;
    const char *length = field(answer, "\r\nContent-Length: ");
    answer->remaining = length ? atoll(length) : 0;
    return answer_complete;
  }
  return answer_going_on;
}

static enum answer_state read_chunks(struct answer *answer, const char *bytes, size_t count) {
  for (size_t index = 0; index < count;) {
    if (answer->remaining > 0) {
      size_t step = count - index < (size_t)answer->remaining ? count - index : (size_t)answer->remaining;
      answer->remaining -= (long long)step, index += step;
      continue;
    }
    if (answer->line_length == sizeof answer->line - 1) return answer_broken;
    answer->line[answer->line_length++] = bytes[index++];
    if (answer->line[answer->line_length - 1] != '\n') continue;
    answer->line[answer->line_length] = 0;
    // An empty line ends the trailers behind the last chunk, whose size was zero.
    if (answer->line_length == 2) return answer_complete;
    answer->remaining = strtoll(answer->line, NULL, 16);
    answer->line_length = 0;
    if (answer->remaining > 0) answer->remaining += 2;
  }
  return answer_going_on;
}

enum answer_state answer_read(struct answer *answer, const char *bytes, size_t count) {
  if (answer->remaining < 0) {
    enum answer_state state = read_head(answer, &bytes, &count);
    if (state != answer_complete) return state;
  }
  if (answer->is_chunked) return read_chunks(answer, bytes, count);
  answer->remaining -= (long long)count;
  return answer->remaining > 0 ? answer_going_on : answer->remaining == 0 ? answer_complete : answer_broken;
}
