"""Rows and entries that are plain, from their text to the text of their answer in one step of whole numbers.

What is not plain is left to the way of all records; both ways write the same bytes.
"""
