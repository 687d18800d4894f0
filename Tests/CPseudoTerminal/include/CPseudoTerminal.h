#pragma once

/// Starts the program at `path` in a terminal of its own; returns the other end of it, -1 on failure.
int pseudo_terminal_start(
    const char *path, char *const arguments[], char *const environment[], const char *folder,
    int columns, int rows, int *process);

/// Changes the size of the terminal, as a window does.
void pseudo_terminal_resize(int terminal, int columns, int rows);

/// Whether the terminal is as a shell wants it: it gathers lines, echoes, and turns Control-C into a signal.
int pseudo_terminal_is_cooked(int terminal);
