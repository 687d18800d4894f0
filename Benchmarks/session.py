#!/usr/bin/env python3
"""How long an entry takes in a session.

    session.py --samverka BINARY [--count 1000,20000] [--repeats 9]

Opens a session in a pseudo-terminal with a script of so many declarations, enters lines as a planner does,
and tells the milliseconds from Enter to the first line of the answer and to the next prompt, which takes
keys again. The targets are 10 ms to the answer with 1 000 declarations and 100 ms with 20 000; the verdict
may follow, and its time is told apart. Median, and the slowest in brackets.
"""

import argparse
import os
import pty
import re
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import declarations

ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]")


class Session:
    """A session in a terminal of its own."""

    def __init__(self, binary, path, home):
        environment = {"HOME": home, "TERM": "xterm", "LANG": "C.UTF-8", "NO_COLOR": "1", "PATH": os.environ["PATH"]}
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execve(binary, [binary, "repl", path], environment)
        self.seen = b""

    def wait(self, text, patience=120):
        """Waits until a text was written since the last keys; returns when, in seconds."""
        end = time.monotonic() + patience
        while text not in ESCAPES.sub(b"", self.seen):
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                sys.exit(f"no {text!r} in {self.seen[-2000:]!r}")
            self.seen += os.read(self.terminal, 65536)
        return time.monotonic()

    def settle(self):
        """Waits until nothing has been written for a while."""
        while select.select([self.terminal], [], [], 0.15)[0]:
            self.seen += os.read(self.terminal, 65536)

    def enter(self, line, answer):
        """Milliseconds from Enter to the answer and to the next prompt."""
        os.write(self.terminal, line.encode())
        self.settle()
        self.seen = b""
        start = time.monotonic()
        os.write(self.terminal, b"\r")
        answered = self.wait(answer.encode())
        ready = self.wait(b"samverka> ")
        return (answered - start) * 1000, (ready - start) * 1000

    def end(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def told(times):
    """A median and the slowest."""
    return f"{statistics.median(times):8.1f} ({max(times):.0f})"


def measure(binary, count, repeats, folder):
    path = os.path.join(folder, f"{count}.samverka")
    with open(path, "w", encoding="utf-8") as file:
        subprocess.run(
            [sys.executable, declarations.__file__, str(count), "samverka"], stdout=file, check=True)
    session = Session(binary, path, folder)
    session.wait(b"verdict: ")
    session.wait(b"samverka> ")
    session.settle()
    rows = {}
    for number in range(repeats):
        for what, line, answer in [
            ("a new declaration", f"party Added{number} {{ capacity {number + 1} hours }}", f"added Added{number}"),
            ("declared again", f"party Added{number} {{ capacity {number + 2} hours }}", f"replaced Added{number}"),
            ("a changed line", f"change Added{number} {{ capacity {number + 3} hours }}", f"changed Added{number}"),
            ("a line with a mistake", f"party Wrong{number} {{ capacity 3 kr }}", "error["),
            ("a figure", f"capacity of Added{number}", "hours"),
            ("arithmetic", f"{number + 1} * 2", f": {2 * number + 2}"),
            ("the verdict", "verdict", "joint work"),
        ]:
            rows.setdefault(what, []).append(session.enter(line, answer))
            session.settle()
            deadline = time.monotonic() + 60
            while "…" in session.seen.decode(errors="replace").split("samverka> ")[-1]:
                if time.monotonic() > deadline:
                    break
                session.settle()
    session.end()
    print(f"\n{count} declarations, ms from Enter, median of {repeats} (slowest)")
    print(f"  {'':22}{'to the answer':>16}{'to the prompt':>16}")
    for what, times in rows.items():
        answered, ready = zip(*times)
        print(f"  {what:22}{told(answered):>16}{told(ready):>16}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--samverka", required=True)
    parser.add_argument("--count", default="1000,20000")
    parser.add_argument("--repeats", type=int, default=9)
    options = parser.parse_args()
    for count in map(int, options.count.split(",")):
        with tempfile.TemporaryDirectory(prefix="samverka-session-") as folder:
            measure(os.path.abspath(options.samverka), count, options.repeats, folder)


if __name__ == "__main__":
    main()
