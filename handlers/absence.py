"""The refusal of what is not there, the same whether it never was or belongs to someone else."""

from core.errors import Errors, MillwrightError


def absent(what: str, field: str, value: object, *, expected: str = "") -> MillwrightError:
    """No such object among those one sees; ``expected`` where more than that is expected of it."""
    return MillwrightError(
        Errors.NOT_FOUND,
        f"There is no such {what}.",
        field=field,
        value=str(value),
        expected=expected or f"the id of an existing {what} that you may see",
    )
