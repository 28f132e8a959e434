// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s --config '{CheckOptions: [{key: closecall-unclosed-client.Libraries, value: "*,libc-memory"}]}'
//
// That what is in an object is closed, by a variable, is no sign that a function
// which got the object has left the object alone.
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct job {
  int *numbers;
};
unsigned enqueue(struct job *j);

int *start(int n) {
  int *numbers = malloc(sizeof(int) * n);
  struct job *j = malloc(sizeof(struct job));
  j->numbers = numbers;
  if (enqueue(j))
    n++;
  free(numbers);
  return 0;
}
