"""Fills an empty database with the demo's organizations. Seeding again changes nothing that people changed."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import Connection, text

from db.models import (
    auth,
    energy,
    factories,
    oee,
)
from db.seed.add import ORDERS_EVER, add
from db.seed.machines import seed_machine
from db.seed.plan import (
    CAUSES,
    ORGANIZATIONS,
    SHIFTS,
    DemoCause,
    DemoFactory,
    DemoOrganization,
    demo_id,
)
from db.seed.work import seed_alerts, seed_dashboard, seed_maintenance


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
        demand_price_per_kw=factory.demand_price_per_kw,
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
