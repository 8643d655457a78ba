"""The rota plan (*arbeidsplan*): its life from opened to published, what stands in its way, and its generator."""
