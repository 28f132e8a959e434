//===- CatalogueReader.cpp - Reads a file of the catalogue ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// llvm::yaml does the parsing; the traits below are the format.  Whatever a
// single row can get wrong is found while that row is being read, so that the
// parser's own line and column are right.  What two rows can get wrong together
// is found by the index.
//
//===----------------------------------------------------------------------===//

#include "catalogue/Catalogue.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include "llvm/Support/YAMLTraits.h"

using namespace closecall::catalogue;

namespace closecall::catalogue {

/// What the traits need to know of the file being read.
struct ReadContext {
  llvm::StringRef Text;
};

static Where whereOf(llvm::yaml::IO &IO) {
  const auto &Text = static_cast<ReadContext *>(IO.getContext())->Text;
  const llvm::yaml::Node *Node =
      static_cast<llvm::yaml::Input &>(IO).getCurrentNode();
  Where At;
  if (!Node)
    return At;
  const char *Start = Node->getSourceRange().Start.getPointer();
  if (Start < Text.begin() || Start > Text.end())
    return At;
  const llvm::StringRef Before(Text.begin(), Start - Text.begin());
  At.Line = static_cast<unsigned>(Before.count('\n')) + 1;
  At.Column =
      static_cast<unsigned>(Before.size() - (Before.rfind('\n') + 1)) + 1;
  return At;
}

/// Reads `function: f` or `functions: [f, g]`.
static void mapFunctions(llvm::yaml::IO &IO,
                         std::vector<std::string> &Functions) {
  std::string One;
  IO.mapOptional("function", One);
  IO.mapOptional("functions", Functions);
  if (!One.empty() && !Functions.empty())
    IO.setError("give either 'function' or 'functions', not both");
  if (!One.empty())
    Functions.push_back(One);
  if (Functions.empty())
    IO.setError("a row needs 'function' or 'functions'");
}

} // namespace closecall::catalogue

LLVM_YAML_IS_SEQUENCE_VECTOR(OpenRow)
LLVM_YAML_IS_SEQUENCE_VECTOR(CloseRow)
LLVM_YAML_IS_SEQUENCE_VECTOR(TakeRow)
LLVM_YAML_IS_SEQUENCE_VECTOR(BorrowRow)
LLVM_YAML_IS_SEQUENCE_VECTOR(Client)
LLVM_YAML_IS_SEQUENCE_VECTOR(DeprecatedRow)
LLVM_YAML_IS_SEQUENCE_VECTOR(TaskRow)
LLVM_YAML_IS_SEQUENCE_VECTOR(PoolRow)

namespace closecall::catalogue {
/// An integer, or `null` for 0.
struct ConditionValue {
  int64_t Value = 0;
};
} // namespace closecall::catalogue
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(ConditionValue)

namespace llvm::yaml {

template <> struct ScalarTraits<Place> {
  static void output(const Place &, void *, raw_ostream &) {}
  static StringRef input(StringRef Text, void *, Place &P) {
    auto [Word, Number] = Text.split(' ');
    if (Word == "return" && Number.empty()) {
      P.K = Place::Return;
      return {};
    }
    if (Word == "argument")
      P.K = Place::Argument;
    else if (Word == "struct")
      P.K = Place::Struct;
    else if (Word == "elements")
      P.K = Place::Elements;
    else
      return "expected 'return', 'argument N', 'struct N' or 'elements N'";
    if (Number.trim().getAsInteger(10, P.Index) || P.Index == 0)
      return "arguments are numbered from 1";
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct ScalarTraits<ConditionValue> {
  static void output(const ConditionValue &, void *, raw_ostream &) {}
  static StringRef input(StringRef Text, void *, ConditionValue &V) {
    if (Text == "null")
      return {};
    if (Text.getAsInteger(0, V.Value))
      return "expected an integer or 'null'";
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct ScalarEnumerationTraits<Failure> {
  static void enumeration(IO &IO, Failure &F) {
    for (const Failure Each :
         {Failure::Null, Failure::Negative, Failure::MinusOne, Failure::NonZero,
          Failure::Status, Failure::Code, Failure::Zero, Failure::Never})
      IO.enumCase(F, wordFor(Each), Each);
  }
};

template <> struct ScalarEnumerationTraits<System> {
  static void enumeration(IO &IO, System &On) {
    IO.enumCase(On, "unix", System::Unix);
    IO.enumCase(On, "windows", System::Windows);
  }
};

template <> struct ScalarEnumerationTraits<TakeRow::OnKind> {
  static void enumeration(IO &IO, TakeRow::OnKind &On) {
    IO.enumCase(On, "always", TakeRow::Always);
    IO.enumCase(On, "success", TakeRow::Success);
    IO.enumCase(On, "failure", TakeRow::OnFailure);
  }
};

template <> struct ScalarEnumerationTraits<TaskClass> {
  static void enumeration(IO &IO, TaskClass &C) {
    IO.enumCase(C, "never-starts", TaskClass::NeverStarts);
    IO.enumCase(C, "blocks", TaskClass::Blocks);
    IO.enumCase(C, "cancels", TaskClass::Cancels);
    IO.enumCase(C, "kills", TaskClass::Kills);
    IO.enumCase(C, "loses", TaskClass::Loses);
    IO.enumCase(C, "leaks", TaskClass::Leaks);
    IO.enumCase(C, "breaks", TaskClass::Breaks);
    IO.enumCase(C, "ignorable", TaskClass::Ignorable);
  }
};

template <> struct MappingTraits<Condition> {
  static void mapping(IO &IO, Condition &C) {
    std::vector<ConditionValue> Is, Not, Has;
    IO.mapRequired("argument", C.Argument);
    IO.mapOptional("is", Is);
    IO.mapOptional("not", Not);
    IO.mapOptional("has", Has);
    if (int(!Is.empty()) + int(!Not.empty()) + int(!Has.empty()) != 1)
      IO.setError("'when' needs exactly one of 'is', 'not' and 'has'");
    C.K = !Is.empty()    ? Condition::Is
          : !Not.empty() ? Condition::IsNot
                         : Condition::Has;
    for (const std::vector<ConditionValue> *List : {&Is, &Not, &Has})
      for (const ConditionValue &V : *List)
        C.Values.push_back(V.Value);
  }
};

template <> struct MappingTraits<OpenRow> {
  static void mapping(IO &IO, OpenRow &R) {
    R.At = whereOf(IO);
    mapFunctions(IO, R.Functions);
    IO.mapOptional("gives", R.Gives);
    const Failure Usual =
        R.Gives.K == Place::Return ? Failure::Null : Failure::NonZero;
    IO.mapOptional("fails", R.Fails, Usual);
    IO.mapOptional("failed-needs-close", R.FailedNeedsClose);
    IO.mapOptional("may-give-none", R.MayGiveNone);
    IO.mapOptional("may-append", R.MayAppend);
    IO.mapOptional("zeroed", R.Zeroed);
    IO.mapOptional("when", R.When);
    IO.mapOptional("source", R.Source);
    if (R.Fails == Failure::Never && R.FailedNeedsClose)
      IO.setError("'failed-needs-close' contradicts 'fails: never'");
    if (R.Zeroed && R.Gives.K != Place::Return)
      IO.setError("'zeroed' goes with 'gives: return' only");
  }
};

template <> struct MappingTraits<CloseRow> {
  static void mapping(IO &IO, CloseRow &R) {
    R.At = whereOf(IO);
    mapFunctions(IO, R.Functions);
    IO.mapOptional("argument", R.Argument);
    IO.mapOptional("accepts-null", R.AcceptsNull);
    IO.mapOptional("by-address", R.ByAddress);
    IO.mapOptional("arguments", R.Arguments);
    IO.mapOptional("when", R.When);
    IO.mapOptional("source", R.Source);
  }
};

template <> struct MappingTraits<TakeRow> {
  static void mapping(IO &IO, TakeRow &R) {
    R.At = whereOf(IO);
    mapFunctions(IO, R.Functions);
    IO.mapOptional("argument", R.Argument);
    IO.mapOptional("on", R.On);
    IO.mapOptional("returns", R.Returns);
    IO.mapOptional("fails", R.Fails);
    IO.mapOptional("when", R.When);
    IO.mapOptional("source", R.Source);
    if (R.On != TakeRow::Always && R.Fails == Failure::Never)
      IO.setError(
          "'on: success' and 'on: failure' need a way to tell: 'fails'");
  }
};

template <> struct MappingTraits<BorrowRow> {
  static void mapping(IO &IO, BorrowRow &R) {
    R.At = whereOf(IO);
    mapFunctions(IO, R.Functions);
    IO.mapOptional("argument", R.Argument);
    IO.mapOptional("source", R.Source);
  }
};

template <> struct MappingTraits<Client> {
  static void mapping(IO &IO, Client &C) {
    C.At = whereOf(IO);
    IO.mapRequired("name", C.Name);
    IO.mapOptional("extends", C.Extends);
    IO.mapOptional("type", C.Type);
    IO.mapOptional("system", C.On);
    IO.mapRequired("source", C.Source);
    IO.mapOptional("open", C.Open);
    IO.mapOptional("close", C.Close);
    IO.mapOptional("takes", C.Takes);
    IO.mapOptional("borrows", C.Borrows);
    if (!C.Open.empty() && C.Close.empty() && C.Extends.empty())
      IO.setError("client '" + C.Name + "' is opened but nothing closes it");
  }
};

template <> struct MappingTraits<DeprecatedRow> {
  static void mapping(IO &IO, DeprecatedRow &R) {
    R.At = whereOf(IO);
    std::string MinVersion;
    mapFunctions(IO, R.Functions);
    IO.mapOptional("use", R.Use);
    IO.mapOptional("arguments", R.Arguments);
    IO.mapOptional("remove", R.Remove);
    IO.mapOptional("fix", R.Fix);
    IO.mapOptional("closes", R.Closes);
    IO.mapOptional("since", R.Since);
    IO.mapOptional("reason", R.Reason);
    IO.mapOptional("version-macro", R.VersionMacro);
    IO.mapOptional("min-version", MinVersion);
    IO.mapRequired("source", R.Source);
    if (R.Remove && !R.Use.empty())
      IO.setError("give either 'use' or 'remove', not both");
    if (!MinVersion.empty() &&
        StringRef(MinVersion).getAsInteger(0, R.MinVersion))
      IO.setError("'min-version' must be an integer");
    if (R.VersionMacro.empty() != MinVersion.empty())
      IO.setError("'version-macro' and 'min-version' go together");
  }
};

template <> struct MappingTraits<TaskRow> {
  static void mapping(IO &IO, TaskRow &R) {
    IO.mapRequired("name", R.Name);
    IO.mapOptional("types", R.Types);
    IO.mapOptional("functions", R.Functions);
    IO.mapRequired("class", R.Class);
    IO.mapOptional("await", R.Await);
    IO.mapOptional("detach", R.Detach);
    IO.mapOptional("start", R.Start);
    IO.mapOptional("cancel", R.Cancel);
    IO.mapOptional("open", R.Open);
    IO.mapOptional("close", R.Close);
    IO.mapRequired("source", R.Source);
    if (R.Types.empty() && R.Functions.empty() && R.Open.empty())
      IO.setError("task '" + R.Name + "' needs 'types', 'functions' or 'open'");
  }
};

template <> struct MappingTraits<PoolRow> {
  static void mapping(IO &IO, PoolRow &R) {
    IO.mapRequired("name", R.Name);
    IO.mapRequired("type", R.Type);
    IO.mapRequired("acquire", R.Acquire);
    IO.mapRequired("release", R.Release);
    IO.mapRequired("source", R.Source);
  }
};

template <> struct MappingTraits<HeaderCheck> {
  static void mapping(IO &IO, HeaderCheck &C) {
    std::string Language = "c";
    IO.mapOptional("package", C.Package);
    IO.mapOptional("include", C.Include);
    IO.mapOptional("flags", C.Flags);
    IO.mapOptional("missing", C.Missing);
    IO.mapOptional("language", Language);
    C.Cxx = Language == "c++";
    if (Language != "c" && Language != "c++")
      IO.setError("'language' is 'c' or 'c++'");
  }
};

template <> struct MappingTraits<Library> {
  static void mapping(IO &IO, Library &L) {
    bool Default = true;
    IO.mapRequired("library", L.Name);
    IO.mapOptional("learned", L.Learned);
    if (!L.Learned) {
      IO.mapRequired("url", L.Url);
      IO.mapRequired("headers", L.Headers);
    }
    IO.mapOptional("family", L.Family);
    IO.mapOptional("borrows", L.Borrows);
    IO.mapOptional("never-return", L.NeverReturn);
    IO.mapOptional("system", L.On);
    IO.mapOptional("default", Default);
    IO.mapOptional("check", L.Check);
    IO.mapOptional("clients", L.Clients);
    IO.mapOptional("deprecated", L.Deprecated);
    IO.mapOptional("tasks", L.Tasks);
    IO.mapOptional("pools", L.Pools);
    L.OffByDefault = !Default;
    if (StringRef(L.Name).find_first_not_of(
            "abcdefghijklmnopqrstuvwxyz0123456789-") != StringRef::npos)
      IO.setError("'library' is lower case letters, digits and '-'");
  }
};

} // namespace llvm::yaml

namespace closecall::catalogue {

static void collectDiagnostic(const llvm::SMDiagnostic &D, void *Context) {
  auto &Errors = *static_cast<std::vector<LoadError> *>(Context);
  LoadError E;
  E.Line = D.getLineNo() > 0 ? D.getLineNo() : 1;
  E.Column = D.getColumnNo() >= 0 ? D.getColumnNo() + 1 : 1;
  E.Message = D.getMessage().str();
  Errors.push_back(E);
}

static void own(Library &Lib) {
  for (Client &C : Lib.Clients)
    C.Owner = &Lib;
  for (DeprecatedRow &R : Lib.Deprecated)
    R.Owner = &Lib;
  for (TaskRow &R : Lib.Tasks)
    R.Owner = &Lib;
  for (PoolRow &R : Lib.Pools)
    R.Owner = &Lib;
}

std::unique_ptr<Library> Catalogue::parse(llvm::StringRef Text,
                                          llvm::StringRef FileName,
                                          std::vector<LoadError> &Errors) {
  auto Lib = std::make_unique<Library>();
  Lib->File = FileName.str();
  std::vector<LoadError> Found;
  ReadContext Context{Text};
  llvm::yaml::Input In(Text, &Context, collectDiagnostic, &Found);
  In >> *Lib;
  if (In.error() && Found.empty())
    Found.push_back({"", 1, 1, "not a catalogue file"});
  for (LoadError &E : Found)
    E.File = FileName.str();
  Errors.insert(Errors.end(), Found.begin(), Found.end());
  if (!Found.empty())
    return nullptr;
  own(*Lib);
  return Lib;
}

void Library::takeRows(Library &&Whole) {
  Clients = std::move(Whole.Clients);
  Deprecated = std::move(Whole.Deprecated);
  Tasks = std::move(Whole.Tasks);
  Pools = std::move(Whole.Pools);
  own(*this);
}

} // namespace closecall::catalogue
