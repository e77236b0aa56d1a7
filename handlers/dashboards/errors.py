"""Refusals of ``dashboards``."""

from core.errors import Errors, MillwrightError


def shared_is_engineers() -> MillwrightError:
    """What all see is changed by those who may."""
    return MillwrightError(
        Errors.FORBIDDEN,
        "A shared dashboard is changed by engineers.",
        field="role",
        expected="engineer or higher",
    )


def too_wide(width: int, columns: int) -> MillwrightError:
    """A widget that would stick out of the grid."""
    return MillwrightError(Errors.INVALID, field="width", value=width, expected=f"x + width of {columns} or less")
