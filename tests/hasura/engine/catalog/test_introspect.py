"""PostgreSQL's catalogue as frozen values, read from a real server."""

from __future__ import annotations

import asyncio

import asyncpg
import pytest

from hasura.engine.catalog import Catalog, introspect
from hasura.engine.catalog.model import EnumValue, Identity, TableKind, TypeKind, Volatility
from hasura.engine.names import QualifiedName

SCHEMA = """
CREATE SCHEMA shop;
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE DOMAIN short AS varchar(10);
CREATE DOMAIN shorter AS short NOT NULL;
CREATE TABLE author (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number bigserial,
  code char(3) NOT NULL UNIQUE,
  tags text[] DEFAULT '{}',
  feels mood,
  nick shorter,
  doubled int GENERATED ALWAYS AS (1 + 1) STORED,
  UNIQUE (number, code)
);
COMMENT ON TABLE author IS 'who writes';
COMMENT ON COLUMN author.code IS 'three letters';
ALTER TABLE author ADD COLUMN gone int; ALTER TABLE author DROP COLUMN gone;
CREATE TABLE shop."Sale" (a int, b char(3), FOREIGN KEY (a) REFERENCES author (id));
CREATE TABLE part (day date, v int) PARTITION BY RANGE (day);
CREATE VIEW plain AS SELECT id, code FROM author;
CREATE VIEW joined AS SELECT a.id, s.b FROM author a JOIN shop."Sale" s ON s.a = a.id;
CREATE MATERIALIZED VIEW kept AS SELECT code FROM plain;
CREATE TABLE colour (value text PRIMARY KEY, comment text);
INSERT INTO colour VALUES ('red', 'warm'), ('blue', NULL);
CREATE FUNCTION by_code(c char, OUT found int, more int DEFAULT 1) LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION all_authors() RETURNS SETOF author LANGUAGE sql STABLE AS 'SELECT * FROM author';
CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION twice(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION many(VARIADIC int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION all_authors() IS 'everybody';
"""


@pytest.fixture
def catalog(empty_database: str) -> Catalog:
    """The catalogue of the schema above."""

    async def read() -> Catalog:
        connection = await asyncpg.connect(empty_database)
        try:
            await connection.execute(SCHEMA)
            enums = [QualifiedName("public", "colour"), QualifiedName("public", "author")]
            return await introspect(connection, enums)
        finally:
            await connection.close()

    return asyncio.run(read())


def public(name: str) -> QualifiedName:
    """A name in the schema `public`."""
    return QualifiedName("public", name)


def test_columns_say_what_may_be_written(catalog: Catalog) -> None:
    author = catalog.tables[public("author")]
    assert list(author.columns) == ["id", "number", "code", "tags", "feels", "nick", "doubled"]
    identity, number, doubled = (author.columns[name] for name in ("id", "number", "doubled"))
    assert (identity.identity, identity.insertable, identity.has_default) == (Identity.ALWAYS, False, True)
    assert (number.default, number.nullable) == ("nextval('author_number_seq'::regclass)", False)
    assert (doubled.generated, doubled.insertable, doubled.updatable) == (True, False, False)
    assert author.columns["code"].comment == "three letters"
    assert author.comment == "who writes"


def test_types_lead_to_what_is_below_them(catalog: Catalog) -> None:
    columns = catalog.tables[public("author")].columns
    tags = columns["tags"].type
    assert tags.kind is TypeKind.ARRAY
    assert tags.element is not None
    assert tags.element.name == "text"
    assert columns["feels"].type.enum_values == ("sad", "glad")
    nick = columns["nick"]
    assert (nick.type.name, nick.type.undomained.name, nick.nullable) == ("shorter", "varchar", False)
    assert columns["code"].type.sql_name == "bpchar"
    assert catalog.types["mood"] is columns["feels"].type


def test_keys_name_columns_in_their_order(catalog: Catalog) -> None:
    author = catalog.tables[public("author")]
    assert author.primary_key is not None
    assert author.primary_key.columns == ("id",)
    assert {key.columns for key in author.unique_constraints} == {("code",), ("number", "code")}
    sale = catalog.tables[QualifiedName("shop", "Sale")]
    (key,) = sale.foreign_keys
    assert (key.foreign_table, dict(key.mapping)) == (public("author"), {"a": "id"})


def test_views_say_what_can_be_written_through_them_and_what_they_read(catalog: Catalog) -> None:
    plain, joined, kept = (catalog.tables[public(name)] for name in ("plain", "joined", "kept"))
    assert (plain.insertable, plain.updatable, plain.deletable) == (True, True, True)
    assert (joined.insertable, joined.updatable, joined.deletable) == (False, False, False)
    assert kept.kind is TableKind.MATERIALIZED_VIEW
    assert not kept.insertable
    assert set(joined.definition_dependencies) == {public("author"), QualifiedName("shop", "Sale")}
    assert catalog.tables[public("part")].kind is TableKind.PARTITIONED


def test_functions_by_name_with_all_overloads(catalog: Catalog) -> None:
    (by_code,) = catalog.functions[public("by_code")]
    assert [(item.name, item.has_default) for item in by_code.arguments] == [("c", False), ("more", True)]
    assert by_code.volatility is Volatility.IMMUTABLE
    (everybody,) = catalog.functions[public("all_authors")]
    assert (everybody.returns_table, everybody.returns_set) == (public("author"), True)
    assert everybody.comment == "everybody"
    assert len(catalog.functions[public("twice")]) == 2
    assert [item.name for item in catalog.functions[public("twice")][0].arguments] == [None]
    assert catalog.functions[public("many")][0].variadic


def test_only_enum_shaped_tables_are_read_as_enums(catalog: Catalog) -> None:
    assert catalog.enum_tables == {public("colour"): (EnumValue("blue", None), EnumValue("red", "warm"))}


def test_system_schemas_stay_out(catalog: Catalog) -> None:
    schemas = {name.schema for name in (*catalog.tables, *catalog.functions)}
    assert schemas == {"public", "shop"}
    assert catalog.server_version >= 130000
