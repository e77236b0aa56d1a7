"""What happened, told once to each receiver."""
