"""Machine states, counts and OEE (ISO 22400-2)."""
