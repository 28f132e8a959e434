/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A libcurl without network.  A URL with "refused" cannot be fetched. */
#ifndef CURLINC_CURL_H
#define CURLINC_CURL_H
#ifdef __cplusplus
extern "C" {
#endif

typedef void CURL;
typedef void CURLM;
typedef struct Curl_URL CURLU;
typedef enum { CURLE_OK = 0, CURLE_COULDNT_CONNECT = 7 } CURLcode;
typedef enum { CURLM_OK = 0, CURLM_BAD_EASY_HANDLE = 2 } CURLMcode;
typedef enum { CURLUE_OK = 0, CURLUE_NO_HOST = 14 } CURLUcode;
typedef enum { CURLUPART_URL, CURLUPART_HOST = 5 } CURLUPart;
typedef enum { CURLOPT_URL = 10002, CURLOPT_HTTPHEADER = 10023 } CURLoption;
struct curl_slist {
  char *data;
  struct curl_slist *next;
};

CURL *curl_easy_init(void);
CURL *curl_easy_duphandle(CURL *curl);
CURLcode curl_easy_setopt(CURL *curl, CURLoption option, ...);
CURLcode curl_easy_perform(CURL *curl);
void curl_easy_cleanup(CURL *curl);
char *curl_easy_escape(CURL *curl, const char *string, int length);
void curl_free(void *p);
struct curl_slist *curl_slist_append(struct curl_slist *list, const char *data);
void curl_slist_free_all(struct curl_slist *list);
CURLM *curl_multi_init(void);
CURLMcode curl_multi_add_handle(CURLM *multi, CURL *curl);
CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *curl);
CURLMcode curl_multi_cleanup(CURLM *multi);
CURLU *curl_url(void);
void curl_url_cleanup(CURLU *url);
CURLUcode curl_url_set(CURLU *url, CURLUPart what, const char *part,
                       unsigned flags);
CURLUcode curl_url_get(const CURLU *url, CURLUPart what, char **part,
                       unsigned flags);

#ifdef __cplusplus
}
#endif
#endif
