"""The benchmark: `./run bench` prints what the workbench takes for its work, beside a plain floor and the peers' figures."""
