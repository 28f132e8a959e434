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

#ifdef __cplusplus
}
#endif

#endif
