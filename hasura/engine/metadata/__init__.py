"""Hasura metadata version 3 as typed values, its storage, its directory form and its operations."""
