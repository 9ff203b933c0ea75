"""What both languages agree on: example answers of a real Desk, and the types made from the columns."""
