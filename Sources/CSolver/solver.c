#include "CSolver.h"

#include <dlfcn.h>
#include <float.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

typedef void Model;
typedef void Options;

// The few functions of the library's C interface that are used.
#define FUNCTIONS(X)                                                                         \
  X(Model *, Clp_newModel, (void))                                                           \
  X(void, Clp_deleteModel, (Model *))                                                        \
  X(Options *, ClpSolve_new, (void))                                                         \
  X(void, ClpSolve_delete, (Options *))                                                      \
  X(void, ClpSolve_setSolveType, (Options *, int, int))                                      \
  X(void, ClpSolve_setSpecialOption, (Options *, int, int, int))                             \
  X(void, Clp_loadProblem,                                                                   \
    (Model *, const int, const int, const int *, const int *, const double *,                \
     const double *, const double *, const double *, const double *, const double *))        \
  X(void, Clp_setLogLevel, (Model *, int))                                                   \
  X(void, Clp_setOptimizationDirection, (Model *, double))                                   \
  X(void, Clp_setMaximumIterations, (Model *, int))                                          \
  X(void, Clp_copyinStatus, (Model *, const unsigned char *))                                \
  X(unsigned char *, Clp_statusArray, (Model *))                                             \
  X(int, Clp_initialSolveWithOptions, (Model *, Options *))                                  \
  X(int, Clp_dual, (Model *, int))                                                           \
  X(int, Clp_primal, (Model *, int))                                                         \
  X(void, Clp_setDualTolerance, (Model *, double))                                           \
  X(void, Clp_setPerturbation, (Model *, int))                                               \
  X(void, Clp_setPrimalTolerance, (Model *, double))                                         \
  X(int, Clp_status, (Model *))                                                              \
  X(double *, Clp_primalColumnSolution, (Model *))                                           \
  X(double *, Clp_primalRowSolution, (Model *))                                              \
  X(double *, Clp_dualRowSolution, (Model *))

#define DECLARE(result, name, arguments) static result(*name) arguments;
FUNCTIONS(DECLARE)

static enum solver_loading loading;
static const char *missing = "";
static pthread_once_t once = PTHREAD_ONCE_INIT;

/// Finds the library and its functions.
static void load(void) {
  // Lazy binding of its hundreds of symbols would be paid in the first solve all the same.
  void *library = dlopen("libClp.so.1", RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) {
    loading = solver_loading_missing;
    return;
  }
#define FIND(result, name, arguments)                     \
  name = (result(*) arguments)dlsym(library, #name);      \
  if (name == NULL) {                                     \
    loading = solver_loading_unsuitable;                  \
    missing = #name;                                      \
    return;                                               \
  }
  FUNCTIONS(FIND)
  loading = solver_loading_done;
}

enum solver_loading solver_load(void) {
  pthread_once(&once, load);
  return loading;
}

const char *solver_missing_symbol(void) { return missing; }

double solver_infinity(void) { return DBL_MAX; }

/// Runs the library's presolve and dual simplex.
static void solve_from_nothing(Model *model) {
  // Left to choose, it takes a method that writes on the standard output whatever the log level.
  const int dual = 0;
  // It would put its own handler in the place of the program's for SIGINT.
  const int interrupts = 2, untouched = 1;
  Options *options = ClpSolve_new();
  ClpSolve_setSolveType(options, dual, -1);
  ClpSolve_setSpecialOption(options, interrupts, untouched, -1);
  Clp_initialSolveWithOptions(model, options);
  ClpSolve_delete(options);
}

/// Lets the library break conditions, and leave what would be better, by so much at most.
static void set_tolerance(Model *model, double tolerance) {
  Clp_setPrimalTolerance(model, tolerance);
  Clp_setDualTolerance(model, tolerance);
}

/// The library's word for costs that are moved a little from the start of a run.
static const int always = 50;

/// Goes on from an optimum, whose states are put into `states`, to one within less tolerance.
///
/// Where many conditions bind at once, little in the library's numbers is much in exact ones.
static void polish(Model *model, unsigned char *states, size_t count) {
  const double usual = 1e-7, small = 1e-9;
  memcpy(states, Clp_statusArray(model), count);
  set_tolerance(model, small);
  // With costs that are moved it takes a twentieth of the steps.
  Clp_setPerturbation(model, always);
  Clp_dual(model, 0);
  if (Clp_status(model) == 0) return;
  set_tolerance(model, usual);
  Clp_copyinStatus(model, states);
  Clp_primal(model, 0);
}

int solver_solve(
    int columns, int rows, const int *starts, const int *indices, const double *coefficients,
    const double *lower, const double *upper, const double *objective, unsigned char *states,
    double *values, double *prices, int warm, int iterations) {
  if (solver_load() != solver_loading_done) return -1;
  Model *model = Clp_newModel();
  Clp_setLogLevel(model, 0);
  Clp_loadProblem(
      model, columns, rows, starts, indices, coefficients, lower, upper, objective,
      lower + columns, upper + columns);
  Clp_setOptimizationDirection(model, -1);
  Clp_setMaximumIterations(model, iterations);
  if (warm) {
    Clp_copyinStatus(model, states);
    Clp_primal(model, 0);
  } else {
    // Tens of thousands of conditions take half the time with costs that are moved. Fewer take as long,
    // and another of equally good plans would be found.
    const int many = 20000;
    if (rows >= many) Clp_setPerturbation(model, always);
    solve_from_nothing(model);
    if (Clp_status(model) == 0) polish(model, states, (size_t)(columns + rows));
  }
  int status = Clp_status(model);
  const unsigned char *found = Clp_statusArray(model);
  if (found == NULL) {
    status = 4;
  } else {
    // The low bits are the state, the others the library's own notes.
    for (int i = 0; i < columns + rows; i++) states[i] = found[i] & 7;
    memcpy(values, Clp_primalColumnSolution(model), (size_t)columns * sizeof(double));
    memcpy(values + columns, Clp_primalRowSolution(model), (size_t)rows * sizeof(double));
    memcpy(prices, Clp_dualRowSolution(model), (size_t)rows * sizeof(double));
  }
  Clp_deleteModel(model);
  return status < 0 || status > 4 ? 4 : status;
}
