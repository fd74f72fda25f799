"""Several front ends on one machine: processes that share a port and the engines, and one that watches them."""
