"""`python -m local <command>`: what the Makefile's targets call."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from core.settings import Settings, get_settings
from local.backup_commands import backup, restore_backup
from local.commands import build_frontend, clean, demo_json, install_frontend, logs, print_database_url, status
from local.errors import LocalError
from local.home import CHECKOUT
from local.up import down, supervise_reporting_to, up


def main(arguments: list[str]) -> int:
    """Run one command; returns the exit code. What stands in the way is said in two lines, not in a trace."""
    parser = argparse.ArgumentParser(prog="python -m local", description="The embedded deployment.")
    commands = parser.add_subparsers(dest="command", required=True)
    starting = commands.add_parser("up", help="install, build and start everything")
    starting.add_argument("--foreground", action="store_true", help="stay in front; Ctrl-C stops everything")
    commands.add_parser("down", help="stop everything")
    commands.add_parser("status", help="what runs, since when, on which port")
    reading = commands.add_parser("logs", help="the last lines of the logs")
    reading.add_argument("name", nargs="?", help="one process (default: all)")
    reading.add_argument("-n", "--lines", type=int, default=20)
    reading.add_argument("-f", "--follow", action="store_true")
    saving = commands.add_parser("backup", help="write all data to one file")
    saving.add_argument("file", nargs="?", type=Path, help="(default: millwright-<time>.backup here)")
    restoring = commands.add_parser("restore", help="replace the data by a backup's")
    restoring.add_argument("file", type=Path)
    commands.add_parser("clean", help="delete state, builds and caches")
    commands.add_parser("demo-json", help="print how a program reaches the demo")
    commands.add_parser("database-url", help="print the application database's URL, password included")
    commands.add_parser("install-frontend", help="install the web app's node modules")
    commands.add_parser("build", help="install the web app's node modules and build it")
    supervising = commands.add_parser("supervise", help="(used by up) run the processes in the background")
    supervising.add_argument("--report-to", type=int, required=True, metavar="DESCRIPTOR")
    chosen = parser.parse_args(arguments)
    try:
        return run(chosen, get_settings())
    except ValidationError as error:
        print("Settings are wrong:", file=sys.stderr)
        for fault in error.errors():
            name = "MILLWRIGHT_" + "_".join(map(str, fault["loc"])).upper()
            print(f"  {name}={fault['input']}: {fault['msg']}", file=sys.stderr)
        return 2
    except LocalError as error:
        print(f"\n  {error}\n", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\n  {error.filename or 'The system'}: {error.strerror}\n", file=sys.stderr)
        print("  Way out: use a state directory (MILLWRIGHT_HOME) of your own.\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Call the command that was chosen."""
    commands: dict[str, Callable[[], int]] = {
        "up": lambda: up(settings, foreground=chosen.foreground),
        "down": lambda: down(settings),
        "status": lambda: status(settings),
        "logs": lambda: logs(settings, chosen.name, chosen.lines, follow=chosen.follow),
        "backup": lambda: backup(settings, chosen.file),
        "restore": lambda: restore_backup(settings, chosen.file),
        "clean": lambda: clean(settings, CHECKOUT),
        "demo-json": lambda: demo_json(settings),
        "database-url": lambda: print_database_url(settings),
        "install-frontend": lambda: install_frontend(settings),
        "build": lambda: build_frontend(settings),
        "supervise": lambda: supervise_reporting_to(settings, chosen.report_to),
    }
    return commands[chosen.command]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
