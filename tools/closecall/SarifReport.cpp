//===- SarifReport.cpp - A report as SARIF 2.1.0 --------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What GitHub's code scanning requires and recommends, and what it passes over
// but other readers show (helpUri, fixes).  Paths are relative to the root of
// the repository; columns count UTF-16 units, SARIF's default.
//
//===----------------------------------------------------------------------===//

#include "LineHash.h"
#include "Report.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using namespace llvm;

namespace closecall::driver {
namespace {

constexpr char Schema[] = "https://json.schemastore.org/sarif-2.1.0.json";

/// A path as a relative reference, with what is special in an address encoded.
std::string uriOf(StringRef Path) {
  std::string Result;
  for (char C : Path) {
    if (isAlnum(C) || StringRef("/-._~").find(C) != StringRef::npos)
      Result += C;
    else
      Result += "%" + toHex(StringRef(&C, 1));
  }
  return Result;
}

/// The column, in UTF-16 units from 1, of the byte at Column.
unsigned wideColumn(StringRef Line, unsigned Column) {
  unsigned Result = 1;
  for (char C : Line.take_front(Column - 1)) {
    const auto Byte = static_cast<unsigned char>(C);
    Result += (Byte & 0xC0) != 0x80; // Each character counts once,
    Result += Byte >= 0xF0;          // one of four bytes twice.
  }
  return Result;
}

class SarifWriter {
public:
  explicit SarifWriter(const Report &From) : From(From) {}

  json::Value log();

private:
  json::Array rules();
  json::Object result(const Finding &F);
  json::Object artifact(StringRef File) {
    const std::string Name = From.name(File);
    // What lies outside has its full address, and with that no base.
    if (sys::path::is_absolute(Name))
      return json::Object{{"uri", "file://" + uriOf(Name)}};
    return json::Object{{"uri", uriOf(Name)}, {"uriBaseId", "%SRCROOT%"}};
  }
  json::Object location(const Place &At);
  json::Object region(StringRef File, unsigned Begin, unsigned End);
  json::Object fix(StringRef What, ArrayRef<Edit> Edits);
  json::Object invocation();
  StringRef hashOf(const Place &At);

  const Report &From;
  std::map<std::string, size_t> RuleIndex;
  std::map<std::string, std::vector<std::string>> Hashes;
};

json::Object SarifWriter::region(StringRef File, unsigned Begin, unsigned End) {
  const SourceText &Text = From.Texts.get(File);
  const auto [Line, Column] = Text.position(Begin);
  const auto [EndLine, EndColumn] = Text.position(End);
  return json::Object{{"startLine", Line},
                      {"startColumn", wideColumn(Text.line(Line), Column)},
                      {"endLine", EndLine},
                      {"endColumn", wideColumn(Text.line(EndLine), EndColumn)}};
}

json::Object SarifWriter::location(const Place &At) {
  return json::Object{
      {"physicalLocation",
       json::Object{{"artifactLocation", artifact(At.File)},
                    {"region", region(At.File, At.Offset,
                                      At.Offset + At.EndColumn - At.Column)}}}};
}

json::Object SarifWriter::fix(StringRef What, ArrayRef<Edit> Edits) {
  std::map<std::string, json::Array> ByFile;
  for (const Edit &E : Edits)
    ByFile[E.File].push_back(json::Object{
        {"deletedRegion", region(E.File, E.Offset, E.Offset + E.Length)},
        {"insertedContent", json::Object{{"text", json::fixUTF8(E.Text)}}}});
  json::Array Changes;
  for (auto &[File, Replacements] : ByFile)
    Changes.push_back(json::Object{{"artifactLocation", artifact(File)},
                                   {"replacements", std::move(Replacements)}});
  return json::Object{
      {"description", json::Object{{"text", json::fixUTF8(What)}}},
      {"artifactChanges", std::move(Changes)}};
}

/// Of a finding's check: what every rule needs, and its page as help.
json::Array SarifWriter::rules() {
  std::set<std::string> Names;
  for (const CheckRow &Row : allChecks())
    Names.insert(Row.Name);
  for (const Finding &F : From.Ran.Findings)
    Names.insert(F.Check);
  json::Array Result;
  for (const std::string &Name : Names) {
    RuleIndex[Name] = Result.size();
    const CheckRow *Row = findCheck(Name);
    const std::string Summary = Row ? Row->Summary : Name;
    json::Object Help{{"text", Summary}};
    if (const StringRef Page = pageOf(Name); !Page.empty())
      Help["markdown"] = json::fixUTF8(Page);
    json::Object Rule{
        {"id", Name},
        {"name", Name},
        {"shortDescription", json::Object{{"text", Summary}}},
        {"fullDescription", json::Object{{"text", Summary}}},
        {"help", std::move(Help)},
        {"defaultConfiguration", json::Object{{"level", "warning"}}},
        {"properties",
         json::Object{{"precision", "high"},
                      {"problem.severity", "warning"},
                      {"tags", json::Array{"reliability", "resource-leak"}}}}};
    if (const std::string Page = pageAddress(Name); !Page.empty())
      Rule["helpUri"] = Page;
    Result.push_back(std::move(Rule));
  }
  return Result;
}

StringRef SarifWriter::hashOf(const Place &At) {
  auto Known = Hashes.find(At.File);
  if (Known == Hashes.end())
    Known =
        Hashes.try_emplace(At.File, lineHashes(From.Texts.get(At.File).text()))
            .first;
  return At.Line <= Known->second.size() ? StringRef(Known->second[At.Line - 1])
                                         : StringRef();
}

json::Object SarifWriter::result(const Finding &F) {
  json::Array Related;
  json::Array Steps;
  json::Array Fixes;
  const auto Step = [&](const Place &At, StringRef Message) {
    json::Object Where = location(At);
    Where["message"] = json::Object{{"text", json::fixUTF8(Message)}};
    return Where;
  };
  Steps.push_back(json::Object{{"location", Step(F.At, F.Message)}});
  if (!F.Edits.empty())
    Fixes.push_back(fix("What --fix does.", F.Edits));
  for (const Note &N : F.Notes) {
    if (N.At.File.empty())
      continue;
    json::Object Where = Step(N.At, N.Message);
    Where["id"] = static_cast<int64_t>(Related.size() + 1);
    Related.push_back(std::move(Where));
    if (F.isStep(N))
      Steps.push_back(json::Object{{"location", Step(N.At, N.Message)}});
    if (!N.Edits.empty())
      Fixes.push_back(fix(N.Message, N.Edits));
  }
  json::Object Result{
      {"ruleId", F.Check},
      {"ruleIndex", static_cast<int64_t>(RuleIndex[F.Check])},
      {"level", F.IsError ? "error" : "warning"},
      {"message", json::Object{{"text", json::fixUTF8(F.Message)}}},
      {"locations", json::Array{location(F.At)}},
      {"partialFingerprints",
       json::Object{{"primaryLocationLineHash", hashOf(F.At)}}}};
  if (!Related.empty())
    Result["relatedLocations"] = std::move(Related);
  if (Steps.size() > 1)
    Result["codeFlows"] = json::Array{json::Object{
        {"threadFlows",
         json::Array{json::Object{{"locations", std::move(Steps)}}}}}};
  if (!Fixes.empty())
    Result["fixes"] = std::move(Fixes);
  return Result;
}

json::Object SarifWriter::invocation() {
  json::Array Notifications;
  for (const Failure &F : From.Ran.Failures)
    Notifications.push_back(json::Object{
        {"level", "error"},
        {"message", json::Object{{"text", json::fixUTF8(F.Reason)}}},
        {"locations",
         json::Array{json::Object{
             {"physicalLocation",
              json::Object{{"artifactLocation", artifact(F.File)}}}}}}});
  return json::Object{
      {"executionSuccessful", From.Ran.Failures.empty()},
      {"workingDirectory",
       json::Object{{"uri", "file://" + uriOf(From.Root) + "/"}}},
      {"toolExecutionNotifications", std::move(Notifications)}};
}

json::Value SarifWriter::log() {
  json::Array Rules = rules();
  json::Array Results;
  for (const Finding &F : From.Ran.Findings)
    Results.push_back(result(F));
  json::Object Driver{
      {"name", "closecall"},
      {"semanticVersion", ownVersion()},
      {"rules", std::move(Rules)},
      {"properties", json::Object{{"clangTidy", From.Tools.Version}}}};
  json::Object Run{
      {"tool", json::Object{{"driver", std::move(Driver)}}},
      {"automationDetails", json::Object{{"id", "closecall/"}}},
      {"columnKind", "utf16CodeUnits"},
      {"originalUriBaseIds",
       json::Object{
           {"%SRCROOT%",
            json::Object{{"uri", "file://" + uriOf(From.Root) + "/"}}}}},
      {"invocations", json::Array{invocation()}},
      {"results", std::move(Results)}};
  return json::Object{{"$schema", Schema},
                      {"version", "2.1.0"},
                      {"runs", json::Array{std::move(Run)}}};
}

} // namespace

void writeSarif(const Report &From, raw_ostream &Out) {
  Out << formatv("{0:2}", SarifWriter(From).log()) << "\n";
}

} // namespace closecall::driver
