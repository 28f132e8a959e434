//===- MemberFix.cpp - Edits that let a class close its member ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/MemberFix.h"
#include "fix/ErrorNumber.h"
#include "fix/StatementEdits.h"
#include "support/LibraryFunction.h"
#include "support/Text.h"
#include "support/Walk.h"

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
  const std::string Name = Class.getNameAsString();
  const std::string End = text::lineEnd(Brace, SM);
  const std::string Base = text::indentation(Brace, SM);
  const std::string Step = Base + text::indentStep(Brace, SM);
  std::string Text = End + Base + "public:" + End;
  // A declared copy constructor takes the implicit default constructor away.
  if (!Class.hasUserDeclaredConstructor())
    Text += Step + Name + "() = default;" + End;
  Text += Step + "~" + Name + "() { " + Statement + " }" + End;
  // A declared move takes the implicit copies away.
  const bool Moves = Class.hasUserDeclaredMoveConstructor() ||
                     Class.hasUserDeclaredMoveAssignment();
  if (!Moves && !Class.hasUserDeclaredCopyConstructor())
    Text += Step + Name + "(const " + Name + " &) = delete;" + End;
  if (!Moves && !Class.hasUserDeclaredCopyAssignment())
    Text += Step + Name + " &operator=(const " + Name + " &) = delete;" + End;
  return {FixItHint::CreateInsertion(Brace, Text + Base)};
}

using obligation::constantOf;
using obligation::ContainerLeak;
using obligation::FieldLeak;
using obligation::MemberLeak;
using obligation::strip;

static bool isMember(const Expr *E, const FieldDecl &Member) {
  const auto *M = dyn_cast<MemberExpr>(strip(E));
  return M && M->getMemberDecl()->getCanonicalDecl() == &Member;
}

/// Whether \p Value is `std::exchange(other.Member, nullptr)`.
static bool isTakenOut(const Expr *Value, const FieldDecl &Member,
                       const ASTContext &Context) {
  const auto *Call = dyn_cast<CallExpr>(strip(Value));
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Callee->isInStdNamespace() && Callee->getIdentifier() &&
         Callee->getName() == "exchange" && Call->getNumArgs() == 2 &&
         isMember(Call->getArg(0), Member) &&
         constantOf(Call->getArg(1), Context).value_or(1) <= 0;
}

/// Whether \p Move takes the member out of the other object.
static bool takesOut(const CXXConstructorDecl &Move, const FieldDecl &Member,
                     const ASTContext &Context) {
  const FunctionDecl *Body = nullptr;
  return Move.isMoveConstructor() && Move.hasBody(Body) &&
         llvm::any_of(cast<CXXConstructorDecl>(Body)->inits(),
                      [&](const CXXCtorInitializer *I) {
                        return I->getMember() &&
                               I->getMember()->getCanonicalDecl() == &Member &&
                               isTakenOut(I->getInit(), Member, Context);
                      });
}

static bool isCopyOrMove(const CXXMethodDecl *M) {
  const auto *C = dyn_cast<CXXConstructorDecl>(M);
  return M->isCopyAssignmentOperator() || M->isMoveAssignmentOperator() ||
         (C && C->isCopyOrMoveConstructor());
}

bool isCopiedImplicitly(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.methods(), [](const CXXMethodDecl *M) {
    return M->isImplicit() && isCopyOrMove(M) && !M->isDeleted() &&
           M->isUsed(/*CheckUsedAttr=*/false);
  });
}

bool mayShare(const CXXRecordDecl &Class, const FieldDecl *Member,
              const ASTContext &Context) {
  return isCopiedImplicitly(Class) ||
         llvm::any_of(Class.methods(), [&](const CXXMethodDecl *M) {
           const auto *C = dyn_cast<CXXConstructorDecl>(M);
           return !M->isImplicit() && isCopyOrMove(M) && !M->isDeleted() &&
                  !(C && Member && takesOut(*C, *Member, Context));
         });
}

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

/// Whether the body of \p C gives the member a value on every path.
bool assigns(const CXXConstructorDecl &C, const FieldDecl &Member) {
  const FunctionDecl *Definition = nullptr;
  const auto *Body = C.hasBody(Definition)
                         ? dyn_cast<CompoundStmt>(Definition->getBody())
                         : nullptr;
  return Body &&
         !contains(
             Body, Closures::Leave,
             [](const Stmt &S) { return isa<ReturnStmt, GotoStmt>(S); }) &&
         llvm::any_of(Body->body(), [&](const Stmt *S) {
           const auto *E = dyn_cast<Expr>(S);
           const auto *B = E ? dyn_cast<BinaryOperator>(strip(E)) : nullptr;
           return B && B->getOpcode() == BO_Assign &&
                  isMember(B->getLHS(), Member);
         });
}

/// Whether every constructor gives the member a value before anybody asks.
bool isInitialised(const CXXRecordDecl &Class, const FieldDecl &Member) {
  if (Member.hasInClassInitializer())
    return true;
  if (!Class.hasUserDeclaredConstructor())
    return false;
  return llvm::all_of(Class.ctors(), [&](const CXXConstructorDecl *C) {
    return C->isDeleted() || C->isImplicit() || C->isDelegatingConstructor() ||
           llvm::any_of(C->inits(),
                        [&](const CXXCtorInitializer *I) {
                          return I->isWritten() && I->getMember() &&
                                 I->getMember()->getCanonicalDecl() == &Member;
                        }) ||
           assigns(*C, Member);
  });
}

/// The body of the function around \p Inner; null if there is none.
const Stmt *bodyAround(ASTContext &Context, const Stmt &Inner) {
  DynTypedNode Node = DynTypedNode::create(Inner);
  for (;;) {
    const DynTypedNodeList Up = Context.getParents(Node);
    if (Up.empty())
      return nullptr;
    Node = Up[0];
    if (const auto *F = Node.get<FunctionDecl>())
      return F->getBody();
  }
}

/// \p Text in front of the statement \p At; nothing if it is part of another
/// one.
std::vector<FixItHint> before(ASTContext &Context, const Expr &At,
                              const std::string &Text) {
  const Stmt *Body = bodyAround(Context, At);
  if (!Body || Text.empty())
    return {};
  ParentMap Parents(const_cast<Stmt *>(Body));
  StatementEdits Edits(Context, Parents);
  if (!Edits.isStatement(At) || !Edits.before(At, Text))
    return {};
  return Edits.hints();
}

} // namespace

/// Why the destructor cannot close the member; empty if it can.
static std::string obstacle(ASTContext &Context, const CXXRecordDecl &Class,
                            const FieldDecl &Member) {
  if (mayShare(Class, &Member, Context))
    return "objects of the class are copied or moved";
  if (!isInitialised(Class, Member))
    return "the member may hold anything before it is opened";
  return {};
}

static MemberFix plannedFor(ASTContext &Context, const CXXRecordDecl &Class,
                            const MemberLeak &Leak) {
  const std::string Member = Leak.Member->getNameAsString();
  const std::string &Closer = Leak.Site.Of->Close.front().Functions.front();
  MemberFix Fix;
  switch (Leak.K) {
  case MemberLeak::NeverClosed:
    Fix.Advice = "close '" + Member + "' with '" + Closer +
                 "' in the destructor, and delete the copy operations";
    Fix.Obstacle = obstacle(Context, Class, *Leak.Member);
    if (Fix.Obstacle.empty())
      Fix.Edits = destructorEdits(Context, Class, Leak.Destructor,
                                  closeOf(Context, Class, Leak));
    break;
  case MemberLeak::ClosedByMethod: {
    const std::string Name = Leak.Closer->getNameAsString();
    Fix.Advice = "call '" + Name + "' in the destructor";
    // It must be able to run twice, and before anything was opened.
    Fix.Obstacle = obstacle(Context, Class, *Leak.Member);
    if (Leak.Closer->getNumParams() != 0 ||
        !obligation::resetsMember(*Leak.Closer, *Leak.Member, Context))
      Fix.Obstacle = "'" + Name + "' cannot be called twice";
    if (Fix.Obstacle.empty()) {
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
    if (!isInitialised(Class, *Leak.Member))
      Fix.Obstacle = "the member may hold anything before it is opened";
    else if (const auto *At = dyn_cast<Expr>(Leak.Path.At))
      Fix.Edits = before(Context, *At, closeOf(Context, Class, Leak));
    break;
  case MemberLeak::LostInConstructor:
    Fix.Advice = "close '" + Member + "' with '" + Closer +
                 "' before the exception leaves, or make it an owner";
    if (const auto *At = dyn_cast<CXXThrowExpr>(Leak.Path.At)) {
      std::string Close = closeOf(Context, Class, Leak);
      const bool KeepsErrno = readsErrno(*Leak.Path.At);
      if (KeepsErrno)
        Close = "{ const int saved_errno = errno; " + Close +
                " errno = saved_errno; }";
      if (KeepsErrno && !canNameErrno(Context))
        Fix.Obstacle = "the exception reads errno, which no header declares";
      else
        Fix.Edits = before(Context, *At, Close);
    }
    break;
  case MemberLeak::CopiedAndClosed:
    Fix.Advice = "delete the copy operations of '" + Class.getNameAsString() +
                 "', or write them so that one object has the client";
    break;
  }
  return Fix;
}

/// \p Fix, whose advice says what is in the way if there is no edit.
static MemberFix withReason(MemberFix Fix) {
  if (Fix.Edits.empty())
    Fix.Advice +=
        text::noEdit(Fix.Obstacle.empty() ? "there is no place for the close"
                                          : Fix.Obstacle);
  return Fix;
}

MemberFix planMemberFix(ASTContext &Context, const CXXRecordDecl &Class,
                        const MemberLeak &Leak) {
  return withReason(plannedFor(Context, Class, Leak));
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
               (!Leak.Loss ? Class ? "in the destructor"
                                   : "before '" + Name + "' is destroyed"
                : isa<BinaryOperator>(Leak.Loss) ? "before it is overwritten"
                                                 : "before it is dropped");
  if (!Class) {
    Fix.Obstacle = "elements may have been closed or given away one by one";
    return withReason(Fix);
  }
  const std::string Closer = globalName(*Class, Row.Functions.front(), Context);
  const std::string Loop = closeAll(Leak, Closer);
  if (!Leak.Loss) {
    if (mayShare(*Class, nullptr, Context))
      Fix.Obstacle = "objects of the class are copied or moved";
    else if (!Loop.empty())
      Fix.Edits = destructorEdits(Context, *Class,
                                  obligation::destructorAmong(Methods), Loop);
    return withReason(Fix);
  }
  std::string Close;
  if (const auto *Drop = dyn_cast<CXXMemberCallExpr>(Leak.Loss)) {
    const llvm::StringRef Method = Drop->getMethodDecl()->getName();
    if (Method == "clear")
      Close = Loop;
    else if (Method == "pop_back")
      Close = closeIfOpen(Row, Closer, Name + ".back()", true);
    else if (Method == "pop_front")
      Close = closeIfOpen(Row, Closer, Name + ".front()", true);
  } else if (const Expr *Element = cast<BinaryOperator>(Leak.Loss)->getLHS();
             Element->getType()->isPointerType()) {
    Close = closeIfOpen(
        Row, Closer,
        text::of(*Element, Context.getSourceManager(), Context.getLangOpts()),
        true);
  }
  Fix.Edits = before(Context, *Leak.Loss, Close);
  return withReason(Fix);
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
  if (!Leak.AlwaysSet)
    Fix.Obstacle = "the field may hold anything before it is opened";
  if (!Name || !Leak.AlwaysSet)
    return withReason(Fix);
  const std::string Object = Name->getDecl()->getNameAsString();
  Fix.Edits =
      before(Context, *Leak.Free,
             closeIfOpen(Row, Closer, Object + "->" + Field,
                         Leak.Field->getType()->isPointerType(), Object));
  return withReason(Fix);
}

} // namespace closecall
