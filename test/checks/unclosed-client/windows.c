// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- --target=x86_64-pc-windows-msvc
//
// Handles, sockets, registry keys and services of Windows.
#include <winsock2.h>
#include <windows.h>

int dial(const struct sockaddr *to, int length) {
  // CHECK-MESSAGES: :[[@LINE+1]]:14: warning: 's' is not closed on every path; 'socket' opens a Windows socket that 'closesocket' must close
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  if (s == INVALID_SOCKET)
    return -1;
  if (connect(s, to, length) == SOCKET_ERROR)
    // CHECK-FIXES: {{^}}    closesocket(s);
    return -2;
  send(s, "hi", 2, 0);
  closesocket(s);
  return 0;
}

int first_byte(const char *path) {
  DWORD got = 0;
  char byte = 0;
  // CHECK-MESSAGES: :[[@LINE+1]]:17: warning: 'file' is not closed on every path; 'CreateFileA' opens a Windows handle that 'CloseHandle' must close
  HANDLE file = CreateFileA(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (file == INVALID_HANDLE_VALUE)
    return -1;
  if (!ReadFile(file, &byte, 1, &got, NULL) || got == 0)
    // CHECK-FIXES: {{^}}    CloseHandle(file);
    return -2;
  CloseHandle(file);
  return byte;
}

// Some handles are null when they could not be made, and some are not.
int wait_for_nothing(void) {
  // CHECK-MESSAGES: :[[@LINE+1]]:18: warning: 'event' is never closed; 'CreateEventA' opens a Windows handle that 'CloseHandle' must close
  HANDLE event = CreateEventA(NULL, TRUE, FALSE, NULL);
  if (!event)
    return -1;
  // CHECK-FIXES: {{^}}  const int result = WaitForSingleObject(event, 10) == WAIT_OBJECT_0;
  // CHECK-FIXES-NEXT: {{^}}  CloseHandle(event);
  return WaitForSingleObject(event, 10) == WAIT_OBJECT_0;
}

DWORD background(void *with);

// The thread goes on without its handle, and the handle without its thread.
void start_and_forget(void) {
  // CHECK-MESSAGES: :[[@LINE+1]]:3: warning: the result of 'CreateThread' is discarded and never closed; 'CreateThread' opens a Windows handle that 'CloseHandle' must close
  CreateThread(NULL, 0, background, NULL, 0, NULL);
}

LONG read_setting(unsigned char *data, DWORD size) {
  HKEY key;
  // CHECK-MESSAGES: :[[@LINE+1]]:17: warning: 'key' is not closed on every path; 'RegOpenKeyExA' opens a registry key that 'RegCloseKey' must close
  LONG status = RegOpenKeyExA(HKEY_CURRENT_USER, "Example", 0, KEY_READ, &key);
  if (status != ERROR_SUCCESS)
    return status;
  status = RegQueryValueExA(key, "Setting", NULL, NULL, data, &size);
  if (status != ERROR_SUCCESS)
    // CHECK-FIXES: {{^}}    RegCloseKey(key);
    return status;
  RegCloseKey(key);
  return ERROR_SUCCESS;
}

BOOL remove_service(const char *name) {
  BOOL done;
  SC_HANDLE service;
  // CHECK-MESSAGES: :[[@LINE+1]]:23: warning: 'manager' is not closed on every path; 'OpenSCManagerA' opens a service handle that 'CloseServiceHandle' must close
  SC_HANDLE manager = OpenSCManagerA(NULL, NULL, 1);
  if (!manager)
    return FALSE;
  service = OpenServiceA(manager, name, 1);
  if (!service)
    // CHECK-FIXES: {{^}}    CloseServiceHandle(manager);
    return FALSE;
  done = DeleteService(service);
  CloseServiceHandle(service);
  CloseServiceHandle(manager);
  return done;
}
