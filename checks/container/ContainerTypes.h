//===- ContainerTypes.h - Which types are containers ----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_CONTAINERTYPES_H
#define CLOSECALL_CONTAINER_CONTAINERTYPES_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Type.h"
#include "llvm/ADT/StringMap.h"
#include <optional>
#include <string>
#include <vector>

namespace closecall {

/// How a container is used, and how an entry leaves it.
enum class Family {
  Keyed,    ///< maps and sets with the members of the standard ones
  Sequence, ///< vectors, deques, lists
  Adaptor,  ///< queues and stacks: `pop`
  GLibHash, ///< GHashTable *
  GLibList, ///< GQueue *, GPtrArray *
  UtHash,   ///< a pointer to a structure with a UT_hash_handle
  KHash,    ///< khash_t(name) *
  Wrapper,  ///< a class around one container
  Array     ///< memory that realloc enlarges
};

/// What a type says about a container.
struct ContainerShape {
  Family F;
  clang::QualType Key;   ///< null where the type does not tell
  clang::QualType Entry; ///< what is kept: the mapped type, or the element
  std::string Spelling;  ///< the name of the type as it is written
  const clang::FieldDecl *Inner = nullptr; ///< of a wrapper
};

class ContainerTypes {
public:
  /// \p Extra are qualified names of more types with the members of a map.
  explicit ContainerTypes(const std::vector<std::string> &Extra);

  /// The container that \p T is, or that it points at; nothing for constants
  /// and for keys of which there are only so many.
  std::optional<ContainerShape> of(clang::QualType T) const;
  std::optional<ContainerShape> of(const clang::CXXRecordDecl &R) const {
    return ofRecord(R, 0);
  }

private:
  std::optional<ContainerShape> ofRecord(const clang::CXXRecordDecl &R,
                                         unsigned Depth) const;
  std::optional<ContainerShape> ofNonNull(clang::QualType T,
                                          unsigned Depth) const;

  llvm::StringMap<Family> Families;
};

/// Whether \p R owns or may hold one object of its first template argument.
bool isSmartPointer(const clang::NamedDecl &R);

/// The structure that an entry of that type is or points at; null if none.
const clang::RecordDecl *entryRecord(clang::QualType Entry);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_CONTAINERTYPES_H
