"""How `minsheng validate` compares with other checkers on a large ledger, and how it grows."""
