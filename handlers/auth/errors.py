"""Refusals of ``auth``."""

from core.errors import Errors, MillwrightError


def wrong_credentials() -> MillwrightError:
    """The same for a wrong password, an unknown user and a disabled one."""
    return MillwrightError(Errors.CREDENTIALS)


def not_a_member(slug: str | None) -> MillwrightError:
    """The same whether the organization exists or not."""
    return MillwrightError(
        Errors.FORBIDDEN,
        "You are a member of no such organization.",
        field="organization",
        value=slug,
        expected="the slug of one of your organizations",
    )


def session_ended() -> MillwrightError:
    """The refresh token's session is over."""
    return MillwrightError(Errors.TOKEN_INVALID, "The session has ended: sign in again.")


def too_high_a_role(wanted: str, own: str) -> MillwrightError:
    """Nobody gives away more than he has."""
    return MillwrightError(
        Errors.FORBIDDEN,
        "A role above your own is not yours to give or take.",
        field="role",
        value=wanted,
        expected=f"{own} or lower",
    )


def last_owner() -> MillwrightError:
    """An organization must keep an owner."""
    return MillwrightError(Errors.CONFLICT, "The last owner must remain: make somebody else owner first.")
