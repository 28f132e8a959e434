// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef CPPCORO_SYNC_WAIT_HPP
#define CPPCORO_SYNC_WAIT_HPP
#include <cppcoro/task.hpp>

namespace cppcoro {
inline void sync_wait(task<void> t) { t.run(); }
} // namespace cppcoro
#endif
