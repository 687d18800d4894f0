/* Tells in which order a program first runs its sections of code, each of a function.
 *
 *     order MAP PROGRAM ARGUMENT...
 *
 * MAP is what LLVM's linker wrote of PROGRAM, which lies at a fixed address. A breakpoint on each section
 * is taken away when it is met, and the function's name written; what PROGRAM writes goes nowhere. */

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

struct section {
  unsigned long start;
  char *name;
  unsigned char first;
};

static struct section *sections;
static size_t count;

static int compare(const void *a, const void *b) {
  const struct section *x = a, *y = b;
  return (x->start > y->start) - (x->start < y->start);
}

/* Reads the sections of code and the first name in each. A line has an address twice, a size, an
 * alignment, and a file with its section in brackets or, behind more blanks, a name within that section. */
static int read_map(const char *path) {
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  char *line = NULL;
  size_t size = 0, room = 0;
  unsigned long waiting = 0;
  while (getline(&line, &size, file) > 0) {
    unsigned long start, length;
    int end = 0;
    if (sscanf(line, "%lx %*x %lx %*u %n", &start, &length, &end) != 2 || end == 0) continue;
    char *what = line + end;
    what[strcspn(what, "\n")] = '\0';
    if (strstr(what, ":(") != NULL) {
      waiting = strstr(what, ":(.text") != NULL && length != 0 ? start : 0;
    } else if (waiting != 0 && start == waiting) {
      waiting = 0;
      if (count == room) {
        room = room ? room * 2 : 1024;
        sections = realloc(sections, room * sizeof *sections);
        if (sections == NULL) return 0;
      }
      sections[count++] = (struct section){start, strdup(what), 0};
    }
  }
  free(line);
  fclose(file);
  qsort(sections, count, sizeof *sections, compare);
  return count > 0;
}

/* Puts a breakpoint on each section. */
static int mark(int memory) {
  for (size_t i = 0; i < count; i++) {
    if (pread(memory, &sections[i].first, 1, (off_t)sections[i].start) != 1
        || pwrite(memory, "\xCC", 1, (off_t)sections[i].start) != 1)
      return 0;
  }
  return 1;
}

/* Takes away the breakpoint that was met, if there was one, and writes whose it is. */
static int meet(pid_t child, int memory) {
  struct user_regs_struct registers;
  if (ptrace(PTRACE_GETREGS, child, NULL, &registers) != 0) return 0;
  struct section key = {registers.rip - 1, NULL, 0};
  struct section *met = bsearch(&key, sections, count, sizeof key, compare);
  if (met == NULL) return 1;
  puts(met->name);
  registers.rip = met->start;
  return pwrite(memory, &met->first, 1, (off_t)met->start) == 1
         && ptrace(PTRACE_SETREGS, child, NULL, &registers) == 0;
}

int main(int argc, char **arguments) {
  if (argc < 3 || !read_map(arguments[1])) return 2;
  pid_t child = fork();
  if (child == 0) {
    int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, 1);
    dup2(nowhere, 2);
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0) execv(arguments[2], arguments + 2);
    _exit(127);
  }
  int status;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFSTOPPED(status)) return 2;
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/mem", (int)child);
  int memory = open(path, O_RDWR);
  if (memory < 0 || !mark(memory)) return 2;
  while (WIFSTOPPED(status)) {
    int signal = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
    if (ptrace(PTRACE_CONT, child, NULL, (void *)(long)signal) != 0) return 2;
    if (waitpid(child, &status, 0) != child) return 2;
    if (WIFSTOPPED(status) && WSTOPSIG(status) == SIGTRAP && !meet(child, memory)) return 2;
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
}
