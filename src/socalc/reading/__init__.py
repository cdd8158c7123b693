"""Text to targets. Knows YAML, opens no file and prints nothing."""
