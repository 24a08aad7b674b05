"""Spellings of numbers, dates and answers."""
