// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An out-argument, and a status that is zero for success.
// RUN: %check_runtime %s
// LEDGER: address list: 1 of 2 never closed
#include <netdb.h>
#include <stdio.h>

static int family(const char *host) {
  struct addrinfo *list = NULL;
  int result;
  if (getaddrinfo(host, "80", NULL, &list) != 0)
    return -1;
  if (list->ai_family != AF_INET)
    return -2;
  result = list->ai_family == AF_INET;
  freeaddrinfo(list);
  return result;
}

int main(void) {
  printf("%d %d %d\n", family("?"), family("4.example"), family("6.example"));
  return 0;
}
