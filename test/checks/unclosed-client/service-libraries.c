// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// One leak for each form that the rows of C libraries have.
#include <cjson/cJSON.h>
#include <expat.h>
#include <gdbm.h>
#include <lauxlib.h>
#include <libmnl/libmnl.h>
#include <modbus/modbus.h>
#include <netlink/netlink.h>
#include <pcre2.h>
#include <protobuf-c/protobuf-c.h>
#include <sasl/sasl.h>
#include <security/pam_appl.h>
#include <selinux/label.h>
#include <selinux/selinux.h>
#include <sys/acl.h>
#include <sys/capability.h>
#include <unbound.h>
#include <yaml.h>

/* cJSON */

int commandsOfATree(const char *text) {
  cJSON *tree = cJSON_Parse(text);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'tree' is not closed on every path; 'cJSON_Parse' opens a cJSON tree that 'cJSON_Delete' must close
  if (!tree)
    return -1;
  if (!cJSON_GetObjectItem(tree, "commands"))
    return -2;
  cJSON_Delete(tree);
  return 0;
}

int notTaken(cJSON *list) {
  cJSON *name = cJSON_CreateString("name");
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'name' is not closed on every path; 'cJSON_CreateString' opens a cJSON tree that 'cJSON_Delete' must close
  if (!name)
    return -1;
  if (!cJSON_AddItemToArray(list, name))
    return -2;
  // CHECK-FIXES:   if (!cJSON_AddItemToArray(list, name)) {
  // CHECK-FIXES-NEXT:     cJSON_Delete(name);
  // CHECK-FIXES-NEXT:     return -2;
  return 0;
}

int publish(const char *text);

int textOfATree(const cJSON *tree) {
  char *text = cJSON_PrintUnformatted(tree);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'text' is never closed; 'cJSON_PrintUnformatted' opens a cJSON text that 'cJSON_free' must close
  if (!text)
    return -1;
  return publish(text);
  // CHECK-FIXES:   const int result = publish(text);
  // CHECK-FIXES-NEXT:   cJSON_free(text);
  // CHECK-FIXES-NEXT:   return result;
}

int emptyArrayThatIsNoAnswer(cJSON *answer, int count) {
  cJSON *list = cJSON_CreateArray();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'list' is not closed on every path; 'cJSON_CreateArray' opens a cJSON tree that 'cJSON_Delete' must close
  if (!list)
    return -1;
  if (count == 0)
    return 0;
  cJSON_AddItemToObject(answer, "list", list);
  return count;
}

/* The others, in the order of their names */

int aclOfAFile(const char *from, const char *to) {
  acl_t acl = acl_get_file(from, ACL_TYPE_ACCESS);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'acl' is not closed on every path; 'acl_get_file' opens an access control list that 'acl_free' must close
  if (!acl)
    return -1;
  if (acl_calc_mask(&acl) != 0)
    return -1;
  acl_set_file(to, ACL_TYPE_ACCESS, acl);
  acl_free(acl);
  return 0;
}

int capabilities(void) {
  cap_t caps = cap_get_proc();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'caps' is not closed on every path; 'cap_get_proc' opens a capability state that 'cap_free' must close
  if (!caps)
    return -1;
  if (cap_clear(caps) != 0)
    return -1;
  cap_set_proc(caps);
  cap_free(caps);
  return 0;
}

int expat(const char *text, int length) {
  XML_Parser parser = XML_ParserCreate("UTF-8");
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'parser' is not closed on every path; 'XML_ParserCreate' opens an Expat parser that 'XML_ParserFree' must close
  if (!parser)
    return -1;
  if (XML_Parse(parser, text, length, 1) == XML_STATUS_ERROR)
    return -2;
  XML_ParserFree(parser);
  return 0;
}

int gdbm(const char *path) {
  GDBM_FILE db = gdbm_open(path, 0, 1, 0600, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'db' is never closed; 'gdbm_open' opens a GDBM database that 'gdbm_close' must close
  if (!db)
    return -1;
  return gdbm_reorganize(db);
}

int lua(const char *script) {
  lua_State *L = luaL_newstate();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'L' is not closed on every path; 'luaL_newstate' opens a Lua state that 'lua_close' must close
  if (!L)
    return -1;
  if (luaL_loadstring(L, script) != 0)
    return -2;
  lua_close(L);
  return 0;
}

int modbusThatIsClosedOnly(void) {
  modbus_t *bus = modbus_new_tcp("127.0.0.1", 502);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'bus' is not closed on every path; 'modbus_new_tcp' opens a Modbus context that 'modbus_free' must close
  if (!bus)
    return -1;
  if (modbus_connect(bus) == -1)
    return -1;
  modbus_close(bus);
  modbus_free(bus);
  return 0;
}

int mnl(void) {
  struct mnl_socket *nl = mnl_socket_open(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'nl' is not closed on every path; 'mnl_socket_open' opens a minimalistic netlink socket that 'mnl_socket_close' must close
  if (!nl)
    return -1;
  if (mnl_socket_bind(nl, 0, 0) < 0)
    return -1;
  mnl_socket_close(nl);
  return 0;
}

int netlinkMessage(struct nl_sock *socket) {
  struct nl_msg *msg = nlmsg_alloc_simple(16, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'msg' is never closed; 'nlmsg_alloc_simple' opens a netlink message that 'nlmsg_free' must close
  if (!msg)
    return -1;
  return nl_send_auto(socket, msg);
}

int pam(const char *user, const struct pam_conv *conversation) {
  pam_handle_t *pamh;
  if (pam_start("login", user, conversation, &pamh) != PAM_SUCCESS)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'pamh' is not closed on every path; 'pam_start' opens a PAM transaction that 'pam_end' must close
    return -1;
  if (pam_authenticate(pamh, 0) != PAM_SUCCESS)
    return -1;
  // CHECK-FIXES:   if (pam_authenticate(pamh, 0) != PAM_SUCCESS) {
  // CHECK-FIXES-NEXT:     pam_end(pamh, PAM_SUCCESS);
  // CHECK-FIXES-NEXT:     return -1;
  pam_end(pamh, PAM_SUCCESS);
  return 0;
}

int pcre2(const unsigned char *subject, unsigned long length) {
  int code;
  unsigned long offset;
  pcre2_code *re = pcre2_compile((const unsigned char *)"a+", 2, 0, &code, &offset, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 're' is not closed on every path; 'pcre2_compile_8' opens a compiled PCRE2 pattern that 'pcre2_code_free_8' must close
  if (!re)
    return -1;
  pcre2_match_data *match = pcre2_match_data_create_from_pattern(re, 0);
  if (!match)
    return -1;
  // CHECK-FIXES:   if (!match) {
  // CHECK-FIXES-NEXT:     pcre2_code_free_8(re);
  // CHECK-FIXES-NEXT:     return -1;
  const int n = pcre2_match(re, subject, length, 0, 0, match, 0);
  pcre2_match_data_free(match);
  pcre2_code_free(re);
  return n;
}

unsigned long protobuf(const ProtobufCMessageDescriptor *descriptor, const unsigned char *data, unsigned long size) {
  ProtobufCMessage *message = protobuf_c_message_unpack(descriptor, 0, size, data);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'message' is never closed; 'protobuf_c_message_unpack' opens a protobuf-c message that 'protobuf_c_message_free_unpacked' must close
  if (!message)
    return 0;
  return protobuf_c_message_get_packed_size(message);
  // CHECK-FIXES:   const unsigned long result = protobuf_c_message_get_packed_size(message);
  // CHECK-FIXES-NEXT:   protobuf_c_message_free_unpacked(message, 0);
  // CHECK-FIXES-NEXT:   return result;
}

int sasl(const char *host) {
  sasl_conn_t *conn = 0;
  if (sasl_client_new("imap", host, 0, 0, 0, 0, &conn) != SASL_OK)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'conn' is not closed on every path; 'sasl_client_new' opens a SASL connection that 'sasl_dispose' must close
    return -1;
  if (sasl_client_step(conn, "", 0) != SASL_OK)
    return -1;
  // CHECK-FIXES:   if (sasl_client_step(conn, "", 0) != SASL_OK) {
  // CHECK-FIXES-NEXT:     sasl_dispose(&conn);
  // CHECK-FIXES-NEXT:     return -1;
  sasl_dispose(&conn);
  return 0;
}

int selinuxContext(void) {
  char *con;
  if (getcon(&con) < 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'con' is never closed; 'getcon' opens a security context that 'freecon' must close
    return -1;
  return setexeccon(con);
}

int selinuxHandle(const char *path) {
  char *con;
  struct selabel_handle *handle = selabel_open(0, 0, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'handle' is not closed on every path; 'selabel_open' opens a labeling handle that 'selabel_close' must close
  if (!handle)
    return -1;
  if (selabel_lookup(handle, &con, path, 0) != 0)
    return -1;
  freecon(con);
  selabel_close(handle);
  return 0;
}

int unboundResult(struct ub_ctx *ctx, const char *name) {
  struct ub_result *result;
  if (ub_resolve(ctx, name, 1, 1, &result) != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'result' is not closed on every path; 'ub_resolve' opens a libunbound result that 'ub_resolve_free' must close
    return -1;
  if (!result->havedata)
    return -2;
  ub_resolve_free(result);
  return 0;
}

int yaml(const unsigned char *text, unsigned long size) {
  yaml_parser_t parser;
  yaml_document_t document;
  if (!yaml_parser_initialize(&parser))
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'parser' is not closed on every path; 'yaml_parser_initialize' opens a YAML parser that 'yaml_parser_delete' must close
    return -1;
  yaml_parser_set_input_string(&parser, text, size);
  if (!yaml_parser_load(&parser, &document))
    return -2;
  // CHECK-FIXES:   if (!yaml_parser_load(&parser, &document)) {
  // CHECK-FIXES-NEXT:     yaml_parser_delete(&parser);
  // CHECK-FIXES-NEXT:     return -2;
  yaml_document_delete(&document);
  yaml_parser_delete(&parser);
  return 0;
}
