/* Tells in which order a program first runs its sections of code, each of a function.
 *
 *     order MAP PROGRAM ARGUMENT...
 *
 * MAP is what the linker wrote of PROGRAM, which lies at a fixed address. A breakpoint on each section
 * is taken away when it is met, and the name of the section written; what PROGRAM writes goes nowhere. */

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

/* Reads the sections of code, each a name, an address and a size, over one line or two. */
static int read_map(const char *path) {
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  char *line = NULL, *name = NULL;
  size_t size = 0, room = 0;
  while (getline(&line, &size, file) > 0) {
    char *word = strtok(line, " \n");
    if (word != NULL && strncmp(word, ".text.", 6) == 0) {
      name = strdup(word);
      word = strtok(NULL, " \n");
      if (word == NULL) continue;
    }
    unsigned long start, length;
    char *second = word == NULL ? NULL : strtok(NULL, " \n");
    if (name != NULL && second != NULL && sscanf(word, "0x%lx", &start) == 1
        && sscanf(second, "0x%lx", &length) == 1 && start != 0 && length != 0) {
      if (count == room) {
        room = room ? room * 2 : 1024;
        sections = realloc(sections, room * sizeof *sections);
        if (sections == NULL) return 0;
      }
      sections[count++] = (struct section){start, name, 0};
    }
    name = NULL;
  }
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
