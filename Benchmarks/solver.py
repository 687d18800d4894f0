#!/usr/bin/env python3
"""What the library for linear programming takes of a verdict, and what is left for the rest.

    solver.py [--samverka PATH] [ACTIVITIES …]      default: 10 000 and 100 000 activities of country.py

Runs `samverka verdict`, and `samverka check`, which leaves the agreement out, with solver.c in the place
of the library. Prints every programme with its size, the iterations and the library's own processor time,
then that of the whole process and of all but the library.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile

import country

HERE = os.path.dirname(os.path.abspath(__file__))


def library():
    """The path of the real library, as the loader finds it."""
    listed = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    paths = [line.split("=> ")[1] for line in listed.splitlines() if line.split()[:1] == ["libClp.so.1"]]
    if not paths:
        sys.exit("the system has no libClp.so.1 (Debian: coinor-libclp1)")
    return paths[0]


def run(command, source, folder, real):
    """Runs one command; prints what the programmes and the rest take."""
    times = os.path.join(folder, "times")
    open(times, "w").close()
    environment = dict(os.environ, LD_LIBRARY_PATH=folder, SOLVER_LIBRARY=real, SOLVER_TIMES=times)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command + [source], env=environment, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    own = 0.0
    with open(times, encoding="utf-8") as file:
        for line in file:
            rows, columns, coefficients, iterations, seconds, method = line.split(" ", 5)
            own += float(seconds)
            print(f"  {rows} rows, {columns} columns, {coefficients} coefficients, {method.strip()}: "
                  f"{iterations} iterations, {float(seconds):.3f} s")
    print(f"  whole {whole:.2f} s, the library {own:.2f} s, the rest {whole - own:.2f} s")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--samverka", default="samverka")
    parser.add_argument("activities", type=int, nargs="*", default=[10_000, 100_000])
    options = parser.parse_args()
    real = library()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", os.path.join(folder, "libClp.so.1"),
                        os.path.join(HERE, "solver.c"), "-ldl"], check=True)
        for activities in options.activities:
            source = os.path.join(folder, "country.samverka")
            with open(source, "w", encoding="utf-8") as file:
                country.write(activities, file)
            for command in ("check", "verdict"):
                print(f"{command} of {activities} activities")
                run([options.samverka, command], source, folder, real)


if __name__ == "__main__":
    main()
