/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SASL_SASL_H
#define MOCK_SASL_SASL_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct sasl_conn sasl_conn_t;
typedef struct sasl_callback sasl_callback_t;

#define SASL_OK 0

int sasl_client_new(const char *service, const char *serverFQDN, const char *iplocalport, const char *ipremoteport,
                    const sasl_callback_t *prompt_supp, unsigned flags, sasl_conn_t **pconn);
int sasl_client_step(sasl_conn_t *conn, const char *serverin, unsigned serverinlen);
void sasl_dispose(sasl_conn_t **pconn);

MOCK_END_DECLS

#endif
