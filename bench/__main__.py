"""``python -m bench [name …]``: all benchmarks, or those named."""

import argparse
import importlib
import platform
from os import cpu_count

NAMES = ("graphql", "first", "live", "ingest", "broker", "storage", "derive", "energy")
PARTS = ("running",)
"""Parts of ``derive``: on their own only when named."""
LONG = ("sustained",)
"""Only when named."""


def main() -> None:
    """Run them one after the other: they share the machine with nothing."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[*NAMES, *PARTS, *LONG, []], help=f"default: {', '.join(NAMES)}"
    )
    parser.add_argument("--minutes", type=float, default=10, help="how long `sustained` goes on (default 10)")
    arguments = parser.parse_args()
    print(f"{cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.release()}")
    for name in arguments.names or NAMES:
        run = importlib.import_module(f"bench.{name}").main
        run(arguments.minutes) if name in LONG else run()


if __name__ == "__main__":
    main()
