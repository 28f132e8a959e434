// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What a visible function leaves elsewhere, or only sometimes, says nothing.
#include <stdio.h>

struct node {
  struct node *next;
  int seen;
};

static void markNext(struct node *node) {
  node = node->next;
  node->seen = 1;
}

int theHelperWentOn(struct node *node, const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  markNext(node);
  if (!node->seen)
  // CHECK-FIXES:   if (!node->seen) {
  // CHECK-FIXES:     fclose(f);
    return -2;
    // CHECK-FIXES:   }
  fclose(f);
  return 0;
}

static void markSome(struct node *node, int yes) {
  if (yes)
    node->seen = 1;
}

int theHelperDidSoOnOnePath(struct node *node, const char *path, int yes) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  markSome(node, yes);
  if (!node->seen)
  // CHECK-FIXES:   if (!node->seen) {
  // CHECK-FIXES:     fclose(f);
    return -2;
    // CHECK-FIXES:   }
  fclose(f);
  return 0;
}

static void mark(struct node *node) { node->seen = 1; }

int certainSinceTheHelper(struct node *node, const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  mark(node);
  if (!node->seen)
    fclose(f);
    // CHECK-FIXES:   fclose(f);
  return 0;
}

static void markAll(struct node *first) {
  for (struct node *one = first; one; one = one->next)
    one->seen = 1;
}

int changedByAnotherPointer(struct node *node, const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  node->seen = 0;
  markAll(node);
  if (!node->seen)
    fclose(f);
  return 0;
}
