"""How a plan is written: SQL fragments that carry their parameters, joined to one statement."""
