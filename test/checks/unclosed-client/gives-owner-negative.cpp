// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A C++ form of a library's function, which gives an object that closes.

class Stream {
public:
  ~Stream();
  bool good() const;
};
Stream popen(const char *command, const char *mode);
void use(const Stream &stream);

bool silent_the_object_closes(const char *command) {
  Stream stream = popen(command, "r");
  if (!stream.good())
    return false;
  use(stream);
  return true;
}

void silent_a_temporary(const char *command) { popen(command, "r").good(); }
