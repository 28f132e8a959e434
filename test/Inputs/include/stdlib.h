/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_STDLIB_H
#define MOCK_STDLIB_H
#pragma GCC system_header

#include <mock_decls.h>
#include <stddef.h>

MOCK_BEGIN_DECLS

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 2147483647

void *malloc(size_t size) MOCK_NOTHROW;
void *calloc(size_t count, size_t size) MOCK_NOTHROW;
void *realloc(void *ptr, size_t size) MOCK_NOTHROW;
void free(void *ptr) MOCK_NOTHROW;
void abort(void) MOCK_NOTHROW MOCK_NORETURN;
void exit(int status) MOCK_NOTHROW MOCK_NORETURN;
void _Exit(int status) MOCK_NOTHROW MOCK_NORETURN;
void quick_exit(int status) MOCK_NOTHROW MOCK_NORETURN;
int atexit(void (*function)(void)) MOCK_NOTHROW;
char *getenv(const char *name) MOCK_NOTHROW;
int setenv(const char *name, const char *value, int overwrite) MOCK_NOTHROW;
int system(const char *command);
int atoi(const char *s) MOCK_NOTHROW;
long atol(const char *s) MOCK_NOTHROW;
long long atoll(const char *s) MOCK_NOTHROW;
double atof(const char *s) MOCK_NOTHROW;
long strtol(const char *MOCK_RESTRICT s, char **MOCK_RESTRICT end,
            int base) MOCK_NOTHROW;
unsigned long strtoul(const char *MOCK_RESTRICT s, char **MOCK_RESTRICT end,
                      int base) MOCK_NOTHROW;
int abs(int value) MOCK_NOTHROW;
int rand(void) MOCK_NOTHROW;
void srand(unsigned int seed) MOCK_NOTHROW;
void qsort(void *base, size_t count, size_t size,
           int (*compare)(const void *, const void *));
int mkstemp(char *name);
char *mkdtemp(char *name) MOCK_NOTHROW;

MOCK_END_DECLS

#endif
