// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17 -fexceptions
//
// Owners of every make, and the ways in which a client changes hands in C++.
#include <cstdio>
#include <fcntl.h>
#include <functional>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <unistd.h>
#include <utility>
#include <vector>
bool cond();
void use(FILE *);
template <class F> struct final_action {
  F f;
  explicit final_action(F f) : f(std::move(f)) {}
  ~final_action() { f(); }
};
template <class F> final_action<F> finally(F f) {
  return final_action<F>(std::move(f));
}
struct Guard {
  FILE *f;
  explicit Guard(FILE *f) : f(f) {}
  ~Guard() {
    if (f)
      fclose(f);
  }
  Guard(const Guard &) = delete;
};
struct FdOwner {
  int fd;
  explicit FdOwner(int fd) : fd(fd) {}
  FdOwner(FdOwner &&o) : fd(o.fd) { o.fd = -1; }
  ~FdOwner() {
    if (fd >= 0)
      ::close(fd);
  }
  int release() {
    int r = fd;
    fd = -1;
    return r;
  }
};
struct Closer {
  void operator()(FILE *f) const { fclose(f); }
};
#define CONCAT2(a, b) a##b
#define CONCAT(a, b) CONCAT2(a, b)
struct OnExit {
  template <class F> final_action<F> operator+(F f) const {
    return final_action<F>(f);
  }
};
#define SCOPE_EXIT auto CONCAT(guard, __LINE__) = OnExit() + [&]()

int finallyGuard() {
  FILE *f = fopen("a", "r");
  if (!f)
    return 1;
  auto g = finally([&] { fclose(f); });
  if (cond())
    return 2;
  return 0;
}
int finallyByValue() {
  FILE *f = fopen("a", "r");
  if (!f)
    return 1;
  auto g = finally([f] { fclose(f); });
  if (cond())
    return 2;
  return 0;
}
int scopeExit() {
  FILE *f = fopen("a", "r");
  if (!f)
    return 1;
  SCOPE_EXIT { fclose(f); };
  if (cond())
    return 2;
  return 0;
}
int handGuard() {
  FILE *f = fopen("a", "r");
  if (!f)
    return 1;
  Guard g(f);
  if (cond())
    return 2;
  return 0;
}
int handGuardBrace() {
  FILE *f = fopen("a", "r");
  if (!f)
    return 1;
  Guard g{f};
  if (cond())
    return 2;
  return 0;
}
int uniqueDel() {
  std::unique_ptr<FILE, Closer> f(fopen("a", "r"));
  if (!f)
    return 1;
  if (cond())
    return 2;
  return 0;
}
int uniqueFn() {
  std::unique_ptr<FILE, int (*)(FILE *)> f(fopen("a", "r"), &fclose);
  if (!f)
    return 1;
  return cond();
}
int uniqueReset() {
  std::unique_ptr<FILE, Closer> f;
  f.reset(fopen("a", "r"));
  if (!f)
    return 1;
  return cond();
}
int sharedDel() {
  std::shared_ptr<FILE> f(fopen("a", "r"), fclose);
  if (!f)
    return 1;
  return cond();
}
int sharedFromRaw() {
  FILE *f = fopen("a", "r");
  if (!f)
    return 1;
  std::shared_ptr<FILE> s(f, [](FILE *x) { fclose(x); });
  return cond();
}
int release() {
  std::unique_ptr<FILE, Closer> f(fopen("a", "r"));
  FILE *raw = f.release();
  if (raw)
    fclose(raw);
  return 0;
}
FdOwner give() {
  FdOwner o(open("a", O_RDONLY));
  return o;
}
int moveOwner() {
  FdOwner o(open("a", O_RDONLY));
  FdOwner p(std::move(o));
  return p.fd;
}
std::optional<FILE *> opt() {
  FILE *f = fopen("a", "r");
  if (!f)
    return std::nullopt;
  return f;
}
std::pair<FILE *, int> pr() {
  FILE *f = fopen("a", "r");
  return {f, 1};
}
std::pair<FILE *, int> pr2() {
  FILE *f = fopen("a", "r");
  return std::make_pair(f, 1);
}
std::tuple<FILE *, int> tup() {
  FILE *f = fopen("a", "r");
  return std::make_tuple(f, 1);
}
void closeAll() {
  std::vector<FILE *> v;
  for (int i = 0; i < 3; i++) {
    FILE *f = fopen("a", "r");
    if (f)
      v.push_back(f);
  }
  for (FILE *f : v)
    fclose(f);
}
void closeAll2() {
  FILE *v[3];
  for (int i = 0; i < 3; i++)
    v[i] = fopen("a", "r");
  for (int i = 0; i < 3; i++)
    if (v[i])
      fclose(v[i]);
}
void emplace(std::map<std::string, FILE *> &m) {
  m.emplace("x", fopen("a", "r"));
  m["y"] = fopen("b", "r");
}
struct Holder {
  std::vector<int> fds;
  void add() {
    int fd = open("a", O_RDONLY);
    if (fd >= 0)
      fds.push_back(fd);
  }
  ~Holder() {
    for (int f : fds)
      close(f);
  }
};
std::function<void()> stored() {
  FILE *f = fopen("a", "r");
  if (!f)
    return {};
  return [f] { fclose(f); };
}
int localLambda() {
  FILE *f = fopen("a", "r");
  if (!f)
    return 1;
  auto done = [&](int r) {
    fclose(f);
    return r;
  };
  if (cond())
    return done(2);
  return done(0);
}
int ternary() {
  FILE *f = cond() ? fopen("a", "r") : stdin;
  if (!f)
    return 1;
  if (f != stdin)
    fclose(f);
  return 0;
}
int comma() {
  FILE *f;
  return (f = fopen("a", "r"), f ? fclose(f) : -1);
}
int swapped() {
  FILE *a = fopen("a", "r");
  FILE *b = nullptr;
  std::swap(a, b);
  if (b)
    fclose(b);
  return 0;
}
int structured() {
  auto [f, n] = pr();
  if (f)
    fclose(f);
  return n;
}
int stmtExpr() {
  FILE *f = ({
    FILE *x = fopen("a", "r");
    x;
  });
  if (f)
    fclose(f);
  return 0;
}
int inIf() {
  if (FILE *f = fopen("a", "r")) {
    use(f);
    fclose(f);
    return 1;
  }
  return 0;
}
int inWhile() {
  while (FILE *f = fopen("a", "r")) {
    fclose(f);
    if (cond())
      break;
  }
  return 0;
}
int condAnd() {
  FILE *a = nullptr, *b = nullptr;
  int r = -1;
  if ((a = fopen("a", "r")) && (b = fopen("b", "r")))
    r = 0;
  if (a)
    fclose(a);
  if (b)
    fclose(b);
  return r;
}
int gotoOne() {
  int r = -1;
  FILE *a = fopen("a", "r");
  FILE *b;
  if (!a)
    goto out;
  b = fopen("b", "r");
  if (!b)
    goto outa;
  r = 0;
  fclose(b);
outa:
  fclose(a);
out:
  return r;
}
struct Base {
  virtual ~Base() {}
  virtual void take(FILE *) = 0;
};
void virt(Base &b) {
  FILE *f = fopen("a", "r");
  if (f)
    b.take(f);
}
void fnptr(void (*t)(FILE *)) {
  FILE *f = fopen("a", "r");
  if (f)
    t(f);
}
template <class T> void tmplClose(T *t) { fclose(t); }
int tmpl() {
  FILE *f = fopen("a", "r");
  if (!f)
    return 1;
  tmplClose(f);
  return 0;
}
struct Wrap {
  FILE *f = nullptr;
  bool openIt() {
    f = fopen("a", "r");
    return f != nullptr;
  }
  void closeIt() {
    if (f)
      fclose(f);
    f = nullptr;
  }
};
int localWrap() {
  Wrap w;
  if (!w.openIt())
    return 1;
  w.closeIt();
  return 0;
}
int refParam(FILE *&out) {
  FILE *f = fopen("a", "r");
  if (!f)
    return -1;
  out = f;
  return 0;
}
int callsRef() {
  FILE *f;
  if (refParam(f))
    return 1;
  fclose(f);
  return 0;
}
int tryClose() {
  FILE *f = fopen("a", "r");
  if (!f)
    return 1;
  try {
    if (cond())
      throw 1;
  } catch (int) {
    fclose(f);
    return 2;
  }
  fclose(f);
  return 0;
}
int fnTry() try {
  FILE *f = fopen("a", "r");
  if (!f)
    return 1;
  fclose(f);
  return 0;
} catch (...) {
  return 2;
}
int sw(int k) {
  FILE *f = nullptr;
  switch (k) {
  case 1:
    f = fopen("a", "r");
    break;
  case 2:
    f = fopen("b", "r");
    break;
  default:
    return 0;
  }
  if (!f)
    return 1;
  fclose(f);
  return 2;
}
struct Deferred {
  ~Deferred() {
    for (auto &f : fs)
      f();
  }
  std::vector<std::function<void()>> fs;
  void add(std::function<void()> f) { fs.push_back(std::move(f)); }
};
int deferred() {
  Deferred d;
  FILE *f = fopen("a", "r");
  if (!f)
    return 1;
  d.add([f] { fclose(f); });
  if (cond())
    return 2;
  return 0;
}
int vecUnique(std::vector<std::unique_ptr<FILE, Closer>> &v) {
  v.emplace_back(fopen("a", "r"));
  return 0;
}
int unique_make() {
  auto f = std::unique_ptr<FILE, Closer>(fopen("a", "r"));
  return f ? 1 : 0;
}

struct Watching {
  FILE *&f;
  explicit Watching(FILE *&f) : f(f) {}
  ~Watching() {
    if (f)
      fclose(f);
  }
};
int guardOfWhatTheVariableHoldsThen(int p) {
  FILE *f = nullptr;
  Watching g(f);
  f = fopen("a", "r");
  return p;
}

// A closure by reference closes what the variable holds when it is called.
int closureMadeBeforeTheOpening() {
  FILE *f = nullptr;
  auto drop = [&] {
    fclose(f);
    f = nullptr;
  };
  f = fopen("b", "r");
  drop();
  return 0;
}

void demandHeader(FILE *file) {
  if (fgetc(file) != '#') {
    fclose(file);
    throw 1;
  }
}

int closedByTheFunctionThatThrows(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  demandHeader(file);
  const int c = fgetc(file);
  fclose(file);
  return c;
}

struct ClosesItsMember {
  FILE *file = nullptr;
  ~ClosesItsMember() {
    if (file)
      fclose(file);
  }
};

void prepare(ClosesItsMember &m) {
  if (!m.file)
    m.file = fopen("a", "r");
}

int filledInForADestructor() {
  ClosesItsMember m;
  prepare(m);
  return m.file ? fgetc(m.file) : 0;
}

// Aggregates with a destructor of their own.
struct FileBox {
  FILE *file = nullptr;
  ~FileBox() {
    if (file)
      fclose(file);
  }
};

struct FileBoxWithAName {
  FileBox box;
  int number = 0;
};

struct PairOfEnds {
  int ends[2] = {-1, -1};
  ~PairOfEnds() {
    for (int end : ends)
      if (end >= 0)
        close(end);
  }
};

struct ClosesElsewhere {
  FILE *file = nullptr;
  ~ClosesElsewhere();
};

int listOfAnAggregate(const char *path) {
  FileBox box{fopen(path, "r")};
  return box.file ? 1 : 0;
}

int fieldOfALocalOwner(const char *path) {
  FileBox box;
  box.file = fopen(path, "r");
  return box.file ? 1 : 0;
}

int fieldOfAFieldOfALocalOwner(const char *path) {
  FileBoxWithAName named;
  named.box.file = fopen(path, "r");
  return named.number;
}

int throughAPointerToALocalOwner(const char *path) {
  FileBox box;
  FileBox *it = &box;
  it->file = fopen(path, "r");
  return box.file ? 1 : 0;
}

int localClassThatCloses(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  struct Finally {
    FILE *file;
    ~Finally() { fclose(file); }
  } finally{f};
  return fgetc(f);
}

int localClassWithAReference(const char *path) {
  FILE *f = fopen(path, "r");
  struct Finally {
    FILE *&file;
    ~Finally() {
      if (file)
        fclose(file);
    }
  } finally{f};
  return f ? fgetc(f) : -1;
}

FileBox *newAggregate(const char *path) {
  return new FileBox{fopen(path, "r")};
}

void newAggregateOfAName(std::unique_ptr<FileBox> &out, const char *path) {
  FILE *f = fopen(path, "r");
  if (f)
    out.reset(new FileBox{f});
}

int referenceToAnAggregate(const char *path) {
  const FileBox &box = FileBox{fopen(path, "r")};
  return box.file ? 1 : 0;
}

int arrayOfAggregates(const char *path) {
  FileBox boxes[1] = {{fopen(path, "r")}};
  return boxes[0].file ? 1 : 0;
}

int endsOfAPipe() {
  PairOfEnds pair;
  return pipe(pair.ends);
}

int destructorInAnotherFile(const char *path) {
  ClosesElsewhere box;
  box.file = fopen(path, "r");
  return box.file ? 1 : 0;
}

FILE *releasedToTheCaller(const char *path) {
  std::unique_ptr<FILE, int (*)(FILE *)> owner(fopen(path, "r"), &fclose);
  if (cond())
    return nullptr;
  return owner.release();
}

// What is called `release` closes.
class Closes {
public:
  explicit Closes(int number) : fd(number) {}
  ~Closes() { release(); }
  int release() {
    const int rc = fd >= 0 ? close(fd) : 0;
    fd = -1;
    return rc;
  }

private:
  int fd;
};

int releaseThatCloses(const char *path) {
  Closes owner(open(path, O_RDONLY));
  return owner.release();
}

static void closeKept(int *kept) {
  close(*kept);
  delete kept;
}

void keptOnTheHeap(const char *path, std::shared_ptr<int> &reader) {
  int fd = open(path, O_RDONLY);
  if (fd >= 0)
    reader = std::shared_ptr<int>(new int(fd), closeKept);
}
