//===- Lesson.cpp - What a function does, for other files -----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/Lesson.h"

namespace json = llvm::json;

namespace closecall {
namespace {

using Condition = std::pair<std::string, unsigned>;

json::Value toValue(const ClientName &N) {
  return json::Object{
      {"library", N.Library}, {"client", N.Client}, {"closer", N.Closer}};
}

json::Value toValue(const LearnedOpening &O) {
  return json::Object{
      {"of", toValue(O.Of)}, {"gives", O.Gives}, {"fails", O.Fails}};
}

json::Value toValue(const LearnedArgument &A) {
  json::Array If;
  for (const Condition &C : A.If)
    If.push_back(json::Object{{"function", C.first}, {"argument", C.second}});
  return json::Object{{"number", A.Number},
                      {"of", toValue(A.Of)},
                      {"does", static_cast<int>(A.Does)},
                      {"fails", A.Fails},
                      {"if", std::move(If)}};
}

bool isUnsigned(const json::Object &O, llvm::StringRef Key, unsigned &Result) {
  const auto N = O.getInteger(Key);
  Result = N ? static_cast<unsigned>(*N) : 0;
  return static_cast<bool>(N);
}

bool isText(const json::Object &O, llvm::StringRef Key, std::string &Result) {
  const auto Text = O.getString(Key);
  Result = Text ? Text->str() : "";
  return static_cast<bool>(Text);
}

bool readName(const json::Object &From, ClientName &N) {
  const json::Object *Of = From.getObject("of");
  return Of && isText(*Of, "library", N.Library) &&
         isText(*Of, "client", N.Client) && isText(*Of, "closer", N.Closer);
}

bool read(const json::Object &From, LearnedOpening &O) {
  return readName(From, O.Of) && isText(From, "gives", O.Gives) &&
         isText(From, "fails", O.Fails);
}

bool read(const json::Object &From, Condition &C) {
  return isText(From, "function", C.first) &&
         isUnsigned(From, "argument", C.second);
}

bool read(const json::Object &From, LearnedArgument &A);

template <typename T>
bool readAll(const json::Object &From, llvm::StringRef Key,
             std::vector<T> &Result) {
  const json::Array *All = From.getArray(Key);
  for (const json::Value &Each : All ? *All : json::Array()) {
    const json::Object *One = Each.getAsObject();
    if (!One || !read(*One, Result.emplace_back()))
      return false;
  }
  return All != nullptr;
}

bool read(const json::Object &From, LearnedArgument &A) {
  unsigned Does = 0;
  const bool Fine =
      isUnsigned(From, "number", A.Number) && readName(From, A.Of) &&
      isUnsigned(From, "does", Does) && isText(From, "fails", A.Fails) &&
      readAll(From, "if", A.If) && Does <= LearnedArgument::Returns;
  A.Does = static_cast<LearnedArgument::Deed>(Does);
  return Fine;
}

template <typename T> json::Array allOf(const std::vector<T> &Rows) {
  json::Array Result;
  for (const T &Row : Rows)
    Result.push_back(toValue(Row));
  return Result;
}

} // namespace

json::Value toJSON(const Lesson &L) {
  return json::Object{{"function", L.Function},
                      {"file", L.File},
                      {"never-returns", L.NeverReturns},
                      {"openings", allOf(L.Openings)},
                      {"arguments", allOf(L.Arguments)}};
}

bool fromJSON(const json::Value &From, Lesson &L) {
  const json::Object *O = From.getAsObject();
  if (O && isText(*O, "function", L.Function) && isText(*O, "file", L.File) &&
      O->getBoolean("never-returns") && readAll(*O, "openings", L.Openings) &&
      readAll(*O, "arguments", L.Arguments)) {
    L.NeverReturns = *O->getBoolean("never-returns");
    return true;
  }
  return false;
}

} // namespace closecall
