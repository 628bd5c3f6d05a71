"""English as it is heard on the telephone: normalising text and finding phrases in it."""
