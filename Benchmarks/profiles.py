#!/usr/bin/env python3
"""Measures how long it takes to look through the visiting cards of N parties.

    profiles.py --samverka PATH [--count N] [--repeats N] [--core N]

Every party gets two lines of what it knows, one it tried and one it works on, of two to four words
each; the words are compounds and forms of thirty Swedish ones. What a question takes is the median
processor time of a whole run with it less that of a run of the same script without cards to look through.
"""

import argparse
import os
import random
import statistics
import subprocess
import tempfile

PARTS = ("demens vård team skol barn äldre omsorg plan rehab hälso familje ung kommun hem tjänst stöd råd "
         "språk tolk lek fritid miljö bygg trafik musik kök ekonomi data juridik").split()
ENDS = ["", "en", "et", "er", "ar", "arna", "ning", "are", "s", ""]
QUESTIONS = [
    "who knows \"demens\"", "who tried \"rehabiltering\"", "who works on \"språkstöd och tolkning\"",
    "who could help Work", "show partners of P0",
]


def script(count):
    draw = random.Random(count)

    def text():
        words = []
        for _ in range(draw.randint(2, 4)):
            word = draw.choice(PARTS) + (draw.choice(PARTS) if draw.random() < 0.5 else "")
            words.append(word + draw.choice(ENDS))
        return '"' + " ".join(words) + '"'

    yield 'indicator I { better lower }\n'
    yield 'activity Work { by P0; lowers I; needs "demensvård", "tolkar" }\n'
    for number in range(count):
        yield (f"party P{number} {{ knows {text()}, {text()}; tried {text()}; works on {text()} }}\n")


def processor_time(binary, path, core):
    command = ["taskset", "-c", str(core), binary, "run", path]
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    after = os.times()
    return (after.children_user + after.children_system
            - before.children_user - before.children_system) * 1000


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--samverka", required=True)
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--core", type=int, default=(os.cpu_count() or 1) - 1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        body = "".join(script(options.count))
        paths = {}
        for question in ["show forums", *QUESTIONS]:
            paths[question] = os.path.join(folder, f"{len(paths)}.samverka")
            with open(paths[question], "w", encoding="utf-8") as file:
                file.write(body + question + "\n")
        times = {question: [] for question in paths}
        for _ in range(options.repeats):
            for question, path in paths.items():
                times[question].append(processor_time(options.samverka, path, options.core))
    base = statistics.median(times["show forums"])
    print(f"{options.count} cards, cpu ms; without a search {base:.0f}")
    for question in QUESTIONS:
        print(f"{statistics.median(times[question]) - base:8.0f}  {question}")


if __name__ == "__main__":
    main()
