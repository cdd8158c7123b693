"""Target files in YAML: a tree of texts with their places, and the targets in it."""
