"""Prose to claims: visible text -> tokens -> values, pairs and changes -> what belongs together."""
