#include "CSystem.h"

// Only a header of the library itself tells which library it is.
#include <stdlib.h>

#ifdef __GLIBC__
#include <limits.h>
#include <malloc.h>

void memory_keep(void) {
  // Large pages are not asked for: where a virtual machine has to get them from its host they cost
  // more than they save.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  mallopt(M_TOP_PAD, 1 << 20);
}

#else

void memory_keep(void) {}

#endif
