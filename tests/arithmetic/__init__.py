"""DESIGN section 2, sentence by sentence: small ledgers and figures that can be checked by hand."""
