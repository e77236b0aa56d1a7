"""`python -m hasura.engine.metadata`: metadata between a directory and a running engine, ours or Hasura.

    export DIR            write the engine's metadata to DIR
    apply DIR             replace the engine's metadata by what DIR says
    inconsistencies       list what the engine leaves out, and why

`--endpoint` and `--admin-secret` default to HASURA_GRAPHQL_ENDPOINT and HASURA_GRAPHQL_ADMIN_SECRET.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

import httpx

from hasura.engine.metadata.codec import DecodeError, Json, decode
from hasura.engine.metadata.directory import read_document, write_directory
from hasura.engine.metadata.model import Metadata

_TIMEOUT_S = 120


class RefusedError(Exception):
    """What the engine answered instead of doing it."""


def main(arguments: list[str] | None = None) -> int:
    """Does one command; the exit status is 1 where it could not be done."""
    options = _parser().parse_args(arguments)
    try:
        with httpx.Client(base_url=options.endpoint, timeout=_TIMEOUT_S) as client:
            if options.admin_secret:
                client.headers["x-hasura-admin-secret"] = options.admin_secret
            return _run(options, client)
    except (RefusedError, DecodeError, OSError, httpx.HTTPError) as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m hasura.engine.metadata",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    endpoint = os.environ.get("HASURA_GRAPHQL_ENDPOINT", "http://127.0.0.1:8080")
    parser.add_argument("--endpoint", default=endpoint)
    parser.add_argument("--admin-secret", default=os.environ.get("HASURA_GRAPHQL_ADMIN_SECRET"))
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (("export", "from the engine to a directory"), ("apply", "from a directory to the engine")):
        commands.add_parser(name, help=text).add_argument("directory")
    commands.add_parser("inconsistencies", help="what the engine leaves out, and why")
    return parser


def _run(options: argparse.Namespace, client: httpx.Client) -> int:
    if options.command == "export":
        exported = _call(client, "export_metadata", {}, version=2)
        write_directory(decode(Metadata, exported["metadata"]), options.directory)
        return 0
    if options.command == "apply":
        document = read_document(options.directory)
        args = {"metadata": document, "allow_inconsistent_metadata": True}
        return _tell(_call(client, "replace_metadata", args, version=2))
    return _tell(_call(client, "get_inconsistent_metadata", {}))


def _call(client: httpx.Client, name: str, args: Json, version: int = 1) -> Any:
    response = client.post("/v1/metadata", json={"type": name, "args": args, "version": version})
    answer = response.json()
    if response.status_code != httpx.codes.OK:
        raise RefusedError(f"{answer.get('error', answer)} ({answer.get('path', '$')})")
    return answer


def _tell(answer: dict[str, Json]) -> int:
    """Prints what is inconsistent; that is a failure."""
    found = answer.get("inconsistent_objects", [])
    for item in found:
        sys.stdout.write(f"{item['reason']}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
