"""Fills an empty database with the demo's organizations. Seeding again changes nothing that people changed."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, text
from sqlalchemy.dialects.postgresql import insert

from db.models import (
    Base,
    auth,
    automations,
    condition,
    dashboards,
    energy,
    factories,
    maintenance,
    oee,
    telemetry,
)
from db.seed.plan import (
    CAUSES,
    ORGANIZATIONS,
    SHIFTS,
    DemoCause,
    DemoDevice,
    DemoFactory,
    DemoMachine,
    DemoOrganization,
    demo_id,
)

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
ORDERS_EVER = BEGINNING + timedelta(days=1)
"""From when placements and orders hold: before anything that the demo sends."""


def add(connection: Connection, model: type[Base], **values: Any) -> None:
    """Insert a row unless it is there."""
    connection.execute(insert(model).values(**values).on_conflict_do_nothing())


def seed(connection: Connection) -> None:
    """All demo organizations without sign-ins and keys (``db/seed/access.py`` makes those)."""
    for organization in ORGANIZATIONS:
        seed_organization(connection, organization)


def begin_orders(connection: Connection, at: datetime) -> None:
    """Let the demo's orders begin at an instant, unless they have begun: the seed alone has them run for ever."""
    connection.execute(
        text(
            "WITH begun AS (UPDATE oee.order_run SET started_at = :at WHERE started_at = :ever"
            " RETURNING production_order_id) UPDATE oee.production_order o SET started_at = :at FROM begun"
            " WHERE o.id = begun.production_order_id"
        ),
        {"at": at, "ever": ORDERS_EVER},
    )


def seed_organization(connection: Connection, organization: DemoOrganization) -> None:
    """One organization with everything in it."""
    slug = organization.slug
    id_ = demo_id(slug)
    add(
        connection,
        auth.Organization,
        id=id_,
        name=organization.name,
        slug=slug,
        time_zone=organization.time_zone,
    )
    for user in organization.users:
        user_id = demo_id("user", user.email)
        add(connection, auth.User, id=user_id, email=user.email, name=user.name)
        add(
            connection,
            auth.Membership,
            id=demo_id("membership", user.email),
            organization_id=id_,
            user_id=user_id,
            role=user.role,
        )
    seed_maintenance(connection, organization)
    seed_alerts(connection, organization.slug)
    seed_causes(connection, organization.slug, CAUSES)
    for factory in organization.factories:
        seed_factory(connection, organization, factory)
    seed_dashboard(connection, organization)


def seed_maintenance(connection: Connection, organization: DemoOrganization) -> None:
    """The template of an inspection, and the automation that orders one when a condition gets worse."""
    slug = organization.slug
    add(
        connection,
        maintenance.Template,
        id=demo_id(slug, "template"),
        organization_id=demo_id(slug),
        name="Inspect after condition change",
        title="Inspect {{data.machine_name}}",
        description="The condition of this machine got worse.",
        priority="high",
        kind="condition",
        checklist=[
            {"kind": "check", "label": "Machine made safe", "mandatory": True},
            {"kind": "check", "label": "Bearing looked at and listened to", "mandatory": True},
            {"kind": "text", "label": "What was found", "mandatory": False},
        ],
    )
    add(
        connection,
        automations.Automation,
        id=demo_id(slug, "automation"),
        organization_id=demo_id(slug),
        name="Inspect when the condition gets worse",
        description="Makes a work order and tells everybody when a machine's condition turns to warning or alarm.",
        trigger={"event": "Condition.state_changed.v1"},
        condition="data.level == 'alarm' || (data.level == 'warning' && data.previous_level != 'alarm')",
        steps=[
            {
                "task": "create_work_order",
                "options": {
                    "template": "Inspect after condition change",
                    "machine_id": "{{data.machine_id}}",
                    "title": "Inspect {{data.machine_name}}: {{data.indicator_name}} is in {{data.level}}",
                },
            },
            {
                "task": "notify",
                "options": {
                    "severity": "{{data.level}}",
                    "title": "{{data.machine_name}}: {{data.indicator_name}} is in {{data.level}}",
                    "body": "{{data.value}} {{data.unit}}",
                },
            },
        ],
    )


def seed_alerts(connection: Connection, slug: str) -> None:
    """Automations that tell who keeps the equipment running when a device or a gateway has fallen silent."""
    for kind, name in (("device", "serial"), ("gateway", "name")):
        add(
            connection,
            automations.Automation,
            id=demo_id(slug, "automation", kind),
            organization_id=demo_id(slug),
            name=f"Tell when a {kind} falls silent",
            description=f"Tells engineers when a {kind} was silent for longer than its tolerance.",
            trigger={"event": f"Factories.{kind}_connection_lost.v1"},
            condition="",
            steps=[
                {
                    "task": "notify",
                    "options": {
                        "severity": "warning",
                        "role": "engineer",
                        "title": f"{kind.title()} {{{{data.{name}}}}} is silent",
                        "body": "Last heard of at {{data.last_seen}}",
                    },
                }
            ],
        )


def seed_causes(
    connection: Connection, slug: str, causes: tuple[DemoCause, ...], parent_id: UUID | None = None, level: int = 1
) -> None:
    """Causes of stops, each before those below it."""
    for cause in causes:
        cause_id = demo_id(slug, "cause", cause.code)
        add(
            connection,
            oee.StopCause,
            id=cause_id,
            organization_id=demo_id(slug),
            parent_id=parent_id,
            level=level,
            code=cause.code,
            name=cause.name,
            colour=cause.colour,
            treatment=cause.treatment,
        )
        seed_causes(connection, slug, cause.causes, cause_id, level + 1)


def seed_factory(connection: Connection, organization: DemoOrganization, factory: DemoFactory) -> None:
    """A factory, its lines, its calendar, its tariff."""
    path = (organization.slug, factory.name)
    owner = {"organization_id": demo_id(organization.slug), "factory_id": demo_id(*path)}
    add(
        connection,
        factories.Factory,
        id=owner["factory_id"],
        organization_id=owner["organization_id"],
        name=factory.name,
        country=factory.country,
        time_zone=factory.time_zone,
        currency=factory.currency,
        grid_zone=factory.country,
    )
    add(connection, factories.Gateway, id=demo_id(*path, "gateway"), name=factory.gateway, **owner)
    add(
        connection,
        energy.Tariff,
        id=demo_id(*path, "tariff"),
        name="Flat",
        price_per_kwh=factory.price_per_kwh,
        **owner,
    )
    if any(machine.cycle_seconds for _, _, machines in factory.lines for machine in machines):
        seed_calendar(connection, owner, path)
    for area, line, machines in factory.lines:
        area_id, line_id = demo_id(*path, area), demo_id(*path, area, line)
        add(connection, factories.Area, id=area_id, name=area, **owner)
        add(connection, factories.Line, id=line_id, area_id=area_id, name=line, **owner)
        for machine in machines:
            seed_machine(connection, owner, line_id, machine, demo_id(*path, "gateway"))


def seed_calendar(connection: Connection, owner: dict[str, UUID], path: tuple[str, str]) -> None:
    """Shifts around the clock; for a factory that makes parts, else its OEE would be of nothing."""
    calendar = demo_id(*path, "calendar")
    add(connection, oee.ShiftCalendar, id=calendar, name="Around the clock", **owner)
    for name, starts, ends in SHIFTS:
        add(
            connection,
            oee.Shift,
            id=demo_id(*path, "shift", name),
            organization_id=owner["organization_id"],
            calendar_id=calendar,
            name=name,
            weekdays=[1, 2, 3, 4, 5, 6, 7],
            starts=time.fromisoformat(starts),
            ends=time.fromisoformat(ends),
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


def seed_dashboard(connection: Connection, organization: DemoOrganization) -> None:
    """The one stored dashboard: a value, a line chart and a state timeline of the first machine."""
    factory = organization.factories[0]
    area, line, machines = factory.lines[0]
    machine = machines[0]
    machine_id = demo_id(str(demo_id(organization.slug, factory.name, area, line)), machine.name)
    organization_id = demo_id(organization.slug)
    dashboard_id = demo_id(organization.slug, "dashboard")
    gauges = [series.measure for device in machine.devices for series in device.series if series.kind == "gauge"]
    measure = "power" if "power" in gauges else gauges[0]
    add(
        connection,
        dashboards.Dashboard,
        id=dashboard_id,
        organization_id=organization_id,
        slug="shop-floor",
        name="Shop floor",
    )
    widgets: tuple[tuple[str, str, dict[str, Any], tuple[int, int, int, int]], ...] = (
        ("value", f"{machine.name}: {measure}", {"machine_id": str(machine_id), "measure": measure}, (0, 0, 4, 2)),
        ("line_chart", machine.name, {"machine_id": str(machine_id), "measures": [measure]}, (4, 0, 8, 4)),
        ("state_timeline", f"{machine.name}: states", {"machine_id": str(machine_id)}, (0, 4, 12, 2)),
    )
    for kind, title, query, (x, y, width, height) in widgets:
        add(
            connection,
            dashboards.Widget,
            id=demo_id(str(dashboard_id), kind),
            organization_id=organization_id,
            dashboard_id=dashboard_id,
            kind=kind,
            title=title,
            query=query,
            options={"minutes": 60},
            x=x,
            y=y,
            width=width,
            height=height,
        )
