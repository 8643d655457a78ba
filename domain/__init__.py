"""What the system allows and why: plain functions over plain values; no clock, no I/O."""
