/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_STRING_H
#define MOCK_STRING_H
#pragma GCC system_header

#include <mock_decls.h>
#include <stddef.h>

MOCK_BEGIN_DECLS

void *memcpy(void *MOCK_RESTRICT to, const void *MOCK_RESTRICT from,
             size_t size) MOCK_NOTHROW;
void *memmove(void *to, const void *from, size_t size) MOCK_NOTHROW;
void *memset(void *s, int c, size_t size) MOCK_NOTHROW;
int memcmp(const void *a, const void *b, size_t size) MOCK_NOTHROW;
size_t strlen(const char *s) MOCK_NOTHROW;
size_t strnlen(const char *s, size_t size) MOCK_NOTHROW;
char *strcpy(char *MOCK_RESTRICT to,
             const char *MOCK_RESTRICT from) MOCK_NOTHROW;
char *strncpy(char *MOCK_RESTRICT to, const char *MOCK_RESTRICT from,
              size_t size) MOCK_NOTHROW;
char *strcat(char *MOCK_RESTRICT to,
             const char *MOCK_RESTRICT from) MOCK_NOTHROW;
int strcmp(const char *a, const char *b) MOCK_NOTHROW;
int strncmp(const char *a, const char *b, size_t size) MOCK_NOTHROW;
int strcasecmp(const char *a, const char *b) MOCK_NOTHROW;
#ifdef __cplusplus
} /* overloads by constness, as the C++ library has them */
extern "C++" {
const char *strchr(const char *s, int c) noexcept __asm__("strchr");
char *strchr(char *s, int c) noexcept __asm__("strchr");
const char *strrchr(const char *s, int c) noexcept __asm__("strrchr");
char *strrchr(char *s, int c) noexcept __asm__("strrchr");
const char *strstr(const char *s, const char *part) noexcept __asm__("strstr");
char *strstr(char *s, const char *part) noexcept __asm__("strstr");
}
extern "C" {
#else
char *strchr(const char *s, int c) MOCK_NOTHROW;
char *strrchr(const char *s, int c) MOCK_NOTHROW;
char *strstr(const char *s, const char *part) MOCK_NOTHROW;
#endif
char *strdup(const char *s) MOCK_NOTHROW;
char *strndup(const char *s, size_t size) MOCK_NOTHROW;
char *strtok_r(char *MOCK_RESTRICT s, const char *MOCK_RESTRICT separators,
               char **MOCK_RESTRICT state) MOCK_NOTHROW;
char *strerror(int number) MOCK_NOTHROW;

MOCK_END_DECLS

#endif
