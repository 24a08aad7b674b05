"""What changed between two sides, each a ledger as of a date: pure, one frozen `Diff`."""
