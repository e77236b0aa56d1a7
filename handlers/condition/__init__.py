"""Condition of machines: features of spectra, zones, levels with hysteresis."""
