/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SECURITY_PAM_APPL_H
#define MOCK_SECURITY_PAM_APPL_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct pam_handle pam_handle_t;
struct pam_conv {
  void *appdata_ptr;
};

#define PAM_SUCCESS 0

int pam_start(const char *service_name, const char *user, const struct pam_conv *pam_conversation, pam_handle_t **pamh);
int pam_authenticate(pam_handle_t *pamh, int flags);
int pam_end(pam_handle_t *pamh, int pam_status);

MOCK_END_DECLS

#endif
