// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17 -I%S/../../../include
//
// What the code itself says about its clients.
#include <closecall/annotations.h>

struct conn;
CLOSECALL_OPENS(conn_close) conn *conn_open(const char *Host);
int conn_open_at(conn **Out CLOSECALL_OPENS(conn_close));
void conn_close(conn *C CLOSECALL_CLOSES);
void conn_take(conn *C CLOSECALL_TAKES);
int conn_use(conn *C CLOSECALL_BORROWS);

int leaksAnnotated() {
  conn *C = conn_open("db");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'C' is not closed on every path; 'conn_open' opens a client that 'conn_close' must close [closecall-unclosed-client]
  if (!C)
    return -1;
  if (conn_use(C) < 0)
    return -2;
  conn_close(C);
  return 0;
}

int leaksOutArgument() {
  conn *C;
  if (conn_open_at(&C) != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'C' is not closed on every path; 'conn_open_at' opens a client that 'conn_close' must close [closecall-unclosed-client]
    return -1;
  if (conn_use(C) < 0)
    return -2;
  conn_take(C);
  return 0;
}

int closesOnEveryPath() {
  conn *C = conn_open("db");
  if (!C)
    return -1;
  const int Answer = conn_use(C);
  conn_close(C);
  return Answer;
}

class CLOSECALL_MUST_CLOSE(shutdown) Session {
public:
  Session();
  void send(int);
  void shutdown();
};

int leaksSession(int N) {
  Session S;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'S' is not closed on every path; 'Session' opens a Session that 'shutdown' must close [closecall-unclosed-client]
  if (N < 0)
    return -1;
  S.send(N);
  S.shutdown();
  return 0;
}

void closesSession(int N) {
  Session S;
  S.send(N);
  S.shutdown();
}

struct Client {
  int get();
};
class ClientPool {
public:
  Client *acquire();
  void release(Client *C);
};

int leaksPooled(ClientPool &Pool) {
  Client *C = Pool.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'C' is not closed on every path; 'acquire' opens a client of 'ClientPool' that 'release' must close [closecall-unclosed-client]
  if (!C)
    return -1;
  if (C->get() < 0)
    return -2;
  Pool.release(C);
  return 0;
}

int givesBack(ClientPool &Pool) {
  Client *C = Pool.acquire();
  if (!C)
    return -1;
  const int Answer = C->get();
  Pool.release(C);
  return Answer;
}
