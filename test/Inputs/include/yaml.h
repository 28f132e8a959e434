/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_YAML_H
#define MOCK_YAML_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct yaml_parser_s {
  int error;
} yaml_parser_t;
typedef struct yaml_emitter_s {
  int error;
} yaml_emitter_t;
typedef struct yaml_document_s {
  int start_implicit;
} yaml_document_t;

int yaml_parser_initialize(yaml_parser_t *parser);
void yaml_parser_delete(yaml_parser_t *parser);
void yaml_parser_set_input_string(yaml_parser_t *parser, const unsigned char *input, unsigned long size);
int yaml_parser_load(yaml_parser_t *parser, yaml_document_t *document);
void yaml_document_delete(yaml_document_t *document);
int yaml_emitter_dump(yaml_emitter_t *emitter, yaml_document_t *document);

MOCK_END_DECLS

#endif
