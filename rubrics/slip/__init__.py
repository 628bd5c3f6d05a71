"""The fields of a message slip, each found in what was said."""
