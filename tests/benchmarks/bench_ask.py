"""How long `parallax ask "/who Shoigu"` takes as a whole process, against a bare interpreter.

Both run in turns, so that a busy machine slows both; the ratio of their medians is what counts.
The first run, which compiles what was never imported before, isn't counted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOST_SECONDS = 60.0
RUNS = 40
QUESTION = "/who Shoigu"
GOAL = 12

REPOSITORY = Path(__file__).resolve().parents[2]


def seconds_of(command: list[str], environment: dict[str, str]) -> float:
    """The time from start to end of a process that must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def main() -> int:
    python = sys.executable
    ask = [python, "-m", "bot.cli", "ask", QUESTION]
    bare = [python, "-c", "pass"]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PARALLAX_HOME": home, "PYTHONPATH": str(REPOSITORY)}
        for name in ("PARALLAX_INDEX", "PARALLAX_CONFIG", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        subprocess.run(ask, check=True, stdout=subprocess.DEVNULL, env=environment)
        deadline = time.perf_counter() + MOST_SECONDS
        asked: list[float] = []
        started: list[float] = []
        while len(asked) < RUNS and time.perf_counter() < deadline:
            started.append(seconds_of(bare, environment))
            asked.append(seconds_of(ask, environment))
    ratio = statistics.median(asked) / statistics.median(started)
    print(
        f"ask, whole process     {statistics.median(asked) * 1000:7.1f} ms   median of {len(asked)}"
    )
    print(f"bare interpreter       {statistics.median(started) * 1000:7.1f} ms")
    print(f"ratio                  {ratio:7.1f} ×    goal ≤ {GOAL}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
