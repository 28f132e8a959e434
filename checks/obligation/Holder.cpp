//===- Holder.cpp - Values of std that have clients as parts --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/Holder.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace closecall::obligation {

namespace {

// Numbers of parts that are no elements of a tuple.
constexpr int64_t Engagement = -1;
constexpr int64_t ValueOfOptional = -2;

/// The class of that name in std, as its specialization; null for others.
const ClassTemplateSpecializationDecl *inStd(QualType Type,
                                             llvm::StringRef Name) {
  const auto *S = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type.getNonReferenceType()->getAsCXXRecordDecl());
  return S && S->isInStdNamespace() && S->getIdentifier() &&
                 S->getName() == Name
             ? S
             : nullptr;
}

PathStep valueOfOptional() {
  return {PathStep::Part, nullptr, ValueOfOptional};
}

/// How many parts a value of the type is made of; 0 for no holder.
unsigned countParts(QualType Type) {
  if (inStd(Type, "pair"))
    return 2;
  if (isOptional(Type))
    return 1;
  if (const auto *Array = inStd(Type, "array");
      Array && Array->getTemplateArgs().size() == 2)
    return static_cast<unsigned>(
        Array->getTemplateArgs()[1].getAsIntegral().getLimitedValue());
  const auto *Tuple = inStd(Type, "tuple");
  return Tuple && Tuple->getTemplateArgs().size() == 1
             ? Tuple->getTemplateArgs()[0].pack_size()
             : 0;
}

llvm::StringRef nameOf(const CXXMethodDecl &M) {
  return M.getIdentifier() ? M.getName() : "";
}

const FunctionDecl *functionOfStd(const CallExpr &Call) {
  const FunctionDecl *F = Call.getDirectCallee();
  return F && F->isInStdNamespace() && F->getIdentifier() ? F : nullptr;
}

} // namespace

bool isArray(QualType Type) { return inStd(Type, "array"); }

const Expr *asElements(const Expr *E) {
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(strip(E));
  const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
  const Expr *Object = Call ? Call->getImplicitObjectArgument() : nullptr;
  return M && Object && isArray(Object->getType()) && nameOf(*M) == "data"
             ? Object
             : nullptr;
}

bool isOptional(QualType Type) {
  return inStd(Type, "optional") || inStd(Type, "expected");
}

PathStep engagement() { return {PathStep::Part, nullptr, Engagement}; }

std::optional<PathStep> partOf(QualType Holder, unsigned Index) {
  if (Index >= countParts(Holder))
    return std::nullopt;
  if (const auto *Pair = inStd(Holder, "pair"))
    for (const FieldDecl *F : Pair->fields())
      if (F->getName() == (Index == 0 ? "first" : "second"))
        return PathStep{PathStep::Field, F->getCanonicalDecl()};
  if (isOptional(Holder))
    return valueOfOptional();
  if (isArray(Holder))
    return PathStep{PathStep::Index, nullptr, static_cast<int64_t>(Index)};
  return PathStep{PathStep::Part, nullptr, static_cast<int64_t>(Index)};
}

QualType smartPointee(QualType Type) {
  const ClassTemplateSpecializationDecl *Pointer = inStd(Type, "shared_ptr");
  if (!Pointer)
    Pointer = inStd(Type, "unique_ptr");
  if (!Pointer)
    return {};
  const auto IsClass = [](const TemplateArgument &A) {
    return A.getKind() == TemplateArgument::Type &&
           A.getAsType()->getAsCXXRecordDecl();
  };
  const TemplateArgumentList &Of = Pointer->getTemplateArgs();
  if (Of.size() == 0 || !IsClass(Of[0]) ||
      (Of.size() > 1 &&
       !(IsClass(Of[1]) && inStd(Of[1].getAsType(), "default_delete"))))
    return {};
  return Of[0].getAsType().getCanonicalType();
}

std::string spellPart(const std::string &Text, const PathStep &Part) {
  return Part.Number == ValueOfOptional
             ? "*" + Text
             : "std::get<" + std::to_string(Part.Number) + ">(" + Text + ")";
}

bool isNoValue(const Expr *E) {
  const CXXRecordDecl *R = E ? E->getType()->getAsCXXRecordDecl() : nullptr;
  return R && R->isInStdNamespace() && R->getIdentifier() &&
         (R->getName() == "nullopt_t" || R->getName() == "unexpected");
}

std::optional<Holding> asHolding(const Expr *E) {
  E = strip(E);
  if (!E)
    return std::nullopt;
  llvm::SmallVector<const Expr *, 2> From;
  if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    From.append(C->arg_begin(), C->arg_end());
  } else {
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *F = Call ? functionOfStd(*Call) : nullptr;
    if (!F || (F->getName() != "make_pair" && F->getName() != "make_tuple" &&
               F->getName() != "make_optional"))
      return std::nullopt;
    From.append(Call->arg_begin(), Call->arg_end());
  }
  Holding Made;
  if (isOptional(E->getType())) {
    if (From.empty() || isNoValue(From.front())) {
      Made.Engaged = false;
      return Made;
    }
    Made.Engaged = true;
  }
  // From another holder, part by part: `std::tuple<T *>(std::pair)`.
  if (From.empty() || From.size() != countParts(E->getType()) ||
      (From.size() == 1 && countParts(From.front()->getType()) != 0))
    return std::nullopt;
  for (unsigned I = 0; I < From.size(); ++I)
    Made.Parts.push_back({*partOf(E->getType(), I), From[I]});
  return Made;
}

/// What a method call asks of its object.
static std::optional<HolderPart> asPart(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *M = Call.getMethodDecl();
  const Expr *Object = Call.getImplicitObjectArgument();
  if (!M || !Object)
    return std::nullopt;
  const llvm::StringRef Name = nameOf(*M);
  if (isArray(Object->getType()) && Name == "at")
    return HolderPart{Object, elementAt(Call.getArg(0))};
  if (!isOptional(Object->getType()))
    return std::nullopt;
  if (isa<CXXConversionDecl>(M) || Name == "has_value")
    return HolderPart{Object, engagement()};
  if (Name == "value" || Name == "value_or")
    return HolderPart{Object, valueOfOptional()};
  return std::nullopt;
}

std::optional<HolderPart> asPart(const Expr *E) {
  E = strip(E);
  if (const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(E))
    return asPart(*Call);
  if (const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(E)) {
    const Expr *Object = Call->getArg(0);
    switch (Call->getOperator()) {
    case OO_Subscript:
      if (isArray(Object->getType()))
        return HolderPart{Object, elementAt(Call->getArg(1))};
      return std::nullopt;
    case OO_Star:
    case OO_Arrow:
      if (Call->getNumArgs() == 1 && isOptional(Object->getType()))
        return HolderPart{Object, valueOfOptional(),
                          Call->getOperator() == OO_Arrow};
      return std::nullopt;
    case OO_EqualEqual:
    case OO_ExclaimEqual: {
      const Expr *Other = Call->getArg(1);
      if (isNoValue(strip(Object)))
        std::swap(Object, Other);
      if (isOptional(Object->getType()) && isNoValue(strip(Other)))
        return HolderPart{Object, engagement(), false,
                          Call->getOperator() == OO_EqualEqual};
      return std::nullopt;
    }
    default:
      return std::nullopt;
    }
  }
  const auto *Call = dyn_cast_or_null<CallExpr>(E);
  const FunctionDecl *F = Call ? functionOfStd(*Call) : nullptr;
  const TemplateArgumentList *Arguments =
      F && F->getName() == "get" ? F->getTemplateSpecializationArgs() : nullptr;
  if (!Arguments || Arguments->size() == 0 || Call->getNumArgs() != 1 ||
      (*Arguments)[0].getKind() != TemplateArgument::Integral)
    return std::nullopt;
  const auto Step = partOf(
      Call->getArg(0)->getType(),
      static_cast<unsigned>((*Arguments)[0].getAsIntegral().getZExtValue()));
  return Step ? std::optional<HolderPart>({Call->getArg(0), *Step})
              : std::nullopt;
}

} // namespace closecall::obligation
