"""What a role can see and do: its GraphQL schema, made from catalog and metadata."""
