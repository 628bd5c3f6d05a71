"""Who speaks when: by channel in stereo, by voice in mono; and who of the two is the agent."""
