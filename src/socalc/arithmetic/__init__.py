"""Numbers in, numbers out. Knows no file, no YAML and no screen."""
