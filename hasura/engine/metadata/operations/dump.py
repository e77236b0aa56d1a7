"""`pg_dump` of a source's database, through PostgreSQL's own program."""

from __future__ import annotations

import asyncio
import re
import shutil
from dataclasses import dataclass

from hasura.engine.errors import EngineError, error_path
from hasura.engine.metadata.codec import DecodeError, Json, decode
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.operations.workspace import Pools

_PREAMBLE = re.compile(
    r"^(--.*|SET (statement_timeout|lock_timeout|idle_in_transaction_session_timeout|transaction_timeout"
    r"|client_encoding|standard_conforming_strings|default_table_access_method|default_with_oids"
    r"|xmloption|client_min_messages|row_security|default_tablespace) = .*;"
    r"|SELECT pg_catalog\.set_config\('search_path'.*;"
    r"|CREATE SCHEMA public;|COMMENT ON SCHEMA public .*;"
    r"|\\(un)?restrict .*)\n",
    re.MULTILINE,
)
_HASURA_TRIGGER = re.compile(r'^CREATE TRIGGER "?notify_hasura_.+" [\s\S]+?;\n', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class DumpOptions:
    """What to dump. opts: arguments of pg_dump; clean_output: without settings and comments."""

    opts: tuple[str, ...]
    clean_output: bool = False
    source: str = "default"


async def dump_database(body: Json, metadata: Metadata, pools: Pools) -> str:
    """SQL text that makes the database's schema anew."""
    try:
        options = decode(DumpOptions, body)
    except DecodeError as error:
        raise EngineError(error.message, "parse-failed", error.path) from error
    if options.source not in metadata.sources:
        raise EngineError(f'source "{options.source}" does not exist', "not-exists")
    program = shutil.which("pg_dump")
    if program is None:
        raise EngineError("pg_dump is not installed on this machine", "unexpected", status=500)
    _refuse_files(options.opts)
    with error_path("source"):
        url = pools.url(metadata.sources[options.source])
    process = await asyncio.create_subprocess_exec(
        program,
        url,
        *options.opts,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, problem = await process.communicate()
    if process.returncode != 0:
        message = "error while executing pg_dump"
        raise EngineError(message, "unexpected", status=500, internal=problem.decode(errors="replace"))
    text = output.decode()
    if not options.clean_output:
        return text
    return re.sub(r"\n{3,}", "\n\n", _HASURA_TRIGGER.sub("", _PREAMBLE.sub("", text)))


def _refuse_files(arguments: tuple[str, ...]) -> None:
    """The dump is the answer; options that write or read files of the server are refused."""
    for argument in arguments:
        if argument.startswith(("-f", "--file", "--filter")):
            raise EngineError(f"pg_dump option {argument!r} is not allowed", "bad-request", "$.opts")
