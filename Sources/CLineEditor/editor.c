#define _GNU_SOURCE
#include "CLineEditor.h"
#include "internal.h"

#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

// The library's types and numbers, as its histedit.h has them.

typedef void EditLine;
typedef void HistoryW;
typedef struct {
  int num;
  const wchar_t *str;
} HistEventW;
typedef struct {
  const wchar_t *buffer, *cursor, *lastchar;
} LineInfoW;

enum {
  EL_EDITOR = 2, EL_SIGNAL = 3, EL_BIND = 4, EL_SETTY = 8, EL_ADDFN = 9, EL_HIST = 10,
  EL_GETCFN = 13, EL_CLIENTDATA = 14, EL_PREP_TERM = 16, EL_GETTC = 17, EL_REFRESH = 20,
  EL_PROMPT_ESC = 21, EL_RPROMPT_ESC = 22,
};
enum { CC_NORM = 0, CC_EOF = 2, CC_REFRESH = 4, CC_ERROR = 6, CC_REDISPLAY = 8 };
enum { H_SETSIZE = 1, H_ENTER = 10, H_SETUNIQUE = 20 };

// The few functions of the library that are used.
#define FUNCTIONS(X)                                                    \
  X(EditLine *, el_init, (const char *, FILE *, FILE *, FILE *))        \
  X(void, el_end, (EditLine *))                                         \
  X(int, el_wset, (EditLine *, int, ...))                               \
  X(int, el_wget, (EditLine *, int, ...))                               \
  X(int, el_get, (EditLine *, int, ...))                                \
  X(const wchar_t *, el_wgets, (EditLine *, int *))                     \
  X(void, el_wpush, (EditLine *, const wchar_t *))                      \
  X(int, el_winsertstr, (EditLine *, const wchar_t *))                  \
  X(void, el_deletestr, (EditLine *, int))                             \
  X(const LineInfoW *, el_wline, (EditLine *))                          \
  X(int, el_cursor, (EditLine *, int))                                  \
  X(int, el_source, (EditLine *, const char *))                         \
  X(void, el_resize, (EditLine *))                                      \
  X(HistoryW *, history_winit, (void))                                  \
  X(void, history_wend, (HistoryW *))                                   \
  X(int, history_w, (HistoryW *, HistEventW *, int, ...))

#define DECLARE(result, name, arguments) static result(*name) arguments;
FUNCTIONS(DECLARE)

static const char *missing = "";

enum editor_loading editor_load(void) {
  static enum editor_loading loading = editor_loading_missing;
  static int is_tried;
  if (is_tried) return loading;
  is_tried = 1;
  void *library = dlopen("libedit.so.2", RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) return loading;
#define FIND(result, name, arguments)                     \
  name = (result(*) arguments)dlsym(library, #name);      \
  if (name == NULL) {                                     \
    missing = #name;                                      \
    return loading = editor_loading_unsuitable;           \
  }
  FUNCTIONS(FIND)
  return loading = editor_loading_done;
}

const char *editor_missing_symbol(void) { return missing; }

// Keys that no keyboard has, each bound to a command of the library that a function here ends with.
#define KEY_ACCEPT L"\x80"
#define KEY_PASTE 0x81
#define KEY_COMPOSE 0x84
#define KEY_OLDER L"\x82"
#define KEY_NEWER L"\x83"
#define KEY_KILL L"\x85"

enum { queue_size = 64, prompt_size = 512, ink_limit = 8 };

struct editor {
  EditLine *el;
  HistoryW *history;
  FILE *output, *nowhere;
  struct editor_callbacks callbacks;
  wchar_t prompt[prompt_size], right_prompt[prompt_size];
  enum editor_end end;
  int watched;
  int is_listed;
  /// Bytes read and not used yet.
  unsigned char queue[queue_size];
  size_t queue_count;
  char *text;
  wchar_t *wide;
  const char *inks[ink_limit];
  size_t ink_count;
  /// The columns of the hint on the screen.
  int hint_width;
  /// The columns of the terminal when it was painted last.
  int columns;
  /// The letter that replaces the one before the cursor.
  wchar_t composed;
  /// Whether the search of the history has just been ended, before the key that ends it.
  int has_ended_search;
  /// Whether a key other than the interrupt was pressed since the entry began.
  int is_used;
};

/// Copies `text` into wide characters, cut to the room there is.
static void widen(wchar_t *target, size_t room, const char *text) {
  mbstate_t state;
  memset(&state, 0, sizeof state);
  size_t count = mbsrtowcs(target, &text, room - 1, &state);
  target[count == (size_t)-1 ? 0 : count] = 0;
}

/// Returns `text` in wide characters, valid until the next call; NULL where it is no text.
static const wchar_t *wide(editor *e, const char *text) {
  size_t room = strlen(text) + 1;
  wchar_t *grown = realloc(e->wide, room * sizeof(wchar_t));
  if (grown == NULL) return NULL;
  e->wide = grown;
  mbstate_t state;
  memset(&state, 0, sizeof state);
  return mbsrtowcs(e->wide, &text, room, &state) == (size_t)-1 ? NULL : e->wide;
}

/// Returns wide characters as UTF-8, valid until the next call.
static const char *narrow(editor *e, const wchar_t *from, const wchar_t *to, size_t *count) {
  *count = 0;
  char *grown = realloc(e->text, (size_t)(to - from) * 4 + MB_CUR_MAX + 1);
  if (grown == NULL) return "";
  e->text = grown;
  mbstate_t state;
  memset(&state, 0, sizeof state);
  for (; from < to; from++) {
    size_t step = wcrtomb(e->text + *count, *from, &state);
    if (step != (size_t)-1) *count += step;
  }
  e->text[*count] = 0;
  return e->text;
}

/// A cell of the terminal, counted from the beginning of the prompt.
struct place {
  int row, column;
};

/// Goes on by a character as the library lays out what is edited.
static void step(struct place *place, wchar_t c, int columns) {
  if (c == L'\n') {
    place->row++;
    place->column = 0;
    return;
  }
  int width = c == L'\t' ? 8 - place->column % 8 : c < 32 || c == 127 ? 2 : wcwidth(c);
  // What cannot be printed is shown by its number, as \U+200B.
  if (width < 0) width = c > 0xffff ? 8 : 7;
  if (place->column + width > columns) {
    place->row++;
    place->column = 0;
  }
  place->column += width;
  if (place->column >= columns) {
    place->row++;
    place->column = 0;
  }
}

/// Goes on by a prompt, whose escape sequences stand between two \1.
static void step_prompt(struct place *place, const wchar_t *prompt, int columns) {
  int is_hidden = 0;
  for (; *prompt; prompt++) {
    if (*prompt == 1) is_hidden = !is_hidden;
    else if (!is_hidden) step(place, *prompt, columns);
  }
}

/// Where the text begins, where the cursor stands and where the text ends.
struct layout {
  struct place start, cursor, end;
  int columns, rows;
};

static struct layout layout(editor *e) {
  struct layout l;
  memset(&l, 0, sizeof l);
  terminal_size(&l.columns, &l.rows);
  const LineInfoW *line = el_wline(e->el);
  step_prompt(&l.start, e->prompt, l.columns);
  l.cursor = l.end = l.start;
  for (const wchar_t *c = line->buffer; c < line->lastchar; c++) {
    step(&l.end, *c, l.columns);
    if (c < line->cursor) l.cursor = l.end;
  }
  return l;
}

/// Moves from one cell to another.
static void move(editor *e, struct place from, struct place to) {
  if (to.row < from.row) fprintf(e->output, "\033[%dA", from.row - to.row);
  if (to.row > from.row) fprintf(e->output, "\033[%dB", to.row - from.row);
  fprintf(e->output, "\r");
  if (to.column > 0) fprintf(e->output, "\033[%dC", to.column);
}

/// Writes lines as a terminal without output processing wants them.
static void write_lines(editor *e, const char *text) {
  for (; *text; text++) {
    if (*text == '\n') fputc('\r', e->output);
    fputc(*text, e->output);
  }
}

/// Writes a wide character.
static void write_wide(editor *e, wchar_t c) {
  char bytes[MB_LEN_MAX];
  mbstate_t state;
  memset(&state, 0, sizeof state);
  size_t count = wcrtomb(bytes, c, &state);
  if (count != (size_t)-1) fwrite(bytes, 1, count, e->output);
}

void editor_list(editor *e, const char *text) {
  struct layout l = layout(e);
  move(e, l.cursor, (struct place){l.end.row, 0});
  fprintf(e->output, "\r\n\033[J");
  write_lines(e, text);
  fflush(e->output);
  e->is_listed = 1;
}

int editor_announce(editor *e, const char *text, const char *right_prompt) {
  struct layout l = layout(e);
  if (l.end.row >= l.rows - 1) return 0;
  move(e, l.cursor, (struct place){0, 0});
  fprintf(e->output, "\033[J");
  write_lines(e, text);
  fflush(e->output);
  widen(e->right_prompt, prompt_size, right_prompt);
  el_wset(e->el, EL_REFRESH);
  return 1;
}

void editor_insert(editor *e, const char *text) {
  const wchar_t *string = wide(e, text);
  if (string != NULL) el_winsertstr(e->el, string);
}

void editor_set_ink(editor *e, size_t index, const char *sequence) {
  if (index >= ink_limit) return;
  e->inks[index] = sequence == NULL ? NULL : strdup(sequence);
  if (index >= e->ink_count) e->ink_count = index + 1;
}

/// Reads what the terminal has into the queue; returns 0 at its end.
static int fill(editor *e) {
  ssize_t count = read(STDIN_FILENO, e->queue + e->queue_count, queue_size - e->queue_count);
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  e->queue_count += (size_t)count;
  return count > 0;
}

/// Takes `count` bytes from the queue.
static void drop(editor *e, size_t count) {
  e->queue_count -= count;
  memmove(e->queue, e->queue + count, e->queue_count);
}

/// Whether more input is there already.
static int has_more(editor *e) {
  int count = 0;
  return e->queue_count > 0 || (ioctl(STDIN_FILENO, FIONREAD, &count) == 0 && count > 0);
}

/// The columns of the first row that the prompt to the right leaves to a text that ends at `end`.
static int room_of_first_row(editor *e, struct place end, int columns) {
  struct place right = {0, 0};
  step_prompt(&right, e->right_prompt, columns);
  // The library shows it with a column free on either side, and not at all where that cannot be.
  return right.column > 0 && columns - end.column - right.column > 1 ? columns - right.column - 2
                                                                     : columns;
}

/// Paints what is edited in its colours, and the hint behind it.
static void paint(editor *e) {
  if (e->ink_count == 0 || has_more(e)) return;
  struct layout l = layout(e);
  // A text higher than the window is not all on it.
  if (l.end.row >= l.rows) return;
  const LineInfoW *line = el_wline(e->el);
  if (line->lastchar == line->buffer) return;
  size_t count;
  const char *text = narrow(e, line->buffer, line->lastchar, &count);
  unsigned char *inks = calloc(count + 1, 1);
  if (inks == NULL) return;
  const char *hint = e->callbacks.paint(e->callbacks.context, text, count, inks);
  move(e, l.cursor, l.start);
  struct place place = l.start;
  unsigned char now = 0;
  size_t byte = 0;
  mbstate_t state;
  memset(&state, 0, sizeof state);
  for (const wchar_t *c = line->buffer; c < line->lastchar; c++) {
    unsigned char ink = inks[byte] < e->ink_count ? inks[byte] : 0;
    char bytes[MB_LEN_MAX];
    size_t step_bytes = wcrtomb(bytes, *c, &state);
    byte += step_bytes == (size_t)-1 ? 0 : step_bytes;
    struct place next = place;
    step(&next, *c, l.columns);
    if (*c >= 32 && *c != 127 && wcwidth(*c) >= 0 && e->inks[ink] != NULL) {
      if (ink != now) fprintf(e->output, "\033[0m%s", e->inks[ink]);
      now = ink;
      // A combining mark may not be parted from its letter by a movement.
      if (wcwidth(*c) > 0 && next.row != place.row && next.column > 0) {
        move(e, place, (struct place){next.row, 0});
      }
      write_wide(e, *c);
      // Behind the last cell of a row a terminal waits there; the next row is reached by moving.
      if (next.row != place.row && next.column == 0) fprintf(e->output, "\r\n");
    } else {
      move(e, place, next);
    }
    place = next;
  }
  if (now) fprintf(e->output, "\033[0m");
  e->hint_width = 0;
  if (hint != NULL && line->cursor == line->lastchar) {
    const wchar_t *shown = wide(e, hint);
    struct place after = place;
    for (const wchar_t *c = shown; c != NULL && *c; c++) step(&after, *c, l.columns);
    int room = place.row == 0 ? room_of_first_row(e, place, l.columns) : l.columns;
    if (after.row == place.row && after.column > place.column && after.column <= room) {
      fprintf(e->output, "\033[90m%s\033[0m", hint);
      e->hint_width = after.column - place.column;
      place = after;
    }
  }
  move(e, place, l.cursor);
  fflush(e->output);
  free(inks);
}

/// Takes the hint from the screen, which the library knows nothing of.
static void wipe_hint(editor *e) {
  if (e->hint_width == 0) return;
  fprintf(e->output, "%*s\033[%dD", e->hint_width, "", e->hint_width);
  e->hint_width = 0;
}

/// Draws the prompt and the text anew where they begin, after the window has changed its size.
static void redraw_resized(editor *e) {
  // Some terminals let lines flow anew and others cut them: the row is only sure where both agree.
  struct layout now = layout(e);
  struct place old = {0, 0};
  if (e->columns > 0) {
    const LineInfoW *line = el_wline(e->el);
    step_prompt(&old, e->prompt, e->columns);
    for (const wchar_t *c = line->buffer; c < line->cursor; c++) step(&old, *c, e->columns);
  }
  int row = old.row < now.cursor.row ? old.row : now.cursor.row;
  move(e, (struct place){row, 0}, (struct place){0, 0});
  fprintf(e->output, "\033[J");
  e->hint_width = 0;
  e->columns = now.columns;
  el_resize(e->el);
  el_wset(e->el, EL_REFRESH);
  paint(e);
}

/// Does what signals asked for; returns 0 where the session ends.
static int obey_signals(editor *e) {
  if (terminal_ending_signal()) return 0;
  if (terminal_was_continued()) {
    el_wset(e->el, EL_PREP_TERM, 1);
    fprintf(e->output, "\033[?2004h\r\033[J");
    el_wset(e->el, EL_REFRESH);
    paint(e);
  }
  if (terminal_was_resized()) redraw_resized(e);
  return 1;
}

/// Waits until the queue holds something; returns 0 at the end.
static int await_input(editor *e) {
  while (e->queue_count == 0) {
    if (!obey_signals(e)) return 0;
    int events = terminal_poll(STDIN_FILENO, e->watched, -1);
    if (events & terminal_second) {
      wipe_hint(e);
      e->callbacks.wake(e->callbacks.context);
      paint(e);
    }
    if (events & terminal_first && !fill(e)) return 0;
    // A signal from elsewhere is like the key.
    if (terminal_was_interrupted() && e->queue_count < queue_size) e->queue[e->queue_count++] = 3;
  }
  return obey_signals(e);
}

static const char paste_begin[] = "\033[200~", paste_end[] = "\033[201~";

/// Whether the queue begins with the sign of a paste; waits for the rest of what may be it.
static int is_paste(editor *e) {
  const size_t count = sizeof paste_begin - 1;
  while (1) {
    size_t known = e->queue_count < count ? e->queue_count : count;
    if (memcmp(e->queue, paste_begin, known) != 0) return 0;
    if (known == count) return 1;
    if (terminal_poll(STDIN_FILENO, -1, known == 1 ? 25 : 200) != terminal_first) return 0;
    if (!fill(e)) return 0;
  }
}

/// Whether a combining mark makes one character of the letter before the cursor.
static int compose(editor *e, wchar_t mark) {
  const LineInfoW *line = el_wline(e->el);
  if (line->cursor == line->buffer) return 0;
  e->composed = (wchar_t)e->callbacks.compose(
      e->callbacks.context, (unsigned)line->cursor[-1], (unsigned)mark);
  return e->composed != 0;
}

/// Whether the history is being searched: the library shows that below the text, as a part of it.
static int is_searching(editor *e) {
  const LineInfoW *line = el_wline(e->el);
  const wchar_t *start = line->lastchar;
  while (start > line->buffer && start[-1] != L'\n') start--;
  if (start == line->buffer || line->lastchar - start < 4) return 0;
  int is_named = wcsncmp(start, L"bck", 3) == 0 || wcsncmp(start, L"fwd", 3) == 0;
  return is_named && (start[3] == L':' || start[3] == L'?');
}

/// Whether the ESC that is next begins a key like an arrow.
static int begins_key(editor *e) {
  if (e->queue_count == 1 && terminal_poll(STDIN_FILENO, -1, 50) & terminal_first) fill(e);
  return e->queue_count > 1;
}

/// Reads one character for the library: 1 with a character, 0 at the end.
static int read_key(EditLine *el, wchar_t *key) {
  editor *e = NULL;
  el_wget(el, EL_CLIENTDATA, &e);
  int rows;
  terminal_size(&e->columns, &rows);
  paint(e);
  while (await_input(e)) {
    if (e->queue[0] == '\033' && is_paste(e)) {
      drop(e, sizeof paste_begin - 1);
      wipe_hint(e);
      e->is_used = 1;
      *key = KEY_PASTE;
      return 1;
    }
    // To a search ESC is its end, and the rest of an arrow would be text: it ends before the arrow.
    int ends_search =
        !e->has_ended_search && e->queue[0] == '\033' && is_searching(e) && begins_key(e);
    e->has_ended_search = ends_search;
    if (ends_search) {
      *key = L'\033';
      return 1;
    }
    mbstate_t state;
    memset(&state, 0, sizeof state);
    size_t count = mbrtowc(key, (const char *)e->queue, e->queue_count, &state);
    if (count == (size_t)-2) {
      if (terminal_poll(STDIN_FILENO, -1, 200) & terminal_first && fill(e)) continue;
      count = (size_t)-1;
    }
    // What is no UTF-8 is no key.
    int is_key = count != (size_t)-1;
    if (is_key) wipe_hint(e);
    drop(e, is_key && count > 0 ? count : 1);
    // A key that is taken for one of the private ones would do what it does not say.
    if (!is_key || (*key >= 0x80 && *key <= 0x9f)) continue;
    if (*key >= 0x300 && wcwidth(*key) == 0 && compose(e, *key)) *key = KEY_COMPOSE;
    if (*key != 3) e->is_used = 1;
    return 1;
  }
  e->end = editor_end_hangup;
  return 0;
}

/// The editor that a key was pressed in.
static editor *owner(EditLine *el) {
  editor *e = NULL;
  el_wget(el, EL_CLIENTDATA, &e);
  return e;
}

/// Ends the entry with what is there.
static unsigned char accept(editor *e, enum editor_end end) {
  const LineInfoW *line = el_wline(e->el);
  el_cursor(e->el, (int)(line->lastchar - line->cursor));
  e->end = end;
  el_wpush(e->el, KEY_ACCEPT);
  return CC_REFRESH;
}

/// Whether the text ends with two empty lines.
static int ends_empty(const LineInfoW *line) {
  int newlines = 0;
  for (const wchar_t *c = line->lastchar; c > line->buffer; c--) {
    if (c[-1] == L'\n') newlines++;
    else if (c[-1] != L' ' && c[-1] != L'\t') break;
  }
  return newlines >= 2;
}

/// Enter: the end of a whole entry, else one more line.
static unsigned char press_enter(EditLine *el, wint_t key) {
  (void)key;
  editor *e = owner(el);
  const LineInfoW *line = el_wline(el);
  size_t count;
  const char *text = narrow(e, line->buffer, line->lastchar, &count);
  int depth = e->callbacks.depth(e->callbacks.context, text, count);
  if (depth < 0 || (line->cursor == line->lastchar && ends_empty(line))) {
    return accept(e, editor_end_entry);
  }
  // The lines of a block stand inside it, unless they come with their own spaces.
  wchar_t indented[64] = L"\n";
  int is_at_end = line->cursor == line->lastchar;
  for (int i = 1; is_at_end && !has_more(e) && i <= depth * 2 && i < 60; i++) {
    indented[i] = L' ';
    indented[i + 1] = 0;
  }
  return el_winsertstr(el, indented) == 0 ? CC_REFRESH : CC_ERROR;
}

/// `}`: alone on its line it stands one level further out.
static unsigned char press_brace(EditLine *el, wint_t key) {
  const LineInfoW *line = el_wline(el);
  const wchar_t *c = line->cursor;
  while (c > line->buffer && c[-1] == L' ') c--;
  int is_alone = c > line->buffer && c[-1] == L'\n' && line->cursor - c >= 2;
  if (is_alone) el_deletestr(el, 2);
  wchar_t text[] = {(wchar_t)key, 0};
  return el_winsertstr(el, text) == 0 ? CC_REFRESH : CC_ERROR;
}

/// Control-C: clears what is there.
static unsigned char press_interrupt(EditLine *el, wint_t key) {
  (void)key;
  return accept(owner(el), editor_end_interrupt);
}

/// Control-D: deletes forward; leaves where there is nothing.
static unsigned char press_leave(EditLine *el, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(el);
  if (line->buffer == line->lastchar) return CC_EOF;
  if (line->cursor == line->lastchar) return CC_ERROR;
  el_cursor(el, 1);
  el_deletestr(el, 1);
  return CC_REFRESH;
}

/// Control-Z: stops the program, as in the shell.
static unsigned char press_stop(EditLine *el, wint_t key) {
  (void)key;
  editor *e = owner(el);
  struct layout l = layout(e);
  move(e, l.cursor, (struct place){l.end.row, 0});
  fprintf(e->output, "\033[?2004l\r\n");
  fflush(e->output);
  el_wset(el, EL_PREP_TERM, 0);
  kill(0, SIGTSTP);
  terminal_was_continued();
  el_wset(el, EL_PREP_TERM, 1);
  el_resize(el);
  fprintf(e->output, "\033[?2004h");
  return CC_REDISPLAY;
}

/// Tab: completes; within what is pasted it is a tab.
static unsigned char press_tab(EditLine *el, wint_t key) {
  (void)key;
  editor *e = owner(el);
  // Behind a tab of a paste without signs more text is waiting.
  if (e->queue_count == 0 && has_more(e)) fill(e);
  int is_pasted = e->queue_count >= 16;
  if (is_pasted) return el_winsertstr(el, L"\t") == 0 ? CC_REFRESH : CC_ERROR;
  const LineInfoW *line = el_wline(el);
  size_t count, before;
  narrow(e, line->buffer, line->cursor, &before);
  const char *text = narrow(e, line->buffer, line->lastchar, &count);
  e->is_listed = 0;
  e->callbacks.complete(e->callbacks.context, text, count, before);
  return e->is_listed ? CC_REDISPLAY : CC_REFRESH;
}

/// A combining mark: the letter before it becomes another.
static unsigned char press_compose(EditLine *el, wint_t key) {
  (void)key;
  wchar_t text[] = {owner(el)->composed, 0};
  el_deletestr(el, 1);
  return el_winsertstr(el, text) == 0 ? CC_REFRESH : CC_ERROR;
}

/// The beginning of the line of the text that the cursor is on.
static const wchar_t *line_start(const LineInfoW *line) {
  const wchar_t *c = line->cursor;
  while (c > line->buffer && c[-1] != L'\n') c--;
  return c;
}

/// The end of the line of the text that the cursor is on.
static const wchar_t *line_end(const LineInfoW *line) {
  const wchar_t *c = line->cursor;
  while (c < line->lastchar && *c != L'\n') c++;
  return c;
}

/// Up or down within the text, to another entry from its first or last line.
static unsigned char press_vertical(EditLine *el, int is_up) {
  const LineInfoW *line = el_wline(el);
  const wchar_t *start = line_start(line), *other;
  ptrdiff_t column = line->cursor - start;
  if (is_up) {
    if (start == line->buffer) {
      el_wpush(el, KEY_OLDER);
      return CC_NORM;
    }
    other = start - 1;
    while (other > line->buffer && other[-1] != L'\n') other--;
  } else {
    other = line_end(line);
    if (other == line->lastchar) {
      el_wpush(el, KEY_NEWER);
      return CC_NORM;
    }
    other++;
  }
  const wchar_t *target = other;
  while (target < line->lastchar && *target != L'\n' && target - other < column) target++;
  el_cursor(el, (int)(target - line->cursor));
  return CC_REFRESH;
}

/// To the beginning of the line.
static unsigned char press_home(EditLine *el, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(el);
  el_cursor(el, (int)(line_start(line) - line->cursor));
  return CC_REFRESH;
}

/// To the end of the line.
static unsigned char press_end(EditLine *el, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(el);
  el_cursor(el, (int)(line_end(line) - line->cursor));
  return CC_REFRESH;
}

/// Takes away the rest of the line; on the last one it can be yanked back.
static unsigned char press_kill(EditLine *el, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(el);
  const wchar_t *end = line_end(line);
  if (end == line->lastchar) {
    el_wpush(el, KEY_KILL);
    return CC_NORM;
  }
  // At the end of a line the newline goes.
  int count = end == line->cursor ? 1 : (int)(end - line->cursor);
  el_cursor(el, count);
  el_deletestr(el, count);
  return CC_REFRESH;
}

static unsigned char press_up(EditLine *el, wint_t key) {
  (void)key;
  return press_vertical(el, 1);
}

static unsigned char press_down(EditLine *el, wint_t key) {
  (void)key;
  return press_vertical(el, 0);
}

/// Joins the combining marks of the wide text to their letters.
static void compose_all(editor *e) {
  wchar_t *end = e->wide;
  for (const wchar_t *c = e->wide; *c; c++) {
    unsigned composed = 0;
    if (*c >= 0x300 && end > e->wide && wcwidth(*c) == 0)
      composed = e->callbacks.compose(e->callbacks.context, (unsigned)end[-1], (unsigned)*c);
    if (composed) end[-1] = (wchar_t)composed;
    else *end++ = *c;
  }
  *end = 0;
}

/// The text between the signs of a paste, as it is, in one piece.
static unsigned char take_paste(EditLine *el, wint_t key) {
  (void)key;
  editor *e = owner(el);
  size_t count = 0, room = 4096;
  const size_t mark = sizeof paste_end - 1;
  char *text = malloc(room + 1);
  char last = 0;
  while (text != NULL) {
    while (e->queue_count == 0) {
      if (terminal_poll(STDIN_FILENO, -1, 5000) != terminal_first || !fill(e)) break;
    }
    if (e->queue_count == 0) break;
    if (count == room) {
      char *grown = realloc(text, (room *= 2) + 1);
      if (grown == NULL) break;
      text = grown;
    }
    char byte = (char)e->queue[0];
    drop(e, 1);
    // Of `\r\n` one newline stays; the terminal may hand on each of the two as the other.
    int is_second = (last == '\r' && byte == '\n') || (last == '\n' && byte == '\r');
    last = is_second ? 0 : byte;
    if (is_second) continue;
    if (byte == '\r') byte = '\n';
    text[count++] = byte;
    if (count >= mark && memcmp(text + count - mark, paste_end, mark) == 0) {
      count -= mark;
      break;
    }
  }
  if (text == NULL) return CC_ERROR;
  // What acts on a terminal is no text.
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    unsigned char byte = (unsigned char)text[i];
    if (byte >= 32 ? byte != 127 : byte == '\n' || byte == '\t') text[kept++] = text[i];
  }
  text[kept] = 0;
  const wchar_t *string = wide(e, text);
  if (string != NULL) compose_all(e);
  int is_in = string != NULL && el_winsertstr(el, string) == 0;
  free(text);
  return is_in ? CC_REFRESH : CC_ERROR;
}

static wchar_t *give_prompt(EditLine *el) { return owner(el)->prompt; }

static wchar_t *give_right_prompt(EditLine *el) { return owner(el)->right_prompt; }

/// Binds the keys, in the map of insertion and, where it makes sense, in that of vi's commands.
static void bind_keys(EditLine *el) {
  static const struct {
    const wchar_t *key, *command;
    int is_for_vi;
  } keys[] = {
      {KEY_ACCEPT, L"ed-newline", 1}, {L"\x81", L"samverka-paste", 1},
      {L"\x84", L"samverka-compose", 0},
      {KEY_OLDER, L"ed-prev-history", 1}, {KEY_NEWER, L"ed-next-history", 1},
      {L"\r", L"samverka-enter", 1}, {L"\n", L"samverka-enter", 1},
      {L"\x03", L"samverka-interrupt", 1}, {L"\x04", L"samverka-leave", 1},
      {L"\x1a", L"samverka-stop", 1}, {L"\t", L"samverka-complete", 0},
      {L"\x12", L"em-inc-search-prev", 1}, {L"}", L"samverka-brace", 0},
      {KEY_KILL, L"ed-kill-line", 0}, {L"\x01", L"samverka-home", 0},
      {L"\x05", L"samverka-end", 0}, {L"\x0b", L"samverka-kill", 0},
      {L"\033[H", L"samverka-home", 0}, {L"\033[F", L"samverka-end", 0},
      {L"\033OH", L"samverka-home", 0}, {L"\033OF", L"samverka-end", 0},
      {L"\033[3~", L"ed-delete-next-char", 0},
      {L"\033[A", L"samverka-up", 0}, {L"\033[B", L"samverka-down", 0},
      {L"\033OA", L"samverka-up", 0}, {L"\033OB", L"samverka-down", 0},
  };
  wchar_t *editor_name = NULL;
  el_wget(el, EL_EDITOR, &editor_name);
  int is_vi = editor_name != NULL && wcscmp(editor_name, L"vi") == 0;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    // In vi's insertion a key that begins with ESC would swallow it.
    if (is_vi && keys[i].key[0] == 27) continue;
    el_wset(el, EL_BIND, keys[i].key, keys[i].command, NULL);
    if (is_vi && keys[i].is_for_vi) el_wset(el, EL_BIND, L"-a", keys[i].key, keys[i].command, NULL);
  }
  // There ESC ends the insertion, and the rest of an arrow is a key of vi's commands.
  static const wchar_t *const arrows[][2] = {
      {L"[A", L"samverka-up"}, {L"[B", L"samverka-down"},
      {L"OA", L"samverka-up"}, {L"OB", L"samverka-down"},
  };
  for (size_t i = 0; is_vi && i < sizeof arrows / sizeof *arrows; i++)
    el_wset(el, EL_BIND, L"-a", arrows[i][0], arrows[i][1], NULL);
}

/// Whether the terminal can move the cursor up, which editing several rows needs.
static int can_move(EditLine *el) {
  char *sequence = NULL;
  return el_get(el, EL_GETTC, "up", &sequence) == 0 && sequence != NULL && *sequence;
}

static void add_functions(EditLine *el) {
  el_wset(el, EL_ADDFN, L"samverka-enter", L"End a whole entry, else begin a line", press_enter);
  el_wset(el, EL_ADDFN, L"samverka-interrupt", L"Clear the entry", press_interrupt);
  el_wset(el, EL_ADDFN, L"samverka-leave", L"Delete forward, or leave", press_leave);
  el_wset(el, EL_ADDFN, L"samverka-stop", L"Stop the program", press_stop);
  el_wset(el, EL_ADDFN, L"samverka-complete", L"Complete a word", press_tab);
  el_wset(el, EL_ADDFN, L"samverka-brace", L"Close a block", press_brace);
  el_wset(el, EL_ADDFN, L"samverka-up", L"Go up, or to an older entry", press_up);
  el_wset(el, EL_ADDFN, L"samverka-down", L"Go down, or to a newer entry", press_down);
  el_wset(el, EL_ADDFN, L"samverka-home", L"Go to the beginning of the line", press_home);
  el_wset(el, EL_ADDFN, L"samverka-end", L"Go to the end of the line", press_end);
  el_wset(el, EL_ADDFN, L"samverka-kill", L"Take away the rest of the line", press_kill);
  el_wset(el, EL_ADDFN, L"samverka-compose", L"Join a mark to its letter", press_compose);
  el_wset(el, EL_ADDFN, L"samverka-paste", L"Take a paste", take_paste);
}

editor *editor_new(const char *program, struct editor_callbacks callbacks) {
  if (editor_load() != editor_loading_done) return NULL;
  // Without a locale the library drops what is not ASCII, with one that is not UTF-8 it may crash.
  if (setlocale(LC_CTYPE, "") == NULL || MB_CUR_MAX < 4) setlocale(LC_CTYPE, "C.UTF-8");
  if (MB_CUR_MAX < 4) return NULL;
  editor *e = calloc(1, sizeof *e);
  if (e == NULL) return NULL;
  e->callbacks = callbacks;
  e->watched = -1;
  int copy = dup(STDERR_FILENO);
  e->output = copy < 0 ? NULL : fdopen(copy, "w");
  e->nowhere = fopen("/dev/null", "r+");
  // What the library says of a terminal that it does not know goes nowhere.
  if (e->output != NULL && e->nowhere != NULL)
    e->el = el_init(program, stdin, e->output, e->nowhere);
  if (e->el == NULL || !can_move(e->el)) {
    editor_free(e);
    return NULL;
  }
  e->history = history_winit();
  HistEventW event;
  history_w(e->history, &event, H_SETSIZE, 10000);
  history_w(e->history, &event, H_SETUNIQUE, 1);
  el_wset(e->el, EL_CLIENTDATA, e);
  el_wset(e->el, EL_SIGNAL, 0);
  el_wset(e->el, EL_PROMPT_ESC, give_prompt, L'\1');
  el_wset(e->el, EL_RPROMPT_ESC, give_right_prompt, L'\1');
  el_wset(e->el, EL_HIST, history_w, e->history);
  el_wset(e->el, EL_GETCFN, read_key);
  el_wset(e->el, EL_SETTY, L"-d", L"-isig", NULL);
  add_functions(e->el);
  el_wset(e->el, EL_EDITOR, L"emacs");
  el_source(e->el, NULL);
  // Choosing vi there has thrown all bindings away.
  bind_keys(e->el);
  return e;
}

void editor_free(editor *e) {
  if (e->el != NULL) el_end(e->el);
  if (e->history != NULL) history_wend(e->history);
  if (e->output != NULL) fclose(e->output);
  if (e->nowhere != NULL) fclose(e->nowhere);
  free(e->text);
  free(e->wide);
  free(e);
}

enum editor_end editor_read(
    editor *e, const char *prompt, const char *right_prompt, const char **text, size_t *count) {
  widen(e->prompt, prompt_size, prompt);
  widen(e->right_prompt, prompt_size, right_prompt);
  e->end = editor_end_leave;
  e->hint_width = 0;
  e->is_used = 0;
  terminal_was_interrupted();
  // The library would show the prompt while keys still go to the terminal.
  el_wset(e->el, EL_PREP_TERM, 1);
  fprintf(e->output, "\033[?2004h");
  fflush(e->output);
  int length = 0;
  const wchar_t *line = el_wgets(e->el, &length);
  fprintf(e->output, "\033[?2004l");
  fflush(e->output);
  *text = "";
  *count = 0;
  if (line == NULL || length <= 0) return e->end;
  if (line[length - 1] == L'\n') length--;
  *text = narrow(e, line, line + length, count);
  return e->end;
}

int editor_was_used(editor *e) { return e->is_used; }

void editor_remember(editor *e, const char *text) {
  HistEventW event;
  const wchar_t *string = wide(e, text);
  if (string != NULL) history_w(e->history, &event, H_ENTER, string);
}

void editor_watch(editor *e, int descriptor) { e->watched = descriptor; }
