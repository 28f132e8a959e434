/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_WINDOWS_H
#define MOCK_WINDOWS_H
#pragma GCC system_header

#include <mock_decls.h>
#include <stddef.h>

MOCK_BEGIN_DECLS

typedef void *HANDLE;
typedef int BOOL;
typedef unsigned long DWORD;
typedef long LONG;
typedef long long LONG_PTR;
typedef unsigned long long ULONG_PTR;
typedef struct HKEY__ *HKEY;
typedef struct SC_HANDLE__ *SC_HANDLE;
typedef DWORD (*LPTHREAD_START_ROUTINE)(void *);

#define FALSE 0
#define TRUE 1
#define ERROR_SUCCESS 0L
#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)
#define GENERIC_READ 0x80000000u
#define OPEN_EXISTING 3
#define KEY_READ 0x20019
#define HKEY_CURRENT_USER ((HKEY)(ULONG_PTR)0x80000001u)
#define INFINITE 0xFFFFFFFFu
#define WAIT_OBJECT_0 0u

HANDLE CreateFileA(const char *name, DWORD access, DWORD share, void *security,
                   DWORD disposition, DWORD flags, HANDLE like);
BOOL ReadFile(HANDLE file, void *buffer, DWORD size, DWORD *got, void *later);
HANDLE CreateEventA(void *security, BOOL manual, BOOL set, const char *name);
BOOL SetEvent(HANDLE event);
DWORD WaitForSingleObject(HANDLE object, DWORD milliseconds);
HANDLE CreateThread(void *security, unsigned long long stack,
                    LPTHREAD_START_ROUTINE run, void *with, DWORD flags,
                    DWORD *id);
BOOL CreatePipe(HANDLE *in, HANDLE *out, void *security, DWORD size);
HANDLE CreateIoCompletionPort(HANDLE file, HANDLE port, ULONG_PTR key,
                              DWORD threads);
BOOL CloseHandle(HANDLE object);

LONG RegOpenKeyExA(HKEY in, const char *name, DWORD options, DWORD access,
                   HKEY *key);
LONG RegQueryValueExA(HKEY key, const char *name, DWORD *reserved, DWORD *type,
                      unsigned char *data, DWORD *size);
LONG RegCloseKey(HKEY key);

SC_HANDLE OpenSCManagerA(const char *machine, const char *database,
                         DWORD access);
SC_HANDLE OpenServiceA(SC_HANDLE manager, const char *name, DWORD access);
BOOL DeleteService(SC_HANDLE service);
BOOL CloseServiceHandle(SC_HANDLE service);

MOCK_END_DECLS

#endif
