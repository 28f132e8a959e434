// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Declared at the top, opened later inside a condition, closed on one path.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 3 never closed
#include <stdio.h>
#include <string.h>

static int first_word(const char *path, char *word) {
  FILE *f;
  char line[200];
  char *end;
  if ((f = fopen(path, "r")) == NULL)
    return -1;
  if (fgets(line, sizeof line, f) == NULL)
    return -2;
  end = strchr(line, ' ');
  if (end == NULL)
    return -3;
  *end = '\0';
  strcpy(word, line);
  fclose(f);
  return 0;
}

int main(void) {
  char word[200] = "";
  FILE *out = fopen("two.txt", "w");
  if (out == NULL)
    return 1;
  fputs("hello world\n", out);
  fclose(out);
  printf("%d\n", first_word("/nonexistent", word));
  printf("%d\n", first_word("/dev/null", word));
  printf("%d %s\n", first_word("two.txt", word), word);
  return 0;
}
