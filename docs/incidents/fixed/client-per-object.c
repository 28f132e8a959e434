// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Asks a store for the size of each object, with one client for each.
#include <curl/curl.h>
#include <stddef.h>
#include <stdio.h>

struct object {
  const char *bucket;
  const char *name;
};

struct summary {
  int present;
  int missing;
};

static int address_of(const struct object *o, char *url, size_t size) {
  int written = snprintf(url, size, "http://store/%s/%s", o->bucket, o->name);
  return written > 0 && (size_t)written < size ? 0 : -1;
}

int object_exists(const struct object *o) {
  char url[100];
  CURL *client = curl_easy_init();
  if (!client)
    return -1;
  if (address_of(o, url, sizeof url) != 0) {
    curl_easy_cleanup(client);
    return -1;
  }
  curl_easy_setopt(client, CURLOPT_URL, url);
  if (curl_easy_perform(client) != CURLE_OK) {
    curl_easy_cleanup(client);
    return 0;
  }
  curl_easy_cleanup(client);
  return 1;
}

struct summary survey(const struct object *all, size_t count) {
  struct summary s = {0, 0};
  for (size_t i = 0; i < count; ++i) {
    int found = object_exists(&all[i]);
    if (found > 0)
      ++s.present;
    else if (found == 0)
      ++s.missing;
  }
  return s;
}
