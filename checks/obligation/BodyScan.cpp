//===- BodyScan.cpp - What the whole text of a function says --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/BodyScan.h"
#include "obligation/Holder.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace closecall::obligation {

namespace {

/// What makes a function unfit for the model, and what guards its variables.
class BodyScan : public RecursiveASTVisitor<BodyScan> {
public:
  explicit BodyScan(FunctionModel &M) : M(M) {}

  bool Unfit = false;

  bool VisitGCCAsmStmt(GCCAsmStmt *S) {
    Unfit |= S->isAsmGoto();
    return !Unfit;
  }
  bool VisitIndirectGotoStmt(IndirectGotoStmt *) {
    Unfit = true;
    return false;
  }
  bool VisitCallExpr(CallExpr *C) {
    lend(*C);
    letPartsBeNamed(*C);
    if (const FunctionDecl *F = C->getDirectCallee())
      if (const IdentifierInfo *Id = F->getIdentifier()) {
        const llvm::StringRef Name = Id->getName();
        Unfit |= Name == "setjmp" || Name == "_setjmp" || Name == "sigsetjmp" ||
                 Name == "__sigsetjmp";
      }
    return !Unfit;
  }
  bool VisitBinaryOperator(BinaryOperator *O) {
    if (O->isAssignmentOp())
      moves(O->getLHS(), O->getOpcode() == BO_Assign ? O->getRHS() : nullptr);
    if (O->isComparisonOp()) {
      Lent.insert(strip(O->getLHS()));
      Lent.insert(strip(O->getRHS()));
    }
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *O) {
    if (O->isIncrementDecrementOp() || O->getOpcode() == UO_AddrOf)
      moves(O->getSubExpr());
    if (O->getOpcode() == UO_Deref)
      Lent.insert(strip(O->getSubExpr()));
    // What holds a thing is met before it.
    if (O->getOpcode() == UO_AddrOf && !Lent.count(O))
      Kept.push_back(O);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *E) {
    if (E->isArrow())
      Lent.insert(strip(E->getBase()));
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *L) {
    Closures.push_back(L);
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *C) {
    if (C->getOperator() == OO_Call)
      Called.insert(strip(C->getArg(0)));
    return true;
  }
  bool VisitReturnStmt(ReturnStmt *R) {
    Harmless.insert(strip(R->getRetValue()));
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *R) {
    Named.insert(R->getDecl());
    if (!Called.count(R))
      Escaped.insert(R->getDecl());
    if (!Harmless.count(R))
      Changed.insert(R->getDecl());
    return true;
  }
  bool VisitVarDecl(VarDecl *V) {
    if (V->hasLocalStorage() && V->getType()->isPointerType() && V->getInit())
      Pointers.push_back(V);
    if (V->getInit())
      gets(*V, V->getInit());
    if (makesObject(*V))
      SmartPointers.push_back(V);
    if (const auto *Cleanup = V->getAttr<CleanupAttr>())
      watch(*V, {V->getCanonicalDecl(), Cleanup->getFunctionDecl()});
    watchReferences(*V);
    if (const auto *L = dyn_cast_or_null<LambdaExpr>(strip(V->getInit())))
      NameOf[L] = V;
    // A guard: an object of class type built from a lambda that captures by
    // reference.  What the lambda's body does with the variable is the guard's
    // business; it is there to close it.
    if (V->getInit() && V->getType()->getAsCXXRecordDecl() &&
        !V->getType()->getAsCXXRecordDecl()->isLambda())
      watchCaptured(*V, V->getInit());
    return true;
  }

  void finish() {
    // Pointers that only ever point at the object they were made for.
    for (const VarDecl *V : Pointers)
      if (!Moved.count(V))
        if (const PathId Object = M.Paths.addressee(V->getInit())) {
          M.Paths.fixPointer(V, Object);
          Lent.insert(strip(V->getInit()));
        }
    for (const auto &[V, Got] : Values)
      if (Got.Objects && !Got.Others && V->hasLocalStorage() &&
          !isa<ParmVarDecl>(V) && !M.Watched.count(V))
        M.Paths.ownObject(V);
    for (const VarDecl *V : SmartPointers)
      if (!Changed.count(V) && !M.Watched.count(V))
        M.Paths.ownObject(V);
    for (const UnaryOperator *O : Kept)
      if (const PathId P = Lent.count(O) ? 0 : M.Paths.of(O->getSubExpr());
          P && !M.Paths.outlives(P) && M.Paths.variableOf(P))
        M.Shared.insert(M.Paths.variableOf(P));
    for (auto &[V, W] : M.Watched)
      if (W.Guard && W.Guard != V && Named.count(W.Guard))
        W = Watch(); // it may be dismissed, or moved
    for (const LambdaExpr *L : Closures)
      if (isOnlyCalled(*L))
        M.CalledClosures.insert(L->getLambdaClass());
      else if (!runsAtTheEnd(*L))
        share(*L);
  }

private:
  /// Two of them, or one of which nothing is known: cannot tell.
  void watch(const VarDecl &V, const Watch &By) {
    const auto [It, New] = M.Watched.try_emplace(V.getCanonicalDecl(), By);
    if (!New)
      It->second = Watch();
  }

  /// `guard g(f);` with `FILE *&`: the destructor closes what f holds by then.
  void watchReferences(const VarDecl &Guard) {
    watchAction(Guard);
    const auto *Make =
        dyn_cast_or_null<CXXConstructExpr>(strip(Guard.getInit()));
    const CXXRecordDecl *Class = Guard.getType()->getAsCXXRecordDecl();
    if (!Make || !Class || !Class->hasUserDeclaredDestructor())
      return;
    for (unsigned I = 0; I < Make->getNumArgs(); ++I) {
      const Expr *Argument = strip(Make->getArg(I));
      const ParmVarDecl *Parameter =
          I < Make->getConstructor()->getNumParams()
              ? Make->getConstructor()->getParamDecl(I)
              : nullptr;
      const bool ByReference =
          Parameter && Parameter->getType()->isLValueReferenceType() &&
          !Parameter->getType().getNonReferenceType().isConstQualified();
      if (const auto *U = dyn_cast<UnaryOperator>(Argument);
          U && U->getOpcode() == UO_AddrOf)
        Argument = strip(U->getSubExpr());
      else if (!ByReference)
        continue;
      if (const auto *R = dyn_cast<DeclRefExpr>(Argument))
        if (const auto *V = dyn_cast<VarDecl>(R->getDecl())) {
          const FieldDecl *Field = keptAs(*Make->getConstructor(), Parameter);
          M.GuardMadeBy[Make] = Guard.getCanonicalDecl();
          watch(*V, Field && Guard.hasLocalStorage()
                        ? Watch{Guard.getCanonicalDecl(),
                                Class->getDestructor(), Field}
                        : Watch());
        }
    }
  }
  /// The pointer or reference that the constructor does nothing with but to
  /// initialise it with the parameter; null if it does anything else.
  static const FieldDecl *keptAs(const CXXConstructorDecl &Constructor,
                                 const ParmVarDecl *Parameter) {
    const FunctionDecl *Definition = nullptr;
    const auto *Body = Parameter && Constructor.hasBody(Definition)
                           ? dyn_cast<CompoundStmt>(Definition->getBody())
                           : nullptr;
    if (!Body || !Body->body_empty()) // or a try block
      return nullptr;
    const unsigned N = Parameter->getFunctionScopeIndex();
    const FieldDecl *Field = nullptr;
    for (const CXXCtorInitializer *I :
         cast<CXXConstructorDecl>(Definition)->inits()) {
      const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(I->getInit()));
      if (!R || R->getDecl() != Definition->getParamDecl(N))
        continue;
      if (Field)
        return nullptr;
      Field = I->getMember();
    }
    return Field && (Field->getType()->isReferenceType() ||
                     Field->getType()->isPointerType())
               ? Field->getCanonicalDecl()
               : nullptr;
  }
  /// `struct { decltype(action) &run; ~...() { run(); } } guard{action};`
  void watchAction(const VarDecl &Guard) {
    const auto *List = dyn_cast_or_null<InitListExpr>(strip(Guard.getInit()));
    const CXXRecordDecl *Class = Guard.getType()->getAsCXXRecordDecl();
    if (!List || !Class || !Class->hasUserDeclaredDestructor())
      return;
    for (const Expr *Part : List->inits()) {
      const auto *R = dyn_cast<DeclRefExpr>(strip(Part));
      const auto *Action = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
      if (Action && Action->getInit())
        watchCaptured(Guard, Action->getInit());
    }
  }
  /// `std::unique_ptr<T> p(new T)`, `auto p = std::make_shared<T>()`, of a `T`
  /// with fields for everybody.
  static bool makesObject(const VarDecl &V) {
    const QualType Pointee = smartPointee(V.getType());
    if (Pointee.isNull() || isInStd(*Pointee->getAsCXXRecordDecl()) ||
        llvm::none_of(Pointee->getAsCXXRecordDecl()->fields(),
                      [](const FieldDecl *Each) {
                        return Each->getAccess() == AS_public;
                      }))
      return false;
    const Expr *Init = V.hasLocalStorage() && !isa<ParmVarDecl>(V) &&
                               !V.getType()->isReferenceType()
                           ? strip(V.getInit())
                           : nullptr;
    if (!Init || smartPointee(Init->getType()) != Pointee)
      return false;
    if (const auto *Make = dyn_cast<CXXConstructExpr>(Init)) {
      const auto *New = Make->getNumArgs() == 1
                            ? dyn_cast<CXXNewExpr>(strip(Make->getArg(0)))
                            : nullptr;
      return New && isAllocation(New) &&
             New->getAllocatedType().getCanonicalType() == Pointee;
    }
    const auto *Call = dyn_cast<CallExpr>(Init);
    const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
    return F && F->isInStdNamespace() && F->getIdentifier() &&
           (F->getName() == "make_unique" || F->getName() == "make_shared");
  }

  /// What a smart pointer is asked, or given to, leaves it with its object, or
  /// is seen by whoever follows that.
  void letPartsBeNamed(const CallExpr &C) {
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&C);
        Method && isa_and_nonnull<CXXConversionDecl>(Method->getMethodDecl()))
      Harmless.insert(strip(Method->getImplicitObjectArgument()));
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&C);
    const bool Asks = !Operator || Operator->getOperator() == OO_Arrow ||
                      Operator->getOperator() == OO_Star ||
                      Operator->getOperator() == OO_EqualEqual ||
                      Operator->getOperator() == OO_ExclaimEqual;
    for (unsigned I = Asks ? 0 : 1; I < C.getNumArgs(); ++I)
      Harmless.insert(strip(C.getArg(I)));
  }

  /// What a call gets by address or by reference for its own time.
  void lend(const CallExpr &C) {
    const FunctionDecl *F = C.getDirectCallee();
    const bool CallsBack =
        !F || (F->isVariadic() && !F->hasAttr<FormatAttr>()) ||
        llvm::any_of(F->parameters(), [](const ParmVarDecl *P) {
          return P->getType()->isFunctionPointerType();
        });
    for (unsigned I = 0; I < C.getNumArgs(); ++I) {
      const ParmVarDecl *P =
          F && I < F->getNumParams() ? F->getParamDecl(I) : nullptr;
      const bool UserData =
          CallsBack && (!P || P->getType()->isVoidPointerType());
      if (!UserData)
        Lent.insert(strip(C.getArg(I)));
    }
  }

  /// Whether the closure has a name and is called by it, and nothing else; and
  /// what it has a copy of never changes.
  bool isOnlyCalled(const LambdaExpr &L) const {
    const auto It = NameOf.find(&L);
    if (It == NameOf.end() || Escaped.count(It->second) || L.isMutable() ||
        L.isGenericLambda())
      return false;
    for (const LambdaExpr *Other : Closures)
      if (llvm::any_of(Other->captures(), [&](const LambdaCapture &C) {
            return C.capturesVariable() && C.getCapturedVar() == It->second;
          }))
        return false;
    return llvm::all_of(L.captures(), [&](const LambdaCapture &C) {
      const auto *V = C.capturesVariable()
                          ? dyn_cast<VarDecl>(C.getCapturedVar())
                          : nullptr;
      return C.capturesThis() ||
             (V && !V->isInitCapture() &&
              (C.getCaptureKind() == LCK_ByRef || !Moved.count(V)));
    });
  }

  /// Whether nothing but a guard runs the closure, when its scope ends.
  bool runsAtTheEnd(const LambdaExpr &L) const {
    const VarDecl *Guard = M.GuardMadeBy.lookup(&L);
    bool All = Guard != nullptr;
    forEachReferred(L, [&](const VarDecl *V) {
      const auto It = M.Watched.find(V);
      All &= It != M.Watched.end() && It->second.Guard == Guard;
    });
    return All;
  }

  void share(const LambdaExpr &L) {
    forEachReferred(L, [&](const VarDecl *V) {
      if (Moved.count(V))
        M.Shared.insert(V);
    });
  }

  /// \p From is what it is assigned; null: whatever may come by its address.
  void moves(const Expr *E, const Expr *From = nullptr) {
    if (const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(E)))
      if (const auto *V = dyn_cast<VarDecl>(R->getDecl())) {
        Moved.insert(V);
        gets(*V, From);
      }
  }
  void gets(const VarDecl &V, const Expr *From) {
    if (!V.getType()->isPointerType() ||
        !V.getType()->getPointeeType()->isRecordType())
      return;
    Held &Got = Values[V.getCanonicalDecl()];
    // What is derived from the structure may have a destructor of its own.
    const auto *New = From ? dyn_cast<CXXNewExpr>(strip(From)) : nullptr;
    if (New && New->getAllocatedType().getCanonicalType() !=
                   V.getType()->getPointeeType().getCanonicalType())
      Got.Others = true;
    else if (From && isAllocation(From))
      Got.Objects = true;
    else if (!From || !From->isNullPointerConstant(
                          V.getASTContext(), Expr::NPC_ValueDependentIsNotNull))
      Got.Others = true;
  }

  /// What is ever assigned to a pointer to a structure.
  struct Held {
    bool Objects = false; ///< new ones
    bool Others = false;  ///< anything else but null
  };
  llvm::DenseMap<const VarDecl *, Held> Values;
  std::vector<const VarDecl *> Pointers;
  llvm::DenseSet<const VarDecl *> Moved;
  /// Expressions that are somebody's only for a moment.
  llvm::DenseSet<const Expr *> Lent;
  std::vector<const UnaryOperator *> Kept; ///< `&x`, perhaps for longer
  std::vector<const LambdaExpr *> Closures;
  llvm::DenseMap<const LambdaExpr *, const VarDecl *> NameOf;
  llvm::DenseSet<const ValueDecl *> Named;
  llvm::DenseSet<const Expr *> Called;        ///< `f` of `f()`
  std::vector<const VarDecl *> SmartPointers; ///< to an object made for each
  llvm::DenseSet<const Expr *>
      Harmless; ///< names that leave a pointer as it is
  llvm::DenseSet<const ValueDecl *> Changed; ///< with other names
  llvm::DenseSet<const ValueDecl *> Escaped; ///< named, and not just called

  /// Whether the destructor calls a field of its object, as a guard does with
  /// what it was made of.
  static bool runsField(const CXXRecordDecl &Class) {
    const CXXDestructorDecl *D =
        Class.hasDefinition() ? Class.getDestructor() : nullptr;
    const FunctionDecl *Definition = nullptr;
    return D && D->hasBody(Definition) &&
           contains(Definition->getBody(), Closures::Leave, [](const Stmt &S) {
             const auto *C = dyn_cast<CXXOperatorCallExpr>(&S);
             const auto *M = C && C->getOperator() == OO_Call
                                 ? dyn_cast<MemberExpr>(strip(C->getArg(0)))
                                 : nullptr;
             return M && isa<FieldDecl>(M->getMemberDecl());
           });
  }

  /// `auto g = finally([&] { fclose(f); });`: whether a closure is part of \p
  /// Init; what it refers to is watched.
  bool watchCaptured(const VarDecl &Guard, const Stmt *Init) {
    if (!Init)
      return false;
    bool Found = false;
    if (const auto *L = dyn_cast<LambdaExpr>(Init)) {
      const CXXRecordDecl *Class = Guard.getType()->getAsCXXRecordDecl();
      const bool Runs = Guard.hasLocalStorage() && Class && runsField(*Class) &&
                        !L->isGenericLambda();
      forEachReferred(*L, [&](const VarDecl *V) {
        watch(*V, Runs ? Watch{Guard.getCanonicalDecl(), L->getCallOperator()}
                       : Watch());
      });
      Found = true;
    } else {
      for (const Stmt *Child : Init->children())
        Found |= watchCaptured(Guard, Child);
    }
    if (Found)
      M.GuardMadeBy[Init] = Guard.getCanonicalDecl();
    return Found;
  }

  FunctionModel &M;
};

} // namespace

bool scanBody(FunctionModel &M, Stmt *Body) {
  BodyScan Scan(M);
  Scan.TraverseStmt(Body);
  if (Scan.Unfit)
    return false;
  Scan.finish();
  return true;
}

} // namespace closecall::obligation
