"""Work orders with checklists, and the templates they are copied from."""
