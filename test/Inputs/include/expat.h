/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_EXPAT_H
#define MOCK_EXPAT_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct XML_ParserStruct *XML_Parser;

enum XML_Status { XML_STATUS_ERROR = 0, XML_STATUS_OK = 1 };

XML_Parser XML_ParserCreate(const char *encoding);
void XML_SetUserData(XML_Parser parser, void *userData);
enum XML_Status XML_Parse(XML_Parser parser, const char *s, int len, int isFinal);
void XML_ParserFree(XML_Parser parser);

MOCK_END_DECLS

#endif
