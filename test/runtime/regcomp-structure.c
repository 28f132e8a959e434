// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The client is the caller's own structure.
// RUN: %check_runtime %s
// LEDGER: regular expression: 1 of 2 never closed
#include <regex.h>
#include <stdio.h>

static int matches(const char *pattern, const char *text) {
  regex_t regex;
  int found;
  if (regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB) != 0)
    return -1;
  if (text == NULL)
    return -2;
  found = regexec(&regex, text, 0, NULL, 0) == 0;
  regfree(&regex);
  return found;
}

int main(void) {
  printf("%d %d %d\n", matches("(", "a"), matches("^a+$", "aaa"), matches("^a+$", NULL));
  return 0;
}
