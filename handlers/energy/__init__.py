"""Energy of machines: kWh, standby, cost, emissions."""
