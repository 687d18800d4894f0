#!/usr/bin/env python3
"""How well a check of a folder uses the processors.

    folder.py --samverka BINARY [--scripts 1000] [--activities 22] [--repeats 5] [--work DIRECTORY]

Writes a folder of scripts of about 200 lines, each another agreement, and checks it with one job and with
as many as there are processors, in turns. The target: 1.3 times the time of one job divided by the
processors. Prints medians of wall and processor time; the second tells what the threads cost each other,
also on a machine that has other things to do. The output of both must be the same, byte for byte.
"""

import argparse
import io
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import country


def fill(folder, scripts, activities):
    """Writes the scripts, in folders of a hundred, and returns how many lines they have on average."""
    lines = 0
    for number in range(scripts):
        inner = os.path.join(folder, f"team{number // 100:02}")
        os.makedirs(inner, exist_ok=True)
        out = io.StringIO()
        country.write(activities + number % 7 - 3, out)
        text = out.getvalue()
        lines += text.count("\n")
        with open(os.path.join(inner, f"agreement{number:04}.samverka"), "w", encoding="utf-8") as file:
            file.write(f"# Agreement {number}.\n" + text)
    return lines / scripts


def run(binary, folder, jobs):
    """Wall and processor seconds of one check, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    ended = subprocess.run([binary, "check", "--jobs", str(jobs), folder], capture_output=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode not in (0, 1):
        sys.exit(ended.stderr.decode(errors="replace")[:2000])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, ended.stdout


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--samverka", required=True)
    parser.add_argument("--scripts", type=int, default=1000)
    parser.add_argument("--activities", type=int, default=26)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--work")
    options = parser.parse_args()
    work = options.work or tempfile.mkdtemp(prefix="samverka-folder-")
    try:
        lines = fill(work, options.scripts, options.activities)
        cores = len(os.sched_getaffinity(0))
        results = {1: [], cores: []}
        outputs = set()
        for round_ in range(options.repeats):
            for jobs in sorted(results, reverse=round_ % 2 == 1):
                wall, cpu, output = run(options.samverka, work, jobs)
                results[jobs].append((wall, cpu))
                outputs.add(output)
        median = {jobs: [statistics.median(column) for column in zip(*runs)] for jobs, runs in results.items()}
        print(f"{options.scripts} scripts of {lines:.0f} lines, {cores} processors, median of {options.repeats}")
        for jobs, (wall, cpu) in median.items():
            print(f"  {jobs} job{'s' if jobs > 1 else ' '}  wall {wall:7.3f} s  processor {cpu:7.3f} s")
        print(f"  wall in times of one job / processors: {median[cores][0] * cores / median[1][0]:.2f} (target 1.3)")
        print(f"  processor time in times of one job's: {median[cores][1] / median[1][1]:.2f}")
        print(f"  outputs that differ: {len(outputs) - 1}")
    finally:
        if not options.work:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
