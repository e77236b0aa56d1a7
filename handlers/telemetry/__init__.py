"""Working new measurements into everything that is derived from them."""
