"""What factory people know, as pure functions of plain values.

No web framework, no SQL, no clock, no input or output (``emissions`` reads one data file of this
package).  Times are aware ``datetime`` values, spans are half-open ``[start, end)``, ratios are
0..1, and a number's unit is in its name (``_s``, ``_w``, ``_kwh``, ``_mm_s`` …).
``docs/domain.md`` lists every function with its formula, source and unit.
"""
