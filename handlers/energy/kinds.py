"""What people keep for energy, as kinds of objects: lists, reads, makes, changes and removals."""

from db.models.energy import Budget, EmissionFactor, HourlyEmissionFactor, MeterBinding, Tariff, TariffPeriod
from db.models.factories import Factory, Machine
from handlers.energy import following, watching
from handlers.energy import schemas_budgets as budgets
from handlers.energy import schemas_kept as shapes
from handlers.factories.kinds import Kind, Reach
from handlers.inputs import OfMachine, Page

BOTH = ("create", "change")
KINDS = (
    Kind(
        "meter_binding",
        "meter_bindings",
        MeterBinding,
        "engineer",
        shapes.MeterBindingInput,
        shapes.MeterBindingChanges,
        shapes.MeterBindingView,
        within=(("machine_id", Machine),),
        actions=BOTH,
        change_by_id=shapes.MeterBindingChangeById,
        service="energy",
        reach=Reach(MeterBinding.machine_id, Machine),
        listed=OfMachine,
        follow=following.follow_binding,
    ),
    Kind(
        "tariff",
        "tariffs",
        Tariff,
        "manager",
        shapes.TariffInput,
        shapes.TariffChanges,
        shapes.TariffView,
        within=(("factory_id", Factory),),
        actions=BOTH,
        change_by_id=shapes.TariffChangeById,
        service="energy",
        follow=following.follow_tariff,
    ),
    Kind(
        "tariff_period",
        "tariff_periods",
        TariffPeriod,
        "manager",
        shapes.TariffPeriodInput,
        shapes.TariffPeriodChanges,
        shapes.TariffPeriodView,
        within=(("tariff_id", Tariff),),
        actions=BOTH,
        change_by_id=shapes.TariffPeriodChangeById,
        service="energy",
        reach=Reach(TariffPeriod.tariff_id, Tariff),
        listed=shapes.OfTariff,
        follow=following.follow_period,
    ),
    Kind(
        "emission_factor",
        "emission_factors",
        EmissionFactor,
        "manager",
        shapes.EmissionFactorInput,
        shapes.EmissionFactorChanges,
        shapes.EmissionFactorView,
        actions=BOTH,
        change_by_id=shapes.EmissionFactorChangeById,
        service="energy",
        reach=Reach(),
        listed=Page,
        follow=following.follow_factor,
    ),
    Kind(
        "hourly_emission_factor",
        "hourly_emission_factors",
        HourlyEmissionFactor,
        "manager",
        shapes.HourlyFactorInput,
        shapes.HourlyFactorChanges,
        shapes.HourlyFactorView,
        actions=BOTH,
        change_by_id=shapes.HourlyFactorChangeById,
        service="energy",
        reach=Reach(),
        listed=Page,
        follow=following.follow_hourly_factor,
    ),
    Kind(
        "budget",
        "budgets",
        Budget,
        "manager",
        budgets.BudgetInput,
        budgets.BudgetChanges,
        budgets.BudgetView,
        within=(("factory_id", Factory), ("machine_id", Machine)),
        actions=BOTH,
        change_by_id=budgets.BudgetChangeById,
        service="energy",
        prepare=watching.checked_budget,
    ),
)
BUDGET = KINDS[-1]
