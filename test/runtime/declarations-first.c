// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Only comments and declarations of the old kind. */
// RUN: %check_runtime %s -- -std=gnu90
// LEDGER: crate: 2 of 3 never closed
#include <depot/depot.h>
#include <stdio.h>

static int put(int size, int amount)
{
	struct crate *c = crate_open(size);

	if (!c)
		return -1;
	if (amount > 5)
		return crate_put(c, amount - 5);
	if (crate_put(c, amount) < 0)
		return -2;
	crate_close(c);
	return amount;
}

int main(void)
{
	printf("%d %d %d %d\n", put(-1, 1), put(3, 3), put(3, 4), put(3, 8));
	return 0;
}
