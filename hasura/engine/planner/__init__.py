"""From a request and a role's schema to a plan: validates, merges permissions, does no I/O."""
