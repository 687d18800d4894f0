#pragma once

#include <stddef.h>

// Memory of the system's allocator, as Swift cannot ask for it.

/// Takes `size` bytes from the system ahead, in large pages where it has them; what is not touched
/// costs nothing. All blocks lie there side by side, and none is given back before the end.
void memory_take_ahead(size_t size);
