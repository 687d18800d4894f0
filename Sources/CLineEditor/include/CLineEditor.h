#pragma once

// A narrow door to the system's line editor, libedit (BSD), and to the terminal it works on.
//
// The library is opened on demand: nothing here needs it for building, linking or starting. All text
// is UTF-8. Everything is for one thread and one terminal.

#include <stddef.h>

/// What came of loading the library.
enum editor_loading {
  editor_loading_done = 0,
  /// The system has no `libedit.so.2`.
  editor_loading_missing = 1,
  /// The library lacks the function that `editor_missing_symbol` names.
  editor_loading_unsuitable = 2,
};

/// Loads the library once.
enum editor_loading editor_load(void);

/// The name of the function that the library lacks, or an empty string.
const char *editor_missing_symbol(void);

typedef struct editor editor;

/// What is asked of the owner of an editor while a line is edited.
struct editor_callbacks {
  /// Handed to every call.
  void *context;
  /// How many levels the text is open at its end; below 0 where it is a whole entry.
  int (*depth)(void *context, const char *text, size_t count);
  /// Completes at `cursor`, by `editor_insert` and `editor_list`.
  void (*complete)(void *context, const char *text, size_t count, size_t cursor);
  /// Something can be read from the watched descriptor; may call `editor_announce`.
  void (*wake)(void *context);
  /// Writes one byte per byte of `text` to `inks`, the index of its colour; returns what to hint at
  /// behind the text, or NULL.
  const char *(*paint)(void *context, const char *text, size_t count, unsigned char *inks);
  /// The one character that a letter and a combining mark make, 0 where there is none.
  unsigned (*compose)(void *context, unsigned letter, unsigned mark);
};

/// Why `editor_read` came back.
enum editor_end {
  /// With a text.
  editor_end_entry = 0,
  /// Interrupted from the keyboard; the text is what was there.
  editor_end_interrupt = 1,
  /// The end of input from the keyboard.
  editor_end_leave = 2,
  /// The terminal is gone, or a signal asks to end.
  editor_end_hangup = 3,
};

/// Creates an editor on standard input and standard error; NULL where the terminal cannot do it.
editor *editor_new(const char *program, struct editor_callbacks callbacks);

/// Frees an editor.
void editor_free(editor *);

/// Reads one entry; the text stays valid until the next call.
enum editor_end editor_read(
    editor *, const char *prompt, const char *right_prompt, const char **text, size_t *count);

/// Whether any key but the interrupt was pressed while the last entry was read.
int editor_was_used(editor *);

/// Adds an entry to what can be recalled.
void editor_remember(editor *, const char *text);

/// Watches a descriptor while a line is edited; -1 for none.
void editor_watch(editor *, int descriptor);

/// Inserts text at the cursor, within `complete`.
void editor_insert(editor *, const char *text);

/// Shows lines below what is edited, within `complete`.
void editor_list(editor *, const char *text);

/// Shows lines above what is edited, and another prompt to the right, within `wake`.
///
/// Returns 0 where there is no room now.
int editor_announce(editor *, const char *text, const char *right_prompt);

/// Sets the escape sequence of the colour that `paint` tells by its index, from 0 on without a gap; NULL
/// for what is left as the library shows it.
void editor_set_ink(editor *, size_t index, const char *sequence);

/// Keeps the modes of the terminal, and catches the signals of a session.
void terminal_open(void);

/// Puts back the modes that `terminal_open` found; safe in a signal handler.
void terminal_restore(void);

/// Whether an interrupt has come since it was last asked.
int terminal_was_interrupted(void);

/// Lets text typed on the current line outlast an interrupt, or no more; for reading without an editor.
void terminal_keep_typed(int keeps);

/// Drops the text typed on the current line; whether there was any.
int terminal_drop_typed(void);

/// The number of the signal that asks to end, 0 for none.
int terminal_ending_signal(void);

/// Waits until `descriptor` can be read, a signal comes, or `milliseconds` are over (-1 for ever).
///
/// Returns 1 where it can be read, 0 where the time is over, -1 for a signal.
int terminal_wait(int descriptor, int milliseconds);

/// The columns and rows of the terminal, 80 and 24 where it does not tell.
void terminal_size(int *columns, int *rows);

/// Prepares a process just forked: it ends with its parent and leaves the keyboard's signals to it.
void terminal_forked(void);
