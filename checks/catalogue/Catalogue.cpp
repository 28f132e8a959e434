//===- Catalogue.cpp - Reads and indexes the catalogue --------------------===//
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
#include "catalogue/BuiltinCatalogue.h"
#include "support/Glob.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include "llvm/Support/YAMLTraits.h"
#include <map>
#include <mutex>
#include <tuple>

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
    IO.enumCase(F, "null", Failure::Null);
    IO.enumCase(F, "negative", Failure::Negative);
    IO.enumCase(F, "minus-one", Failure::MinusOne);
    IO.enumCase(F, "non-zero", Failure::NonZero);
    IO.enumCase(F, "minus-one-else-zero", Failure::Status);
    IO.enumCase(F, "zero", Failure::Zero);
    IO.enumCase(F, "never", Failure::Never);
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
    IO.mapOptional("when", R.When);
    IO.mapOptional("source", R.Source);
    if (R.Fails == Failure::Never && R.FailedNeedsClose)
      IO.setError("'failed-needs-close' contradicts 'fails: never'");
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

template <> struct MappingTraits<Client> {
  static void mapping(IO &IO, Client &C) {
    IO.mapRequired("name", C.Name);
    IO.mapOptional("type", C.Type);
    IO.mapRequired("source", C.Source);
    IO.mapOptional("open", C.Open);
    IO.mapOptional("close", C.Close);
    IO.mapOptional("takes", C.Takes);
    if (!C.Open.empty() && C.Close.empty())
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
    IO.mapRequired("url", L.Url);
    IO.mapRequired("headers", L.Headers);
    IO.mapOptional("family", L.Family);
    IO.mapOptional("borrows", L.Borrows);
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

std::string LoadError::str() const {
  std::string Text = File;
  if (Line)
    Text += ":" + std::to_string(Line) + ":" + std::to_string(Column);
  return Text + ": " + Message;
}

std::string withArticle(llvm::StringRef NounPhrase) {
  const bool Vowel = !NounPhrase.empty() &&
                     llvm::StringRef("aeioAEIO").contains(NounPhrase.front());
  // Spelled-out abbreviations that begin with a vowel sound.
  const bool Spelled = llvm::StringRef(NounPhrase).find("SSL") == 0 ||
                       llvm::StringRef(NounPhrase).find("FTP") == 0 ||
                       llvm::StringRef(NounPhrase).find("LMDB") == 0 ||
                       llvm::StringRef(NounPhrase).find("XML") == 0;
  return (Vowel || Spelled ? "an " : "a ") + NounPhrase.str();
}

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

static bool same(const Condition &X, const Condition &Y) {
  return X.K == Y.K && X.Argument == Y.Argument && X.Values == Y.Values;
}

/// Whether two rows say of the same place that a client is opened there.
static bool sameOpening(const Fact &A, const Fact &B) {
  return A.K == Fact::Opens && B.K == Fact::Opens &&
         A.Open->Gives.K == B.Open->Gives.K &&
         A.Open->Gives.Index == B.Open->Gives.Index &&
         same(A.Open->When, B.Open->When);
}

/// Whether two facts about one function cannot both be true.
static bool contradict(const Fact &A, const Fact &B) {
  if (sameOpening(A, B))
    return A.Open->Fails != B.Open->Fails ||
           A.Open->FailedNeedsClose != B.Open->FailedNeedsClose ||
           A.Open->MayGiveNone != B.Open->MayGiveNone || A.Lib == B.Lib;
  if (A.K == Fact::Closes && B.K == Fact::Takes)
    return A.Close->Argument == B.Take->Argument &&
           same(A.Close->When, B.Take->When);
  if (A.K == Fact::Takes && B.K == Fact::Closes)
    return contradict(B, A);
  return false;
}

/// Whether \p A counts before \p B: the user's files at the end, the built-in
/// ones by name, in whatever order they are read.
static bool before(const Library &A, const Library &B) {
  return std::tie(A.User, A.File) < std::tie(B.User, B.File);
}

void Catalogue::add(llvm::StringRef Function, Fact New, Where At, Rows &To,
                    std::vector<LoadError> &Errors) {
  std::vector<Fact> &Facts = To.Facts[Function];
  // Of the files of the user, the last one that has rows for it.
  const auto Replaces = [](const Library &By, const Library &Old) {
    return By.User && By.File != Old.File;
  };
  if (!New.Lib->User && !Facts.empty() && Facts.front().Lib->User)
    return;
  Facts.erase(
      std::remove_if(Facts.begin(), Facts.end(),
                     [&](const Fact &F) { return Replaces(*New.Lib, *F.Lib); }),
      Facts.end());
  for (Fact &Old : Facts) {
    // Two versions of a library, in files of their own, agree: once is enough.
    if (sameOpening(Old, New) && !contradict(Old, New)) {
      if (before(*New.Lib, *Old.Lib))
        Old = New;
      return;
    }
    if (contradict(Old, New)) {
      Errors.push_back({New.Lib->File, At.Line, At.Column,
                        "'" + Function.str() +
                            "' contradicts an earlier row of " +
                            Old.Lib->File});
      return;
    }
  }
  Facts.insert(std::upper_bound(Facts.begin(), Facts.end(), New,
                                [](const Fact &A, const Fact &B) {
                                  return before(*A.Lib, *B.Lib);
                                }),
               New);
}

/// The last component of a name: of an owner of tasks, what it owns.
static llvm::StringRef lastComponent(llvm::StringRef Name) {
  Name = Name.rtrim('>');
  const size_t At = Name.find_last_of(":<");
  return At == llvm::StringRef::npos ? Name : Name.substr(At + 1);
}

void Catalogue::index(const Library &Lib, Rows &To,
                      std::vector<LoadError> &Errors) const {
  const auto Each = [&](const auto &Row, Fact F) {
    F.Lib = &Lib;
    for (const std::string &Function : Row.Functions) {
      add(Function, F, Row.At, To, Errors);
      To.LastComponents[lastComponent(Function)] = true;
    }
  };
  for (const Client &C : Lib.Clients) {
    Fact F;
    F.Of = &C;
    for (const OpenRow &R : C.Open) {
      F.K = Fact::Opens, F.Open = &R;
      Each(R, F);
    }
    for (const CloseRow &R : C.Close) {
      F.K = Fact::Closes, F.Close = &R;
      Each(R, F);
    }
    for (const TakeRow &R : C.Takes) {
      F.K = Fact::Takes, F.Take = &R;
      Each(R, F);
    }
  }
  for (const DeprecatedRow &R : Lib.Deprecated) {
    Fact F;
    F.K = Fact::Deprecates, F.Deprecated = &R;
    Each(R, F);
  }
  const auto Name = [&](llvm::StringMap<const TaskRow *> &Table,
                        const std::vector<std::string> &Names,
                        const TaskRow &T) {
    for (const std::string &One : Names) {
      const TaskRow *&Row = Table[One];
      if (!Row || !before(*T.Owner, *Row->Owner))
        Row = &T;
      To.LastComponents[lastComponent(One)] = true;
    }
  };
  for (const TaskRow &T : Lib.Tasks) {
    Name(To.TaskTypes, T.Types, T);
    Name(To.TaskFunctions, T.Functions, T);
    Fact F;
    F.Task = &T;
    for (const OpenRow &R : T.Open) {
      F.K = Fact::StartsTask, F.Open = &R;
      Each(R, F);
    }
    for (const CloseRow &R : T.Close) {
      F.K = Fact::AwaitsTask, F.Close = &R;
      Each(R, F);
    }
  }
}

namespace {

/// A file as a process knows it, for good.
struct KnownFile {
  std::shared_ptr<Library> Lib; ///< null if it is no valid file
  std::vector<LoadError> Errors;
  bool HasRows = false;
};

/// All of them; clangd asks from several threads.
class KnownFiles {
public:
  /// The file with what stands before its rows.
  const KnownFile &head(const BuiltinFile &File) {
    const std::lock_guard<std::mutex> Held(Lock);
    return unlockedHead(File);
  }

  const KnownFile &whole(const BuiltinFile &File) {
    const std::lock_guard<std::mutex> Held(Lock);
    KnownFile &Known = unlockedHead(File);
    if (!Known.Lib || Known.HasRows)
      return Known;
    Known.HasRows = true;
    const auto All = Catalogue::parse(File.Text, File.Name, Known.Errors);
    if (!All)
      return Known;
    // Nobody looks at the rows of a file before having asked for the whole.
    Known.Lib->Clients = std::move(All->Clients);
    Known.Lib->Deprecated = std::move(All->Deprecated);
    Known.Lib->Tasks = std::move(All->Tasks);
    Known.Lib->Pools = std::move(All->Pools);
    own(*Known.Lib);
    return Known;
  }

  const KnownFile &user(const std::string &Path) {
    const std::lock_guard<std::mutex> Held(Lock);
    const auto [It, New] = Users.try_emplace(Path);
    if (New)
      It->second.Lib = parseUserFile(Path, It->second.Errors);
    return It->second;
  }

  static KnownFiles &get() {
    static KnownFiles All;
    return All;
  }

private:
  KnownFile &unlockedHead(const BuiltinFile &File) {
    const auto [It, New] = Builtin.try_emplace(&File);
    if (New)
      It->second.Lib =
          Catalogue::parse(llvm::StringRef(File.Text, File.HeadSize), File.Name,
                           It->second.Errors);
    return It->second;
  }

  static std::unique_ptr<Library> parseUserFile(const std::string &Path,
                                                std::vector<LoadError> &Errors);

  std::mutex Lock;
  std::map<const BuiltinFile *, KnownFile> Builtin;
  std::map<std::string, KnownFile> Users;
};

/// Calls \p Each for the spaced \p Names until it answers true; whether it did.
bool anyName(llvm::StringRef Names,
             llvm::function_ref<bool(llvm::StringRef)> Each) {
  llvm::StringRef Rest = Names;
  while (!Rest.empty()) {
    const auto [Name, Others] = Rest.split(' ');
    if (Each(Name))
      return true;
    Rest = Others;
  }
  return false;
}

std::unique_ptr<Library>
KnownFiles::parseUserFile(const std::string &Path,
                          std::vector<LoadError> &Errors) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer) {
    Errors.push_back(
        {Path, 0, 0,
         "cannot read this catalogue: " + Buffer.getError().message()});
    return nullptr;
  }
  std::unique_ptr<Library> Lib =
      Catalogue::parse((*Buffer)->getBuffer(), Path, Errors);
  if (Lib)
    Lib->User = true;
  return Lib;
}

} // namespace

std::shared_ptr<const Catalogue>
Catalogue::load(llvm::StringRef Libraries,
                llvm::ArrayRef<std::string> UserFiles,
                std::vector<LoadError> &Errors,
                llvm::function_ref<bool(llvm::StringRef)> Declared) {
  auto Result = std::make_shared<Catalogue>();
  const auto Use = [&](const std::shared_ptr<Library> &Lib) {
    for (const std::string &Header : Lib->Headers)
      Result->ByHeader.try_emplace(Header, Lib.get());
    Result->Libs.push_back(Lib);
  };
  const GlobList Enabled(Libraries);
  for (const BuiltinFile &File : builtinFiles()) {
    if (Declared && !anyName(File.Names, Declared))
      continue;
    const KnownFile &Known =
        Declared ? KnownFiles::get().head(File) : KnownFiles::get().whole(File);
    Errors.insert(Errors.end(), Known.Errors.begin(), Known.Errors.end());
    if (!Known.Lib || !Enabled.contains(Known.Lib->Name,
                                        /*Default=*/!Known.Lib->OffByDefault))
      continue;
    Use(Known.Lib);
    const auto Remember = [&](llvm::StringRef Name) {
      Result->Known.Unread[Name].push_back(&File);
      return false;
    };
    if (Declared) {
      anyName(File.Names, Remember);
      anyName(File.Common, Remember);
    } else {
      Result->index(*Known.Lib, Result->Known, Errors);
    }
  }
  for (const std::string &Path : UserFiles) {
    const KnownFile &Known = KnownFiles::get().user(Path);
    Errors.insert(Errors.end(), Known.Errors.begin(), Known.Errors.end());
    if (!Known.Lib)
      continue;
    Use(Known.Lib);
    Result->index(*Known.Lib, Result->Known, Errors);
  }
  return Result;
}

const Catalogue::Rows &Catalogue::rowsFor(llvm::StringRef QualifiedName) const {
  const auto It = Known.Unread.find(lastComponent(QualifiedName));
  if (It == Known.Unread.end())
    return Known;
  std::vector<LoadError> Errors; // the built-in files have none
  for (const BuiltinFile *File : It->second)
    if (Read.insert(File).second)
      index(*KnownFiles::get().whole(*File).Lib, Known, Errors);
  return Known;
}

llvm::ArrayRef<Fact> Catalogue::lookup(llvm::StringRef QualifiedName) const {
  const Rows &In = rowsFor(QualifiedName);
  const auto It = In.Facts.find(QualifiedName);
  if (It == In.Facts.end())
    return {};
  return It->second;
}

const TaskRow *Catalogue::taskOfType(llvm::StringRef QualifiedName) const {
  return rowsFor(QualifiedName).TaskTypes.lookup(QualifiedName);
}

const TaskRow *Catalogue::taskOfFunction(llvm::StringRef QualifiedName) const {
  return rowsFor(QualifiedName).TaskFunctions.lookup(QualifiedName);
}

bool Catalogue::mentions(llvm::StringRef Name) const {
  return Known.LastComponents.count(Name) != 0 || Known.Unread.count(Name) != 0;
}

const Library *Catalogue::libraryOfHeader(llvm::StringRef Header) const {
  // "/usr/include/curl/curl.h": try "curl/curl.h" before "curl.h".
  for (size_t Slash = 0; Slash != llvm::StringRef::npos;) {
    const auto It = ByHeader.find(Header.substr(Slash));
    if (It != ByHeader.end())
      return It->second;
    Slash = Header.find('/', Slash);
    if (Slash != llvm::StringRef::npos)
      ++Slash;
  }
  return nullptr;
}

const Library *
Catalogue::borrower(llvm::StringRef Function,
                    llvm::function_ref<bool(const Library &)> Holds) const {
  const auto It = std::find_if(Libs.rbegin(), Libs.rend(), [&](const auto &L) {
    return borrows(*L, Function) && Holds(*L);
  });
  return It == Libs.rend() ? nullptr : It->get();
}

bool Catalogue::knows(const Library &Callee, const Library *Owner) {
  return &Callee == Owner || Callee.Family == "libc" ||
         (Owner && !Callee.Family.empty() && Callee.Family == Owner->Family);
}

bool Catalogue::borrows(const Library &Lib, llvm::StringRef Function) {
  for (const std::string &Glob : Lib.Borrows)
    if (globMatches(Glob, Function))
      return true;
  return false;
}

} // namespace closecall::catalogue
