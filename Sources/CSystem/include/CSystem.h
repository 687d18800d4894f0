#pragma once

// What Swift cannot ask of the system.

/// From now on all blocks lie side by side, taken from the system in steps of a megabyte, and none is
/// given back before the end: what is freed is used again as it is.
void memory_keep(void);
