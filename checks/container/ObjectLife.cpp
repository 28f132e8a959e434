//===- ObjectLife.cpp - How long the objects of a class live --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A class says little of how long its objects live.  Only where something says
// that one of them lives on is its container worth a word: a variable that
// stays, an accessor to the one object there is, threads that share it, or its
// name.  A local variable of main, of a function that main calls, or next to an
// endless loop lives as long as the program.  So may whatever is allocated, is
// part of something else, is kept in a container, or is derived from.
//
//===----------------------------------------------------------------------===//

#include "container/ObjectLife.h"
#include "container/Lifetime.h"
#include "support/Bases.h"
#include "support/LockHolder.h"
#include "support/Walk.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall {

namespace {

constexpr unsigned MaxDepth = 4;

/// Looks for the objects of a class in a translation unit.
class ObjectFinder : public RecursiveASTVisitor<ObjectFinder> {
public:
  ObjectFinder(const RecordDecl &Class, UseIndex &Index)
      : Class(*cast<RecordDecl>(Class.getCanonicalDecl())), Index(Index) {}

  bool VisitVarDecl(VarDecl *V) {
    const QualType T = V->getType().getNonReferenceType();
    const auto *F = dyn_cast<FunctionDecl>(V->getDeclContext());
    if (V->hasGlobalStorage() && isPart(T))
      Stays = true;
    if (is(T) && !isa<ParmVarDecl>(V)) {
      if (V->hasLocalStorage() && F && !outlasts(*F))
        Local = true;
      else
        Longer = true;
      Stays |= V->hasLocalStorage() && F && (F->isMain() || serves(*F));
    } else if (!V->hasLocalStorage() || !T->isPointerType()) {
      Longer |= mentions(T, 0) && !is(T);
    }
    return true;
  }
  bool VisitFieldDecl(FieldDecl *F) {
    if (mentions(F->getType(), 0)) {
      Longer = true;
      if (isPart(F->getType()))
        Owners.insert(F->getParent());
    }
    return true;
  }
  bool VisitCXXNewExpr(CXXNewExpr *New) {
    Longer |= mentions(New->getAllocatedType(), 0);
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) { // std::make_shared
    const QualType T = Call->getType().getNonReferenceType();
    Longer |= !is(T) && !T->isPointerType() && mentions(T, 0);
    return true;
  }
  bool VisitCXXRecordDecl(CXXRecordDecl *R) {
    if (R->isThisDeclarationADefinition())
      for (const CXXBaseSpecifier &Base : R->bases())
        Longer |= mentions(Base.getType(), 0);
    return true;
  }

private:
  bool isTheClass(const Decl *D) const {
    return D && D->getCanonicalDecl() == &Class;
  }
  /// Whether an object of that type is one of the class, or of the template
  /// whose pattern the class is.
  bool is(QualType T) const {
    if (const auto *R = T->getAsCXXRecordDecl()) {
      const CXXRecordDecl *Pattern = R->getTemplateInstantiationPattern();
      return isTheClass(Pattern ? Pattern : R);
    }
    if (const RecordDecl *R = T->getAsRecordDecl())
      return isTheClass(R);
    const auto *S = T->getAs<TemplateSpecializationType>();
    const TemplateDecl *Template =
        S ? S->getTemplateName().getAsTemplateDecl() : nullptr;
    return Template && isTheClass(Template->getTemplatedDecl());
  }
  bool mentions(QualType T, unsigned Depth) const {
    if (Depth > MaxDepth)
      return false;
    if (is(T))
      return true;
    if (T->isPointerType() || T->isReferenceType())
      return mentions(T->getPointeeType(), Depth + 1);
    if (const auto *A = T->getAsArrayTypeUnsafe())
      return mentions(A->getElementType(), Depth + 1);
    const auto *S = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        T->getAsCXXRecordDecl());
    return S && llvm::any_of(S->getTemplateArgs().asArray(),
                             [&](const TemplateArgument &A) {
                               return A.getKind() == TemplateArgument::Type &&
                                      mentions(A.getAsType(), Depth + 1);
                             });
  }
  /// Whether a variable of that type has one object all the time; those in a
  /// container come and go.
  bool isPart(QualType T) const {
    if (!mentions(T, 0))
      return false;
    const auto Shape = Index.Types.of(T);
    return !Shape || Shape->F == Family::Wrapper;
  }
  bool outlasts(const FunctionDecl &F) const {
    return F.isMain() || runsForLong(F) ||
           llvm::any_of(Index.of(F),
                        [](const Use &U) { return !U.In || U.In->isMain(); });
  }
  /// Whether there is a loop that has no end.
  bool serves(const FunctionDecl &F) const {
    return contains(F.getBody(), Closures::Enter, [&](const Stmt &S) {
      return isEndlessLoop(S, Index.Context);
    });
  }
  /// Whether there is a loop that does not say when it ends.
  bool runsForLong(const FunctionDecl &F) const {
    return contains(F.getBody(), Closures::Enter, [&](const Stmt &S) {
      return isEndlessLoop(S, Index.Context) || isa<WhileStmt, DoStmt>(S);
    });
  }

  const RecordDecl &Class;
  UseIndex &Index;

public:
  bool Local = false;  ///< one ends with its function
  bool Longer = false; ///< one may live longer than that
  bool Stays = false;  ///< one lives as long as the program
  llvm::SmallSetVector<const RecordDecl *, 4>
      Owners; ///< classes with one inside
};

/// Whether its name, or that of a base, is like that.
bool isNamed(const RecordDecl &Class, const llvm::Regex &Like) {
  return fitsOrDerives(Class, [&](const RecordDecl &R) {
    return R.getIdentifier() && Like.match(R.getName());
  });
}

/// Whether its name, or that of a base, says that objects of the class are each
/// for one pass over something (`StyleParser`); or for some work
/// (`LookupTask`), and a method is named like its end (`onFinish`).
bool isOnePiece(const RecordDecl &Class) {
  static const llvm::Regex Work("(Task|Job|Query|Request|Lookup|_task|_job|"
                                "_query|_request|_lookup)$");
  static const llvm::Regex Pass(
      "(Parser|Lexer|Builder|Visitor|Walker|Serializer|Printer|Compiler|"
      "_parser|_lexer|_builder|_visitor|_walker|_serializer|_printer|"
      "_compiler)$");
  static const llvm::Regex End(
      "^(on_?)?(finish|finished|complete|completed|done)$",
      llvm::Regex::IgnoreCase);
  if (isNamed(Class, Pass))
    return true;
  return isNamed(Class, Work) && fitsOrDerives(Class, [](const RecordDecl &R) {
           const auto *C = dyn_cast<CXXRecordDecl>(&R);
           return C && llvm::any_of(C->methods(), [](const CXXMethodDecl *M) {
                    return M->getIdentifier() && End.match(M->getName());
                  });
         });
}

/// Words for what there is one of, or a few, for as long as a program runs.
constexpr llvm::StringLiteral LastingRoles[] = {
    "Server",      "Service",    "Manager",     "Cache",    "Registry",
    "Pool",        "Daemon",     "Store",       "Storage",  "Repository",
    "Directory",   "Database",   "Backend",     "Engine",   "Controller",
    "Monitor",     "Tracker",    "Watcher",     "Notifier", "Broker",
    "Scheduler",   "Dispatcher", "Router",      "Resolver", "Gateway",
    "Proxy",       "Collector",  "Exporter",    "Logger",   "Provider",
    "Factory",     "Supervisor", "Coordinator", "Client",   "Limiter",
    "Application", "Hub",        "Bus",         "Worker",   "Cluster"};

bool isNamedLasting(const RecordDecl &Class, const llvm::Regex &Name) {
  static const llvm::Regex Inside("^_?(Impl|impl|Private)$");
  const auto *Around = dyn_cast<RecordDecl>(Class.getDeclContext());
  return isNamed(Class, Name) ||
         (Around && Class.getIdentifier() && Inside.match(Class.getName()) &&
          isNamedLasting(*Around, Name));
}

/// `static Directory &instance();`
bool hasAccessor(const RecordDecl &Class) {
  const auto *C = dyn_cast<CXXRecordDecl>(&Class);
  return C && llvm::any_of(C->methods(), [&](const CXXMethodDecl *M) {
           const QualType Result = M->getReturnType();
           const CXXRecordDecl *R = Result->getPointeeCXXRecordDecl();
           return M->isStatic() && M->getNumParams() == 0 && R &&
                  R->getCanonicalDecl() == C->getCanonicalDecl();
         });
}

/// Whether one of its own members, which it does not only point at, is there
/// for threads or a server: a lock, a thread, a flag that stops one, an event
/// loop.  Whoever talks to one peer has a socket, too.
bool hasLastingMember(const RecordDecl &Class) {
  static const llvm::Regex Type(
      "[Mm]utex|[Ss]pin_?[Ll]ock|R(ead)?W(rite)?Lock|condition_variable|"
      "pthread_t|(^|[:<, ])j?thread($|[>, ])|Thread($|[>, ])|"
      "atomic(<bool>|_bool|_flag)|io_context|io_service|acceptor|TcpServer");
  return llvm::any_of(Class.fields(), [&](const FieldDecl *F) {
    const QualType T = F->getType();
    return !T->isPointerType() && !T->isReferenceType() &&
           (Type.match(T.getAsString()) ||
            Type.match(T.getCanonicalType().getAsString()));
  });
}

/// Whether the function locks something: threads share what it works on.
bool takesLock(const FunctionDecl &F) {
  static const llvm::Regex Taking("(^|_)(lock|LOCK)(_shared)?$|mutex_lock|"
                                  "[Ll]ock[Mm]utex|rwlock_(rd|wr)lock");
  return contains(F.getBody(), Closures::Enter, [&](const Stmt &S) {
    if (const auto *Declares = dyn_cast<DeclStmt>(&S))
      return llvm::any_of(Declares->decls(), [&](const Decl *D) {
        const auto *V = dyn_cast<VarDecl>(D);
        return V && isLockHolder(*V);
      });
    const auto *Call = dyn_cast<CallExpr>(&S);
    const auto *Callee =
        Call ? dyn_cast_or_null<NamedDecl>(Call->getCalleeDecl()) : nullptr;
    return Callee && Callee->getIdentifier() && Taking.match(Callee->getName());
  });
}

} // namespace

ObjectLife ObjectLives::of(const RecordDecl &Class,
                           llvm::ArrayRef<const FunctionDecl *> Functions) {
  const ObjectLife Life = of(Class);
  return Life == ObjectLife::Unknown && llvm::any_of(Functions,
                                                     [](const FunctionDecl *F) {
                                                       return takesLock(*F);
                                                     })
             ? ObjectLife::Long
             : Life;
}

ObjectLife ObjectLives::of(const RecordDecl &Class) {
  const auto [It, IsNew] =
      Known.try_emplace(Class.getCanonicalDecl(), ObjectLife::Unknown);
  if (!IsNew)
    return It->second;
  const ObjectLife Life = find(Class);
  Known[Class.getCanonicalDecl()] = Life; // owners may have moved the entries
  return Life;
}

ObjectLife ObjectLives::find(const RecordDecl &Class) {
  ObjectFinder Objects(Class, Index);
  visitUserCode(Objects, Index.Context);
  if (Objects.Stays)
    return ObjectLife::Long;
  if (isOnePiece(Class) ||
      (!Class.isExternallyVisible() && Index.Context.getLangOpts().CPlusPlus &&
       Objects.Local && !Objects.Longer))
    return ObjectLife::Short;
  const bool IsLong =
      isNamedLasting(Class, LongLived) || hasAccessor(Class) ||
      hasLastingMember(Class) ||
      llvm::any_of(Objects.Owners, [&](const RecordDecl *Owner) {
        return of(*Owner) == ObjectLife::Long;
      });
  return IsLong ? ObjectLife::Long : ObjectLife::Unknown;
}

std::string defaultLongLivedClasses() {
  std::string Camel, Snake;
  for (llvm::StringRef Role : LastingRoles) {
    Camel += (Camel.empty() ? "" : "|") + Role.str();
    Snake += (Snake.empty() ? "" : "|") + Role.lower();
  }
  return "(" + Camel + ")(Impl|Base|Private|Data|_t|_)*$|(^|_)(" + Snake +
         ")(_(impl|base|private|data|t|s))*$";
}

} // namespace closecall
