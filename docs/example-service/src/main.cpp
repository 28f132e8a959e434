// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "change_processor.h"
#include "contact_store.h"
#include "directory.h"
#include "event_bus.h"
#include "http_client.h"
#include "local_cache.h"
#include "spool.h"
#include "sync_worker.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

namespace {

constexpr int kRedisPort = 6379;
constexpr char kSpoolFile[] = "contact-sync.spool";

std::string Setting(const char *name, const char *fallback) {
  const char *value = std::getenv(name);
  return value ? value : fallback;
}

void SaveAll(contacts::ContactStore &store) {
  const auto cache =
      contacts::LocalCache::Open(Setting("CONTACT_CACHE", "contacts.db"));
  if (cache == nullptr)
    return;
  for (const contacts::Contact &contact : store.LoadAll())
    if (!cache->Lookup(contact.id) && !cache->Save(contact))
      spool_append(kSpoolFile, contact.id.c_str());
}

int Run() {
  const std::string server = Setting("CONTACT_SERVER", "http://localhost:8080");
  contacts::Directory directory(server);
  const std::string database = Setting("CONTACT_DB", "dbname=contacts");
  contacts::ContactStore store(database);
  contacts::ContactStore listener(database);
  contacts::ChangeProcessor processor(directory, store);
  contacts::EventBus bus(Setting("CONTACT_REDIS", "localhost"), kRedisPort);
  if (!listener.Listen() || !bus.Subscribe("contacts"))
    return EXIT_FAILURE;

  SaveAll(store);
  listener.DropNotifications();
  {
    contacts::SyncWorker worker(bus, processor);
    worker.Start();
    worker.StartReports();
    while (std::getchar() != EOF)
      worker.AnnounceAll(listener.TakeNotifications());
    bus.Interrupt();
  }
  bus.Disconnect();
  std::printf("%zu contacts known\n", directory.KnownContacts());
  return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char **argv) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  int status = EXIT_FAILURE;
  try {
    status = argc > 1 && std::string(argv[1]) == "--compact"
                 ? !contacts::CompactCache("contacts.db")
                 : Run();
  } catch (const std::exception &error) {
    std::fprintf(stderr, "contact-sync: %s\n", error.what());
  }
  curl_global_cleanup();
  return status;
}
