// epoll-peer PORT FILE [NANOSECONDS]: answers anything that ends in an empty line with the bytes of a file, and parses
// nothing. One thread, one epoll: the least that a server can do for a request on this machine; with a time, what any
// server would come to that spends as much more on each.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { most_events = 256, input_size = 64 * 1024 };

static char *answer;
static size_t answer_length;

static void load(const char *path) {
  struct stat status;
  FILE *file = fopen(path, "rb");
  if (!file || fstat(fileno(file), &status)) exit(1);
  char head[256];
  int length = snprintf(
      head, sizeof head,
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %lld\r\n\r\n", (long long)status.st_size);
  answer_length = (size_t)length + (size_t)status.st_size;
  answer = malloc(answer_length);
  if (!answer) exit(1);
  memcpy(answer, head, (size_t)length);
  if (fread(answer + length, 1, (size_t)status.st_size, file) != (size_t)status.st_size) exit(1);
  fclose(file);
}

static int listen_on(int port) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  struct sockaddr_in address = {
      .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 1024)) exit(1);
  return listener;
}

// Sends the whole answer; a client that takes no more for a while is waited for, as only this benchmark asks.
static int send_all(int client) {
  for (size_t sent = 0; sent < answer_length;) {
    ssize_t count = send(client, answer + sent, answer_length - sent, MSG_NOSIGNAL);
    if (count < 0) return 0;
    sent += (size_t)count;
  }
  return 1;
}

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void spend(long long nanoseconds) {
  if (nanoseconds == 0) return;
  for (long long end = now() + nanoseconds; now() < end;) continue;
}

int main(int count, char **arguments) {
  if (count < 3 || count > 4) return 64;
  long long extra = count == 4 ? atoll(arguments[3]) : 0;
  load(arguments[2]);
  int listener = listen_on(atoi(arguments[1])), queue = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[most_events];
  epoll_ctl(queue, EPOLL_CTL_ADD, listener, &event);
  static char input[input_size];
  for (;;) {
    int ready = epoll_wait(queue, events, most_events, -1);
    for (int index = 0; index < ready; index++) {
      int client = events[index].data.fd;
      if (client == listener) {
        while ((client = accept4(listener, NULL, NULL, 0)) >= 0) {
          event.data.fd = client;
          epoll_ctl(queue, EPOLL_CTL_ADD, client, &event);
        }
        continue;
      }
      spend(extra);
      ssize_t length = recv(client, input, sizeof input, 0);
      if (length < 4 || memcmp(input + length - 4, "\r\n\r\n", 4) || !send_all(client)) close(client);
    }
  }
}
