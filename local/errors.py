"""The one error of the embedded default: what is wrong, by name, and the way out of it."""

START_EMPTY = "start empty with `make clean` (this deletes the stored data)."


class LocalError(Exception):
    """Something on this machine stands in the way.

    problem: one sentence that names the thing (path, port, version).
    way_out: what to do or type next.
    """

    def __init__(self, problem: str, way_out: str) -> None:
        self.problem = problem
        self.way_out = way_out
        super().__init__(f"{problem}\n  Way out: {way_out}")
