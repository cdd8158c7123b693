"""What an entry may say, whatever it stands in: YAML, a table, or options."""
