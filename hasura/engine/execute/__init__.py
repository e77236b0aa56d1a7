"""Running plans: connections, transactions, PostgreSQL's errors in Hasura's words."""
