"""Which objects of the metadata fit their databases, and why the others don't."""

from hasura.engine.metadata.consistency.prune import Pruned, prune

__all__ = ["Pruned", "prune"]
