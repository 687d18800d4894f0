// Stands in for the library for linear programming and tells what each programme takes it.
//
// solver.py builds it as libClp.so.1 and puts it first on LD_LIBRARY_PATH. SOLVER_LIBRARY is the
// real library, to which all calls go on. Writes a line for each programme into SOLVER_TIMES: rows,
// columns, coefficients, iterations, seconds of a processor with loading and freeing, and whether it
// began from nothing or from a basis.

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef void Model;
typedef void Options;

static double spent, begun;
static int columns, rows, coefficients;
static const char *method = "dual";

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void *real(const char *name) {
  static void *library;
  if (library == NULL) library = dlopen(getenv("SOLVER_LIBRARY"), RTLD_LAZY | RTLD_LOCAL);
  void *function = library == NULL ? NULL : dlsym(library, name);
  if (function == NULL) {
    fprintf(stderr, "SOLVER_LIBRARY has no %s\n", name);
    exit(2);
  }
  return function;
}

// Passes a call on; the time of those in between counts as the library's.
#define PASS(result, name, declared, given)                   \
  result name declared {                                      \
    result(*call) declared = (result(*) declared)real(#name); \
    return call given;                                        \
  }
#define TIMED(result, name, declared, given, noted)           \
  result name declared {                                      \
    result(*call) declared = (result(*) declared)real(#name); \
    noted;                                                    \
    begun = now();                                            \
    result value = call given;                                \
    spent += now() - begun;                                   \
    return value;                                             \
  }

PASS(Model *, Clp_newModel, (void), ())
PASS(Options *, ClpSolve_new, (void), ())
PASS(void, ClpSolve_delete, (Options * o), (o))
PASS(void, ClpSolve_setSolveType, (Options * o, int a, int b), (o, a, b))
PASS(void, ClpSolve_setPresolveType, (Options * o, int a, int b), (o, a, b))
PASS(void, ClpSolve_setSpecialOption, (Options * o, int a, int b, int c), (o, a, b, c))
PASS(void, Clp_setLogLevel, (Model * m, int a), (m, a))
PASS(void, Clp_setOptimizationDirection, (Model * m, double a), (m, a))
PASS(void, Clp_setDualTolerance, (Model * m, double a), (m, a))
PASS(void, Clp_setPerturbation, (Model * m, int a), (m, a))
PASS(void, Clp_setPrimalTolerance, (Model * m, double a), (m, a))
PASS(void, Clp_setMaximumIterations, (Model * m, int a), (m, a))
PASS(void, Clp_copyinStatus, (Model * m, const unsigned char *a), (m, a))
PASS(unsigned char *, Clp_statusArray, (Model * m), (m))
PASS(int, Clp_status, (Model * m), (m))
PASS(double *, Clp_primalColumnSolution, (Model * m), (m))
PASS(double *, Clp_primalRowSolution, (Model * m), (m))
PASS(double *, Clp_dualRowSolution, (Model * m), (m))
TIMED(int, Clp_initialSolveWithOptions, (Model * m, Options *o), (m, o), method = "from nothing")
TIMED(int, Clp_dual, (Model * m, int a), (m, a), (void)0)
TIMED(int, Clp_primal, (Model * m, int a), (m, a), method = "from a basis")

void Clp_loadProblem(
    Model *m, const int c, const int r, const int *starts, const int *indices, const double *values,
    const double *lower, const double *upper, const double *objective, const double *rowLower,
    const double *rowUpper) {
  void (*call)(
      Model *, const int, const int, const int *, const int *, const double *, const double *,
      const double *, const double *, const double *, const double *) = real("Clp_loadProblem");
  columns = c, rows = r, coefficients = starts[c];
  begun = now();
  call(m, c, r, starts, indices, values, lower, upper, objective, rowLower, rowUpper);
  spent = now() - begun;
}

void Clp_deleteModel(Model *m) {
  int (*iterations)(Model *) = real("Clp_numberIterations");
  int count = iterations(m);
  void (*call)(Model *) = real("Clp_deleteModel");
  begun = now();
  call(m);
  spent += now() - begun;
  FILE *file = fopen(getenv("SOLVER_TIMES") ? getenv("SOLVER_TIMES") : "/dev/stderr", "a");
  if (file == NULL) return;
  fprintf(
      file, "%d %d %d %d %.6f %s\n", rows, columns, coefficients, count, spent, method);
  fclose(file);
}
