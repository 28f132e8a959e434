/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <curl/curl.h>

#include "ledger.h"

#include <stdarg.h>
#include <string.h>

static const char easy[] = "libcurl easy handle",
                  curl_string[] = "libcurl string",
                  list_kind[] = "libcurl list",
                  multi_kind[] = "libcurl multi handle",
                  url_kind[] = "libcurl URL";

struct fake_easy {
  char url[100];
};
struct Curl_URL {
  char url[100];
};

CURL *curl_easy_init(void) {
  return ledger_new(easy, sizeof(struct fake_easy));
}

CURL *curl_easy_duphandle(CURL *curl) {
  if (!ledger_use(easy, curl))
    return NULL;
  CURL *copy = curl_easy_init();
  memcpy(copy, curl, sizeof(struct fake_easy));
  return copy;
}

CURLcode curl_easy_setopt(CURL *curl, CURLoption option, ...) {
  va_list rest;
  if (!ledger_use(easy, curl))
    return CURLE_COULDNT_CONNECT;
  va_start(rest, option);
  if (option == CURLOPT_URL)
    strncpy(((struct fake_easy *)curl)->url, va_arg(rest, const char *), 99);
  va_end(rest);
  return CURLE_OK;
}

CURLcode curl_easy_perform(CURL *curl) {
  if (!ledger_use(easy, curl) ||
      strstr(((struct fake_easy *)curl)->url, "refused"))
    return CURLE_COULDNT_CONNECT;
  return CURLE_OK;
}

void curl_easy_cleanup(CURL *curl) {
  if (curl)
    ledger_delete(easy, curl);
}

static char *curl_text(const char *text) {
  char *copy = (char *)ledger_new(curl_string, strlen(text) + 1);
  return strcpy(copy, text);
}

char *curl_easy_escape(CURL *curl, const char *string, int length) {
  (void)length;
  return ledger_use(easy, curl) && *string ? curl_text(string) : NULL;
}

void curl_free(void *p) {
  if (p)
    ledger_delete(curl_string, p);
}

struct curl_slist *curl_slist_append(struct curl_slist *list,
                                     const char *data) {
  if (!*data)
    return NULL;
  if (list) {
    ledger_use(list_kind, list);
    return list;
  }
  list = (struct curl_slist *)ledger_new(list_kind, sizeof *list);
  list->data = (char *)data;
  return list;
}

void curl_slist_free_all(struct curl_slist *list) {
  if (list)
    ledger_delete(list_kind, list);
}

CURLM *curl_multi_init(void) { return ledger_new(multi_kind, 8); }
CURLMcode curl_multi_add_handle(CURLM *multi, CURL *curl) {
  ledger_use(multi_kind, multi);
  ledger_use(easy, curl);
  return strstr(((struct fake_easy *)curl)->url, "refused")
             ? CURLM_BAD_EASY_HANDLE
             : CURLM_OK;
}
CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *curl) {
  ledger_use(multi_kind, multi);
  ledger_use(easy, curl);
  return CURLM_OK;
}
CURLMcode curl_multi_cleanup(CURLM *multi) {
  if (multi)
    ledger_delete(multi_kind, multi);
  return CURLM_OK;
}

CURLU *curl_url(void) {
  return (CURLU *)ledger_new(url_kind, sizeof(struct Curl_URL));
}
void curl_url_cleanup(CURLU *url) {
  if (url)
    ledger_delete(url_kind, url);
}
CURLUcode curl_url_set(CURLU *url, CURLUPart what, const char *part,
                       unsigned flags) {
  (void)what;
  (void)flags;
  if (!ledger_use(url_kind, url) || !*part)
    return CURLUE_NO_HOST;
  strncpy(url->url, part, 99);
  return CURLUE_OK;
}
CURLUcode curl_url_get(const CURLU *url, CURLUPart what, char **part,
                       unsigned flags) {
  (void)what;
  (void)flags;
  if (!ledger_use(url_kind, url) || !strstr(url->url, "//"))
    return CURLUE_NO_HOST;
  *part = curl_text(strstr(url->url, "//") + 2);
  return CURLUE_OK;
}
