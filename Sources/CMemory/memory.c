#define _GNU_SOURCE
#include "CMemory.h"

#ifdef __GLIBC__
#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

void memory_take_ahead(size_t size) {
  const size_t step = (size_t)1 << 20;
  if (size > INT_MAX) size = INT_MAX;
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  mallopt(M_TOP_PAD, (int)size);
  // The first block that does not fit in what there is brings the rest with it.
  char *first = malloc(step);
  mallopt(M_TOP_PAD, (int)step);
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t start = (uintptr_t)first & ~(page - 1);
  uintptr_t end = (uintptr_t)sbrk(0);
  if (first != NULL && end > start) madvise((void *)start, end - start, MADV_HUGEPAGE);
  free(first);
}

#else

void memory_take_ahead(size_t size) { (void)size; }

#endif
