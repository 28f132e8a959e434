// RUN: %check_test %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Optionals and tuples that have a client, which is closed or given away.

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <tuple>
#include <unistd.h>
#include <utility>
#include <vector>

bool use(std::FILE &stream);

static std::optional<std::FILE *> open(const char *name) {
  std::FILE *f = std::fopen(name, "r");
  if (!f)
    return std::nullopt;
  return f;
}

int silentAskedAsBool(const char *name) {
  auto o = open(name);
  if (!o)
    return -1;
  std::fgetc(*o);
  std::fclose(*o);
  return 0;
}

int silentAskedByName(const char *name) {
  const std::optional<std::FILE *> o = open(name);
  if (o.has_value()) {
    std::fgetc(o.value());
    std::fclose(o.value());
  }
  return 0;
}

int silentComparedWithNothing(const char *name) {
  auto o = open(name);
  if (o == std::nullopt)
    return -1;
  std::fclose(*o);
  return 0;
}

int silentDifferentFromNothing(const char *name) {
  auto o = open(name);
  if (o != std::nullopt)
    std::fclose(*o);
  return 0;
}

int silentInCondition(const char *name) {
  if (auto o = open(name)) {
    std::fgetc(*o);
    std::fclose(*o);
    return 0;
  }
  return -1;
}

int silentTakenOut(const char *name) {
  auto o = open(name);
  std::FILE *f = o ? *o : nullptr;
  if (!f)
    return -1;
  std::fclose(f);
  return 0;
}

int silentAssigned(const char *name) {
  std::optional<std::FILE *> o;
  if (std::FILE *f = std::fopen(name, "r"))
    o = f;
  if (!o)
    return -1;
  std::fclose(*o);
  return 0;
}

int silentReplacedByNothing(const char *name) {
  auto o = open(name);
  if (o) {
    std::fclose(*o);
    o = std::nullopt;
  }
  if (o)
    std::fclose(*o);
  return 0;
}

std::optional<std::FILE *> silentReturned(const char *name) {
  auto o = open(name);
  if (o)
    std::fgetc(*o);
  return o;
}

void silentKept(const char *name, std::vector<std::optional<std::FILE *>> &all) {
  all.push_back(open(name));
}

int silentUnknownMethod(const char *name) {
  auto o = open(name);
  std::FILE *f = o.value_or(nullptr);
  if (!f)
    return -1;
  std::fclose(f);
  return 0;
}

struct Keeper {
  std::optional<std::FILE *> stream;
  void silentMember(const char *name) { stream = std::fopen(name, "r"); }
  ~Keeper() {
    if (stream)
      std::fclose(*stream);
  }
};

static std::tuple<std::FILE *, bool, int> openThree(const char *name) {
  std::FILE *f = std::fopen(name, "r");
  if (!f)
    return {nullptr, false, 0};
  return std::make_tuple(f, true, 3);
}

int silentBound(const char *name) {
  auto [f, ok, size] = openThree(name);
  if (!ok)
    return -1;
  std::fclose(f);
  return size;
}

int silentGot(const char *name) {
  auto three = openThree(name);
  if (!std::get<1>(three))
    return -1;
  std::fclose(std::get<0>(three));
  return std::get<2>(three);
}

int silentTied(const char *name) {
  std::FILE *f;
  bool ok;
  std::tie(f, ok, std::ignore) = openThree(name);
  if (!ok)
    return -1;
  std::fclose(f);
  return 0;
}

int silentMadePair(const char *name) {
  std::FILE *f = std::fopen(name, "r");
  if (!f)
    return -1;
  auto pair = std::make_pair(f, 1);
  std::fgetc(pair.first);
  std::fclose(std::get<0>(pair));
  return pair.second;
}

int silentValueOr(const char *name) {
  std::optional<std::FILE *> o = std::fopen(name, "r");
  std::FILE *f = o.value_or(nullptr);
  if (f)
    std::fclose(f);
  return 0;
}

int silentResetBehindTheClose(const char *name) {
  std::optional<std::FILE *> o;
  if (std::FILE *f = std::fopen(name, "r"))
    o.emplace(f);
  if (o)
    std::fclose(*o);
  o.reset();
  return 0;
}

int silentArrayInALoop() {
  std::array<int, 2> ends;
  if (pipe(ends.data()) != 0)
    return -1;
  for (int end : ends)
    close(end);
  return 0;
}

int silentArrayByIndex() {
  std::array<int, 2> ends;
  if (pipe(ends.data()) != 0)
    return -1;
  for (unsigned i = 0; i < ends.size(); ++i)
    close(ends[i]);
  return 0;
}

int silentArrayByAlgorithm() {
  std::array<int, 2> ends;
  if (pipe(ends.data()) != 0)
    return -1;
  std::for_each(ends.begin(), ends.end(), close);
  return 0;
}

int silentBoundArray() {
  std::array<int, 2> ends;
  if (pipe(ends.data()) != 0)
    return -1;
  auto [in, out] = ends;
  close(in);
  close(out);
  return 0;
}

int silentFrontAndBack() {
  std::array<int, 2> ends;
  if (pipe(ends.data()) != 0)
    return -1;
  close(ends.front());
  close(ends.back());
  return 0;
}

int silentCopiedArray() {
  std::array<int, 2> ends;
  if (pipe(ends.data()) != 0)
    return -1;
  std::array<int, 2> others = ends;
  close(others[0]);
  close(others[1]);
  return 0;
}

std::array<int, 2> silentReturnedArray() {
  std::array<int, 2> ends;
  if (pipe(ends.data()) != 0)
    return {-1, -1};
  return ends;
}

void use(std::array<int, 2> &ends);
int silentGivenAway() {
  std::array<int, 2> ends;
  if (pipe(ends.data()) != 0)
    return -1;
  use(ends);
  return 0;
}
