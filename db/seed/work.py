"""What people of the demo work with: plans and templates of maintenance, automations and alerts, dashboards."""

from typing import Any

from sqlalchemy import Connection

from db.models import (
    automations,
    dashboards,
    maintenance,
)
from db.seed.add import add
from db.seed.plan import (
    DemoOrganization,
    demo_id,
)


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
