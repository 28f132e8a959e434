//===- ClassDuty.cpp - Classes that own a client in a member --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/ClassDuty.h"
#include "obligation/MemberUses.h"
#include "obligation/Program.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/Support/Regex.h"
#include <functional>

using namespace clang;

namespace closecall::obligation {

namespace {

/// Clients in one member of `this`, which stay the method's own while it runs.
class MemberProtocol : public ClientProtocol {
public:
  /// What a virtual method of the object does, where none overrides it.
  using Finally = std::function<Treatment(const CXXMethodDecl &)>;

  MemberProtocol(const catalogue::Library *Owner, const FieldDecl *Member,
                 Finally Final = nullptr)
      : ClientProtocol(Owner), Member(Member), Final(std::move(Final)) {}
  const void *key() const override { return Member; }
  bool staysIn(PathTable &Paths, PathId Place) const override {
    return Place == Paths.member(Member);
  }
  Treatment treat(Program &P, const CallView &Call, unsigned Argument,
                  Denotes How) const override {
    // A method of the object that overriders may replace.
    if (Argument == 0 && How == Denotes::Container && Call.Callee &&
        !P.callee(Call.Callee).HasBody) {
      const FunctionDecl *Definition = nullptr;
      const bool Seen = Final && isa<CXXThisExpr>(strip(Call.Object)) &&
                        Call.Callee->hasBody(Definition);
      return Seen ? Final(*cast<CXXMethodDecl>(Definition))
                  : Treatment{Treatment::Takes};
    }
    return ClientProtocol::treat(P, Call, Argument, How);
  }

private:
  const FieldDecl *const Member;
  const Finally Final;
};

/// How a method leaves a member that it finds open.
struct Leaving {
  bool Unknown = false; ///< somebody else may have it, or it is too complex
  bool Closes = false;  ///< on some path
  bool Shows = false;   ///< gives it to the caller and keeps it
};

/// Whether the class has code that is not looked into but may touch its private
/// members: templates, and the methods of nested classes.
bool hasForeignCode(const CXXRecordDecl &Class) {
  for (const Decl *D : Class.decls()) {
    if (isa<FunctionTemplateDecl>(D))
      return true;
    const auto *Nested = dyn_cast<CXXRecordDecl>(D);
    if (Nested && !Nested->isImplicit() && Nested->isCompleteDefinition())
      for (const CXXMethodDecl *M : Nested->methods())
        if (M->isUserProvided())
          return true;
  }
  return false;
}

class Duty {
public:
  Duty(Program &P, const CXXRecordDecl &Class,
       llvm::ArrayRef<const CXXMethodDecl *> Methods, const FieldDecl *Member,
       const MemberUse &Use)
      : P(P), Class(Class), Member(Member), Use(Use),
        Rules(Use.Openings.front().Site.Of->Owner, Member),
        Destructor(destructorAmong(Methods)) {}

  void judge(std::vector<MemberLeak> &Found) {
    const size_t Before = Found.size();
    if (!Use.OutOfReach)
      judgeObjects(Found);
    if (Found.size() > Before)
      return;
    // Where a constructor throws, there is no object that anybody could ask.
    for (const MemberOpening &O : Use.Openings)
      if (isa<CXXConstructorDecl>(O.Function))
        judgeConstructor(O, Found);
  }

private:
  /// What becomes of the client in complete objects.
  void judgeObjects(std::vector<MemberLeak> &Found) {
    bool Shown = false;
    for (const FunctionDecl *F : Use.Followed) {
      const auto *M = cast<CXXMethodDecl>(F);
      const Leaving How = leave(*M);
      // A use that the text does not explain has to be a close.
      if (How.Unknown || !(How.Closes || How.Shows))
        return;
      Shown |= How.Shows;
      if (!How.Closes)
        continue;
      if (!Closer || isa<CXXDestructorDecl>(Closer))
        Closer = M;
    }
    bool Closed = false;
    if (Destructor) {
      const Leaving How = leave(*Destructor);
      if (How.Unknown)
        return;
      Closed = How.Closes;
    }
    // Who is shown the client may close it, but where the destructor does.
    if (Shown && !Closed)
      return;
    const size_t Before = Found.size();
    if (!Closed)
      judgeOwnership(Found);
    if (Found.size() > Before)
      return;
    for (const MemberOpening &O : Use.Openings)
      if (!isa<CXXConstructorDecl>(O.Function))
        judgeReopening(O, Found);
    if (Closed && Found.size() == Before)
      judgeCopies(Found);
  }

  MemberLeak leak(MemberLeak::Kind K, const MemberOpening &O) const {
    MemberLeak L{K, Member, O.Site, cast<CXXMethodDecl>(O.Function),
                 Destructor};
    L.Closer = Closer;
    return L;
  }

  Result runOpenIn(FunctionModel &M, const Opening &Site) {
    // In a destructor, the virtual methods are those of the class itself.
    if (isa<CXXDestructorDecl>(M.Function))
      return simulateGiven(
          P, M, M.Paths.member(Member), Site.Client, /*CallerHolds=*/false,
          MemberProtocol(Site.Of->Owner, Member, [&](const CXXMethodDecl &Own) {
            const Leaving How = leave(Own);
            return Treatment{How.Unknown || How.Shows ? Treatment::Takes
                             : How.Closes             ? Treatment::Closes
                                                      : Treatment::Borrows};
          }));
    return simulateGiven(P, M, M.Paths.member(Member), Site.Client,
                         /*CallerHolds=*/false, Rules);
  }

  Leaving leave(const CXXMethodDecl &Method) {
    FunctionModel *M = P.model(&Method);
    Leaving How;
    How.Unknown = !M;
    if (!M)
      return How;
    const Result R = runOpenIn(*M, Use.Openings.front().Site);
    How.Unknown = R.TooComplex;
    const bool Keeps = !resetsMember(Method, *Member, P.context());
    for (const ExitState &X : R.Exits) {
      const bool Shows = X.State == Typestate::HandedOver &&
                         X.Owner == NewOwner::Caller && Keeps;
      How.Closes |= X.State == Typestate::Closed;
      How.Shows |= Shows;
      How.Unknown |= X.Doubtful || (X.State == Typestate::HandedOver &&
                                    X.Owner != NewOwner::Nobody && !Shows);
    }
    return How;
  }

  /// Nobody closes it, or nobody has to.
  void judgeOwnership(std::vector<MemberLeak> &Found) {
    if (!Closer) {
      Found.push_back(leak(MemberLeak::NeverClosed, Use.Openings.front()));
      return;
    }
    // An interface has its own rules for when it is called.
    if (Closer->isVirtual())
      return;
    for (const MemberOpening &O : Use.Openings) {
      FunctionModel *M = P.model(O.Function);
      const Result R = M ? simulate(P, *M, O.Site, Rules) : Result();
      // Open at the end of the method, and in the member: the object has it.
      if (M && !R.TooComplex && llvm::any_of(R.Leaks, [&](const Leak &L) {
            return L.K == Leak::Exit && L.Doubts.empty() &&
                   L.Alias == M->Paths.member(Member);
          })) {
        Found.push_back(leak(MemberLeak::ClosedByMethod, O));
        Found.back().KeepsClosed = keepsClosed();
        return;
      }
    }
  }

  void judgeConstructor(const MemberOpening &O,
                        std::vector<MemberLeak> &Found) {
    const auto *C = cast<CXXConstructorDecl>(O.Function);
    // After another constructor the object is complete.
    if (C->isDelegatingConstructor() || isa<CXXTryStmt>(C->getBody()))
      return;
    FunctionModel *M = P.model(C);
    const Result R = M ? simulate(P, *M, O.Site, Rules) : Result();
    if (R.TooComplex)
      return;
    MemberLeak Lost = leak(MemberLeak::LostInConstructor, O);
    for (const Leak &L : R.Leaks)
      if (L.K == Leak::Thrown && L.Doubts.empty() &&
          L.Alias == M->Paths.member(Member))
        Lost.Throws.push_back(L);
    if (Lost.Throws.empty())
      return;
    Lost.Path = Lost.Throws.front();
    Found.push_back(std::move(Lost));
  }

  /// Whether a method closes the client and does not write to the member behind
  /// that, or not before \p Before if that comes behind the close.
  bool keepsClosed(const Stmt *Before = nullptr) {
    const SourceManager &SM = P.context().getSourceManager();
    const auto Precedes = [&](SourceLocation A, SourceLocation B) {
      return SM.isBeforeInTranslationUnit(A, B);
    };
    const auto IsKept = [&](const Expr *Closing, const FunctionDecl &In) {
      const SourceLocation End =
          Before && Precedes(Closing->getEndLoc(), Before->getBeginLoc())
              ? Before->getBeginLoc()
              : In.getEndLoc();
      return !contains(In.getBody(), Closures::Leave, [&](const Stmt &S) {
        const auto *B = dyn_cast<BinaryOperator>(&S);
        return B && B->getOpcode() == BO_Assign &&
               isMember(*strip(B->getLHS())) &&
               Precedes(Closing->getEndLoc(), B->getBeginLoc()) &&
               Precedes(B->getBeginLoc(), End);
      });
    };
    return llvm::any_of(Use.Followed, [&](const FunctionDecl *F) {
      if (isa<CXXDestructorDecl>(F))
        return false;
      FunctionModel *M = P.model(F);
      return !M ||
             llvm::any_of(
                 runOpenIn(*M, Use.Openings.front().Site).Closings,
                 [&](const Expr *Closing) { return IsKept(Closing, *F); });
    });
  }

  void judgeReopening(const MemberOpening &O, std::vector<MemberLeak> &Found) {
    FunctionModel *M = P.model(O.Function);
    if (!M)
      return;
    const Result R = runOpenIn(*M, O.Site);
    if (R.TooComplex)
      return;
    for (const Leak &L : R.Leaks)
      if (L.K == Leak::Overwritten && L.Doubts.empty() && opensAt(*L.At, O) &&
          expectsOpen(*O.Function, L)) {
        Found.push_back(leak(MemberLeak::Reopened, O));
        Found.back().Path = L;
        Found.back().KeepsClosed = keepsClosed(L.At);
        return;
      }
  }

  /// Whether the assignment gives the member what is opened, at once or by way
  /// of a local variable.
  bool opensAt(const Stmt &At, const MemberOpening &O) const {
    const auto *B = dyn_cast<BinaryOperator>(&At);
    const Opening *Given =
        B ? openedValue(P, B->getRHS(), *O.Function) : nullptr;
    return (Given && Given->Call.E == O.Site.Call.E) ||
           contains(&At, Closures::Leave,
                    [&](const Stmt &S) { return &S == O.Site.Call.E; });
  }

  bool isMember(const Stmt &S) const {
    const auto *E = dyn_cast<MemberExpr>(&S);
    return E && E->getMemberDecl()->getCanonicalDecl() == Member;
  }

  /// Whether the method shows that it is called with the member open: by its
  /// name, or since it uses what is there before it opens another one.  What
  /// else of the object is asked on the way may well say that it is closed.
  bool expectsOpen(const FunctionDecl &Method, const Leak &L) const {
    bool Used = false;
    for (const Branch &B : L.Path) {
      bool Asks = false, Unclear = false;
      contains(B.Condition, Closures::Enter, [&](const Stmt &S) {
        Asks |= isMember(S);
        Unclear |= isa<CXXThisExpr>(S);
        return false;
      });
      if (Unclear && !Asks)
        return false;
      Used |= Asks && usesMember(*B.Condition);
    }
    static const llvm::Regex Again(
        "^(re_?(connect|open|load|start|set|fresh|new|build|create)|rotate|"
        "switch)");
    const IdentifierInfo *Name = Method.getIdentifier();
    return Used || (Name && Again.match(Name->getName().lower()));
  }

  /// Whether the code looks at what is behind the member, or calls something
  /// with it.
  bool usesMember(const Stmt &Code) const {
    return contains(&Code, Closures::Enter, [&](const Stmt &S) {
      if (const auto *M = dyn_cast<MemberExpr>(&S))
        return M->isArrow() && isMember(*strip(M->getBase()));
      const auto *Call = dyn_cast<CallExpr>(&S);
      return Call && llvm::any_of(Call->arguments(), [&](const Expr *A) {
               return isMember(*strip(A));
             });
    });
  }

  void judgeCopies(std::vector<MemberLeak> &Found);

  Program &P;
  const CXXRecordDecl &Class;
  const FieldDecl *const Member;
  const MemberUse &Use;
  const MemberProtocol Rules;
  const CXXDestructorDecl *const Destructor;
  const CXXMethodDecl *Closer = nullptr;
};

/// Finds a place where an object of a class is copied by what clang made up.
class CopyFinder : public RecursiveASTVisitor<CopyFinder> {
public:
  explicit CopyFinder(const CXXRecordDecl &Class)
      : Class(Class.getCanonicalDecl()) {}
  const Expr *Copy = nullptr;

  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    const CXXConstructorDecl *C = E->getConstructor();
    if (C->isCopyConstructor() && C->isDefaulted() && !E->isElidable() &&
        C->getParent()->getCanonicalDecl() == Class)
      Copy = E;
    return !Copy;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    const auto *M = dyn_cast_or_null<CXXMethodDecl>(E->getDirectCallee());
    if (M && M->isCopyAssignmentOperator() && M->isDefaulted() &&
        M->getParent()->getCanonicalDecl() == Class)
      Copy = E;
    return !Copy;
  }

private:
  const CXXRecordDecl *const Class;
};

/// Two objects that close the same client: nobody wrote how to copy one.
void Duty::judgeCopies(std::vector<MemberLeak> &Found) {
  const auto IsUsed = [](const CXXMethodDecl *M) {
    return M->isDefaulted() && !M->isDeleted() &&
           M->isUsed(/*CheckUsedAttr=*/false);
  };
  bool Copied = false;
  for (const CXXConstructorDecl *C : Class.ctors())
    Copied |= C->isCopyConstructor() && IsUsed(C);
  for (const CXXMethodDecl *M : Class.methods())
    Copied |= M->isCopyAssignmentOperator() && IsUsed(M);
  if (!Copied)
    return;
  CopyFinder Finder(Class);
  visitUserCode(Finder, P.context());
  if (!Finder.Copy)
    return;
  Found.push_back(leak(MemberLeak::CopiedAndClosed, Use.Openings.front()));
  Found.back().Copy = Finder.Copy;
}

} // namespace

bool resetsMember(const CXXMethodDecl &Method, const FieldDecl &Member,
                  const ASTContext &Context) {
  return contains(Method.getBody(), Closures::Leave, [&](const Stmt &S) {
    const auto *B = dyn_cast<BinaryOperator>(&S);
    const auto *M = B && B->getOpcode() == BO_Assign
                        ? dyn_cast<MemberExpr>(strip(B->getLHS()))
                        : nullptr;
    return M && M->getMemberDecl()->getCanonicalDecl() == &Member &&
           constantOf(B->getRHS(), Context);
  });
}

std::vector<const CXXMethodDecl *> judgedMethods(Program &P,
                                                 const CXXRecordDecl &Class) {
  if (!Class.isCompleteDefinition() || Class.isDependentContext() ||
      Class.isUnion() || Class.isLambda() || Class.hasFriends() ||
      hasForeignCode(Class))
    return {};
  std::vector<const CXXMethodDecl *> Methods;
  bool MayOpen = false;
  for (const CXXMethodDecl *M : Class.methods()) {
    if (M->isImplicit() || M->isDeleted() || M->isDefaulted())
      continue;
    const FunctionDecl *Definition = nullptr;
    if (!M->hasBody(Definition))
      return {}; // somewhere else; it may close
    Methods.push_back(cast<CXXMethodDecl>(Definition));
    MayOpen |= P.mayOpen(M);
  }
  if (!MayOpen)
    return {};
  return Methods;
}

const CXXDestructorDecl *
destructorAmong(llvm::ArrayRef<const CXXMethodDecl *> Methods) {
  const auto It = llvm::find_if(Methods, [](const CXXMethodDecl *M) {
    return isa<CXXDestructorDecl>(M);
  });
  return It == Methods.end() ? nullptr : cast<CXXDestructorDecl>(*It);
}

std::vector<MemberLeak>
memberLeaks(Program &P, const CXXRecordDecl &Class,
            llvm::ArrayRef<const CXXMethodDecl *> Methods) {
  const auto Uses = memberUses(P, Methods);
  std::vector<MemberLeak> Found;
  for (const FieldDecl *F : Class.fields()) {
    const auto It = Uses.find(F->getCanonicalDecl());
    if (It != Uses.end() && !It->second.Openings.empty())
      Duty(P, Class, Methods, F->getCanonicalDecl(), It->second).judge(Found);
  }
  return Found;
}

} // namespace closecall::obligation
