// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// One of the two names alone does not say that an object is for one piece of
// work, and a static object is for more.

#include <map>
#include <string>

std::string read(int node);

class NamedTask {
public:
  std::string get(int node) {
    auto it = tokens_.find(node);
    if (it == tokens_.end())
      it = tokens_.emplace(node, read(node)).first;
    return it->second;
  }

private:
  std::map<int, std::string> tokens_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'tokens_' only grows: nothing in 'NamedTask' ever removes an entry
};

class Server {
public:
  std::string get(int node) {
    auto it = tokens_.find(node);
    if (it == tokens_.end())
      it = tokens_.emplace(node, read(node)).first;
    return it->second;
  }
  bool done() const { return false; }

private:
  std::map<int, std::string> tokens_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'tokens_' only grows: nothing in 'Server' ever removes an entry
};

// Named like one pass, but kept for as long as the program runs.
struct TemplateCompiler {
  std::map<int, std::string> compiled_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'compiled_' only grows: nothing in 'TemplateCompiler' ever removes an entry
};

static TemplateCompiler Compiler;

const std::string &compiledTemplate(int number) {
  auto it = Compiler.compiled_.find(number);
  if (it == Compiler.compiled_.end())
    it = Compiler.compiled_.emplace(number, read(number)).first;
  return it->second;
}
