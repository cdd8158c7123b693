"""Targets to reports: frozen records of numbers. Knows no YAML, no screen and no clock."""
