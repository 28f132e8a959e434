//===- ExplainCommand.cpp - closecall explain and closecall list ----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Options.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace closecall::driver {
namespace {

cl::SubCommand ExplainSub("explain", "the page of a check");
cl::opt<std::string> Check(cl::Positional, cl::sub(ExplainSub),
                           cl::desc("CHECK"), cl::Required);
cl::SubCommand ListSub("list", "the checks");
cl::opt<bool> AsJson("json", cl::sub(ListSub), cl::cat(category()),
                     cl::desc("for programs"));

int explain() {
  if (const CheckRow *Row = findCheck(Check)) {
    outs() << pageOf(Row->Name);
    return Clean;
  }
  std::vector<std::string> Names;
  for (const CheckRow &Row : allChecks())
    Names.push_back(Row.Name);
  return refuse("no check '" + Check + "'; there are " + join(Names, ", "));
}

int list() {
  if (!AsJson) {
    for (const CheckRow &Row : allChecks())
      outs() << format("%-32s ", Row.Name) << Row.Summary << "\n";
    return Clean;
  }
  json::Array Checks;
  for (const CheckRow &Row : allChecks()) {
    json::Object One{{"name", Row.Name}, {"summary", Row.Summary}};
    if (const std::string Page = pageAddress(Row.Name); !Page.empty())
      One["url"] = Page;
    Checks.push_back(std::move(One));
  }
  outs() << formatv("{0:2}", json::Value(std::move(Checks))) << "\n";
  return Clean;
}

} // namespace

bool runExplainCommand(int &Result) {
  if (!ExplainSub)
    return false;
  Result = explain();
  return true;
}

bool runListCommand(int &Result) {
  if (!ListSub)
    return false;
  Result = list();
  return true;
}

} // namespace closecall::driver
