"""Report to sheet to text. The only floor that knows Rich, and only its table does."""
