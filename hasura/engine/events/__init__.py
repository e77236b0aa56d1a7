"""Event triggers: a row of the log in the writer's own transaction, then delivery at least once."""
