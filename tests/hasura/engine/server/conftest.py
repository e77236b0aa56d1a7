"""One engine for the tests of the server, with a table and two roles."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.conftest import TestServer
from tests.hasura.engine.process import EngineProcess

JWT_KEY = "a shared secret of more than thirty-two bytes"


@pytest.fixture(scope="package")
def engine(postgres_server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineProcess]:
    with postgres_server.database("engine") as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("""
                CREATE TABLE machine (id serial PRIMARY KEY, name text NOT NULL, owner text);
                INSERT INTO machine (name, owner)
                SELECT 'machine ' || n, 'u' || n % 2 FROM generate_series(1, 50) AS n
            """)
        engine = EngineProcess(
            url,
            tmp_path_factory.mktemp("engine") / "log",
            HASURA_GRAPHQL_JWT_SECRET=f'{{"type":"HS256","key":"{JWT_KEY}"}}',
            HASURA_GRAPHQL_UNAUTHORIZED_ROLE="public",
            HASURA_GRAPHQL_CORS_DOMAIN="https://app.example.com, https://*.example.org",
            HASURA_GRAPHQL_WEBSOCKET_CONNECTION_INIT_TIMEOUT="3",
            HASURA_GRAPHQL_WEBSOCKET_KEEPALIVE="1",
        )
        table = {"schema": "public", "name": "machine"}
        engine.metadata("pg_track_table", {"source": "default", "table": table})
        permission = {"columns": ["id", "name"], "filter": {"owner": {"_eq": "X-Hasura-User-Id"}}, "limit": 30}
        engine.metadata(
            "pg_create_select_permission",
            {"source": "default", "table": table, "role": "viewer", "permission": permission},
        )
        engine.metadata(
            "create_query_collection",
            {
                "name": "stored",
                "definition": {
                    "queries": [
                        {"name": "one", "query": "query ($id: Int!) { machine_by_pk(id: $id) { id name } }"},
                        {
                            "name": "some",
                            "query": 'query ($ids: [Int!], $like: String = "%") '
                            "{ machine(where: {id: {_in: $ids}, name: {_like: $like}}) { id } }",
                        },
                    ]
                },
            },
        )
        for name, url_template, methods in (
            ("one", "machine/:id", ["GET"]),
            ("some", "machines", ["POST", "GET"]),
        ):
            query = {"collection_name": "stored", "query_name": name}
            engine.metadata(
                "create_rest_endpoint",
                {
                    "name": name,
                    "url": url_template,
                    "methods": methods,
                    "definition": {"query": query},
                    "comment": "",
                },
            )
        yield engine
        engine.close()
