#pragma once
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

// <sys/socket.h> declares it only to those who define _GNU_SOURCE before the first header, which Swift does not.
extern int accept4(int listener, struct sockaddr *peer, socklen_t *length, int flags);
