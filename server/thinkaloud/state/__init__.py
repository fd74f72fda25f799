"""What the replicas of a server share: in memory for one process, in Redis for several."""
