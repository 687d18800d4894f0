#pragma once

// What the two files of this target share.

/// What `terminal_poll` saw.
enum { terminal_first = 1, terminal_second = 2, terminal_signal = 4 };

/// Waits for two descriptors (-1 for none) and for signals; returns what came, 0 where the time is over.
int terminal_poll(int first, int second, int milliseconds);

/// Whether the window has changed its size since it was last asked.
int terminal_was_resized(void);

/// Whether the process went on after a stop since it was last asked.
int terminal_was_continued(void);
