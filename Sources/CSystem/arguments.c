// Only a header of the library itself tells which library it is.
#include <stdlib.h>

#ifdef __GLIBC__

// The words of the command line as the system hands them to whoever starts with the program. Swift's
// own library looks for them in what the system tells of the process, which takes longer than a small
// check, and finds none where that is hidden. A program that has these two does not take in that part
// of the library when it is linked with all of it.

static int word_count;
static char **words;

__attribute__((constructor)) static void keep(int count, char **given) {
  word_count = count;
  words = given;
}

char **_swift_stdlib_getUnsafeArgvArgc(int *count);
char **_swift_stdlib_getUnsafeArgvArgc(int *count) {
  *count = word_count;
  return words;
}

void _swift_stdlib_overrideUnsafeArgvArgc(char **given, int count);
void _swift_stdlib_overrideUnsafeArgvArgc(char **given, int count) {
  word_count = count;
  words = given;
}

#endif
