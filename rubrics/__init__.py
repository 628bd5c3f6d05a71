"""What a good call is: evidence in, scorecard out. Pure: the standard library and YAML."""
