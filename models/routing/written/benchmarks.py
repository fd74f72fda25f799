"""Prompts written by hand, to learn from: the shapes of public evaluation and instruction sets."""

from routing.prompt import Prompt

THINKING = (
    # grade-school word problems
    Prompt(
        "en",
        "word problem",
        "Marisol bakes 7 trays of empanadas with 18 on each tray. She burns a third of the first tray, sells 85 empanadas at $1.75 each, and gives half of what remains to her neighbour. How many empanadas does she keep?",
    ),
    Prompt(
        "en",
        "word problem",
        "Question: A ferry leaves every 40 minutes starting at 6:20 am. Each ferry carries at most 55 passengers. By 9:00 am, 260 people have queued since opening. If every ferry up to and including the 9:00 one left full or with everyone waiting, how many people are still on the dock?\nAnswer:",
    ),
    Prompt(
        "en",
        "word problem",
        "Tobias earns $14 an hour and time and a half for anything over 38 hours. Last week he worked 45 hours, paid $62 for a bus pass and put 20% of what was left into savings. How much went into savings?",
    ),
    Prompt(
        "en",
        "word problem",
        "A farmer has 3 times as many hens as ducks and 12 fewer geese than hens. Altogether she has 100 birds. how many geese",
    ),
    Prompt(
        "en",
        "word problem",
        "Q: Ines reads 24 pages on Monday. Each day after that she reads 6 more pages than the day before, until Friday. The book has 230 pages. What fraction of the book is left on Saturday morning?\nA: Let's think step by step.",
    ),
    Prompt(
        "en",
        "word problem",
        "Solve the following problem and put only the final number on the last line.\n\nA water tank fills at 9 litres per minute through one tap and leaks 2.5 litres per minute through a crack. It starts with 40 litres and holds 300. After the tap has run for 20 minutes, the crack is sealed. How many whole minutes in total until the tank is full?",
    ),
    Prompt(
        "en",
        "word problem",
        "Priya and her two brothers split the cost of a $189 tent so that the oldest pays twice what Priya pays and the youngest pays $15 less than Priya. How much does each pay?",
    ),
    Prompt(
        "en",
        "word problem",
        "A school orders pencils in boxes of 48. There are 17 classes with 26 pupils and 4 classes with 31 pupils, and each pupil gets 3 pencils. How many boxes must they order and how many pencils will be left over?",
    ),
    # competition mathematics
    Prompt(
        "en",
        "competition math",
        "Find the number of ordered pairs of positive integers (a, b) with a + b = 360 such that gcd(a, b) is a prime number.",
    ),
    Prompt(
        "en",
        "competition math",
        "Let $f(x) = x^3 - 6x^2 + ax + b$ have three real roots in arithmetic progression, and suppose $f(1) = 5$. Find $a + b$ and determine all possible values of $a$.",
    ),
    Prompt(
        "en",
        "competition math",
        "Let $ABC$ be a triangle with $AB = 13$, $AC = 15$ and altitude from $A$ equal to $12$, with the angle at $B$ obtuse. The incircle touches $BC$ at $D$. The length $AD^2$ can be written as $m/n$ in lowest terms. Find $m + n$.",
    ),
    Prompt("en", "competition math", "How many 7-digit palindromes are divisible by 11 and have digit sum 20?"),
    Prompt(
        "en",
        "competition math",
        "What is the remainder when $3^{2025} + 5^{2025}$ is divided by $56$? Put your final answer within \\boxed{}.",
    ),
    Prompt(
        "en",
        "competition math",
        "A frog starts at 0 on the number line. Each second it jumps +1 or +3 with equal chance. Find the probability that it ever lands on 6, as a reduced fraction.",
    ),
    Prompt(
        "en",
        "competition math",
        "Real numbers x, y, z satisfy x + y + z = 6, xy + yz + zx = 9. Determine the largest possible value of z.",
    ),
    Prompt(
        "en",
        "competition math",
        "Suppose that the sum of the squares of two complex numbers $x$ and $y$ is $11$ and the sum of their cubes is $19$. What is the largest real value that $x+y$ can have?",
    ),
    # many-choice reasoning items
    Prompt(
        "en",
        "mmlu-pro",
        "A monopolist faces demand P = 90 - 2Q and has total cost C = 10Q + Q^2. The government imposes a per-unit tax of 6 on the producer. By how much does the profit-maximising price rise?\n(A) 1\n(B) 1.5\n(C) 2\n(D) 2.5\n(E) 3\n(F) 4\n(G) 4.5\n(H) 6\n(I) 0\n(J) 12\nAnswer with the letter.",
    ),
    Prompt(
        "en",
        "mmlu-pro",
        "The following is a multiple choice question about statistics. Think step by step and then finish with 'the answer is (X)'.\n\nA 95% confidence interval for a mean, computed from n = 64 with known sigma, is (41.55, 46.45). What would the p-value be for testing H0: mu = 42 against a two-sided alternative, roughly?\nA. 0.01  B. 0.03  C. 0.05  D. 0.11  E. 0.19  F. 0.23  G. 0.35  H. 0.48",
    ),
    Prompt(
        "en",
        "mmlu-pro",
        "Which of the following groups is NOT isomorphic to a subgroup of S_5?\nA. Z_6\nB. D_4\nC. Z_2 x Z_2\nD. Z_2 x Z_3\nE. A_4\nF. Z_8\nG. S_3 x Z_2\nH. the Frobenius group of order 20",
    ),
    Prompt(
        "en",
        "mmlu-pro",
        "A 1.2 m long copper rod with diameter 8 mm carries 4 kN in tension. With E = 117 GPa and alpha = 17e-6 /K, what temperature drop would bring it back to its original length?\nA) 12 K\nB) 19 K\nC) 25 K\nD) 40 K\nE) 57 K\nF) 68 K\nG) 80 K\nH) 117 K",
    ),
    Prompt(
        "en",
        "mmlu-pro",
        "A firm's bond pays a 6% annual coupon on face 1000 with 3 years left and yields 8%. Its modified duration in years is closest to\n(a) 2.41 (b) 2.55 (c) 2.62 (d) 2.83 (e) 2.91 (f) 3.00",
    ),
    Prompt(
        "en",
        "mmlu-pro",
        "In a population in Hardy-Weinberg equilibrium, 1 in 2,500 newborns has a recessive disease. A phenotypically normal woman whose brother is affected marries an unrelated normal man. Probability their first child is affected? Options: A 1/150, B 1/153, C 1/204, D 1/300, E 1/100, F 1/75, G 1/51, H 1/400",
    ),
    # graduate science
    Prompt(
        "en",
        "gpqa",
        "A spin-1/2 particle is prepared in the +x eigenstate. It precesses in a field B along z for a time t = pi/(3 gamma B). One then measures S_y and, right afterwards, S_x. What is the probability to find +hbar/2 in both measurements?\nA) 1/4\nB) (2+sqrt(3))/8\nC) 3/8\nD) (2-sqrt(3))/8",
    ),
    Prompt(
        "en",
        "gpqa",
        "Cyclohexanone is treated with LDA at -78 °C followed by allyl bromide; the product is heated with a catalytic amount of PdCl2, CuCl and O2 in wet DMF, and finally with NaOH in ethanol under reflux. How many carbons does the final product have and how many distinct 13C signals would you expect?\n(A) 9 C, 9 signals (B) 9 C, 7 signals (C) 10 C, 10 signals (D) 8 C, 8 signals",
    ),
    Prompt(
        "en",
        "gpqa",
        "Two exoplanets transit the same star with periods 8.0 d and 27.0 d on circular orbits with identical impact parameters. The inner transit lasts 2.4 h. Neglecting planetary radii, how long is the outer transit?\n\nA. 2.4 h\nB. 3.6 h\nC. 5.4 h\nD. 8.1 h",
    ),
    Prompt(
        "en",
        "gpqa",
        "In a haploid yeast, mutant a1 is non-mating; overexpression of gene B rescues a1 but not a null of gene C; deletion of D makes a1 cells mate; and D-null C-null double mutants do not mate. Place A, B, C and D in the most parsimonious pathway and say which edges are inhibitory. Which single extra cross would test your model best?",
    ),
    Prompt(
        "en",
        "gpqa",
        "A K+ -> pi+ pi0 decay takes place at rest. Given m_K = 493.7 MeV, m_pi+ = 139.6 MeV and m_pi0 = 135.0 MeV, find the momentum of the charged pion to within 1 MeV, then the angle in the lab between the two photons if they are emitted perpendicular to the flight direction in the pi0 frame.",
    ),
    Prompt(
        "en",
        "gpqa",
        "An unknown compound C8H8O2 shows IR 1685 cm-1, 1H NMR: 3.86 (s, 3H), 7.00 (d, 2H), 7.83 (d, 2H), 9.88 (s, 1H). It reacts with hydroxylamine, then acetic anhydride with heat. Give the structure of the final product and explain each signal.",
    ),
    # grade-school science with reasoning
    Prompt(
        "en",
        "arc science",
        "A student puts identical ice cubes on a metal plate, a wooden plate, a foam plate, and a ceramic plate, all at room temperature. The metal plate feels coldest to the touch. On which plate will the ice cube most likely melt last?\n(A) metal (B) wood (C) foam (D) ceramic",
    ),
    Prompt(
        "en",
        "arc science",
        "Two plants of the same kind are grown in sealed jars. Jar 1 stands in light and also holds a snail; jar 2 stands in the dark and also holds a snail. Which jar's carbon dioxide level will rise most quickly, and why is it not the other?\nA. jar 1, because snails breathe more in light\nB. jar 2, because plant and snail both respire\nC. both the same\nD. neither",
    ),
    Prompt(
        "en",
        "arc science",
        "In a pond food web, algae are eaten by snails and tadpoles, tadpoles are eaten by newts, and newts and snails are eaten by herons. If the newts are all removed by collectors, what happens first to the amount of algae? Choose: A) rises B) falls C) stays the same D) rises, then the herons die",
    ),
    Prompt(
        "en",
        "arc science",
        "A cart rolling on a level track has equal bags of sand dropped straight down into it one by one. Friction is negligible. Which graph shows its speed: a straight line down, a staircase with equal steps, a staircase with shrinking steps, or a flat line?",
    ),
    Prompt(
        "en",
        "arc science",
        "A student claims fertilizer makes beans grow taller. She gives 5 bean plants on the windowsill fertilizer and 200 ml water daily, and 5 on the shelf no fertilizer and 100 ml water daily. Which two changes are needed before she can conclude anything? A. more plants, same soil B. same light, same water C. more fertilizer, same pot D. same water, taller pots",
    ),
    # function completion
    Prompt(
        "en",
        "humaneval",
        'from typing import List\n\ndef longest_balanced_gap(nums: List[int], k: int) -> int:\n    """Return the length of the longest contiguous subarray in which the count of\n    values above k equals the count of values below k. Values equal to k count for neither.\n    >>> longest_balanced_gap([1, 5, 3, 3, 9], 3)\n    4\n    >>> longest_balanced_gap([], 0)\n    0\n    """\n',
    ),
    Prompt(
        "en",
        "humaneval",
        "Complete the function.\n\ndef fold_paper(s: str, folds: str) -> str:\n    '''\n    The strip s is folded right over left ('R') or left over right ('L') at its middle, once for each\n    letter in folds. len(s) is a power of two. Return the letters from top layer to bottom layer.\n    fold_paper('abcd', 'R') -> 'dacb' read as positions: top of first stack, bottom of first stack ...\n    '''\n",
    ),
    Prompt(
        "en",
        "humaneval",
        "def next_clock_palindrome(t: str) -> str:\n    \"\"\" Given a time 'HH:MM' on a 24 hour clock, return the first strictly later time (wrapping at midnight)\n    whose four digits read the same forwards and backwards.\n    >>> next_clock_palindrome('13:31')\n    '14:41'\n    >>> next_clock_palindrome('23:59')\n    '00:00'\n    \"\"\"",
    ),
    Prompt(
        "en",
        "humaneval",
        "Finish this code so that all asserts pass:\n\ndef can_split(words, a, b):\n    # True if the list of words can be split into two non-empty groups such that\n    # total length of group 1 is divisible by a and total length of group 2 by b\n    ...\n\nassert can_split(['ab', 'c', 'def'], 3, 3) is True\nassert can_split(['a'], 1, 1) is False",
    ),
    Prompt(
        "en",
        "humaneval",
        'def roman_sum(expr: str) -> str:\n    """expr is like \'XIV + IX - III\'. Evaluate it left to right and return the answer as a Roman numeral.\n    Return \'NULLA\' for zero and raise ValueError when a partial result is negative."""\n\nWrite the body, no imports.',
    ),
    # short program tasks
    Prompt(
        "en",
        "mbpp",
        "Write a python function to find the smallest window in a string that contains every vowel present in the string at least once.\nTest: assert smallest_vowel_window('education is key') == 'educatio'",
    ),
    Prompt(
        "en",
        "mbpp",
        "Write a function that takes a list of intervals and returns the total length covered by an odd number of them. assert odd_cover([(0,4),(2,6)]) == 4",
    ),
    Prompt(
        "en",
        "mbpp",
        "write a function to count the number of ways to tile a 3 x n board with 2 x 1 dominoes, n can be up to 1000, answer mod 10**9+7",
    ),
    Prompt(
        "en",
        "mbpp",
        "You are an expert Python programmer, and here is your task: Write a function to rearrange a list so that no two neighbours are equal, or return None if that cannot be done. Your code should pass these tests:\n\nassert spread([1,1,2]) == [1,2,1]\nassert spread([3,3,3,1]) is None",
    ),
    Prompt(
        "en",
        "mbpp",
        "Write a function to check whether a given number can be expressed as the sum of two palindromic numbers, both greater than 9.",
    ),
    # contest programming
    Prompt(
        "en",
        "contest programming",
        "You are given a tree of n nodes (n ≤ 2·10^5), each with a colour from 1 to n. For each node v print the number of colours whose nodes all lie in the subtree of v. Time limit 2 seconds.\n\nInput: n, then the colours, then n-1 edges.\nOutput: n integers.\n\nWrite a C++17 solution.",
    ),
    Prompt(
        "en",
        "contest programming",
        "### Question\nTakahiro has N stones in a row with weights W_i. In one move he can take a stone from either end, but the weight taken must not exceed twice the weight taken just before. The first may be anything. What is the largest total he can collect? 1 ≤ N ≤ 400, 1 ≤ W_i ≤ 10^6.\n\n### Sample\n4\n3 9 4 2\n-> 9\n\n### Format: read from standard input, print to standard output. Python 3.",
    ),
    Prompt(
        "en",
        "contest programming",
        "Given an array a of length n and q queries (l, r), for each query report whether the elements a[l..r] can be permuted into a sequence of consecutive integers (duplicates not allowed). n, q ≤ 300000. Give the algorithm and code.",
    ),
    Prompt(
        "en",
        "contest programming",
        "A robot vacuum cleans an R x C grid with walls '#'. It keeps going straight until blocked and then turns right. Started at S facing north, how many distinct cells does it clean before its state repeats? R, C up to 1000 and there are up to 50 test cases. Explain why your solution is within limits.",
    ),
    Prompt(
        "en",
        "contest programming",
        "You have a deck of cards numbered 1..n in order. An operation takes the top k cards and interleaves them, one by one from the bottom, into the rest. Given n ≤ 10^5, k and m ≤ 10^18, output the deck after m operations.",
    ),
    Prompt(
        "en",
        "contest programming",
        "Two players alternately remove from a pile of s sweets either 1, a prime number, or a perfect square number > 1 of sweets, but the same amount may not be taken twice in a row. Who wins for s ≤ 5000? Write solve(s).",
    ),
    # library-heavy coding
    Prompt(
        "en",
        "bigcodebench",
        "Write a function task_func(folder, pattern, out_csv) that walks a folder, opens every gzip-compressed log whose name matches the regex, parses lines of the form '<ISO time> <level> <service> key=value ...', computes the 95th percentile of the latency_ms key per service and hour, writes them to out_csv sorted by service then hour, and returns a matplotlib Axes with one line per service. Raise FileNotFoundError if nothing matches. Lines with no latency_ms are ignored, but their count must be reported in the last CSV row.\n\nYou should write self-contained code starting with:\nimport gzip, re, csv, pathlib\nimport pandas as pd\nimport matplotlib.pyplot as plt\ndef task_func(folder, pattern, out_csv):",
    ),
    Prompt(
        "en",
        "bigcodebench",
        "Using only itertools, collections and random, write task_func(n, seed) which generates n random undirected graphs on 8 nodes with edge chance 0.3, groups them by isomorphism class (exact, not by degree sequence) and returns a Counter from a canonical form to the number of occurrences. Must finish for n=200 in under a minute.",
    ),
    Prompt(
        "en",
        "bigcodebench",
        "Implement def task_func(url_list, retries=3, rate=5): downloads JSON from every URL concurrently with at most `rate` requests started in any one-second window, retries on 429 honouring Retry-After, preserves input order in the returned list and puts None for failures. Use asyncio and aiohttp.",
    ),
    Prompt(
        "en",
        "bigcodebench",
        "Write task_func(df, col, z=3.0): standardise `col` with sklearn's StandardScaler, drop outliers with |z| above the threshold *iteratively until none is left*, then plot both histograms on one figure. Returns (cleaned df, indices dropped in order of removal, figure). Raises ValueError if col is not numeric, and the index must not be reset.",
    ),
    Prompt(
        "en",
        "bigcodebench",
        "Create a function that takes a directory of .ini files with inheritance (a key 'extends = other.ini' in [meta]) and resolves them all into one flat dict per file; cycles should raise a RecursionError naming the cycle. The function should output with: dict mapping filename to merged settings.",
    ),
    # repository issues
    Prompt(
        "en",
        "bug report",
        "Issue: `merge_headers()` drops duplicates when keys differ only in case\n\nSince 2.4 we normalise keys in `Headers.__setitem__` but `update()` goes through `dict.update` and so bypasses it. Result:\n\n>>> h = Headers({'X-Id': '1'})\n>>> h.update({'x-id': '2'})\n>>> h['X-Id']\n'1'\n>>> len(h)\n2\n\nHere is the class:\n\nclass Headers(dict):\n    def __init__(self, data=None):\n        super().__init__()\n        for k, v in (data or {}).items():\n            self[k] = v\n    def __setitem__(self, k, v):\n        super().__setitem__(k.title(), v)\n    def __getitem__(self, k):\n        return super().__getitem__(k.title())\n\nPlease produce a patch which fixes this and everything else that bypasses the same way, with tests.",
    ),
    Prompt(
        "en",
        "bug report",
        "Scheduler sometimes runs a cron job twice at the end of DST. Steps: tz=Europe/Lisbon, cron '30 1 * * *', last Sunday in October. Expected once. I believe `next_fire()` adds timedelta(days=1) to an aware datetime and compares with `now.astimezone(utc)`. What is going wrong exactly and how should the comparison be rewritten so it's right at both changes of the year?",
    ),
    Prompt(
        "en",
        "bug report",
        "Title: Memory keeps growing in worker when a task raises\n\nWe keep the last exception in `self.last_exc = e` for the status page. Heap dumps show every request's DataFrame (about 80 MB) is still alive until the next failure. The gc runs. Where's the reference coming from, and what is a minimal fix that still lets the status page show the traceback text?",
    ),
    Prompt(
        "en",
        "bug report",
        "In our Django app, `Order.objects.filter(items__sku='A1').exclude(items__status='void')` drops orders that have one void and one good A1 item, but after the change to `.filter(items__sku='A1', items__status__ne...)` (custom lookup) we get duplicates in pagination and page counts that are off. Give a queryset which returns each order once iff it has at least one non-void A1 item, and explain why both of ours failed.",
    ),
    Prompt(
        "en",
        "bug report",
        "Test fails only with pytest -n 4:\n\nE  AssertionError: assert {'a': 1, 'b': 2} == {'a': 1}\n\nconftest.py:\n@pytest.fixture(scope='session')\ndef cfg(defaults={}):\n    return defaults\n\ntest_x.py: def test_x(cfg): cfg['a'] = 1; assert cfg == {'a': 1}\ntest_y.py: def test_y(cfg): cfg.setdefault('b', 2); assert cfg['b'] == 2\n\nWhy does it pass serially on my laptop yet fail on CI, and which of the orderings break?",
    ),
    Prompt(
        "en",
        "bug report",
        "After upgrading, `parse_range('1-3,7,9-')` gives [1, 2, 3, 7] instead of raising. Relevant code:\n\ndef parse_range(s):\n    out = []\n    for part in s.split(','):\n        a, _, b = part.partition('-')\n        out.extend(range(int(a), int(b or a) + (1 if b else 0)))\n    return out\n\nAlso '7' apparently used to work by luck?? Trace what happens for each part and give a fixed version.",
    ),
    # data science snippets
    Prompt(
        "en",
        "ds-1000",
        "Problem:\nI have a dataframe with columns user, ts and event. I want, for each 'purchase' row, the number of 'view' rows by the same user in the 7 days before it, but not counting views that came before an earlier purchase by this user.\n\nimport pandas as pd\ndf = pd.DataFrame(...)\n\nresult = ... # put solution in this variable\nBEGIN SOLUTION\n<code>",
    ),
    Prompt(
        "en",
        "ds-1000",
        "numpy: given X of shape (n, d) and integer labels y of shape (n,), compute without any Python loop the (k, k) matrix of mean pairwise Euclidean distances between classes, leaving out each point's distance to itself on the diagonal blocks. n is about 20k so the full n×n matrix won't fit.",
    ),
    Prompt(
        "en",
        "ds-1000",
        "I've got a 2-D tensor `a` of 0s and 1s in pytorch, each row is ones followed by zeros followed possibly by ones again. I need the index of the start of the longest run of zeros in each row, -1 if the row has no zero. no loops over rows pls",
    ),
    Prompt(
        "en",
        "ds-1000",
        "How do I forward fill a pandas column within each group, but only up to 2 rows and never across a change in the 'regime' column, while keeping the original row order (the frame isn't sorted by group)?\n\n   g regime  v\n0  a  x     1.0\n1  b  x     NaN\n2  a  x     NaN\n3  a  y     NaN\n4  b  x     4.0\n5  b  x     NaN",
    ),
    Prompt(
        "en",
        "ds-1000",
        "My scipy.optimize.curve_fit of y = A*exp(-k*t) + C returns the initial guess and inf covariance. t is unix time in seconds (1.7e9 ...), y between 0.2 and 1.1. What is going on numerically, and how do I rewrite the call so that I get k in 1/hour with a standard error?",
    ),
    # discrete reasoning over a passage
    Prompt(
        "en",
        "passage arithmetic",
        "Passage: The Harriers opened the scoring with a 34-yard field goal in the first quarter. Lowell answered with a 12-yard rushing touchdown. In the second quarter the Harriers' kicker added field goals of 41 and 27 yards before Lowell missed from 50. After the break, Reyes caught a 63-yard touchdown pass, and Lowell closed with a 22-yard field goal.\n\nQuestion: How many more yards were the Harriers' made field goals in total than all of the touchdowns shorter than 30 yards together with Lowell's made field goal?",
    ),
    Prompt(
        "en",
        "passage arithmetic",
        "According to the 1911 census the valley had 8,412 inhabitants, of whom 61% spoke only the local dialect. Ten years later 2,230 had emigrated, 410 had returned, and there were 1,377 births against 902 deaths. The settlement of Upper Kerne, which held an eighth of the people in 1911, was by then empty.\n\nHow many people lived in the valley outside Upper Kerne in 1911, and what was the population in 1921?",
    ),
    Prompt(
        "en",
        "passage arithmetic",
        'Read and answer. "The siege began on 14 March and the outer wall was breached on the 9th of the following month. The garrison held the keep for another 23 days, the last five without water. A relief army which had set out six days after the breach arrived the day after the surrender." How many days was the relief army on the march?',
    ),
    Prompt(
        "en",
        "passage arithmetic",
        "In the 2009 season Okafor started 11 games, threw for 240 or more yards in seven of them, and had 19 touchdowns against 8 interceptions. In 2010 he started every one of the 16 games, with 240 or more yards in nine, 24 touchdowns and 15 interceptions. He missed 2011 with a knee injury.\nIn which season did he have the better rate of touchdowns per interception, and in what share of all his starts did he fall short of 240 yards?",
    ),
    Prompt(
        "en",
        "passage arithmetic",
        "Text: Of the 54 ships that left harbour, nine turned back in the first storm. A second squadron of 16 joined off the cape, but four of these were lost with a fifth of the original ships still under way. Three captured vessels were added before the battle, in which half the fleet was sunk.\nQ: how many ships were still afloat after the battle",
    ),
    # boolean expressions
    Prompt("en", "boolean expressions", "not ( True and False or not True ) and ( False or not not False or True ) is"),
    Prompt(
        "en",
        "boolean expressions",
        "Evaluate the result of a random Boolean expression.\n\nQ: ( not False and ( True or False ) ) and not ( False or not ( True and not False ) ) is\nA:",
    ),
    Prompt(
        "en",
        "boolean expressions",
        "Given p = True, q = False, r = True: what is (p -> q) xor ((q or not r) -> (p and not q))?",
    ),
    Prompt(
        "en",
        "boolean expressions",
        "not not ( not ( False and True ) or True and not True ) and not False and ( not True or True ) = ?",
    ),
    Prompt(
        "en",
        "boolean expressions",
        "In Python, with a=0, b=[], c='x', what does `a or b and c or not a and (b or c)` give? Not just truthy or falsy, the exact value.",
    ),
    # causal judgement
    Prompt(
        "en",
        "causal judgement",
        "How would a typical person answer the following question about causation?\nA greenhouse's heater runs only if both the main switch is on and the thermostat is below 8. The gardener always leaves the main switch on. Tonight a trainee, against the rules, turns the thermostat dial to 5. The heater fails to start, and the orchids freeze. Had the main switch been off, the heater would not have started either. Did the gardener's leaving the switch on cause the orchids to freeze?\nOptions:\n- Yes\n- No",
    ),
    Prompt(
        "en",
        "causal judgement",
        "Two engineers, Dana and Will, can each stop a test by pressing a button, and a single press is enough. Dana is required to press if the dial goes above 90; Will must never press. The dial hits 92. Both press at the same instant and the test stops, ruining the sample. Did Will cause the sample to be ruined? Answer as most people would and give a reason.",
    ),
    Prompt(
        "en",
        "causal judgement",
        "The chairman says: 'I know the new mill will dirty the river and I don't care at all; I just want the profits.' The mill is built and the river gets dirty. Separately, a rival chairman says he doesn't care that his mill will happen to clean the river, and it does. Would people say each of them changed the river intentionally? Is the difference logically warranted?",
    ),
    Prompt(
        "en",
        "causal judgement",
        "A pharmacist gives out the wrong strength of a pill. The patient, who would have died that very night from an unnoticed aneurysm anyway, dies an hour earlier from the pill. A nurse had noticed the error but was told by a supervisor to mind her own business. Who, if anyone, caused the death: the pharmacist, the nurse's silence, the supervisor, the aneurysm?",
    ),
    Prompt(
        "en",
        "causal judgement",
        "Hospitals that have more staff per bed also report more medication errors per bed. Does this mean that more staff cause more errors? Decide between: (A) yes (B) no, reporting bias could produce it (C) no, it must be the reverse (D) cannot be either — and say what data would separate the explanations.",
    ),
    # date understanding
    Prompt(
        "en",
        "date understanding",
        "Today is the second-to-last day of February in a leap year, 2028. What was the date 9 weeks ago in MM/DD/YYYY?",
    ),
    Prompt(
        "en",
        "date understanding",
        "Yesterday was 30 April 2023. Tomorrow's meeting was postponed by 10 working days (Mon-Fri, 8 May being a holiday). What's the new date?\nOptions: (A) 05/15/2023 (B) 05/16/2023 (C) 05/17/2023 (D) 05/19/2023",
    ),
    Prompt(
        "en",
        "date understanding",
        "Leila thought today was 3/11/2002, but it is in fact March 12, which is 1 day later. Her passport ran out 100 days ago. On which weekday did it run out, if March 12, 2002 is a Tuesday?",
    ),
    Prompt(
        "en",
        "date understanding",
        "Bao was born on the last Friday of May 1996 (the 31st). In which year does his birthday next fall on a Friday after he turns 18?",
    ),
    Prompt(
        "en",
        "date understanding",
        "The concert was to be on 06/01/1943 but was put off by one day to today. What is the date a month and ten days ago in MM/DD/YYYY?",
    ),
    # ambiguous pronouns
    Prompt(
        "en",
        "pronoun disambiguation",
        "In the following sentences, explain the antecedent of the pronoun, or state that it is ambiguous.\nSentence: The surveyor told the architect that she had misread the plans.\nOptions:\n(A) The surveyor misread the plans\n(B) The architect misread the plans\n(C) Ambiguous",
    ),
    Prompt(
        "en",
        "pronoun disambiguation",
        "The crate wouldn't slide off the truck's ramp because it was too rough. What does 'it' refer to, and how does the answer change if 'rough' is replaced by 'wide'?",
    ),
    Prompt(
        "en",
        "pronoun disambiguation",
        "Sentence: After the janitor spoke with the senator, he went back to mopping, and he went back to the chamber. Who is each 'he'? Is any reading left open by the grammar but closed by the meaning?",
    ),
    Prompt(
        "en",
        "pronoun disambiguation",
        "The nurse called the patient's brother, since her records said he should be told if he got worse. Resolve each of the three pronouns; for each one say whether it is ambiguous (A), the nurse (B), the patient (C), the brother (D).",
    ),
    Prompt(
        "en",
        "pronoun disambiguation",
        "Marta envied Jo because she had won. / Marta congratulated Jo although she had won. In which of the two, if either, does 'she' most plausibly mean Marta?",
    ),
    # brackets
    Prompt(
        "en",
        "dyck languages",
        "Input: { [ ] } ( < { } [ ( ) < \nFinish it so that every bracket is closed in the right order. Output only the closing symbols separated by spaces.",
    ),
    Prompt(
        "en",
        "dyck languages",
        "Is this properly nested, and if not at which position (counting from 1) does the first error occur?  ( [ { } < ( ) > ] ) { [ ( ] ) }",
    ),
    Prompt("en", "dyck languages", "[ [ < { ( ) } > ] ( { } < [ ( { close it correctly"),
    Prompt(
        "en",
        "dyck languages",
        'What is the least number of symbols to insert into "( { [ ) } ] >" to make it a correctly nested sequence over (), {}, [], <> ?',
    ),
    # formal validity
    Prompt(
        "en",
        "formal fallacies",
        'Here comes a perfectly valid argument, or is it? "First, being a cousin of Odette is necessary for being a neighbour of Wim. Second, every cousin of Odette is a rival of Pia or not a schoolmate of Renske. We may conclude that every schoolmate of Renske who is a neighbour of Wim is a rival of Pia." Is the argument, given the explicitly stated premises, deductively valid or invalid?',
    ),
    Prompt(
        "en",
        "formal fallacies",
        '"Some owners of a lathe are members of the guild. No member of the guild pays the levy. Whoever doesn\'t pay the levy has no vote. So some owners of a lathe have a vote." valid / invalid?',
    ),
    Prompt(
        "en",
        "formal fallacies",
        "Premises: If the dam was inspected, then the log is signed. If the log isn't signed, then either the foreman was absent or the pen was lost. The foreman was not absent. Conclusion: If the pen wasn't lost, the dam was inspected. Does the conclusion follow deductively?",
    ),
    Prompt(
        "en",
        "formal fallacies",
        "It is not always easy to see which things are related. The following argument tries to clarify this: To begin with, whoever is a regular at the Black Swan is not a client of Ferro. Moreover, each client of Ferro or supplier of Mint is a partner of Gale. In sum, no regular at the Black Swan is a partner of Gale.\nOptions:\n- valid\n- invalid",
    ),
    Prompt(
        "en",
        "formal fallacies",
        "Name the flaw, if there is one: 'Every drug that was approved was tested. Zelabrin was tested. Had it failed the test it wouldn't have been approved. So Zelabrin was approved.' Then change one premise so that it becomes valid.",
    ),
    # svg shapes
    Prompt(
        "en",
        "geometric shapes",
        'This SVG path element <path d="M 12.00,10.00 L 40.00,10.00 L 52.00,34.00 L 40.00,58.00 L 12.00,58.00 L 0.00,34.00 L 12.00,10.00"/> draws a\n(A) circle (B) heptagon (C) hexagon (D) kite (E) octagon (F) pentagon (G) rectangle (H) sector',
    ),
    Prompt(
        "en",
        "geometric shapes",
        '<path d="M 10,20 L 30,50 M 30,50 L 10,80 M 10,80 L -10,50 L 10,20"/> : is the figure a rhombus, a kite, a rectangle or something else? Show how you know.',
    ),
    Prompt(
        "en",
        "geometric shapes",
        "A path goes M 0,0 A 20,20 0 0,1 20,20 L 0,20 L 0,0. Is it a sector, a circle, a semicircle or none of these, and what is its area?",
    ),
    Prompt(
        "en",
        "geometric shapes",
        'What does this draw? d="M 3,3 L 9,3 L 9,9 L 6,9 L 6,6 L 3,6 Z" Give its area and number of right angles turning inward.',
    ),
    Prompt(
        "en",
        "geometric shapes",
        'This SVG path element <path d="M 55.10,40.20 L 38.60,22.90 M 38.60,22.90 L 15.30,28.00 L 8.90,51.40 M 8.90,51.40 L 25.40,68.60 L 48.70,63.50 L 55.10,40.20"/> draws a heptagon, hexagon, pentagon or octagon?',
    ),
    # adjective order
    Prompt(
        "en",
        "adjective order",
        "Which sentence has the correct adjective order:\n(A) silly enormous ancient triangular grey Estonian paper cooking pot\n(B) silly enormous ancient grey triangular paper Estonian cooking pot",
    ),
    Prompt(
        "en",
        "adjective order",
        "Which has the correct adjective order? (A) lovely little brand-new oval cyan Peruvian steel racing bicycle (B) lovely brand-new little cyan oval Peruvian racing steel bicycle. Say which pair of words gives it away.",
    ),
    Prompt(
        "en",
        "adjective order",
        "Sort the following adjectives before the noun 'whistle' into natural English order: Ghanaian, square, repulsive, medium-size, wool, old-fashioned, hiking, brown",
    ),
    Prompt(
        "en",
        "adjective order",
        "An invented language orders adjectives as material, age, opinion, size, colour. 'fel wuk tor bin lam dop' means 'a nice small old red wooden dop' with 'fel' wooden. Which word is 'small'?",
    ),
    Prompt(
        "en",
        "adjective order",
        "One of these four breaks the usual ordering. Which? 1. a dreadful huge rectangular Omani crate 2. a good tiny new pink snorkeling mask 3. a midsize obnoxious circular leather bag 4. an awful archaic orange ceramic jar",
    ),
    # ordering deduction
    Prompt(
        "en",
        "logical deduction",
        "The following paragraphs each describe a set of seven objects arranged in a fixed order. On a shelf, there are seven jars: cumin, saffron, thyme, mint, clove, sage and dill. The sage is the third from the right. The clove is to the left of the mint but to the right of the dill. The thyme is leftmost or rightmost. The cumin is directly left of the sage. The saffron is to the right of the mint. The thyme is to the left of the dill. Which is second from the left?",
    ),
    Prompt(
        "en",
        "logical deduction",
        "Five golfers finished in a tournament: Ana, Bo, Cy, Di and Em. Ana finished above Cy. Di finished below Em. Cy finished first or second. Bo finished above Di but below Em. Who finished last?\n(A) Ana (B) Bo (C) Cy (D) Di (E) Em",
    ),
    Prompt(
        "en",
        "logical deduction",
        "In an antique car show there are a van, a truck, a tram, a bus and a coupe. The van is newer than the tram. The bus is the second-oldest. The truck is older than the coupe but newer than the van. Which statement must be true: the tram is the oldest, the coupe is the second newest, or the truck is the third newest?",
    ),
    Prompt(
        "en",
        "logical deduction",
        "Q: On a branch sit three birds: an owl, a finch, a wren. The wren is to the left of the owl. The finch is not in the middle, nor is it leftmost. Who's in the middle?",
    ),
    Prompt(
        "en",
        "logical deduction",
        "Six books of different thickness stand in a row. Red is thicker than blue. Green stands between the two thinnest, which stand apart by exactly one book. Blue is the second thinnest and stands at the left end. White is thicker than green but thinner than red; black is next to the right end. Can you determine where red is?",
    ),
    # similar films by reasoning
    Prompt(
        "en",
        "movie recommendation",
        "Find a movie similar to Se7en, The Silence of the Lambs, Memento, The Usual Suspects:\nOptions:\n(A) Paddington\n(B) Zodiac\n(C) Mamma Mia\n(D) Happy Feet",
    ),
    Prompt(
        "en",
        "movie recommendation",
        "Three friends need a film. Ali refuses anything over 2 h 10 or with subtitles; Bea wants a heist or a court case and nothing rated 18; Cem has already seen everything by Soderbergh and anything with Matt Damon. From: Heat (170 min, heist), Logan Lucky (119, heist, Soderbergh), Rififi (122, heist, French), My Cousin Vinny (120, court), The Talented Mr Ripley (139, Damon), 12 Angry Men (96, court). Which suit all three?",
    ),
    Prompt(
        "en",
        "movie recommendation",
        "Which of the four shares the most with Alien, Event Horizon, Sunshine and Pandorum when both setting and tone must match? (A) Galaxy Quest (B) Life (C) The Descent (D) The Martian. Justify why the runner-up loses.",
    ),
    Prompt(
        "en",
        "movie recommendation",
        "Ratings out of 5 (rows users, columns films A-E): u1: 5 4 - 1 2; u2: 4 5 2 1 -; u3: 1 2 5 4 4; u4: 2 - 4 5 5. Using user-based cosine similarity on the shared films after subtracting each user's mean, should film C be recommended to u1?",
    ),
    # multistep arithmetic
    Prompt("en", "multistep arithmetic", "((-7 * 4 + 9 - -3) * (8 - -6 * -2 + 5)) ="),
    Prompt("en", "multistep arithmetic", "((6 - -9 * 7 + -4) - (-3 + 8 * -5 - 2)) * (2 - 9 + 4) = ?"),
    Prompt("en", "multistep arithmetic", "Calculate: 3/8 of 5/6 of 144 minus 2/3 of (81 - 4.5*6)"),
    Prompt("en", "multistep arithmetic", "whats 47*83 - 29*61 + 17^2"),
    Prompt(
        "en",
        "multistep arithmetic",
        "Compute 1.08^5 * 2500 - 0.35 * (12.5^2 - 41.75) to two decimals without a calculator tool.",
    ),
    Prompt("en", "multistep arithmetic", "What is 100101_2 times 17_8, written in base 16?"),
    # navigation
    Prompt(
        "en",
        "navigate",
        "A drone faces north-east, flies 5 m, turns 135° clockwise, flies 10 m, turns 90° clockwise, flies 5·sqrt(2) m. In which direction is its starting point, and how far away?",
    ),
    Prompt(
        "en",
        "navigate",
        "From the fountain I walked 2 blocks east, 3 north, 1 west, 5 south. My friend started where I ended and did the mirror image of my walk across the north-south axis. Where is she relative to the fountain?",
    ),
    Prompt(
        "en",
        "navigate",
        "You stand at the south door of a square hall facing in. The library is on your left, the kitchen straight ahead. You enter the kitchen, turn round, and come back to the centre, then take the door on your left. Is that the library? If not, what can you say about it?",
    ),
    # counting
    Prompt(
        "en",
        "object counting",
        "I have two cabbages, a trombone, three snails, a garlic, a drum, five goats, two flutes and a head of broccoli. How many vegetables and animals do I have together?",
    ),
    Prompt(
        "en",
        "object counting",
        "How many times does the letter e appear in 'The seventeen elephants seemed eager to see the green tree'?",
    ),
    Prompt(
        "en",
        "object counting",
        "In the cupboard: a dozen eggs less two, 3 six-packs of cola with one can missing from the second, a pair of gloves, and half a gross of screws. How many single items are there?",
    ),
    Prompt(
        "en",
        "object counting",
        "Count the words in this sentence that start with a vowel and have an even number of letters: 'Under an old oak even idle owls often eat early in August'.",
    ),
    Prompt(
        "en",
        "object counting",
        "How many of these are musical instruments you blow into: lute, oboe, viola, piccolo, cymbal, trombone, harp, bassoon, lyre, tuba, zither, shawm, ocarina, timpani",
    ),
    # table reasoning
    Prompt(
        "en",
        "penguins table",
        "Here is a table where the first line is a header and each subsequent line is a seal: name, age, length (cm), weight (kg)\nOtto, 6, 140, 71\nMilla, 9, 155, 88\nKnut, 4, 131, 69\nSigrid, 12, 149, 93\nWe now add a seal to the table: Pim, 7, 144, 71. Then Knut is removed. What is the mean length of the seals younger than Sigrid that weigh less than 90 kg?",
    ),
    Prompt(
        "en",
        "penguins table",
        "| station | opened | lines | riders/day |\n|---|---|---|---|\n| Alder | 1931 | 2 | 14,200 |\n| Brick | 1954 | 1 | 6,900 |\n| Court | 1928 | 4 | 40,100 |\n| Dyke | 1976 | 1 | 7,350 |\n\nHow many riders per line does the second-oldest station have compared with the station opened last, as a percentage difference?",
    ),
    Prompt(
        "en",
        "penguins table",
        "name,age,height,weight\nLouis,7,50,11\nBertha,5,80,13\nGwyn,5,70,12\nVic,8,70,15\n\nIf every animal ages three years and grows by 10% of its height, whose age in years is more than an eighth of its height?",
    ),
    Prompt(
        "en",
        "penguins table",
        "Below are giraffes by name, age, height. Jody 7 430; Gladys 11 420; Marian 2 310; Donna 9 440. And their keepers: Jody-Ed, Gladys-Flo, Marian-Ed, Donna-Gus. Ed and Gus swap all their animals. What is the total height of the animals now kept by Gus?",
    ),
    Prompt(
        "en",
        "penguins table",
        "Team | W | D | L | GF | GA\nReds | 6 | 2 | 2 | 17 | 9\nBlues | 5 | 5 | 0 | 14 | 6\nGreens | 6 | 1 | 3 | 20 | 12\nGolds | 3 | 4 | 3 | 11 | 11\n3 points a win, 1 a draw, goal difference breaks ties. Greens beat Reds 2-0 in a match still to be added. What's the final order?",
    ),
    # coloured objects
    Prompt(
        "en",
        "colored objects",
        "On the desk, you see a bunch of items arranged in a row: a mauve notebook, a gold stapler, a teal mug, a red keychain, and a black pen. What is the color of the item two to the right of the one directly left of the mug?",
    ),
    Prompt(
        "en",
        "colored objects",
        "On the floor there are two orange scrunchies, three turquoise bracelets, one orange bracelet, four brown scrunchies, and two turquoise sunglasses. If I remove all of the bracelets and half of the brown things, how many things that are not turquoise remain?",
    ),
    Prompt(
        "en",
        "colored objects",
        "On the nightstand, there is a burgundy cup, a yellow booklet, a pink plate and a grey crayon in a row from left to right. I move the grey one to the far left, then swap the outer two. What colour is second from the right?",
    ),
    Prompt(
        "en",
        "colored objects",
        "Is the number of blue items that are neither rightmost nor next to a green one even? Row: blue ring, green tape, blue cup, red hat, blue pen, red tape, green cup, blue box.",
    ),
    Prompt(
        "en",
        "colored objects",
        "Bag A: 3 red, 2 white. Bag B: 1 red, 4 white. I move the only things of bag A that outnumber their namesakes in B to B, then back again as many white as there are now red left over in B minus two. What's in bag A?",
    ),
    # humorous edits
    Prompt(
        "en",
        "ruin names",
        "Which of the following is a humorous edit of this artist or movie name: 'the deer hunter'?\nOptions:\n(A) the beer hunter\n(B) the deer hunterr\n(C) the dber hunter\n(D) them deer hunter",
    ),
    Prompt(
        "en",
        "ruin names",
        "Which one-letter change to 'radiohead' makes a joke rather than a typo? (A) radiobead (B) radiohxad (C) radiohead s (D) radiochead — argue for your choice against the others.",
    ),
    Prompt(
        "en",
        "ruin names",
        "Change exactly one letter in each of these film titles so that all three become about food, each result being an ordinary English phrase: 'Heat', 'The Pianist', 'Jaws'. If one can't be done, prove it can't by going through the positions.",
    ),
    Prompt(
        "en",
        "ruin names",
        "Humorous edit of 'iron maiden': (A) iron mafiden (B) iron maidin (C) irony maiden (D) ironn maiden",
    ),
    # translation errors
    Prompt(
        "en",
        "translation error",
        "The following translation from German to English contains one error: Named Entities, Numerical Values, Modifiers or Adjectives, Negation or Antonyms, Facts, or Dropped Content.\nSource: Die 1873 errichtete steinerne Brücke bei Wallhausen ist nicht für den Schwerverkehr zugelassen.\nTranslation: The bridge at Wallhausen, built in 1873, is not approved for heavy traffic.\nWhich kind of error is it?",
    ),
    Prompt(
        "en",
        "translation error",
        "Source (fr): Aucun des onze élèves reçus n'avait moins de quinze ans. Translation: None of the eleven pupils admitted was over fifteen. Is the meaning preserved? If not, type of error and what exactly the French rules out.",
    ),
    Prompt(
        "en",
        "translation error",
        "Source: El museo, inaugurado por el alcalde anterior, alberga casi 3.500 piezas. Translations: (1) The museum, opened by the previous mayor, houses almost 3.5 pieces. (2) The earlier museum, opened by the mayor, houses almost 3,500 pieces. (3) The museum, opened by the previous mayor, houses more than 3,500 pieces. For each, name the error class; which one would mislead a reader least?",
    ),
    Prompt(
        "en",
        "translation error",
        "German: 'Er dürfte den Zug kaum noch erreicht haben.' English: 'He was hardly allowed to reach the train.' What went wrong in the modal, and what is the correct reading?",
    ),
    Prompt(
        "en",
        "translation error",
        "Source: Der Ort liegt etwa acht Kilometer südwestlich der Kreisstadt und gehörte bis 1952 zum Bezirk Lauen. Translation: The place is about eight kilometres southwest of the county town and has belonged to the Lauen district since 1952. (A) Modifiers (B) Numerical values (C) Negation (D) Named entities (E) Dropped content (F) Facts",
    ),
    # sarcasm pairs
    Prompt(
        "en",
        "snarks",
        "Which statement is sarcastic?\n(A) Sure, one more meeting about having fewer meetings will fix it\n(B) Sure, one more editor going over the draft will improve it",
    ),
    Prompt(
        "en",
        "snarks",
        "Which statement is sarcastic?\nOptions:\n(A) He's being blamed for the flood of e-mails, which he wrote\n(B) He's being blamed for the flood of e-mails, but worse things have been forgiven in people we elected, so clearly it's the end of civilisation",
    ),
    Prompt(
        "en",
        "snarks",
        "One of the two is meant ironically, decide which and why the other could also be read so: (1) 'Lovely, the landlord fixed the heating in June.' (2) 'Lovely, the landlord fixed the heating in November.'",
    ),
    Prompt(
        "en",
        "snarks",
        "A: 'How did the launch go?' B: 'Only two of the five engines fell off, so by our standards, a triumph.' Given that their previous launch lost all five, is B being sarcastic, sincere, or both?",
    ),
    # sports plausibility
    Prompt(
        "en",
        "sports understanding",
        'Is the following sentence plausible? "The goalkeeper converted the spare in the tenth frame to win the cup final."',
    ),
    Prompt(
        "en",
        "sports understanding",
        "Plausible or not: 'She took the throw-in with her foot, was shown a second yellow and sat out the rest of the second half on the bench.' Consider each of the three clauses.",
    ),
    Prompt(
        "en",
        "sports understanding",
        "A tennis player wins 6-0 6-7 6-7 but wins more points than the opponent. And a team can be last in its league having never lost by more than one goal. And a marathon may be won by someone who never led before the last km. Which of these three are possible?",
    ),
    Prompt(
        "en",
        "sports understanding",
        '"With two outs and nobody on, the shortstop laid down a sacrifice bunt that brought in the tying run." Could this happen?',
    ),
    # time slots
    Prompt(
        "en",
        "temporal sequences",
        "Today, Fiona went to the aquarium. Between what times could they have gone? We know that: Fiona woke up at 6am. Raj saw Fiona at the bakery from 6am to 8am. Kit saw Fiona fixing a bike from 10am to 1pm. Lou saw Fiona at the gym from 1pm to 2pm. The aquarium was closed after 5pm. Ned saw Fiona at a lecture from 2pm to 5pm.\nOptions:\n(A) 8am to 10am (B) 2pm to 5pm (C) 6am to 8am (D) 1pm to 2pm",
    ),
    Prompt(
        "en",
        "temporal sequences",
        "Four people need a 45-minute call in one day. Ada (London) is free 9-11 and 15-17; Ben (New York, 5 h behind London) is free 8-9:30 and 12-14; Chi (Berlin, +1) is free 13-15:30 and 16-18; Dee (London) has lunch 12-13 and leaves at 16. Find every start time in London time that works.",
    ),
    Prompt(
        "en",
        "temporal sequences",
        "The alarm rang before the lights went out but after the dog barked. The window broke while the dog was barking or after the lights went out, not both. The phone call ended as the alarm rang. The dog stopped barking before the call began. Order the events as far as you can; which pair is left undetermined?",
    ),
    Prompt(
        "en",
        "temporal sequences",
        "My oven needs 20 minutes to heat up. The lasagna takes 50 minutes and rests for 10; the bread takes 25 at the same temperature but cannot share the oven; the salad takes me 15 minutes of hands-on time and I can't do it while kneading the bread, which takes 12 and must then rise 40. Earliest time dinner can be on the table if I start at 17:30?",
    ),
    Prompt(
        "en",
        "temporal sequences",
        "A museum visit must have taken place in an hour when the witness was unseen. She was seen 9:15-10:05, 10:40-11:50, 12:45-13:20 and 14:25-16:00; the museum is open 10:00-13:00 and 14:00-15:00, and it's a 10 minutes walk either way from everywhere she was seen. Which visits of at least 30 minutes were possible?",
    ),
    # swaps
    Prompt(
        "en",
        "shuffled objects",
        "Alice, Bob, Claire, Dave and Eve are dancers at a square dance. At the start of a song, they each have a partner: Alice is dancing with Ophelia, Bob with Jamie, Claire with Melissa, Dave with Rodrigo, Eve with Patrick. Throughout the song the dancers often trade partners. First, Claire and Bob switch. Then, Claire and Eve switch. Then, Claire and Bob switch. Then, Eve and Dave switch. Finally, Claire and Alice switch. At the end of the dance, Alice is dancing with",
    ),
    Prompt(
        "en",
        "shuffled objects",
        "Three cups A, B, C, a coin under B. Swap A and B. Swap the left-most and right-most cup positions. Swap B and C (the cups themselves by name). Where is the coin, by position?",
    ),
    Prompt(
        "en",
        "shuffled objects",
        "Four kids hold books: Uma Atlas, Vic Bible, Wes Comics, Xia Diary. Vic gives his to the one on his left (they sit in a circle Uma, Vic, Wes, Xia clockwise, facing in) and everyone who gets a second book passes their first one on the same way. Who ends up with what?",
    ),
    Prompt(
        "en",
        "shuffled objects",
        "At the start, the goalkeeper wears the red shirt, the striker blue, the libero green. Goalkeeper and striker swap. Libero and whoever wears red swap. Then the one who now wears blue swaps with the one who started with green. Which shirt does the striker have?",
    ),
    Prompt(
        "en",
        "shuffled objects",
        "Positions 1-6 hold F E D C B A. Reverse the first four. Then move the last to the front. Then swap positions 2 and 5. Repeat all three moves once more. What is the order now?",
    ),
    # truth tellers
    Prompt(
        "en",
        "web of lies",
        "Question: Delbert tells the truth. Yoland says Delbert lies. Shalonda says Yoland lies. Phoebe says Shalonda tells the truth. Andree says Phoebe lies. Does Andree tell the truth?",
    ),
    Prompt(
        "en",
        "web of lies",
        "In this question, assume each person either always tells the truth or always lies. The person at the zoo says the person at the cafe lies. The person at the cafe is Osei. Osei says the person at the pier and the person at the zoo are the same kind. The person at the pier lies. Does the person at the zoo tell the truth?",
    ),
    Prompt(
        "en",
        "web of lies",
        "A says: exactly one of us three lies. B says: exactly two of us lie. C says: A is lying or I am. who's honest?",
    ),
    Prompt(
        "en",
        "web of lies",
        "On an island, knights tell the truth, knaves lie, and spies may do either. You meet three people, one of each kind. X: 'Y is a spy.' Y: 'No, Z is a spy.' Z: 'No, Y is definitely the spy.' Who is what?",
    ),
    Prompt(
        "en",
        "web of lies",
        "Kandi says Inga lies. Inga says Vina tells the truth. Vina says that Kandi and Teressa are different kinds. Teressa says Kandi lies. Is there a consistent assignment? How many?",
    ),
    # sorting words
    Prompt(
        "en",
        "word sorting",
        "Sort the following words alphabetically: List: syndrome therefrom thereof syringe sympathy symphonic synapse thereon syndicate therein",
    ),
    Prompt(
        "en",
        "word sorting",
        "Sort by the third letter, ties by the last letter, ties by length: plank crane stole brine stork flame slope trace",
    ),
    Prompt(
        "en",
        "word sorting",
        "Put these into descending order: eleven squared, a gross, 5!, 2^7, CXXX, 0x7F, a score and a hundred and one",
    ),
    Prompt(
        "en",
        "word sorting",
        "alphabetise ignoring 'The', 'A' and punctuation, Mc treated as Mac: McAdam's End; The Macabre; A Mace; MacIntosh; The M.A.C. Story; Mcbeth; Machine, The",
    ),
    Prompt(
        "en",
        "word sorting",
        "In an alien alphabet the order is q w e r t y u i o p a s d f g h j k l z x c v b n m. Sort these words: papa, pope, pip, peep, pup, pasta, page, palm",
    ),
    # rules and proofs in English
    Prompt(
        "en",
        "rule proofs",
        "Facts: Gary is rough. Gary is quiet. Fiona is not kind. Rules: If someone is rough and not kind then they are cold. All quiet things are young. If something is young and rough then it is furry. Cold or furry things see Fiona. Question: Gary sees Fiona. True, false or unknown under the open-world assumption? Give the proof.",
    ),
    Prompt(
        "en",
        "rule proofs",
        "Theory: The bear chases the lion. The lion likes the mouse. If something chases the lion and the lion likes X then it likes X. If something likes the mouse then it is green or the mouse is not nice. The mouse is nice. Statement: 'The lion is green.' Prove or refute.",
    ),
    Prompt(
        "en",
        "rule proofs",
        "Every wumpus is a tumpus. Tumpuses are not shy, except for those that are jompuses. Every dumpus is a jompus. Rex is a wumpus. Rex is shy. Is Rex a dumpus? True / False / Uncertain",
    ),
    Prompt(
        "en",
        "rule proofs",
        "Premises: All translators who work for the embassy are cleared. Nobody who is cleared has two passports unless they were born abroad. Either Yusra works for the embassy as a translator or she was born abroad, but not both. Yusra has two passports.\nConclusion: Yusra is not cleared. Answer True, False or Uncertain and translate all into first-order logic.",
    ),
    Prompt(
        "en",
        "rule proofs",
        "If a plant is endemic, then it isn't found on the mainland. All orchids in the Lem garden are endemic or imported. No imported plant is older than the garden. The moon orchid in the Lem garden is found on the mainland. The oldest orchid there is older than the garden. Can we infer that the moon orchid is not the oldest orchid?",
    ),
    Prompt(
        "en",
        "rule proofs",
        "1. Bob is big. 2. Bob is not sad. 3. If X is big and X is not proven sad then X is smart (negation as failure). 4. Smart people that are not tall are quick. 5. Quick people are tall. Does rule 4 with 5 make the theory inconsistent for Bob, and what would a stratified semantics say?",
    ),
    # civil-service style logic
    Prompt(
        "en",
        "logical reading",
        "In a department of 25, everyone who speaks Korean also speaks Japanese. Some of those who speak Japanese don't speak Russian. All who have travelled speak Russian or Korean. Which of the following can be inferred?\nA. Some who speak Japanese have travelled.\nB. Someone who neither speaks Japanese nor Russian has not travelled.\nC. Everyone who speaks Korean has travelled.\nD. Some who speak Korean do not speak Russian.",
    ),
    Prompt(
        "en",
        "logical reading",
        "Argument: 'Since the bike lane opened, accidents on Mill Street fell by 30%. So the lane made cycling safer.' Which of the following, if true, would most weaken the argument?\n(A) Traffic of all kinds on Mill Street halved while the sewer was replaced.\n(B) Some cyclists still prefer Bank Street.\n(C) The lane was more expensive than planned.\n(D) Accidents in the city as a whole fell by 2%.",
    ),
    Prompt(
        "en",
        "logical reading",
        "Columnist: A tax on sugary drinks can't be both effective and a source of steady revenue. If effective, people stop buying; if people don't stop buying, it isn't effective. So those who defend it on both grounds are confused.\nThe argument depends on assuming which one of the following?\nA) Revenue from the tax would be spent on health.\nB) An effective tax must reduce sales so far that revenue can't stay steady.\nC) No other tax is both.\nD) Nobody defends it on only one ground.",
    ),
    Prompt(
        "en",
        "logical reading",
        "All five nominated films got a prize or a fine. It's not the case that both Dune Road and Ember got fines. If Ash got a prize then Cinder didn't. Exactly two got fines. Cinder and Dune Road got the same. Which must be false? A: Ash got a fine. B: Ember got a prize. C: Birch got a fine. D: Ash and Ember both got prizes.",
    ),
    Prompt(
        "en",
        "logical reading",
        "The pattern of reasoning in which of these is most like: 'If the roof leaks, the attic is damp. The attic is damp, and nothing else could have made it so. So the roof leaks.'\n(A) If it's Monday the shop is closed. It's closed. So it's Monday.\n(B) If he cheated, his marks would rise. They rose, and only cheating explains that. So he cheated.\n(C) If she is late she runs. She's not running. So she isn't late.",
    ),
    Prompt(
        "en",
        "logical reading",
        "Manager: our best sellers all skip lunch, therefore we'll cancel the lunch break to raise sales. Point out every flaw in this reasoning and say which of them would remain even if all best sellers and only they skipped lunch.",
    ),
    # logic games
    Prompt(
        "en",
        "logic games",
        "Seven speakers — F, G, H, J, K, L, M — are scheduled one per slot from 1 to 7. G speaks right before or right after K. H speaks earlier than both F and L. M speaks third. If J speaks first, K cannot speak last. Which of the following could be a complete and accurate order?\n(A) J H M G K F L (B) H J M F L K G (C) H F M G J K L (D) J G M K H L F\nAnd: if L speaks second, how many slots are possible for K?",
    ),
    Prompt(
        "en",
        "logic games",
        "Each of six plants is given to exactly one of three rooms, each room gets at least one. The fern can't share with the palm. The ivy is in the same room as the fig or the moss, but not both. Room 2 has more plants than room 3. The palm is in room 3. If the fern is in room 1 alone, where's the ivy? The sixth plant is a yucca.",
    ),
    Prompt(
        "en",
        "logic games",
        "A committee of four is chosen from W, X, Y, Z (senior) and p, q, r, s (junior). At least two seniors. X and q never together. If W is chosen then so is r. Exactly one of s and Y is chosen. What is the greatest number of juniors, and which pairs must be apart?",
    ),
    Prompt(
        "en",
        "logic games",
        "Five delivery vans leave at 7, 8, 9, 10 and 11. The red leaves earlier than the blue but later than the green. The white leaves at an even hour. The black doesn't leave next to the green in time. If the blue leaves at 10, which van leaves at 11?",
    ),
    Prompt(
        "en",
        "logic games",
        "Houses on one side of a street: 2, 4, 6, 8, 10, 12. Six families, each with one pet. The Kuhns live as far from the cat as possible. The parrot lives between the dog and the snake, next to both. The Ilics have the rabbit and live at 4. The fish is not at an end. Which pet is at 12?",
    ),
    # implicit multi-hop yes/no
    Prompt(
        "en",
        "strategyqa",
        "Could a bottle of mercury as big as a standard wine bottle be lifted by a healthy ten-year-old with one hand?",
    ),
    Prompt(
        "en",
        "strategyqa",
        "Would someone who reads a page of a typical novel every two minutes finish War and Peace during a direct flight from London to Sydney?",
    ),
    Prompt(
        "en",
        "strategyqa",
        "Could Johann Sebastian Bach have heard Mozart's Requiem performed? What about his youngest son?",
    ),
    Prompt(
        "en",
        "strategyqa",
        "Yes or no: If you stacked one paperback for each US senator, would the pile be higher than a giraffe?",
    ),
    Prompt(
        "en",
        "strategyqa",
        "Would a vegan Jain cook who keeps all her rules be able to make a classic French onion soup with only substitutions for the stock and cheese?",
    ),
    Prompt(
        "en",
        "strategyqa",
        "Did any person who voted in the first French presidential election by universal male suffrage plausibly live to see the Wright brothers fly?",
    ),
    # murder mysteries and assignments over narratives
    Prompt(
        "en",
        "murder mystery",
        "Baron Ostrander was found stabbed with a letter opener in the conservatory at 10:40. Nell, the niece, stood to inherit only if he died before signing on Monday; she says she was on the phone upstairs from 10:15, and the operator has a call from 10:12 to 10:31. Corby, the gardener, owns the only other key to the conservatory, and he'd been dismissed that noon, but two guests saw him in the village inn until closing at 10:30; it is a twenty-minute walk. Dr Leng treated the baron and had debts; his shoes had wet soil though it had stopped raining before he arrived. The letter opener is kept in the study, locked at ten by the butler, who saw it in place then. Who had means, motive and opportunity? Rank the suspects.",
    ),
    Prompt(
        "en",
        "murder mystery",
        "Three people could have taken the necklace. The thief used the back stairs, which creak unless you know which steps to avoid. Ilse is new; Romy grew up in the house; Tadeo has repaired the stairs. The maid, who sleeps under them, heard nothing. Romy was seen in the garden at the time by Tadeo, who himself could only have seen her from the landing at the top of the back stairs. Who did it?",
    ),
    Prompt(
        "en",
        "murder mystery",
        "Read this story and decide which of the options is the most efficient allocation. Kezia is a patient teacher who has never soldered. Omar solders beautifully but can't stand children, and gets on with Kezia only when they're not in one room. Pilar has run both workshops, though she was slow at soldering and lost her temper with the kids only when Omar was around. We need two people for the kids' class and one for the repair bench. Options: (1) kids: Kezia+Pilar, bench: Omar (2) kids: Omar+Pilar, bench: Kezia (3) kids: Kezia+Omar, bench: Pilar",
    ),
    Prompt(
        "en",
        "murder mystery",
        "The will was read at noon. At 12:20 the lights failed for four minutes. When they came back, the will had been burnt. The matchbox was Hale's, who doesn't smoke and had lent it to Fenn; Fenn's hands were in bandages; Ives had sat nearest the fire, and it was she who had the least to lose under the old will but didn't know it. A witness says the person crossed from the window, where only Hale and Fenn stood. Which single statement, if false, would shift suspicion to Ives?",
    ),
    # beliefs
    Prompt(
        "en",
        "theory of mind",
        "Nora puts the chocolate in the blue drawer and leaves. Sam moves it to the fridge. Nora watches him through the window, but Sam doesn't notice. Lee saw it all, including Nora at the window. Where does Lee think that Sam thinks that Nora will look for the chocolate?",
    ),
    Prompt(
        "en",
        "theory of mind",
        "Avery, Jaden, Mia and Noah entered the cellar. The melon is in the green bucket. Avery moved the melon to the red box. Avery left. Jaden moved the melon to the green bucket. Mia told Avery in private that the melon is in the suitcase. Noah lied to all that it's in the red box; nobody believes a person who left after them is a liar. Jaden left, then Mia, then Noah. Where does Avery think Jaden thinks the melon is?",
    ),
    Prompt(
        "en",
        "theory of mind",
        "The bag of crisps on the shelf is labelled 'salt' but is filled with raisins. Ola, who cannot read, opens it in the dark, feels inside and puts it back. Bet, who can read, only looks at it. What does each of them expect the bag to contain, and what does Bet, having watched Ola, expect Ola to expect?",
    ),
    Prompt(
        "en",
        "theory of mind",
        "Aunt Bea knits me a sweater each Christmas. This time I told my cousin I loathe wool, and he told Aunt Bea, asking her not to let on. On Christmas she hands me a parcel, says 'your usual!' and winks at my cousin. I say 'Oh how lovely, I can't wait.' Who is deceiving whom here, and who knows it?",
    ),
    Prompt(
        "en",
        "theory of mind",
        "Three logicians walk into a bar. The barkeeper asks: 'Does everyone want beer?' The first says 'I don't know', the second says 'I don't know', the third says 'No'. What does each want? And what if the second had said 'No'?",
    ),
    # grids
    Prompt(
        "en",
        "grid puzzle",
        "Find the rule from the examples and apply it.\nExample 1 input:\n0 0 3\n0 0 0\n5 0 0\noutput:\n0 0 3\n0 8 0\n5 0 0\nExample 2 input:\n2 0 0 0\n0 0 0 0\n0 0 0 0\n0 0 0 4\noutput:\n2 0 0 0\n0 8 0 0\n0 0 8 0\n0 0 0 4\nTest input:\n0 0 0 0 6\n0 0 0 0 0\n0 0 0 0 0\n0 0 0 0 0\n1 0 0 0 0\noutput:",
    ),
    Prompt(
        "en",
        "grid puzzle",
        "input -> output pairs\n[[1,0],[0,0]] -> [[1,1,0,0],[1,1,0,0],[0,0,0,0],[0,0,0,0]]\n[[0,7],[7,0]] -> [[0,0,7,7],[0,0,7,7],[7,7,0,0],[7,7,0,0]]\n[[2,0],[0,3]] -> ?  Careful: with [[4,5],[0,0]] the output was [[4,4,5,5],[4,0,0,5],[0,0,0,0],[0,0,0,0]]",
    ),
    Prompt(
        "en",
        "grid puzzle",
        "In the grids below '.' is empty. Each output keeps only the largest connected shape (4-neighbour) and recolours it with the colour of the smallest one.\n\nA A . B\nA . . .\nA . C C\n. . . C\n\nGive the output. Then describe what would be ambiguous had C one more cell.",
    ),
    Prompt(
        "en",
        "grid puzzle",
        "Shapes fall under gravity as rigid pieces:\n\n. 2 2 .\n. 2 . .\n. . . 4\n. 3 . 4\n3 3 . .\n\nShow the grid after all pieces have come to rest, same letters same piece.",
    ),
    Prompt(
        "en",
        "grid puzzle",
        "Rows of symbols: 1) o x o o x  2) o o x o o  3) x o o x o  4) ? If each row comes from the one before by the same rule on cyclic neighbours, which rule and what is row 4?",
    ),
    # planning in small worlds
    Prompt(
        "en",
        "blocksworld",
        "I am playing with a set of blocks. I can pick up, put down, stack and unstack; only one block at a time, only if it's clear. Initially: the red block is on the blue, the blue is on the table, the yellow is on the orange, the orange on the table. My goal: the orange block is on the red block and the blue block on the yellow. What is the shortest plan? Write one action per line.",
    ),
    Prompt(
        "en",
        "blocksworld",
        "As initial conditions I have that, block a is clear, block c is clear, the hand is empty, block a is on top of block b, block b is on the table, block c is on top of block d, block d is on the table. After: unstack c from d; stack c on a; pick up d; stack d on c. Is the plan valid for the goal 'd on c, c on a, b clear'? If it fails, give the first failing point.",
    ),
    Prompt(
        "en",
        "blocksworld",
        "Logistics: package p1 is in city A at the post office, truck tA is at the airport of A, plane f is in city B. Goal: p1 at the office in B. Truck tB at the office in B. Write a plan with the fewest steps where load, unload, drive and fly count as one each.",
    ),
    Prompt(
        "en",
        "blocksworld",
        "You have a 4-litre and a 9-litre jug and a tap. Get exactly 6 litres in the fewest moves, and prove there is no shorter sequence.",
    ),
    Prompt(
        "en",
        "blocksworld",
        "A ferryman can take two animals at a time besides himself: fox, goose, grain sack, dog. Fox eats goose, goose eats grain, dog fights fox when left without him. Minimum number of crossings?",
    ),
    Prompt(
        "en",
        "blocksworld",
        "Rooms in a line: K - H - B - S. A robot in K may carry one thing. The cup is in B, the book in S, the key in H locks S. Doors lock themselves whenever the robot leaves S. Bring cup and book to K, return the key to H. List the steps.",
    ),
    # zebra puzzles
    Prompt(
        "en",
        "zebra",
        "There are 4 houses, numbered 1 to 4 from left to right, each with a different person (Arnold, Eric, Peter, Alice), drink (tea, milk, water, coffee) and bike (racer, tandem, cargo, fixie).\n1. The tea drinker lives directly left of Eric.\n2. Alice is not in house 1 or 4.\n3. The tandem is two houses from the milk.\n4. Peter rides the cargo bike.\n5. The coffee drinker rides the fixie.\n6. Arnold lives to the right of Alice.\n7. The person in house 1 drinks water.\nGive the full solution as JSON.",
    ),
    Prompt(
        "en",
        "zebra",
        "Three friends — Lin, Moe, Nan — play chess, darts and golf, are 31, 35 and 40, and drive a Fiat, Kia or Opel. The golfer is older than Moe. The Kia driver is 4 years older than the chess player. Nan doesn't drive the Opel and isn't 40. Who plays darts?",
    ),
    Prompt(
        "en",
        "zebra",
        "5 tents in a row, five colours, five nationalities, five breakfasts. The Dane is in the middle. The Pole, who eats muesli, is next to the blue tent. The red tent is just left of the white. Eggs are eaten in the yellow tent, at one end. The Turk is in the green tent. The Greek doesn't eat toast; porridge is eaten next to the one eating eggs. Who sleeps in blue if the remaining person is Irish and the last breakfast is fruit? is it unique?",
    ),
    Prompt(
        "en",
        "zebra",
        "Each of four sisters was born in a different month (Jan, Apr, Jul, Oct) and has a different instrument. Clues: (i) Vera is either the July one or the cellist; (ii) neither Wanda nor the October girl plays the harp; (iii) the flautist was born the quarter after Xena; (iv) Yoko, not a drummer, was born in the first half of the year; (v) the January girl drums. Match them.",
    ),
    # trick questions
    Prompt(
        "en",
        "trick question",
        "A candle that burns 2 cm an hour stands in a sealed jar. Beth sets a second, equal candle beside it, lights both, then immediately puts the airtight lid on and goes to bed for eight hours. Each candle is 20 cm. How tall is the taller candle in the morning, most realistically? A) 4 cm B) 0 C) about 20 cm D) 16 cm",
    ),
    Prompt(
        "en",
        "trick question",
        "Juggler Tim throws a solid blue ball a metre up and then a solid purple ball of the same size two metres up. He climbs to the top of a ladder carefully, balancing a yellow balloon on his head. Where is the purple ball most likely now, relative to the blue one?",
    ),
    Prompt(
        "en",
        "trick question",
        "My grandfather has 4 sons, each son has 3 sisters. I have as many aunts as uncles on that side. How can it be, or can't it?",
    ),
    Prompt(
        "en",
        "trick question",
        "A plane crashes exactly on the border between two countries; there are 40 survivors and 12 dead with passports of neither. Where are the 40 buried? And would you need the 12 for a statistic on survival, and which rate do you get?",
    ),
    Prompt(
        "en",
        "trick question",
        "I put three ice cubes into a hot frying pan at noon, four at 12:01, and some at 12:02. The average put in per minute over the four minutes from noon to 12:03 inclusive was five, none at 12:03. How many whole ice cubes are in the pan at 12:05?",
    ),
    Prompt("en", "trick question", "how many months have 28 days, how many of them in 2027 have five sundays"),
    Prompt(
        "en",
        "trick question",
        "If it takes 5 painters 5 hours to paint 5 fences, and the sixth painter joins for the last 100 minutes of a job of 9 fences done by 8, when is it done?",
    ),
    # finance tables
    Prompt(
        "en",
        "finance qa",
        "($ in millions)  2021  2020  2019\nnet sales  812.4  774.9  801.2\ncost of sales  512.0  499.8  524.1\nSG&A  164.3  158.7  161.0\n\nBy how many percentage points did the operating margin change from 2019 to 2021, and how much of it comes from gross margin?",
    ),
    Prompt(
        "en",
        "finance qa",
        "The company had 12.0 million RSUs outstanding at the start of the year with a weighted grant price of $31.20; 3.4m were granted at $40.10, 4.1m vested at $29.75 and 0.6m were forfeited at $33.00. What is the weighted average grant price at year end?",
    ),
    Prompt(
        "en",
        "finance qa",
        "Lease obligations: 2024 $118, 2025 $97, 2026 $80, 2027 $61, thereafter $150, total $506, less imputed interest $71. If 'thereafter' is paid at the 2027 pace, in what year do payments end, and what share of undiscounted payments falls due within three years?",
    ),
    Prompt(
        "en",
        "finance qa",
        "Inventory turnover fell from 6.2 to 5.1 while COGS rose 4%. By roughly what percent did average inventory change? If days payable stayed 42 and DSO rose 3 days from 38, what happened to the cash conversion cycle?",
    ),
    Prompt(
        "en",
        "finance qa",
        "EBITDA was 240, D&A 60, interest 36, tax rate 25%, capex 85, working capital released 12. Net debt was 900 at the start and dividends were 40. What's net debt / EBITDA at the end of the year?",
    ),
    # theorems
    Prompt(
        "en",
        "theorem qa",
        "Does the series sum over n of (-1)^n (sqrt(n+1) - sqrt(n)) / (1 + (-1)^n / sqrt(n)) for n ≥ 2 converge? Absolutely?",
    ),
    Prompt(
        "en",
        "theorem qa",
        "How many spanning trees does the complete bipartite graph K_{3,4} with one edge removed have?",
    ),
    Prompt(
        "en",
        "theorem qa",
        "Evaluate by residues: the integral from 0 to infinity of x^(1/3) / (1 + x^2) dx. Return a float rounded to 3 decimals.",
    ),
    Prompt(
        "en",
        "theorem qa",
        "Let T be a linear operator on C^6 with minimal polynomial (x-2)^2 (x+1) and rank(T+I) = 4. List the possible Jordan forms.",
    ),
    Prompt(
        "en",
        "theorem qa",
        "A Markov chain on {1,2,3} has transitions 1->2 w.p. 1, 2->1 or 3 w.p. 1/2 each, 3->3 w.p. 1/3 and 3->1 w.p. 2/3. Find the expected return time to state 2.",
    ),
    Prompt("en", "theorem qa", "Show that every group of order 45 is abelian."),
    Prompt(
        "en",
        "theorem qa",
        "Is the function f(x,y) = x^2 y / (x^4 + y^2), f(0,0) = 0 continuous at the origin? Does it have directional derivatives in all directions there?",
    ),
    # chemistry
    Prompt(
        "en",
        "chemistry",
        "Predict the main product: 1-methylcyclohexene + BH3·THF, then H2O2/NaOH; then PCC; then MeMgBr, H3O+. Mind the stereochemistry where relevant. Is the final product chiral?",
    ),
    Prompt(
        "en",
        "chemistry",
        "What is the SMILES of the major product of CC(C)=CC with HBr in the presence of peroxides? And without?",
    ),
    Prompt(
        "en",
        "chemistry",
        "25.0 mL of 0.120 M weak acid (Ka = 3.2e-5) is titrated with 0.100 M NaOH. Find the pH after 18.0 mL and at the equivalence point.",
    ),
    Prompt(
        "en",
        "chemistry",
        "When 4.85 g of a hydrate of cobalt(II) chloride is heated it leaves 2.65 g. The residue dissolved in 100 mL and 10 mL of it treated with excess AgNO3 gives how many mg of precipitate? Which hydrate was it?",
    ),
    Prompt(
        "en",
        "chemistry",
        "Reactants: COc1ccc(Br)cc1.OB(O)c1ccccc1, Pd(PPh3)4, K2CO3. Give the product, then what BBr3 does to it, then with acetic anhydride. Final molar mass?",
    ),
    Prompt("en", "chemistry", "balance in acid: Cr2O7^2- + C2H5OH -> Cr^3+ + CO2, and how many electrons per ethanol"),
    # physics
    Prompt(
        "en",
        "physics problem",
        "A uniform ladder of length 5 m and mass 12 kg leans against a smooth wall with its foot 3 m from the wall on rough ground (mu = 0.45). How far up can a 70 kg person climb before it slips?",
    ),
    Prompt(
        "en",
        "physics problem",
        "A bead slides without friction on a hoop of radius R spinning about its vertical diameter with angular speed w. Find all equilibria and state for which w each is stable; give the frequency of small oscillations.",
    ),
    Prompt(
        "en",
        "physics problem",
        "A 60 W bulb and a 100 W bulb (both rated for 230 V) are put in series on 230 V. Which one is brighter, and what power does each take, assuming constant resistance?",
    ),
    Prompt(
        "en",
        "physics problem",
        "An ice block floats in a glass of salt water filled to the brim. Does it overflow as the ice (fresh) melts? By how much in percent of the ice volume if the brine has density 1.05?",
    ),
    Prompt(
        "en",
        "physics problem",
        "Two trains 400 m and 250 m long pass each other in 13 s going in opposite directions, and in 65 s when the faster overtakes. Find both speeds; the driver of the slower one hears the other's 440 Hz horn at what pitch before they meet?",
    ),
    Prompt(
        "en",
        "physics problem",
        "You drop your phone from a hot air balloon rising at 4 m/s, 30 m above ground. How long until it lands, and how high's the balloon then?",
    ),
    # clinical vignettes
    Prompt(
        "en",
        "clinical vignette",
        "A 58-year-old man with type 2 diabetes and hypertension comes with two days of confusion and weakness. Medications: metformin, lisinopril, and since last week trimethoprim-sulfamethoxazole. BP 108/64, HR 48. ECG shows absent P waves and a wide QRS. Which is the best next step?\nA. IV calcium gluconate\nB. Transvenous pacing\nC. Oral sodium polystyrene\nD. Stop lisinopril and observe\nE. IV atropine",
    ),
    Prompt(
        "en",
        "clinical vignette",
        "A 27-year-old woman, 9 weeks pregnant, has vomited for 10 days. She was given IV dextrose in the emergency department, after which she became confused, with nystagmus and an unsteady gait. What was omitted, what lesion explains each sign and what is the order of treatment now?",
    ),
    Prompt(
        "en",
        "clinical vignette",
        "Na 121, serum osmolality 258, urine osmolality 540, urine Na 62 in a 66 y/o smoker with a hilar mass who's euvolemic. 70 kg. If you infuse 1 L of 0.9% saline, will the sodium rise or fall? Work it out and pick a better therapy.",
    ),
    Prompt(
        "en",
        "clinical vignette",
        "A test for a disease with 2% prevalence has sensitivity 90% and specificity 95%. A patient tests positive, then negative on an independent repeat. Should she be told she likely has it?",
    ),
    Prompt(
        "en",
        "clinical vignette",
        "pH 7.28, pCO2 26, HCO3 12, Na 140, Cl 100, albumin 2.0. What acid-base disorders are present? 41 y/o alcoholic with blurry vision.",
    ),
    Prompt(
        "en",
        "clinical vignette",
        "A 6-month-old has failure to thrive, hypotonia and hepatomegaly; fasting glucose is 38, lactate is high, ketones low, and uric acid raised. Glucagon after a meal raises neither glucose nor alanine. Which enzyme is missing? A. debranching enzyme B. glucose-6-phosphatase C. muscle phosphorylase D. acid maltase E. fructose-1,6-bisphosphatase",
    ),
    # legal hypotheticals
    Prompt(
        "en",
        "legal hypothetical",
        "On May 1 a seller mails an offer to sell a boat for $9,000, 'open until May 10'. On May 4 the buyer mails a letter asking whether the trailer's included. On May 6 the seller mails a revocation. On May 7 the buyer, not having got it, mails an acceptance, which arrives on May 11; the revocation arrives on May 8. Under the common-law mailbox rule, is there a contract? Would it matter if the buyer had paid $50 on May 1?",
    ),
    Prompt(
        "en",
        "legal hypothetical",
        "A, meaning to scare B, fires over B's head. B jumps and knocks over C, who is holding D's antique vase. C grabs a rail that E had negligently failed to fix and falls. Who can sue whom in tort, and on what theory? Discuss transferred intent and proximate cause.",
    ),
    Prompt(
        "en",
        "legal hypothetical",
        "Testator leaves Blackacre 'to my daughter for life, then to such of her children as reach 25'. The daughter is 50 with one child, 22, when he dies. Is the gift to the children good under the common-law rule against perpetuities?",
    ),
    Prompt(
        "en",
        "legal hypothetical",
        "Police stop a driver for a broken tail light, smell nothing, but hold him 25 minutes for a dog. The dog alerts; they find a locked box in the trunk belonging to the passenger, who consents to opening it in exchange for being let go. Is the evidence admissible against (a) driver, (b) passenger? Answer as a bar exam question.",
    ),
    Prompt(
        "en",
        "legal hypothetical",
        "The statute reads: 'No vehicle may be left in the park overnight, save emergency vehicles while in use.' An ambulance crew sleeps in its ambulance there between shifts, engine off but on call. Violation? Give both sides with the canon that helps each, then decide.",
    ),
    Prompt(
        "en",
        "legal hypothetical",
        "Tenant's lease ends 31 December and has a renewal option 'exercisable on three months' written notice'. He e-mails on 30 September at 23:58; the landlord reads it on 1 October. The lease says notices go by registered post. The landlord answers 'noted, let's talk rent'. Renewed or not?",
    ),
    Prompt(
        "en",
        "movie recommendation",
        "Find a movie similar to The Truman Show, Gattaca, Minority Report, Children of Men:\nOptions:\n(A) Elf\n(B) Equilibrium\n(C) Notting Hill\n(D) Chicken Run",
    ),
    Prompt(
        "en",
        "ruin names",
        "Which of the following is a humorous edit of this artist or movie name: 'gone with the wind'?\n(A) gone with the winde\n(B) gone with the wine\n(C) gonu with the wind\n(D) gone with thes wind",
    ),
    Prompt(
        "en",
        "snarks",
        "Which statement is sarcastic?\n(A) Because nothing says 'we value you' like a shared screwdriver as a retirement gift\n(B) Because little says 'we value you' like a personal letter as a retirement gift",
    ),
    Prompt(
        "en",
        "sports understanding",
        'Is the following sentence plausible? "The prop was penalised for travelling just after he\'d kicked the conversion." yes or no, and which word makes the difference',
    ),
    Prompt(
        "en",
        "murder mystery",
        "The clock in the hall runs six minutes fast and the one in the library four minutes slow. By the hall clock the scream came at 9:31; by the library clock Finch left the library at 9:18 and Dray came in at 9:20. The walk from the library to the boathouse, where the body lay, takes five minutes. Which of the two can't have done it, if the scream was the victim's?",
    ),
    Prompt(
        "en",
        "zebra",
        "Five colleagues sit around a round table, each with a different laptop and lunch. Ugo sits two seats from the sushi and next to the Dell. The one with the ThinkPad eats soup opposite nobody, being next to both Vi and Wyn. Xu has a MacBook and no salad; the salad is directly clockwise of the Dell. Zed eats a wrap. Is there enough to tell what Vi eats? Find all the solutions.",
    ),
)

FAST = (
    # open instructions
    Prompt(
        "en", "general instruction", "What are some good ways to make a small north-facing living room feel brighter?"
    ),
    Prompt("en", "general instruction", "Give me a list of 10 famous left-handed guitarists."),
    Prompt(
        "en",
        "general instruction",
        "I'm hosting a baby shower for my sister in March. Suggest a theme, snacks and two easy games.",
    ),
    Prompt("en", "general instruction", "How did US states get their names?"),
    Prompt("en", "general instruction", "hi, could you tell me how to get candle wax out of a linen tablecloth"),
    Prompt(
        "en",
        "general instruction",
        "Suggest five names for a bakery that only sells empanadas and bakes 7 trays a day.",
    ),
    Prompt(
        "en", "general instruction", "Explain what a balanced bracket sequence is in one or two friendly sentences."
    ),
    Prompt("en", "general instruction", "What is the difference between a duck, a goose and a hen as farm animals?"),
    # databricks style
    Prompt("en", "open question", "Why do people like birdwatching?"),
    Prompt("en", "open question", "What should I pack for a weekend of camping with a 5-person tent?"),
    Prompt(
        "en",
        "open question",
        "Classify each of the following as a string or percussion instrument: Tambura, Timpani, Cimbasso drum, Veena, Bodhrán",
    ),
    Prompt("en", "open question", "What is a monopolist and what is a tax on producers?"),
    Prompt("en", "open question", "Which is a species of fish? Tope or Rope"),
    Prompt(
        "en",
        "open question",
        "Instruction: Given the reference text about the Kestrel line, tell me who designed its first locomotives.\nContext: The Kestrel line is a narrow-gauge railway of 18.4 km opened in 1896 between Port Anwell and Dray. It was built by the Anwell Slate Company, and its first three locomotives were designed by Howard Prynne. Passenger traffic ended in 1951.",
    ),
    Prompt(
        "en",
        "open question",
        "Tell me whether these are vegetables or animals: cabbage, snail, goat, broccoli, garlic.",
    ),
    Prompt("en", "open question", "Why do ferries leave early in the morning?"),
    # assistant chats
    Prompt("en", "chat", "hey! just got back from my first 10k, legs are dead but so happy"),
    Prompt("en", "chat", "Prompter: Do you ever get bored of people asking you riddles?"),
    Prompt("en", "chat", "I feel silly crying over a hamster, but he was with me all through uni"),
    Prompt("en", "chat", "good morning, what can you do for me"),
    Prompt("en", "chat", "thanks, that was exactly what I needed!! the fence is painted now, all five of us finished"),
    Prompt(
        "en",
        "chat",
        "You said earlier you like puzzles. Me too! Just wanted to say I finally finished a zebra one last night, took me two hours lol",
    ),
    Prompt("en", "chat", "can u talk like a pirate from now on"),
    Prompt(
        "en",
        "chat",
        "My maths teacher gave back the exam on integrals and I failed. I need some cheering up, no tutoring please.",
    ),
    Prompt(
        "en",
        "chat",
        "NAME_1, you are my grandmother who used to tell me stories about the old factory to make me sleep. Tell me one.",
    ),
    Prompt("en", "chat", "what's your favourite chess opening? mine is the London, it's comfy"),
    # two-turn writing
    Prompt(
        "en",
        "creative writing",
        "Compose an engaging travel blog post about a recent trip to the Faroe Islands, highlighting cultural experiences and must-see attractions.",
    ),
    Prompt(
        "en",
        "creative writing",
        "Write a short story, under 200 words, that begins with 'The candle in the sealed jar was still burning in the morning.'",
    ),
    Prompt("en", "creative writing", "Write a limerick about a frog who jumps from 0 to 6 on a number line."),
    Prompt(
        "en",
        "creative writing",
        "Rewrite your previous poem so that every line mentions the sea. Poem: 'Grey morning over roofs and wire, / a pigeon coughs beside the spire.'",
    ),
    Prompt(
        "en",
        "creative writing",
        "Write the opening paragraph of a murder mystery: Baron Ostrander is found stabbed with a letter opener in the conservatory. Keep it moody and Victorian.",
    ),
    Prompt("en", "creative writing", "a haiku about debugging at 3 am"),
    Prompt(
        "en",
        "creative writing",
        "Write a monologue for a knave on an island of knights and knaves who is tired of lying.",
    ),
    Prompt("en", "creative writing", "Draft a eulogy for a beloved village postman, warm with a touch of humour."),
    Prompt(
        "en",
        "creative writing",
        "tell me a bedtime story about a robot vacuum who is afraid of walls, for a 4 year old",
    ),
    # roleplay
    Prompt(
        "en",
        "roleplay",
        "Pretend yourself to be a 1920s train conductor. I am a lost passenger. Greet me and stay in character.",
    ),
    Prompt("en", "roleplay", "Act as Sherlock Holmes and say something snide about my new hat."),
    Prompt(
        "en",
        "roleplay",
        "You are a mathematician who has just discovered a proof and is too excited to sleep. Your wife asks what's wrong. Reply in character, no real maths.",
    ),
    Prompt(
        "en",
        "roleplay",
        "I want you to play the dungeon master. I open the creaking door of the cellar. What do I see?",
    ),
    Prompt("en", "roleplay", "Embrace the role of a grumpy tree that's asked how it feels about deforestation."),
    Prompt("en", "roleplay", "Be my flirty barista, I order a flat white."),
    Prompt(
        "en",
        "roleplay",
        "Play a contest-programming coach giving a pep talk right before the finals: 2 sentences, shouting allowed.",
    ),
    # humanities
    Prompt("en", "humanities", "Give an overview of how the Renaissance changed European painting."),
    Prompt("en", "humanities", "What are the main themes of Antigone?"),
    Prompt("en", "humanities", "What was the rule against perpetuities for, in plain words?"),
    Prompt("en", "humanities", "Who were the Jains and what do they believe about harming living beings?"),
    Prompt("en", "humanities", "Explain the term 'categorical imperative' for a school newspaper."),
    Prompt("en", "humanities", "Name the stages of the French Revolution in order with one line on each."),
    Prompt(
        "en",
        "humanities",
        "What do philosophers mean by 'causation' versus 'correlation'? Short definition of each please.",
    ),
    # verifiable formatting
    Prompt(
        "en",
        "format constraints",
        "Write a product description for a bamboo toothbrush. Use only lower case letters, and include exactly 3 bullet points starting with *.",
    ),
    Prompt(
        "en",
        "format constraints",
        "Write a cover letter for a job as a lifeguard. Your answer should contain at least 3 placeholders in square brackets such as [address]. Do not use any commas.",
    ),
    Prompt(
        "en",
        "format constraints",
        "Tell me about the history of the paper clip in two paragraphs separated by ***. Wrap your entire response with double quotation marks.",
    ),
    Prompt(
        "en",
        "format constraints",
        'Describe Lisbon in ALL CAPITAL LETTERS and end with the exact phrase "COME AND SEE." No other words should follow.',
    ),
    Prompt(
        "en",
        "format constraints",
        "Give a title in double angular brackets, such as <<joy of wood>>, and a short riddle about houses. First repeat this request word for word, then give your answer.",
    ),
    Prompt(
        "en",
        "format constraints",
        "Write a resume for a recent graduate named Nan who plays golf, darts and chess. Include the keywords 'team' and 'award'. Highlight at least 2 sections with markdown, i.e. *highlighted section*.",
    ),
    Prompt("en", "format constraints", "In JSON format, list three sports with fields name, players and ball."),
    Prompt(
        "en",
        "format constraints",
        "Write an ad for a candle shop with the word 'glow' in it at least twice and a P.S. at the end. Keep to English, no exclamation marks.",
    ),
    Prompt(
        "en",
        "format constraints",
        "respond to 'my flight got cancelled' with one of: My answer is yes. / My answer is no. / My answer is maybe.",
    ),
    Prompt(
        "en",
        "format constraints",
        'Write 4 bullet points on why sleep matters. Each bullet under ten words. Finish with "Is there anything else I can help with?"',
    ),
    # closed-book questions
    Prompt("en", "open-domain facts", "who plays the mother in home alone"),
    Prompt("en", "open-domain facts", "when was the last time the concorde flew"),
    Prompt("en", "open-domain facts", "where does the river danube end"),
    Prompt("en", "open-domain facts", "how many us senators are there"),
    Prompt("en", "open-domain facts", "who invented the markov chain"),
    Prompt("en", "open-domain facts", "what is the formula for the area of a sector"),
    Prompt("en", "open-domain facts", "what year did the wright brothers first fly"),
    Prompt("en", "open-domain facts", "how long is the flight from london to sydney usually"),
    Prompt("en", "open-domain facts", "what language do they speak in suriname"),
    Prompt("en", "open-domain facts", "how many months have 31 days"),
    Prompt("en", "open-domain facts", "what is mercury used for in thermometers"),
    # pub quiz
    Prompt("en", "trivia", "Which Mozart piece was left unfinished at his death in 1791?"),
    Prompt(
        "en", "trivia", "In bowling, what is it called when all ten pins are knocked down with two balls in one frame?"
    ),
    Prompt("en", "trivia", "Q: Which Italian city is known for its Palio horse race?\nA:"),
    Prompt("en", "trivia", "What was the first name of the detective Maigret?"),
    Prompt("en", "trivia", "In Greek myth, who had to push a boulder uphill for ever?"),
    Prompt("en", "trivia", "Who directed Zodiac and Se7en?"),
    Prompt(
        "en",
        "trivia",
        "Answer the trivia question with just the answer. Which US state is nicknamed the Beehive State?",
    ),
    Prompt("en", "trivia", "Of what is 'gross' the name: 12, 20, 144 or 500 items?"),
    Prompt("en", "trivia", "What are the collective nouns for (a) geese (b) crows (c) owls?"),
    # reading, answer stands in the text
    Prompt(
        "en",
        "reading comprehension",
        "Passage: The Harriers opened the scoring with a 34-yard field goal in the first quarter. Lowell answered with a 12-yard rushing touchdown. In the second quarter the Harriers' kicker added field goals of 41 and 27 yards before Lowell missed from 50. After the break, Reyes caught a 63-yard touchdown pass.\n\nQuestion: Who caught the 63-yard touchdown pass?",
    ),
    Prompt(
        "en",
        "reading comprehension",
        "According to the 1911 census the valley had 8,412 inhabitants, of whom 61% spoke only the local dialect. Ten years later 2,230 had emigrated, 410 had returned, and there were 1,377 births against 902 deaths.\n\nWhat percentage spoke only the local dialect?",
    ),
    Prompt(
        "en",
        "reading comprehension",
        "Context: The okapi, though striped like a zebra, is most closely related to the giraffe. It lives in the Ituri rainforest of the north-eastern Congo and was unknown to Western science until 1901. Adults weigh 200 to 350 kg.\nQuestion: To which animal is the okapi most closely related?\nAnswer:",
    ),
    Prompt(
        "en",
        "reading comprehension",
        "Story: Tim and his sister Jo found a kitten under the porch. It was grey with one white paw. Jo wanted to call it Socks but Tim said it only had one, so they called it Sock. Mum let them keep it after Dad said yes on the phone.\nQ1: Where was the kitten? A1: under the porch\nQ2: What colour? A2: grey\nQ3: What did they name it? A3:",
    ),
    Prompt(
        "en",
        "reading comprehension",
        "Article section 'Early career': In 1982 Brannigan left the band to study law, a decision he later called 'the best mistake I ever made'. He recorded a solo single, Harbour Lights, that failed to chart.\nStudent: What did he do after leaving? Teacher: He studied law. Student: Did he record anything on his own?",
    ),
    Prompt(
        "en",
        "reading comprehension",
        "Extract the answer from the paragraph. If it is not there, say 'unanswerable'.\nParagraph: The treaty was signed at Velden on 3 June 1742 by envoys of four cities. It regulated the salt trade and was renewed twice.\nQuestion: On what date was the treaty signed?",
    ),
    Prompt(
        "en",
        "reading comprehension",
        '"The siege began on 14 March and the outer wall was breached on the 9th of the following month. The garrison held the keep for another 23 days, the last five without water." On what day did the siege begin?',
    ),
    Prompt(
        "en",
        "reading comprehension",
        "Read the vignette and answer: A 58-year-old man with type 2 diabetes and hypertension comes with two days of confusion and weakness. Medications: metformin, lisinopril, and since last week trimethoprim-sulfamethoxazole. BP 108/64, HR 48. Which medicines does he take?",
    ),
    Prompt(
        "en",
        "reading comprehension",
        'From the following text, what is the name of the gardener? "Nell, the niece, says she was on the phone upstairs from 10:15. Corby, the gardener, owns the only other key to the conservatory, and he\'d been dismissed that noon. Dr Leng treated the baron and had debts."',
    ),
    Prompt(
        "en",
        "reading comprehension",
        "name,age,height,weight\nLouis,7,50,11\nBertha,5,80,13\nGwyn,5,70,12\nVic,8,70,15\n\nHow old is Bertha?",
    ),
    Prompt(
        "en",
        "reading comprehension",
        "($ in millions)  2021  2020  2019\nnet sales  812.4  774.9  801.2\ncost of sales  512.0  499.8  524.1\n\nWhat were net sales in 2020?",
    ),
    Prompt(
        "en",
        "reading comprehension",
        "As initial conditions I have that, block a is clear, block c is clear, the hand is empty, block a is on top of block b, block b is on the table, block c is on top of block d. What is block c on top of, according to this description?",
    ),
    # retrieval queries with a snippet
    Prompt("en", "web query", "what is the average cost of a chimney sweep"),
    Prompt(
        "en",
        "web query",
        "Passage: Shingles is caused by the varicella-zoster virus, the same virus that causes chickenpox. After recovery the virus lies inactive in nerve tissue.\nQuery: what virus causes shingles\nWrite a short answer in a full sentence.",
    ),
    Prompt("en", "web query", "define euvolemic"),
    Prompt("en", "web query", "tensile modulus of copper meaning"),
    Prompt("en", "web query", "how to spell out numbers in an essay"),
    Prompt("en", "web query", "is cumin the same as caraway"),
    Prompt("en", "web query", "symptoms of low sodium"),
    Prompt("en", "web query", "mailbox rule contract law definition"),
    Prompt("en", "web query", "what does restricted stock unit vest mean"),
    # news summaries
    Prompt(
        "en",
        "news summary",
        "Summarize the article in 2-3 highlights.\n\n(Harrow Bay) — Two fishermen were rescued on Sunday after clinging to a cooler for eleven hours. Rob Teller, 44, and his nephew Dean, 19, left the marina at 5 am on Saturday. A wave capsized their 18-foot boat some six miles out. 'We sang every song we knew,' Teller said. A passing tanker spotted a torch at 2 am. Both were treated for mild hypothermia. The Coast Guard said that neither had filed a float plan but both wore life jackets, which 'made all the difference'.",
    ),
    Prompt(
        "en",
        "news summary",
        "Write a one-sentence summary of this report: A council has withdrawn plans to close four village libraries after more than 6,000 people signed a petition. The closures would have saved £310,000 a year. Leader Joan Mabey said the savings would now come from sharing buildings with post offices. Campaigners called it 'a victory for readers', but warned opening hours might still be cut.",
    ),
    Prompt(
        "en",
        "news summary",
        "Generate a headline: shares in the carmaker valmo fell 9 percent on tuesday after it cut its profit forecast for the second time in three months, blaming weak demand in asia and the cost of a recall .",
    ),
    Prompt(
        "en",
        "news summary",
        "tl;dr this please: The drought has entered its third year in the province, and reservoirs stand at 22% of capacity. Farmers have been told to halve irrigation from 1 May, while car washing and the filling of pools is already banned. Meteorologists expect little rain before October. The regional government promised 40 million euros in aid, but the farmers' union says five times as much is needed.",
    ),
    Prompt(
        "en",
        "news summary",
        "Shorten to 20 words or so: Researchers in Oulu have found that reindeer chew the cud while in a light sleep, which may let them make the most of the short arctic summer. Brain recordings showed that the more the animals ruminated the less extra sleep they needed.",
    ),
    Prompt(
        "en",
        "news summary",
        "Article: The Reds beat the Greens 3-1 on Saturday to go six points clear at the top. Adeyemi scored twice in the first half, and a late own goal settled it after Lund had pulled one back. Coach Pia Strand called it 'our most mature performance'. The Greens, without five injured players, remain ninth.\n\nSummarise for a reader with no interest in football.",
    ),
    Prompt(
        "en",
        "news summary",
        "Provide a summary of this bug report thread for the weekly newsletter, non-technical: 'merge_headers() drops duplicates when keys differ only in case. Since 2.4 we normalise keys in __setitem__ but update() bypasses it. A patch was merged on Thursday, and will ship in 2.4.3. Thanks to three first-time contributors who wrote the tests.'",
    ),
    Prompt(
        "en",
        "news summary",
        "Write the key points of the minutes. Present: W, X, Y, p, q. Chair opened at 6. W reported that the roof is repaired at a cost of 4,200. X asked for volunteers for the fair; p and q agreed. Y moved to renew the lease for a year; carried. Next meeting 4 June. Closed 7:10.",
    ),
    # dialog summaries
    Prompt(
        "en",
        "dialog summary",
        "Summarize the dialogue:\nHanna: are you coming to mine before the gig?\nOle: if I get off work at 5, yes\nHanna: bring the charger I left\nOle: the white one?\nHanna: yep\nOle: ok. pizza?\nHanna: already ordered 2",
    ),
    Prompt(
        "en",
        "dialog summary",
        "#Person1#: I'd like to return this kettle. It leaks.\n#Person2#: Do you have the receipt?\n#Person1#: No, but I paid by card.\n#Person2#: Then I can look it up. Refund or exchange?\n#Person1#: Exchange please.\nWhat happened, in one sentence?",
    ),
    Prompt(
        "en",
        "dialog summary",
        "Write a third-person summary of this chat.\nKurt: who won\nBea: nobody, rained off\nKurt: again?!\nBea: they'll replay on thursday\nKurt: cant thursday, dentist\nBea: I'll film it for you <3",
    ),
    Prompt(
        "en",
        "dialog summary",
        "Give the gist:\nAda: is 9-11 fine for the call?\nBen: that's 4 am here..\nAda: oh no sorry!! 15-17?\nBen: 14 London works, Chi?\nChi: fine for me\nDee: me too\nAda: done, invite sent",
    ),
    Prompt(
        "en",
        "dialog summary",
        "Sam: Nora's looking for the chocolate\nLee: did you eat it\nSam: I put it in the fridge\nLee: tell her then\nSam: nah let her search a bit lol\nLee: you're mean\n\nBriefly summarise what they are talking about.",
    ),
    Prompt(
        "en",
        "dialog summary",
        "Summarise this customer call in two lines for the ticket: Agent: How can I help? Caller: my router blinks red since the storm. Agent: Have you restarted it? Caller: Twice. Agent: I see an outage at your postcode, a crew is there, back by 6 pm. Caller: Will I be credited? Agent: A day's fee, yes.",
    ),
    # translation
    Prompt(
        "en",
        "translation",
        "Translate to German: The parliament rejected the bill by a narrow margin on Wednesday evening.",
    ),
    Prompt("en", "translation", "English: The minister said he would not resign.\nFrench:"),
    Prompt(
        "en",
        "translation",
        "What is 'Die 1873 errichtete steinerne Brücke bei Wallhausen ist nicht für den Schwerverkehr zugelassen.' in English?",
    ),
    Prompt(
        "en",
        "translation",
        "Translate the following sentence from Spanish into English. Spanish: El museo, inaugurado por el alcalde anterior, alberga casi 3.500 piezas.",
    ),
    Prompt("en", "translation", "how do you say 'where is the nearest pharmacy' in japanese"),
    Prompt(
        "en",
        "translation",
        "Translate this exam question into Italian, do not solve it: How many 7-digit palindromes are divisible by 11 and have digit sum 20?",
    ),
    Prompt("en", "translation", "Put into Polish: 'If A lies, then B tells the truth.'"),
    Prompt("en", "translation", "Finnish to English please: Juna lähtee kello kahdeksalta laiturilta viisi."),
    Prompt(
        "en",
        "translation",
        "Translate to Dutch for a menu: pan-fried trout with almonds; lentil soup of the day; three scoops of ice cream",
    ),
    # sentiment
    Prompt(
        "en",
        "sentiment",
        "Review: a gorgeous , witty , seductive little film that never outstays its welcome .\nSentiment:",
    ),
    Prompt(
        "en",
        "sentiment",
        "Is the following movie review positive or negative?\n\nI rented this because of the cover, and boy, was that a mistake. The plot has holes you could drive a tram through, the lead reads his lines as if from a cereal box, and the 'twist' was obvious by minute ten. One star for the dog.",
    ),
    Prompt(
        "en",
        "sentiment",
        "Rate this from 1 to 5 stars: 'Food was good, waiter forgot our drinks twice but made up for it with a free dessert. Would go again on a quiet day.'",
    ),
    Prompt("en", "sentiment", "tweet: ugh monday again and my train's late AGAIN 🙃 -> positive/negative/neutral"),
    Prompt(
        "en",
        "sentiment",
        "Text: the cinematography alone is worth the price of a ticket\nLabel: positive\nText: a tedious two hours with nobody to root for\nLabel: negative\nText: it lifts you up and sends you home humming\nLabel:",
    ),
    Prompt(
        "en",
        "sentiment",
        "What is the emotion in 'I can't believe she remembered my birthday after all these years!'? Options: anger, joy, fear, sadness",
    ),
    Prompt(
        "en",
        "sentiment",
        "Does the reviewer like the logic game? 'Bought this zebra puzzle app for the commute. 400 puzzles, clean hints, no ads. Hooked.'",
    ),
    Prompt("en", "sentiment", 'Sentiment of: "Delivery took 9 days instead of 2 and 3 of the 12 jars were broken."'),
    # topic classes
    Prompt(
        "en",
        "topic classification",
        "Classify into World, Sports, Business or Sci/Tech: 'Chipmaker Nordane says second-quarter profit doubled on demand for phone sensors.'",
    ),
    Prompt(
        "en",
        "topic classification",
        "What type of thing is this question asking about? Choose from: Description, Entity, Abbreviation, Person, Quantity, Location.\nQ: How many feet are in a fathom?",
    ),
    Prompt(
        "en",
        "topic classification",
        "Bank customer: 'i was charged twice for the same coffee at the airport'. Which intent fits: card_arrival, transaction_charged_twice, lost_or_stolen_card, exchange_rate, pin_blocked?",
    ),
    Prompt(
        "en",
        "topic classification",
        'Intent? "my pin is stuck, it says too many tries" [pin_blocked | card_not_working | top_up_failed | verify_identity]',
    ),
    Prompt(
        "en",
        "topic classification",
        "Title: Lepidium oreganum. Content: Lepidium oreganum is a species of flowering plant in the cabbage family native to two islands. Is it a company, a school, an artist, a plant, an animal, a film or a village?",
    ),
    Prompt(
        "en",
        "topic classification",
        "Label the subject of each problem (algebra, geometry, number theory, probability), don't solve them:\n1. Find the remainder when 3^2025 is divided by 56.\n2. Two cards are drawn from a deck; what is the chance both are red?\n3. A circle is inscribed in a triangle.",
    ),
    Prompt(
        "en",
        "topic classification",
        "Is this email spam or not? 'Congratulations! You have been selected to receive a $500 gift card. Click within 24 hrs to claim.'",
    ),
    Prompt(
        "en",
        "topic classification",
        'Which newsgroup would this be in: rec.autos, sci.space, comp.graphics, talk.religion? "Anyone know if the new rear bumper for the 89 coupe fits an 87? the bolts look the same"',
    ),
    Prompt(
        "en",
        "topic classification",
        "Is this GitHub issue a bug, a feature request or a question? 'Scheduler sometimes runs a cron job twice at the end of DST. Steps: tz=Europe/Lisbon, cron 30 1 * * *, last Sunday in October.'",
    ),
    Prompt(
        "en",
        "topic classification",
        "Categorise the sentences as news, fiction or legal:\na) The tenant shall give three months' written notice.\nb) Shares fell 9 percent on Tuesday.\nc) The owl blinked at her and sighed.",
    ),
    # named entities
    Prompt(
        "en",
        "entity extraction",
        "Find all persons, organisations and locations in: 'Angela Voss of Deutsche Telekom met delegates from Chile and Norsk Hydro in Geneva on Monday.'",
    ),
    Prompt(
        "en",
        "entity extraction",
        "Tag each token as B-PER I-PER B-LOC I-LOC B-ORG I-ORG or O:\nBLINKER - Oldham beat Crewe as striker Joe Hallam scored twice .",
    ),
    Prompt(
        "en",
        "entity extraction",
        'List every date mentioned: "Today is March 12. Leila\'s passport ran out on December 2, 2001 and her visa on January 15, 2002."',
    ),
    Prompt(
        "en",
        "entity extraction",
        "Extract the drug names and doses as a bullet list: 'Start lisinopril 10 mg daily, continue metformin 500 mg twice daily and stop ibuprofen.'",
    ),
    Prompt(
        "en",
        "entity extraction",
        "Which people are named in the puzzle? 'Delbert tells the truth. Yoland says Delbert lies. Shalonda says Yoland lies. Phoebe says Shalonda tells the truth. Andree says Phoebe lies.' Just the names.",
    ),
    Prompt(
        "en",
        "entity extraction",
        "pull the order number, name and city from this: Hi, it's Greta Olin from Malmö, order #55-2031 hasn't come yet, can someone check? thx",
    ),
    Prompt(
        "en",
        "entity extraction",
        "Return JSON with keys title, year, director for: 'In 1998 came Low Tide, the debut of director Imke Raas, which was hardly noticed.'",
    ),
    Prompt(
        "en",
        "entity extraction",
        "Copy out all of the colours named here: On the desk, you see a bunch of items arranged in a row: a mauve notebook, a gold stapler, a teal mug, a red keychain, and a black pen.",
    ),
    # biographies from infobox
    Prompt(
        "en",
        "biography",
        "Write the first sentence of a biography from this infobox. name: Teodor Brask; born: 4 May 1921, Bergen; died: 1998; occupation: speed skater, coach; known for: 1948 European bronze.",
    ),
    Prompt(
        "en",
        "biography",
        "Table: Name[Lucia Ferrante], Occupation[soprano], Born[12 June 1877, Bari], Years active[1898-1931], Label[Fono]. Turn the table into a one-sentence intro.",
    ),
    Prompt(
        "en",
        "biography",
        "Give me a 4-sentence bio for a conference booklet: Dr. Amara Nwosu, physicist, spin systems, Lagos and Delft, two kids, plays bassoon.",
    ),
    Prompt("en", "biography", "Who was Emmy Noether? Two or three sentences."),
    Prompt(
        "en",
        "biography",
        "Write a short wiki-like entry for a fictional goalkeeper: born 1990 in Split, 212 appearances, one cup win, nickname 'The Gate'.",
    ),
    # data to text
    Prompt(
        "en",
        "data to text",
        "name[The Punter], eatType[pub], food[Indian], priceRange[cheap], area[riverside], familyFriendly[no] -> describe the restaurant in a sentence",
    ),
    Prompt(
        "en",
        "data to text",
        "Write a sentence that contains all of these triples: (Alder Station | opened | 1931), (Alder Station | location | Harrow), (Harrow | country | Ruland).",
    ),
    Prompt(
        "en", "data to text", "Turn this row into plain text: station Court, opened 1928, lines 4, riders/day 40,100."
    ),
    Prompt(
        "en",
        "data to text",
        "Generate a weather report from: Mon; high 14; low 6; wind NW 25 km/h; cloudy; rain pm 40%.",
    ),
    Prompt("en", "data to text", "Verbalise: inform(time=19:30; film=Low Tide; seats=2; cinema=Rex)"),
    Prompt(
        "en",
        "data to text",
        "Team Reds | W 6 | D 2 | L 2 | GF 17 | GA 9. Put this record in words for the club magazine.",
    ),
    Prompt(
        "en", "data to text", "Write this recipe line as a sentence: onions 2, chopped, butter 30 g, 10 min, low heat"
    ),
    # concepts to sentence
    Prompt("en", "common concepts", "Concepts: ladder, paint, wall, lean. Write one everyday sentence."),
    Prompt("en", "common concepts", "Put the words ferry, dock, wait, rain in a sentence, present tense."),
    Prompt("en", "common concepts", "Use 'syndrome', 'symphonic' and 'sympathy' in one silly sentence."),
    Prompt("en", "common concepts", "Generate a sentence with cup, coin, hide, under."),
    # paraphrase
    Prompt("en", "paraphrase", "Paraphrase: How can I lose weight without going to the gym?"),
    Prompt(
        "en",
        "paraphrase",
        "Say this in a different way, same meaning: 'The crate wouldn't slide off the truck's ramp because it was too rough.'",
    ),
    Prompt(
        "en",
        "paraphrase",
        "Do these two questions mean the same? Q1: How do I learn to whistle? Q2: What is the way to learn whistling?",
    ),
    Prompt(
        "en",
        "paraphrase",
        "Rephrase the word problem so that it's about apples instead of books; no need to solve. 'Ines reads 24 pages on Monday. Each day after that she reads 6 more pages than the day before. What fraction is left on Saturday?'",
    ),
    Prompt("en", "paraphrase", "Make it more formal: gonna be late, stuck behind a lorry, start w/o me"),
    Prompt(
        "en",
        "paraphrase",
        "Simplify this sentence for a child: 'Amphibians undergo metamorphosis, during which larval forms develop the organs needed for terrestrial life.'",
    ),
    Prompt(
        "en", "paraphrase", "Rewrite in active voice: The bridge was built by the Romans and was repaired by monks."
    ),
    Prompt("en", "paraphrase", "give three alternative wordings for 'Unfortunately we cannot offer you the position'"),
    # correction
    Prompt(
        "en",
        "grammar correction",
        "Fix grammar: New and new technology has been introduce to the society in last year .",
    ),
    Prompt(
        "en",
        "grammar correction",
        "Remove all grammatical errors from this text: She go to school by foots because the bus are late every days.",
    ),
    Prompt("en", "grammar correction", "Correct the spelling: definately, recieve, acommodate, seperate, occured"),
    Prompt(
        "en",
        "grammar correction",
        "Improve the fluency: For not use car is good for body and also for the air of city.",
    ),
    Prompt(
        "en",
        "grammar correction",
        "There's a comma missing somewhere in this: 'If the dam was inspected then the log is signed.' Please add it.",
    ),
    Prompt("en", "grammar correction", "is it 'fewer than 30 yards' or 'less than 30 yards'?"),
    Prompt(
        "en",
        "grammar correction",
        'Proofread my answer, only the English: "The Ladder slip because the friction are to small, so the person can climbed only until 3.2 metre."',
    ),
    Prompt(
        "en",
        "grammar correction",
        "Make this sentence coherent and neutral in tone: The so-called expert totally failed, and also the bridge, it fell.",
    ),
    # persona chit-chat
    Prompt(
        "en",
        "persona chat",
        "Your persona: I have two dogs. I work nights. I love Thai food. I hate the cold.\nUser: hi there, what are you up to this evening?\nYou:",
    ),
    Prompt(
        "en",
        "persona chat",
        "A: I've just moved here from Oslo. B: Oh wow, how do you like it so far? A: It's warm! But I miss the snow. B: [write the next line]",
    ),
    Prompt(
        "en",
        "persona chat",
        "Continue the dialogue naturally.\nWaiter: Are you ready to order?\nCustomer: Almost. What's good today?\nWaiter:",
    ),
    Prompt(
        "en",
        "persona chat",
        "I am a retired sailor, I have 3 sons and each of them has a boat. I collect stamps. Say hello to me as if you had the same hobby.",
    ),
    Prompt(
        "en",
        "persona chat",
        "- so how was the exam\n- dont ask\n- that bad??\n- worse\nwhat could the first one reply that is kind?",
    ),
    Prompt(
        "en",
        "persona chat",
        'Respond with empathy: "I finally told my aunt that I can\'t stand the sweaters. She cried."',
    ),
    # easy inference
    Prompt(
        "en",
        "easy entailment",
        "Premise: A man in a red coat is playing a trombone on the street.\nHypothesis: Someone is making music.\nDoes the hypothesis follow? yes / no / maybe",
    ),
    Prompt(
        "en",
        "easy entailment",
        "Does the sentence 'The children are asleep' follow from 'Two kids are sleeping in a tent'?",
    ),
    Prompt(
        "en",
        "easy entailment",
        '"The museum closed in 1990." Based on that, is it true that "The museum was closed in 1990"? Options: yes, no',
    ),
    Prompt(
        "en",
        "easy entailment",
        "Sentence 1: The company bought 20 trucks. Sentence 2: The company sold 20 trucks. Entailment, neutral or contradiction?",
    ),
    Prompt(
        "en", "easy entailment", "Given 'Marta lives in Porto with her two cats', can we conclude that Marta has cats?"
    ),
    Prompt(
        "en",
        "easy entailment",
        "Does 'bank' have the same meaning in these two? 1. We sat on the bank of the river. 2. She works at the bank. Answer yes or no.",
    ),
    Prompt(
        "en",
        "easy entailment",
        "Suppose: 'All orchids in the Lem garden are imported.' Question: Are the orchids in the Lem garden imported?",
    ),
    # questions about a news text
    Prompt(
        "en",
        "news questions",
        "(Harrow Bay) — Two fishermen were rescued on Sunday after clinging to a cooler for eleven hours. Rob Teller, 44, and his nephew Dean, 19, left the marina at 5 am on Saturday. A wave capsized their boat some six miles out. A passing tanker spotted a torch at 2 am.\n\nWho spotted them?",
    ),
    Prompt(
        "en",
        "news questions",
        "A council has withdrawn plans to close four village libraries after more than 6,000 people signed a petition. The closures would have saved £310,000 a year. Leader Joan Mabey said the savings would now come from sharing buildings with post offices. — Why did the council withdraw the plans?",
    ),
    Prompt(
        "en",
        "news questions",
        "Text: Shares in Valmo fell 9 percent on Tuesday after it cut its profit forecast for the second time in three months, blaming weak demand in Asia and the cost of a recall. What reasons did Valmo give?",
    ),
    Prompt(
        "en",
        "news questions",
        "The Reds beat the Greens 3-1 on Saturday to go six points clear at the top. Adeyemi scored twice in the first half. What was the final score and who is the main scorer?",
    ),
    Prompt(
        "en",
        "news questions",
        '"Reservoirs stand at 22% of capacity. Farmers have been told to halve irrigation from 1 May, while car washing is already banned." When does the rule for farmers begin?',
    ),
    Prompt(
        "en",
        "news questions",
        "Fill the blank with an entity from the article: Researchers in Oulu have found that reindeer chew the cud while in a light sleep. @placeholder chew the cud while dozing, a Finnish team says.",
    ),
    # questions about a dialog
    Prompt(
        "en",
        "dialog questions",
        "M: Shall we take the bus? W: I'd rather walk, the weather is lovely. M: OK, but let's stop at the bakery.\nQ: Why does the woman want to walk?\nA) It's cheaper B) The weather is nice C) The bus is late",
    ),
    Prompt(
        "en",
        "dialog questions",
        "Hanna: bring the charger I left\nOle: the white one?\nHanna: yep\nWhich charger should Ole bring?",
    ),
    Prompt(
        "en",
        "dialog questions",
        "Agent: I see an outage at your postcode, a crew is there, back by 6 pm. Caller: Will I be credited? Agent: A day's fee, yes.\n\nWhen will the service be back?",
    ),
    Prompt(
        "en",
        "dialog questions",
        "Ada: is 9-11 fine for the call? Ben: that's 4 am here.. Ada: oh no sorry!! 15-17? Ben: 14 London works. What time did Ben suggest?",
    ),
    Prompt(
        "en",
        "dialog questions",
        "Which of the speakers is going to the dentist? Kurt: who won / Bea: rained off, they'll replay on thursday / Kurt: cant thursday, dentist",
    ),
    Prompt(
        "en",
        "dialog questions",
        'A: "My pin\'s blocked." B: "Try the app, under Card settings." A: "Found it, cheers." Was A\'s problem solved?',
    ),
    # near misses to code
    Prompt("en", "code look-up", "What is the itertools function called that yields all pairs of a list?"),
    Prompt("en", "code look-up", "python: how to read a csv into pandas"),
    Prompt("en", "code look-up", "What does dict.setdefault do?"),
    Prompt("en", "code look-up", "Write a python function to return the length of a string. assert length('abc') == 3"),
    Prompt("en", "code look-up", "Write a function that takes two numbers and returns the sum."),
    Prompt(
        "en",
        "code look-up",
        "def greet(name: str) -> str:\n    \"\"\" Return 'Hello, <name>!'\n    >>> greet('Bo')\n    'Hello, Bo!'\n    \"\"\"\n",
    ),
    Prompt("en", "code look-up", "which import do I need for defaultdict"),
    Prompt("en", "code look-up", "How do I sort a dataframe by one column in descending order?"),
    Prompt(
        "en",
        "code look-up",
        "Add a one-line docstring to this:\n\ndef odd_cover(intervals):\n    return sum(b - a for a, b in intervals)",
    ),
    Prompt("en", "code look-up", "pytest flag to run tests in parallel with xdist?"),
    Prompt("en", "code look-up", "What's the difference between a list and a tuple in Python, in one sentence?"),
    Prompt(
        "en",
        "code look-up",
        "Rename the variable k to limit in this snippet and give it back: `for i in range(k): total += a[i]`",
    ),
    Prompt("en", "code look-up", "boolean operators in Python: list them with a short example each"),
    # near misses to mathematics and science
    Prompt("en", "definitions", "What is a palindrome?"),
    Prompt("en", "definitions", "Define 'altitude of a triangle' and 'incircle'."),
    Prompt("en", "definitions", "State the residue theorem."),
    Prompt("en", "definitions", "What does gcd stand for?"),
    Prompt("en", "definitions", "Explain Hardy-Weinberg equilibrium in a sentence or two."),
    Prompt("en", "definitions", "what's a spanning tree"),
    Prompt("en", "definitions", "What is the Suzuki coupling called after, and what is it used for?"),
    Prompt("en", "definitions", "What is modified duration?"),
    Prompt("en", "definitions", "What is blocksworld in AI?"),
    Prompt("en", "definitions", "What does 'deductively valid' mean?"),
    Prompt(
        "en",
        "definitions",
        "Which gas do plants take in for photosynthesis? (A) oxygen (B) carbon dioxide (C) nitrogen (D) helium",
    ),
    Prompt(
        "en",
        "definitions",
        "What is the chemical symbol of cobalt, and is cobalt(II) chloride pink or blue when hydrated?",
    ),
    Prompt("en", "definitions", "Which of these is a metal? A. copper B. wood C. foam D. ceramic"),
    Prompt("en", "definitions", "who was markov, and who was bayes"),
    # near misses to medicine and law
    Prompt("en", "plain explanation", "Explain to a patient in simple words what hyperkalemia is."),
    Prompt("en", "plain explanation", "What is a positive test's 'sensitivity' in plain English?"),
    Prompt(
        "en",
        "plain explanation",
        "Turn this note into a friendly message for the family: 'Pt stable, K normalised, HR 72, transfer to ward tomorrow, no visitors before 10.'",
    ),
    Prompt("en", "plain explanation", "What is a life estate?"),
    Prompt(
        "en",
        "plain explanation",
        "Put this clause in plain English: 'The tenant's renewal option shall be exercisable on three months' written notice sent by registered post.'",
    ),
    Prompt("en", "plain explanation", "what is the job of a pharmacist"),
    Prompt("en", "plain explanation", "Say what EBITDA stands for and why people look at it, in under 40 words."),
    Prompt("en", "plain explanation", "What is an alibi?"),
    # film, music, sport talk
    Prompt("en", "recommendations", "I loved Alien and Sunshine. Recommend some more space films."),
    Prompt("en", "recommendations", "best board games for 5 people?"),
    Prompt("en", "recommendations", "Name a few heist movies suitable for a family evening."),
    Prompt("en", "recommendations", "What should I read after War and Peace? Something shorter lol"),
    Prompt("en", "recommendations", "Suggest 3 podcasts on true crime, not too gory."),
    Prompt("en", "recommendations", "Any good logic puzzle books for my dad who likes Sudoku?"),
    Prompt("en", "recommendations", "give me some band names like iron maiden"),
    # mails and short texts
    Prompt(
        "en", "email", "Write an e-mail to my team: the Thursday meeting is put off by one week, same time, same room."
    ),
    Prompt("en", "email", "Draft a polite reply to a landlord who says 'noted, let's talk rent'."),
    Prompt("en", "email", "Help me write a thank-you note to Aunt Bea for a wool sweater"),
    Prompt(
        "en",
        "email",
        "Write a brief message to a seller asking whether the trailer's included with the boat for $9,000.",
    ),
    Prompt("en", "email", "compose a slack post that announces release 2.4.3 fixes the header bug, with two emojis"),
    Prompt(
        "en",
        "email",
        "Reply to this: 'Dear Ms Olin, order #55-2031 left our store on Friday. Kind regards, Per'. Say thanks and that it has arrived.",
    ),
    # brainstorming
    Prompt("en", "brainstorming", "Ten ideas for a science fair project about ice."),
    Prompt("en", "brainstorming", "Think up 8 names for a school's robot."),
    Prompt(
        "en",
        "brainstorming",
        "Give me some fun story problems' themes for 3rd graders, only the themes (e.g. 'a pirate shares coins').",
    ),
    Prompt("en", "brainstorming", "What are possible uses for an old ladder in the garden?"),
    Prompt("en", "brainstorming", "slogans for a bike lane on Mill Street"),
    Prompt("en", "brainstorming", "List pros and cons of a tax on sugary drinks."),
    Prompt("en", "brainstorming", "Plot ideas in which three logicians walk into a bar"),
    # flan-like odds and ends
    Prompt(
        "en",
        "instruction and input",
        "Instruction: Convert the text to title case.\nInput: the girl who counted every star\nOutput:",
    ),
    Prompt(
        "en",
        "instruction and input",
        "Below is an instruction that describes a task, paired with an input. Write a response.\n\n### Instruction:\nIdentify the language of the sentence.\n\n### Input:\nAucun des onze élèves n'avait moins de quinze ans.\n\n### Response:",
    ),
    Prompt(
        "en",
        "instruction and input",
        "Task: write a question whose answer is the underlined span.\nThe treaty was signed at __Velden__ in 1742.",
    ),
    Prompt(
        "en",
        "instruction and input",
        "What would be a good subject line for this e-mail? 'All, the lift is out of order until Friday. Please use the back stairs, and mind the third step as it creaks. Facilities'",
    ),
    Prompt(
        "en",
        "instruction and input",
        "Complete with the most sensible ending. She put the kettle on and took out two cups. Then she (a) poured the tea (b) ate the kettle",
    ),
    Prompt("en", "instruction and input", "Give the antonym: ancient ->"),
    Prompt("en", "instruction and input", "Is 'lovely' an adjective or an adverb?"),
    Prompt(
        "en",
        "instruction and input",
        "Turn this list into a comma-separated line:\n- cumin\n- saffron\n- thyme\n- mint\n- clove",
    ),
    Prompt(
        "en",
        "instruction and input",
        "Write a question about this sentence that a pupil could answer: Two plants of the same kind are grown in sealed jars.",
    ),
    Prompt(
        "en", "instruction and input", "Q: What is the plural of 'ox'? A: oxen. Q: What is the plural of 'goose'? A:"
    ),
    Prompt(
        "en",
        "instruction and input",
        "Given this first sentence of a story, generate the next one: 'Avery, Jaden, Mia and Noah entered the cellar.'",
    ),
)
