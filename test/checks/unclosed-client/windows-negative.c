// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- --target=x86_64-pc-windows-msvc
//
// The neighbours of windows.c.  A socket is no descriptor there.
#include <winsock2.h>
#include <windows.h>

int dial(const struct sockaddr *to, int length) {
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  if (s == INVALID_SOCKET)
    return -1;
  if (connect(s, to, length) != 0) {
    closesocket(s);
    return -2;
  }
  send(s, "hi", 2, 0);
  return closesocket(s);
}

int first_byte(const char *path) {
  HANDLE file = CreateFileA(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  DWORD got = 0;
  char byte = 0;
  if (file == INVALID_HANDLE_VALUE)
    return -1;
  if (!ReadFile(file, &byte, 1, &got, NULL))
    got = 0;
  CloseHandle(file);
  return got ? byte : -1;
}

DWORD background(void *with);

// The thread has the event from then on.
BOOL start(void) {
  HANDLE thread;
  HANDLE event = CreateEventA(NULL, TRUE, FALSE, NULL);
  if (!event)
    return FALSE;
  thread = CreateThread(NULL, 0, background, event, 0, NULL);
  if (!thread) {
    CloseHandle(event);
    return FALSE;
  }
  CloseHandle(thread);
  return TRUE;
}

// The port gives the file back with each event.
BOOL add(HANDLE port, const char *path) {
  HANDLE file = CreateFileA(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (file == INVALID_HANDLE_VALUE)
    return FALSE;
  if (!CreateIoCompletionPort(file, port, (ULONG_PTR)file, 0)) {
    CloseHandle(file);
    return FALSE;
  }
  return TRUE;
}

BOOL pipes(void) {
  HANDLE in, out;
  if (!CreatePipe(&in, &out, NULL, 0))
    return FALSE;
  CloseHandle(in);
  CloseHandle(out);
  return TRUE;
}

// A handle is neither of the two values that mean failure.
BOOL asked_twice(void) {
  BOOL set;
  HANDLE event = CreateEventA(NULL, TRUE, FALSE, NULL);
  if (event == NULL || event == INVALID_HANDLE_VALUE)
    return FALSE;
  set = SetEvent(event);
  CloseHandle(event);
  return set;
}

BOOL pipes_in_order(void) {
  BOOL done = FALSE;
  HANDLE in = INVALID_HANDLE_VALUE, out = INVALID_HANDLE_VALUE;
  if (!CreatePipe(&in, &out, NULL, 0))
    goto end;
  done = SetEvent(in);
end:
  if (in != INVALID_HANDLE_VALUE)
    CloseHandle(in);
  if (out != INVALID_HANDLE_VALUE)
    CloseHandle(out);
  return done;
}
