"""A brief whose every text tries to become something else in the format it is exported to."""

from __future__ import annotations

SCRIPT = "<script>document.title='run'</script>"
IMAGE = "<img src=http://127.0.0.1:{port}/image onerror=document.title='run'>"
BREAKOUTS = (
    "--></style></title><!--",
    "\"'><svg/onload=document.title='run'>",
    "&lt;b&gt; &amp;",
    "`*_[x](javascript:alert(1))_*`|<b>",
    "=HYPERLINK(1)",
)


def hostile(port: int = 9) -> str:
    """Return a brief as YAML that has no problems but what it says."""
    nasty = (" ".join((SCRIPT, IMAGE.format(port=port), *BREAKOUTS))).replace('"', '\\"')
    text = f'"{nasty}"'
    return f"""\
briefing: 1
title: {text}
date: 2024-10-25
handling: {text}
summary: {text}
sources:
  "s'><b": {{title: {text}, publisher: {text}, date: 2024-10-25, reliability: B, url: "https://127.0.0.1:{port}/?\\"'><script>"}}
actors:
  "a<b>": {{name: {text}, kind: state, role: {text}}}
  "-b": {{name: "{nasty} two", kind: person, role: {text}, of: "c&"}}
  "c&": {{name: "=1+1", kind: group}}
measures:
  'm"><i>': {{name: {text}, unit: troops, accounting: cumulative, tempo: 2d}}
sections:
  "s</h2>":
    title: {text}
    source: "s'><b"
    text: "{nasty} 3,000 <b>troops</b> and around 12,000 </p> troops.\\n\\n- {nasty}\\n\\n> {nasty}"
claims:
  "=c1": {{by: "a<b>", section: "s</h2>", quote: "3,000 <b>troops</b>", measure: 'm"><i>', figure: "3,000 troops", said: 2024-10-23, note: {text}, origin: {text}}}
  "@c2": {{by: "-b", section: "s</h2>", quote: "around 12,000 </p> troops", measure: 'm"><i>', figure: "around 12,000 troops", said: 2024-10-24, note: {text}}}
hypotheses:
  - {{text: {text}, consistency: {{"=c1": II, "@c2": CC}}}}
assumptions: [{text}]
gaps: [{text}]
indicators: [{text}]
"""
