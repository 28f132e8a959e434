// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=gnu99
//
// Situations inside one another, in the styles of old C: branches in branches without braces, conditional parts of the file,
// cases with declarations, labels, parameters of the old kind, macros for braces.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int ready(void);
int more(int);
void note(const char *);
#define unless(x) if (!(x))
#define BEGIN {
#define END }

int branches_in_branches(const char *path, int n) {
	int fd = open(path, O_RDONLY);
	if (fd < 0)
		return -1;
	for (; n; n--)
		if (n > 3)
			while (ready())
				if (more(n))
					return 3;	/* three */
				else
					return 4;
	close(fd);
	return 0;
}
// CHECK-MESSAGES: :[[@LINE-13]]:11: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int branches_in_branches(const char *path, int n) {
// CHECK-FIXES-NEXT: 	int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT: 	if (fd < 0)
// CHECK-FIXES-NEXT: 		return -1;
// CHECK-FIXES-NEXT: 	for (; n; n--)
// CHECK-FIXES-NEXT: 		if (n > 3)
// CHECK-FIXES-NEXT: 			while (ready())
// CHECK-FIXES-NEXT: 				if (more(n)) {
// CHECK-FIXES-NEXT: 					close(fd);
// CHECK-FIXES-NEXT: 					return 3;	/* three */
// CHECK-FIXES-NEXT: 				} else {
// CHECK-FIXES-NEXT: 					close(fd);
// CHECK-FIXES-NEXT: 					return 4;
// CHECK-FIXES-NEXT: 				}
// CHECK-FIXES-NEXT: 	close(fd);
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: }

int comments_at_ends(const char *path, int n) {
	const int fd = open(path, O_RDONLY); // opened
	if (fd < 0) /* failed */
		return -1; /* nothing */
	for (; n; n--)  // loop
		if (ready()) // yes
			return n; // here
		else // no
			note("no"); // there
	close(fd);
	return 0;
}
// CHECK-MESSAGES: :[[@LINE-11]]:17: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int comments_at_ends(const char *path, int n) {
// CHECK-FIXES-NEXT: 	const int fd = open(path, O_RDONLY); // opened
// CHECK-FIXES-NEXT: 	if (fd < 0) /* failed */
// CHECK-FIXES-NEXT: 		return -1; /* nothing */
// CHECK-FIXES-NEXT: 	for (; n; n--)  // loop
// CHECK-FIXES-NEXT: 		if (ready()) { // yes
// CHECK-FIXES-NEXT: 			close(fd);
// CHECK-FIXES-NEXT: 			return n; // here
// CHECK-FIXES-NEXT: 		} else // no
// CHECK-FIXES-NEXT: 			note("no"); // there
// CHECK-FIXES-NEXT: 	close(fd);
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: }

int comments_of_two_lines(const char *path, int n) {
	int fd = open(path, O_RDONLY);
	if (fd < 0)
		return -1;
	while (more(n)) /* block comment
	                   over two lines */
		return 5; /* block comment
	                     over two lines */
	close(fd);
	return 0;
}
// CHECK-MESSAGES: :[[@LINE-10]]:11: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int comments_of_two_lines(const char *path, int n) {
// CHECK-FIXES-NEXT: 	int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT: 	if (fd < 0)
// CHECK-FIXES-NEXT: 		return -1;
// CHECK-FIXES-NEXT: 	while (more(n)) /* block comment
// CHECK-FIXES-NEXT: 	                   over two lines */ {
// CHECK-FIXES-NEXT: 		close(fd);
// CHECK-FIXES-NEXT: 		return 5;
// CHECK-FIXES-NEXT: 	} /* block comment
// CHECK-FIXES-NEXT: 	                     over two lines */
// CHECK-FIXES-NEXT: 	close(fd);
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: }

int conditional_parts(const char *path, int n) {
	FILE *f = fopen(path, "r");
	if (f == NULL)
		return -1;
	if (n == 1
#ifdef WANT_MORE
	    || n == 2
#endif
	    )
		return 1;
#ifdef OTHER
	if (n == 5)
		note("five");
	else
#endif
	if (n == 3)
		return 3;
#ifdef OTHER
	else
		note("other");
#endif
	return n +
#ifdef WANT_MORE
	    fgetc(f) +
#else
	    getc(f) +
#endif
	    1;
}
// CHECK-MESSAGES: :[[@LINE-28]]:12: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int conditional_parts(const char *path, int n) {
// CHECK-FIXES-NEXT: 	FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT: 	if (f == NULL)
// CHECK-FIXES-NEXT: 		return -1;
// CHECK-FIXES-NEXT: 	if (n == 1
// CHECK-FIXES-NEXT: #ifdef WANT_MORE
// CHECK-FIXES-NEXT: 	    || n == 2
// CHECK-FIXES-NEXT: #endif
// CHECK-FIXES-NEXT: 	    ) {
// CHECK-FIXES-NEXT: 		fclose(f);
// CHECK-FIXES-NEXT: 		return 1;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: #ifdef OTHER
// CHECK-FIXES-NEXT: 	if (n == 5)
// CHECK-FIXES-NEXT: 		note("five");
// CHECK-FIXES-NEXT: 	else
// CHECK-FIXES-NEXT: #endif
// CHECK-FIXES-NEXT: 	if (n == 3) {
// CHECK-FIXES-NEXT: 		fclose(f);
// CHECK-FIXES-NEXT: 		return 3;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: #ifdef OTHER
// CHECK-FIXES-NEXT: 	else
// CHECK-FIXES-NEXT: 		note("other");
// CHECK-FIXES-NEXT: #endif
// CHECK-FIXES-NEXT: 	const int result = n +
// CHECK-FIXES-NEXT: #ifdef WANT_MORE
// CHECK-FIXES-NEXT: 	    fgetc(f) +
// CHECK-FIXES-NEXT: #else
// CHECK-FIXES-NEXT: 	    getc(f) +
// CHECK-FIXES-NEXT: #endif
// CHECK-FIXES-NEXT: 	    1;
// CHECK-FIXES-NEXT: 	fclose(f);
// CHECK-FIXES-NEXT: 	return result;
// CHECK-FIXES-NEXT: }

int chain(const char *path, int n) {
	int fd = open(path, O_RDONLY);
	if (fd == -1) {
		return -1;
	} else if (n == 1)
		return 1;
	else if (n == 2) return 2;
	else if (n == 3) {
		return 3;
	} else if (n == 4)
		note("four");
	else
		return errno;
	close(fd);
	return 0;
}
// CHECK-MESSAGES: :[[@LINE-15]]:11: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int chain(const char *path, int n) {
// CHECK-FIXES-NEXT: 	int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT: 	if (fd == -1) {
// CHECK-FIXES-NEXT: 		return -1;
// CHECK-FIXES-NEXT: 	} else if (n == 1) {
// CHECK-FIXES-NEXT: 		close(fd);
// CHECK-FIXES-NEXT: 		return 1;
// CHECK-FIXES-NEXT: 	} else if (n == 2) { close(fd); return 2; }
// CHECK-FIXES-NEXT: 	else if (n == 3) {
// CHECK-FIXES-NEXT: 		close(fd);
// CHECK-FIXES-NEXT: 		return 3;
// CHECK-FIXES-NEXT: 	} else if (n == 4)
// CHECK-FIXES-NEXT: 		note("four");
// CHECK-FIXES-NEXT: 	else {
// CHECK-FIXES-NEXT: 		const int result = errno;
// CHECK-FIXES-NEXT: 		close(fd);
// CHECK-FIXES-NEXT: 		return result;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	close(fd);
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: }

int cases_with_declarations(const char *path, int n) {
	FILE *f;
	switch (n) {
	case 1: {
		int x;
		f = fopen(path, "r");
		if (!f) return -1;
		x = fgetc(f);
		if (x == 'a') break;
		fclose(f);
		return x;
	}
	case 2:;
		int y = more(2);
		f = fopen(path, "w");
		if (!f) break;
		if (y) return y;
		fclose(f);
		break;
	case 3 ... 5:
	case 6:
		f = fopen(path, "a");
		if (f != NULL)
			return fputc('a', f);
		/* fallthrough */
	default:
		return 7;
	}
	return 0;
}
// CHECK-MESSAGES: :[[@LINE-25]]:7: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-17]]:7: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-11]]:7: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int cases_with_declarations(const char *path, int n) {
// CHECK-FIXES-NEXT: 	FILE *f;
// CHECK-FIXES-NEXT: 	switch (n) {
// CHECK-FIXES-NEXT: 	case 1: {
// CHECK-FIXES-NEXT: 		int x;
// CHECK-FIXES-NEXT: 		f = fopen(path, "r");
// CHECK-FIXES-NEXT: 		if (!f) return -1;
// CHECK-FIXES-NEXT: 		x = fgetc(f);
// CHECK-FIXES-NEXT: 		if (x == 'a') { fclose(f); break; }
// CHECK-FIXES-NEXT: 		fclose(f);
// CHECK-FIXES-NEXT: 		return x;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	case 2:;
// CHECK-FIXES-NEXT: 		int y = more(2);
// CHECK-FIXES-NEXT: 		f = fopen(path, "w");
// CHECK-FIXES-NEXT: 		if (!f) break;
// CHECK-FIXES-NEXT: 		if (y) { fclose(f); return y; }
// CHECK-FIXES-NEXT: 		fclose(f);
// CHECK-FIXES-NEXT: 		break;
// CHECK-FIXES-NEXT: 	case 3 ... 5:
// CHECK-FIXES-NEXT: 	case 6:
// CHECK-FIXES-NEXT: 		f = fopen(path, "a");
// CHECK-FIXES-NEXT: 		if (f != NULL) {
// CHECK-FIXES-NEXT: 			const int result = fputc('a', f);
// CHECK-FIXES-NEXT: 			fclose(f);
// CHECK-FIXES-NEXT: 			return result;
// CHECK-FIXES-NEXT: 		}
// CHECK-FIXES-NEXT: 		/* fallthrough */
// CHECK-FIXES-NEXT: 	default:
// CHECK-FIXES-NEXT: 		return 7;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: }

int label_before_a_declaration(const char *path, int n) {
	int rc = 0;
again:;
	int fd = open(path, O_RDONLY);
	if (fd < 0)
		goto out;
	if (more(n)) {
		n--;
		goto again;
	}
	rc = more(rc);
out:
	return rc;
}
// CHECK-MESSAGES: :[[@LINE-11]]:11: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int label_before_a_declaration(const char *path, int n) {
// CHECK-FIXES-NEXT: 	int rc = 0;
// CHECK-FIXES-NEXT: again:;
// CHECK-FIXES-NEXT: 	int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT: 	if (fd < 0)
// CHECK-FIXES-NEXT: 		goto out;
// CHECK-FIXES-NEXT: 	if (more(n)) {
// CHECK-FIXES-NEXT: 		n--;
// CHECK-FIXES-NEXT: 		close(fd);
// CHECK-FIXES-NEXT: 		goto again;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	rc = more(rc);
// CHECK-FIXES-NEXT: out:
// CHECK-FIXES-NEXT: 	if (fd >= 0) close(fd);
// CHECK-FIXES-NEXT: 	return rc;
// CHECK-FIXES-NEXT: }

int label_in_a_block(const char *p, int n) {
	FILE *f = NULL;
	if (n) {
again:
		f = fopen(p, "r");
		if (!f)
			goto end;
		if (more(n))
			goto again;
	}
	if (f)
		fclose(f);
end:
	n = 0;
	return n;
}
// CHECK-MESSAGES: :[[@LINE-12]]:7: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int label_in_a_block(const char *p, int n) {
// CHECK-FIXES-NEXT: 	FILE *f = NULL;
// CHECK-FIXES-NEXT: 	if (n) {
// CHECK-FIXES-NEXT: again:
// CHECK-FIXES-NEXT: 		f = fopen(p, "r");
// CHECK-FIXES-NEXT: 		if (!f)
// CHECK-FIXES-NEXT: 			goto end;
// CHECK-FIXES-NEXT: 		if (more(n)) {
// CHECK-FIXES-NEXT: 			fclose(f);
// CHECK-FIXES-NEXT: 			goto again;
// CHECK-FIXES-NEXT: 		}
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	if (f)
// CHECK-FIXES-NEXT: 		fclose(f);
// CHECK-FIXES-NEXT: end:
// CHECK-FIXES-NEXT: 	n = 0;
// CHECK-FIXES-NEXT: 	return n;
// CHECK-FIXES-NEXT: }

int macros_for_words(const char *p) BEGIN
	int fd = open(p, O_RDONLY);
	if (fd < 0) return -1;
	unless (ready()) BEGIN
		return 2;
	END
	unless (more(1))
		return 3;
	close(fd);
	return 0;
END
// CHECK-MESSAGES: :[[@LINE-10]]:11: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int macros_for_words(const char *p) BEGIN
// CHECK-FIXES-NEXT: 	int fd = open(p, O_RDONLY);
// CHECK-FIXES-NEXT: 	if (fd < 0) return -1;
// CHECK-FIXES-NEXT: 	unless (ready()) BEGIN
// CHECK-FIXES-NEXT: 		close(fd);
// CHECK-FIXES-NEXT: 		return 2;
// CHECK-FIXES-NEXT: 	END
// CHECK-FIXES-NEXT: 	unless (more(1)) {
// CHECK-FIXES-NEXT: 		close(fd);
// CHECK-FIXES-NEXT: 		return 3;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	close(fd);
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: END

int arrays(void) {
	int sv[2], fds[2] = { -1, -1 };
	char c;
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, sv) == -1) return -1;
	if (pipe(fds) == -1) {
		note("pipe");
		return -1;
	}
	if (read(sv[0], &c, 1) != 1)
		goto bad;
	close(sv[0]); close(sv[1]);
	close(fds[0]), close(fds[1]);
	return 0;
bad:
	note("bad");
	return -1;
}
// CHECK-MESSAGES: :[[@LINE-14]]:6: warning: 'sv(0)' is not closed on every path; 'socketpair' opens a socket that 'close' must close
// CHECK-MESSAGES: :[[@LINE-14]]:6: warning: 'fds(0)' is not closed on every path; 'pipe' opens a file descriptor that 'close' must close
// CHECK-MESSAGES: :[[@LINE-15]]:6: note: the edit for 'sv(0)' closes it, too
// CHECK-FIXES: int arrays(void) {
// CHECK-FIXES-NEXT: 	int sv[2], fds[2] = { -1, -1 };
// CHECK-FIXES-NEXT: 	char c;
// CHECK-FIXES-NEXT: 	if (socketpair(AF_UNIX, SOCK_STREAM, 0, sv) == -1) return -1;
// CHECK-FIXES-NEXT: 	if (pipe(fds) == -1) {
// CHECK-FIXES-NEXT: 		note("pipe");
// CHECK-FIXES-NEXT: 		close(sv[0]);
// CHECK-FIXES-NEXT: 		close(sv[1]);
// CHECK-FIXES-NEXT: 		return -1;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	if (read(sv[0], &c, 1) != 1)
// CHECK-FIXES-NEXT: 		goto bad;
// CHECK-FIXES-NEXT: 	close(sv[0]); close(sv[1]);
// CHECK-FIXES-NEXT: 	close(fds[0]), close(fds[1]);
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: bad:
// CHECK-FIXES-NEXT: 	note("bad");
// CHECK-FIXES-NEXT: 	close(fds[0]);
// CHECK-FIXES-NEXT: 	close(fds[1]);
// CHECK-FIXES-NEXT: 	close(sv[0]);
// CHECK-FIXES-NEXT: 	close(sv[1]);
// CHECK-FIXES-NEXT: 	return -1;
// CHECK-FIXES-NEXT: }

int an_array_of_streams(const char **paths) {
	FILE *files[2];
	int i;
	files[0] = fopen(paths[0], "r");
	if (files[0] == NULL)
		return -1;
	files[1] = fopen(paths[1], "r");
	if (files[1] == NULL)
		return -1;
	i = fgetc(files[0]) + fgetc(files[1]);
	fclose(files[0]);
	fclose(files[1]);
	return i;
}
// CHECK-MESSAGES: :[[@LINE-11]]:13: warning: 'files(0)' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int an_array_of_streams(const char **paths) {
// CHECK-FIXES-NEXT: 	FILE *files[2];
// CHECK-FIXES-NEXT: 	int i;
// CHECK-FIXES-NEXT: 	files[0] = fopen(paths[0], "r");
// CHECK-FIXES-NEXT: 	if (files[0] == NULL)
// CHECK-FIXES-NEXT: 		return -1;
// CHECK-FIXES-NEXT: 	files[1] = fopen(paths[1], "r");
// CHECK-FIXES-NEXT: 	if (files[1] == NULL) {
// CHECK-FIXES-NEXT: 		fclose(files[0]);
// CHECK-FIXES-NEXT: 		return -1;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	i = fgetc(files[0]) + fgetc(files[1]);
// CHECK-FIXES-NEXT: 	fclose(files[0]);
// CHECK-FIXES-NEXT: 	fclose(files[1]);
// CHECK-FIXES-NEXT: 	return i;
// CHECK-FIXES-NEXT: }

int branches_on_one_line(const char *p, int n) {
	FILE *f = fopen(p, "r");
	if (!f) return -1;
	if (n == 1) return 1; else if (n == 2) return 2; else fclose(f);
	return 0;
}
// CHECK-MESSAGES: :[[@LINE-5]]:12: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int branches_on_one_line(const char *p, int n) {
// CHECK-FIXES-NEXT: 	FILE *f = fopen(p, "r");
// CHECK-FIXES-NEXT: 	if (!f) return -1;
// CHECK-FIXES-NEXT: 	if (n == 1) { fclose(f); return 1; } else if (n == 2) { fclose(f); return 2; } else fclose(f);
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: }

int a_semicolon_of_its_own(const char *p, int n) {
	FILE *f = fopen(p, "r");
	if (!f) return -1;
	if (n == 1) goto out; else
	if (n == 2)
	    return 2
	    ;
	fclose(f);
	return 0;
out:	return more(n);
}
// CHECK-MESSAGES: :[[@LINE-10]]:12: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int a_semicolon_of_its_own(const char *p, int n) {
// CHECK-FIXES-NEXT: 	FILE *f = fopen(p, "r");
// CHECK-FIXES-NEXT: 	if (!f) return -1;
// CHECK-FIXES-NEXT: 	if (n == 1) goto out; else
// CHECK-FIXES-NEXT: 	if (n == 2) {
// CHECK-FIXES-NEXT: 	    fclose(f);
// CHECK-FIXES-NEXT: 	    return 2
// CHECK-FIXES-NEXT: 	    ;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	fclose(f);
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: out:	{ const int result = more(n); fclose(f); return result; }
// CHECK-FIXES-NEXT: }

int commas(const char *p) {
	FILE *f;
	int c, d;
	if (f = fopen(p, "r"), !f)
		return -1;
	c = fgetc(f), d = fgetc(f);
	if (c == d)
		return c++, d;
	fclose(f), f = NULL;
	return 0;
}
// CHECK-MESSAGES: :[[@LINE-8]]:10: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int commas(const char *p) {
// CHECK-FIXES-NEXT: 	FILE *f;
// CHECK-FIXES-NEXT: 	int c, d;
// CHECK-FIXES-NEXT: 	if (f = fopen(p, "r"), !f)
// CHECK-FIXES-NEXT: 		return -1;
// CHECK-FIXES-NEXT: 	c = fgetc(f), d = fgetc(f);
// CHECK-FIXES-NEXT: 	if (c == d) {
// CHECK-FIXES-NEXT: 		fclose(f);
// CHECK-FIXES-NEXT: 		return c++, d;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	fclose(f), f = NULL;
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: }

int parentheses_and_casts(const char *p, char *buf) {
	int fd;
	if (((fd) = open((p), (O_RDONLY))) == (-1))
		return (-1);
	if (!(buf = malloc(10))) return(2);
	if (read(fd, buf, 9) != 9)
	{
		free(buf);
		return (3);
	}
	free(buf);
	(void) close(fd);
	return (0);
}
// CHECK-MESSAGES: :[[@LINE-12]]:14: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int parentheses_and_casts(const char *p, char *buf) {
// CHECK-FIXES-NEXT: 	int fd;
// CHECK-FIXES-NEXT: 	if (((fd) = open((p), (O_RDONLY))) == (-1))
// CHECK-FIXES-NEXT: 		return (-1);
// CHECK-FIXES-NEXT: 	if (!(buf = malloc(10))) { close(fd); return(2); }
// CHECK-FIXES-NEXT: 	if (read(fd, buf, 9) != 9)
// CHECK-FIXES-NEXT: 	{
// CHECK-FIXES-NEXT: 		free(buf);
// CHECK-FIXES-NEXT: 		close(fd);
// CHECK-FIXES-NEXT: 		return (3);
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	free(buf);
// CHECK-FIXES-NEXT: 	(void) close(fd);
// CHECK-FIXES-NEXT: 	return (0);
// CHECK-FIXES-NEXT: }

int rounds(const char *p, int n) {
	do {
		int fd = open(p, O_RDONLY);
		if (fd < 0) continue;
		if (more(n)) break;
		if (more(n + 1)) continue;
		close(fd);
	} while (--n);
	return 0;
}
// CHECK-MESSAGES: :[[@LINE-8]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int rounds(const char *p, int n) {
// CHECK-FIXES-NEXT: 	do {
// CHECK-FIXES-NEXT: 		int fd = open(p, O_RDONLY);
// CHECK-FIXES-NEXT: 		if (fd < 0) continue;
// CHECK-FIXES-NEXT: 		if (more(n)) { close(fd); break; }
// CHECK-FIXES-NEXT: 		if (more(n + 1)) { close(fd); continue; }
// CHECK-FIXES-NEXT: 		close(fd);
// CHECK-FIXES-NEXT: 	} while (--n);
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: }

int returned_or_not(const char *p, int n, FILE **out) {
	static int x;
	FILE *const f = fopen(p, "r");
	if (!f)
		return -1;
	if (n == 1)
		return x;
	*out = f;
	return 0;
}
// CHECK-MESSAGES: :[[@LINE-8]]:18: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int returned_or_not(const char *p, int n, FILE **out) {
// CHECK-FIXES-NEXT: 	static int x;
// CHECK-FIXES-NEXT: 	FILE *const f = fopen(p, "r");
// CHECK-FIXES-NEXT: 	if (!f)
// CHECK-FIXES-NEXT: 		return -1;
// CHECK-FIXES-NEXT: 	if (n == 1) {
// CHECK-FIXES-NEXT: 		fclose(f);
// CHECK-FIXES-NEXT: 		return x;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	*out = f;
// CHECK-FIXES-NEXT: 	return 0;
// CHECK-FIXES-NEXT: }

struct pair { int a, b; };
struct pair structure_returned(const char *p) {
	struct pair r = { 0, 0 };
	int fd = open(p, O_RDONLY);
	if (fd < 0)
		return r;
	if (read(fd, &r, sizeof r) < 0)
		return (struct pair){ 1, 2 };
	return (struct pair){ (int)read(fd, &r, 1), r.b };
}
// CHECK-MESSAGES: :[[@LINE-7]]:11: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: struct pair { int a, b; };
// CHECK-FIXES-NEXT: struct pair structure_returned(const char *p) {
// CHECK-FIXES-NEXT: 	struct pair r = { 0, 0 };
// CHECK-FIXES-NEXT: 	int fd = open(p, O_RDONLY);
// CHECK-FIXES-NEXT: 	if (fd < 0)
// CHECK-FIXES-NEXT: 		return r;
// CHECK-FIXES-NEXT: 	if (read(fd, &r, sizeof r) < 0) {
// CHECK-FIXES-NEXT: 		close(fd);
// CHECK-FIXES-NEXT: 		return (struct pair){ 1, 2 };
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	const struct pair result = (struct pair){ (int)read(fd, &r, 1), r.b };
// CHECK-FIXES-NEXT: 	close(fd);
// CHECK-FIXES-NEXT: 	return result;
// CHECK-FIXES-NEXT: }

int (*function_returned(const char *p))(int) {
	int fd = open(p, O_RDONLY);
	if (fd < 0)
		return NULL;
	if (ready())
		return more;
	close(fd);
	return ready() ? more : NULL;
}
// CHECK-MESSAGES: :[[@LINE-8]]:11: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int (*function_returned(const char *p))(int) {
// CHECK-FIXES-NEXT: 	int fd = open(p, O_RDONLY);
// CHECK-FIXES-NEXT: 	if (fd < 0)
// CHECK-FIXES-NEXT: 		return NULL;
// CHECK-FIXES-NEXT: 	if (ready()) {
// CHECK-FIXES-NEXT: 		close(fd);
// CHECK-FIXES-NEXT: 		return more;
// CHECK-FIXES-NEXT: 	}
// CHECK-FIXES-NEXT: 	close(fd);
// CHECK-FIXES-NEXT: 	return ready() ? more : NULL;
// CHECK-FIXES-NEXT: }

int on_one_line(const char *p) { int fd = open(p, O_RDONLY); if (fd < 0) return -1; if (ready()) return 2; close(fd); return 0; }
void on_one_line_to_the_end(const char *p) { FILE *f = fopen(p, "r"); if (f) fgetc(f); else note("x"); }
// CHECK-MESSAGES: :[[@LINE-2]]:43: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-MESSAGES: :[[@LINE-2]]:56: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int on_one_line(const char *p) { int fd = open(p, O_RDONLY); if (fd < 0) return -1; if (ready()) { close(fd); return 2; } close(fd); return 0; }
// CHECK-FIXES-NEXT: void on_one_line_to_the_end(const char *p) { FILE *f = fopen(p, "r"); if (f) fgetc(f); else note("x"); if (f) fclose(f); }
