//===- Lesson.h - What a function does, for other files -------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the check reads from the bodies of one translation unit, and `closecall
// learn` puts together for all of a project's: written by the one and read by
// the other as JSON.  No AST.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_LESSON_H
#define CLOSECALL_SUPPORT_LESSON_H

#include "llvm/Support/JSON.h"
#include <string>
#include <tuple>
#include <vector>

namespace closecall {

/// The environment variable by which `closecall learn` names a folder: the
/// check reports nothing then, and writes its lessons there, a file for each
/// translation unit.
inline constexpr char LearnVariable[] = "CLOSECALL_LEARN";
inline constexpr char LessonsSuffix[] = ".lessons.json";

/// The environment variable by which the driver names a catalogue file that is
/// read after those of the option `Catalogues`.
inline constexpr char LearnedVariable[] = "CLOSECALL_LEARNED";

/// A client of the catalogue, by the names of its library and its own; or one
/// that the project itself makes, without a library.
struct ClientName {
  std::string Library;
  std::string Client;
  std::string Closer{}; ///< of the project's own: the function that closes it

  bool operator==(const ClientName &O) const {
    return Library == O.Library && Client == O.Client && Closer == O.Closer;
  }
  bool operator<(const ClientName &O) const {
    return std::tie(Library, Client, Closer) <
           std::tie(O.Library, O.Client, O.Closer);
  }
};

/// A client that a function opens for its caller.
struct LearnedOpening {
  ClientName Of;
  std::string Gives; ///< as in the catalogue: `return`, `argument 2`
  std::string Fails; ///< as in the catalogue: `null`, `negative`

  bool operator==(const LearnedOpening &O) const {
    return Of == O.Of && Gives == O.Gives && Fails == O.Fails;
  }
};

/// What a function does with a client that it is given.
struct LearnedArgument {
  enum Deed {
    Unknown, ///< or it depends on what its caller does not see
    Borrows,
    Closes,
    ClosesThere, ///< the client at the address that it is given
    Takes,
    TakesOnSuccess,
    Returns ///< the result is the client again
  };
  unsigned Number = 0; ///< counts from 1
  ClientName Of;
  Deed Does = Unknown;
  std::string Fails; ///< of TakesOnSuccess, as in the catalogue
  /// Borrows, if each of these functions borrows its argument of that number.
  std::vector<std::pair<std::string, unsigned>> If;

  bool operator==(const LearnedArgument &O) const {
    return Number == O.Number && Of == O.Of && Does == O.Does &&
           Fails == O.Fails && If == O.If;
  }
};

/// What one definition says of its function.
struct Lesson {
  std::string Function; ///< qualified, as the catalogue names it
  std::string File;     ///< absolute
  bool NeverReturns = false;
  std::vector<LearnedOpening> Openings;
  std::vector<LearnedArgument> Arguments;

  /// Whether two definitions say the same.
  bool agreesWith(const Lesson &O) const {
    return NeverReturns == O.NeverReturns && Openings == O.Openings &&
           Arguments == O.Arguments;
  }
};

llvm::json::Value toJSON(const Lesson &L);

/// Reads what toJSON has written; whether it is a lesson.
bool fromJSON(const llvm::json::Value &From, Lesson &L);

} // namespace closecall

#endif // CLOSECALL_SUPPORT_LESSON_H
