"""A question, decided once, and what goes out for it."""
