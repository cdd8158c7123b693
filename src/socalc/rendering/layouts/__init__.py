"""What do people see of each report, and in which order? One file a verb.

What a column is stands with its row; a layout says what is not usual for its kind.
"""
