"""How long the documents of a large ledger take, and how large they are."""
