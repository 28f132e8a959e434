#include <stdio.h>
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The file begins with a byte order mark; its first line is the include that an edit stands beside.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 2 never closed

static int first(const char *path) {
	FILE *f = fopen(path, "r");
	if (f == NULL)
		return -1;
	return fgetc(f);
}

int main() {
	FILE *out = fopen("mark", "w");
	if (out == NULL)
		return 1;
	fputc('m', out);
	fclose(out);
	printf("%d %d\n", first("mark"), first("no/such/file"));
	remove("mark");
	return 0;
}
