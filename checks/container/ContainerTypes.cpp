//===- ContainerTypes.cpp - Which types are containers --------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "container/ContainerTypes.h"
#include "support/Compat.h"
#include "support/LibraryFunction.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace closecall {

namespace {

constexpr unsigned MaxDepth = 3;

constexpr const char *Maps[] = {"std::map",
                                "std::unordered_map",
                                "std::multimap",
                                "std::unordered_multimap",
                                "std::set",
                                "std::unordered_set",
                                "std::multiset",
                                "std::unordered_multiset",
                                "std::flat_map",
                                "std::flat_set",
                                "absl::flat_hash_map",
                                "absl::node_hash_map",
                                "absl::flat_hash_set",
                                "absl::node_hash_set",
                                "absl::btree_map",
                                "absl::btree_multimap",
                                "absl::btree_set",
                                "boost::unordered_map",
                                "boost::unordered_multimap",
                                "boost::unordered_set",
                                "boost::unordered_flat_map",
                                "boost::unordered_flat_set",
                                "boost::unordered_node_map",
                                "boost::unordered_node_set",
                                "boost::concurrent_flat_map",
                                "boost::container::map",
                                "boost::container::set",
                                "boost::container::flat_map",
                                "boost::container::flat_set",
                                "folly::F14FastMap",
                                "folly::F14ValueMap",
                                "folly::F14NodeMap",
                                "folly::F14VectorMap",
                                "folly::F14FastSet",
                                "folly::F14ValueSet",
                                "folly::F14NodeSet",
                                "folly::F14VectorSet",
                                "folly::ConcurrentHashMap",
                                "tsl::robin_map",
                                "tsl::robin_set",
                                "tsl::hopscotch_map",
                                "tsl::hopscotch_set",
                                "tsl::sparse_map",
                                "tsl::sparse_set",
                                "tsl::ordered_map",
                                "tsl::ordered_set",
                                "robin_hood::unordered_map",
                                "robin_hood::unordered_set",
                                "robin_hood::unordered_flat_map",
                                "robin_hood::unordered_node_map",
                                "robin_hood::unordered_flat_set",
                                "robin_hood::unordered_node_set",
                                "robin_hood::detail::Table",
                                "phmap::flat_hash_map",
                                "phmap::flat_hash_set",
                                "phmap::node_hash_map",
                                "phmap::node_hash_set",
                                "phmap::parallel_flat_hash_map",
                                "phmap::parallel_flat_hash_set",
                                "phmap::parallel_node_hash_map",
                                "phmap::btree_map",
                                "phmap::btree_set",
                                "ankerl::unordered_dense::map",
                                "ankerl::unordered_dense::set",
                                "ankerl::unordered_dense::segmented_map",
                                "ankerl::unordered_dense::detail::table",
                                "tbb::concurrent_hash_map",
                                "tbb::concurrent_unordered_map",
                                "QHash",
                                "QMultiHash",
                                "QMap",
                                "QMultiMap",
                                "QSet"};
constexpr const char *Sequences[] = {"std::vector",
                                     "std::deque",
                                     "std::list",
                                     "std::forward_list",
                                     "boost::container::vector",
                                     "boost::container::deque",
                                     "boost::container::list",
                                     "QList",
                                     "QVector",
                                     "QLinkedList"};
constexpr const char *Adaptors[] = {"std::queue", "std::stack",
                                    "std::priority_queue", "QQueue", "QStack"};
constexpr const char *SmartPointers[] = {"std::unique_ptr",
                                         "std::shared_ptr",
                                         "std::optional",
                                         "boost::scoped_ptr",
                                         "boost::shared_ptr",
                                         "boost::optional",
                                         "absl::optional",
                                         "folly::Synchronized",
                                         "QScopedPointer",
                                         "QSharedPointer",
                                         "std::experimental::optional"};

/// There are only so many keys: bool, enumerations, single characters, types,
/// functions, and pairs of such.
bool isBounded(QualType Key) {
  if (Key->isBooleanType() || Key->isEnumeralType() || Key->isCharType() ||
      Key->isFunctionPointerType() || Key->isMemberPointerType())
    return true;
  // A pointer to what describes a type, of which there is one for each.
  const bool Pointer = Key->isPointerType();
  const auto *R =
      Pointer ? Key->getPointeeCXXRecordDecl() : Key->getAsCXXRecordDecl();
  if (!R)
    return false;
  const std::string Name = qualifiedName(*R);
  if (Pointer)
    return Name == "std::type_info" || Name == "QMetaObject";
  if (Name == "std::type_index" || Name == "QFlags" || Name == "QChar")
    return true;
  const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(R);
  if (!S || Name != "std::pair")
    return false;
  for (const TemplateArgument &A : S->getTemplateArgs().asArray())
    if (A.getKind() != TemplateArgument::Type || !isBounded(A.getAsType()))
      return false;
  return true;
}

/// Types among template arguments, written or deduced.
std::vector<QualType> typesAmong(llvm::ArrayRef<TemplateArgument> Arguments) {
  std::vector<QualType> Types;
  for (const TemplateArgument &A : Arguments)
    if (A.getKind() == TemplateArgument::Type)
      Types.push_back(A.getAsType());
  return Types;
}

bool isSet(llvm::StringRef Name) {
  return compat::endsWith(Name, "set") || compat::endsWith(Name, "Set");
}

/// The shape of a template of that family and name with these arguments;
/// nothing where the number of entries is bounded by the keys.
std::optional<ContainerShape> shapeOf(Family F, llvm::StringRef Name,
                                      llvm::ArrayRef<QualType> Types) {
  ContainerShape Shape{F, {}, {}, Name.str(), nullptr};
  if (Types.empty())
    return Shape;
  if (F != Family::Keyed) {
    Shape.Entry = Types[0];
    return Shape;
  }
  Shape.Key = Types[0];
  if (!Shape.Key->isDependentType() && isBounded(Shape.Key))
    return std::nullopt;
  if (Types.size() > 1 && !isSet(Name))
    Shape.Entry = Types[1];
  return Shape;
}

const FieldDecl *fieldOfType(const RecordDecl &R, llvm::StringRef Type) {
  for (const FieldDecl *F : R.fields())
    if (const auto *T = F->getType()->getAs<TypedefType>())
      if (T->getDecl()->getName() == Type)
        return F;
  return nullptr;
}

const FieldDecl *fieldNamed(const RecordDecl &R, llvm::StringRef Name) {
  for (const FieldDecl *F : R.fields())
    if (F->getName() == Name)
      return F;
  return nullptr;
}

/// Containers of C, which are pointers to a structure that gives them away.
std::optional<ContainerShape> ofPointee(QualType Pointee) {
  const auto *Tag = Pointee->getAs<RecordType>();
  if (!Tag || Pointee.isConstQualified())
    return std::nullopt;
  const RecordDecl *R = Tag->getDecl();
  const llvm::StringRef Name = R->getIdentifier() ? R->getName() : "";
  if (Name == "_GHashTable")
    return ContainerShape{Family::GLibHash, {}, {}, "GHashTable", nullptr};
  if (Name == "_GQueue" || Name == "_GPtrArray")
    return ContainerShape{
        Family::GLibList, {}, {}, Name.drop_front().str(), nullptr};
  R = R->getDefinition();
  if (!R)
    return std::nullopt;
  if (fieldOfType(*R, "UT_hash_handle"))
    return ContainerShape{Family::UtHash, {}, Pointee, Name.str(), nullptr};
  if (compat::startsWith(Name, "kh_") && fieldNamed(*R, "n_buckets"))
    return ContainerShape{Family::KHash, {}, {}, Name.str(), nullptr};
  return std::nullopt;
}

} // namespace

bool isSmartPointer(const NamedDecl &R) {
  const std::string Name = qualifiedName(R);
  return llvm::is_contained(SmartPointers, Name);
}

const RecordDecl *entryRecord(QualType Entry) {
  for (unsigned Depth = 0; Depth < MaxDepth && !Entry.isNull(); ++Depth) {
    if (Entry->isPointerType()) {
      Entry = Entry->getPointeeType();
      continue;
    }
    const auto *R = Entry->getAs<RecordType>();
    if (!R)
      return nullptr;
    const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(R->getDecl());
    if (!S || !isSmartPointer(*S))
      return R->getDecl()->getDefinition();
    Entry = S->getTemplateArgs()[0].getAsType();
  }
  return nullptr;
}

ContainerTypes::ContainerTypes(const std::vector<std::string> &Extra) {
  for (const char *One : Maps)
    Families[One] = Family::Keyed;
  for (const char *One : Sequences)
    Families[One] = Family::Sequence;
  for (const char *One : Adaptors)
    Families[One] = Family::Adaptor;
  for (const std::string &One : Extra)
    Families[One] = Family::Keyed;
}

std::optional<ContainerShape> ContainerTypes::ofRecord(const CXXRecordDecl &R,
                                                       unsigned Depth) const {
  if (const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(&R)) {
    const std::vector<QualType> Types =
        typesAmong(S->getTemplateArgs().asArray());
    const auto It = Families.find(qualifiedName(*S));
    if (It != Families.end())
      return shapeOf(It->second, S->getName(), Types);
    if (isSmartPointer(*S) && !Types.empty())
      return ofNonNull(Types[0], Depth + 1);
  } else if (Families.count(qualifiedName(R))) {
    return ContainerShape{Family::Keyed, {}, {}, R.getName().str(), nullptr};
  }
  const CXXRecordDecl *Definition = R.getDefinition();
  if (!Definition || R.isLambda() || Definition->isDependentContext() ||
      R.isInStdNamespace())
    return std::nullopt;
  for (const CXXBaseSpecifier &Base : Definition->bases())
    if (auto Shape = ofNonNull(Base.getType(), Depth + 1)) {
      Shape->Spelling = R.getName().str();
      return Shape;
    }
  // A class around one container, with the locks and counters that go with it.
  const FieldDecl *Inner = nullptr;
  std::optional<ContainerShape> Found;
  for (const FieldDecl *F : Definition->fields()) {
    auto Shape = ofNonNull(F->getType(), Depth + 1);
    if (!Shape || Shape->F == Family::Wrapper)
      continue;
    if (Inner)
      return std::nullopt;
    Inner = F;
    Found = std::move(Shape);
  }
  if (!Inner || R.getIdentifier() == nullptr)
    return std::nullopt;
  Found->F = Family::Wrapper;
  Found->Spelling = R.getName().str();
  Found->Inner = Inner;
  return Found;
}

std::optional<ContainerShape> ContainerTypes::ofNonNull(QualType T,
                                                        unsigned Depth) const {
  if (T.isNull() || Depth > MaxDepth || T.isConstQualified())
    return std::nullopt;
  T = T.getNonReferenceType();
  if (T.isConstQualified())
    return std::nullopt;
  std::string Written;
  if (const auto *Alias = T->getAs<TypedefType>())
    Written = Alias->getDecl()->getName().str();
  std::optional<ContainerShape> Shape;
  if (T->isPointerType()) {
    Shape = ofPointee(T->getPointeeType());
    if (!Shape && T->getPointeeType()->getAsCXXRecordDecl())
      Shape = ofNonNull(T->getPointeeType(), Depth + 1);
  } else if (const CXXRecordDecl *R = T->getAsCXXRecordDecl()) {
    Shape = ofRecord(*R, Depth);
  } else if (const auto *S = T->getAs<TemplateSpecializationType>()) {
    // In a class template, before its arguments are known.
    const TemplateDecl *Template = S->getTemplateName().getAsTemplateDecl();
    if (!Template)
      return std::nullopt;
    const auto It = Families.find(qualifiedName(*Template));
    if (It != Families.end())
      Shape = shapeOf(It->second, Template->getName(),
                      typesAmong(S->template_arguments()));
  }
  if (Shape && !Written.empty())
    Shape->Spelling = Written;
  return Shape;
}

std::optional<ContainerShape> ContainerTypes::of(QualType T) const {
  return ofNonNull(T, 0);
}

} // namespace closecall
