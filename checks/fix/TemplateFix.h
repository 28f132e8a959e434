//===- TemplateFix.h - Whether a template can have an edit ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_TEMPLATEFIX_H
#define CLOSECALL_FIX_TEMPLATEFIX_H

#include "fix/ClientFix.h"

namespace closecall {

/// Whether an edit for the clients of \p In, found in the code that is
/// compiled, is right for the code that is written.  Always, if that is no
/// template.  Of a template, if nothing that the edit depends on can differ
/// between its instantiations, and those that there are leak in the same
/// places.
bool fitsWhatIsWritten(const FixInput &In);

} // namespace closecall

#endif // CLOSECALL_FIX_TEMPLATEFIX_H
