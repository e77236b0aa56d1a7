"""What is known of a row already, so that it need not be asked again.

A permission often says "you may see a measurement if you may see its series". Where measurements are
read as those of a series that has been shown, that holds; asking anyway costs a look-up for each row.
"""

from __future__ import annotations

from hasura.engine.plan.conditions import And, Condition, Join, RelatedExists, conjunction
from hasura.engine.schema.access import TableAccess


def unknown_part(condition: Condition, shown: TableAccess | None, join: Join | None) -> Condition:
    """`condition` on rows joined to one that meets `shown`'s filter, without what follows from that."""
    if shown is None or shown.select is None or join is None:
        return condition
    items = condition.items if isinstance(condition, And) else (condition,)
    back = {(theirs, own) for own, theirs in join.columns}
    return conjunction(
        *(
            item
            for item in items
            if not (
                isinstance(item, RelatedExists)
                and item.table == shown.table.name
                and set(item.join.columns) == back
                and item.where == shown.select.filter
            )
        )
    )
