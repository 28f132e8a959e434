/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_DBUS_DBUS_H
#define MOCK_DBUS_DBUS_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct DBusConnection DBusConnection;
typedef struct DBusMessage DBusMessage;
typedef enum {
  DBUS_DISPATCH_DATA_REMAINS,
  DBUS_DISPATCH_COMPLETE,
  DBUS_DISPATCH_NEED_MEMORY
} DBusDispatchStatus;

DBusConnection *dbus_connection_ref(DBusConnection *connection);
void dbus_connection_unref(DBusConnection *connection);
DBusDispatchStatus dbus_connection_dispatch(DBusConnection *connection);
DBusMessage *dbus_message_ref(DBusMessage *message);
void dbus_message_unref(DBusMessage *message);

MOCK_END_DECLS

#endif
