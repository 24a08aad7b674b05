"""The cross-file checks: a small function each, yielding slips. May ask `assess` and `schedule`."""
