//===- Catalogue.cpp - Indexes the catalogue ------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/Catalogue.h"
#include "catalogue/BuiltinCatalogue.h"
#include "support/Glob.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <mutex>
#include <tuple>

namespace closecall::catalogue {

std::string LoadError::str() const {
  std::string Text = File;
  if (Line)
    Text += ":" + std::to_string(Line) + ":" + std::to_string(Column);
  return Text + ": " + Message;
}

const char *wordFor(Failure F) {
  switch (F) {
  case Failure::Null:
    return "null";
  case Failure::Negative:
    return "negative";
  case Failure::MinusOne:
    return "minus-one";
  case Failure::NonZero:
    return "non-zero";
  case Failure::Status:
    return "minus-one-else-zero";
  case Failure::Code:
    return "negative-else-zero";
  case Failure::Zero:
    return "zero";
  case Failure::Never:
    break;
  }
  return "never";
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

/// Whether the rows of \p By for a function stand for those of \p Old: of the
/// files of the user the last one's, and what was learned for nobody's.
static bool replaces(const Library &By, const Library &Old) {
  return By.File != Old.File &&
         (By.Learned == Old.Learned ? By.User : Old.Learned);
}

void Catalogue::add(llvm::StringRef Function, Fact New, Where At, Rows &To,
                    std::vector<LoadError> &Errors) {
  std::vector<Fact> &Facts = To.Facts[Function];
  if (!Facts.empty() && !replaces(*New.Lib, *Facts.front().Lib) &&
      replaces(*Facts.front().Lib, *New.Lib))
    return;
  Facts.erase(
      std::remove_if(Facts.begin(), Facts.end(),
                     [&](const Fact &F) { return replaces(*New.Lib, *F.Lib); }),
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
    if (!countsOn(C.On, Target))
      continue;
    Fact F;
    F.Of = C.Extends.empty() ? &C : extended(C, Errors);
    if (!F.Of)
      continue;
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
    for (const BorrowRow &R : C.Borrows) {
      F.K = Fact::Borrows, F.Borrow = &R;
      Each(R, F);
    }
  }
  for (const std::string &Function : Lib.NeverReturn) {
    Fact F;
    F.K = Fact::NeverReturns, F.Lib = &Lib;
    add(Function, F, {}, To, Errors);
    To.LastComponents[lastComponent(Function)] = true;
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
    Known.Lib->takeRows(std::move(*All));
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

/// The client that the rows of \p C are about; null if its library is not
/// enabled, or has none of that name, which is an error.
const Client *Catalogue::extended(const Client &C,
                                  std::vector<LoadError> &Errors) const {
  std::shared_ptr<const Library> Of;
  for (const std::shared_ptr<const Library> &Lib : Libs)
    if (Lib->Name == C.Extends && Lib->User)
      Of = Lib;
  for (const BuiltinFile &File : builtinFiles())
    if (!Of && File.Name == C.Extends + ".yaml")
      Of = KnownFiles::get().whole(File).Lib;
  if (!Of) {
    Errors.push_back({C.Owner->File, C.At.Line, C.At.Column,
                      "there is no library '" + C.Extends + "'"});
    return nullptr;
  }
  for (const Client &Other : Of->Clients)
    if (Other.Name == C.Name && Other.Extends.empty())
      return Of->User ||
                     GlobList(Libraries).contains(Of->Name, !Of->OffByDefault)
                 ? &Other
                 : nullptr;
  Errors.push_back(
      {C.Owner->File, C.At.Line, C.At.Column,
       "library '" + C.Extends + "' has no client '" + C.Name + "'"});
  return nullptr;
}

std::shared_ptr<const Catalogue>
Catalogue::load(llvm::StringRef Libraries,
                llvm::ArrayRef<std::string> UserFiles, System Target,
                std::vector<LoadError> &Errors,
                llvm::function_ref<bool(llvm::StringRef)> Declared) {
  auto Result = std::make_shared<Catalogue>();
  Result->Libraries = Libraries.str();
  Result->Target = Target;
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
    if (!Known.Lib || !countsOn(Known.Lib->On, Target) ||
        !Enabled.contains(Known.Lib->Name,
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
    if (!Known.Lib || !countsOn(Known.Lib->On, Target))
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
