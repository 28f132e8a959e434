//===- MemberFix.cpp - Edits that let a class close its member ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/MemberFix.h"
#include "support/LibraryFunction.h"
#include "support/Text.h"

using namespace clang;

namespace closecall {

std::vector<FixItHint> destructorEdits(ASTContext &Context,
                                       const CXXRecordDecl &Class,
                                       const CXXDestructorDecl *Destructor,
                                       const std::string &Statement) {
  const SourceManager &SM = Context.getSourceManager();
  if (Destructor) {
    const SourceLocation Brace = Destructor->getBody()->getEndLoc();
    if (Brace.isMacroID())
      return {};
    const std::string Base = text::indentation(Brace, SM);
    const bool Alone = Base.size() + 1 == SM.getSpellingColumnNumber(Brace);
    return {FixItHint::CreateInsertion(
        Brace, Alone ? text::indentStep(Brace, SM) + Statement +
                           text::lineEnd(Brace, SM) + Base
                     : Statement + " ")};
  }
  const SourceLocation Brace = Class.getBraceRange().getEnd();
  if (Brace.isInvalid() || Brace.isMacroID())
    return {};
  // Somebody copies or moves objects of the class: they would have to share.
  for (const CXXConstructorDecl *C : Class.ctors())
    if (C->isCopyOrMoveConstructor() && C->isUsed(/*CheckUsedAttr=*/false))
      return {};
  const std::string Name = Class.getNameAsString();
  const std::string End = text::lineEnd(Brace, SM);
  const std::string Base = text::indentation(Brace, SM);
  const std::string Step = Base + text::indentStep(Brace, SM);
  std::string Text = End + Base + "public:" + End;
  // A declared copy constructor takes the implicit default constructor away.
  if (!Class.hasUserDeclaredConstructor())
    Text += Step + Name + "() = default;" + End;
  Text += Step + "~" + Name + "() { " + Statement + " }" + End;
  if (!Class.hasUserDeclaredCopyConstructor())
    Text += Step + Name + "(const " + Name + " &) = delete;" + End;
  if (!Class.hasUserDeclaredCopyAssignment())
    Text += Step + Name + " &operator=(const " + Name + " &) = delete;" + End;
  return {FixItHint::CreateInsertion(Brace, Text + Base)};
}

using obligation::ContainerLeak;
using obligation::FieldLeak;
using obligation::MemberLeak;

namespace {

/// A close, as a statement, of what \p Place names if it is open; \p Holder, if
/// not empty, is what has to be there to have such a place.
std::string closeIfOpen(const catalogue::CloseRow &Row,
                        const std::string &Closer, const std::string &Place,
                        bool IsPointer, const std::string &Holder = "") {
  const std::string Close =
      Closer + "(" + (Row.ByAddress ? "&" : "") + Place + ");";
  std::string Test = Holder;
  if (!IsPointer || !Row.AcceptsNull)
    Test += (Test.empty() ? "" : " && ") + Place + (IsPointer ? "" : " >= 0");
  return Test.empty() ? Close : "if (" + Test + ") " + Close;
}

std::string closeOf(ASTContext &Context, const CXXRecordDecl &Class,
                    const MemberLeak &Leak) {
  const catalogue::CloseRow &Row = Leak.Site.Of->Close.front();
  return closeIfOpen(Row, globalName(Class, Row.Functions.front(), Context),
                     Leak.Member->getNameAsString(),
                     Leak.Member->getType()->isPointerType());
}

/// Whether every constructor gives the member a value before anybody asks.
bool isInitialised(const CXXRecordDecl &Class, const FieldDecl &Member) {
  if (Member.hasInClassInitializer())
    return true;
  if (!Class.hasUserDeclaredConstructor())
    return false;
  return llvm::all_of(Class.ctors(), [&](const CXXConstructorDecl *C) {
    return C->isDeleted() || C->isImplicit() || C->isDelegatingConstructor() ||
           llvm::any_of(C->inits(), [&](const CXXCtorInitializer *I) {
             return I->isWritten() && I->getMember() &&
                    I->getMember()->getCanonicalDecl() == &Member;
           });
  });
}

/// \p Text on a line of its own before the statement, if it has a line of its
/// own.
std::vector<FixItHint> lineBefore(const ASTContext &Context, const Stmt &At,
                                  const std::string &Text) {
  const SourceManager &SM = Context.getSourceManager();
  const SourceLocation Loc = At.getBeginLoc();
  const std::string Base = Loc.isMacroID() ? "" : text::indentation(Loc, SM);
  if (Loc.isMacroID() || Base.size() + 1 != SM.getSpellingColumnNumber(Loc))
    return {};
  return {
      FixItHint::CreateInsertion(Loc, Text + text::lineEnd(Loc, SM) + Base)};
}

/// The statement of a braced block that \p Inner is; null if it is part of
/// another one.
const Stmt *statementOfBlock(ASTContext &Context, const Stmt &Inner) {
  const Stmt *At = &Inner;
  for (;;) {
    const DynTypedNodeList Up = Context.getParents(*At);
    const Stmt *Outer = Up.empty() ? nullptr : Up[0].get<Stmt>();
    if (!Outer || !isa<ExprWithCleanups>(Outer))
      return Outer && isa<CompoundStmt>(Outer) ? At : nullptr;
    At = Outer;
  }
}

} // namespace

MemberFix planMemberFix(ASTContext &Context, const CXXRecordDecl &Class,
                        const MemberLeak &Leak) {
  const std::string Member = Leak.Member->getNameAsString();
  const std::string &Closer = Leak.Site.Of->Close.front().Functions.front();
  MemberFix Fix;
  switch (Leak.K) {
  case MemberLeak::NeverClosed:
    Fix.Advice = "close '" + Member + "' with '" + Closer +
                 "' in the destructor, and delete the copy operations";
    Fix.Edits = destructorEdits(Context, Class, Leak.Destructor,
                                closeOf(Context, Class, Leak));
    break;
  case MemberLeak::ClosedByMethod: {
    const std::string Name = Leak.Closer->getNameAsString();
    Fix.Advice = "call '" + Name + "' in the destructor";
    // It must be able to run twice, and before anything was opened.
    if (Leak.Closer->getNumParams() == 0 &&
        isInitialised(Class, *Leak.Member) &&
        obligation::resetsMember(*Leak.Closer, *Leak.Member, Context)) {
      const std::string Test =
          Leak.Member->getType()->isPointerType() ? "" : " >= 0";
      Fix.Edits = destructorEdits(Context, Class, Leak.Destructor,
                                  "if (" + Member + Test + ") " + Name + "();");
    }
    break;
  }
  case MemberLeak::Reopened:
    Fix.Advice = "close '" + Member + "' with '" + Closer +
                 "' before it is opened again";
    if (const Stmt *At = statementOfBlock(Context, *Leak.Path.At);
        At && isInitialised(Class, *Leak.Member))
      Fix.Edits = lineBefore(Context, *At, closeOf(Context, Class, Leak));
    break;
  case MemberLeak::LostInConstructor:
    Fix.Advice = "close '" + Member + "' with '" + Closer +
                 "' before the exception leaves, or make it an owner";
    if (const Stmt *At = statementOfBlock(Context, *Leak.Path.At);
        At && isa<CXXThrowExpr>(Leak.Path.At))
      Fix.Edits = lineBefore(Context, *At, closeOf(Context, Class, Leak));
    break;
  case MemberLeak::CopiedAndClosed:
    Fix.Advice = "delete the copy operations of '" + Class.getNameAsString() +
                 "', or write them so that one object has the client";
    break;
  }
  return Fix;
}

/// A loop that closes all elements of the container; empty if it has no
/// iterators.
static std::string closeAll(const ContainerLeak &Leak,
                            const std::string &Closer) {
  const catalogue::CloseRow &Row = Leak.Site.Of->Close.front();
  const std::string Type =
      Leak.Container->getType()->getAsCXXRecordDecl()->getNameAsString();
  const std::string Name = Leak.Container->getNameAsString();
  if (Type == "vector" || Type == "deque" || Type == "list" || Type == "set" ||
      Type == "unordered_set")
    return "for (auto client : " + Name + ") { " +
           closeIfOpen(Row, Closer, "client", true) + " }";
  if (Type == "map" || Type == "unordered_map" || Type == "multimap" ||
      Type == "unordered_multimap")
    return "for (auto &entry : " + Name + ") { " +
           closeIfOpen(Row, Closer, "entry.second", true) + " }";
  return {};
}

MemberFix planContainerFix(ASTContext &Context, const CXXRecordDecl *Class,
                           llvm::ArrayRef<const CXXMethodDecl *> Methods,
                           const ContainerLeak &Leak) {
  const catalogue::CloseRow &Row = Leak.Site.Of->Close.front();
  const std::string Name = Leak.Container->getNameAsString();
  MemberFix Fix;
  Fix.Advice = "close each client with '" + Row.Functions.front() + "' " +
               (Leak.Drop ? "before it is dropped"
                : Class   ? "in the destructor"
                          : "before '" + Name + "' is destroyed");
  if (!Class)
    return Fix;
  const std::string Closer = globalName(*Class, Row.Functions.front(), Context);
  const std::string Loop = closeAll(Leak, Closer);
  if (!Leak.Drop) {
    if (!Loop.empty())
      Fix.Edits = destructorEdits(Context, *Class,
                                  obligation::destructorAmong(Methods), Loop);
    return Fix;
  }
  const auto *Drop = cast<CXXMemberCallExpr>(Leak.Drop);
  const llvm::StringRef Method = Drop->getMethodDecl()->getName();
  const std::string Close =
      Method == "clear"      ? Loop
      : Method == "pop_back" ? closeIfOpen(Row, Closer, Name + ".back()", true)
      : Method == "pop_front"
          ? closeIfOpen(Row, Closer, Name + ".front()", true)
          : std::string();
  if (const Stmt *At = statementOfBlock(Context, *Drop); At && !Close.empty())
    Fix.Edits = lineBefore(Context, *At, Close);
  return Fix;
}

MemberFix planFieldFix(ASTContext &Context, const FieldLeak &Leak) {
  const catalogue::CloseRow &Row = Leak.Site.Of->Close.front();
  const std::string &Closer = Row.Functions.front();
  const std::string Field = Leak.Field->getNameAsString();
  MemberFix Fix;
  Fix.Advice = "close '" + Field + "' with '" + Closer +
               "' before the structure is freed";
  const auto *Call = dyn_cast<CallExpr>(Leak.Free);
  const Expr *Freed =
      Call ? Call->getArg(0) : cast<CXXDeleteExpr>(Leak.Free)->getArgument();
  const auto *Name = dyn_cast<DeclRefExpr>(Freed->IgnoreParenImpCasts());
  const Stmt *At = statementOfBlock(Context, *Leak.Free);
  if (!Name || !At || !Leak.AlwaysSet)
    return Fix;
  const std::string Object = Name->getDecl()->getNameAsString();
  Fix.Edits =
      lineBefore(Context, *At,
                 closeIfOpen(Row, Closer, Object + "->" + Field,
                             Leak.Field->getType()->isPointerType(), Object));
  return Fix;
}

} // namespace closecall
