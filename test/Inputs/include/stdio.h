/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_STDIO_H
#define MOCK_STDIO_H
#pragma GCC system_header

#include <mock_decls.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/types.h>

MOCK_BEGIN_DECLS

typedef struct _IO_FILE FILE;
extern FILE *stdin;
extern FILE *stdout;
extern FILE *stderr;
#define stdin stdin
#define stdout stdout
#define stderr stderr
#define EOF (-1)
#define BUFSIZ 8192
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2

FILE *fopen(const char *MOCK_RESTRICT path, const char *MOCK_RESTRICT mode);
FILE *fdopen(int fd, const char *mode) MOCK_NOTHROW;
FILE *freopen(const char *MOCK_RESTRICT path, const char *MOCK_RESTRICT mode,
              FILE *MOCK_RESTRICT stream);
FILE *tmpfile(void);
FILE *popen(const char *command, const char *mode);
FILE *fmemopen(void *buf, size_t size, const char *mode) MOCK_NOTHROW;
FILE *open_memstream(char **buf, size_t *size) MOCK_NOTHROW;
int fclose(FILE *stream);
int pclose(FILE *stream);
int fflush(FILE *stream);
int fileno(FILE *stream) MOCK_NOTHROW;
int feof(FILE *stream) MOCK_NOTHROW;
int ferror(FILE *stream) MOCK_NOTHROW;
void clearerr(FILE *stream) MOCK_NOTHROW;
void rewind(FILE *stream);
int fseek(FILE *stream, long offset, int whence);
long ftell(FILE *stream);
size_t fread(void *MOCK_RESTRICT ptr, size_t size, size_t count,
             FILE *MOCK_RESTRICT stream);
size_t fwrite(const void *MOCK_RESTRICT ptr, size_t size, size_t count,
              FILE *MOCK_RESTRICT stream);
int fgetc(FILE *stream);
int getc(FILE *stream);
int getchar(void);
int ungetc(int c, FILE *stream);
int fputc(int c, FILE *stream);
int putc(int c, FILE *stream);
int putchar(int c);
char *fgets(char *MOCK_RESTRICT s, int size, FILE *MOCK_RESTRICT stream);
int fputs(const char *MOCK_RESTRICT s, FILE *MOCK_RESTRICT stream);
int puts(const char *s);
void perror(const char *s);
int remove(const char *path) MOCK_NOTHROW;
int rename(const char *from, const char *to) MOCK_NOTHROW;
int setvbuf(FILE *MOCK_RESTRICT stream, char *MOCK_RESTRICT buf, int mode,
            size_t size) MOCK_NOTHROW;
ssize_t getline(char **MOCK_RESTRICT line, size_t *MOCK_RESTRICT size,
                FILE *MOCK_RESTRICT stream);
int printf(const char *MOCK_RESTRICT format, ...)
    __attribute__((__format__(__printf__, 1, 2)));
int fprintf(FILE *MOCK_RESTRICT stream, const char *MOCK_RESTRICT format, ...)
    __attribute__((__format__(__printf__, 2, 3)));
int snprintf(char *MOCK_RESTRICT s, size_t size,
             const char *MOCK_RESTRICT format, ...) MOCK_NOTHROW
    __attribute__((__format__(__printf__, 3, 4)));
int sprintf(char *MOCK_RESTRICT s, const char *MOCK_RESTRICT format,
            ...) MOCK_NOTHROW __attribute__((__format__(__printf__, 2, 3)));
int fscanf(FILE *MOCK_RESTRICT stream, const char *MOCK_RESTRICT format, ...)
    __attribute__((__format__(__scanf__, 2, 3)));
int sscanf(const char *MOCK_RESTRICT s, const char *MOCK_RESTRICT format,
           ...) MOCK_NOTHROW __attribute__((__format__(__scanf__, 2, 3)));
int vfprintf(FILE *MOCK_RESTRICT stream, const char *MOCK_RESTRICT format,
             va_list args) __attribute__((__format__(__printf__, 2, 0)));

MOCK_END_DECLS

#endif
