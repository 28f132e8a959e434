/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_GLIB_H
#define MOCK_GLIB_H
#pragma GCC system_header

#ifdef __cplusplus
extern "C" {
#endif

typedef char gchar;
typedef void *gpointer;
typedef struct _GThread GThread;
typedef struct _GError GError;
typedef gpointer (*GThreadFunc)(gpointer data);

GThread *g_thread_new(const gchar *name, GThreadFunc func, gpointer data);
GThread *g_thread_try_new(const gchar *name, GThreadFunc func, gpointer data,
                          GError **error);
GThread *g_thread_ref(GThread *thread);
void g_thread_unref(GThread *thread);
gpointer g_thread_join(GThread *thread);

typedef int gint;
typedef int gboolean;
typedef unsigned int guint;
typedef const void *gconstpointer;
typedef struct _GHashTable GHashTable;
typedef struct _GHashTableIter GHashTableIter;
struct _GHashTableIter {
  gpointer dummy1;
  gpointer dummy2;
  gpointer dummy3;
  int dummy4;
  gboolean dummy5;
  gpointer dummy6;
};
typedef struct _GPtrArray GPtrArray;
struct _GPtrArray {
  gpointer *pdata;
  guint len;
};
typedef guint (*GHashFunc)(gconstpointer key);
typedef gboolean (*GEqualFunc)(gconstpointer a, gconstpointer b);
guint g_str_hash(gconstpointer v);
gboolean g_str_equal(gconstpointer a, gconstpointer b);
gchar *g_strdup(const gchar *str);
GHashTable *g_hash_table_new(GHashFunc hash_func, GEqualFunc key_equal_func);
gboolean g_hash_table_insert(GHashTable *hash_table, gpointer key,
                             gpointer value);
gpointer g_hash_table_lookup(GHashTable *hash_table, gconstpointer key);
gboolean g_hash_table_remove(GHashTable *hash_table, gconstpointer key);
void g_hash_table_remove_all(GHashTable *hash_table);
guint g_hash_table_size(GHashTable *hash_table);
void g_hash_table_iter_init(GHashTableIter *iter, GHashTable *hash_table);
gboolean g_hash_table_iter_next(GHashTableIter *iter, gpointer *key,
                                gpointer *value);
void g_hash_table_iter_remove(GHashTableIter *iter);
GPtrArray *g_ptr_array_new(void);
void g_ptr_array_add(GPtrArray *array, gpointer data);
gpointer g_ptr_array_remove_index(GPtrArray *array, guint index_);

typedef struct _GIOChannel GIOChannel;
GIOChannel *g_io_channel_unix_new(int fd);
GIOChannel *g_io_channel_new_file(const char *path, const char *mode,
                                  GError **error);
void g_error_free(GError *error);
void g_io_channel_unref(GIOChannel *channel);
void g_io_channel_set_close_on_unref(GIOChannel *channel, int do_close);

#ifdef __cplusplus
}
#endif

#endif
