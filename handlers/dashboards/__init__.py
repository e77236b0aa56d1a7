"""Stored dashboards and their widgets."""
