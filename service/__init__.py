"""What people and phone systems touch: pages, webhooks, reports, commands."""
