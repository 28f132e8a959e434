/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_PCRE2_H
#define MOCK_PCRE2_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct pcre2_real_code_8 pcre2_code_8;
typedef struct pcre2_real_match_data_8 pcre2_match_data_8;
#define pcre2_code pcre2_code_8
#define pcre2_match_data pcre2_match_data_8
#define pcre2_compile pcre2_compile_8
#define pcre2_code_free pcre2_code_free_8
#define pcre2_match_data_create_from_pattern pcre2_match_data_create_from_pattern_8
#define pcre2_match_data_free pcre2_match_data_free_8
#define pcre2_match pcre2_match_8

pcre2_code *pcre2_compile(const unsigned char *pattern, unsigned long length, unsigned options, int *errorcode,
                          unsigned long *erroroffset, void *ccontext);
void pcre2_code_free(pcre2_code *code);
pcre2_match_data *pcre2_match_data_create_from_pattern(const pcre2_code *code, void *gcontext);
void pcre2_match_data_free(pcre2_match_data *match_data);
int pcre2_match(const pcre2_code *code, const unsigned char *subject, unsigned long length, unsigned long startoffset,
                unsigned options, pcre2_match_data *match_data, void *mcontext);

MOCK_END_DECLS

#endif
