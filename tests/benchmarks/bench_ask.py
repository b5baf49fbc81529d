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


def row(name: str, seconds: list[float], unit: list[float]) -> str:
    """One process as a line of the table, against the bare interpreter."""
    middle, fastest = statistics.median(seconds), min(seconds)
    return (
        f"{name:34}{middle * 1000:9.1f}{fastest * 1000:9.1f}"
        f"{middle / statistics.median(unit):10.1f} ×{fastest / min(unit):8.1f} ×"
    )


def main() -> int:
    python = sys.executable
    ask = [python, "-m", "bot.cli", "ask", QUESTION]
    commands = {
        "bare interpreter": [python, "-c", "pass"],
        "import dataclasses": [python, "-c", "import dataclasses"],
        "import corpus.model": [python, "-c", "import corpus.model"],
        f'parallax ask "{QUESTION}"': ask,
    }
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PARALLAX_HOME": home, "PYTHONPATH": str(REPOSITORY)}
        for name in ("PARALLAX_INDEX", "PARALLAX_CONFIG", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        subprocess.run(ask, check=True, stdout=subprocess.DEVNULL, env=environment)
        deadline = time.perf_counter() + MOST_SECONDS
        runs: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                runs[name].append(seconds_of(command, environment))
            if time.perf_counter() > deadline:
                break
    bare = runs["bare interpreter"]
    print(f"{'milliseconds, whole process':34}{'median':>9}{'fastest':>9}{'ratios':>19}")
    for name, seconds in runs.items():
        print(row(name, seconds, bare))
    print(f"median of {len(bare)} runs each, in turns; goal for ask ≤ {GOAL} ×")
    return 0


if __name__ == "__main__":
    sys.exit(main())
