# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The invented library of tools/bench/generate: its catalogue, its header, and fakes that count."""

CATALOGUE = """\
library: thing
url: https://example.invalid/thing
headers: [thing.h]
borrows: ["thing_*", oracle, again]
clients:
  - name: thing
    type: struct thing *
    source: thing.h
    open:
      - {function: thing_open}
      - {function: thing_make, gives: argument 1, fails: non-zero}
      - {function: thing_try, gives: argument 1, fails: zero}
      - {function: thing_begin, gives: argument 1, fails: non-zero, failed-needs-close: true}
    close:
      - {function: thing_close, accepts-null: true}
    takes:
      - {function: thing_keep}
      - {function: thing_try_keep, on: success, fails: non-zero}
  - name: thing number
    type: int
    source: thing.h
    open:
      - {function: thing_number, fails: negative}
      - {function: thing_slot, fails: minus-one}
    close:
      - {function: thing_number_close}
"""

HEADER = """\
#pragma once
#include <stdlib.h>
#ifdef __cplusplus
extern "C" {
#endif
struct thing;
struct box { struct thing *t; int set; };
struct thing *thing_open(void);
int thing_make(struct thing **out);
int thing_try(struct thing **out);
int thing_begin(struct thing **out);
int thing_number(void);
int thing_slot(void);
void thing_close(struct thing *t);
void thing_number_close(int n);
void thing_use(struct thing *t);
void thing_keep(struct thing *t);
int thing_try_keep(struct thing *t);
int oracle(void);
int again(int loop);
void fatal(void) __attribute__((noreturn));
#ifdef __cplusplus
}
struct owner {
  struct thing *t;
  explicit owner(struct thing *given) : t(given) {}
  owner(const owner &) = delete;
  owner &operator=(const owner &) = delete;
  ~owner() {
    if (t)
      thing_close(t);
  }
  struct thing *get() const { return t; }
  struct thing *release() {
    struct thing *given = t;
    t = nullptr;
    return given;
  }
};
struct guard {
  struct thing *&t;
  explicit guard(struct thing *&watched) : t(watched) {}
  ~guard() {
    if (t)
      thing_close(t);
    t = nullptr;
  }
};
#endif
"""

# A client is a number from 3 on, or a pointer made of it.
HARNESS = """\
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "thing.h"
enum { MaxClients = 256, MaxBits = 64, MaxPaths = 20000 };
static struct { int line, open; } clients[MaxClients];
static int used, wrong, position, length, rounds[64];
static char bits[MaxBits], reached[100000], ended_with[100000];
static jmp_buf ended;
int oracle(void) {
  if (position == MaxBits) { wrong = 1; return 0; }
  if (position == length) bits[length++] = 0;
  return bits[position++];
}
int again(int loop) {
  if (rounds[loop] < 3 && oracle()) { ++rounds[loop]; return 1; }
  rounds[loop] = 0;
  return 0;
}
void fatal(void) {
  for (int i = 0; i < used; ++i) if (clients[i].open) ended_with[clients[i].line] = 1;
  longjmp(ended, 1);
}
/* Any number but zero, as the rows say: one that is tested by its sign, one that is tested by its value, another. */
static int refusal(void) { return oracle() ? -1 : oracle() ? 1 : 2; }
static int made(int line) {
  if (used == MaxClients) { wrong = 1; return 3; }
  clients[used].line = line;
  clients[used].open = 1;
  return 3 + used++;
}
static struct thing *pointer(int line) { return (struct thing *)(long)made(line); }
static void end(long n) {
  if (n < 3 || n >= 3 + used || !clients[n - 3].open) wrong = 1;
  else clients[n - 3].open = 0;
}
struct thing *thing_open_at(int line) { reached[line] = 1; return oracle() ? NULL : pointer(line); }
int thing_make_at(struct thing **out, int line) { reached[line] = 1;
  if (oracle()) {
    if (oracle()) *out = NULL;
    return refusal();
  }
  *out = pointer(line);
  return 0;
}
int thing_try_at(struct thing **out, int line) { reached[line] = 1; if (oracle()) return 0; *out = pointer(line); return 1; }
int thing_begin_at(struct thing **out, int line) { reached[line] = 1; *out = pointer(line); return oracle() ? refusal() : 0; }
int thing_number_at(int line) { reached[line] = 1; return !oracle() ? made(line) : oracle() ? -1 : -2; }
int thing_slot_at(int line) { reached[line] = 1; return oracle() ? -1 : made(line); }
void thing_close(struct thing *t) { if (t) end((long)t); }
void thing_number_close(int n) { end(n); }
void thing_use(struct thing *t) { long n = (long)t; if (n < 3 || !clients[n - 3].open) wrong = 1; }
void thing_keep(struct thing *t) { end((long)t); }
int thing_try_keep(struct thing *t) { if (oracle()) return refusal(); end((long)t); return 0; }
static void judge(const char *name, void (*run)(void)) {
  static char leaks[100000];
  volatile int paths = 0;
  memset(leaks, 0, sizeof leaks);
  memset(reached, 0, sizeof reached);
  memset(ended_with, 0, sizeof ended_with);
  length = 0;
  for (;;) {
    used = wrong = position = 0;
    memset(rounds, 0, sizeof rounds);
    if (setjmp(ended) == 0) {
      run();
      for (int i = 0; i < used; ++i) if (clients[i].open) leaks[clients[i].line] = 1;
    }
    if (wrong || ++paths > MaxPaths) { printf("%s unjudged\\n", name); return; }
    while (length && bits[length - 1]) --length;
    if (!length) break;
    bits[length - 1] = 1;
  }
  printf("%s judged\\n", name);
  for (int i = 0; i < (int)sizeof leaks; ++i) if (leaks[i]) printf("%s leak %d\\n", name, i);
  for (int i = 0; i < (int)sizeof reached; ++i) if (reached[i]) printf("%s reached %d\\n", name, i);
  for (int i = 0; i < (int)sizeof ended_with; ++i) if (ended_with[i]) printf("%s ended %d\\n", name, i);
}
"""

# Only in the harness do the openings know their line.
NUMBERED = "".join(
    f"#define {name}({argument}) {name}_at({argument + ', ' if argument else ''}__LINE__)\n"
    for name, argument in (("thing_open", ""), ("thing_make", "out"), ("thing_try", "out"), ("thing_begin", "out"),
                           ("thing_number", ""), ("thing_slot", "")))
