"""The operations of `/v1/metadata`, `/v1/query` and `/v2/query`, one subject a file."""
