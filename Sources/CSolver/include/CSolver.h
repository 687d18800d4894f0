#pragma once

// A narrow door to the system's library for linear programming, Clp (COIN-OR, EPL).
//
// It is opened on demand: nothing here needs it for building, linking or starting.

/// What came of loading the library.
enum solver_loading {
  solver_loading_done = 0,
  /// The system has no `libClp.so.1`.
  solver_loading_missing = 1,
  /// The library lacks the function that `solver_missing_symbol` names.
  solver_loading_unsuitable = 2,
};

/// Where a variable stands; the library's own numbers.
enum solver_status {
  solver_status_free = 0,
  solver_status_basic = 1,
  solver_status_upper = 2,
  solver_status_lower = 3,
  solver_status_superbasic = 4,
  solver_status_fixed = 5,
};

/// Loads the library once for the whole program; safe from any thread.
enum solver_loading solver_load(void);

/// The name of the function that the library lacks, or an empty string.
const char *solver_missing_symbol(void);

/// The value that stands for no bound.
double solver_infinity(void);

/// Makes `objective` largest over a programme given by columns; the caller owns every array.
///
/// `starts` holds `columns + 1` offsets into `indices` (rows) and `coefficients`. `lower`, `upper`,
/// `states` and `values` hold the columns, then the rows' sums. If `warm`, primal simplex begins
/// at the basis in `states`, else the library's presolve and dual simplex at nothing, and the latter
/// goes on within less tolerance; `states`, `values` and `prices`, one for each row, are written.
/// Returns 0 for optimal, 1 infeasible, 2 unbounded, 3 stopped, 4 failed, -1 not loaded.
int solver_solve(
    int columns, int rows, const int *starts, const int *indices, const double *coefficients,
    const double *lower, const double *upper, const double *objective, unsigned char *states,
    double *values, double *prices, int warm, int iterations);
