//===- TaskProtocol.h - What ends the duty to await a task ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_TASKPROTOCOL_H
#define CLOSECALL_OBLIGATION_TASKPROTOCOL_H

#include "obligation/Program.h"

namespace closecall::obligation {

/// Tasks of one row of the catalogue: its awaiting and detaching calls end the
/// duty, questions leave it, and whoever else gets the task has it.
class TaskProtocol : public Protocol {
public:
  explicit TaskProtocol(const catalogue::TaskRow &Row) : Row(Row) {}
  Treatment treat(Program &P, const CallView &Call, unsigned Argument,
                  Denotes How) const override;
  Value answer(const CallView &Call) const override;
  bool endsWhenAwaited() const override { return true; }
  const void *key() const override { return &Row; }

private:
  bool onlyAsks(const clang::FunctionDecl &Callee) const;
  bool assignsAnother(const CallView &Call) const;

  const catalogue::TaskRow &Row;
};

/// Tasks behind a local smart pointer: what is called through it, as in
/// `task->join()`, decides; whoever else gets the pointer has the task.
class PointerProtocol : public Protocol {
public:
  PointerProtocol(const catalogue::TaskRow &Row, const FunctionModel &M)
      : Row(Row), M(M) {}
  Treatment treat(Program &P, const CallView &Call, unsigned Argument,
                  Denotes How) const override;
  Value answer(const CallView &Call) const override;
  const void *key() const override { return &M; }

private:
  const clang::FunctionDecl *calledThrough(const CallView &Call) const;

  const catalogue::TaskRow &Row;
  const FunctionModel &M;
};

/// Whether \p Name is one of \p Names.
bool listed(const std::vector<std::string> &Names, llvm::StringRef Name);

/// Whether \p Function is one of \p Names: methods and the functions of C go by
/// their own names, others are qualified.
bool listed(const std::vector<std::string> &Names,
            const clang::FunctionDecl &Function);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_TASKPROTOCOL_H
