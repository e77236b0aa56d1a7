"""Automations: an event, a condition, tasks; durable and idempotent."""
