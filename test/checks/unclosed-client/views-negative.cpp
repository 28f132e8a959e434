// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Objects that keep a client which somebody else closes, or they themselves.
#include <cstdio>
#include <memory>
#include <vector>

int ask(int);

struct Reader {
  FILE *file;
  explicit Reader(FILE *f) : file(f) {}
  int next() { return std::fgetc(file); }
  void close() { std::fclose(file); }
  void finish(); // elsewhere
  FILE *take() {
    FILE *f = file;
    file = nullptr;
    return f;
  }
};

void keep(Reader reader);
std::vector<Reader> readers;

int closedByAMethod(const char *path) {
  Reader reader(std::fopen(path, "r"));
  const int c = reader.next();
  reader.close();
  return c;
}

int closedElsewhere(const char *path) {
  Reader reader(std::fopen(path, "r"));
  reader.finish();
  return ask(1);
}

int closedBesides(const char *path) {
  FILE *f = std::fopen(path, "r");
  Reader reader(f);
  const int c = reader.next();
  if (f)
    std::fclose(f);
  return c;
}

Reader returned(const char *path) {
  Reader reader(std::fopen(path, "r"));
  return reader;
}

Reader returnedAtOnce(const char *path) {
  return Reader(std::fopen(path, "r"));
}

void stored(const char *path) {
  Reader reader(std::fopen(path, "r"));
  readers.push_back(reader);
}

void storedAtOnce(const char *path) {
  readers.push_back(Reader(std::fopen(path, "r")));
}

void given(const char *path) {
  Reader reader(std::fopen(path, "r"));
  keep(reader);
}

Reader *onTheHeap(const char *path) {
  Reader *reader = new Reader(std::fopen(path, "r"));
  reader->next();
  return reader;
}

std::unique_ptr<Reader> ownedByAPointer(const char *path) {
  return std::make_unique<Reader>(std::fopen(path, "r"));
}

void takenBack(const char *path) {
  Reader reader(std::fopen(path, "r"));
  if (FILE *f = reader.take())
    std::fclose(f);
}

class Owner {
public:
  explicit Owner(FILE *f) : file(f) {}
  Owner(const Owner &) = delete;
  Owner &operator=(const Owner &) = delete;
  ~Owner() {
    if (file)
      std::fclose(file);
  }
  int next() { return std::fgetc(file); }

private:
  FILE *file;
};

int closedByADestructor(const char *path) {
  Owner owner(std::fopen(path, "r"));
  return owner.next();
}

class WithAnOwner {
public:
  explicit WithAnOwner(FILE *f) : raw(f), owner(f) {}
  int next() { return std::fgetc(raw); }

private:
  FILE *raw;
  Owner owner;
};

int closedByAMember(const char *path) {
  WithAnOwner owner(std::fopen(path, "r"));
  return owner.next();
}
