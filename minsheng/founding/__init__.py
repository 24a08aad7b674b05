"""A new target list, from nothing or from a table: read, proposed to a person, written."""
