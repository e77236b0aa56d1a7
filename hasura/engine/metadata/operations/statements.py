"""Splits SQL text into statements, so that each can run outside a transaction."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
      --[^\n]*                            # comment to the end of the line
    | /\*.*?\*/                           # block comment
    | [eE]'(?:[^'\\]|\\.|'')*'            # string with escapes
    | '(?:[^']|'')*'                      # string
    | "(?:[^"]|"")*"                      # quoted name
    | (?P<tag>\$(?:[A-Za-z_][A-Za-z_0-9]*)?\$).*?(?P=tag)   # dollar-quoted string
    | ;
    | [^;'"$\-/eE]+ | .
    """,
    re.VERBOSE | re.DOTALL,
)


def split_statements(sql: str) -> list[str]:
    """The statements of SQL text, without the semicolons between them; empty ones are left out."""
    statements, current = [], ""
    for match in _TOKEN.finditer(sql):
        if match.group() == ";":
            statements.append(current)
            current = ""
        else:
            current += match.group()
    return [text.strip() for text in (*statements, current) if _has_content(text)]


def _has_content(text: str) -> bool:
    return bool(re.sub(r"--[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL).strip())
