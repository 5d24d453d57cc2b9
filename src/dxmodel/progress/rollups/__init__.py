"""Several assessments together, with what they cover.

* ``rollup.py`` count, mean, weighted mean, worst, share achieved · ``weights.py`` what each of them weighs
* ``groups.py`` by initiative, by pillar, for the plan · ``ratios.py`` shares from their parts"""
