/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A library that only the catalogue of a test knows. */
#ifndef TICKETS_TICKETS_H
#define TICKETS_TICKETS_H
#ifdef __cplusplus
extern "C" {
#endif

#define TICKETS_SOLD_OUT 3
struct ticket;
int ticket_buy(int day, struct ticket **ticket);
int ticket_use(struct ticket *ticket, int hour);
/* The client is the second argument. */
void ticket_tear(int hour, struct ticket *ticket);

#ifdef __cplusplus
}
#endif
#endif
