//===- FunctionModel.cpp - A function as the engine reads it --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/FunctionModel.h"
#include "obligation/BodyScan.h"
#include "obligation/Holder.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"
#include "clang/Basic/Builtins.h"

using namespace clang;

namespace closecall::obligation {

/// Whether a variable begins with a statement expression that has a loop or a
/// label: `T *p = ({ do { ... } while (0); q; });`, as macros in the manner of
/// `container_of` have it.  clang, up to 22, crashes when it looks for the end
/// of that variable's scope.
static bool beginsWithLoop(const Stmt *Body) {
  const auto HasLoop = [](const Stmt &S) {
    return isa<StmtExpr>(S) &&
           contains(&S, Closures::Leave, [](const Stmt &Each) {
             return isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt, LabelStmt>(
                 Each);
           });
  };
  return contains(Body, Closures::Leave, [&](const Stmt &S) {
    const auto *D = dyn_cast<DeclStmt>(&S);
    return D && llvm::any_of(D->decls(), [&](const Decl *One) {
             const auto *V = dyn_cast<VarDecl>(One);
             return V && contains(V->getInit(), Closures::Leave, HasLoop);
           });
  });
}

std::unique_ptr<FunctionModel>
FunctionModel::create(const FunctionDecl *F, ASTContext &Context,
                      llvm::function_ref<bool(const CallView &)> MayThrow) {
  const FunctionDecl *Definition = nullptr;
  if (!F->hasBody(Definition) || !Definition->getBody() ||
      Definition->isDependentContext() || Definition->isInvalidDecl())
    return nullptr;
  std::unique_ptr<FunctionModel> M(new FunctionModel);
  M->Function = Definition;
  M->Paths.setFunction(Definition);
  Stmt *Body = Definition->getBody();

  if (!scanBody(*M, Body))
    return nullptr;

  CFG::BuildOptions Options;
  Options.AddScopes = !beginsWithLoop(Body);
  if (!Options.AddScopes && !M->Watched.empty())
    return nullptr;
  Options.PruneTriviallyFalseEdges = true;
  Options.AddInitializers = true;
  Options.AddEHEdges = Context.getLangOpts().CXXExceptions;
  Options.setAlwaysAdd(Stmt::BinaryOperatorClass)
      .setAlwaysAdd(Stmt::CompoundAssignOperatorClass)
      .setAlwaysAdd(Stmt::UnaryOperatorClass)
      .setAlwaysAdd(Stmt::CXXConstructExprClass)
      .setAlwaysAdd(Stmt::CXXTemporaryObjectExprClass)
      .setAlwaysAdd(Stmt::CXXDeleteExprClass)
      .setAlwaysAdd(Stmt::LambdaExprClass)
      .setAlwaysAdd(Stmt::AtomicExprClass)
      .setAlwaysAdd(Stmt::CoawaitExprClass);
  const std::unique_ptr<CFG> Cfg =
      CFG::buildCFG(Definition, Body, &Context, Options);
  if (!Cfg)
    return nullptr;
  M->Parents = std::make_unique<ParentMap>(Body);
  if (const auto *C = dyn_cast<CXXConstructorDecl>(Definition))
    for (const CXXCtorInitializer *I : C->inits())
      if (I->getInit())
        M->Parents->addStmt(I->getInit());
  M->lower(*Cfg, Context);
  M->joinChains(MayThrow);
  return M;
}

/// Whoever looks at the way out of a block asks whether it throws.
static bool endsInThrow(const Block &B) {
  return !B.Events.empty() && B.Events.back().K == Event::Throw;
}

/// Blocks that always follow one another become one: what is told apart within
/// a block stays apart until something decides on it.
void FunctionModel::joinChains(
    llvm::function_ref<bool(const CallView &)> MayThrow) {
  std::vector<unsigned> Predecessors(Blocks.size());
  for (Block &B : Blocks) {
    if (B.Exceptional && !MayThrow(Calls[B.ThrowingCall]))
      B.Exceptional.reset();
    for (const Block::Edge &E : B.Successors)
      ++Predecessors[E.To];
    if (B.Exceptional)
      ++Predecessors[*B.Exceptional];
  }
  for (unsigned Id = 0; Id < Blocks.size(); ++Id) {
    Block &B = Blocks[Id];
    while (B.Successors.size() == 1 && !B.Exceptional && !B.Condition &&
           !B.NoReturn && !endsInThrow(B) &&
           B.Successors[0].K == Block::Edge::Always &&
           !isa_and_nonnull<CXXTryStmt>(B.Terminator)) {
      const unsigned Next = B.Successors[0].To;
      if (Next == Exit || Next == Id || Next == Entry ||
          Predecessors[Next] != 1 ||
          isa_and_nonnull<CXXTryStmt>(Blocks[Next].Terminator))
        break;
      Block Tail = std::move(Blocks[Next]);
      Blocks[Next] = Block();
      Tail.Events.insert(Tail.Events.begin(), B.Events.begin(), B.Events.end());
      Tail.Order = B.Order;
      B = std::move(Tail);
    }
  }
  for (unsigned Id = 0; Id < Blocks.size(); ++Id)
    for (const Event &E : Blocks[Id].Events)
      if (E.K == Event::Call)
        BlockOf[Calls[E.Index].E] = Id;
}

/// The expression on which the block's end decides.  A call that may throw has
/// a block of its own, and leaves the deciding one without a statement.
static const Expr *decisionOf(const CFGBlock &B) {
  if (const Expr *Last = B.getLastCondition())
    return Last;
  const auto *E = dyn_cast_or_null<Expr>(B.getTerminatorCondition());
  while (E) {
    const auto *Logical = dyn_cast<BinaryOperator>(E->IgnoreParens());
    if (!Logical || !Logical->isLogicalOp())
      break;
    E = Logical->getRHS();
  }
  return E;
}

const DeclStmt *FunctionModel::declarationOf(const VarDecl *V) const {
  for (const Block &B : Blocks)
    for (const Event &E : B.Events)
      if (E.K == Event::Declare && E.Var == V)
        return dyn_cast<DeclStmt>(E.S);
  return nullptr;
}

unsigned FunctionModel::blockOf(const Expr *Call) const {
  const auto It = BlockOf.find(Call);
  return It == BlockOf.end() ? Entry : It->second;
}

static Event jumpBy(const Stmt *S) {
  Event Jump;
  Jump.K = Event::Jump;
  Jump.S = S;
  return Jump;
}

void FunctionModel::lower(const CFG &Cfg, ASTContext &Context) {
  const Stmt *Body = Function->getBody();
  Blocks.resize(Cfg.getNumBlockIDs());
  Entry = Cfg.getEntry().getBlockID();
  Exit = Cfg.getExit().getBlockID();
  unsigned Next = 0; // by four: blocks will be put in between
  for (const CFGBlock *B : PostOrderCFGView(&Cfg))
    Blocks[B->getBlockID()].Order = Next += 4;

  for (const CFGBlock *From : Cfg) {
    Block &B = Blocks[From->getBlockID()];
    B.NoReturn = From->hasNoReturnElement();
    for (const CFGElement &Element : *From) {
      if (const auto S = Element.getAs<CFGStmt>()) {
        lowerStatement(S->getStmt(), B);
      } else if (const auto I = Element.getAs<CFGInitializer>()) {
        if (I->getInitializer()->isAnyMemberInitializer()) {
          Event E;
          E.K = Event::Assign;
          E.S = I->getInitializer()->getInit();
          E.RHS = I->getInitializer()->getInit();
          E.Member = I->getInitializer()->getMember();
          B.Events.push_back(E);
        }
      } else if (const auto End = Element.getAs<CFGScopeEnd>()) {
        // Only where control falls off the end; jumps have events of their own.
        const Stmt *Scope = End->getTriggerStmt();
        if (isa_and_nonnull<CompoundStmt, IfStmt>(Scope) && Scope != Body)
          B.Events.push_back(jumpBy(Scope));
      }
    }
    B.Terminator = From->getTerminatorStmt();
    const bool Branches = From->succ_size() > 1 && B.Terminator &&
                          From->getTerminator().isStmtBranch();
    if (Branches && !isa_and_nonnull<CXXTryStmt>(B.Terminator) &&
        !isa_and_nonnull<CXXForRangeStmt>(B.Terminator))
      B.Condition = decisionOf(*From);
    // A switch decides on its whole condition.
    if (const auto *Switch = dyn_cast_or_null<SwitchStmt>(B.Terminator))
      B.Condition = Switch->getCond();
    // A call that may throw ends its block and has a second way out.
    const bool Throws = Context.getLangOpts().CXXExceptions && !B.Terminator &&
                        From->succ_size() == 2;
    const bool ByCall = !B.Events.empty() && B.Events.back().K == Event::Call;
    unsigned N = 0;
    for (const CFGBlock::AdjacentBlock &Adjacent : From->succs()) {
      const unsigned Position = N++;
      const CFGBlock *To = Adjacent.getReachableBlock();
      if (!To)
        continue;
      if (Throws && Position == 1) {
        // Otherwise an assignment by an operator, which copies clients.
        if (ByCall) {
          B.Exceptional = To->getBlockID();
          B.ThrowingCall = B.Events.back().Index;
        }
        continue;
      }
      Block::Edge Edge{To->getBlockID(), Block::Edge::Always};
      if (isa_and_nonnull<SwitchStmt>(B.Terminator)) {
        Edge.Label = dyn_cast_or_null<SwitchCase>(To->getLabel());
        Edge.K = isa_and_nonnull<CaseStmt>(Edge.Label) ? Block::Edge::Case
                                                       : Block::Edge::Default;
      } else if (B.Condition ||
                 isa_and_nonnull<CXXForRangeStmt>(B.Terminator)) {
        Edge.K = Position == 0 ? Block::Edge::True : Block::Edge::False;
      } else if (Branches) {
        Edge.K = Block::Edge::Unknown;
      }
      B.Successors.push_back(Edge);
    }
    if (isa_and_nonnull<GotoStmt, BreakStmt, ContinueStmt>(B.Terminator)) {
      B.Events.push_back(jumpBy(B.Terminator));
    }
  }
  routeThrows(Cfg);
  splitLabels(Cfg);
  splitEnds(Cfg);
}

/// Whether the handler takes what is thrown as \p Thrown; nothing if that
/// cannot be told.
static std::optional<bool> takes(const CXXCatchStmt &Handler, QualType Thrown,
                                 const ASTContext &Context) {
  if (!Handler.getExceptionDecl())
    return true;
  const QualType Taken = Handler.getCaughtType().getNonReferenceType();
  if (Context.hasSameUnqualifiedType(Taken, Thrown))
    return true;
  if (Thrown->isArithmeticType() || Thrown->isEnumeralType())
    return false;
  const CXXRecordDecl *From = Thrown->getAsCXXRecordDecl();
  const CXXRecordDecl *To = Taken->getAsCXXRecordDecl();
  if (!From || !From->hasDefinition() || (To && !To->hasDefinition()))
    return std::nullopt;
  if (To && From->isDerivedFrom(To))
    return std::nullopt; // perhaps ambiguous, or not accessible
  return false;
}

/// clang's throw leads to every handler of its try block.  What is thrown goes
/// to the first that takes its type, or past all of them.
void FunctionModel::routeThrows(const CFG &Cfg) {
  const ASTContext &Context = Function->getASTContext();
  for (const CFGBlock *From : Cfg) {
    const CXXThrowExpr *Throw = nullptr;
    if (!From->empty())
      if (const auto Last = From->back().getAs<CFGStmt>())
        Throw = dyn_cast<CXXThrowExpr>(Last->getStmt());
    if (!Throw || !Throw->getSubExpr() || From->succ_size() != 1)
      continue;
    const QualType Thrown = Throw->getSubExpr()->getType();
    const CFGBlock *To = *From->succ_begin();
    bool IsSure = true, IsTaken = false;
    while (IsSure && !IsTaken && To &&
           isa_and_nonnull<CXXTryStmt>(To->getTerminatorStmt())) {
      const CFGBlock *Try = To;
      To = nullptr;
      for (const CFGBlock *Next : Try->succs()) {
        const auto *Handler =
            Next ? dyn_cast_or_null<CXXCatchStmt>(Next->getLabel()) : nullptr;
        const std::optional<bool> Takes =
            Handler ? takes(*Handler, Thrown, Context) : std::nullopt;
        IsSure &= !Handler || Takes;
        IsTaken |= Takes.value_or(false);
        if (!Handler || IsTaken) {
          To = Next;
          break;
        }
      }
    }
    if (IsSure && To)
      Blocks[From->getBlockID()].Successors.assign(
          1, {To->getBlockID(), Block::Edge::Always});
  }
}

bool FunctionModel::mayPrecede(const Expr *First, const Expr *Then) const {
  const auto From = BlockOf.find(First);
  const auto To = BlockOf.find(Then);
  if (From == BlockOf.end() || To == BlockOf.end())
    return false;
  for (const Event &E : Blocks[From->second].Events) {
    if (E.K != Event::Call || From->second != To->second)
      continue;
    if (Calls[E.Index].E == First)
      return true;
    if (Calls[E.Index].E == Then)
      break;
  }
  return leadsTo(From->second, To->second);
}

bool FunctionModel::leadsTo(unsigned From, unsigned To) const {
  std::vector<bool> Seen(Blocks.size());
  llvm::SmallVector<unsigned, 16> Stack{From};
  while (!Stack.empty()) {
    const Block &B = Blocks[Stack.pop_back_val()];
    if (B.NoReturn)
      continue;
    for (const Block::Edge &E : B.Successors) {
      if (E.To == To)
        return true;
      if (!Seen[E.To])
        Stack.push_back(E.To);
      Seen[E.To] = true;
    }
  }
  return false;
}

const std::vector<bool> &FunctionModel::loop(unsigned First, unsigned Last) {
  std::vector<bool> &In = Loops[{First, Last}];
  if (!In.empty())
    return In;
  // From the last block backwards, to the first.
  In.resize(Blocks.size());
  In[First] = In[Last] = true;
  for (bool Grows = true; Grows;) {
    Grows = false;
    for (unsigned From = 0; From < Blocks.size(); ++From)
      for (const Block::Edge &E : Blocks[From].Successors)
        if (!In[From] && In[E.To] && E.To != First)
          In[From] = Grows = true;
  }
  return In;
}

/// Gives a label that the statement before it runs into a block of its own,
/// past which no goto comes: code in front of the label would stand there.
void FunctionModel::splitLabels(const CFG &Cfg) {
  for (const CFGBlock *At : Cfg) {
    const auto *Label = dyn_cast_or_null<LabelStmt>(At->getLabel());
    if (!Label)
      continue;
    const unsigned To = At->getBlockID(), Before = Blocks.size();
    bool Reached = false;
    for (Block &From : Blocks)
      for (Block::Edge &E : From.Successors)
        if (E.To == To && !isa_and_nonnull<GotoStmt>(From.Terminator)) {
          E.To = Before;
          Reached = true;
        }
    if (!Reached)
      continue;
    Block Fall;
    Fall.Events.push_back(jumpBy(Label));
    Fall.Order = Blocks[To].Order - 1;
    Fall.Successors.push_back({To, Block::Edge::Always});
    Blocks.push_back(std::move(Fall));
  }
}

/// The block that ends behind \p Last, a statement as a whole; null if none
/// does, or if the function does with it.
static const CompoundStmt *endsBehind(const Stmt *Last, const Stmt *Body,
                                      const ParentMap &Parents) {
  const Stmt *Up = Parents.getParent(Last);
  for (; isa_and_nonnull<FullExpr, ParenExpr, CastExpr>(Up);
       Up = Parents.getParent(Up))
    Last = Up;
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Up);
  // The last statement of `({ ... })` is its value.
  const bool Ends =
      Block && Block != Body && Block->body_back() == Last &&
      !isa_and_nonnull<StmtExpr, CoroutineBodyStmt>(Parents.getParent(Block));
  return Ends ? Block : nullptr;
}

/// The block that the loop runs, of those loops that ask before it; else null.
static const CompoundStmt *bodyOf(const Stmt *Loop) {
  const Stmt *Body = nullptr;
  if (const auto *For = dyn_cast_or_null<ForStmt>(Loop))
    Body = For->getBody();
  else if (const auto *While = dyn_cast_or_null<WhileStmt>(Loop))
    Body = While->getBody();
  else if (const auto *Range = dyn_cast_or_null<CXXForRangeStmt>(Loop))
    Body = Range->getBody();
  return dyn_cast_or_null<CompoundStmt>(Body);
}

/// The block of \p Cfg in which the condition of \p Loop begins; null if that
/// cannot be told.
static const CFGBlock *conditionOf(const DoStmt &Loop, const CFG &Cfg) {
  llvm::SmallPtrSet<const Stmt *, 16> Parts{&Loop};
  contains(Loop.getCond(), Closures::Enter, [&](const Stmt &S) {
    Parts.insert(&S);
    return false;
  });
  const auto IsPart = [&](const CFGBlock *B) {
    return (B->getTerminatorStmt() && Parts.count(B->getTerminatorStmt())) ||
           llvm::any_of(*B, [&](const CFGElement &Element) {
             const auto S = Element.getAs<CFGStmt>();
             return S && Parts.count(S->getStmt());
           });
  };
  const CFGBlock *First = nullptr;
  for (const CFGBlock *B : Cfg) {
    const bool Begins =
        IsPart(B) && llvm::none_of(B->preds(), [&](const auto &Before) {
          return Before.getReachableBlock() &&
                 IsPart(Before.getReachableBlock());
        });
    if (Begins && First)
      return nullptr;
    First = Begins ? B : First;
  }
  return First;
}

/// Gives the end of each block from which control goes elsewhere, a branch or
/// the body of a loop, a block of its own.
void FunctionModel::splitEnds(const CFG &Cfg) {
  const auto HasEnd = [&](const Block &B, const Stmt *Scope) {
    return !B.Events.empty() && B.Events.back().K == Event::Jump &&
           B.Events.back().S == Scope;
  };
  const auto Add = [&](const CompoundStmt *Scope, unsigned To, unsigned Order) {
    Block End;
    End.Events.push_back(jumpBy(Scope));
    End.Order = Order;
    End.Successors.push_back({To, Block::Edge::Always});
    Blocks.push_back(std::move(End));
  };
  for (const CFGBlock *At : Cfg) {
    const Stmt *Last = nullptr;
    if (!At->empty())
      if (const auto S = At->back().getAs<CFGStmt>())
        Last = S->getStmt();
    const unsigned From = At->getBlockID();
    if (!Last || Blocks[From].Terminator || Blocks[From].NoReturn ||
        Blocks[From].Successors.size() != 1 ||
        Blocks[From].Successors[0].To == Exit)
      continue;
    const CompoundStmt *Scope = endsBehind(Last, Function->getBody(), *Parents);
    if (!Scope)
      continue;
    Add(Scope, Blocks[From].Successors[0].To, Blocks[From].Order + 1);
    Blocks[From].Successors[0].To = Blocks.size() - 1;
  }
  // A body may end with an if: several ways lead to its end.
  for (const CFGBlock *At : Cfg) {
    const CompoundStmt *Scope = bodyOf(At->getLoopTarget());
    if (const auto *Do = dyn_cast_or_null<DoStmt>(At->getTerminatorStmt())) {
      Scope = dyn_cast<CompoundStmt>(Do->getBody());
      At = conditionOf(*Do, Cfg);
      if (!At)
        continue;
    }
    const unsigned To = At->getBlockID(), End = Blocks.size();
    bool Reached = false;
    for (Block &From : Blocks)
      for (Block::Edge &E : From.Successors)
        if (Scope && E.To == To && !HasEnd(From, Scope) &&
            !isa_and_nonnull<ContinueStmt>(From.Terminator)) {
          E.To = End;
          Reached = true;
        }
    if (Reached)
      Add(Scope, To, Blocks[To].Order - 2);
  }
}

/// Whether the operator copies field by field an object that nothing destroys.
static bool copiesFields(const CXXOperatorCallExpr &E) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(E.getDirectCallee());
  return Method && E.getOperator() == OO_Equal && E.getNumArgs() == 2 &&
         Method->getParent()->hasTrivialDestructor() &&
         (Method->isCopyAssignmentOperator() ||
          Method->isMoveAssignmentOperator()) &&
         (Method->isTrivial() || partOf(E.getArg(0)->getType(), 0));
}

std::optional<Assignment> asAssignment(const Stmt *S) {
  if (const auto *E = dyn_cast<CXXOperatorCallExpr>(S)) {
    if (E->getOperator() != OO_Equal || E->getNumArgs() != 2)
      return std::nullopt;
    const bool GivesValue = isOptional(E->getArg(0)->getType()) &&
                            !isOptional(E->getArg(1)->getType());
    if (GivesValue || copiesFields(*E))
      return Assignment{E->getArg(0), E->getArg(1)};
    return std::nullopt;
  }
  const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
  const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
  const Expr *Object = Call ? Call->getImplicitObjectArgument() : nullptr;
  if (!M || !M->getIdentifier() || !Object || !isOptional(Object->getType()))
    return std::nullopt;
  if (M->getName() == "reset")
    return Assignment{Object, nullptr};
  if (M->getName() == "emplace" && Call->getNumArgs() == 1)
    return Assignment{Object, Call->getArg(0)};
  return std::nullopt;
}

void FunctionModel::lowerStatement(const Stmt *S, Block &B) {
  Event E;
  E.S = S;
  const auto Push = [&](Event::Kind K) {
    E.K = K;
    B.Events.push_back(E);
  };
  if (const auto *C = dyn_cast<CXXConstructExpr>(S); C && isCopyOrMove(C))
    return;
  if (const auto Assigned = asAssignment(S)) {
    E.LHS = Assigned->To;
    E.RHS = Assigned->From;
    Push(Event::Assign);
    return;
  }
  if (const auto *X = dyn_cast<Expr>(S)) {
    if (std::optional<CallView> Call = CallView::of(X)) {
      E.Index = Calls.size();
      Calls.push_back(std::move(*Call));
      Push(Event::Call);
      return;
    }
  }
  if (const auto *O = dyn_cast<BinaryOperator>(S)) {
    E.LHS = O->getLHS();
    E.RHS = O->getRHS();
    if (O->getOpcode() == BO_Assign)
      Push(Event::Assign);
    else if (O->isCompoundAssignmentOp())
      Push(Event::Change);
  } else if (const auto *U = dyn_cast<UnaryOperator>(S)) {
    if (U->isIncrementDecrementOp()) {
      E.LHS = U->getSubExpr();
      E.Delta = U->isIncrementOp() ? 1 : -1;
      Push(Event::Change);
    }
  } else if (const auto *D = dyn_cast<DeclStmt>(S)) {
    for (const Decl *One : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(One)) {
        E.Var = V;
        E.RHS = V->hasLocalStorage() ? V->getInit() : nullptr;
        Push(Event::Declare);
      }
  } else if (const auto *R = dyn_cast<ReturnStmt>(S)) {
    E.RHS = R->getRetValue();
    Push(Event::Return);
  } else if (const auto *C = dyn_cast<CoreturnStmt>(S)) {
    // LLVM 16 has one in its CFG that stands for the end of the body.
    const auto *Body = dyn_cast<CoroutineBodyStmt>(Function->getBody());
    if (Body && Body->getFallthroughHandler() == C)
      return;
    E.RHS = C->getOperand();
    Push(Event::Return);
  } else if (isa<CXXThrowExpr>(S)) {
    Push(Event::Throw);
  } else if (const auto *A = dyn_cast<CoawaitExpr>(S)) {
    E.RHS = A->getCommonExpr();
    Push(Event::Await);
  } else if (isa<LambdaExpr>(S)) {
    Push(Event::Capture);
  } else if (const auto *New = dyn_cast<CXXNewExpr>(S);
             New && New->getInitializer() &&
             (isa<InitListExpr>(New->getInitializer()) ||
              New->getAllocatedType()->isScalarType())) {
    // `new Owner{client}`, `new int(fd)`: goes somewhere
    E.RHS = New->getInitializer();
    Push(Event::Assign);
  } else if (const auto *Atomic = dyn_cast<AtomicExpr>(S)) {
    // `atomic_exchange(&slot, fd)`: what comes behind the place goes there
    for (const Stmt *Operand : llvm::drop_begin(Atomic->children())) {
      E.RHS = cast<Expr>(Operand);
      Push(Event::Assign);
    }
  } else if (const auto *Del = dyn_cast<CXXDeleteExpr>(S)) {
    E.RHS = Del->getArgument();
    Push(Event::Delete);
  }
}

} // namespace closecall::obligation
