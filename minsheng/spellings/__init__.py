"""Text to what the person meant: numbers, measures, dates, and yes or no, in any spelling."""
