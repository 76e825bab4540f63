// open-loop PORT RATE SECONDS CONNECTIONS FILE
//
// Sends requests at random moments (a Poisson process) whose mean rate does not depend on how quickly they are answered,
// as many clients do who know nothing of each other. A request's latency counts from the moment at which it was to be
// sent, also where no connection was free then, so that a server that stalls is charged for everyone who waited
// (no coordinated omission). FILE has one kind of request a line: weight, name, target and one field, between tabs.
// For each kind and all together it prints, between tabs: name, answers, errors, 50th, 90th, 99th and 99.9th percentile
// and maximum in milliseconds; at the end the rate that was reached.
#define _GNU_SOURCE
#include "open-loop.h"

#include <arpa/inet.h>
#include <math.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static struct kind kinds[most_kinds];
static int kind_count;
static double total_weight;
static struct connection *connections;
static int *idle, idle_count;
static struct waiting *queue;
static size_t queue_head, queue_tail, queue_size;
static int port, poller, connection_count;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double random_unit(void) {
  static uint64_t state = 0x9E3779B97F4A7C15;
  state ^= state << 13, state ^= state >> 7, state ^= state << 17;
  return ((double)(state >> 11) + 0.5) / 9007199254740992.0;
}

static void read_kinds(const char *path) {
  FILE *file = fopen(path, "r");
  char line[4096];
  if (!file) exit(66);
  while (kind_count < most_kinds && fgets(line, sizeof line, file)) {
    struct kind *kind = &kinds[kind_count];
    char target[2048], field[1024] = "X-Nothing: 1";
    if (sscanf(line, "%lf\t%63[^\t]\t%2047[^\t\n]\t%1023[^\n]", &kind->weight, kind->name, target, field) < 3) continue;
    kind->length = snprintf(
        kind->request, sizeof kind->request, "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n", target, field);
    total_weight += kind->weight;
    kind_count++;
  }
  fclose(file);
}

static int pick_kind(void) {
  double point = random_unit() * total_weight;
  int index = 0;
  while (index < kind_count - 1 && (point -= kinds[index].weight) > 0) index++;
  return index;
}

static void open_connection(int index) {
  struct connection *connection = &connections[index];
  struct sockaddr_in address = {
      .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int on = 1;
  memset(&connection->answer, 0, sizeof connection->answer);
  connection->descriptor = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(connection->descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect(connection->descriptor, (struct sockaddr *)&address, sizeof address)) exit(69);
  struct epoll_event event = {.events = EPOLLIN, .data.u32 = (uint32_t)index};
  epoll_ctl(poller, EPOLL_CTL_ADD, connection->descriptor, &event);
}

static void record(int kind, double due) {
  struct kind *of = &kinds[kind];
  if (of->count == of->capacity) {
    of->capacity = of->capacity ? of->capacity * 2 : 4096;
    of->latencies = realloc(of->latencies, of->capacity * sizeof(double));
    if (!of->latencies) exit(71);
  }
  of->latencies[of->count++] = now() - due;
}

static void start(int index, struct waiting request) {
  struct connection *connection = &connections[index];
  connection->request = request;
  answer_begin(&connection->answer);
  struct kind *kind = &kinds[request.kind];
  if (send(connection->descriptor, kind->request, (size_t)kind->length, MSG_NOSIGNAL) != kind->length) kind->errors++;
}

// Takes up the request that has waited longest, or waits for one.
static void finished(int index) {
  if (queue_head < queue_tail) {
    start(index, queue[queue_head++ % queue_size]);
  } else {
    idle[idle_count++] = index;
  }
}

static void readable(int index) {
  static char input[256 * 1024];
  struct connection *connection = &connections[index];
  ssize_t count = recv(connection->descriptor, input, sizeof input, MSG_DONTWAIT);
  if (count < 0) return;
  enum answer_state state = count ? answer_read(&connection->answer, input, (size_t)count) : answer_broken;
  if (state == answer_going_on) return;
  if (state == answer_broken || connection->answer.status >= 400 || connection->answer.status < 200) {
    kinds[connection->request.kind].errors++;
  } else {
    record(connection->request.kind, connection->request.due);
  }
  if (state == answer_broken || connection->answer.closes) {
    close(connection->descriptor);
    open_connection(index);
  }
  finished(index);
}

static void run(double rate, double seconds) {
  double begin = now(), next = begin;
  struct epoll_event events[256];
  while (now() < begin + seconds + 5) {
    double time = now();
    while (next <= time && next < begin + seconds) {
      struct waiting request = {.kind = pick_kind(), .due = next};
      if (idle_count) {
        start(idle[--idle_count], request);
      } else if (queue_tail - queue_head < queue_size) {
        queue[queue_tail++ % queue_size] = request;
      } else {
        kinds[request.kind].errors++;
      }
      next += -log(random_unit()) / rate;
    }
    if (next >= begin + seconds && queue_head == queue_tail && idle_count == connection_count) break;
    double wait = next < begin + seconds ? fmax(next - now(), 0) : 0.01;
    struct timespec timeout = {.tv_sec = (time_t)wait, .tv_nsec = (long)((wait - floor(wait)) * 1e9)};
    int ready = epoll_pwait2(poller, events, 256, &timeout, NULL);
    for (int index = 0; index < ready; index++) readable((int)events[index].data.u32);
  }
}

static int by_size(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

static double percentile(const double *sorted, size_t count, double share) {
  if (!count) return 0;
  size_t rank = (size_t)ceil(share * (double)count);
  return sorted[rank ? rank - 1 : 0] * 1e3;
}

static void print_row(const char *name, double *latencies, size_t count, size_t errors) {
  if (count) qsort(latencies, count, sizeof *latencies, by_size);
  printf(
      "%s\t%zu\t%zu\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\n", name, count, errors, percentile(latencies, count, 0.5),
      percentile(latencies, count, 0.9), percentile(latencies, count, 0.99), percentile(latencies, count, 0.999),
      percentile(latencies, count, 1));
}

int main(int count, char **arguments) {
  if (count != 6) return 64;
  port = atoi(arguments[1]);
  double rate = atof(arguments[2]), seconds = atof(arguments[3]);
  connection_count = atoi(arguments[4]);
  read_kinds(arguments[5]);
  if (!kind_count || connection_count < 1 || rate <= 0) return 64;
  poller = epoll_create1(0);
  queue_size = (size_t)connection_count * 1024;
  connections = calloc((size_t)connection_count, sizeof *connections);
  idle = calloc((size_t)connection_count, sizeof *idle);
  queue = calloc(queue_size, sizeof *queue);
  if (!connections || !idle || !queue) return 71;
  for (int index = 0; index < connection_count; index++) open_connection(index), idle[idle_count++] = index;
  run(rate, seconds);
  size_t all = 0, errors = 0;
  for (int index = 0; index < kind_count; index++) all += kinds[index].count, errors += kinds[index].errors;
  double *together = malloc((all + 1) * sizeof *together), *end = together;
  if (!together) return 71;
  for (int index = 0; index < kind_count; index++) {
    struct kind *kind = &kinds[index];
    if (kind->count) memcpy(end, kind->latencies, kind->count * sizeof *end);
    end += kind->count;
    print_row(kind->name, kind->latencies, kind->count, kind->errors);
  }
  print_row("all", together, all, errors);
  printf("rate\t%.0f\n", (double)all / seconds);
  return 0;
}
