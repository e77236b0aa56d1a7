"""Template text to syntax tree, by recursive descent over the characters themselves.

There is no separate list of tokens, because a quoted text may hold expressions that hold quoted texts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NoReturn

from hasura.engine.webhooks.kriti.errors import KritiError, Span
from hasura.engine.webhooks.kriti.nodes import (
    Access,
    Array,
    Binary,
    Call,
    Conditional,
    Literal,
    Node,
    Object,
    OptionalAccess,
    Range,
    Text,
    Variable,
)

_BLANK: Final = re.compile(r"(?:\s+|#[^\n]*)*")
_NAME: Final = re.compile(r"\$?[A-Za-z][$A-Za-z0-9_-]*|\$")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_OPERATOR: Final = re.compile(r"==|!=|>=|<=|>|<|&&|\|\||\?\?|in(?![$A-Za-z0-9_-])")
_SINGLE_QUOTED: Final = re.compile(r"'((?:\\.|[^'\\])*)'")
_PLAIN_TEXT: Final = re.compile(r'[^\\"{]+')
_ESCAPES: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_KEYWORDS: Final = frozenset({"end", "else", "elif"})
_MAX_DEPTH: Final = 100
_CACHED_TEMPLATES: Final = 1024


@lru_cache(_CACHED_TEMPLATES)
def parse_template(source: str) -> Node:
    """Parse a whole template. Raises KritiError."""
    parser = _Parser(source)
    node = parser.expression()
    parser.expect_end()
    return node


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._depth = 0

    # Characters

    def _skip(self) -> int:
        match = _BLANK.match(self._source, self._at)
        if match is not None:
            self._at = match.end()
        return self._at

    def _sees(self, symbol: str) -> bool:
        return self._source.startswith(symbol, self._skip())

    def _takes(self, symbol: str) -> bool:
        if self._sees(symbol):
            self._at += len(symbol)
            return True
        return False

    def _needs(self, symbol: str) -> None:
        if not self._takes(symbol):
            self._fail()

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._source, self._skip())
        if match is not None:
            self._at = match.end()
        return match

    def _fail(self) -> NoReturn:
        start = self._skip()
        if start >= len(self._source):
            raise KritiError("Parse Error", "ParseError: Empty token stream.", self._source, Span(start, start))
        word = _NAME.match(self._source, start) or _NUMBER.match(self._source, start)
        token = word[0] if word else self._source[start]
        span = Span(start, start + len(token))
        raise KritiError("Parse Error", f"Unexpected token '{token}'.", self._source, span)

    def _span(self, start: int) -> Span:
        return Span(start, self._at)

    def expect_end(self) -> None:
        """Nothing but blanks may follow."""
        if self._skip() < len(self._source):
            self._fail()

    def _block(self, keyword: str) -> bool:
        """Take `{{ keyword`, if it is next."""
        before = self._at
        if self._takes("{{"):
            name = self._match(_NAME)
            if name is not None and name[0] == keyword:
                return True
        self._at = before
        return False

    # Grammar

    def expression(self) -> Node:
        """An operand, or two with an operator between them."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise KritiError(
                "Parse Error", "the template is nested too deeply", self._source, self._span(self._at)
            )
        start = self._skip()
        left = self._operand()
        operator = self._match(_OPERATOR)
        if operator is not None:
            left = Binary(operator[0], left, self._operand(), self._span(start))
        self._depth -= 1
        return left

    def _operand(self) -> Node:
        start = self._skip()
        node = self._atom()
        while True:
            if self._sees("?") and not self._sees("??"):
                self._takes("?")
                keys = []
                while (key := self._key()) is not None:
                    keys.append(key)
                node = OptionalAccess(node, tuple(keys), self._span(start))
            elif (key := self._key()) is not None:
                node = Access(node, key, self._span(start))
            else:
                return node

    def _key(self) -> Node | None:
        start = self._skip()
        if self._takes("."):
            name = self._match(_NAME)
            if name is None:
                self._fail()
            return Literal(name[0], self._span(start))
        if not self._takes("["):
            return None
        quoted = self._match(_SINGLE_QUOTED)
        key: Node
        if quoted is not None:
            key = Literal(re.sub(r"\\(.)", r"\1", quoted[1]), self._span(start))
        else:
            key = self._operand()
        self._needs("]")
        return key

    def _atom(self) -> Node:
        start = self._skip()
        if self._sees("{{"):
            return self._template_block(start)
        if self._takes("("):
            node = self.expression()
            self._needs(")")
            return node
        if self._takes('"'):
            return self._text(start)
        if self._takes("["):
            return self._array(start)
        if self._takes("{"):
            return self._object(start)
        number = self._match(_NUMBER)
        if number is not None:
            text = number[0]
            value = float(text) if set(text) & set(".eE") else int(text)
            return Literal(value, self._span(start))
        return self._named(start)

    def _named(self, start: int) -> Node:
        name = self._match(_NAME)
        if name is None:
            self._fail()
        word = name[0]
        if word in ("true", "false", "null"):
            return Literal({"true": True, "false": False, "null": None}[word], self._span(start))
        if word == "not":
            return Call("not", self.expression(), self._span(start))
        if word in _KEYWORDS:
            self._at = start
            self._fail()
        if self._takes("("):
            argument = self.expression()
            self._needs(")")
            return Call(word, argument, self._span(start))
        return Variable(word, self._span(start))

    def _template_block(self, start: int) -> Node:
        if self._block("if"):
            return self._conditional(start)
        if self._block("range"):
            return self._range(start)
        self._needs("{{")
        node = self.expression()
        self._needs("}}")
        return node

    def _conditional(self, start: int) -> Node:
        branches = [self._branch()]
        while self._block("elif"):
            branches.append(self._branch())
        if not self._block("else"):
            self._fail()
        self._needs("}}")
        otherwise = self.expression()
        self._end_block()
        return Conditional(tuple(branches), otherwise, self._span(start))

    def _branch(self) -> tuple[Node, Node]:
        condition = self.expression()
        self._needs("}}")
        return condition, self.expression()

    def _end_block(self) -> None:
        if not self._block("end"):
            self._fail()
        self._needs("}}")

    def _range(self, start: int) -> Node:
        index: str | None = None
        if not self._takes("_"):
            index = self._identifier()
        self._needs(",")
        element = self._identifier()
        self._needs(":=")
        source = self.expression()
        self._needs("}}")
        body = self.expression()
        self._end_block()
        return Range(index, element, source, body, self._span(start))

    def _identifier(self) -> str:
        name = self._match(_NAME)
        if name is None:
            self._fail()
        return name[0]

    def _array(self, start: int) -> Node:
        items: list[Node] = []
        if not self._takes("]"):
            items.append(self.expression())
            while self._takes(","):
                items.append(self.expression())
            self._needs("]")
        return Array(tuple(items), self._span(start))

    def _object(self, start: int) -> Node:
        fields: list[tuple[str, Node]] = []
        if not self._takes("}"):
            fields.append(self._field())
            while self._takes(","):
                fields.append(self._field())
            self._needs("}")
        return Object(tuple(fields), self._span(start))

    def _field(self) -> tuple[str, Node]:
        start = self._skip()
        self._needs('"')
        key = self._text(start)
        if not all(isinstance(piece, Literal) for piece in key.pieces):
            self._at = start
            self._fail()
        self._needs(":")
        name = "".join(str(piece.value) for piece in key.pieces if isinstance(piece, Literal))
        return name, self.expression()

    def _text(self, start: int) -> Text:
        pieces: list[Node] = []
        while True:
            at = self._at
            if at >= len(self._source):
                self._fail()
            if self._source[at] == '"':
                self._at += 1
                return Text(tuple(pieces), self._span(start))
            if self._source.startswith("{{", at):
                self._at += 2
                pieces.append(self.expression())
                self._needs("}}")
            else:
                pieces.append(Literal(self._characters(), self._span(at)))

    def _characters(self) -> str:
        plain = _PLAIN_TEXT.match(self._source, self._at)
        if plain is not None:
            self._at = plain.end()
            return plain[0]
        character = self._source[self._at]
        if character == "{":
            self._at += 1
            return character
        code = self._source[self._at + 1 : self._at + 2]
        if code == "u":
            digits = self._source[self._at + 2 : self._at + 6]
            if re.fullmatch(r"[0-9A-Fa-f]{4}", digits) is None:
                self._fail()
            self._at += 6
            return chr(int(digits, 16))
        if not code or code not in '{"\\/bfnrt':
            self._fail()
        self._at += 2
        return _ESCAPES.get(code, code)
