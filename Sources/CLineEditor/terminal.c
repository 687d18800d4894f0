#define _GNU_SOURCE
#include "CLineEditor.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios kept;
static int is_kept;
static pid_t owner;
static volatile sig_atomic_t interrupted, ending, resized, continued;

// Signals write a byte here, so that none is missed between a look at its flag and a wait.
static int wakers[2] = {-1, -1};

static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
enum { crash_count = sizeof crashes / sizeof *crashes };
static struct sigaction earlier[crash_count];

/// Notes a signal.
static void note(int number) {
  int error = errno;
  switch (number) {
    case SIGINT: interrupted = 1; break;
    case SIGWINCH: resized = 1; break;
    case SIGCONT: continued = 1; break;
    default: ending = number;
  }
  if (write(wakers[1], "", 1) < 0) { /* The pipe is full: whoever waits will wake. */ }
  errno = error;
}

/// Puts the terminal right before the program ends by its own fault.
static void crash(int number) {
  terminal_restore();
  for (int i = 0; i < crash_count; i++) {
    if (crashes[i] != number) continue;
    if (earlier[i].sa_handler != SIG_DFL && earlier[i].sa_handler != SIG_IGN)
      earlier[i].sa_handler(number);
  }
  signal(number, SIG_DFL);
  raise(number);
}

void terminal_open(void) {
  if (wakers[0] >= 0) return;
  owner = getpid();
  is_kept = tcgetattr(STDIN_FILENO, &kept) == 0;
  if (pipe2(wakers, O_CLOEXEC | O_NONBLOCK) != 0) wakers[0] = wakers[1] = -1;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  const int numbers[] = {SIGINT, SIGWINCH, SIGCONT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    sigaction(numbers[i], &action, NULL);
  action.sa_handler = crash;
  action.sa_flags = SA_ONSTACK;
  for (int i = 0; i < crash_count; i++) {
    sigaction(crashes[i], NULL, &earlier[i]);
    sigaction(crashes[i], &action, NULL);
  }
}

void terminal_restore(void) {
  if (!is_kept || getpid() != owner) return;
  static const char end[] = "\033[?2004l\033[0m\r\n";
  struct termios now;
  int is_raw = tcgetattr(STDIN_FILENO, &now) == 0 && now.c_lflag != kept.c_lflag;
  if (is_raw && write(STDERR_FILENO, end, sizeof end - 1) < 0) { /* Nobody looks any more. */ }
  tcsetattr(STDIN_FILENO, TCSANOW, &kept);
}

int terminal_was_interrupted(void) {
  int was = interrupted;
  interrupted = 0;
  return was;
}

void terminal_keep_typed(int keeps) {
  struct termios now;
  if (tcgetattr(STDIN_FILENO, &now) != 0) return;
  // The system forgets the line at an interrupt unless it is told not to.
  now.c_lflag = keeps ? now.c_lflag | NOFLSH : now.c_lflag & ~(tcflag_t)NOFLSH;
  tcsetattr(STDIN_FILENO, TCSANOW, &now);
}

int terminal_drop_typed(void) {
  struct termios now;
  int count = 0;
  if (tcgetattr(STDIN_FILENO, &now) != 0) return 0;
  // Only what is no line can be counted before its end.
  struct termios raw = now;
  raw.c_lflag &= ~(tcflag_t)ICANON;
  tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  if (ioctl(STDIN_FILENO, FIONREAD, &count) != 0) count = 0;
  tcflush(STDIN_FILENO, TCIFLUSH);
  tcsetattr(STDIN_FILENO, TCSANOW, &now);
  return count > 0;
}

int terminal_ending_signal(void) { return ending; }

int terminal_was_resized(void) {
  int was = resized;
  resized = 0;
  return was;
}

int terminal_was_continued(void) {
  int was = continued;
  continued = 0;
  return was;
}

int terminal_poll(int first, int second, int milliseconds) {
  struct pollfd requests[] = {
      {.fd = first, .events = POLLIN}, {.fd = second, .events = POLLIN},
      {.fd = wakers[0], .events = POLLIN}};
  int count = poll(requests, 3, milliseconds);
  if (count == 0) return 0;
  if (count < 0) return terminal_signal;
  if (requests[2].revents) {
    char bytes[64];
    while (read(wakers[0], bytes, sizeof bytes) > 0) {}
  }
  return (requests[0].revents ? terminal_first : 0) | (requests[1].revents ? terminal_second : 0)
         | (requests[2].revents ? terminal_signal : 0);
}

int terminal_wait(int descriptor, int milliseconds) {
  int events = terminal_poll(descriptor, -1, milliseconds);
  if (events & terminal_first) return 1;
  return events ? -1 : 0;
}

void terminal_size(int *columns, int *rows) {
  struct winsize size;
  int is_known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0
                 || ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0;
  *columns = is_known && size.ws_col > 0 ? size.ws_col : 80;
  *rows = is_known && size.ws_row > 0 ? size.ws_row : 24;
}

void terminal_forked(void) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != owner && owner != 0) _exit(0);
  signal(SIGINT, SIG_IGN);
  const int numbers[] = {SIGWINCH, SIGCONT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) signal(numbers[i], SIG_DFL);
  // A fault of the child is told by its end; it writes nothing on the terminal.
  for (int i = 0; i < crash_count; i++) signal(crashes[i], SIG_DFL);
}
