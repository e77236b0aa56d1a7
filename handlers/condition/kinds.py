"""What people keep for condition, as kinds of objects: thresholds, and components with their bearings."""

from db.models.condition import Threshold
from db.models.factories import Component, Machine
from handlers.condition import schemas_kept as shapes
from handlers.condition.judging import can_be_judged
from handlers.factories.kinds import Kind, Reach
from handlers.inputs import OfMachine

KINDS = (
    Kind(
        "threshold",
        "thresholds",
        Threshold,
        "engineer",
        shapes.ThresholdInput,
        shapes.ThresholdChanges,
        shapes.ThresholdView,
        within=(("machine_id", Machine),),
        actions=("create", "change"),
        change_by_id=shapes.ThresholdChangeById,
        service="condition",
        reach=Reach(Threshold.machine_id, Machine),
        listed=OfMachine,
        check=can_be_judged,
    ),
    Kind(
        "component",
        "components",
        Component,
        "engineer",
        shapes.ComponentInput,
        shapes.ComponentChanges,
        shapes.ComponentView,
        within=(("machine_id", Machine),),
        actions=("create", "change"),
        change_by_id=shapes.ComponentChangeById,
        service="condition",
        reach=Reach(Component.machine_id, Machine),
        listed=OfMachine,
    ),
)
