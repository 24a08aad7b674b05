"""A report while it is being typed: what stood, what is asked, what is doubted, what was meant."""
