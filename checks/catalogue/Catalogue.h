//===- Catalogue.h - What the libraries' calls open, close and take -------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Plain data and look-up; this header knows no AST.  docs/catalogue.md is the
// reference of the file format that these structs mirror.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CATALOGUE_CATALOGUE_H
#define CLOSECALL_CATALOGUE_CATALOGUE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace closecall::catalogue {

struct BuiltinFile;

/// Where a call's client appears.  Arguments count from 1.
struct Place {
  enum Kind {
    Return,   ///< the call's result
    Argument, ///< stored through pointer argument Index (`T **`, `int *`)
    Struct,   ///< the caller's own storage that argument Index points at
    Elements  ///< every element of the array argument Index (`pipe`)
  };
  Kind K = Return;
  unsigned Index = 0;
};

/// How the result of a call tells that the call failed.
enum class Failure {
  Null,     ///< a null pointer, or `false`
  Negative, ///< below zero
  MinusOne, ///< exactly -1, as an integer or as a pointer (`MAP_FAILED`)
  NonZero,  ///< a status other than zero
  Status,   ///< -1 for failure and 0 for success, nothing else
  Code,     ///< below zero for failure and 0 for success, nothing else
  Zero,     ///< a status or handle of zero
  Never     ///< the call cannot fail, or its result does not tell
};

/// The word for it in a catalogue file: `null`, `minus-one-else-zero`.
const char *wordFor(Failure F);

/// Position of a row in its file; both count from 1.
struct Where {
  unsigned Line = 0;
  unsigned Column = 0;
};

/// A row that holds only for some values of one argument of the call.
struct Condition {
  enum Kind { Always, Is, IsNot, Has };
  Kind K = Always;
  unsigned Argument = 0; ///< counts from 1
  /// `is`/`not`: any of these values (null is 0); `has`: any of these bits.
  std::vector<int64_t> Values;
};

/// A call that creates the duty to close.
struct OpenRow {
  std::vector<std::string> Functions;
  Place Gives;
  Failure Fails = Failure::Null;
  bool FailedNeedsClose = false; ///< the client must be closed even then
  bool MayGiveNone = false;      ///< success may leave nothing to close
  bool MayAppend = false; ///< it may add to a client that is there already
  bool Zeroed = false;    ///< what the client points to is zero at first
  Condition When;
  std::string Source;
  Where At;
};

/// A call that ends the duty.
struct CloseRow {
  std::vector<std::string> Functions;
  unsigned Argument = 1;    ///< which argument is the client
  bool AcceptsNull = false; ///< closing a null or invalid client is harmless
  bool ByAddress = false;   ///< the call takes the client's address (`T **`)
  /// How a fix writes the call's arguments; empty for the client alone.
  /// `$client` is the client, `$open2` the opening call's second argument.
  std::vector<std::string> Arguments;
  Condition When;
  std::string Source;
  Where At;
};

/// A call that takes the duty over.
struct TakeRow {
  enum OnKind { Always, Success, OnFailure };
  std::vector<std::string> Functions;
  unsigned Argument = 1;
  OnKind On = Always;
  Failure Fails = Failure::Null; ///< how On is told from the result
  bool Returns = false; ///< nobody takes it: the result is the client again
  Condition When;
  std::string Source;
  Where At;
};

/// A call that leaves the client with whoever has it, whatever library it is
/// of.
struct BorrowRow {
  std::vector<std::string> Functions;
  unsigned Argument = 1;
  std::string Source;
  Where At;
};

/// The systems that rows are about.
enum class System {
  Any,
  Unix,   ///< all but Windows; Cygwin is one
  Windows ///< with Microsoft's or MinGW's headers
};

/// Whether rows about \p Of count in code for \p Target; Any: not known.
inline bool countsOn(System Of, System Target) {
  return Of == System::Any || Target == System::Any || Of == Target;
}

struct Library;

/// One sort of client of a library.
struct Client {
  std::string Name; ///< noun phrase without article: "libcurl easy handle"
  /// The library that has the client of this name, if it is not this one: the
  /// rows below are rows of that client's.
  std::string Extends;
  std::string Type; ///< as spelled in C, for readers: "CURL *"
  System On = System::Any;
  std::string Source;
  std::vector<OpenRow> Open;
  std::vector<CloseRow> Close;
  std::vector<TakeRow> Takes;
  std::vector<BorrowRow> Borrows;
  Where At;
  const Library *Owner = nullptr; ///< set by the loader
};

/// A call that its library has deprecated.
struct DeprecatedRow {
  std::vector<std::string> Functions;
  std::string Use; ///< the replacement's name; empty when there is none
  /// The replacement's arguments, `$1` being the old call's first; empty when
  /// they are the same.
  std::vector<std::string> Arguments;
  bool Remove = false; ///< the fix deletes the call
  bool Fix = true;    ///< false: the replacement cannot be written mechanically
  bool Closes = true; ///< whether this is a closing call
  std::string Since;  ///< version of the library that deprecates it
  std::string Reason; ///< replaces the standard wording of the message
  /// The advice holds only when this macro is defined and at least MinVersion.
  std::string VersionMacro;
  int64_t MinVersion = 0;
  std::string Source;
  Where At;
  const Library *Owner = nullptr;
};

/// What becomes of a task that nobody awaits (catalogue facts: "which
/// discards are bugs").
enum class TaskClass {
  NeverStarts, ///< lazy: the work does not run at all
  Blocks,      ///< its destructor waits: the call is not asynchronous
  Cancels,     ///< its destructor cancels the work
  Kills,       ///< the process is terminated
  Loses,       ///< the work goes on, its result and errors are lost
  Leaks,       ///< the work goes on, what it holds is never freed
  Breaks,      ///< a promise: who waits for its future gets an error
  Ignorable    ///< discarding it is normal use
};

/// A type or a call whose completion somebody must await.
struct TaskRow {
  std::string Name;                   ///< noun phrase: "POSIX thread"
  std::vector<std::string> Types;     ///< qualified names of classes
  std::vector<std::string> Functions; ///< qualified names, results are tasks
  TaskClass Class = TaskClass::Loses;
  std::vector<std::string> Await;  ///< member or free functions that await
  std::vector<std::string> Detach; ///< member or free functions that let go
  /// Members that start the task; empty when its construction does.
  std::vector<std::string> Start;
  /// Member or free functions that ask it to stop and do not wait.
  std::vector<std::string> Cancel;
  std::vector<OpenRow> Open;   ///< C calls that start a task
  std::vector<CloseRow> Close; ///< C calls that await or let go of it
  std::string Source;
  const Library *Owner = nullptr;
};

/// A class or a set of functions that lends clients out.
struct PoolRow {
  std::string Name;
  std::string Type;                 ///< qualified name of the pool's class
  std::vector<std::string> Acquire; ///< methods that lend
  std::vector<std::string> Release; ///< methods that take back
  std::string Source;
  const Library *Owner = nullptr;
};

/// How the catalogue's own tests reach the library's real headers.
struct HeaderCheck {
  std::string Package; ///< Debian package; empty when there is none
  std::vector<std::string> Include;
  std::vector<std::string> Flags;
  std::vector<std::string> Missing; ///< names that Debian's version lacks
  bool Cxx = false;
};

/// One file of the catalogue.
struct Library {
  std::string Name;
  std::string Url;
  std::vector<std::string> Headers;
  std::string Family; ///< libraries that know each other's clients; or empty
  std::vector<std::string> Borrows;     ///< globs of functions that only borrow
  std::vector<std::string> NeverReturn; ///< functions that end the program
  System On = System::Any;
  bool OffByDefault = false;
  bool User = false; ///< named by the option `Catalogues`
  /// What `closecall learn` has read from the bodies of a project's functions:
  /// it counts where no body is visible, and after all other files.
  bool Learned = false;
  HeaderCheck Check;
  std::vector<Client> Clients;
  std::vector<DeprecatedRow> Deprecated;
  std::vector<TaskRow> Tasks;
  std::vector<PoolRow> Pools;
  std::string File; ///< where it was read from

  /// Moves the rows of \p Whole, the same file read to its end, here.
  void takeRows(Library &&Whole);
};

/// One fact about one function, found by its name.
struct Fact {
  enum Kind {
    Opens,
    Closes,
    Takes,
    Borrows,
    NeverReturns,
    Deprecates,
    StartsTask,
    AwaitsTask
  };
  Kind K;
  const Library *Lib = nullptr;  ///< where the fact comes from
  const Client *Of = nullptr;    ///< Opens, Closes, Takes, Borrows
  const TaskRow *Task = nullptr; ///< StartsTask, AwaitsTask
  const OpenRow *Open = nullptr;
  const CloseRow *Close = nullptr;
  const TakeRow *Take = nullptr;
  const BorrowRow *Borrow = nullptr;
  const DeprecatedRow *Deprecated = nullptr;
};

/// A problem in a catalogue file, ready to print.
struct LoadError {
  std::string File;
  unsigned Line = 0;   ///< counts from 1; 0 when the file could not be read
  unsigned Column = 0; ///< counts from 1
  std::string Message;
  /// `file:line:column: message`, or `file: message`.
  std::string str() const;
};

/// The rows of all enabled libraries, indexed by function name.
class Catalogue {
public:
  /// The built-in libraries that the glob list \p Libraries enables, and the
  /// files \p UserFiles on top.  A user's row replaces a built-in one for the
  /// same function.  A bad file is reported in \p Errors and left out; the
  /// rest stays usable; so is a row that extends a client that there is not.
  /// Given \p Declared, which tells whether a translation
  /// unit knows an identifier, built-in libraries of which it knows none are
  /// left out, and of the others the rows are read when somebody asks for one
  /// of their names; such a catalogue belongs to one thread.  A file is parsed
  /// once for a process.  Rows about other systems than \p Target are left out.
  static std::shared_ptr<const Catalogue>
  load(llvm::StringRef Libraries, llvm::ArrayRef<std::string> UserFiles,
       System Target, std::vector<LoadError> &Errors,
       llvm::function_ref<bool(llvm::StringRef)> Declared = nullptr);

  /// Parses one file's text; nullptr and at least one error if it is not a
  /// valid catalogue file.
  static std::unique_ptr<Library> parse(llvm::StringRef Text,
                                        llvm::StringRef FileName,
                                        std::vector<LoadError> &Errors);

  /// All facts about the function with this qualified name (`ns::f`; plain
  /// `f` for C); empty when there is none.
  llvm::ArrayRef<Fact> lookup(llvm::StringRef QualifiedName) const;

  /// Whether some enabled row names a function or type whose last component is
  /// \p Name: a cheap test before the qualified name is built.
  bool mentions(llvm::StringRef Name) const;

  /// The row of the tasks that have this type, or that this function makes;
  /// null if there is none.
  const TaskRow *taskOfType(llvm::StringRef QualifiedName) const;
  const TaskRow *taskOfFunction(llvm::StringRef QualifiedName) const;

  /// The library that declares \p Header, by the longest matching suffix, or
  /// nullptr.
  const Library *libraryOfHeader(llvm::StringRef Header) const;

  /// Whether functions of \p Callee, which has no body here, leave a client of
  /// \p Owner with whoever has it: the same library or family.  The C library
  /// keeps nothing that belongs to others.
  static bool knows(const Library &Callee, const Library *Owner);

  /// Whether \p Lib says that \p Function only borrows its arguments.
  static bool borrows(const Library &Lib, llvm::StringRef Function);

  /// The last library that says that \p Function only borrows, and of which
  /// \p Holds; nullptr if there is none.
  const Library *
  borrower(llvm::StringRef Function,
           llvm::function_ref<bool(const Library &)> Holds) const;

private:
  /// What the rows say, by the names that they have.
  struct Rows {
    llvm::StringMap<std::vector<Fact>> Facts;
    llvm::StringMap<const TaskRow *> TaskTypes, TaskFunctions;
    llvm::StringMap<bool> LastComponents;
    /// By last component: the files that have rows of that name, unread.
    llvm::StringMap<std::vector<const BuiltinFile *>> Unread;
  };

  void index(const Library &Lib, Rows &To,
             std::vector<LoadError> &Errors) const;
  const Client *extended(const Client &C, std::vector<LoadError> &Errors) const;
  static void add(llvm::StringRef Function, Fact New, Where At, Rows &To,
                  std::vector<LoadError> &Errors);
  /// The rows, with all that has to do with the name read.
  const Rows &rowsFor(llvm::StringRef QualifiedName) const;

  std::vector<std::shared_ptr<const Library>> Libs;
  std::string Libraries; ///< as the option has it
  System Target = System::Any;
  llvm::StringMap<const Library *> ByHeader;
  mutable Rows Known;
  mutable llvm::DenseSet<const BuiltinFile *> Read;
};

/// "a libcurl easy handle", "an OpenSSL context".
std::string withArticle(llvm::StringRef NounPhrase);

} // namespace closecall::catalogue

#endif // CLOSECALL_CATALOGUE_CATALOGUE_H
