#!/usr/bin/env python3
"""Measures Samverka side by side with its peers: every tool on the same declarations, interleaved, each
process pinned to one core, medians of whole processes.

    run.py [options]

    --samverka PATH   the release build to measure; without it only the peers are
    --count N         declarations, may be repeated (default 100000 and 1000000)
    --repeats N       rounds over all tools (default 5; the smallest checks take ten times as many)
    --parts LIST      of smallest,declarations,country,questions (default all)
    --only LIST       tools to run, e.g. samverka,checker,luac (default all that are installed)
    --by WHAT         wall or cpu: the times that rates and ratios are of (default wall)
    --core N          the core to pin to (default the last one)
    --limit SECONDS   the longest a process may take (default 300)
    --work DIR        where generated files and C programs go (default a temporary folder)
    --json FILE       also write everything, every single run included, as JSON

Installs nothing. Needs a C compiler; of the peers it takes those it finds and names the others.
"""

import argparse
import io
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

import country
import declarations

HERE = os.path.dirname(os.path.abspath(__file__))

# name, form, binary, arguments before the file, Debian package
PEERS = [
    ("luac", "lua", "luac5.4", ["-p"], "lua5.4"),
    ("luajit", "lua", "luajit", ["-b"], "luajit"),
    ("jq", "json", "jq", ["empty"], "jq"),
    ("swiftc", "swift", "swiftc", ["-parse"], "the Swift toolchain"),
]
TINY = {"samverka": "party A\n", "lua": "A = {}\n", "json": "[]\n", "swift": "let a = 1\n"}

# What is asked of a country: a name for it and the line of a script.
QUESTIONS = [
    ("turn rate", "turn rate of M0"),
    ("turn capacity", "turn capacity of P0"),
    ("turn cap", "turn cap of A0"),
    ("robust", "robust"),
]

# What no checker may let pass: a name for it, a pattern of the sound script, what to put there.
FAULTS = [
    ("a name that is not declared", r"(?<= of )I\d+", "I999999"),
    ("a name of another kind", r"(?<=held by )P\d+", "I1"),
    ("a name declared twice", r"(?<=\nparty )P1\b", "P0"),
    ("money where hours belong", r"(?<=capacity )[\d ]+ hours", "500 kr"),
    ("a rate in the unit of another indicator", r"(?<=kr per )\w+(?= of I)", "bicycle"),
    ("an attribute of another kind", r"(?<=\n  )keeps", "held by P1; keeps"),
    ("an attribute that stands twice", r"(?<=\n  )better \w+", r"\g<0>; \g<0>"),
    ("a date that does not exist", r"(?<=from 202)\d-01-01", "4-02-30"),
    ("digits that are not grouped in threes", r"(?<=baseline )[\d ]+", "1 2345"),
    ("a block that is not closed", r"\n\}\n$", "\n"),
]


class Bench:
    def __init__(self, options):
        self.options = options
        self.results = []
        self.work = options.work or tempfile.mkdtemp(prefix="samverka-benchmarks-")
        os.makedirs(self.work, exist_ok=True)
        self.measure_program = self.compiled("measure")
        self.tools = self.found_tools()

    def path(self, name):
        return os.path.join(self.work, name)

    def compiled(self, name):
        """The C program of that name, built into the work folder."""
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        if not compiler:
            sys.exit("no C compiler: install gcc")
        binary = self.path(name + ".bin")
        subprocess.run([compiler, "-O2", "-std=c11", "-o", binary, os.path.join(HERE, name + ".c")], check=True)
        return binary

    def found_tools(self):
        """(name, form, command without the file) of everything that can be run; says what is missing."""
        tools = []
        if self.options.samverka:
            binary = os.path.abspath(self.options.samverka)
            if not os.access(binary, os.X_OK):
                sys.exit(f"{binary} is no program; build it as the README of Samverka says")
            tools.append(("samverka", "samverka", [binary, "check"]))
        tools.append(("checker", "samverka", [self.compiled("checker")]))
        for name, form, binary, arguments, package in PEERS:
            found = shutil.which(binary)
            if found:
                tools.append((name, form, [found, *arguments]))
            else:
                print(f"missing: {binary} (in {package}), left out", file=sys.stderr)
        only = self.options.only
        return [tool for tool in tools if not only or tool[0] in only]

    def run(self, command):
        """One run of a command: times in seconds, memory in bytes, exit status (negative: a signal)."""
        line = [self.measure_program, str(self.options.core), str(self.options.limit), *command]
        words = subprocess.run(line, capture_output=True, text=True, check=True).stdout.split()
        wall, cpu, memory, status = map(int, words)
        return {"wall": wall / 1e9, "cpu": cpu / 1e6, "memory": memory * 1024,
                "status": os.waitstatus_to_exitcode(status)}

    def compare(self, part, jobs, repeats, **facts):
        """Runs (name, command, source file) jobs interleaved and keeps a result for each."""
        runs = {name: [] for name, _, _ in jobs}
        for round_ in range(repeats):
            turn = round_ % len(jobs)
            for name, command, _ in jobs[turn:] + jobs[:turn]:
                # What failed once fails again, and what took too long will.
                if not runs[name] or runs[name][-1]["status"] == 0:
                    runs[name].append(self.run(command))
        rows = []
        for name, command, source in jobs:
            taken = runs[name]
            rows.append({
                "part": part, "name": name, **facts, "bytes": os.path.getsize(source) if source else None,
                "status": taken[-1]["status"], "runs": taken,
                **{key: statistics.median(run[key] for run in taken) for key in ("wall", "cpu", "memory")}})
            if taken[-1]["status"] != 0:
                self.explain(name, command, taken[-1]["status"])
        self.results += rows
        return rows

    def explain(self, name, command, status):
        """Says how a tool failed, in its own words."""
        print(f"{name} ended with {status}: {' '.join(command)}", file=sys.stderr)
        if status == -9:
            print(f"    killed, perhaps after {self.options.limit} s", file=sys.stderr)
            return
        ended = subprocess.run(command, capture_output=True, text=True, errors="replace")
        for line in (ended.stdout + ended.stderr).splitlines()[:12]:
            print("    " + line, file=sys.stderr)

    def command(self, tool, source):
        """The command of a tool for a source file."""
        output = [self.path("luajit.out")] if tool[0] == "luajit" else []
        return [*tool[2], source, *output]

    # ---- parts

    def check_the_checkers(self):
        """Holds every checker to its word on a small script, sound and with each fault."""
        out = io.StringIO()
        declarations.write(64, "samverka", out)
        scripts = [("a sound script", out.getvalue(), 0)]
        for fault, pattern, wrong in FAULTS:
            broken, count = re.subn(pattern, wrong, out.getvalue(), count=1)
            assert count == 1, fault
            scripts.append((fault, broken, 1))
        failures = 0
        for name, form, command in self.tools:
            if form != "samverka":
                continue
            for what, script, expected in scripts:
                source = self.path("fault.samverka")
                with open(source, "w", encoding="utf-8") as file:
                    file.write(script)
                ended = subprocess.run([*command, source], capture_output=True, text=True, errors="replace")
                if ended.returncode != expected:
                    failures += 1
                    print(f"{name} says {ended.returncode} to {what}, expected {expected}", file=sys.stderr)
                    for line in (ended.stdout + ended.stderr).splitlines()[:5]:
                        print("    " + line, file=sys.stderr)
        print(f"checkers: {len(scripts)} scripts, sound and broken, {failures} answers wrong\n")

    def smallest(self):
        jobs = [("true", [self.compiled("true")], None)]
        for tool in self.tools:
            source = self.path("tiny." + tool[1])
            with open(source, "w", encoding="utf-8") as file:
                file.write(TINY[tool[1]])
            jobs.append((tool[0], self.command(tool, source), source))
        rows = self.compare("smallest", jobs, 10 * self.options.repeats)
        self.print_rows("the smallest check", rows, [("x true", self.ratio(rows, "true"))])

    def declared(self, count):
        sources = {}
        for form in sorted({tool[1] for tool in self.tools}):
            sources[form] = self.path(f"declarations-{count}.{form}")
            with open(sources[form], "w", encoding="utf-8") as file:
                declarations.write(count, form, file)
        jobs = [(tool[0], self.command(tool, sources[tool[1]]), sources[tool[1]]) for tool in self.tools]
        rows = self.compare("declarations", jobs, self.options.repeats, count=count)
        for row in rows:
            row["perSecond"] = count / row[self.options.by]
            row["memoryPerByte"] = row["memory"] / row["bytes"]
        luac = next((row for row in rows if row["name"] == "luac" and row["status"] == 0), None)
        columns = [("declarations/s", lambda row: f"{row['perSecond']:,.0f}".replace(",", " ")),
                   ("x luac's", lambda row: f"{row['perSecond'] / luac['perSecond']:.2f}" if luac else "-"),
                   ("time x checker", self.ratio(rows, "checker")),
                   ("memory/byte", lambda row: f"{row['memoryPerByte']:.1f}")]
        self.print_rows(f"{count} declarations", rows, columns)

    def linear(self):
        """How the time and memory of each tool grow from the smallest to the largest count."""
        counts = sorted({row["count"] for row in self.results if row["part"] == "declarations"})
        if len(counts) < 2:
            return
        small, large = counts[0], counts[-1]
        print(f"from {small} to {large} declarations, {large / small:g} times as many")
        for name in [tool[0] for tool in self.tools]:
            pair = [next((row for row in self.results if row["part"] == "declarations" and row["name"] == name
                          and row["count"] == count and row["status"] == 0), None) for count in (small, large)]
            if all(pair):
                time, memory = (pair[1][key] / pair[0][key] for key in (self.options.by, "memory"))
                print(f"  {name:12} time x {time:5.1f}, memory x {memory:5.1f}")
        print()

    def country(self):
        tools = {tool[0]: tool for tool in self.tools}
        for activities in (10, 1_000, 100_000):
            source = self.path(f"country-{activities}.samverka")
            with open(source, "w", encoding="utf-8") as file:
                country.write(activities, file)
            jobs = []
            if "checker" in tools:
                jobs.append(("checker", self.command(tools["checker"], source), source))
            if "samverka" in tools:
                binary = tools["samverka"][2][0]
                jobs += [("check", [binary, "check", source], source), ("verdict", [binary, "verdict", source], source)]
            if jobs:
                rows = self.compare("country", jobs, self.options.repeats, activities=activities)
                memory = [("memory MiB", lambda row: f"{row['memory'] / 2**20:.0f}")]
                self.print_rows(f"the country with {activities} activities", rows, memory)

    def questions(self):
        """What is asked of a country beside its verdict, each as a run of its own."""
        tool = next((tool for tool in self.tools if tool[0] == "samverka"), None)
        if not tool:
            return
        for activities in (10, 1_000):
            jobs = []
            for name, line in QUESTIONS:
                source = self.path(f"question-{len(jobs)}-{activities}.samverka")
                with open(source, "w", encoding="utf-8") as file:
                    country.write(activities, file)
                    file.write(line + "\n")
                jobs.append((name, [tool[2][0], "run", source], source))
            rows = self.compare("questions", jobs, self.options.repeats, activities=activities)
            memory = [("memory MiB", lambda row: f"{row['memory'] / 2**20:.0f}")]
            self.print_rows(f"asked of a country with {activities} activities", rows, memory)

    # ---- showing

    def ratio(self, rows, name):
        """A column: the time of a row in times of that named."""
        base = next((row for row in rows if row["name"] == name and row["status"] == 0), None)
        return lambda row: f"{row[self.options.by] / base[self.options.by]:.2f}" if base else "-"

    def print_rows(self, title, rows, columns):
        print(title + f" (median of {max(len(row['runs']) for row in rows)}; by {self.options.by})")
        heads = ["", "wall ms", "cpu ms", *[head for head, _ in columns]]
        lines = [heads]
        for row in rows:
            cells = [f"{1000 * row['wall']:.2f}", f"{1000 * row['cpu']:.2f}", *[show(row) for _, show in columns]]
            failed = [f"failed ({row['status']})"] + [""] * (len(cells) - 1)
            lines.append([row["name"], *(cells if row["status"] == 0 else failed)])
        widths = [max(len(line[i]) for line in lines) for i in range(len(heads))]
        for line in lines:
            print("  " + "  ".join([line[0].ljust(widths[0])] + [c.rjust(w) for c, w in zip(line[1:], widths[1:])]))
        print(flush=True)

    def write_json(self, path):
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"format": "samverka.benchmarks/1", "by": self.options.by, "machine": machine(),
                       "versions": self.versions(), "results": self.results}, file, indent=1)
            file.write("\n")

    def versions(self):
        flags = {"luac": "-v", "luajit": "-v"}
        found = {}
        for name, _, command in self.tools:
            if name != "checker":
                ended = subprocess.run([command[0], flags.get(name, "--version")], capture_output=True, text=True)
                found[name] = ((ended.stdout + ended.stderr).splitlines() or ["?"])[0]
        return found


def machine():
    """What the figures were measured on."""
    model = "?"
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "?")
    except OSError:
        pass
    return {"processor": model, "cores": os.cpu_count(), "system": platform.platform()}


def parsed_options():
    parser = argparse.ArgumentParser(usage=__doc__, add_help=True)
    parser.add_argument("--samverka")
    parser.add_argument("--count", type=int, action="append")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--parts", default="smallest,declarations,country,questions")
    parser.add_argument("--only", default="")
    parser.add_argument("--by", choices=["wall", "cpu"], default="wall")
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--work")
    parser.add_argument("--json")
    options = parser.parse_args()
    options.parts = options.parts.split(",")
    options.only = [name for name in options.only.split(",") if name]
    options.count = options.count or [100_000, 1_000_000]
    if min(options.count) < 64 or options.repeats < 1 or set(options.parts) - {"smallest", "declarations", "country", "questions"}:
        parser.error("N of --count is at least 64, of --repeats at least 1, --parts as listed")
    return options


def main():
    options = parsed_options()
    bench = Bench(options)
    try:
        bench.check_the_checkers()
        if "smallest" in options.parts:
            bench.smallest()
        if "declarations" in options.parts:
            for count in options.count:
                bench.declared(count)
            bench.linear()
        if "country" in options.parts:
            bench.country()
        if "questions" in options.parts:
            bench.questions()
        if options.json:
            bench.write_json(options.json)
    finally:
        if not options.work:
            shutil.rmtree(bench.work)


if __name__ == "__main__":
    main()
