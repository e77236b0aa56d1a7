"""The demo's machines: what stands on them, measures them, and is made on them."""

from uuid import UUID

from sqlalchemy import Connection, select

from db.models import (
    condition,
    energy,
    factories,
    oee,
    telemetry,
)
from db.seed.add import BEGINNING, ORDERS_EVER, add
from db.seed.plan import (
    DemoDevice,
    DemoMachine,
    demo_id,
)


def seed_machine(
    connection: Connection, owner: dict[str, UUID], line_id: UUID, machine: DemoMachine, gateway_id: UUID
) -> None:
    """A machine, what stands on it, what it makes, and when it is worth a warning."""
    machine_id = demo_id(str(line_id), machine.name)
    add(
        connection,
        factories.Machine,
        id=machine_id,
        line_id=line_id,
        name=machine.name,
        power_standby_kw=machine.power_standby_kw,
        power_running_kw=machine.power_running_kw,
        **owner,
    )
    for device in machine.devices:
        seed_device(connection, owner, machine_id, device, gateway_id)
    for indicator, warning, alarm, unit in machine.thresholds:
        add(
            connection,
            condition.Threshold,
            id=demo_id(str(machine_id), indicator),
            organization_id=owner["organization_id"],
            machine_id=machine_id,
            indicator=indicator,
            warning_level=warning,
            alarm_level=alarm,
            unit=unit,
            only_while_running=machine.only_while_running,
            settling_seconds=0.0,
            source="ISO 20816-3" if indicator == "velocity_rms" else "plant practice",
        )
    if machine.cycle_seconds is not None:
        seed_production(connection, owner, machine_id, machine.name, machine.cycle_seconds)


def seed_device(
    connection: Connection, owner: dict[str, UUID], machine_id: UUID, device: DemoDevice, gateway_id: UUID
) -> None:
    """A device with its series, placed on a machine."""
    device_id = demo_id(str(owner["organization_id"]), device.serial)
    add(
        connection,
        factories.Device,
        id=device_id,
        gateway_id=gateway_id,
        serial=device.serial,
        name=device.name,
        simulated=device.simulated,
        offline_tolerance_minutes=device.offline_tolerance_minutes,
        **owner,
    )
    add(
        connection,
        factories.Placement,
        id=demo_id(str(device_id), "placement"),
        organization_id=owner["organization_id"],
        machine_id=machine_id,
        device_id=device_id,
        axis=device.axis,
        valid_from=BEGINNING,
    )
    for series in device.series:
        add(
            connection,
            telemetry.Series,
            device_id=device_id,
            machine_id=machine_id,
            measure=series.measure,
            unit=series.unit,
            kind=series.kind,
            **owner,
        )
        if series.measure == "power":
            series_id = connection.scalar(
                select(telemetry.Series.id).where(
                    telemetry.Series.device_id == device_id, telemetry.Series.measure == "power"
                )
            )
            add(
                connection,
                energy.MeterBinding,
                id=demo_id(str(device_id), "meter"),
                organization_id=owner["organization_id"],
                machine_id=machine_id,
                series_id=series_id,
            )


def seed_production(
    connection: Connection, owner: dict[str, UUID], machine_id: UUID, name: str, cycle_seconds: float
) -> None:
    """One product with its ideal cycle time, and an order that never ends."""
    product_id = demo_id(str(machine_id), "product")
    organization_id = owner["organization_id"]
    add(
        connection,
        oee.Product,
        id=product_id,
        organization_id=organization_id,
        code=f"P-{name[-2:]}",
        name=f"Part of {name}",
    )
    add(
        connection,
        oee.ProductMachine,
        id=demo_id(str(product_id), "cycle"),
        organization_id=organization_id,
        product_id=product_id,
        machine_id=machine_id,
        ideal_cycle_time_seconds=cycle_seconds,
    )
    add(
        connection,
        oee.ProductionOrder,
        id=demo_id(str(product_id), "order"),
        product_id=product_id,
        machine_id=machine_id,
        number=f"DEMO-{name[-2:]}",
        status="running",
        started_at=ORDERS_EVER,
        **owner,
    )
    add(
        connection,
        oee.OrderRun,
        id=demo_id(str(product_id), "run"),
        production_order_id=demo_id(str(product_id), "order"),
        machine_id=machine_id,
        started_at=ORDERS_EVER,
        **owner,
    )
