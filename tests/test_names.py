"""One name everywhere: a service is called the same in the database, the code, the metadata and the docs."""

from pathlib import Path

import pytest

from db.models import SCHEMAS, Base

CHECKOUT = Path(__file__).resolve().parent.parent
TABLES = CHECKOUT / "hasura/metadata/databases/default/tables"


@pytest.mark.parametrize("service", SCHEMAS)
def test_a_service_has_one_name(service: str) -> None:
    models = CHECKOUT / "db/models"
    assert (models / f"{service}.py").exists() or (models / service / "__init__.py").exists()
    assert (CHECKOUT / "handlers" / service / "routes.py").exists()
    assert list(TABLES.glob(f"{service}_*.yaml"))
    page = CHECKOUT / "docs" / f"{service}.md"
    assert page.read_text("utf-8").startswith(f"# {service}\n")


@pytest.mark.parametrize("table", [t.fullname for t in Base.metadata.sorted_tables])
def test_every_table_is_on_its_services_page(table: str) -> None:
    service, _, name = table.partition(".")
    page = (CHECKOUT / "docs" / f"{service}.md").read_text("utf-8")
    shortened = name.removeprefix("measurement")  # `_hour` beside `measurement_minute`
    assert f"`{name}`" in page or f"`{shortened}`" in page
