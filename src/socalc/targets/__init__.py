"""What a target file says, and what can be wrong with it. Knows no YAML and no screen."""
