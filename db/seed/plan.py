"""The demo's two organizations as data: who works there, which machines stand where, what is measured."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from core.tokens import Role

NAMESPACE = UUID("6f0f6a5e-3c55-4f57-9f39-2f2c4d1c7a10")


def demo_id(*path: str) -> UUID:
    """The fixed id of a demo object, so that seeding twice makes nothing twice."""
    return uuid5(NAMESPACE, "/".join(path))


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Somebody who can sign in."""

    email: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class DemoSeries:
    """What a device measures."""

    measure: str
    unit: str
    kind: str = "gauge"


@dataclass(frozen=True, slots=True)
class DemoDevice:
    """A sensor; ``simulated`` ones send what no recording gives."""

    serial: str
    name: str
    series: tuple[DemoSeries, ...]
    simulated: bool = False
    axis: str | None = None
    offline_tolerance_minutes: float = 10.0


@dataclass(frozen=True, slots=True)
class DemoMachine:
    """A machine with its devices; ``cycle_seconds`` is the ideal cycle time of its product."""

    name: str
    devices: tuple[DemoDevice, ...]
    cycle_seconds: float | None = None
    power_standby_kw: float | None = None
    power_running_kw: float | None = None
    thresholds: tuple[tuple[str, float, float, str], ...] = ()
    only_while_running: bool = True


@dataclass(frozen=True, slots=True)
class DemoFactory:
    """A factory with lines: (area, line, machines); without ``demand_price_per_kw`` its peak is not charged."""

    name: str
    country: str
    time_zone: str
    currency: str
    gateway: str
    price_per_kwh: float
    lines: tuple[tuple[str, str, tuple[DemoMachine, ...]], ...]
    demand_price_per_kw: float | None = None


@dataclass(frozen=True, slots=True)
class DemoOrganization:
    """A tenant."""

    slug: str
    name: str
    time_zone: str
    users: tuple[DemoUser, ...]
    factories: tuple[DemoFactory, ...]


@dataclass(frozen=True, slots=True)
class DemoCause:
    """Why a machine stops, with the causes below it."""

    code: str
    name: str
    treatment: str
    colour: str
    causes: tuple["DemoCause", ...] = ()


CAUSES = (
    DemoCause(
        "T",
        "Technical",
        "down",
        "#c4373f",
        (
            DemoCause("T1", "Spindle", "down", "#c4373f"),
            DemoCause(
                "T2",
                "Tooling",
                "down",
                "#c4373f",
                (
                    DemoCause("T21", "Tool breakage", "down", "#c4373f"),
                    DemoCause("T22", "Tool change", "setup", "#7c5cd1"),
                ),
            ),
            DemoCause("T3", "Coolant", "down", "#c4373f"),
        ),
    ),
    DemoCause(
        "O",
        "Organization",
        "delay",
        "#c47f0b",
        (
            DemoCause("O1", "No material", "delay", "#c47f0b"),
            DemoCause("O2", "No operator", "delay", "#c47f0b"),
            DemoCause("O3", "Waiting for inspection", "delay", "#c47f0b"),
        ),
    ),
    DemoCause("S", "Setup", "setup", "#7c5cd1"),
    DemoCause("P", "Planned maintenance", "planned", "#5b7086"),
)
"""Causes of stops of all machines, in a tree."""

STATE = DemoSeries("state", "", "state")
COUNT = DemoSeries("part_count", "piece", "counter")
POWER = DemoSeries("power", "kW")
TEMPERATURE = DemoSeries("temperature", "°C")
VIBRATION = (("velocity_rms", 2.8, 4.5, "mm/s"),)
"""Warning and alarm level: zone limits B/C and C/D of ISO 20816-3, group 2, rigid (domain.md 3.1)."""
BEARING_HEAT = (("temperature", 40.0, 43.0, "°C"),)


def lathe(
    number: int,
    cycle_seconds: float,
    *extra: DemoDevice,
    thresholds: tuple[tuple[str, float, float, str], ...],
) -> DemoMachine:
    """A turning centre that plays a recorded working day."""
    control = DemoDevice(
        f"MZ-0{number}-CTRL",
        "Machine control (MTConnect)",
        (STATE, COUNT, DemoSeries("spindle_speed", "1/min"), DemoSeries("spindle_load", "%")),
    )
    meter = DemoDevice(
        f"MZ-0{number}-PWR", "Power, estimated from the recorded spindle load", (POWER,), simulated=True
    )
    return DemoMachine(
        f"Mazak 0{number}",
        (control, meter, *extra),
        cycle_seconds=cycle_seconds,
        power_standby_kw=0.3,
        power_running_kw=2.0,
        thresholds=thresholds,
    )


AURORA = DemoOrganization(
    "aurora",
    "Aurora Precision",
    "America/New_York",
    (
        DemoUser("olivia@aurora.example", "Olivia Owner", "owner"),
        DemoUser("emil@aurora.example", "Emil Engineer", "engineer"),
        DemoUser("oskar@aurora.example", "Oskar Operator", "operator"),
        DemoUser("vera@aurora.example", "Vera Viewer", "viewer"),
    ),
    (
        DemoFactory(
            "Gaithersburg",
            "US",
            "America/New_York",
            "USD",
            "gate-1",
            0.12,
            (
                (
                    "Machining",
                    "Turning",
                    (
                        lathe(
                            1,
                            110.0,
                            DemoDevice("VIB-01", "Spindle bearing vibration", (), simulated=True, axis="x"),
                            thresholds=VIBRATION,
                        ),
                        lathe(
                            2,
                            115.0,
                            DemoDevice("TMP-02", "Spindle bearing temperature", (TEMPERATURE,)),
                            thresholds=BEARING_HEAT,
                        ),
                        lathe(3, 380.0, thresholds=()),
                    ),
                ),
                (
                    "Laboratory",
                    "Test bench",
                    (
                        DemoMachine(
                            "Test bench",
                            (DemoDevice("DEMO-01", "Free for you to send as", (TEMPERATURE,), axis="x"),),
                            thresholds=VIBRATION,
                            only_while_running=False,
                        ),
                    ),
                ),
            ),
            demand_price_per_kw=9.5,
        ),
        DemoFactory(
            "Gwangyang",
            "KR",
            "Asia/Seoul",
            "KRW",
            "gate-2",
            160.0,
            (
                (
                    "Rolling",
                    "Mill 1",
                    (
                        DemoMachine(
                            "Rolling mill",
                            (DemoDevice("MTR-01", "Main meter", (POWER,), offline_tolerance_minutes=20.0),),
                            power_standby_kw=5.0,
                            power_running_kw=40.0,
                        ),
                    ),
                ),
            ),
            demand_price_per_kw=8320.0,
        ),
    ),
)
BOREALIS = DemoOrganization(
    "borealis",
    "Borealis Pumps",
    "Europe/Copenhagen",
    (
        DemoUser("birgit@borealis.example", "Birgit Owner", "owner"),
        DemoUser("bo@borealis.example", "Bo Viewer", "viewer"),
    ),
    (
        DemoFactory(
            "Aarhus",
            "DK",
            "Europe/Copenhagen",
            "DKK",
            "gate-1",
            1.9,
            (
                (
                    "Pump house",
                    "Pumps",
                    (
                        DemoMachine(
                            "Pump 1",
                            (DemoDevice("BO-TMP-01", "Motor temperature", (TEMPERATURE,)),),
                            thresholds=BEARING_HEAT,
                            only_while_running=False,
                        ),
                    ),
                ),
            ),
        ),
    ),
)
ORGANIZATIONS = (AURORA, BOREALIS)

SHIFTS = (("Early", "06:00", "14:00"), ("Late", "14:00", "22:00"), ("Night", "22:00", "06:00"))
"""Around the clock, so that whoever looks at the demo looks at a running shift."""
