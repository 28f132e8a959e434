// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --fix-notes --incident cancel-without-waiting.c %s
// LEDGER: thread: 1 of 2 never closed
#include <stdio.h>
#include <time.h>

static void rest(void) {
  const struct timespec time = {0, 2000000};
  nanosleep(&time, NULL);
}

int next_message(const char *topic, struct message *m) {
  rest();
  if (*topic == 'q')
    rest();
  m->number = 7;
  m->text = topic;
  return *topic == 'q';
}

int send_to_client(int client, const struct message *m) {
  return client == m->number;
}

int main(void) {
  const int enough = forward("news", 7, 2000000000);
  const int quiet = forward("quiet", 7, 10);
  printf("%d %d\n", enough, quiet);
  return 0;
}
