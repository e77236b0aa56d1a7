"""Who people are, what they may do, and the keys of machines."""
