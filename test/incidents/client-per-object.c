// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --incident client-per-object.c %s
// LEDGER: libcurl easy handle: 4 of 4 never closed
int main(void) {
  const struct object all[] = {
      {"a", "one"},
      {"refused", "two"},
      {"b", "three"},
      {"b", "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"}};
  struct summary s = survey(all, 4);
  printf("%d %d\n", s.present, s.missing);
  return 0;
}
