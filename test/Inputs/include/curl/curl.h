/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_CURL_CURL_H
#define MOCK_CURL_CURL_H
#pragma GCC system_header

#include <mock_decls.h>
#include <stddef.h>
#include <stdio.h>

MOCK_BEGIN_DECLS

/* A test may ask for an older library. */
#ifndef LIBCURL_VERSION_NUM
#define LIBCURL_VERSION_NUM 0x080500
#endif

typedef void CURL;
typedef void CURLM;
typedef void CURLSH;
typedef long long curl_off_t;
struct curl_slist {
  char *data;
  struct curl_slist *next;
};
struct curl_httppost;
typedef struct curl_mime curl_mime;
typedef struct curl_mimepart curl_mimepart;
typedef struct Curl_URL CURLU;

typedef enum {
  CURLE_OK = 0,
  CURLE_UNSUPPORTED_PROTOCOL,
  CURLE_FAILED_INIT,
  CURLE_COULDNT_CONNECT = 7,
  CURLE_OUT_OF_MEMORY = 27,
  CURLE_OPERATION_TIMEDOUT = 28
} CURLcode;
typedef enum { CURLM_CALL_MULTI_PERFORM = -1, CURLM_OK } CURLMcode;
typedef enum { CURLSHE_OK } CURLSHcode;
typedef enum { CURLUE_OK } CURLUcode;
typedef enum { CURL_FORMADD_OK } CURLFORMcode;
typedef enum {
  CURLOPT_WRITEDATA = 10001,
  CURLOPT_URL = 10002,
  CURLOPT_ERRORBUFFER = 10010,
  CURLOPT_WRITEFUNCTION = 20011,
  CURLOPT_TIMEOUT = 13,
  CURLOPT_POSTFIELDS = 10015,
  CURLOPT_HTTPHEADER = 10023,
  CURLOPT_HTTPPOST = 10024,
  CURLOPT_VERBOSE = 41,
  CURLOPT_NOBODY = 44,
  CURLOPT_FAILONERROR = 45,
  CURLOPT_FOLLOWLOCATION = 52,
  CURLOPT_SHARE = 10100,
  CURLOPT_PRIVATE = 10103,
  CURLOPT_TIMEOUT_MS = 155,
  CURLOPT_MIMEPOST = 10269
} CURLoption;
typedef enum {
  CURLINFO_RESPONSE_CODE = 0x200000 + 2,
  CURLINFO_PRIVATE = 0x100000 + 21
} CURLINFO;
typedef enum { CURLMOPT_MAXCONNECTS = 6 } CURLMoption;
typedef enum { CURLSHOPT_SHARE = 1 } CURLSHoption;
typedef enum { CURLMSG_DONE = 1 } CURLMSG;
typedef struct CURLMsg {
  CURLMSG msg;
  CURL *easy_handle;
  union {
    void *whatever;
    CURLcode result;
  } data;
} CURLMsg;
#define CURL_GLOBAL_SSL (1 << 0)
#define CURL_GLOBAL_ALL 3
#define CURL_GLOBAL_DEFAULT CURL_GLOBAL_ALL
#define CURL_ERROR_SIZE 256
#define CURL_DEPRECATED(version, message)                                      \
  __attribute__((__deprecated__("since " #version ". " message)))

CURLcode curl_global_init(long flags);
void curl_global_cleanup(void);
CURL *curl_easy_init(void);
CURL *curl_easy_duphandle(CURL *curl);
CURLcode curl_easy_setopt(CURL *curl, CURLoption option, ...);
CURLcode curl_easy_perform(CURL *curl);
CURLcode curl_easy_getinfo(CURL *curl, CURLINFO info, ...);
void curl_easy_reset(CURL *curl);
void curl_easy_cleanup(CURL *curl);
const char *curl_easy_strerror(CURLcode code);
char *curl_easy_escape(CURL *handle, const char *string, int length);
char *curl_easy_unescape(CURL *handle, const char *string, int length,
                         int *outlength);
char *curl_escape(const char *string, int length);
char *curl_unescape(const char *string, int length);
void curl_free(void *p);
struct curl_slist *curl_slist_append(struct curl_slist *list, const char *data);
void curl_slist_free_all(struct curl_slist *list);
CURLFORMcode CURL_DEPRECATED(7.56.0, "Use curl_mime_init()")
    curl_formadd(struct curl_httppost **first, struct curl_httppost **last,
                 ...);
#if LIBCURL_VERSION_NUM < 0x073800
void curl_formfree(struct curl_httppost *form);
#else
void CURL_DEPRECATED(7.56.0, "Use curl_mime_free()")
    curl_formfree(struct curl_httppost *form);
#endif
curl_mime *curl_mime_init(CURL *easy);
void curl_mime_free(curl_mime *mime);
curl_mimepart *curl_mime_addpart(curl_mime *mime);
CURLcode curl_mime_name(curl_mimepart *part, const char *name);
CURLcode curl_mime_data(curl_mimepart *part, const char *data, size_t size);
CURLcode curl_mime_subparts(curl_mimepart *part, curl_mime *subparts);
CURLcode curl_mime_headers(curl_mimepart *part, struct curl_slist *headers,
                           int take_ownership);
CURLM *curl_multi_init(void);
CURLMcode curl_multi_add_handle(CURLM *multi, CURL *easy);
CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *easy);
CURLMcode curl_multi_perform(CURLM *multi, int *running);
CURLMcode curl_multi_cleanup(CURLM *multi);
CURLMcode curl_multi_setopt(CURLM *multi, CURLMoption option, ...);
CURLMsg *curl_multi_info_read(CURLM *multi, int *msgs_in_queue);
CURLSH *curl_share_init(void);
CURLSHcode curl_share_setopt(CURLSH *share, CURLSHoption option, ...);
CURLSHcode curl_share_cleanup(CURLSH *share);
CURLU *curl_url(void);
CURLU *curl_url_dup(const CURLU *in);
void curl_url_cleanup(CURLU *handle);

MOCK_END_DECLS

#endif
