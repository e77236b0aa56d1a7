"""Kriti, the JSON templating language of Hasura's transforms: parse once, render often.

A template is JSON with `{{ … }}` where a value may stand: paths (`$body.input.id`, optional `?.`),
`range`, `if`/`elif`/`else`, comparisons, defaults (`??`) and functions of one argument.
"""

from hasura.engine.webhooks.kriti.errors import KritiError
from hasura.engine.webhooks.kriti.evaluate import render
from hasura.engine.webhooks.kriti.parser import parse_template

__all__ = ["KritiError", "parse_template", "render"]
