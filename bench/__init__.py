"""Measures the project beside its floors, in one run on one machine: ratios are what counts."""
