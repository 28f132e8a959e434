/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
// RUN: %check_test %s
//
// Lists that are freed, handed on, or somebody else's.
#include <curl/curl.h>

struct request {
  struct curl_slist *headers;
};

int freedAtTheEnd(const char **lines, int count) {
  struct curl_slist *list = NULL;
  for (int i = 0; i < count; i++)
    list = curl_slist_append(list, lines[i]);
  curl_slist_free_all(list);
  return count;
}

struct curl_slist *returned(const char *line) {
  struct curl_slist *list = NULL;
  list = curl_slist_append(list, line);
  list = curl_slist_append(list, "more");
  return list;
}

void longerForTheCaller(struct request *r, const char *line) {
  r->headers = curl_slist_append(r->headers, line);
}

void longerThroughAPointer(struct curl_slist **list, const char *line) {
  *list = curl_slist_append(*list, line);
}

int theCallersList(CURL *curl, struct curl_slist *list) {
  list = curl_slist_append(list, "more");
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
  return (int)curl_easy_perform(curl);
}

int freedWhenItCannotGrow(const char *line) {
  struct curl_slist *list = curl_slist_append(NULL, line);
  if (!list)
    return -1;
  struct curl_slist *longer = curl_slist_append(list, "more");
  if (!longer) {
    curl_slist_free_all(list);
    return -2;
  }
  curl_slist_free_all(longer);
  return 0;
}

int filledByAHelper(const char *line) {
  struct curl_slist *list = NULL;
  longerThroughAPointer(&list, line);
  longerThroughAPointer(&list, line);
  curl_slist_free_all(list);
  return 0;
}
