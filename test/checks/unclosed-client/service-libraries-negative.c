// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What C libraries take over, lend, and give that has another owner.
#include <cjson/cJSON.h>
#include <expat.h>
#include <lauxlib.h>
#include <netlink/netlink.h>
#include <selinux/selinux.h>
#include <stdlib.h>
#include <yaml.h>

void theObjectTakesWhatNobodyAsksAbout(cJSON *object) {
  cJSON *list = cJSON_CreateArray();
  cJSON_AddItemToObject(object, "list", list);
  cJSON_AddItemToArray(list, cJSON_CreateString("one"));
}

int theCallerHasWhatWasRefused(cJSON *list) {
  cJSON *name = cJSON_CreateString("name");
  if (!cJSON_AddItemToArray(list, name)) {
    cJSON_Delete(name);
    return -1;
  }
  return 0;
}

int whatIsAddedByItsContentBelongsToTheObject(cJSON *object) {
  cJSON *name = cJSON_AddStringToObject(object, "name", "value");
  cJSON *list = cJSON_AddArrayToObject(object, "list");
  return name && list;
}

int anItemIsLent(const char *text) {
  cJSON *tree = cJSON_Parse(text);
  cJSON *item = cJSON_GetObjectItem(tree, "item");
  const int is = cJSON_IsString(item);
  cJSON_Delete(tree);
  return is;
}

void whatIsDetachedHasItsNameAlready(cJSON *object) {
  cJSON *item = cJSON_GetObjectItem(object, "item");
  cJSON_DetachItemViaPointer(object, item);
  cJSON_Delete(item);
}

void theTextIsFreedByTheCLibrary(const cJSON *tree, void (*send)(const char *)) {
  char *text = cJSON_PrintUnformatted(tree);
  if (text)
    send(text);
  free(text);
}

cJSON *aTreeWithACopyGoesToTheCaller(const cJSON *part) {
  cJSON *tree = cJSON_CreateObject();
  cJSON *copy = cJSON_Duplicate(part, 1);
  if (!tree || !copy || !cJSON_AddItemToObject(tree, "part", copy)) {
    cJSON_Delete(tree);
    cJSON_Delete(copy);
    return NULL;
  }
  return tree;
}

struct stream {
  XML_Parser parser;
  int depth;
};

int theStructureKeepsTheParser(struct stream *s) {
  s->parser = XML_ParserCreate("UTF-8");
  if (!s->parser)
    return -1;
  XML_SetUserData(s->parser, s);
  return 0;
}

int sendingFreesTheMessage(struct nl_sock *socket) {
  struct nl_msg *msg = nlmsg_alloc_simple(16, 0);
  if (!msg)
    return -1;
  return nl_send_sync(socket, msg);
}

int thereIsNoContextForPrograms(int (*see)(const char *)) {
  char *con;
  if (getexeccon(&con) < 0)
    return -1;
  if (con == NULL)
    return 0;
  const int n = see(con);
  freecon(con);
  return n;
}

int dumpingDestroysTheDocument(yaml_parser_t *parser, yaml_emitter_t *emitter) {
  yaml_document_t document;
  if (!yaml_parser_load(parser, &document))
    return -1;
  return yaml_emitter_dump(emitter, &document);
}

static lua_State *theState;

int aStaticStateLivesOn(void) {
  theState = luaL_newstate();
  return theState != NULL;
}
