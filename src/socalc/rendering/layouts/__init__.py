"""Which columns does each report have, and in which words? One file a verb.

The names and the order of the columns are the promise made to programs; the view is for people.
"""
