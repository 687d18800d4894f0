#!/usr/bin/env python3
"""Writes a country as a Samverka script: the size a national planner would ask about.

    country.py [ACTIVITIES] > FILE        100 000 activities if not said

500 parties, 300 indicators, 100 000 activities with about 166 000 performers, a measure or two for each
party, a capacity for each, a cap for each activity, two budgets for every hundred parties. Half of the
activities are solo work, a third take two parties, the rest three. What is asked of a party is about
three times its capacity, so that it must choose. With fewer activities everything but the parties and
indicators shrinks, and they to at least 10 and 6. The same ACTIVITIES gives the same bytes.
"""

import random
import sys

from declarations import UNITS, grouped, tenths


def write(activities, out):
    draw = random.Random(activities)

    def below(limit):
        return int(draw.random() * limit)

    parties = max(10, min(500, activities // 200))
    indicators = max(6, min(300, activities * 3 // 1000))
    unit = [UNITS[below(len(UNITS))] for _ in range(indicators)]
    home = [below(parties) for _ in range(indicators)]
    value = [100 * (5 + below(200)) for _ in range(indicators)]
    demand = [0] * parties
    lines = []

    def rate(amount, k):
        return f"{grouped(amount)} kr per {unit[k][0]}"

    for i in range(activities):
        size = (1, 1, 1, 2, 2, 3)[below(6)]
        cap = 10 * (1 + below(60))
        # Neighbours work together: the performers lie close to each other.
        performers = [below(parties)]
        while len(performers) < size:
            performers.append((performers[-1] + 1 + below(3)) % parties)
        lines.append(f"activity A{i} {{")
        for party in performers:
            effort = 5 * (1 + below(12))
            demand[party] += effort * cap // 10
            cost = f" and {grouped(50 * (1 + below(20)))} kr" if below(3) == 0 else ""
            lines.append(f"  by P{party} at {tenths(effort, ',')} hours{cost}")
        lines.append(f"  up to {cap} per year")
        effects = {}
        for _ in range(1 + below(3)):
            effects.setdefault(below(indicators), (1 + below(10 * len(performers) + 5), below(5), below(6)))
        for k, (amount, against, lag) in effects.items():
            late = f" after {1 + lag % 3} year" + ("s" if lag % 3 else "") if lag >= 4 else ""
            lines.append(f"  {'raises' if against == 0 else 'lowers'} I{k} by {tenths(amount, ',')}{late}")
        lines.append("}")

    out.write("currency kr\n")
    for i in range(parties):
        years = 1 + below(3)
        horizon = f"; horizon {years} year{'s' if years > 1 else ''}" if below(3) == 0 else ""
        out.write(f"party P{i} {{ capacity {grouped(max(100, demand[i] // 3))} hours per year{horizon} }}\n")
    for k in range(indicators):
        one, many = unit[k]
        falls = f"; falls on P{home[k]} at {rate(value[k] // 2, k)}" if below(2) else ""
        out.write(f"indicator I{k} {{ unit {one} / {many}; better lower; baseline {grouped(1000 * (1 + below(90)))}{falls} }}\n")
    out.write("\n".join(lines) + "\n")
    count = 0
    for party in range(parties):
        for _ in range(1 + below(2)):
            k = below(indicators)
            payer = (party + 1 + below(parties - 1)) % parties
            paid = f"; paid by P{payer}" if below(3) == 0 else ""
            out.write(f"measure M{count} of I{k} {{ held by P{party}; pays {rate(value[k] * (2 + below(12)) // 10, k)}{paid} }}\n")
            count += 1
    for k in range(indicators):
        a, b = home[k], (home[k] + 1) % parties
        out.write(f"goal G{k} {{ owners P{a}, P{b}; worth {rate(value[k], k)} of I{k} }}\n")
    covered = 0
    for i in range(2 * (parties // 100)):
        a = below(parties)
        share = 10 * (1 + below(9))
        out.write(f"budget B{i} {{ from P{a} {share} %; from P{(a + 1) % parties} {100 - share} %; "
                  f"limit {1 + below(9)} million kr per year; covers A{covered} at 100 %; "
                  f"covers A{covered + 1} at 50 %; unspent returns }}\n")
        covered += 2


if __name__ == "__main__":
    words = sys.argv[1:]
    if len(words) > 1 or not all(w.isdigit() and 10 <= int(w) for w in words):
        raise SystemExit(__doc__)
    write(int(words[0]) if words else 100_000, sys.stdout)
