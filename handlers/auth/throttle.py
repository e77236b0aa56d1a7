"""Wrong passwords for one account, from wherever they come: so many, then a pause.

An address that nobody has is counted like any other, so that the pause tells nothing.
"""

import math
import time
from typing import cast

from flask import current_app, g
from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from core.errors import Errors, MillwrightError
from handlers.deployment import settings

WRONG_PASSWORDS = RateLimitItemPerMinute(10, 15)
"""Ten in a quarter of an hour."""
_KEY = "millwright-wrong-passwords"


def check(email: str) -> None:
    """Raise TOO_MANY while the account rests; the right password does not help then."""
    limiter, account = _limiter(), email.strip().lower()
    if limiter.test(WRONG_PASSWORDS, account):
        return
    until = limiter.get_window_stats(WRONG_PASSWORDS, account).reset_time
    g.retry_after_seconds = max(1, math.ceil(until - time.time()))
    raise MillwrightError(Errors.TOO_MANY, "Too many wrong passwords for this account: wait as Retry-After says.")


def count(email: str) -> None:
    """A wrong password for the account."""
    _limiter().hit(WRONG_PASSWORDS, email.strip().lower())


def _limiter() -> FixedWindowRateLimiter:
    kept = current_app.extensions
    if _KEY not in kept:
        kept[_KEY] = FixedWindowRateLimiter(storage_from_string(settings().rate_limit_storage))
    return cast(FixedWindowRateLimiter, kept[_KEY])
