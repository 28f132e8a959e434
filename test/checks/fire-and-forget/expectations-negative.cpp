// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What a test expects of a call is whether it throws.

#include <future>

std::future<int> start();

#define EXPECT_THROW(statement, error)                                         \
  try {                                                                        \
    statement;                                                                 \
  } catch (const error &) {                                                    \
  }
#define REQUIRE_NOTHROW(statement) statement
#define BOOST_CHECK_THROW_IMPL(statement) statement
#define BOOST_CHECK_THROW(statement, error) BOOST_CHECK_THROW_IMPL(statement)

struct Refused {};

void silent_expected_to_throw() { EXPECT_THROW(start(), Refused) }
void silent_expected_not_to_throw() { REQUIRE_NOTHROW(start()); }
void silent_through_another_macro() { BOOST_CHECK_THROW(start(), Refused); }
