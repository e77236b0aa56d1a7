"""``python -m bench [name …]``: all benchmarks, or those named."""

import argparse
import importlib
import platform
from os import cpu_count

NAMES = ("graphql", "first", "live", "ingest", "derive")


def main() -> None:
    """Run them one after the other: they share the machine with nothing."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*NAMES, []], help=f"of {', '.join(NAMES)}; default all")
    names = parser.parse_args().names or NAMES
    print(f"{cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.release()}")
    for name in names:
        importlib.import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
