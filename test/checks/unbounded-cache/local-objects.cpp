// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Classes that only this file can name, whose objects may live as long as the
// program.

#include <memory>
#include <set>
#include <string>
#include <vector>

std::string next();

namespace {
class HasAStaticObject {
public:
  bool isNew(const std::string &name) { return seen_.insert(name).second; }

private:
  std::set<std::string> seen_;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'seen_' only grows: nothing in 'HasAStaticObject' ever removes an entry
};
HasAStaticObject the_object;

class IsAllocated {
public:
  bool isNew(const std::string &name) { return seen_.insert(name).second; }

private:
  std::set<std::string> seen_;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'seen_' only grows: nothing in 'IsAllocated' ever removes an entry
};

class IsAMember {
public:
  bool isNew(const std::string &name) { return seen_.insert(name).second; }

private:
  std::set<std::string> seen_;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'seen_' only grows: nothing in 'IsAMember' ever removes an entry
};
struct Owner {
  IsAMember member;
};

class LivesInMain {
public:
  bool isNew(const std::string &name) { return seen_.insert(name).second; }

private:
  std::set<std::string> seen_;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'seen_' only grows: nothing in 'LivesInMain' ever removes an entry
};

class LivesWhereALoopServes {
public:
  bool isNew(const std::string &name) { return seen_.insert(name).second; }

private:
  std::set<std::string> seen_;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'seen_' only grows: nothing in 'LivesWhereALoopServes' ever removes an entry
};

class IsKeptInAContainer {
public:
  bool isNew(const std::string &name) { return seen_.insert(name).second; }

private:
  std::set<std::string> seen_;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'seen_' only grows: nothing in 'IsKeptInAContainer' ever removes an entry
};
std::vector<IsKeptInAContainer> all;
} // namespace

bool statics(const std::string &name) {
  HasAStaticObject other;
  return the_object.isNew(name) && other.isNew(name);
}

std::shared_ptr<IsAllocated> allocated() {
  IsAllocated other;
  other.isNew(next());
  return std::make_shared<IsAllocated>();
}

bool member(Owner &owner) {
  IsAMember other;
  return owner.member.isNew(next()) && other.isNew(next());
}

bool contained() {
  IsKeptInAContainer other;
  return all[0].isNew(next()) && other.isNew(next());
}

void serve() {
  LivesWhereALoopServes names;
  for (;;)
    names.isNew(next());
}

int main() {
  LivesInMain names;
  while (names.isNew(next()))
    ;
}
