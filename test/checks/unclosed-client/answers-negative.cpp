// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What a visible function leaves behind its arguments is known to its callers.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

struct Slot {
  FILE *log;
  int used;
};

static void emptied(Slot *slot) {
  if (slot->log)
    fclose(slot->log);
  slot->log = nullptr;
}

int aFieldThatAHelperEmptied(Slot *slot, const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  emptied(slot);
  if (slot->log)
    return -2;
  fclose(f);
  return 0;
}

static void reset(int &number) { number = -1; }

int aReferenceThatAHelperSet(const char *path, int &last) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  reset(last);
  if (last >= 0)
    return -2;
  fclose(f);
  return 0;
}

class Counter {
public:
  void stop() { running = false; }
  int poll(const char *path) {
    FILE *f = fopen(path, "r");
    if (!f)
      return -1;
    stop();
    if (running)
      return -2;
    fclose(f);
    return 0;
  }

private:
  bool running = true;
};

static int fill(Slot *slot) {
  if (slot->used)
    return -1;
  slot->used = 1;
  return 0;
}

int aFieldThatTheHelperAsks(Slot *slot, const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  slot->used = 0;
  if (fill(slot) < 0)
    return -2;
  fclose(f);
  return 0;
}

int neitherFailedNorOpen(const char *path, const char *other) {
  int fd = open(path, O_RDONLY);
  if (fd == -1)
    return -1;
  FILE *f = fopen(other, "r");
  if (fd != -1) {
    if (f)
      fclose(f);
    close(fd);
    return 0;
  }
  return 1;
}

int aVariableThatAClosureReset(const char *path, const char *other) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  FILE *g = fopen(other, "r");
  auto drop = [&] {
    if (g)
      fclose(g);
    g = nullptr;
  };
  drop();
  if (g)
    return -2;
  fclose(f);
  return 0;
}

int aStructureThatWasCopied(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  Slot first = {nullptr, 7};
  Slot second = first;
  if (second.used != 7)
    return -2;
  fclose(f);
  return 0;
}

class Budget {
public:
  explicit Budget(int first) : left(first) {}
  bool none() const { return left == 0; }

private:
  int left;
};

int anObjectThatItsConstructorMade(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  Budget budget(0);
  if (!budget.none())
    return -2;
  fclose(f);
  return 0;
}

static const char *openedBehind(FILE **out, const char *text, size_t length) {
  FILE *f = fopen(text, "r");
  if (!f)
    return nullptr;
  *out = f;
  return text + length;
}

int aPointerAndALengthAreNotNull(const char *text, size_t length) {
  FILE *f;
  const char *rest;
  if ((rest = openedBehind(&f, text, length)) != nullptr) {
    const int first = fgetc(f);
    fclose(f);
    return first;
  }
  return -1;
}
