"""The statements `introspect` runs. System schemas and TimescaleDB's inner ones are left out."""

_USER_SCHEMA = """n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND n.nspname !~ '^(pg_toast|pg_temp|_timescaledb_)'"""
TYPES = """
SELECT t.oid::int8 AS oid, n.nspname AS schema, t.typname AS name, t.typtype::text AS kind,
       t.typcategory::text AS category, t.typbasetype::int8 AS base,
       CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem::int8 END AS element,
       format_type(t.oid, NULL) AS sql_name, pg_type_is_visible(t.oid) AS visible,
       c.relname AS relation,
       ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid
             ORDER BY e.enumsortorder) AS labels
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_class c ON c.oid = t.typrelid
WHERE c.oid IS NULL OR (n.nspname NOT IN ('pg_catalog', 'information_schema')
                        AND n.nspname !~ '^(pg_toast|pg_temp|_timescaledb_)')
"""

RELATIONS = f"""
SELECT c.oid::int8 AS oid, n.nspname AS schema, c.relname AS name, c.relkind::text AS kind,
       obj_description(c.oid, 'pg_class') AS comment,
       CASE WHEN c.relkind = 'v' THEN pg_relation_is_updatable(c.oid, true)
            WHEN c.relkind = 'm' THEN 0 ELSE 28 END AS writable,
       ARRAY(SELECT DISTINCT ARRAY[source_schema.nspname::text, source.relname::text]
             FROM pg_rewrite w
             JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
                             AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> c.oid
             JOIN pg_class source ON source.oid = d.refobjid
             JOIN pg_namespace source_schema ON source_schema.oid = source.relnamespace
             WHERE w.ev_class = c.oid AND c.relkind IN ('v', 'm')) AS reads
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {_USER_SCHEMA}
ORDER BY n.nspname, c.relname
"""  # noqa: S608 (only the constant above is put in)

COLUMNS = f"""
SELECT a.attrelid::int8 AS relation, a.attname AS name, a.attnum::int4 AS position, a.atttypid::int8 AS type,
       NOT (a.attnotnull OR (t.typtype = 'd' AND t.typnotnull)) AS nullable,
       a.attidentity::text AS identity, a.attgenerated::text <> '' AS generated,
       CASE WHEN a.attgenerated::text = '' THEN pg_get_expr(d.adbin, d.adrelid) END AS default_value,
       col_description(a.attrelid, a.attnum) AS comment
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {_USER_SCHEMA}
ORDER BY a.attrelid, a.attnum
"""  # noqa: S608 (only the constant above is put in)

CONSTRAINTS = f"""
SELECT k.oid::int8 AS oid, k.conrelid::int8 AS relation, k.conname AS name, k.contype::text AS kind,
       ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS key(number, place)
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.number
             ORDER BY key.place) AS columns,
       foreign_schema.nspname AS foreign_schema, foreign_table.relname AS foreign_name,
       ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS key(number, place)
             JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = key.number
             ORDER BY key.place) AS foreign_columns
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_class foreign_table ON foreign_table.oid = k.confrelid
LEFT JOIN pg_namespace foreign_schema ON foreign_schema.oid = foreign_table.relnamespace
WHERE k.contype IN ('p', 'u', 'f') AND {_USER_SCHEMA}
ORDER BY k.conrelid, k.conname
"""  # noqa: S608 (only the constant above is put in)

FUNCTIONS = f"""
SELECT p.oid::int8 AS oid, n.nspname AS schema, p.proname AS name,
       p.proargtypes::oid[]::int8[] AS argument_types,
       p.proargnames AS argument_names, p.proargmodes::text[] AS argument_modes,
       p.pronargdefaults::int4 AS defaults, p.prorettype::int8 AS return_type, p.proretset AS returns_set,
       p.provolatile::text AS volatility, p.provariadic <> 0 AS variadic,
       obj_description(p.oid, 'pg_proc') AS comment
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prokind = 'f' AND {_USER_SCHEMA}
ORDER BY n.nspname, p.proname, p.oid
"""  # noqa: S608 (only the constant above is put in)
