/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_NETLINK_NETLINK_H
#define MOCK_NETLINK_NETLINK_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

struct nl_sock;
struct nl_msg;

struct nl_sock *nl_socket_alloc(void);
void nl_socket_free(struct nl_sock *sk);
int nl_connect(struct nl_sock *sk, int protocol);
struct nl_msg *nlmsg_alloc_simple(int nlmsgtype, int flags);
void nlmsg_free(struct nl_msg *msg);
int nl_send_auto(struct nl_sock *sk, struct nl_msg *msg);
int nl_send_sync(struct nl_sock *sk, struct nl_msg *msg);

MOCK_END_DECLS

#endif
