// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Names whose template arguments nobody could write down: no check may try.
#include <stdio.h>

template <typename... Arguments> struct Named {
  Named() {
    FILE *f = fopen("log", "w");
    if (f)
      fclose(f);
  }
};

struct Leaf {};
template <typename T>
using Eight = Named<T, T, T, T, T, T, T, T>;
using Endless = Eight<Eight<Eight<Eight<Eight<Eight<Eight<Eight<
    Eight<Eight<Eight<Eight<Eight<Eight<Eight<Eight<Leaf>>>>>>>>>>>>>>>>;

void namesWithoutEnd() { Endless made; }
