"""Hostile input by the thousand and by the megabyte: the short runs, and the longer jobs."""
