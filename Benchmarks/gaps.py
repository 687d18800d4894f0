#!/usr/bin/env python3
"""Writes a script of N handoffs with 5 N flags, obstacles in chains and forums, and times `samverka gaps` on it.

    gaps.py --samverka .build/release/samverka [--count 10000] [--repeats 3]

Half of the handoffs lack something; every tenth has an obstacle in its way, in chains of five, of which one
blocks an activity. N and 2 N are timed in turns: for a tool that is linear the ratio is 2.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile


def script(count):
    draw = random.Random(count)
    parties = max(2, count // 20)
    lines = ["as of 2026-01-01"]
    lines += [f"party P{p} {{ capacity 1 000 hours; regards joint work as {draw.choice(('main', 'side'))} task }}"
              for p in range(parties)]
    lines += [f"indicator I{p} {{ better lower }}" for p in range(parties)]
    lines += [f"measure M{p} of I{p} {{ held by P{p}, P{(p + 1) % parties}; pays 10 kr per unit }}"
              for p in range(parties)]
    lines += [f"activity A{p} {{ by P{p} at 1 hour; by P{(p + 1) % parties} at 1 hour; up to 50; lowers I{p} by 1 }}"
              for p in range(parties)]
    lines += [f"mandate D{p} {{ P{p} may A{p}; P{(p + 1) % parties} may A{p} }}" for p in range(parties)]
    lines += [f"forum F{p} {{ members P{p}, P{(p + 1) % parties}; about H{p * 20} }}" for p in range(parties)]
    lines += [f"goal G {{ owners P0, P1; {'; '.join(f'worth 20 kr per unit of I{p}' for p in range(parties))} }}"]
    for h in range(count):
        p = h % parties if h % 2 else draw.randrange(parties)
        q = (p + 1) % parties if h % 2 else (p + 1 + draw.randrange(parties - 1)) % parties
        duties = f"; signal by P{p} within 14 days; feedback by P{q}; responsible P{p}" if h % 2 else ""
        flags = "".join(f"; flagged {1 + draw.randrange(30)} in {2020 + n} by \"voice {draw.randrange(50)}\""
                        for n in range(5))
        lines.append(f"handoff H{h} {{ from P{p} to P{q}; about I{p}{duties}{flags} }}")
    for o in range(count // 10):
        because = f"; because O{o + 1}" if o % 5 < 4 and o + 1 < count // 10 else ""
        blocks = f"blocks A{o % parties}" if o % 50 == 0 else f"blocks H{o * 10}"
        lines.append(f"obstacle O{o} {{ {blocks}{because} }}")
    return "\n".join(lines) + "\n"


def seconds(command):
    """Processor time of a run, without that of this process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.returncode}\n{done.stderr.decode()[:2000]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samverka", required=True)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    files = []
    for count in (options.count, 2 * options.count):
        file = tempfile.NamedTemporaryFile("w", suffix=".samverka", encoding="utf-8")
        file.write(script(count))
        file.flush()
        files.append(file)
    for words in (["check"], ["gaps"], ["gaps", "--format", "json"]):
        runs = [[], []]
        for _ in range(options.repeats):
            for place, file in enumerate(files):
                runs[place].append(seconds([options.samverka, *words, file.name]))
        small, large = (sorted(times)[len(times) // 2] for times in runs)
        print(f"{' '.join(words):20} {options.count:>7} handoffs {small:7.2f} s   twice as many {large:7.2f} s"
              f"   ratio {large / small:.2f}")


if __name__ == "__main__":
    main()
