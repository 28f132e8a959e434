// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17 -fexceptions
//
// What is thrown goes to the handler of its type, and to no other.
#include <cstdio>
#include <stdexcept>

int question();
struct Trouble {};
struct Refused {};

int passesAHandlerOfAnotherNumber(const char *Path) {
  FILE *Old = nullptr;
  FILE *File = nullptr;
  try {
    Old = fopen(Path, "r");
    if (!Old)
      throw 2.5;
  } catch (int) {
    puts("never with a number that is not whole");
  }
  try {
    File = fopen("/etc/hosts", "r");
    if (!File)
      throw 1;
    if (!Old)
      File = nullptr;
  } catch (...) {
    fclose(Old);
    throw;
  }
  fclose(Old);
  fclose(File);
  return 0;
}

int firstHandlerThatTakesIt(const char *Path) {
  FILE *File = fopen(Path, "r");
  if (!File)
    return -1;
  try {
    if (question())
      throw Trouble();
  } catch (const Refused &) {
    return -2;
  } catch (const Trouble &) {
    fclose(File);
    return -3;
  } catch (...) {
    return -4;
  }
  fclose(File);
  return 0;
}

int handlerOfTheOuterBlock(const char *Path) {
  FILE *File = fopen(Path, "r");
  if (!File)
    return -1;
  try {
    try {
      if (question())
        throw Trouble();
    } catch (int) {
      return -2;
    }
  } catch (const Trouble &) {
    fclose(File);
    return -3;
  }
  fclose(File);
  return 0;
}
