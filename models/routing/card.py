"""The card of the kind head, written from the report of its making."""

from collections.abc import Iterator, Mapping
from typing import Any

from routing.wrapping import SHARE
from thinkaloud.routing.regression import FALSE_POSITIVES

RECALLED = 0.85
"""What the rest is to recall of a family that it has not seen."""


def _share(value: float) -> str:
    return f"{100 * value:.1f} %"


def _interval(values: list[float]) -> str:
    return f"{values[0]:.3f} ({values[1]:.3f} to {values[2]:.3f})"


def _set(name: str, told: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {name}\n"
    yield f"{told['prompts']['thinking']} prompts that need thinking, {told['prompts']['fast']} that do not.\n"
    yield f"- AUROC {_interval(told['auroc'])}"
    yield f"- recall of thinking where 3 % of the fast are taken for it: {_interval(told['recall'])}"
    at = told["at the threshold"]
    yield f"- at the threshold: recall {_share(at['recall'])}, false thinking {_share(at['false thinking'])}\n"
    yield "| language | recall | false thinking |\n|---|---|---|"
    for code, row in told["languages"].items():
        yield f"| {code} | {_share(row['recall'])} | {_share(row['false thinking'])} |"
    yield "\n| change of wording | decisions turned |\n|---|---|"
    for change, share in told["flips"].items():
        yield f"| {change} | {_share(share)} |"
    yield "\nTold wrong (language, kind, score): " + ("; ".join(told["wrong"]) or "none") + ".\n"


def _named(shares: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {_share(share)}" for name, share in shares.items()) or "none"


def _left_out(told: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    hard, easy = told["thinking"], told["fast"]
    weak = {name: share for name, share in sorted(hard.items(), key=lambda row: row[1]) if share < RECALLED}
    worst = dict(sorted(easy.items(), key=lambda row: -row[1])[:8])
    yield f"- of {len(hard)} that need thinking, {len(hard) - len(weak)} are recalled to at least {_share(RECALLED)};"
    yield f"  the mean is {_share(sum(hard.values()) / len(hard))}; below it: {_named(weak)}"
    yield f"- of {len(easy)} fast ones, {_share(sum(easy.values()) / len(easy))} is taken for thinking in the mean;"
    yield f"  the most: {_named(worst)}"


def _writers(told: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield "| part | thinking | fast | AUROC | recall at 3 % false thinking |\n|---|---|---|---|---|"
    for name, row in told.items():
        counts = row["prompts"]
        figures = f"{_interval(row['auroc'])} | {_interval(row['recall'])}"
        yield f"| {name} | {counts['thinking']} | {counts['fast']} | {figures} |"


def _wrapped(told: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield "The same inside what programs put around a prompt, and with wishes about the answer's form, of makers that"
    yield "training has not seen (`wrappings/kept.jsonl`):\n"
    yield "| with | AUROC | recall at 3 % false thinking | recall | false thinking | decisions turned, mean and most |"
    yield "|---|---|---|---|---|---|"
    for kind, row in told.items():
        at = row["at the threshold"]
        turned = f"{_share(row['flips'])}, {_share(row['most flips'])}"
        shares = f"{_share(row['recall'])} | {_share(at['recall'])} | {_share(at['false thinking'])}"
        yield f"| a {kind} | {row['auroc']:.3f} | {shares} | {turned} |"
    yield ""


def render(report: Mapping[str, Any]) -> str:
    """The card as Markdown."""
    weights, data, unseen = report["weights"], report["data"], report["unseen parts"]
    families, extra = data["families"], data["extra"]
    lines = [
        "# Does a prompt need thinking?\n",
        "The weights of `thinkaloud.routing.scorer`: a calibrated logistic regression over hashed words, concepts and",
        "the form of a prompt (`server/thinkaloud/routing/features.py`). `python -m routing.fit` writes this card.\n",
        f"- **File**: `server/thinkaloud/routing/kind.bin`, {weights['bytes']:,} bytes, SHA-256 `{weights['sha256']}`",
        f"- **Weights**: {weights['buckets']:,} hashed ones of one byte, {weights['named']:,} with names",
        f"- **Threshold**: {weights['threshold']:.2f}, which {_share(FALSE_POSITIVES)} of the fast prompts exceed",
        "  while their kinds are left out; where kinds that were seen are among them, there are fewer",
        f"- **Data**: {data['prompts']:,} prompts with their variants, seed {data['seed']}: {families['thinking']}",
        f"  families that need thinking and {families['fast']} that do not, all made by the patterns in",
        f"  `families/`, and {data['written']:,} prompts written by hand (`prompts/`); {_share(SHARE)} stand inside",
        "  a program's blocks or with a wish about the answer's form (`wrappings/training.jsonl`)",
    ]
    if extra:
        sources = ", ".join(f"{name} {count}" for name, count in extra["sources"].items())
        lines.append("- **Further rows**, for training only and not part of the repository: SHA-256")
        lines.append(f"  `{extra['sha256']}`; {sources}")
    lines += [
        "- **Made to tell** the kind of a prompt, not how good a given model is at it; for that, fit the head *gain*",
        "  on the models' own results.",
        "- **Languages**: English first; German, French, Spanish and Chinese have families of their own. Of others,",
        "  only the form of the prompt is known.\n",
        "## Kinds not seen\n",
        "Each tenth of all families and sources scored by weights that were fitted to the others: AUROC",
        f"{unseen['auroc']:.3f}, recall at 3 % false thinking {_share(unseen['recall'])}. By family and source, at the",
        "threshold:\n",
        *_left_out(report["left out"]),
        "\n## Prompts written by hand\n",
        "Those of the training data, each part scored by weights of all the rest. They are harder than what people",
        "ask: most of them stand beside one that looks alike and needs the other.\n",
        *_writers(report["writers left out"]),
        "\nThe next two sets are not trained on. The held-out one was written without a look at the features, the",
        "families and the scores, and nothing was chosen on it; that wishes are told without a sign before them was",
        "mended on how some of its prompts end. The other was looked at throughout.\n",
        *_set("Held out", report["held out"]),
        *_wrapped(report["held out, wrapped"]),
        *_set("Development", report["development"]),
        "### Shapes and languages\n",
        "Prompts in shapes in which routing fails first (`prompts/robustness.jsonl`), and the same 64 prompts in five",
        "languages, those of `prompts/probes.jsonl`: the share that goes the right way. None is trained on.\n",
        "| prompts | told right |\n|---|---|",
        *(f"| {kind} | {_share(right)} |" for kind, right in report["robustness"].items()),
        *(f"| translated, {code} | {_share(right)} |" for code, right in report["languages"].items()),
        "",
    ]
    return "\n".join(lines)
