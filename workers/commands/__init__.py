"""Commands that need the speech libraries; imports wait until the command runs."""
