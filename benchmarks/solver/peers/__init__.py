"""Other solvers on the same instances, scored by the same score: plain CP-SAT, and Timefold on its Java core."""
