"""Cron triggers and one-off scheduled events: rows made ahead of time, delivered when due."""
