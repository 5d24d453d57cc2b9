"""Roll-ups: combine several assessments, and state their coverage.

* ``rollup.py`` count, mean, weighted mean, worst, share achieved · ``weights.py`` validation of the weights
* ``groups.py`` by initiative, by pillar, for the plan · ``ratios.py`` shares from their parts"""
