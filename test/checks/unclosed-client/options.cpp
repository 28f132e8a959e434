// RUN: %check_test %s --config '{CheckOptions: [{key: closecall-unclosed-client.IgnoredFunctions, value: "app::scratch_*;fopen64"}, {key: closecall-unclosed-client.ClosingMethods, value: retire}]}'
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <stdio.h>

struct Registry {
  void retire(FILE *f);
  void mention(const FILE *f);
};

namespace app {

// Not looked at: it matches IgnoredFunctions.
char scratch_read(const char *path) {
  FILE *f = fopen(path, "r");
  return f ? static_cast<char>(fgetc(f)) : '\0';
}

// A method that closes, as ClosingMethods says.
char retired(Registry &registry, const char *path) {
  FILE *f = fopen(path, "r");
  const char c = f ? static_cast<char>(fgetc(f)) : '\0';
  registry.retire(f);
  return c;
}

char mentioned(Registry &registry, const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  // CHECK-FIXES:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
  // CHECK-FIXES:   FILE *f = f_owner.get();
  const char c = f ? static_cast<char>(fgetc(f)) : '\0';
  registry.mention(f);
  return c;
}

} // namespace app
