//===- StaticTask.cpp - Threads that live in static variables -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A std::thread that is still joinable when static variables are destroyed ends
// the program; a handle of C that is written again and again loses the threads
// before.  Decided for variables that only this file can name, by what each
// function that names them does with them.
//
//===----------------------------------------------------------------------===//

#include "container/Lifetime.h"
#include "obligation/TaskProtocol.h"
#include "support/LibraryFunction.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "task/Occasion.h"
#include "task/Routine.h"
#include "task/TaskUses.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::TaskClass;
using closecall::catalogue::TaskRow;

namespace closecall::task {

namespace {

/// Whether only this file's code, none of it a template's, can name it.
bool isOfThisFile(const VarDecl &V, const ASTContext &Context) {
  return !V.isStaticDataMember() && !V.getType().isConstQualified() &&
         !isInstantiated(V) && !V.getDeclContext()->isDependentContext() &&
         (V.isStaticLocal() || isInternal(V, Context));
}

/// What all functions that name the variable do with it, and whether a handle
/// of C is written more than once in the life of the program.
struct Seen {
  TaskUses All;
  bool OftenStarted = false;
};

std::optional<Seen> usesEverywhere(TaskUnit &U, const DeclaratorDecl &V,
                                   const TaskRow &Row) {
  const ContainerTypes NoMatter({});
  UseIndex Index(U.context(), NoMatter);
  Seen Found;
  llvm::SmallVector<const FunctionDecl *, 8> Done;
  for (const Use &Named : Index.of(V)) {
    if (!Named.In || Named.In->isDependentContext())
      return std::nullopt;
    if (llvm::is_contained(Done, Named.In))
      continue;
    Done.push_back(Named.In);
    const TaskUses In = usesOf(U, V, Row, *Named.In);
    Found.All.Starts |= In.Starts;
    Found.All.Blocking |= In.Blocking;
    Found.All.Ends |= In.Ends;
    for (const CallView &Start : In.Starters)
      Found.All.Starters.push_back(Start);
    for (const CallView &Start : In.Starters) {
      if (endsItself(U.program(), Start, Row))
        return std::nullopt;
      const ParentMap Parents(Named.In->getBody());
      Found.OftenStarted |=
          !runsOnce(*Named.In, Start.E, V, Index) &&
          !startsForGood(Start, *Named.In, Parents, U.context());
    }
  }
  return Found;
}

/// A variable behind \p V, and so destroyed before it, whose destructor joins.
std::vector<FixItHint> joinerBehind(const VarDecl &V, const TaskRow &Row,
                                    const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const LangOptions &LO = Context.getLangOpts();
  const SourceLocation Semicolon = Lexer::findLocationAfterToken(
      V.getEndLoc(), tok::semi, SM, LO, /*SkipTrailing=*/false);
  if (V.getBeginLoc().isMacroID() || Semicolon.isInvalid())
    return {};
  const std::string Name = V.getNameAsString();
  const std::string Gap = text::lineEnd(V.getBeginLoc(), SM) +
                          text::indentation(V.getBeginLoc(), SM);
  const std::string Text = Gap + "static struct JoinAtExit_" + Name + " {" +
                           Gap + "  ~JoinAtExit_" + Name + "() {" + Gap +
                           "    if (" + Name + ".joinable())" + Gap + "      " +
                           awaitStatement(Row, Name) + Gap + "  }" + Gap +
                           "} " + Name + "_joiner;";
  return {FixItHint::CreateInsertion(Semicolon, Text)};
}

} // namespace

/// Whether no other file can name the fields of the structure, which has no
/// methods either.
static bool isOfThisFile(const RecordDecl &Struct, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const auto *Class = dyn_cast<CXXRecordDecl>(&Struct);
  return (!Class || (!Class->isDependentContext() && Class->isPOD() &&
                     Class->method_begin() == Class->method_end())) &&
         !Struct.isUnion() && Struct.getIdentifier() &&
         SM.isInMainFile(SM.getExpansionLoc(Struct.getLocation()));
}

namespace {

/// Whether the file frees structures of the kind: they come and go.
class Freeing : public FunctionVisitor<Freeing> {
public:
  explicit Freeing(const RecordDecl &Struct) : Struct(Struct) {}
  bool Found = false;

  bool VisitCallExpr(CallExpr *Call) {
    see(freedBy(Call));
    return !Found;
  }
  bool VisitCXXDeleteExpr(CXXDeleteExpr *E) {
    see(E->getArgument());
    return !Found;
  }

private:
  void see(const Expr *Object) {
    const QualType T = Object ? strip(Object)->getType() : QualType();
    const RecordDecl *R = Object && T->isPointerType()
                              ? T->getPointeeType()->getAsRecordDecl()
                              : nullptr;
    Found |= R && R->getCanonicalDecl() == Struct.getCanonicalDecl();
  }

  const RecordDecl &Struct;
};

} // namespace

Findings handleInField(TaskUnit &U, const FieldDecl &Field) {
  const TaskRow *Row = Field.getType()->isScalarType() &&
                               isOfThisFile(*Field.getParent(), U.context())
                           ? rowOfHeld(U, Field)
                           : nullptr;
  const std::optional<Seen> Found =
      Row ? usesEverywhere(U, Field, *Row) : std::nullopt;
  if (!Found || !Found->All.Starts || Found->All.Ends || !Found->OftenStarted)
    return {};
  Freeing Frees(*Field.getParent());
  visitUserCode(Frees, U.context());
  if (!Frees.Found)
    return {};
  Finding Result;
  Result.At = Field.getLocation();
  Result.Message = "'" + Field.getNameAsString() +
                   "' is started and never awaited, " +
                   whenNotAwaited(Row->Class);
  Result.Notes.push_back(
      {Found->All.Starters.empty()
           ? Result.At
           : Found->All.Starters.front().E->getBeginLoc(),
       "join or detach the thread before the structure is freed",
       {}});
  return {std::move(Result)};
}

Findings staticTask(TaskUnit &U, const VarDecl &V) {
  const TaskRow *Row = rowOfHeld(U, V);
  if (!Row || !isOfThisFile(V, U.context()))
    return {};
  std::optional<Seen> Found = usesEverywhere(U, V, *Row);
  if (!Found)
    return {};
  const bool Handle = V.getType()->isScalarType();
  const bool ByPointer = holdsByPointer(U, V);
  if (!Handle && V.getInit() && makesRunning(V.getInit(), *Row, ByPointer)) {
    const TaskKind *K = U.kinds().ofValue(*V.getInit());
    Found->All.Starts = true;
    Found->All.Blocking |= K && K->Class == TaskClass::Blocks;
  }
  // One thread more or less, until the process ends, is nobody's loss.
  if (!Found->All.Starts || Found->All.Ends || Found->All.Blocking ||
      (Handle && !Found->OftenStarted))
    return {};
  Finding Result;
  Result.At = V.getLocation();
  Result.Message = "'" + V.getNameAsString() +
                   "' is started and never awaited, " +
                   whenNotAwaited(Row->Class);
  Note Advice{Result.At,
              Handle ? "await the thread before the handle is used again"
                     : "await it before the program ends",
              {}};
  if (Row->Class == TaskClass::Kills && !Handle && !ByPointer)
    Advice.Edits = joinerBehind(V, *Row, U.context());
  Result.Notes.push_back(std::move(Advice));
  return {std::move(Result)};
}

} // namespace closecall::task
