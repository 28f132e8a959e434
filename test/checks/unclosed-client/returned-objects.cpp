// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17
//
// What is returned is kept in a variable in front of the close only if it may
// need the client.
#include <fcntl.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

struct Reading {
  int value = 0;
};
enum class Status { Good, Bad };

int probe(int);

std::unique_ptr<Reading> local_object(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  auto reading = std::make_unique<Reading>();
  if (fd < 0)
    return reading;
  if (ftruncate(fd, 1) != 0)
    return reading;
  close(fd);
  return reading;
}
// CHECK-FIXES:   if (ftruncate(fd, 1) != 0) {
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return reading;

std::optional<std::unique_ptr<Reading>> local_object_moved(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return std::nullopt;
  std::unique_ptr<Reading> moved = std::make_unique<Reading>();
  if (ftruncate(fd, 2) != 0)
    return moved;
  close(fd);
  return std::nullopt;
}
// CHECK-FIXES:   if (ftruncate(fd, 2) != 0) {
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return moved;

std::optional<int> no_value(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return std::nullopt;
  if (ftruncate(fd, 3) != 0)
    return std::nullopt;
  close(fd);
  return 1;
}
// CHECK-FIXES:   if (ftruncate(fd, 3) != 0) {
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return std::nullopt;

std::pair<Status, int> of_constants(const char *path, int tries) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return {Status::Bad, -1};
  if (ftruncate(fd, 4) != 0)
    return {Status::Bad, -2};
  if (ftruncate(fd, 5) != 0)
    return std::make_pair(Status::Bad, tries);
  close(fd);
  return {Status::Good, 0};
}
// CHECK-FIXES:   if (ftruncate(fd, 4) != 0) {
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return {Status::Bad, -2};
// CHECK-FIXES:   if (ftruncate(fd, 5) != 0) {
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return std::make_pair(Status::Bad, tries);

// What a call reads, or a reference, may be behind the client.
std::pair<Status, int> of_a_call(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return {Status::Bad, -1};
  if (ftruncate(fd, 6) != 0)
    return std::make_pair(Status::Bad, probe(1));
  close(fd);
  return {Status::Good, 0};
}
// CHECK-FIXES:   if (ftruncate(fd, 6) != 0) {
// CHECK-FIXES-NEXT:     std::pair<Status, int> result = std::make_pair(Status::Bad, probe(1));
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return result;

std::pair<Status, int> of_a_reference(const char *path, const int &seen) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return {Status::Bad, -1};
  if (ftruncate(fd, 7) != 0)
    return {Status::Bad, seen};
  close(fd);
  return {Status::Good, 0};
}
// CHECK-FIXES:   if (ftruncate(fd, 7) != 0) {
// CHECK-FIXES-NEXT:     std::pair<Status, int> result = {Status::Bad, seen};
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return result;

// A view is turned into a text of its own.
std::optional<std::string> of_a_view(const char *path, std::string_view text) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return std::nullopt;
  if (ftruncate(fd, 8) != 0)
    return std::string(text);
  close(fd);
  return std::nullopt;
}
// CHECK-FIXES:   if (ftruncate(fd, 8) != 0) {
// CHECK-FIXES-NEXT:     std::optional<std::string> result = std::string(text);
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return result;

struct Report {
  Report(Reading reading);
  int total;
};

// A constructor of somebody's may do anything.
Report of_an_object(const char *path) {
  Reading reading;
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return Report({});
  if (ftruncate(fd, 9) != 0)
    return reading;
  close(fd);
  return reading;
}
// CHECK-FIXES:   if (ftruncate(fd, 9) != 0) {
// CHECK-FIXES-NEXT:     Report result = reading;
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return result;
