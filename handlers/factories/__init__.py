"""Factories with all that stands in them, and the devices that measure it."""
