/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_UNISTD_H
#define MOCK_UNISTD_H
#pragma GCC system_header

#include <mock_decls.h>
#include <stddef.h>
#include <sys/types.h>

MOCK_BEGIN_DECLS

#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2
#ifndef SEEK_SET
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif

int close(int fd);
ssize_t read(int fd, void *buf, size_t size);
ssize_t write(int fd, const void *buf, size_t size);
off_t lseek(int fd, off_t offset, int whence) MOCK_NOTHROW;
int pipe(int fds[2]) MOCK_NOTHROW;
int pipe2(int fds[2], int flags) MOCK_NOTHROW;
int dup(int fd) MOCK_NOTHROW;
int dup2(int fd, int target) MOCK_NOTHROW;
int dup3(int fd, int target, int flags) MOCK_NOTHROW;
int fsync(int fd);
int ftruncate(int fd, off_t length) MOCK_NOTHROW;
int unlink(const char *path) MOCK_NOTHROW;
int access(const char *path, int mode) MOCK_NOTHROW;
int isatty(int fd) MOCK_NOTHROW;
pid_t fork(void) MOCK_NOTHROW;
pid_t getpid(void) MOCK_NOTHROW;
int execv(const char *path, char *const argv[]) MOCK_NOTHROW;
int execvp(const char *file, char *const argv[]) MOCK_NOTHROW;
int execl(const char *path, const char *arg, ...) MOCK_NOTHROW;
void _exit(int status) MOCK_NORETURN;
unsigned int sleep(unsigned int seconds);
int usleep(unsigned int microseconds);

MOCK_END_DECLS

#endif
