"""Faults on purpose: real processes are killed under load, and every door is fed what no sender should send."""
