#!/usr/bin/env python3
"""How long one small script takes inside a process, the start of the process left out.

    inprocess.py [--samverka PATH] [--activities 10] [--scripts 1000] [--repeats 5]

Checks a script of country.py, and runs it with the question `verdict`, so many times in one process and once
more in a process of its own for a tenth of them; the difference, divided by the scripts between, is what one
takes. `check` reads it, judges it without the agreement and asks the rules; `run` reads it, judges it wholly
and writes the page. Processor time, the least of the repeats.
"""

import argparse
import os
import resource
import subprocess
import tempfile

import country


def seconds(command):
    """The processor time of one command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--samverka", default="samverka")
    parser.add_argument("--activities", type=int, default=10)
    parser.add_argument("--scripts", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    few, many = max(1, options.scripts // 10), options.scripts
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "country.samverka")
        with open(path, "w", encoding="utf-8") as file:
            country.write(options.activities, file)
            file.write("verdict\n")
        for words in (["check", "--jobs", "1"], ["run"]):
            command = [options.samverka] + words
            subprocess.run(command + [path], stdout=subprocess.DEVNULL, check=True)
            each = min((seconds(command + [path] * many) - seconds(command + [path] * few)) / (many - few)
                       for _ in range(options.repeats))
            print(f"{words[0]} of {options.activities} activities: {each * 1000:.2f} ms")


if __name__ == "__main__":
    main()
