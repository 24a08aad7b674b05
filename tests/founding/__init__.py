"""A new target list from nothing or from a table."""
