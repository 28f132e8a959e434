// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What is known on one side of a call is still known on the other.
#include <errno.h>
#include <fcntl.h>
#include <hiredis/hiredis.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void unseen(void);

void sameComparisonOfStrings(const char *path) {
  FILE *f;
  if (strcmp(path, "-") == 0)
    f = stdin;
  else if ((f = fopen(path, "r")) == NULL)
    return;
  unseen();
  if (strcmp(path, "-") != 0)
    fclose(f);
}

static int openAt(const char *path, int *out) {
  *out = open(path, O_RDONLY);
  if (*out < 0)
    return 0;
  if (lseek(*out, 10, SEEK_SET) != 10) {
    close(*out);
    return 0;
  }
  return 1;
}

int openedAndClosedThroughTheArgument(const char *path) {
  int fd;
  char c;
  if (!openAt(path, &fd))
    return -1;
  int n = (int)read(fd, &c, 1);
  close(fd);
  return n;
}

void *mappingIsNeverNull(int fd, size_t n) {
  void *m = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
  if (m == MAP_FAILED || m == NULL)
    return NULL;
  munmap(m, n);
  return NULL;
}

int bothEndsOfThePipeAreOpen(void) {
  int p[2] = {-1, -1};
  if (pipe(p) == -1)
    return -1;
  if (p[0] != -1) {
    close(p[0]);
    close(p[1]);
  }
  return 0;
}

// The status is -1 or 0: whoever asks for "not 0" asks for a failure.
int anyStatusButZeroIsAFailure(void) {
  int p[2];
  if (pipe(p))
    return -1;
  close(p[0]);
  close(p[1]);
  return 0;
}

static int daemonize = 1;
int callback(int (*f)(void));

int flagOfThisFile(int (*f)(void)) {
  int fd = -1;
  if (daemonize)
    fd = open("pipe", O_WRONLY);
  callback(f);
  f();
  if (daemonize)
    close(fd);
  return 0;
}

int theContextTells(redisContext *c) {
  redisReply *reply;
  redisGetReply(c, (void **)&reply);
  if (c->err)
    return -1;
  freeReplyObject(reply);
  return 0;
}

static void closeIfOpen(int *fd) {
  if (*fd >= 0) {
    close(*fd);
    *fd = -1;
  }
}

int closedByAHelperThatAsks(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  closeIfOpen(&fd);
  return 0;
}

static int constantAnswer(void) { return 0; }

int functionThatAlwaysAnswersZero(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (constantAnswer())
    return -2;
  fclose(f);
  return 0;
}

void free(void *p);

int freedByHand(redisContext *c) {
  redisReply *reply = (redisReply *)redisCommand(c, "PING");
  if (!reply)
    return -1;
  free(reply);
  return 0;
}

static void closeIf(FILE *f, int yes) {
  if (yes)
    fclose(f);
}

int anotherArgumentDecides(const char *path) {
  FILE *f = fopen(path, "r");
  closeIf(f, f != 0);
  return 0;
}

// What an initialiser says of an element or a field.
struct Box {
  FILE *stream;
  int set;
};

int elementIsNull(void) {
  FILE *streams[2] = {0, 0};
  FILE *f = fopen("a", "r");
  if (!f)
    return -1;
  if (streams[1])
    return -1;
  fclose(f);
  return 0;
}

int fieldIsNull(void) {
  struct Box box = {0};
  FILE *f = fopen("a", "r");
  if (!f)
    return -1;
  if (box.stream)
    return -1;
  fclose(f);
  return 0;
}

static int isGood(FILE *f) { return f != 0; }

// What a function of this file answers to a value that is known.
int answerToNull(void) {
  FILE *g = 0;
  FILE *f = fopen("a", "r");
  if (!f)
    return -1;
  if (isGood(g))
    return -1;
  fclose(f);
  return 0;
}

// Two values are excluded for the same variable.
int conditionalOpening(int p) {
  FILE *f = 0;
  if (p == 1)
    return 1;
  f = p ? fopen("a", "r") : 0;
  if (f)
    fclose(f);
  return 0;
}

int fork(void);

// Two values are excluded one after the other, and one of them is asked for
// again.
int forked(int *out) {
  int fd = open("a", O_RDONLY);
  if (fd < 0)
    return -1;
  int pid = fork();
  if (pid == -1) {
    close(fd);
    return -1;
  }
  if (pid == 0) {
    close(fd);
    return 0;
  }
  if (pid != -1)
    close(fd);
  return pid;
}

// A bit of somebody's structure is asked again, with a loop between.
struct options {
  unsigned bits;
};
extern struct options *globalOptions;

int sameBitBehindALoop(void) {
  int ends[2];
  if (!(globalOptions->bits & 4u) && pipe(ends) < 0)
    return -1;
  int pid;
  while ((pid = fork()) == -1)
    unseen();
  if (!(globalOptions->bits & 4u)) {
    close(ends[0]);
    close(ends[1]);
  }
  return pid;
}

// What both helpers ask cannot be seen from here.
static int openLog(void) {
  const int quiet = globalOptions->bits == 0;
  return quiet ? STDOUT_FILENO : open("log", O_WRONLY);
}

static void closeLog(int fd) {
  const int quiet = globalOptions->bits == 0;
  if (!quiet)
    close(fd);
}

void helpersThatAskTheSameGlobal(const char *text) {
  int fd = openLog();
  if (fd == -1)
    return;
  if (write(fd, text, strlen(text)) < 0)
    unseen();
  closeLog(fd);
}

// The flag is set before the client is opened, and goes with what was there.
int flagSetBefore(const char *path, FILE *f) {
  char buffer[10];
  const int mine = f == NULL;
  if (f == NULL && (f = fopen(path, "r")) == NULL)
    return -1;
  const int rc = fread(buffer, 1, 10, f) == 10 ? 0 : -2;
  if (mine)
    fclose(f);
  return rc;
}

// Descriptors that are opened so that they exist.
void fillStandardDescriptors(void) {
  for (int i = 0; i < 3; i++)
    open("/dev/null", O_RDWR);
}

// The field that the other opening fills in tells which of the two it was.
struct journal {
  FILE *file;
};
extern struct journal *journal;

void fieldTellsWhichOpening(const char *path, int readOnly) {
  FILE *f;
  if (readOnly)
    f = popen(path, "r");
  else
    f = journal->file = fopen(path, "a");
  if (!f)
    return;
  unseen();
  if (!journal->file)
    pclose(f);
}

// What one of two variables says is known only together with the other.
int twoTellTogether(const char *path, int whole) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  int first = 0;
  int second = 0;
  if (whole) {
    first = 1;
    second = 2;
  }
  if (first == 0)
    fclose(f);
  if (second == 2)
    fclose(f);
  return 0;
}

int thirdRoundCloses(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  int tries = 3;
  while (tries > 0) {
    --tries;
    if (tries == 0)
      fclose(f);
  }
  return 0;
}

// The variable has been given what the field holds: who asks for one asks for
// both.
struct drive {
  const char *name;
  int fd;
};
struct drive *current_drive(void);

int askedThroughTheField(off_t offset) {
  struct drive *d = current_drive();
  int result = -1;
  int fd = d->fd;
  if (fd < 0) {
    fd = open(d->name, O_RDONLY);
    if (fd < 0)
      goto out;
  }
  if (lseek(fd, offset, SEEK_SET) == 0)
    result = 0;
out:
  if (d->fd < 0)
    close(fd);
  return result;
}

static int isValid(int fd) { return fd > -1; }

int askedByAFunction(off_t offset) {
  struct drive *d = current_drive();
  int result = -1;
  int fd = d->fd;
  if (!isValid(fd)) {
    fd = open(d->name, O_RDONLY);
    if (!isValid(fd))
      return -1;
  }
  if (lseek(fd, offset, SEEK_SET) == 0)
    result = 0;
  if (!isValid(d->fd))
    close(fd);
  return result;
}

void step(void);

int oneOfTwo(const char *path, const char *user, const char *group) {
  int fd = -1;
  if (user || group)
    fd = open(path, O_RDONLY);
  step();
  if (user || group)
    close(fd);
  return 0;
}

enum { OPENED = 4, READ = 8 };

int bitOfASet(const char *path, int wanted) {
  int fd = -1;
  int done = 0;
  if (wanted) {
    fd = open(path, O_RDONLY);
    if (fd < 0)
      return -1;
    done |= OPENED;
  }
  step();
  done |= READ;
  if (done & OPENED)
    close(fd);
  return 0;
}

// An error number is not zero where somebody gives it back.
static int openInto(int *to, const char *path) {
  int rc = 0;
  *to = open(path, O_RDONLY);
  if (*to < 0)
    rc = -errno;
  return rc;
}

int saysTheErrorNumber(const char *path) {
  int rc = 0;
  FILE *f = fopen(path, "r");
  if (!f)
    return -errno;
  if (fgetc(f) < 0)
    rc = -errno;
  if (!rc)
    fclose(f);
  if (rc)
    fclose(f);
  return rc;
}

int openedIfTheAnswerIsZero(const char *path) {
  int fd;
  const int rc = openInto(&fd, path);
  if (rc)
    return rc;
  close(fd);
  return 0;
}

void fill(char *user, char *group);

// What is behind the pointers changes, not the pointers.
int oneOfTwoThatAreFilled(const char *path, char *user, char *group) {
  int fd = -1;
  if (user || group) {
    fd = open(path, O_RDONLY);
    fill(user, group);
  }
  if (user || group)
    close(fd);
  return 0;
}

extern int current;

// The same two are compared again, in other words.
int notEqualAgain(const char *path, int id) {
  int fd;
  if (id == current)
    fd = 0;
  else
    fd = open(path, O_RDONLY);
  unseen();
  if (current != id)
    close(fd);
  return 0;
}

int notLessAgain(const char *path, int id, int most) {
  int fd;
  if (id < most)
    fd = 0;
  else
    fd = open(path, O_RDONLY);
  unseen();
  if (id >= most)
    close(fd);
  return 0;
}

int notLessTheOtherWayRound(const char *path, int id, int most) {
  int fd;
  if (id <= most)
    fd = 0;
  else
    fd = open(path, O_RDONLY);
  unseen();
  if (!(most >= id))
    close(fd);
  return 0;
}
