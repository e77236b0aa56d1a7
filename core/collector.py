"""Python's collector of cyclic garbage in processes that answer many small requests."""

import gc

YOUNG, MIDDLE, OLD = 20_000, 20, 50
"""So many new objects, then rounds of the generation before, until one is gone through (Python: 700, 10, 10)."""


def spare_what_stays() -> None:
    """Call when all is loaded: what there is by now is not gone through again, and what comes later less often.

    Requests leave hardly any cycles. Going through modules and units, which never change, would stop all threads
    for tens of milliseconds, again and again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
