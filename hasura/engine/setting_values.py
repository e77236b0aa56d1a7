"""How the text of an environment variable becomes a value: one reader per kind."""

from __future__ import annotations

from collections.abc import Callable

_TRUE = frozenset({"true", "t", "yes", "y"})
_FALSE = frozenset({"false", "f", "no", "n"})


class SettingValueError(ValueError):
    """The text is not a value of the kind expected; the message says what was."""


def text(raw: str) -> str:
    """The text itself."""
    return raw


def boolean(raw: str) -> bool:
    """Hasura's spellings of true and false."""
    lowered = raw.strip().lower()
    if lowered in _TRUE:
        return True
    if lowered in _FALSE:
        return False
    raise SettingValueError(f"expected true/t/yes/y or false/f/no/n, got {raw!r}")


def _integer(raw: str) -> int:
    try:
        return int(raw.strip())
    except ValueError:
        raise SettingValueError(f"expected a whole number, got {raw!r}") from None


def non_negative(raw: str) -> int:
    """A whole number ≥ 0."""
    number = _integer(raw)
    if number < 0:
        raise SettingValueError(f"expected a number of at least 0, got {raw!r}")
    return number


def optional_non_negative(raw: str) -> int | None:
    """A whole number > 0, or None for 0 (switched off)."""
    return non_negative(raw) or None


def positive(raw: str) -> int:
    """A whole number > 0."""
    number = _integer(raw)
    if number < 1:
        raise SettingValueError(f"expected a number of at least 1, got {raw!r}")
    return number


def port(raw: str) -> int:
    """A TCP port."""
    number = positive(raw)
    if number > 65535:
        raise SettingValueError(f"expected a port from 1 to 65535, got {raw!r}")
    return number


def choice(*allowed: str) -> Callable[[str], str]:
    """One of the given words, in any case."""
    by_lower = {word.lower(): word for word in allowed}

    def read(raw: str) -> str:
        found = by_lower.get(raw.strip().lower())
        if found is None:
            raise SettingValueError(f"expected one of {', '.join(allowed)}; got {raw!r}")
        return found

    return read


def name_list(*allowed: str) -> Callable[[str], frozenset[str]]:
    """Comma-separated words; with `allowed`, only those."""

    def read(raw: str) -> frozenset[str]:
        words = frozenset(word.strip() for word in raw.split(",") if word.strip())
        unknown = sorted(words - set(allowed)) if allowed else []
        if unknown:
            raise SettingValueError(f"expected a list of {', '.join(allowed)}; got {', '.join(unknown)}")
        return words

    return read
