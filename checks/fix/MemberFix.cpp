//===- MemberFix.cpp - Edits that let a class close its member ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/MemberFix.h"
#include "fix/ErrorNumber.h"
#include "fix/StatementEdits.h"
#include "obligation/Program.h"
#include "support/LibraryFunction.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace closecall {

std::vector<FixItHint> destructorEdits(ASTContext &Context,
                                       const CXXRecordDecl &Class,
                                       const CXXDestructorDecl *Destructor,
                                       llvm::ArrayRef<std::string> Statements) {
  const SourceManager &SM = Context.getSourceManager();
  if (Destructor) {
    // `Thread::~Thread() = default;`
    if (!isa_and_nonnull<CompoundStmt>(Destructor->getBody()) ||
        Destructor->isDefaulted())
      return {};
    const SourceLocation Brace = Destructor->getBody()->getEndLoc();
    if (Brace.isMacroID())
      return {};
    const std::string Base = text::indentation(Brace, SM);
    const bool Alone = Base.size() + 1 == SM.getSpellingColumnNumber(Brace);
    // `{}` gets a blank in front, too.
    std::string Text =
        Destructor->getBody()->getBeginLoc().getLocWithOffset(1) == Brace ? " "
                                                                          : "";
    for (const std::string &S : Statements)
      Text += Alone ? text::indentStep(Brace, SM) + S +
                          text::lineEnd(Brace, SM) + Base
                    : S + " ";
    return {FixItHint::CreateInsertion(Brace, Text)};
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
  Text += Step + "~" + Name + "() {";
  // Several have lines of their own.
  const std::string Gap =
      Statements.size() > 1 ? End + Step + text::indentStep(Brace, SM) : " ";
  for (const std::string &S : Statements)
    Text += Gap + S;
  Text += (Statements.size() > 1 ? End + Step : " ") + std::string("}") + End;
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
using obligation::Program;
using obligation::strip;
using obligation::Typestate;

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

/// Whether a header that is included declares the function.
bool isDeclared(llvm::StringRef Name, ASTContext &Context) {
  const TranslationUnitDecl &Unit = *Context.getTranslationUnitDecl();
  const auto IsIt = [&](const Decl *D) {
    const auto *F = dyn_cast<FunctionDecl>(D);
    return F && F->getIdentifier() && F->getName() == Name;
  };
  return Name.contains("::") ||
         !Unit.lookup(DeclarationName(&Context.Idents.get(Name))).empty() ||
         llvm::any_of(Unit.decls(), [&](const Decl *D) {
           const auto *C = dyn_cast<LinkageSpecDecl>(D);
           return C && llvm::any_of(C->decls(), IsIt);
         });
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

/// Whether the head of \p C, or the class, gives the member a value.
bool isInitialisedBy(const CXXConstructorDecl &C, const FieldDecl &Member) {
  return Member.hasInClassInitializer() ||
         llvm::any_of(C.inits(), [&](const CXXCtorInitializer *I) {
           return I->isWritten() && I->getMember() &&
                  I->getMember()->getCanonicalDecl() == &Member;
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
           isInitialisedBy(*C, Member) || assigns(*C, Member);
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

/// \p Texts in front of the statement \p At; nothing if it is part of another
/// one.
std::vector<FixItHint> before(ASTContext &Context, const Expr &At,
                              llvm::ArrayRef<std::string> Texts) {
  const Stmt *Body = bodyAround(Context, At);
  if (!Body)
    return {};
  ParentMap Parents(const_cast<Stmt *>(Body));
  StatementEdits Edits(Context, Parents);
  if (!Edits.isStatement(At))
    return {};
  for (const std::string &Text : Texts)
    if (!Edits.before(At, Text))
      return {};
  return Edits.hints();
}

/// Whether \p Type is that of something which runs until somebody waits for it,
/// a thread for instance, or of a container of such.
bool mayRun(QualType Type, const catalogue::Catalogue &Catalogue) {
  const CXXRecordDecl *Record =
      Type.getNonReferenceType().getCanonicalType()->getAsCXXRecordDecl();
  if (!Record)
    return false;
  const catalogue::TaskRow *Row = Catalogue.taskOfType(qualifiedName(*Record));
  if (Row)
    return Row->Class != catalogue::TaskClass::NeverStarts &&
           Row->Class != catalogue::TaskClass::Breaks;
  const auto *Template = dyn_cast<ClassTemplateSpecializationDecl>(Record);
  if (Template && Record->isInStdNamespace())
    return llvm::any_of(Template->getTemplateArgs().asArray(),
                        [&](const TemplateArgument &A) {
                          return A.getKind() == TemplateArgument::Type &&
                                 mayRun(A.getAsType(), Catalogue);
                        });
  return Record->hasDefinition() &&
         llvm::any_of(Record->methods(), [](const CXXMethodDecl *M) {
           return M->getIdentifier() && M->getName() == "join";
         });
}

/// Whether a task of the object may still use its members where \p Destructor,
/// null if there is none, ends: it does not name the task.
bool mayUseMembers(const CXXRecordDecl &Class,
                   const CXXDestructorDecl *Destructor,
                   const catalogue::Catalogue &Catalogue) {
  return llvm::any_of(Class.fields(), [&](const FieldDecl *F) {
    return mayRun(F->getType(), Catalogue) &&
           !(Destructor && contains(Destructor->getBody(), Closures::Enter,
                                    [&](const Stmt &S) {
                                      const auto *E = dyn_cast<Expr>(&S);
                                      return E && isMember(E, *F);
                                    }));
  });
}

constexpr char AtExit[] = "a path to the same exit has closed it";
constexpr char MayHoldAnything[] =
    "the member may hold anything before it is opened";
constexpr char TaskMayUseIt[] = "a task of the object may still use it then";

/// A fix before it is written.
struct Draft {
  MemberFix Fix;
  std::string Name;  ///< of the member
  std::string Close; ///< one statement
  /// In front of these; at the end of the destructor if there are none.
  std::vector<const Expr *> Places;
  bool InDestructor = false;
  bool IsJoined = false; ///< the edit of another draft is that of this one, too
};

} // namespace

/// Why the destructor cannot close the member; empty if it can.
static std::string obstacle(Program &Unit, const CXXRecordDecl &Class,
                            const FieldDecl &Member,
                            const CXXDestructorDecl *Destructor) {
  if (mayShare(Class, &Member, Unit.context()))
    return "objects of the class are copied or moved";
  if (!isInitialised(Class, Member))
    return MayHoldAnything;
  if (mayUseMembers(Class, Destructor, Unit.catalogue()))
    return TaskMayUseIt;
  return {};
}

/// Why no close can stand where the constructor throws; empty if it can.
static std::string obstacleAtThrows(const ASTContext &Context,
                                    const MemberLeak &Leak) {
  const auto Comes = [&](Typestate T) {
    return llvm::any_of(Leak.Throws, [&](const obligation::Leak &L) {
      return (L.OtherStates & obligation::bit(T)) != 0;
    });
  };
  if (Comes(Typestate::Closed))
    return AtExit;
  if (Comes(Typestate::HandedOver))
    return "a path to the same exit may have given it away";
  if (Comes(Typestate::NotOpened) &&
      !isInitialisedBy(*cast<CXXConstructorDecl>(Leak.Opener), *Leak.Member))
    return MayHoldAnything;
  for (const obligation::Leak &L : Leak.Throws)
    if (readsErrno(*L.At) && !canNameErrno(Context))
      return "the exception reads errno, which no header declares";
  return {};
}

/// Whether the destructor gives another value to a member that \p Closer reads:
/// behind that the closer no longer does what it should.
static bool changesWhatIsRead(const CXXDestructorDecl *Destructor,
                              const CXXMethodDecl &Closer) {
  const auto Names = [](const Stmt *Code, const ValueDecl *Field) {
    return contains(Code, Closures::Enter, [&](const Stmt &S) {
      const auto *M = dyn_cast<MemberExpr>(&S);
      return M && M->getMemberDecl() == Field;
    });
  };
  return Destructor &&
         contains(Destructor->getBody(), Closures::Enter, [&](const Stmt &S) {
           const auto *B = dyn_cast<BinaryOperator>(&S);
           const auto *M = B && B->isAssignmentOp()
                               ? dyn_cast<MemberExpr>(strip(B->getLHS()))
                               : nullptr;
           return M && Names(Closer.getBody(), M->getMemberDecl());
         });
}

static Draft draftFor(Program &Unit, const CXXRecordDecl &Class,
                      const MemberLeak &Leak) {
  ASTContext &Context = Unit.context();
  const std::string Member = Leak.Member->getNameAsString();
  const std::string &Closer = Leak.Site.Of->Close.front().Functions.front();
  Draft D;
  D.Name = Member;
  MemberFix &Fix = D.Fix;
  if (isDeclared(Closer, Context))
    D.Close = closeOf(Context, Class, Leak);
  switch (Leak.K) {
  case MemberLeak::NeverClosed:
    Fix.Advice = "close '" + Member + "' with '" + Closer +
                 "' in the destructor, and delete the copy operations";
    Fix.Obstacle = obstacle(Unit, Class, *Leak.Member, Leak.Destructor);
    D.InDestructor = true;
    break;
  case MemberLeak::ClosedByMethod: {
    const std::string Name = Leak.Closer->getNameAsString();
    Fix.Advice = "call '" + Name + "' in the destructor";
    // It must be able to run twice, and before anything was opened.
    Fix.Obstacle = obstacle(Unit, Class, *Leak.Member, Leak.Destructor);
    if (Leak.Closer->getNumParams() != 0 || Leak.KeepsClosed ||
        !obligation::resetsMember(*Leak.Closer, *Leak.Member, Context))
      Fix.Obstacle = "'" + Name + "' cannot be called twice";
    else if (changesWhatIsRead(Leak.Destructor, *Leak.Closer))
      Fix.Obstacle = "the destructor changes what '" + Name + "' reads";
    const std::string Test =
        Leak.Member->getType()->isPointerType() ? "" : " >= 0";
    D.Close = "if (" + Member + Test + ") " + Name + "();";
    D.InDestructor = true;
    break;
  }
  case MemberLeak::Reopened:
    Fix.Advice = "close '" + Member + "' with '" + Closer +
                 "' before it is opened again";
    if (!isInitialised(Class, *Leak.Member))
      Fix.Obstacle = MayHoldAnything;
    else if (Leak.KeepsClosed)
      Fix.Obstacle = "it may name what has been closed";
    else if (const auto *At = dyn_cast<Expr>(Leak.Path.At))
      D.Places.push_back(At);
    break;
  case MemberLeak::LostInConstructor:
    Fix.Advice = "close '" + Member + "' with '" + Closer +
                 "' before the exception leaves, or make it an owner";
    Fix.Obstacle = obstacleAtThrows(Context, Leak);
    for (const obligation::Leak &L : Leak.Throws)
      D.Places.push_back(dyn_cast<CXXThrowExpr>(L.At));
    if (llvm::is_contained(D.Places, nullptr))
      D.Places.clear(); // a call that throws
    break;
  case MemberLeak::CopiedAndClosed:
    Fix.Advice = "delete the copy operations of '" + Class.getNameAsString() +
                 "', or write them so that one object has the client";
    break;
  }
  if (D.Close.empty() && Fix.Obstacle.empty())
    Fix.Obstacle = "no header that is included declares '" + Closer + "'";
  return D;
}

/// \p Fix, whose advice says what is in the way if there is no edit.
static MemberFix withReason(MemberFix Fix) {
  if (Fix.Edits.empty())
    Fix.Advice +=
        text::noEdit(Fix.Obstacle.empty() ? "there is no place for the close"
                                          : Fix.Obstacle);
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

/// What to do about the container, and why there may be no edit.
static MemberFix adviceFor(const ContainerLeak &Leak, bool OfClass) {
  MemberFix Fix;
  Fix.Advice =
      "close each client with '" +
      Leak.Site.Of->Close.front().Functions.front() + "' " +
      (!Leak.Loss ? OfClass ? "in the destructor"
                            : "before '" + Leak.Container->getNameAsString() +
                                  "' is destroyed"
       : isa<BinaryOperator>(Leak.Loss) ? "before it is overwritten"
                                        : "before it is dropped");
  return Fix;
}

static Draft draftFor(Program &Unit, const CXXRecordDecl &Class,
                      const CXXDestructorDecl *Destructor,
                      const ContainerLeak &Leak) {
  ASTContext &Context = Unit.context();
  const catalogue::CloseRow &Row = Leak.Site.Of->Close.front();
  const std::string Closer = globalName(Class, Row.Functions.front(), Context);
  Draft D;
  D.Name = Leak.Container->getNameAsString();
  D.Fix = adviceFor(Leak, /*OfClass=*/true);
  if (!Leak.Loss) {
    D.Close = closeAll(Leak, Closer);
    D.InDestructor = true;
    if (mayShare(Class, nullptr, Context))
      D.Fix.Obstacle = "objects of the class are copied or moved";
    else if (mayUseMembers(Class, Destructor, Unit.catalogue()))
      D.Fix.Obstacle = TaskMayUseIt;
    return D;
  }
  D.Places.push_back(Leak.Loss);
  if (const auto *Drop = dyn_cast<CXXMemberCallExpr>(Leak.Loss)) {
    const llvm::StringRef Method = Drop->getMethodDecl()->getName();
    if (Method == "clear")
      D.Close = closeAll(Leak, Closer);
    else if (Method == "pop_back")
      D.Close = closeIfOpen(Row, Closer, D.Name + ".back()", true);
    else if (Method == "pop_front")
      D.Close = closeIfOpen(Row, Closer, D.Name + ".front()", true);
  } else if (const Expr *Element = cast<BinaryOperator>(Leak.Loss)->getLHS();
             Element->getType()->isPointerType()) {
    D.Close = closeIfOpen(
        Row, Closer,
        text::of(*Element, Context.getSourceManager(), Context.getLangOpts()),
        true);
  }
  return D;
}

MemberFix planContainerFix(const ContainerLeak &Leak) {
  MemberFix Fix = adviceFor(Leak, /*OfClass=*/false);
  Fix.Obstacle = "elements may have been closed or given away one by one";
  return withReason(Fix);
}

namespace {

/// Writes drafts; those that go to the same place as one.
class Writer {
public:
  using Taken = llvm::function_ref<bool(llvm::ArrayRef<FixItHint>)>;
  /// \p Class may be null where nothing goes to a destructor.
  Writer(ASTContext &Context, const CXXRecordDecl *Class,
         const CXXDestructorDecl *Destructor, Taken IsTaken)
      : Context(Context), Class(Class), Destructor(Destructor),
        IsTaken(IsTaken) {}

  std::vector<MemberFix> write(std::vector<Draft> Drafts) const {
    for (Draft &D : Drafts)
      if (D.Fix.Obstacle.empty())
        D.Fix.Edits = edits({&D}, D.Fix.Obstacle);
    for (size_t I = 0; I < Drafts.size(); ++I) {
      std::vector<const Draft *> Group{&Drafts[I]};
      if (Drafts[I].Fix.Edits.empty())
        continue;
      // Another one may bring a place that one before it shares.
      for (size_t J = I + 1; J < Drafts.size(); ++J) {
        Draft &Other = Drafts[J];
        if (Other.Fix.Edits.empty() ||
            llvm::none_of(Group,
                          [&](const Draft *D) { return meet(*D, Other); }))
          continue;
        Group.push_back(&Other);
        Other.Fix.Edits.clear();
        Other.Fix.Advice =
            "the edit for '" + Drafts[I].Name + "' closes it, too";
        Other.IsJoined = true;
        J = I;
      }
      Drafts[I].Fix.Edits = edits(Group, Drafts[I].Fix.Obstacle);
    }
    std::vector<MemberFix> Fixes;
    Fixes.reserve(Drafts.size());
    for (Draft &D : Drafts)
      Fixes.push_back(D.IsJoined ? std::move(D.Fix)
                                 : withReason(std::move(D.Fix)));
    return Fixes;
  }

private:
  static bool meet(const Draft &A, const Draft &B) {
    return (A.InDestructor && B.InDestructor) ||
           llvm::any_of(A.Places, [&](const Expr *Place) {
             return llvm::is_contained(B.Places, Place);
           });
  }

  /// What was opened last is closed first; each once.
  static std::vector<std::string> textsAt(llvm::ArrayRef<const Draft *> Group,
                                          const Expr *Place) {
    std::vector<std::string> Texts;
    for (const Draft *D : llvm::reverse(Group))
      if ((!Place || llvm::is_contained(D->Places, Place)) &&
          !llvm::is_contained(Texts, D->Close))
        Texts.push_back(D->Close);
    return Texts;
  }

  std::vector<FixItHint> edits(llvm::ArrayRef<const Draft *> Group,
                               std::string &Obstacle) const {
    if (llvm::any_of(Group, [](const Draft *D) { return D->Close.empty(); }))
      return {};
    if (Group.front()->InDestructor)
      return destructorEdits(Context, *Class, Destructor,
                             textsAt(Group, nullptr));
    llvm::SmallSetVector<const Expr *, 4> Places;
    for (const Draft *D : Group)
      Places.insert(D->Places.begin(), D->Places.end());
    std::vector<FixItHint> All;
    for (const Expr *Place : Places) {
      std::vector<std::string> Texts = textsAt(Group, Place);
      if (isa<CXXThrowExpr>(Place) && readsErrno(*Place))
        Texts = {"{ const int saved_errno = errno; " + llvm::join(Texts, " ") +
                 " errno = saved_errno; }"};
      const std::vector<FixItHint> Hints = before(Context, *Place, Texts);
      if (Hints.empty())
        return {};
      if (IsTaken(Hints)) {
        Obstacle = "that for another client stands at the same place";
        return {};
      }
      All.insert(All.end(), Hints.begin(), Hints.end());
    }
    return All;
  }

  ASTContext &Context;
  const CXXRecordDecl *const Class;
  const CXXDestructorDecl *const Destructor;
  const Taken IsTaken;
};

} // namespace

std::vector<MemberFix>
planClassFixes(Program &Unit, const CXXRecordDecl &Class,
               llvm::ArrayRef<const CXXMethodDecl *> Methods,
               llvm::ArrayRef<ContainerLeak> Containers,
               llvm::ArrayRef<MemberLeak> Members,
               llvm::function_ref<bool(llvm::ArrayRef<FixItHint>)> IsTaken) {
  const CXXDestructorDecl *Destructor = obligation::destructorAmong(Methods);
  std::vector<Draft> Drafts;
  for (const ContainerLeak &L : Containers)
    Drafts.push_back(draftFor(Unit, Class, Destructor, L));
  for (const MemberLeak &L : Members)
    Drafts.push_back(draftFor(Unit, Class, L));
  return Writer(Unit.context(), &Class, Destructor, IsTaken)
      .write(std::move(Drafts));
}

std::vector<MemberFix> planFieldFixes(ASTContext &Context,
                                      llvm::ArrayRef<FieldLeak> Leaks) {
  std::vector<Draft> Drafts;
  for (const FieldLeak &Leak : Leaks) {
    const catalogue::CloseRow &Row = Leak.Site.Of->Close.front();
    const std::string &Closer = Row.Functions.front();
    Draft D;
    D.Name = Leak.Field->getNameAsString();
    D.Fix.Advice = "close '" + D.Name + "' with '" + Closer +
                   "' before the structure is freed";
    const auto *Call = dyn_cast<CallExpr>(Leak.Free);
    const Expr *Freed =
        Call ? Call->getArg(0) : cast<CXXDeleteExpr>(Leak.Free)->getArgument();
    const auto *Name = dyn_cast<DeclRefExpr>(Freed->IgnoreParenImpCasts());
    if (!Leak.AlwaysSet)
      D.Fix.Obstacle = "the field may hold anything before it is opened";
    if (Name) {
      const std::string Object = Name->getDecl()->getNameAsString();
      D.Places.push_back(Leak.Free);
      D.Close = closeIfOpen(Row, Closer, Object + "->" + D.Name,
                            Leak.Field->getType()->isPointerType(), Object);
    }
    Drafts.push_back(std::move(D));
  }
  return Writer(Context, nullptr, nullptr,
                [](llvm::ArrayRef<FixItHint>) { return false; })
      .write(std::move(Drafts));
}

} // namespace closecall
