// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What single libraries keep, and what only counts.
#include <dbus/dbus.h>
#include <openssl/bn.h>
#include <openssl/ssl.h>
#include <systemd/sd-event.h>

void aReferenceToWhatTheCallerHasIsCounted(DBusConnection *connection) {
  dbus_connection_ref(connection);
  while (dbus_connection_dispatch(connection) == DBUS_DISPATCH_DATA_REMAINS)
    ;
  dbus_connection_unref(connection);
}

void theCalleesReferenceIsCountedForIt(DBusMessage *message,
                                       void (*later)(DBusMessage *)) {
  dbus_message_ref(message);
  later(message);
}

int theLoopsReferenceIsCounted(sd_event *e) {
  int r;
  sd_event_ref(e);
  r = sd_event_loop(e);
  sd_event_unref(e);
  return r;
}

int theContextKeepsTheCertificateAsUserData(SSL_CTX *ctx, int index) {
  X509 *x509 = X509_new();
  if (x509 == 0)
    return -1;
  if (SSL_CTX_use_certificate(ctx, x509) == 0 ||
      SSL_CTX_set_ex_data(ctx, index, x509) == 0) {
    X509_free(x509);
    return -1;
  }
  return 0;
}

/* It fills in a number that is there; only where that could not be made would it make one. */
void fillsInANumber(const unsigned char *bytes, BIGNUM **out) {
  BIGNUM *number = BN_new();
  BN_bin2bn(bytes, 20, number);
  *out = number;
}
