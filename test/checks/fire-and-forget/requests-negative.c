// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <stdlib.h>
#include <uv.h>

void work(uv_work_t *request);
void done(uv_work_t *request, int status);
struct job {
  uv_work_t request;
  int number;
};
int drive(uv_loop_t *loop);

int silent_the_loop_runs_here(uv_loop_t *loop) {
  uv_work_t request;
  uv_queue_work(loop, &request, work, done);
  return uv_run(loop, UV_RUN_DEFAULT);
}

static int run_all(uv_loop_t *loop) { return uv_run(loop, UV_RUN_DEFAULT); }
int silent_a_helper_may_run_it(uv_loop_t *loop) {
  uv_work_t request;
  uv_queue_work(loop, &request, work, done);
  return run_all(loop);
}

int silent_allocated(uv_loop_t *loop) {
  uv_work_t *request = malloc(sizeof *request);
  if (!request)
    return -1;
  return uv_queue_work(loop, request, work, done);
}

int silent_part_of_what_the_callback_frees(uv_loop_t *loop, struct job *job) {
  return uv_queue_work(loop, &job->request, work, done);
}

int silent_it_lives_on(uv_loop_t *loop) {
  static uv_work_t request;
  return uv_queue_work(loop, &request, work, done);
}

int main(void) {
  uv_work_t silent_until_the_process_ends;
  uv_queue_work(uv_default_loop(), &silent_until_the_process_ends, work, done);
  return drive(uv_default_loop());
}
