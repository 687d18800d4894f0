#!/usr/bin/env python3
"""Writes the same N declarations of five attributes in Samverka and in the forms of its peers.

    declarations.py N FORM > FILE        FORM: samverka, samverka-numbers, lua, json, swift

Every form says the same: the same names, references, figures and units, each as its own users would
write it. Of four names referred to three lie near, before or behind, and one anywhere in the file. Whoever performs an activity
is held to something that it betters and looks far enough ahead to see it, and goals want what can be reached while
there is money: a check finds nothing. The last activity says in `samverka`
that it lowers an indicator, but not by how much: the verdict is then one of structure, and a check does
not solve a linear programme of the size of the file. `samverka-numbers` knows that figure too. The same N
gives the same bytes.
"""

import random
import sys

UNITS = [("case", "cases"), ("visit", "visits"), ("patient", "patients"), ("pupil", "pupils"),
         ("meal", "meals"), ("report", "reports"), ("bed", "beds"), ("trip", "trips"),
         ("room", "rooms"), ("signal", "signals"), ("meeting", "meetings"), ("place", "places")]

# What every sixteen declarations are.
CYCLE = ("party indicator activity activity activity measure activity goal "
         "party indicator activity activity activity measure activity budget").split()
FORMS = ("samverka", "samverka-numbers", "lua", "json", "swift")
EFFECT = ("lowers", "raises")
LETTER = {"party": "P", "indicator": "I", "activity": "A", "measure": "M", "goal": "G", "budget": "B"}


def records(count):
    """Yields `count` declarations as dictionaries; every figure is drawn here, none in a form."""
    draw = random.Random(count)
    total = {kind: sum(CYCLE[i % 16] == kind for i in range(count)) for kind in LETTER}
    index = dict.fromkeys(LETTER, 0)
    better = [int(draw.random() * 2) for _ in range(total["indicator"])]

    def below(limit):
        return int(draw.random() * limit)

    def some(kind, place):
        """One of a kind: mostly near the place, a share of the file."""
        if below(4) == 0:
            return below(total[kind])
        return (int(place * total[kind]) + below(101) - 50) % total[kind]

    def two(kind, place):
        first = second = some(kind, place)
        while second == first:
            second = some(kind, place)
        return first, second

    places = [n / total["measure"] for n in range(total["measure"])]
    def shuffled(kind, other):
        """Each of a kind once, mostly near its place, for each of another."""
        numbers = list(range(max(total[kind], total[other])))
        for n in range(len(numbers)):
            o = min(some(kind, n / len(numbers)), len(numbers) - 1)
            numbers[n], numbers[o] = numbers[o], numbers[n]
        return [n % total[kind] for n in numbers]

    # Nothing is declared and not used.
    measured = shuffled("indicator", "measure")
    bearer = shuffled("party", "indicator")
    holder = [some("party", place) for place in places]
    regards = [below(2) == 1 for _ in range(total["party"])]
    baseline = [100 * (1 + below(99)) for _ in range(total["indicator"])]

    def wanted(place):
        """Two indicators that somebody is held to."""
        first = second = measured[some("measure", place)]
        while second == first:
            second = measured[some("measure", place)]
        return first, second

    def owners(place):
        """Two parties that regard joint work alike."""
        while True:
            first, second = two("party", place)
            if regards[first] == regards[second]:
                return first, second

    def level(k):
        """A level of an indicator that the activities on it can reach."""
        return baseline[k] + (1 + below(4)) * (1 if better[k] else -1)

    def other(m, place):
        """A measure of another indicator and another holder than measure `m`."""
        while True:
            o = some("measure", place)
            if measured[o] != measured[m] and holder[o] != holder[m]:
                return o

    for i in range(count):
        kind = CYCLE[i % 16]
        n = index[kind]
        index[kind] += 1
        place = i / count
        record = {"kind": kind, "name": LETTER[kind] + str(n)}
        if kind == "party":
            record.update(part_of=max(0, n - 1 - below(50)) if n else None, capacity=100 * (1 + below(400)),
                          horizon=2 + below(4), keeps=5 * below(21), main=regards[n])
        elif kind == "indicator":
            record.update(unit=n % len(UNITS), better=better[n], baseline=baseline[n],
                          falls=(bearer[n], 100 * (1 + below(99))), source=below(100_000))
        elif kind == "activity":
            # Four activities better what one measure is of, so that none is silent.
            m = n // 4 % total["measure"]
            pair = m, other(m, place)
            is_covered = n % 8 == 0
            if is_covered:
                covered = n, [holder[j] for j in pair]
            # Who pays into a budget gains more by what it covers.
            cost = 100 * (1 + below(9 if is_covered else 30))
            lag = 2 if below(3) == 2 else None
            last = n == total["activity"] - 1
            record.update(by=[(holder[j], 5 * (1 + below(9)), c) for j, c in zip(pair, (cost, 0))],
                          cap=10 * (1 + below(90)), lag=lag, last=last,
                          effects=[(better[measured[j]], measured[j], (10 if is_covered else 1) + below(90))
                                   for j in pair])
        elif kind == "measure":
            record.update(of=measured[n], held=holder[n], pays=100 * (10 + below(90)),
                          cap=100 * (1 + below(9)), since=2024 + below(3), until=(2027 + below(9), 1 + below(12)))
        elif kind == "goal":
            indicators = wanted(place)
            record.update(owners=owners(place), worth=[(k, 100 * (1 + below(99))) for k in indicators],
                          reach=[(k, level(k), 2027 + below(5)) for k in indicators])
        else:
            share = 5 * (1 + below(19))
            # The performers of the first activity of this cycle pay for it themselves.
            record.update(shares=list(zip(covered[1], (share, 100 - share))), limit=5 * (1 + below(90)),
                          covers=(covered[0], 10 * (1 + below(10))),
                          runs=(2025 + below(3), 2031 + below(3)))
        yield record


def grouped(number):
    """Digits in groups of three, as Nordic readers write them."""
    return f"{number:,}".replace(",", " ")


def tenths(number, sign="."):
    """A number of tenths as a decimal."""
    whole, rest = divmod(number, 10)
    return f"{whole}{sign}{rest}" if rest else str(whole)


def until(r):
    """The last month of a measure."""
    return f"{r['until'][0]}-{r['until'][1]:02}"


def samverka(r, numbers=False):
    kind, unit = r["kind"], lambda k: UNITS[k % len(UNITS)][0]
    if kind == "party":
        lines = [f"part of P{r['part_of']}"] if r["part_of"] is not None else []
        lines += [f"capacity {grouped(r['capacity'])} hours",
                  f"horizon {r['horizon']} year" + ("s" if r["horizon"] > 1 else ""),
                  f"keeps {r['keeps']} % of what it saves",
                  f"regards joint work as {'main' if r['main'] else 'side'} task"]
    elif kind == "indicator":
        one, many = UNITS[r["unit"]]
        party, cost = r["falls"]
        lines = [f"unit {one} / {many}", "better " + ("lower", "higher")[r["better"]],
                 f"baseline {grouped(r['baseline'])}", f"falls on P{party} at {grouped(cost)} kr per {one}",
                 f"source \"N{r['source']:05}\""]
    elif kind == "activity":
        lines = [f"by P{p} at {tenths(h, ',')} hours" + (f" and {grouped(m)} kr" if m else "")
                 for p, h, m in r["by"]]
        lines += [f"up to {r['cap']}"]
        lines += [f"{EFFECT[up]} I{k} by {tenths(amount, ',')}" for up, k, amount in r["effects"]]
        if r["lag"]:
            lines[-1] += f" after {r['lag']} years"
        if r["last"] and not numbers:
            lines[-2] = lines[-2].split(" by ")[0]
    elif kind == "measure":
        lines = [f"held by P{r['held']}", f"pays {grouped(r['pays'])} kr per {unit(r['of'])}",
                 f"up to {r['cap']}", f"from {r['since']}-01-01", "until " + until(r)]
    elif kind == "goal":
        lines = ["owners " + ", ".join(f"P{p}" for p in r["owners"])]
        lines += [f"worth {grouped(v)} kr per {unit(k)} of I{k}" for k, v in r["worth"]]
        lines += [f"reach I{k} {grouped(v)} by {year}" for k, v, year in r["reach"]]
    else:
        lines = [f"from P{p} {share} %" for p, share in r["shares"]]
        lines += [f"limit {tenths(r['limit'], ',')} million kr per year",
                  f"covers A{r['covers'][0]} at {r['covers'][1]} %", f"runs {r['runs'][0]} to {r['runs'][1]}"]
    of = f" of I{r['of']}" if kind == "measure" else ""
    return f"{kind} {r['name']}{of} {{\n  " + "\n  ".join(lines) + "\n}\n"


class Ref(str):
    """The name of another declaration."""

    def __new__(cls, letter, index):
        return super().__new__(cls, f"{letter}{index}")


class Amount(tuple):
    """A figure with its unit and, for a rate, what it is per."""

    def __new__(cls, value, unit, per=None):
        return super().__new__(cls, (value, unit, per) if per else (value, unit))


def fields(r):
    """The attributes of a record as (name, value) for the forms that hold data."""
    def rate(value, k):
        return Amount(value, "kr", UNITS[k % len(UNITS)][0])

    def hours(value):
        return Amount(value / 10, "hours")

    kind = r["kind"]
    if kind == "party":
        part = [("partOf", Ref("P", r["part_of"]))] if r["part_of"] is not None else []
        return part + [("capacity", Amount(r["capacity"], "hours")), ("horizon", Amount(r["horizon"], "years")),
                       ("keeps", Amount(r["keeps"], "percent")), ("regards", "main" if r["main"] else "side")]
    if kind == "indicator":
        party, cost = r["falls"]
        return [("unit", UNITS[r["unit"]][0]), ("better", ("lower", "higher")[r["better"]]),
                ("baseline", r["baseline"]), ("fallsOn", [Ref("P", party), rate(cost, r["unit"])]),
                ("source", f"N{r['source']:05}")]
    if kind == "activity":
        effects = [[EFFECT[up], Ref("I", k), amount / 10] for up, k, amount in r["effects"]]
        if r["lag"]:
            effects[-1].append(Amount(r["lag"], "years"))
        return [("by", [[Ref("P", p), hours(h)] + ([Amount(m, "kr")] if m else []) for p, h, m in r["by"]]),
                ("cap", r["cap"]), ("effects", effects)]
    if kind == "measure":
        return [("of", Ref("I", r["of"])), ("heldBy", Ref("P", r["held"])), ("pays", rate(r["pays"], r["of"])),
                ("cap", r["cap"]), ("from", f"{r['since']}-01-01"), ("through", until(r))]
    if kind == "goal":
        return [("owners", [Ref("P", p) for p in r["owners"]]),
                ("worth", [[Ref("I", k), rate(v, k)] for k, v in r["worth"]]),
                ("reach", [[Ref("I", k), v, year] for k, v, year in r["reach"]])]
    return [("from", [[Ref("P", p), Amount(share, "percent")] for p, share in r["shares"]]),
            ("limit", Amount(r["limit"] * 100_000, "kr", "year")),
            ("covers", [Ref("A", r["covers"][0]), Amount(r["covers"][1], "percent")]), ("runs", list(r["runs"]))]


def data(value, opening, closing):
    """A value in a language of tables or arrays: names of others and units are strings."""
    if isinstance(value, (list, Amount)):
        return opening + ",".join([data(v, opening, closing) for v in value]) + closing
    return f'"{value}"' if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else str(value)


def lua(r):
    body = ",".join([f"{name}={data(value, '{', '}')}" for name, value in fields(r)])
    return f'{r["name"]}={{kind="{r["kind"]}",{body}}}\n'


def json(r):
    body = ",".join([f'"{name}":{data(value, "[", "]")}' for name, value in fields(r)])
    return f'{{"kind":"{r["kind"]}","name":"{r["name"]}",{body}}}'


def swift(r):
    """A call with labels; names of others are names and units are members."""
    def shown(value):
        if isinstance(value, Ref):
            return str(value)
        if isinstance(value, Amount):
            per = f", per: .{value[2]}" if len(value) > 2 else ""
            return f".{value[1]}({value[0]:g}{per})" if isinstance(value[0], float) else f".{value[1]}({value[0]}{per})"
        if isinstance(value, list):
            brackets = "[]" if all(isinstance(v, (list, Ref)) and not isinstance(v, Amount) for v in value) else "()"
            return brackets[0] + ", ".join([shown(v) for v in value]) + brackets[1]
        return data(value, "", "")
    body = ", ".join([f"{name}: {shown(value)}" for name, value in fields(r)])
    return f"let {r['name']} = {r['kind'].capitalize()}({body})\n"


def write(count, form, out):
    """Writes `count` declarations in `form` to the text stream `out`."""
    if form.startswith("samverka"):
        out.write("currency kr\n")
        out.writelines(samverka(r, form == "samverka-numbers") for r in records(count))
    elif form == "swift":
        out.writelines(swift(r) for r in records(count))
    elif form == "json":
        out.write("[")
        out.writelines((",\n" if i else "\n") + json(r) for i, r in enumerate(records(count)))
        out.write("\n]\n")
    elif form == "lua":
        # A function of LuaJIT holds at most 65 536 constants, so each holds 500 declarations.
        for i, r in enumerate(records(count)):
            if i % 500 == 0:
                out.write("end)()\n;(function()\n" if i else "(function()\n")
            out.write(lua(r))
        out.write("end)()\n")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit() or int(sys.argv[1]) < 64 or sys.argv[2] not in FORMS:
        raise SystemExit(__doc__ + "\nN is at least 64.")
    write(int(sys.argv[1]), sys.argv[2], sys.stdout)
