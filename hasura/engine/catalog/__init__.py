"""What a PostgreSQL database contains, read once into immutable values."""
