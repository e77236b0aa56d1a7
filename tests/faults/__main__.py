"""Faults on purpose, as commands: ``python -m tests.faults kill --rounds 50``; see docs/operating.md."""

import argparse
import random
import sys
import time
from collections import Counter

from tests.faults import fuzz, fuzz_decoding, kills, loads
from tests.faults.plant import plant


def kill(arguments: argparse.Namespace) -> None:
    """Kill processes under load."""
    began = time.monotonic()
    print(f"seed {arguments.seed}", flush=True)
    with plant() as running:
        results = kills.run(running, arguments.rounds, arguments.seed, _tell)
        told = running.tracebacks()
    victims = ", ".join(f"{name} {count}×" for name, count in sorted(Counter(r.victim for r in results).items()))
    print(
        f"{len(results)} rounds in {time.monotonic() - began:.0f} s ({victims}):"
        f" {sum(r.acknowledged for r in results)} distinct messages acknowledged, {sum(r.rows for r in results)}"
        f" rows, no duplicate, {sum(r.broker_lost for r in results)} lost by the killed broker itself"
        f"{'; tracebacks in the log of ' + ', '.join(told) if told else ''}"
    )


def _tell(number: int, result: kills.Round) -> None:
    print(
        f"round {number + 1}: {result.victim} killed; {result.acknowledged} acknowledged, {result.rows} rows,"
        f" {result.repeated} sent twice; all settled {result.recovery_seconds:.1f} s after the kill"
        + (f"; the broker itself lost {result.broker_lost}" if result.broker_lost else ""),
        flush=True,
    )


def burst(_arguments: argparse.Namespace) -> None:
    """One device sends 1,000 messages at 10 ms."""
    with plant() as running:
        for way, rows in loads.burst(running).items():
            print(f"{way}: {rows} of {loads.BURST_MESSAGES} stored", flush=True)
            assert rows == loads.BURST_MESSAGES


def backfill(arguments: argparse.Namespace) -> None:
    """A day from 50 sensors comes in beside live values, none of which may wait longer than a second."""
    with plant() as running:
        result = loads.backfill(running, arguments.hours)
    print(
        f"{result.values} values of history in {result.seconds:.0f} s; {result.live} live values meanwhile:"
        f" p50 {result.p50_ms:.0f} ms, p99 {result.p99_ms:.0f} ms, longest {result.worst_ms:.0f} ms"
    )
    assert result.worst_ms < 1000, "a live value waited longer than a second"


def malformed(arguments: argparse.Namespace) -> None:
    """Every door is fed malformed messages."""
    print(f"seed {arguments.seed}", flush=True)
    with plant(fuzz.LIMIT) as running:
        fuzz.run(running, arguments.messages, arguments.seed, lambda words: print(words, flush=True))


def decoding(arguments: argparse.Namespace) -> None:
    """What reads and judges messages is fed malformed ones, without sockets and database."""
    print(f"seed {arguments.seed}", flush=True)
    fuzz_decoding.run(arguments.messages, arguments.seed, lambda words: print(words, flush=True))


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    commands = parser.add_subparsers(required=True)
    killing = commands.add_parser("kill", help=kill.__doc__)
    killing.add_argument("--rounds", type=int, default=50)
    killing.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    killing.set_defaults(run=kill)
    commands.add_parser("burst", help=burst.__doc__).set_defaults(run=burst)
    filling = commands.add_parser("backfill", help=backfill.__doc__)
    filling.add_argument("--hours", type=int, default=loads.BACKFILL_HOURS)
    filling.set_defaults(run=backfill)
    for name, fed in (("fuzz", malformed), ("fuzz-decoding", decoding)):
        feeding = commands.add_parser(name, help=fed.__doc__)
        feeding.add_argument("--messages", type=int, default=1_000_000)
        feeding.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
        feeding.set_defaults(run=fed)
    arguments = parser.parse_args()
    try:
        arguments.run(arguments)
    except AssertionError as error:
        sys.exit(f"FAILED: {error}")


if __name__ == "__main__":
    main()
