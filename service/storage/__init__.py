"""What is kept: rows in the database, recordings in a store."""
