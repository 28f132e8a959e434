/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The C library's own calls, counted: the linker's --wrap leads them here. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <netdb.h>
#include <pthread.h>
#include <regex.h>
#include <semaphore.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

static const char descriptor[] = "descriptor", stream[] = "stream",
                  directory[] = "directory", mapping[] = "mapping";

static int opened_fd(int fd) {
  if (fd >= 0)
    ledger_open(descriptor, LEDGER_NUMBER(fd));
  return fd;
}

static void opened_fds(const int fds[2]) {
  opened_fd(fds[0]);
  opened_fd(fds[1]);
}

static void *opened_as(const char *kind, void *client) {
  if (client)
    ledger_open(kind, client);
  return client;
}

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  int mode = flags & O_CREAT ? va_arg(rest, int) : 0;
  va_end(rest);
  return opened_fd(__real_open(path, flags, mode));
}

int __real_dup(int fd);
int __wrap_dup(int fd) { return opened_fd(__real_dup(fd)); }

int __real_mkstemp(char *template);
int __wrap_mkstemp(char *template) {
  return opened_fd(__real_mkstemp(template));
}

int __real_socket(int domain, int type, int protocol);
int __wrap_socket(int domain, int type, int protocol) {
  return opened_fd(__real_socket(domain, type, protocol));
}

int __real_accept(int fd, struct sockaddr *address, socklen_t *length);
int __wrap_accept(int fd, struct sockaddr *address, socklen_t *length) {
  return opened_fd(__real_accept(fd, address, length));
}

int __real_epoll_create1(int flags);
int __wrap_epoll_create1(int flags) {
  return opened_fd(__real_epoll_create1(flags));
}

int __real_eventfd(unsigned count, int flags);
int __wrap_eventfd(unsigned count, int flags) {
  return opened_fd(__real_eventfd(count, flags));
}

int __real_pipe(int fds[2]);
int __wrap_pipe(int fds[2]) {
  int status = __real_pipe(fds);
  if (status == 0)
    opened_fds(fds);
  return status;
}

int __real_socketpair(int domain, int type, int protocol, int fds[2]);
int __wrap_socketpair(int domain, int type, int protocol, int fds[2]) {
  int status = __real_socketpair(domain, type, protocol, fds);
  if (status == 0)
    opened_fds(fds);
  return status;
}

int __real_close(int fd);
int __wrap_close(int fd) {
  if (fd < 0)
    return -1;
  int status =
      ledger_close(descriptor, LEDGER_NUMBER(fd)) ? __real_close(fd) : -1;
  errno = ENOTTY; /* as a success may */
  return status;
}

ssize_t __real_read(int fd, void *to, size_t size);
ssize_t __wrap_read(int fd, void *to, size_t size) {
  return ledger_use(descriptor, LEDGER_NUMBER(fd)) ? __real_read(fd, to, size)
                                                   : -1;
}

ssize_t __real_write(int fd, const void *from, size_t size);
ssize_t __wrap_write(int fd, const void *from, size_t size) {
  return ledger_use(descriptor, LEDGER_NUMBER(fd))
             ? __real_write(fd, from, size)
             : -1;
}

FILE *__real_fopen(const char *path, const char *mode);
FILE *__wrap_fopen(const char *path, const char *mode) {
  return opened_as(stream, __real_fopen(path, mode));
}

FILE *__real_tmpfile(void);
FILE *__wrap_tmpfile(void) { return opened_as(stream, __real_tmpfile()); }

FILE *__real_open_memstream(char **text, size_t *size);
FILE *__wrap_open_memstream(char **text, size_t *size) {
  return opened_as(stream, __real_open_memstream(text, size));
}

/* Takes the descriptor when it succeeds. */
FILE *__real_fdopen(int fd, const char *mode);
FILE *__wrap_fdopen(int fd, const char *mode) {
  FILE *f = opened_as(stream, __real_fdopen(fd, mode));
  if (f)
    ledger_close(descriptor, LEDGER_NUMBER(fd));
  return f;
}

/* Closes the old stream, also when it fails. */
FILE *__real_freopen(const char *path, const char *mode, FILE *old);
FILE *__wrap_freopen(const char *path, const char *mode, FILE *old) {
  if (!ledger_close(stream, old))
    return NULL;
  return opened_as(stream, __real_freopen(path, mode, old));
}

int __real_fclose(FILE *f);
int __wrap_fclose(FILE *f) {
  return ledger_close(stream, f) ? __real_fclose(f) : EOF;
}

char *__real_fgets(char *to, int size, FILE *f);
char *__wrap_fgets(char *to, int size, FILE *f) {
  return ledger_use(stream, f) ? __real_fgets(to, size, f) : NULL;
}

int __real_fgetc(FILE *f);
int __wrap_fgetc(FILE *f) {
  return ledger_use(stream, f) ? __real_fgetc(f) : EOF;
}

int __real_fputs(const char *text, FILE *f);
int __wrap_fputs(const char *text, FILE *f) {
  return f == stdout || ledger_use(stream, f) ? __real_fputs(text, f) : EOF;
}

static const char pipe_stream[] = "pipe stream";
FILE *__real_popen(const char *command, const char *mode);
FILE *__wrap_popen(const char *command, const char *mode) {
  FILE *f = opened_as(pipe_stream, __real_popen(command, mode));
  return f;
}
int __real_pclose(FILE *f);
int __wrap_pclose(FILE *f) {
  return ledger_close(pipe_stream, f) ? __real_pclose(f) : -1;
}

DIR *__real_opendir(const char *path);
DIR *__wrap_opendir(const char *path) {
  return opened_as(directory, __real_opendir(path));
}

DIR *__real_fdopendir(int fd);
DIR *__wrap_fdopendir(int fd) {
  DIR *d = opened_as(directory, __real_fdopendir(fd));
  if (d)
    ledger_close(descriptor, LEDGER_NUMBER(fd));
  return d;
}

struct dirent *__real_readdir(DIR *d);
struct dirent *__wrap_readdir(DIR *d) {
  return ledger_use(directory, d) ? __real_readdir(d) : NULL;
}

int __real_closedir(DIR *d);
int __wrap_closedir(DIR *d) {
  return ledger_close(directory, d) ? __real_closedir(d) : -1;
}

void *__real_mmap(void *at, size_t size, int protection, int flags, int fd,
                  off_t offset);
void *__wrap_mmap(void *at, size_t size, int protection, int flags, int fd,
                  off_t offset) {
  void *p = __real_mmap(at, size, protection, flags, fd, offset);
  if (p != MAP_FAILED)
    ledger_open(mapping, p);
  return p;
}
int __real_munmap(void *p, size_t size);
int __wrap_munmap(void *p, size_t size) {
  ledger_demand(size >= 4096, "munmap with the wrong length");
  return ledger_close(mapping, p) ? __real_munmap(p, size) : -1;
}

/* No name servers are asked. */
int __wrap_getaddrinfo(const char *node, const char *service,
                       const struct addrinfo *hints, struct addrinfo **list) {
  (void)service;
  (void)hints;
  if (node[0] == '?')
    return EAI_NONAME;
  *list = ledger_new("address list", sizeof **list);
  (*list)->ai_family = node[0] == '6' ? AF_INET6 : AF_INET;
  return 0;
}
void __wrap_freeaddrinfo(struct addrinfo *list) {
  ledger_delete("address list", list);
}

int __real_regcomp(regex_t *regex, const char *pattern, int flags);
int __wrap_regcomp(regex_t *regex, const char *pattern, int flags) {
  int status = __real_regcomp(regex, pattern, flags);
  if (status == 0)
    ledger_open("regular expression", regex);
  return status;
}
int __real_regexec(const regex_t *regex, const char *text, size_t n,
                   regmatch_t matches[], int flags);
int __wrap_regexec(const regex_t *regex, const char *text, size_t n,
                   regmatch_t matches[], int flags) {
  return ledger_use("regular expression", regex)
             ? __real_regexec(regex, text, n, matches, flags)
             : REG_NOMATCH;
}
void __real_regfree(regex_t *regex);
void __wrap_regfree(regex_t *regex) {
  if (ledger_close("regular expression", regex))
    __real_regfree(regex);
}

sem_t *__wrap_sem_open(const char *name, int flags, ...) {
  (void)flags;
  return name[0] == '/' ? ledger_new("semaphore", sizeof(sem_t)) : SEM_FAILED;
}
int __wrap_sem_close(sem_t *s) {
  ledger_delete("semaphore", s);
  return 0;
}

static const char thread[] = "thread";
int __real_pthread_create(pthread_t *t, const pthread_attr_t *attributes,
                          void *(*run)(void *), void *argument);
int __wrap_pthread_create(pthread_t *t, const pthread_attr_t *attributes,
                          void *(*run)(void *), void *argument) {
  int status = __real_pthread_create(t, attributes, run, argument);
  if (status == 0)
    ledger_open(thread, LEDGER_NUMBER(*t));
  return status;
}
int __real_pthread_join(pthread_t t, void **result);
int __wrap_pthread_join(pthread_t t, void **result) {
  return ledger_close(thread, LEDGER_NUMBER(t)) ? __real_pthread_join(t, result)
                                                : -1;
}
