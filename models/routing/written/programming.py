"""Prompts written by hand, to learn from: programming, both the problems and the talk about it."""

from routing.prompt import Prompt

THINKING = (
    Prompt(
        "en",
        "function completion",
        r'''def longest_plateau(heights: list[int]) -> tuple[int, int]:
    """Return (start, length) of the longest run of equal neighbouring values.
    On ties the leftmost run wins. An empty list gives (0, 0).

    >>> longest_plateau([3, 3, 1, 1, 1, 4])
    (2, 3)
    >>> longest_plateau([])
    (0, 0)
    """
''',
    ),
    Prompt(
        "en",
        "function completion",
        r'''from typing import Iterable


def platform_gaps(trains: Iterable[tuple[str, str]]) -> dict[str, int]:
    """ Each pair is an arrival and a departure "HH:MM" at one platform, in any order. Tell for every gap between two
    trains, keyed by the departure that opens it, its length in minutes. Trains may stand there past midnight.
    >>> platform_gaps([('10:05', '10:09'), ('09:40', '09:52')])
    {'09:52': 13}
    """
''',
    ),
    Prompt(
        "en",
        "function completion",
        r"""Complete the following Rust function.

```rust
/// Merges overlapping half-open ranges and returns them sorted by start.
/// Adjacent ranges such as 1..4 and 4..9 are joined into one.
fn coalesce(mut ranges: Vec<std::ops::Range<u32>>) -> Vec<std::ops::Range<u32>> {
```""",
    ),
    Prompt(
        "en",
        "function completion",
        r"""/**
 * Returns the smallest number of coins needed to reach `amount`, or -1 when it cannot be reached.
 * Each coin type may be used at most `limit[i]` times.
 * @param {number[]} coins
 * @param {number[]} limit
 * @param {number} amount
 * @returns {number}
 */
function minCoins(coins, limit, amount) {""",
    ),
    Prompt(
        "en",
        "function completion",
        r'''fill in the body please

def is_rotated_palindrome(s):
    """True if some rotation of s reads the same both ways.

    is_rotated_palindrome("aab") -> True   ("aba")
    is_rotated_palindrome("abc") -> False
    """
    pass''',
    ),
    Prompt(
        "en",
        "function completion",
        r"""// RomanToInt converts a Roman numeral to an integer.
// It returns an error if the numeral is not in canonical form, e.g. "IIII" or "VX".
func RomanToInt(s string) (int, error) {""",
    ),
    Prompt(
        "en",
        "function completion",
        r"""You will be given a Java method header with Javadoc. Return only the completed method.

/**
 * Given a grid of '.' and '#', returns the number of enclosed regions of '.',
 * where a region is enclosed when none of its cells touches the border of the grid.
 * Neighbours are the four orthogonal ones.
 */
public static int enclosedRegions(char[][] grid) {""",
    ),
    Prompt(
        "en",
        "function completion",
        r'''def digits_to_words(n: int) -> str:
    """Spell n (0 <= n < 1_000_000) in English, British style with "and".
    >>> digits_to_words(342)
    'three hundred and forty-two'
    >>> digits_to_words(100_007)
    'one hundred thousand and seven'
    """''',
    ),
    Prompt(
        "en",
        "function completion",
        r"""Finish this Haskell function so that it type checks and does what the comment says:

-- | Group a list into maximal strictly increasing runs.
-- runs [1,3,2,5,7,7] == [[1,3],[2,5,7],[7]]
runs :: Ord a => [a] -> [[a]]""",
    ),
    Prompt(
        "en",
        "function completion",
        r"""#include <string>
#include <vector>
using namespace std;
/*
Given the words of a paragraph and a line width, justify the text fully: spaces are spread as evenly as possible,
extra ones go to the left gaps, and the last line is left-aligned.
>>> justify({"to","be","or","not","to","be"}, 9)
{"to  be  or", ...}
Throw invalid_argument when a word is longer than the width.
*/
vector<string> justify(const vector<string>& words, int width) {""",
    ),
    Prompt(
        "en",
        "function completion",
        r'''Complete:

class LruDict(dict):
    """A dict that keeps at most `capacity` keys and evicts the least recently *read or written* one.
    `len`, `in`, `get`, `update` and iteration must behave consistently; `in` does not count as a read.
    """

    def __init__(self, capacity): ...''',
    ),
    Prompt(
        "en",
        "function completion",
        r'''def next_smaller_palindrome(num: int) -> int:
    """ Largest palindrome strictly smaller than num, for num >= 1. Must be fast for numbers with 60 digits.
    >>> next_smaller_palindrome(1000)
    999
    >>> next_smaller_palindrome(12321)
    12221
    """
''',
    ),
    Prompt(
        "en",
        "function completion",
        r'''import re

def tokenize(expr):
    """Turn '3.5*(x1 - -2)^2' into a list of (kind, text) pairs. Unary minus gets the kind 'neg'.
    Raise ValueError with the column for anything unexpected."""
''',
    ),
    Prompt(
        "de",
        "function completion",
        r'''Ergänze bitte die Funktion:

def wochentage_zwischen(a: date, b: date, feiertage: set[date]) -> int:
    """Zahl der Arbeitstage (Mo-Fr ohne Feiertage) zwischen a und b, beide eingeschlossen.
    Muss auch für Zeiträume von 2000 Jahren ohne Schleife über alle Tage funktionieren.
    """''',
    ),
    Prompt(
        "en",
        "function completion",
        r"""/* Reverses the order of the words in s, in place, without allocating memory.
   Runs of spaces are squeezed into one, leading and trailing ones removed. */
void reverse_words(char *s)
{""",
    ),
    Prompt(
        "en",
        "function completion",
        r'''def skyline_visible(trees: list[list[int]]) -> int:
    """How many trees can be seen from outside the grid along a row or a column? A tree is hidden in a
    direction if one at least as tall stands before it.

    assert skyline_visible([[2, 1, 2], [1, 0, 1], [2, 1, 2]]) == 8
    """''',
    ),
    Prompt(
        "en",
        "function completion",
        r"""fun <T> topoSort(edges: Map<T, Set<T>>): List<T> {
    // order so that every node comes after all nodes it depends on;
    // on a cycle throw IllegalStateException whose message lists the cycle's nodes in order
""",
    ),
    Prompt(
        "en",
        "function completion",
        r'''def even_then_prime(lst):
    """
    You are given a list of non-negative integers. Return a pair (a, b): a is the largest even element whose
    decimal digits sum to a prime, b is the smallest element that is not prime but whose index is.
    Use None where nothing qualifies.

    Examples:
        even_then_prime([12, 7, 9, 30]) == (30, 9)
        even_then_prime([]) == (None, None)
    """
''',
    ),
    Prompt(
        "en",
        "function completion",
        r'''Here's an Elixir spec, please implement it:

@doc """
Rotates a ring list so that it starts with its lexicographically smallest rotation.

    iex> Ring.canonical([3, 1, 2, 1])
    [1, 2, 1, 3]
"""
@spec canonical([integer]) :: [integer]''',
    ),
    Prompt(
        "en",
        "function completion",
        r"""# Ruby
# Expands brace patterns the way a shell does.
#   expand("a{b,c{1..3}}d") => ["abd", "ac1d", "ac2d", "ac3d"]
def expand(pattern)
""",
    ),
    Prompt(
        "en",
        "write a function",
        "Write a python function to find the second most frequent character in a string, ignoring case and spaces; ties are broken by first appearance.",
    ),
    Prompt(
        "en",
        "write a function",
        "Write a function to check whether the given tuple of intervals has three that overlap at the same point.\nYour code should pass these tests:\nassert triple_overlap(((1,4),(2,6),(3,5))) == True\nassert triple_overlap(((1,2),(2,3),(3,4))) == False",
    ),
    Prompt(
        "en",
        "write a function",
        "write a python function to interleave three lists of different lengths into one flat list without using itertools",
    ),
    Prompt(
        "en",
        "write a function",
        "Write a JavaScript debounce that also supports a leading call, a maximum wait and cancel/flush. No libraries.",
    ),
    Prompt(
        "en",
        "write a function",
        "I need a C function which parses an IPv6 address including the :: shorthand and an embedded dotted quad into 16 bytes. It should reject everything invalid.",
    ),
    Prompt(
        "en",
        "write a function",
        'Write a function that deep-compares two JSON documents and returns a list of paths where they differ, with arrays of objects matched by their "id" field rather than position.',
    ),
    Prompt(
        "en",
        "write a function",
        "can u write me a function in go that takes a cron expression and a time and gives back the next 5 times it fires",
    ),
    Prompt(
        "en",
        "write a function",
        r"""Write a Python function to expand chess-like shorthand such as w4(b2(x)y)k, where a number repeats the bracket or letter after it and brackets may be nested.""",
    ),
    Prompt(
        "en",
        "write a function",
        r"""Write a function to find the longest stretch of a sorted list of invoice numbers without a missing number.
assert longest_unbroken([4, 5, 8, 9, 10, 14]) == (8, 10)""",
    ),
    Prompt(
        "en",
        "write a function",
        "Swift: write an extension on Sequence that gives all the ways to partition it into consecutive nonempty chunks, lazily.",
    ),
    Prompt(
        "en",
        "write a function",
        "Write a python function to flatten a nested dictionary into dotted keys, and one to undo it. Lists should round trip as well.",
    ),
    Prompt(
        "en",
        "write a function",
        "Give me a PHP function that, given opening hours per weekday (may cross midnight), says whether the shop is open at a DateTime and when this will change next.",
    ),
    Prompt(
        "es",
        "write a function",
        "Escribe una función en Python que reciba una matriz cuadrada y la gire 90 grados en sentido horario sin crear otra matriz.",
    ),
    Prompt(
        "en",
        "write a function",
        r"""Write a python function to count the pairs of words of which one is the other with a single letter dropped, without comparing all pairs.
assert near_pairs(["cat", "cart", "car", "art"]) == 3""",
    ),
    Prompt(
        "en",
        "write a function",
        "write a function that takes text and wraps it to a given width but never breaks inside a markdown link or inline code",
    ),
    Prompt(
        "en",
        "write a function",
        'Write an R function which takes a vector of ages and a vector of breaks and returns tidy labels like "18-24", "25-34", "65+", handling NA and values under the first break.',
    ),
    Prompt(
        "en",
        "write a function",
        "Please write a function `semver_max(versions, constraint)` that understands ^, ~, ranges with hyphens and || and prereleases. No dependencies, Python 3.10.",
    ),
    Prompt(
        "en",
        "write a function",
        "Write a python function to remove the minimum number of brackets to make a string valid. Return every possible result.",
    ),
    Prompt(
        "fr",
        "write a function",
        "Écris une fonction TypeScript qui convertit un nombre entre 0 et 999 999 en toutes lettres en français (règles de 1990), avec les accords de vingt et cent.",
    ),
    Prompt(
        "en",
        "write a function",
        "hi! could you write a little lua function that picks loot from a weighted table without replacement? it gets called a few hundred times a frame so rebuilding the table is not ok",
    ),
    Prompt(
        "en",
        "write a function",
        "Write a function to convert an infix expression with + - * / ^ and parentheses into reverse Polish notation. ^ binds to the right.",
    ),
    Prompt(
        "en",
        "write a function",
        "Write a Python function to check if a string is a valid Dutch BSN: 8 or 9 digits and passes the eleven-test (weights 9..2 and -1 for the last digit).",
    ),
    Prompt(
        "en",
        "contest algorithm",
        r"""Tamsin paints the n planks of a jetty. Plank i is w_i wide, and paint comes in tins that cover exactly T of width; whatever is left of a tin dries up overnight. She works through the planks in order, any number a day, but a day may not begin in the middle of a plank. She has D days. What is the fewest tins she must buy?

Input
The first line has n, D, T (1 <= n <= 5000, 1 <= D <= 300, 1 <= T <= 10^9), the second the widths.

Output
One integer.

Example
input
4 2 10
6 7 5 2
output
2

Give a solution in C++ and check the example by hand.""",
    ),
    Prompt(
        "en",
        "contest algorithm",
        r"""You are given a tree with n vertices (n up to 200000) rooted at 1. Each vertex has a color. For each vertex v, print the number of distinct colors in its subtree that occur there exactly twice.

Time limit 2 s, memory 256 MB. Explain the idea, then the code.""",
    ),
    Prompt(
        "en",
        "contest algorithm",
        r"""A cable car has two cabins that leave at the same time from opposite ends and take c minutes. At most k hikers fit in one. Hikers come to the valley or the summit at known minutes; the operator decides when to start, and wants the last hiker carried as early as possible. n up to 3000 hikers.

Sample:
c=10 k=2
valley: 0 0 4 31
summit: 12
->
41""",
    ),
    Prompt(
        "en",
        "contest algorithm",
        "There are n people in a circle and each hates exactly one other person. Choose the largest set in which nobody hates anybody else in the set. n <= 10^6. Python would be nice but I guess it's too slow?",
    ),
    Prompt(
        "en",
        "contest algorithm",
        r"""-----Task-----
A string is called *wavy* if its letters alternately rise and fall in the alphabet. Given a string s and an integer k, change at most k letters so that the longest wavy substring becomes as long as possible.

-----Constraints-----
1 ≤ |s| ≤ 2000, 0 ≤ k ≤ |s|, lowercase letters.

-----Sample-----
In: aaaa 1
Out: 3""",
    ),
    Prompt(
        "en",
        "contest algorithm",
        "Given n points on a line and m segments, choose as few points as possible so each segment has at least two chosen ones. n, m <= 1e5. Prove the greedy is right and code it.",
    ),
    Prompt(
        "en",
        "contest algorithm",
        r"""Two robots start in opposite corners of an R x C grid (R, C <= 40) with walls. In each tick both must move by one command from LRUD, the same command for both; a robot that would hit a wall stays. Robots can't be in the same cell. What is the shortest command sequence that swaps them? Print IMPOSSIBLE if there is none.""",
    ),
    Prompt(
        "en",
        "contest algorithm",
        "how do i count the integers in [L,R] up to 1e18 that have no two equal adjacent digits and are divisible by 11? the answer mod 998244353",
    ),
    Prompt(
        "en",
        "contest algorithm",
        r"""There are `n` servers in a data hall. Cable `i` joins `a_i` and `b_i` with latency `w_i`. You may upgrade at most one cable, which halves its latency (rounded down). Return the minimal possible latency from server 0 to server n-1, or -1.

Example 1:
Input: n = 4, cables = [[0,1,10],[1,3,7],[0,2,3],[2,3,15]]
Output: 10

Constraints:
2 <= n <= 5 * 10^4
1 <= cables.length <= 10^5

class Solution:
    def minLatency(self, n: int, cables: List[List[int]]) -> int:""",
    ),
    Prompt(
        "en",
        "contest algorithm",
        "You get an array and queries of two sorts: add x to all elements in [l,r] whose value is even, or ask for the sum of [l,r]. 10^5 of each. Which structure, and why does it amortise?",
    ),
    Prompt(
        "en",
        "contest algorithm",
        r"""A courier has N parcels (N <= 18), each with a deadline, a fee and an address on a W x W city map with one-way streets. Going through a street takes a minute, and in the tunnels 2. A parcel delivered late earns half. He may stop whenever he likes. What is the best he can earn, and in which order does he deliver?

First line N, W and the number of streets M <= 10^5; then the streets as x1 y1 x2 y2 t; then the parcels. Solve in Java with fast input.""",
    ),
    Prompt(
        "en",
        "contest algorithm",
        "Find the lexicographically smallest string that contains each of up to 12 given strings as a substring and is as short as possible. Total length at most 600.",
    ),
    Prompt(
        "pt",
        "contest algorithm",
        "Dado um vetor com n inteiros (n ≤ 10^5), conte quantos subvetores têm soma divisível por k e tamanho ao menos t. Exemplo: v = [2, 1, 3, 6], k = 3, t = 2 → 4. Escreva em C++ e justifique a complexidade.",
    ),
    Prompt(
        "en",
        "contest algorithm",
        r"""Game: a bar of chocolate of a x b squares with one bitter square at (r, c). Players in turn break along a line and eat the part without the bitter square. Who gets only the bitter one and loses? Up to 10^5 queries with sides up to 10^9. Show why.""",
    ),
    Prompt(
        "en",
        "contest algorithm",
        "A necklace has 2n beads of k colours, an even number of each. Two thieves share it fairly. For k=2 find where to cut, in linear time, and output both cut positions.",
    ),
    Prompt(
        "en",
        "contest algorithm",
        r"""[Problem] Parcel lockers
A locker bank has m compartments of sizes s_1..s_m, and n parcels arrive at times t_j with size p_j and are picked up at time e_j. A parcel goes into the smallest free compartment that fits, ties by lowest number; if none fits it's turned away. Print the compartment of each parcel, or 0.
m, n <= 2*10^5, all values <= 10^9. A pickup at the same time as an arrival happens first.
[Language] Any""",
    ),
    Prompt(
        "en",
        "contest algorithm",
        "given a permutation, what's the min number of adjacent swaps to get every even number before every odd number but keeping a given pair (a,b) never adjacent in the end? n<=1e5",
    ),
    Prompt(
        "en",
        "interview algorithm",
        "Given a binary tree where each node holds an int, return the maximum sum of any path that doesn't include two adjacent nodes of the same parity. Walk me through your approach as in an interview.",
    ),
    Prompt(
        "en",
        "interview algorithm",
        "Find the median of two sorted arrays in logarithmic time. Don't just paste, derive the partition conditions.",
    ),
    Prompt(
        "en",
        "interview algorithm",
        "implement a stack with push pop and getMin, all constant time, and only O(1) extra space",
    ),
    Prompt(
        "en",
        "interview algorithm",
        "You are given meeting requests for a single room with a profit for each. Which do you accept to earn the most, and how do you recover the list?",
    ),
    Prompt(
        "en",
        "interview algorithm",
        "Clone a linked list in which each node also has a random pointer, without a hash map.",
    ),
    Prompt(
        "en",
        "interview algorithm",
        "Interviewer asked me: design an autocomplete which returns the top 3 sentences for each typed character, sentences learn from use. Code the class with input(c). I froze, please show a good solution.",
    ),
    Prompt(
        "en",
        "interview algorithm",
        "Given a stream of log lines, report at any time the number of distinct users in the last 300 seconds. Timestamps come in order. Then relax that to up to 10 seconds of disorder.",
    ),
    Prompt("en", "interview algorithm", "Serialise and deserialise an n-ary tree to a compact string."),
    Prompt(
        "en",
        "interview algorithm",
        r"""Recover the order of precedence of unknown build steps from a lot of truncated build logs, or say the logs contradict each other and name a shortest contradiction.""",
    ),
    Prompt(
        "en",
        "interview algorithm",
        r"""Lighthouses along a coast each have a position and a reach; some are off on certain nights. For each of the next 30 nights, how many more would I have to switch on to light the whole coast? Better than redoing it all for every night, in C#.""",
    ),
    Prompt(
        "en",
        "interview algorithm",
        "How would you pick a uniformly random node from a binary search tree that gets inserts and deletes? All operations in O(log n).",
    ),
    Prompt(
        "en",
        "interview algorithm",
        "We have 4 sorted files bigger than memory, need the 1000 most common lines over all of them. Code sketch in Python and memory bound.",
    ),
    Prompt(
        "zh",
        "interview algorithm",
        r"""有一条环形公交线路，每站有若干人上车和下车，车的容量为 c。请找出一个起点站，使得从该站空车出发绕一圈时被拒绝上车的人数最少。站数 n ≤ 10^5，要求优于 O(n^2)，并说明思路为什么正确。""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""Why does this print 5 five times, and only sometimes?

```go
for i := 0; i < 5; i++ {
    go func() {
        wg.Add(1)
        defer wg.Done()
        fmt.Println(i)
    }()
}
wg.Wait()
```
Go 1.20""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""my binary search never ends for some inputs, cant see why

def find(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] > x:
            hi = mid
        else:
            lo = mid
    return lo""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""The totals of our invoice page differ by a cent from the ledger for about 1 in 200 invoices. Ledger uses NUMERIC(12,2), page does:

const total = lines.reduce((s, l) => s + Math.round(l.qty * l.price * 100) / 100, 0);
const vat = Math.round(total * 0.21 * 100) / 100;
return (total + vat).toFixed(2);

Ledger: round(sum(qty*price*1.21), 2). Which lines trigger it and what is the right fix?""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""error[E0502]: cannot borrow `self.nodes` as mutable because it is also borrowed as immutable
  --> src/graph.rs:41:13
   |
39 |         for child in &self.nodes[id].children {
   |                      ------------------------ immutable borrow occurs here
40 |             let d = self.depth(*child);
41 |             self.nodes[*child].depth = d + 1;
   |             ^^^^^^^^^^ mutable borrow occurs here

How do I restructure without cloning the children on every call? It's hot code.""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""React: the counter goes up by one only however often I click fast within a second, and after unmounting I get a warning.

useEffect(() => {
  const t = setTimeout(() => setCount(count + 1), 1000);
}, [clicks]);

What's going on exactly, click by click, and how should it be written?""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""Segfault only with -O2:

```c
struct node *pop(struct list *l) {
    struct node *n = l->head;
    l->head = n->next;
    if (n == NULL) return NULL;
    l->len--;
    return n;
}
```
gdb says l->head is 0x0 but I check for it!""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""Our nightly job fails twice a year. Traceback (most recent call last):
  File "rollup.py", line 58, in <module>
    hours = pd.date_range(start, end, freq="h", tz="Europe/Prague")
    df = df.reindex(hours)
  File ".../pandas/core/indexes/base.py", in reindex
ValueError: cannot reindex on an axis with duplicate labels

start and end are local midnights. Data arrives with naive local timestamps. Find the cause and propose a change that keeps the hourly totals correct.""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""this django view does 1 query on my machine with 3 orders and 2400 in production, help

def orders(request):
    qs = Order.objects.filter(user__company=request.user.company).prefetch_related("items")
    return render(request, "orders.html", {"orders": qs})

{% for o in orders %}
  {{ o.user.name }} {{ o.items.first.product.title }} {{ o.items.count }}
  {% for i in o.items.all %}{{ i.product.vendor.name }}{% endfor %}
{% endfor %}""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""Dijkstra gives wrong distances. 3 of 40 tests fail.

import heapq
def dijkstra(g, s):
    dist = {v: float('inf') for v in g}
    dist[s] = 0
    seen = set()
    h = [(0, s)]
    while h:
        d, u = heapq.heappop(h)
        for v, w in g[u]:
            if v not in seen and d + w < dist[v]:
                dist[v] = d + w
                seen.add(v)
                heapq.heappush(h, (dist[v], v))
    return dist

Show me a smallest graph where it breaks and fix it.""",
    ),
    Prompt(
        "en",
        "debugging",
        "My quicksort overflows the stack on an already sorted list, and also when all elements are equal even after I randomised the pivot. Why the second, and how do I bound the depth to log n?",
    ),
    Prompt(
        "en",
        "debugging",
        r"""$ make
ld: undefined reference to `vtable for Shape'
ld: undefined reference to `Shape::~Shape()'

class Shape { public: virtual ~Shape() = 0; virtual double area() const; };
class Circle : public Shape { double r; public: Circle(double r):r(r){} double area() const override { return 3.14159*r*r; } };

Both methods look overridden to me, so what is missing? There are two different reasons I think.""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""Test passes alone and fails in the suite. Here's all of it, which of the other tests breaks it?

cache = {}
def get_user(id, fields=[]):
    fields.append("id")
    key = tuple(fields)
    if id not in cache: cache[id] = {}
    if key not in cache[id]: cache[id][key] = db.load(id, fields)
    return cache[id][key]

def test_a(): assert get_user(1) == {"id": 1}
def test_b(): assert get_user(1, ["name"])["name"] == "Ilse"
def test_c(): assert set(get_user(2)) == {"id"}
def test_d():
    f = ["mail"]; get_user(3, f); assert f == ["mail"]""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""Kotlin coroutine hangs forever when the server returns an error, no exception visible:

suspend fun loadAll(ids: List<Int>) = coroutineScope {
    val ch = Channel<Item>(10)
    ids.forEach { id -> launch { ch.send(api.load(id)) } }
    val out = mutableListOf<Item>()
    repeat(ids.size) { out += ch.receive() }
    out
}

api.load wraps everything in supervisorScope with a CoroutineExceptionHandler. Explain and correct.""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""why is my CSS grid child wider than the container only when the <pre> inside is long? ive set overflow:auto on the pre and min-width 0 on the grid

.page{display:grid;grid-template-columns:220px 1fr;min-width:0}
main{padding:1rem}
main > article{display:flex}
article pre{overflow:auto}""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""Our Dockerised worker ignores SIGTERM and gets killed after 10 s, losing jobs.

FROM python:3.12-slim
COPY . /app
CMD cd /app && python worker.py | tee /var/log/worker.log

worker.py sets signal.signal(SIGTERM, stop) and stop() sets a threading.Event; the main loop is `while not ev.is_set(): job = q.get(); run(job)`. I count at least two bugs. Find all and rewrite.""",
    ),
    Prompt(
        "de",
        "debugging",
        r"""Mein Skript soll doppelte Zeilen entfernen, lässt aber manche stehen:

zeilen = open("a.txt").readlines()
for z in zeilen:
    if zeilen.count(z) > 1:
        zeilen.remove(z)

Bei welchen Eingaben bleibt etwas übrig, warum, und wie ginge es in linearer Zeit mit erhaltener Reihenfolge?""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""My matrix multiply kernel is right for 256x256 and wrong at 1000x1000.

__global__ void mm(const float*A,const float*B,float*C,int n){
  __shared__ float a[16][16], b[16][16];
  int r=blockIdx.y*16+threadIdx.y, c=blockIdx.x*16+threadIdx.x;
  if(r>=n||c>=n) return;
  float s=0;
  for(int t=0;t<n/16;t++){
    a[threadIdx.y][threadIdx.x]=A[r*n+t*16+threadIdx.x];
    b[threadIdx.y][threadIdx.x]=B[(t*16+threadIdx.y)*n+c];
    __syncthreads();
    for(int k=0;k<16;k++) s+=a[threadIdx.y][k]*b[k][threadIdx.x];
  }
  C[r*n+c]=s;
}""",
    ),
    Prompt(
        "en",
        "debugging",
        "the loss of my tiny LSTM goes to nan at around step 700 only with mixed precision. gradient clipping is on at 1.0 but i clip before scaler.unscale_, and my custom softmax is exp(x)/exp(x).sum(-1). which of those is the culprit, or both, and in what order do they blow up?",
    ),
    Prompt(
        "en",
        "debugging",
        r"""Bash puzzle from work: the script below reports 0 failures even though the log has plenty.

fail=0
grep ERROR "$1" | while read -r line; do
  case $line in *timeout*) ((fail++));; esac
done
echo "failures: $fail"
[ $fail -gt 0 ] && exit 1

And with set -e on top it dies on the first match. Explain both.""",
    ),
    Prompt(
        "en",
        "sql",
        r"""CREATE TABLE borrower (id INT PRIMARY KEY, name TEXT, joined DATE);
CREATE TABLE loan (id INT PRIMARY KEY, borrower_id INT REFERENCES borrower, book_id INT, taken DATE, returned DATE);
CREATE TABLE book (id INT PRIMARY KEY, title TEXT, branch TEXT);

-- Using valid SQLite, answer: for each branch, which borrower kept books the longest on average, counting only those with at least three returned loans?
SELECT""",
    ),
    Prompt(
        "en",
        "sql",
        "Schema: employees(id, name, manager_id, salary, dept_id), departments(id, name). Write a query which lists each manager whose direct and indirect reports together earn more than 5 times the manager's own salary.",
    ),
    Prompt(
        "en",
        "sql",
        "Postgres. Table pings(device_id, ts, ok bool). Find for every device its longest outage, where an outage is a maximal run of ok = false rows. Give start, end and duration.",
    ),
    Prompt(
        "en",
        "sql",
        "table rides(rider, start_ts, end_ts). i want for every hour of the last week the max number of rides going on at the same time. mysql 8",
    ),
    Prompt(
        "en",
        "sql",
        r"""Given these tables

| climber(climber_id, name, country, born) |
| ascent(ascent_id, route_id, climbed_on, style) |
| climber_on_ascent(climber_id, ascent_id, role) |
| route(route_id, peak, grade, first_climbed) |

What are the names of the climbers who have led on every route graded 8 or above but never climbed in winter?""",
    ),
    Prompt(
        "en",
        "sql",
        "We store prices as (sku, valid_from, price) and orders as (id, sku, ordered_at, qty). Revenue per month at the price that was valid at the time of the order, please, and it must be quick on 80 million orders. Which index?",
    ),
    Prompt(
        "en",
        "sql",
        r"""This query takes 40 seconds:

SELECT c.id, (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id AND YEAR(o.created) = 2023) n
FROM customers c
WHERE c.id NOT IN (SELECT customer_id FROM blocked)
ORDER BY n DESC LIMIT 20;

blocked.customer_id is nullable. Rewrite so that it's fast and say whether the result can change.""",
    ),
    Prompt(
        "en",
        "sql",
        "Compute week-over-week retention cohorts from logins(user_id, day) in BigQuery: one row per signup week, one column for weeks 0 to 8.",
    ),
    Prompt("en", "sql", "get the median salary per department without a median function. salaries(dept, emp, amount)"),
    Prompt(
        "en",
        "sql",
        r"""Schema:
recipe(id, title)
ingredient(id, name, allergen)
recipe_ingredient(recipe_id, ingredient_id, grams)
pantry(user_id, ingredient_id, grams)

Which recipes can user 17 cook fully from the pantry, and for those one ingredient short, what is missing and how much? A single statement in Oracle syntax.""",
    ),
    Prompt(
        "en",
        "sql",
        "How do I delete duplicate rows keeping the newest one per (email, shop) when the table has no primary key? SQL Server.",
    ),
    Prompt(
        "nl",
        "sql",
        "Tabellen: student(id, naam), vak(id, naam, punten), cijfer(student_id, vak_id, poging, cijfer). Geef de studenten die met hun hoogste cijfer per vak minstens 60 punten hebben gehaald (voldoende is 5,5) en voor geen enkel vak meer dan twee pogingen nodig hadden.",
    ),
    Prompt(
        "en",
        "sql",
        r"""transactions
id | account | amount | booked_on
1 | A | 120.00 | 2024-02-01
2 | A | -70.00 | 2024-02-03
3 | B | 15.50 | 2024-02-03
4 | A | -65.00 | 2024-02-09
5 | B | -20.00 | 2024-02-10

Return the days on which an account first went below zero, and how many days it stayed there. What does your query give for the sample?""",
    ),
    Prompt(
        "en",
        "sql",
        "Write a trigger plus table so that no employee can ever have two overlapping contracts, also under concurrent inserts, in PostgreSQL. Is a trigger even the right means?",
    ),
    Prompt(
        "en",
        "sql",
        "Show all pairs of films that share at least two actors but no director. Tables: film, actor, film_actor, film_director. Each pair once.",
    ),
    Prompt(
        "en",
        "sql",
        "pivot survey answers so each question is a column but the set of questions isn't known in advance, sqlite, answers(resp_id, q, a)",
    ),
    Prompt(
        "en",
        "sql",
        "Convert this to a single window-function query, no self-joins: SELECT a.d, a.v, (SELECT AVG(b.v) FROM t b WHERE b.d BETWEEN a.d - 6 AND a.d AND b.grp = a.grp) FROM t a WHERE a.v > (SELECT AVG(v) FROM t c WHERE c.grp = a.grp). Mind missing days.",
    ),
    Prompt(
        "en",
        "data wrangling",
        r"""I have the following dataframe:

   trip stop  arr    dep    load
0     7    A  NaN    08:00  12
1     7    B  08:11  08:12  18
2     7    C  08:25  NaN    0
3     9    A  NaN    08:30  5
4     9    C  08:49  NaN    0

and want one row per consecutive pair of stops of a trip with running time in minutes and the load between them:

  trip from to  min load
     7    A  B   11   12
     7    B  C   13   18
     9    A  C   19    5

How do I do it without looping over the groups?""",
    ),
    Prompt(
        "en",
        "data wrangling",
        "pandas: fill gaps in a sensor column by linear interpolation but only gaps of at most 3 consecutive NaNs, longer ones must stay entirely NaN",
    ),
    Prompt(
        "en",
        "data wrangling",
        r"""Problem:
I've a numpy array of shape (n, 2) of points and one of shape (m, 2, 2) of axis-parallel boxes (low corner, high corner). I want for each point the index of the smallest box that contains it, -1 if there isn't one. n is 2 million and m 300, so n*m booleans at once isn't possible in my 2 GB.
A:
<code>
import numpy as np
pts, boxes = load_data()
</code>
result = ... # put solution in this variable""",
    ),
    Prompt(
        "en",
        "data wrangling",
        r"""We receive a bank export like this (tab separated, odd rows):

Date	Text	Out	In
03.01.	Opening balance		1.204,50
04.01.	CARD 4417 BAKERY	3,20	
	REF 99812		
05.01.	TRANSFER J. MOREAU		250,00
	RENT SHARE		
	JANUARY		
02.01.	CORRECTION	0,20	

Lines without a date continue the text of the row above. The year has to be taken from the file name export_2023-12-28_2024-01-27.tsv and changes in between. Decimal commas. Give me Python which yields date, text, amount (signed Decimal), running balance, sorted properly.""",
    ),
    Prompt(
        "en",
        "data wrangling",
        "How can I sessionize a clickstream in polars (new session after 30 minutes without event, or whenever the campaign changes) and keep the session's entry page on each row?",
    ),
    Prompt(
        "en",
        "data wrangling",
        r"""df has a column of lists:

id  tags
1   ['red','big']
2   []
3   ['big','old','red']
4   ['old']

I'd like a co-occurrence matrix of the tags, with the diagonal holding how often a tag is alone. No sklearn.""",
    ),
    Prompt(
        "en",
        "data wrangling",
        "numpy question: given an int array, get for each position the distance to the nearest zero (left or right), vectorised. eg [3,0,1,1,0,2] -> [1,0,1,1,0,1]",
    ),
    Prompt(
        "en",
        "data wrangling",
        r"""In R, dplyr:

shop week sales
 A    1    100
 A    2    130
 A    4     90
 B    1     50
 B    3     75

Growth against the previous *calendar* week, NA if that week is missing, plus the rank of each shop's growth within the week, ignoring NAs. Also flag shops with two missing weeks in a row.""",
    ),
    Prompt(
        "en",
        "data wrangling",
        "Given a column of strings such as '2h 15m', '45 min', '1:20', '90', '1,5 Std' convert to minutes in pandas. Unknown ones should raise with the row numbers listed.",
    ),
    Prompt(
        "en",
        "data wrangling",
        r"""Merge two tables where the key doesn't match exactly:

prices: sku, from_date, to_date (may be empty = still valid), price
sales: sku, date, qty, store

Some sku's periods overlap by mistake; then the later from_date wins. Some sales have no price; use the last known one but at most 30 days old. 5 GB of sales, 32 GB RAM. Code in pandas or duckdb, your call, but justify.""",
    ),
    Prompt(
        "en",
        "data wrangling",
        "rolling correlation of every pair of 40 columns with window 60, only rows where both aren't nan count. df.rolling(60).corr() eats all my ram. Faster way?",
    ),
    Prompt(
        "en",
        "data wrangling",
        "Turn a flat list of (id, parent_id, name) rows in random order into nested JSON with children sorted by name, detect orphans and cycles, and keep memory linear. JavaScript.",
    ),
    Prompt(
        "en",
        "data wrangling",
        r"""I have this Excel-ish table of shifts

Name | Mon | Tue | Wed | Thu | Fri
Anouk | E | E | - | N | N
Bram | N | - | L | L | E
Chidi | - | L | E | E | L
Dagny | L | N | N | - | -

E is 6-14, L is 14-22, N is 22-6. Rule: 11 hours of rest between shifts. Write pandas code that melts it, computes the rest between successive shifts and lists the violations; and tell me which violations it'll find here.""",
    ),
    Prompt(
        "en",
        "data wrangling",
        "one-hot encode a categorical column, but all the categories that make up the rarest 5% of rows in total should go in 'other', and the encoding must be reusable on test data with unseen categories. plain pandas pls",
    ),
    Prompt(
        "ja",
        "data wrangling",
        "pandasで、ユーザーごとに購入日が連続している期間（間が7日以内なら連続とみなす）をまとめて、開始日・終了日・回数・合計金額を出すコードを書いてください。列は user, date, yen です。",
    ),
    Prompt(
        "en",
        "data wrangling",
        r"""My image is an array of shape (H, W, 3). I want to downsample it by a non-integer factor (e.g. 2.5) with exact area averaging using only numpy. Each output pixel must weigh partially covered input pixels by their overlap.""",
    ),
    Prompt(
        "en",
        "regex and shell",
        "Regex that matches a valid 24h time range like 09:30-17:00 where the second may not be before the first. Possible at all? If so give it, otherwise the smallest code around it.",
    ),
    Prompt(
        "en",
        "regex and shell",
        r"""Given files named like

IMG_20230714_093012.jpg
IMG_20230714_093012(1).jpg
PXL_20230801_221500123.MP.jpg
WhatsApp Image 2023-07-14 at 10.02.33.jpeg

write a bash script which moves them to YYYY/MM/ and renames them to date_time.jpg with a counter on collision, is safe with spaces and can be run twice.""",
    ),
    Prompt(
        "en",
        "regex and shell",
        "awk: print for every user the total bytes and the 95th percentile of response time from an nginx log (user is field 3, bytes 10, time last). one pass",
    ),
    Prompt(
        "en",
        "regex and shell",
        "a regex to match binary strings that are multiples of 3. explain how you get there from the automaton",
    ),
    Prompt(
        "en",
        "regex and shell",
        r"""I want to split this on commas but not those in quotes or in parentheses (which may nest):

foo(a, b(c, d)), "x, y", z

Is there a JS regex for that or do I need a scanner? Show what works.""",
    ),
    Prompt(
        "en",
        "regex and shell",
        "Write a bash one liner to find the 10 directories under /srv with the most files changed in the last two days, skipping .git and mount points, names may contain newlines",
    ),
    Prompt(
        "en",
        "regex and shell",
        r"""jq: input is

{"hosts":{"web1":{"disks":[{"mnt":"/","pct":91},{"mnt":"/var","pct":40}]},"db1":{"disks":[{"mnt":"/","pct":55},{"mnt":"/data","pct":97}]}}}

output CSV host,worst_mount,pct sorted by pct descending, only hosts above 80, plus a last line with the mean over all disks.""",
    ),
    Prompt(
        "en",
        "regex and shell",
        "why does ^(a+)+$ hang on aaaaaaaaaaaaaaaaaaaaaaaaaaab and how many steps is it for n a's? give an equivalent that is linear in a backtracking engine",
    ),
    Prompt(
        "en",
        "regex and shell",
        "sed script that joins lines ending with a backslash, but not if the backslash is itself escaped. must work on the mac sed too",
    ),
    Prompt(
        "en",
        "regex and shell",
        "make a password regex: 10-64 chars, at least 3 of the 4 classes, no char three times in a row, must not contain the word admin whatever the case",
    ),
    Prompt(
        "en",
        "regex and shell",
        r"""Which of these match /^(?:(\w)(?!.*\1))*$/s and why?
1. world
2. hello
3. (empty)
4. aA
5. ab-c""",
    ),
    Prompt(
        "ru",
        "regex and shell",
        "Нужен скрипт на bash: в каталоге лежат логи app.log.1.gz … app.log.30.gz, найти в них все запросы, которые начались (строка START id), но не закончились (нет END id даже в следующем файле), и вывести id с временем начала.",
    ),
    Prompt(
        "en",
        "regex and shell",
        "powershell: compare two folder trees by content hash and list moved, changed, added and deleted files. A moved and renamed file should be one entry, not two.",
    ),
    Prompt(
        "en",
        "output prediction",
        r"""What does this print?

def f(x, acc=[]):
    acc.append(x)
    return acc if x < 2 else f(x - 1) + acc

print(f(3), f(1), f(2, []))""",
    ),
    Prompt(
        "en",
        "output prediction",
        r"""You are given a Python function and an assertion with a missing output. Complete the assertion with a literal.

def f(text, k):
    out = ''
    for i, c in enumerate(text):
        if c.isalpha():
            out = c.swapcase() + out if i % k else out + c
    return out

assert f('Ge3t-Rid', 3) == ??""",
    ),
    Prompt(
        "en",
        "output prediction",
        r"""console.log(1);
setTimeout(() => console.log(2));
Promise.resolve().then(() => { console.log(3); setTimeout(() => console.log(4)); })
  .then(() => console.log(5));
(async () => { console.log(6); await null; console.log(7); })();
console.log(8);

order?""",
    ),
    Prompt(
        "en",
        "output prediction",
        r"""class A:
    def go(self): print("A", end=" "); 
class B(A):
    def go(self): print("B", end=" "); super().go()
class C(A):
    def go(self): print("C", end=" "); super().go()
class D(B, C):
    def go(self): super().go(); print("D")
class E(D, A): pass
E().go()

Trace it.""",
    ),
    Prompt(
        "en",
        "output prediction",
        'int a[] = {5, 1, 4}; int *p = a; printf("%d %d %d\\n", *p++, (*p)++, *++p); is the output defined? what if i split it into three printf calls, what is printed and what is in a after?',
    ),
    Prompt(
        "en",
        "output prediction",
        r"""x = [[0] * 3] * 2
x[0][1] = 7
y = x[:]
y[1] = [1, 2, 3]
x[1][2] += y[1][2]
print(x, y)""",
    ),
    Prompt(
        "en",
        "output prediction",
        r"""Find an input for which g returns "abcab":

def g(s):
    d = {}
    for i, c in enumerate(s):
        d.setdefault(c, []).append(i)
    return ''.join(c * (len(v) > 1) for c, v in d.items()) + s[::len(d)]""",
    ),
    Prompt(
        "en",
        "output prediction",
        r"""Given

struct P { P(){cout<<"p";} P(const P&){cout<<"c";} P(P&&){cout<<"m";} ~P(){cout<<"d";} };
P make(bool b){ P x, y; return b ? x : y; }
int main(){ P q = make(true); vector<P> v; v.push_back(q); v.push_back(P()); }

what's the output under C++17, assuming the vector grows 0->1->2?""",
    ),
    Prompt(
        "en",
        "output prediction",
        r"""(define (k n) (lambda (f) (if (= n 0) (f 1) ((k (- n 1)) (lambda (r) (f (* n (+ r 1))))))))
((k 4) (lambda (x) x))
=> ?""",
    ),
    Prompt(
        "en",
        "output prediction",
        r"""let s = String::from("añb");
println!("{} {} {:?}", s.len(), s.chars().rev().collect::<String>(), s.char_indices().map(|(i, _)| i).collect::<Vec<_>>());
let t: Vec<u8> = s.bytes().filter(|b| b & 1 == 1).collect();
println!("{:?}", t);

What are the two lines of output?""",
    ),
    Prompt(
        "en",
        "output prediction",
        r"""How many times is "tick" printed for n = 37?

void run(int n) {
  for (int i = 1; i < n; i *= 2)
    for (int j = n; j > i; j -= i + 1)
      puts("tick");
}""",
    ),
    Prompt(
        "en",
        "output prediction",
        r"""a = 256; b = 256; print(a is b)
def gen():
    got = yield 1
    while got:
        got = yield got * 2
    return 9
def outer():
    r = yield from gen()
    yield r
o = outer()
print(next(o), o.send(3), o.send(4), o.send(0))""",
    ),
    Prompt(
        "fr",
        "output prediction",
        r"""Que vaut la variable t après ce code, et pourquoi ?

t = [4, 8, 15, 16, 23, 42]
for i in t:
    if i % 2 == 0:
        t.remove(i)
    else:
        t.insert(0, i - 1) if len(t) < 6 else None""",
    ),
    Prompt(
        "en",
        "output prediction",
        r"""mov eax, 13
xor ecx, ecx
L: test eax, eax
jz E
mov edx, eax
dec edx
and eax, edx
inc ecx
jmp L
E:

what is in ecx in the end and what does this compute in general?""",
    ),
    Prompt(
        "en", "complexity", "T(n) = 3T(n/4) + n log n. Solve it, and check with the master theorem which case applies."
    ),
    Prompt(
        "en",
        "complexity",
        r"""What's the time complexity in terms of n?

def f(n):
    if n <= 1: return 1
    s = 0
    for i in range(n):
        s += i
    return f(n // 2) + f(n // 2 - 1) + s""",
    ),
    Prompt("en", "complexity", "why is building a heap linear and not n log n? derive the sum"),
    Prompt(
        "en",
        "complexity",
        "I append to a dynamic array that grows by a constant 1000 slots each time. What is the amortised cost, and at what n does doubling with a factor 1.5 win in copies made?",
    ),
    Prompt(
        "en",
        "complexity",
        r"""for (int i = 2; i <= n; i++)
  if (!comp[i])
    for (long j = (long) i * i; j <= n; j += i) comp[j] = true;

Show that it's O(n log log n). What if the inner loop starts at 2i and the check is dropped?""",
    ),
    Prompt(
        "en",
        "complexity",
        "Is deciding whether a set of package version constraints can be satisfied NP-complete? Sketch the reduction.",
    ),
    Prompt(
        "en",
        "complexity",
        "My function memoises on (i, j, tuple(remaining)) where remaining is a sublist of the n items. Someone said it's exponential, but it ran quickly for n=25. Who is right and how many states can there be if remaining is always a suffix?",
    ),
    Prompt(
        "en",
        "complexity",
        "A splay tree gets the keys 1..n inserted in order and then searched in order twice. Total cost?",
    ),
    Prompt(
        "en",
        "complexity",
        "worst case of s += c in a loop in cpython vs java, and in which case does cpython's trick fail",
    ),
    Prompt(
        "en",
        "complexity",
        "Analyse the expected number of comparisons of randomised quickselect for the median. I'd like the constant too, not only O(n).",
    ),
    Prompt(
        "it",
        "complexity",
        "Qual è la complessità di un algoritmo che per ogni divisore d di n esegue una ricerca binaria in un vettore di lunghezza d? Dammi un limite il più stretto possibile.",
    ),
    Prompt(
        "en",
        "concurrency",
        "Two goroutines move money between accounts and lock both accounts. Under which interleaving does it deadlock, and what are three different ways to prevent that? Code for the best.",
    ),
    Prompt(
        "en",
        "concurrency",
        "Implement a readers-writer lock with writer preference using only a mutex and condition variables, then argue that no writer starves.",
    ),
    Prompt(
        "en",
        "concurrency",
        r"""volatile boolean ready; int value;

T1: value = 42; ready = true;
T2: if (ready) System.out.println(value); value = 1;
T3: if (value == 1 && !ready) System.out.println("odd");

Can "odd" ever be printed? Can 0? Argue with happens-before.""",
    ),
    Prompt(
        "en",
        "concurrency",
        "write an asyncio semaphore-limited downloader that retries with backoff, cancels everything on ctrl-c and never has more than 3 requests per host at a time",
    ),
    Prompt(
        "en",
        "concurrency",
        "is this singleton thread safe?\n\nif (inst == null) { synchronized (Foo.class) { if (inst == null) inst = new Foo(); } } return inst;\n\nwith a plain static field. exactly what could go wrong, and does it depend on Foo's fields being final",
    ),
    Prompt(
        "en",
        "concurrency",
        "Build a bounded lock-free single producer single consumer ring buffer in C++20, with the memory orders as weak as possible and a reason for each one.",
    ),
    Prompt("en", "concurrency", "Print 'foo', 'bar', 'baz' in turn from three threads n times. Use semaphores."),
    Prompt(
        "en",
        "concurrency",
        r"""counter = 0
def work():
    global counter
    for _ in range(100):
        tmp = counter
        counter = tmp + 1

With two threads running work(), what's the smallest final value that can occur and by what schedule?""",
    ),
    Prompt(
        "en",
        "concurrency",
        "dining philosophers, but a philosopher may need any subset of the forks. how to do it without deadlock and fairly?",
    ),
    Prompt(
        "en",
        "concurrency",
        "We use Redis SETNX with a 30 s expiry as a lock for a job that sometimes takes 45 s. List what can go wrong step by step and redesign it with fencing tokens.",
    ),
    Prompt(
        "en",
        "concurrency",
        "convert this callback api into a cancellable stream in Swift concurrency, with back pressure: func observe(_ id: ID, onEvent: @escaping (Event) -> Void, onEnd: @escaping (Error?) -> Void) -> Token. events can come from any thread, also after the token is released",
    ),
    Prompt(
        "en",
        "refactoring",
        r"""Refactor so that a new shipping method can be added without touching this function, keep the rounding behaviour exactly:

def cost(m, w, c, exp):
    if m == "std":
        r = 4.9 if w < 2 else 4.9 + (w - 2) * 1.1
        if c not in EU: r *= 1.8
    elif m == "pick":
        r = 0 if w < 10 else 2
        if exp: raise ValueError
    elif m == "cour":
        r = max(9, w * 2.2)
        if c not in EU: r = r * 2 + 5
        if exp: r += 12
    if exp and m == "std": r += 6
    return round(r, 1 if m == "pick" else 2)""",
    ),
    Prompt(
        "en",
        "refactoring",
        "Rewrite this recursive tree walk with an explicit stack, postorder, and so that it can be paused and resumed:\n\nfunction walk(n, f) { if (!n) return; walk(n.left, f); walk(n.right, f); f(n); }",
    ),
    Prompt(
        "en",
        "refactoring",
        r"""This compiles but my lead says the nested loops are quadratic for nothing. Make it linear without changing the order of the output.

List<Pair> out = new ArrayList<>();
for (Event a : events)
    for (Event b : events)
        if (a.kind == START && b.kind == END && a.id.equals(b.id) && b.ts > a.ts) {
            boolean first = true;
            for (Event c : events)
                if (c.kind == END && c.id.equals(a.id) && c.ts > a.ts && c.ts < b.ts) first = false;
            if (first) out.add(new Pair(a, b));
        }""",
    ),
    Prompt(
        "en",
        "refactoring",
        "we have a 900 line god class OrderService (pricing, stock, mail, pdf, audit) with 14 private fields shared by everything and no tests. Plan the steps to break it up such that each one is a safe, deployable commit.",
    ),
    Prompt(
        "en",
        "refactoring",
        "get rid of the global state here but keep the public function signatures since 40 plugins import them:\n\n_conn = None\n_depth = 0\ndef begin():\n    global _conn, _depth\n    if _depth == 0: _conn = pool.get()\n    _depth += 1\ndef end(ok=True):\n    global _depth\n    _depth -= 1\n    if _depth == 0: (_conn.commit if ok else _conn.rollback)(); pool.put(_conn)\n\nIt has to work for threads and asyncio. Also what does it do wrong now when an inner end(False) is followed by an outer end(True)?",
    ),
    Prompt(
        "en",
        "refactoring",
        "turn this state machine made of 6 booleans (isOpen, isLoading, hasError, isDirty, isSaving, isClosing) into an enum with payloads; which of the 64 combinations make sense for a document editor? TypeScript",
    ),
    Prompt(
        "en",
        "refactoring",
        "Port this to numpy without any Python loop: for i in range(1, n): y[i] = a * y[i-1] + (1 - a) * x[i], y[0] = x[0]. a is .97 and n ten million, so watch for underflow.",
    ),
    Prompt(
        "sv",
        "refactoring",
        "Skriv om den här koden så att den inte läser hela filen i minnet och ändå ger samma resultat: rader = sorted(set(open('ord.txt').read().split()), key=lambda o: (-len(o), o))[:100]. Filen är 60 GB.",
    ),
    Prompt(
        "en",
        "system design",
        "Design a URL shortener for 300 million new links a month, 100:1 reads to writes, kept 5 years. Estimate storage, QPS, cache size, key length and describe id generation over three regions.",
    ),
    Prompt(
        "en",
        "system design",
        "we need to send 2 million push notifications within 90 seconds when a goal is scored. workers handle 400/s each, and the provider rate limits per connection at 1500/s. how many workers and connections and what topology? what if 8% fail and need a retry",
    ),
    Prompt(
        "en",
        "system design",
        "How would you build rate limiting for an API gateway with 12 nodes so that a customer never exceeds 1000 req/min by more than 2%, without a network hop on each request?",
    ),
    Prompt(
        "en",
        "system design",
        "Sketch a schema and API for a seat reservation system where seats are held for 7 minutes, payments may come late, and one show sells 60 000 seats in ten minutes.",
    ),
    Prompt(
        "en",
        "system design",
        "Compare event sourcing with plain CRUD plus audit table for a hospital's medication records. Which would you pick, given 40 events/s, 10 years retention, and legal demands to delete single patients?",
    ),
    Prompt(
        "en",
        "system design",
        "Our Kafka consumer lags: 24 partitions, 9k msg/s in, each message takes 6 ms of which 5 is a DB write. Currently 10 consumers. Will adding consumers suffice? What about batches of 50 at 20 ms? Ordering per key matters.",
    ),
    Prompt(
        "en", "system design", "design a collaborative whiteboard for up to 200 people per board that works offline"
    ),
    Prompt(
        "en",
        "system design",
        "A mobile game wants a leaderboard of 50M players with a live rank for everyone, not only the top 100. Budget: three machines with 64 GB. Options and numbers.",
    ),
    Prompt(
        "en",
        "system design",
        "Migrate a 4 TB MySQL table's primary key from INT to BIGINT, with 3k writes/s and at most 5 seconds of downtime. We're at 1.9 billion ids with 22M new a week. How long do we have and what's the plan?",
    ),
    Prompt(
        "en",
        "system design",
        "Which consistency do I need for a shopping cart shared between phone and web, and how do I merge when both were offline? go through add/remove conflicts",
    ),
    Prompt(
        "ko",
        "system design",
        "하루 5천만 건의 위치 데이터를 받아 근처 500m 안의 택시를 100ms 안에 찾아 주는 시스템을 설계해 주세요. 샤딩 방식, 인덱스, 서버 수를 계산으로 설명해 주세요.",
    ),
    Prompt(
        "en",
        "system design",
        "plan a backup scheme: 6 TB, 3% changes a day, 1 Gbit uplink, RPO 4 h, RTO 12 h, budget for 20 TB offsite. does weekly full + incrementals fit through the line?",
    ),
    Prompt(
        "en",
        "tests",
        r'''Write pytest tests that reach every branch, with as few cases as you can:

def classify(a, b, c):
    if min(a, b, c) <= 0 or a + b <= c or a + c <= b or b + c <= a:
        return None
    if a == b == c: return "equilateral"
    if a == b or b == c or a == c: return "isosceles"
    return "scalene"''',
    ),
    Prompt(
        "en",
        "tests",
        "Write property-based tests with Hypothesis for a function merge(a, b) of interval sets. Which properties pin it down completely?",
    ),
    Prompt(
        "en",
        "tests",
        "how do I unit test a function that sleeps with exponential backoff and jitter, w/o waiting and without making the test depend on the implementation? show with jest",
    ),
    Prompt(
        "en",
        "tests",
        'Here is a parser for durations ("1h30m", "-5s", "1.5h"). Don\'t implement it; write a table-driven Go test with the nastiest inputs you can think of and the expected value or error of each, in nanoseconds.',
    ),
    Prompt(
        "en",
        "tests",
        "My mutation testing tool says the mutant `<=` -> `<` in `if len(buf) <= limit` survives although I have 100% coverage. What test kills it? And when would it be an equivalent mutant?",
    ),
    Prompt(
        "en",
        "tests",
        "Write a stress tester that compares my fast solution with a brute force on random small trees and shrinks a failing case to a minimal one. Python, reads two executables.",
    ),
    Prompt(
        "en",
        "tests",
        "Suggest test cases for a date picker that allows ranges up to 90 days, not on sundays, not more than a year ahead, in two time zones. Use equivalence classes and boundary values and give concrete dates for a 'today' of 29 February 2024.",
    ),
    Prompt(
        "en",
        "type puzzle",
        "TypeScript: write a type Paths<T> giving the union of all dotted paths of a nested object type, arrays as `${number}`. And Get<T, P> for the type at the path.",
    ),
    Prompt("en", "type puzzle", "what's the type of (.) . (.) in haskell? derive it by hand"),
    Prompt(
        "en",
        "type puzzle",
        "Why does Rust reject `fn pick<'a>(x: &'a str, y: &str) -> &'a str { if x.len() > y.len() { x } else { y } }` and which signatures would make it compile? What does each promise to the caller?",
    ),
    Prompt(
        "en",
        "type puzzle",
        "Make this mypy --strict clean without Any or casts: a decorator that turns f(x: T) -> U into a function accepting either T or list[T] and returning U or list[U] accordingly.",
    ),
    Prompt(
        "en",
        "type puzzle",
        "Is List<? super Integer> assignable to List<? extends Number>? And the other way? What about to List<? extends Object>? Justify each.",
    ),
    Prompt(
        "en",
        "type puzzle",
        "encode in types that a builder's send() can only be called after both to() and body() were, in any order, each exactly once. C++ or Rust.",
    ),
    Prompt(
        "en",
        "type puzzle",
        "does `type X = (string | number)[] extends (infer U)[] ? U extends string ? 1 : 2 : never` give 1, 2, 1|2 or never and why",
    ),
    Prompt(
        "en",
        "code golf",
        "Shortest Python 3 program that prints the numbers 1 to 100 where each digit sum is prime. Count the bytes.",
    ),
    Prompt(
        "en",
        "code golf",
        "golf this, it's 96 chars now: print(' '.join(sorted(set(input().split()),key=lambda w:(-len(w),w.lower()))[:int(input())]))",
    ),
    Prompt(
        "en",
        "code golf",
        "Draw a diamond of asterisks of a given odd width in as few characters of JavaScript as you can",
    ),
    Prompt("en", "code golf", "codegolf: tell whether a year is leap without the digit 4 in the source. any language"),
    Prompt("en", "code golf", "Write a quine in C that also prints its own length at the end."),
    Prompt(
        "en", "code golf", "perl one liner, as short as possible: transpose a whitespace separated matrix from stdin"
    ),
    Prompt(
        "en",
        "code golf",
        "Can FizzBuzz be done with no conditionals, no modulo and no lists? Smallest you can get, in Ruby.",
    ),
    Prompt("en", "short coding task", "reverse a linked list in place"),
    Prompt("en", "short coding task", "implement a trie with delete"),
    Prompt("en", "short coding task", "Detect a cycle in a directed graph."),
    Prompt("en", "short coding task", "snake game in plain javascript, one file"),
    Prompt("en", "short coding task", "merge sort for a singly linked list without recursion"),
    Prompt("en", "short coding task", "Write a sudoku solver."),
    Prompt("en", "short coding task", "convert an nfa to a dfa in python"),
    Prompt("en", "short coding task", "code a thread pool from scratch"),
    Prompt("en", "short coding task", "an iterator over the permutations of a list, in order, in constant memory"),
    Prompt("en", "short coding task", "Implement a small regex matcher supporting dot, star and anchors."),
    Prompt("en", "short coding task", "balanced parentheses, but with wildcards"),
    Prompt("en", "short coding task", "level order traversal in zigzag"),
    Prompt("en", "short coding task", "Write a calculator that respects precedence, without eval."),
    Prompt("es", "short coding task", "implementa un árbol AVL con borrado"),
    Prompt("en", "short coding task", "make a minimal promise implementation"),
    Prompt("en", "short coding task", "shuffle a playlist so songs of the same artist are spread out"),
    Prompt("en", "short coding task", "write tic tac toe with an unbeatable ai"),
    Prompt("de", "short coding task", "Schreib einen Tokenizer für JSON in C."),
    Prompt(
        "en",
        "tests",
        r"""Two of these five assertions can't both be right for any sensible slugify(). Which ones, and what would you put in their place?

assert slugify("Crème Brûlée") == "creme-brulee"
assert slugify("a  -  b") == "a-b"
assert slugify("C++") == "c"
assert slugify("C++ ") == "c-"
assert slugify(slugify("C#/F#")) == slugify("C#/F#")""",
    ),
    Prompt(
        "en",
        "type puzzle",
        r"""Give the principal type of \f g x -> f (g x) (g (g x)) and tell me why let-bound but not lambda-bound g can be used at two types""",
    ),
    Prompt(
        "en",
        "code golf",
        r"""golf a program that reads a time like 7:25 and prints it as an ascii analog clock, hour hand shorter. I'm at 214 bytes of python""",
    ),
    Prompt(
        "en",
        "debugging",
        r"""Hello everyone, I've been at this since yesterday and I'm at my wits' end, so here is the whole thing. It's an inventory service, Python 3.11, FastAPI, SQLAlchemy 2, Postgres 15 with the default isolation level.

```python
@router.post("/reserve")
def reserve(req: Reserve, db: Session = Depends(get_db)):
    item = db.query(Item).filter_by(sku=req.sku).first()
    if item is None:
        raise HTTPException(404)
    held = db.query(func.coalesce(func.sum(Hold.qty), 0)).filter(Hold.sku == req.sku, Hold.until > func.now()).scalar()
    if item.stock - held < req.qty:
        raise HTTPException(409, "not enough")
    db.add(Hold(sku=req.sku, qty=req.qty, until=func.now() + timedelta(minutes=15)))
    db.commit()
    return {"left": item.stock - held - req.qty}

@router.post("/confirm/{hold_id}")
def confirm(hold_id: int, db: Session = Depends(get_db)):
    hold = db.get(Hold, hold_id)
    if hold.until < datetime.utcnow():
        raise HTTPException(410)
    item = db.query(Item).filter_by(sku=hold.sku).one()
    item.stock = item.stock - hold.qty
    db.delete(hold)
    db.commit()
```

What we see:
- under load (about 40 requests/s on the same sku) stock ends up at -3 or -7
- sometimes it's too HIGH by a few, and I can't explain that at all
- holds made in the evening are rejected with 410 at once on the server in Chicago but never on my laptop in Reykjavik
- adding with_for_update() to the first query made the negative stock go away but not the too high one

Which lines cause which symptom? And what is the smallest change that repairs all of them without locking the whole table?""",
    ),
    Prompt(
        "en",
        "data wrangling",
        r"""I've got meter readings like these (there are about 900 meters and 3 years of them):

| meter | read_at          | kind | value  |
|-------|------------------|------|--------|
| K-118 | 2022-01-03 08:10 | man  | 10412  |
| K-118 | 2022-02-01 00:00 | auto | 10655  |
| K-118 | 2022-02-01 09:30 | man  | 10651  |
| K-118 | 2022-03-01 00:00 | auto | 10903  |
| K-118 | 2022-03-17 14:00 | swap | 0      |
| K-118 | 2022-04-01 00:00 | auto | 131    |
| K-204 | 2022-01-01 00:00 | auto | 99871  |
| K-204 | 2022-02-01 00:00 | auto | 118    |
| K-204 | 2022-03-01 00:00 | auto | 402    |
| K-311 | 2022-01-01 00:00 | auto | 5530   |
| K-311 | 2022-03-01 00:00 | auto | 5950   |

Things to know:
1. five-digit meters roll over from 99999 to 0 (K-204)
2. 'swap' means that a new meter was put in; the use between the last reading and the swap is unknown and shall be estimated from the mean daily use of the 60 days before
3. where 'man' and 'auto' lie within 24 hours the automatic one counts
4. months without a reading (K-311 in February) are filled in proportion to the days

I need use per meter and calendar month, with a column telling whether it's measured or estimated. Pandas, no loops over rows please. What comes out for K-118 in March?""",
    ),
    Prompt(
        "en",
        "function completion",
        r'''# Complete `schedule`. Don't change the rest of the module.

from __future__ import annotations
import heapq
from dataclasses import dataclass, field

@dataclass(frozen=True)
class Task:
    name: str
    minutes: int
    needs: frozenset[str] = frozenset()      # names of tasks to be finished first
    oven: bool = False                       # occupies the only oven for its whole length

@dataclass
class Slot:
    task: Task
    cook: int
    start: int
    end: int = field(init=False)

    def __post_init__(self):
        self.end = self.start + self.task.minutes

class Impossible(Exception):
    pass

def schedule(tasks: list[Task], cooks: int) -> list[Slot]:
    """
    List scheduling for a kitchen: whenever a cook is free, give them the ready task with the longest chain of
    tasks after it (ties: alphabetical). An oven task waits while the oven is in use, and then the next ready task is
    taken instead. The cook with the lowest number is served first. Raises Impossible on a cycle or unknown name.

    >>> a, b, c = Task("dough", 20), Task("bake", 40, frozenset({"dough"}), True), Task("sauce", 15)
    >>> [(s.task.name, s.cook, s.start) for s in schedule([a, b, c], 2)]
    [('dough', 0, 0), ('sauce', 1, 0), ('bake', 0, 20)]
    """
''',
    ),
    Prompt(
        "en",
        "code writing",
        "Write a Python function `merge_intervals(xs)` that takes a list of half-open integer intervals (start, end), merges the ones that overlap or touch, and drops empty ones. Must not modify the input.",
    ),
    Prompt(
        "en",
        "code writing",
        "need a ts function that diffs two arrays of objects by id and gives back {added, removed, changed}. changed should only list the fields that actually differ, nested objects compared deeply. order of the input must not matter",
    ),
    Prompt(
        "en",
        "code writing",
        "debounce in ts pls, with leading + trailing options and a cancel() and flush(), and the types of the args should carry through",
    ),
    Prompt(
        "en",
        "code writing",
        "Implement an LRU cache in Go with a per-entry TTL. Get and Put should be O(1), expired entries must not count against capacity when something has to be evicted, and it must be safe for concurrent use.",
    ),
    Prompt(
        "en",
        "code writing",
        "Write a C function `char *strrepl(const char *s, const char *from, const char *to)` that returns a freshly malloc'd string with all non-overlapping occurrences replaced. Handle empty `from`, NULL on allocation failure, and do only one allocation.",
    ),
    Prompt(
        "en",
        "code writing",
        "Rust: an iterator adapter that yields overlapping pairs (prev, current) from any iterator of Clone items, usable as `iter.pairs()`. No itertools.",
    ),
    Prompt(
        "en",
        "code writing",
        "function that takes a roman numeral and returns the int, but rejects malformed ones such as IIII, VX, IC. JavaScript.",
    ),
    Prompt(
        "en",
        "code writing",
        "Write a Java method that, given a list of bookings (room, from, to), returns the largest number of rooms in use at the same moment and the first moment this happens. A booking ending at 10:00 doesn't clash with one starting at 10:00.",
    ),
    Prompt(
        "en",
        "code writing",
        "I have a list of shell-like tokens with nested parentheses: ['(', 'a', '(', 'b', 'c', ')', ')', 'd']. Write python that turns it into nested lists, and raises ValueError with the index of the offending token when brackets don't balance.",
    ),
    Prompt(
        "en",
        "code writing",
        "write a c++17 function that returns the k most frequent words in a text, ties broken alphabetically, better than sorting the entire vocabulary",
    ),
    Prompt(
        "en",
        "code writing",
        "A python generator `chunked_by_size(items, max_bytes)` which groups strings into lists so that the JSON encoding of each list stays under max_bytes. An item too big on its own should raise. Don't re-encode the whole chunk for each new item.",
    ),
    Prompt(
        "en",
        "code writing",
        "Bash script: keep the last 7 daily, 4 weekly (Sunday) and 12 monthly (1st) backups in /srv/backup, files named db-YYYY-MM-DD.sql.gz, delete the rest. Dry run by default, -f to actually delete. File on a Sunday that is also the first counts for both.",
    ),
    Prompt(
        "en",
        "code writing",
        "Write a function to check whether two words are anagrams up to one substitution. Then tell me its complexity.",
    ),
    Prompt(
        "en",
        "function from docstring",
        'from typing import List\n\n\ndef longest_plateau(xs: List[int]) -> int:\n    """ Return the length of the longest run of equal adjacent values in xs,\n    where one single interruption of length 1 is allowed inside the run and is not counted.\n    >>> longest_plateau([1, 1, 2, 1, 1])\n    4\n    >>> longest_plateau([3])\n    1\n    >>> longest_plateau([])\n    0\n    """\n',
    ),
    Prompt(
        "en",
        "function from docstring",
        'Complete the function.\n\ndef digit_swap(n: int) -> int:\n    """\n    Return the largest integer obtainable from n by swapping at most one pair of digits.\n    The sign is kept; for negative n \'largest\' means closest to zero. No leading zeros may arise.\n    digit_swap(2736) == 7236\n    digit_swap(-310) == -130\n    """',
    ),
    Prompt(
        "en",
        "function from docstring",
        "def is_balanced_weights(tree) -> bool:\n    '''tree is either an int (a weight) or a tuple (left, right).\n    A tuple balances when both sides balance and their total weights are equal.\n    >>> is_balanced_weights((4, (2, 2)))\n    True\n    >>> is_balanced_weights((4, (1, 3)))\n    False\n    '''\n",
    ),
    Prompt(
        "en",
        "function from docstring",
        "Finish this Java method, only code please.\n\n/**\n * Returns the smallest index i such that sum(a[0..i]) == sum(a[i+1..]),\n * or -1 when there is none. Must not overflow for int values.\n */\nstatic int pivot(int[] a) {",
    ),
    Prompt(
        "en",
        "function from docstring",
        "fn rotate_in_place<T>(v: &mut [T], k: isize) {\n    // Rotates v to the right by k places (to the left when k is negative) without\n    // allocating and without using slice::rotate_left or rotate_right.\n    // k may be bigger than v.len(). Empty slices are fine.\n    todo!()\n}",
    ),
    Prompt(
        "en",
        "function from docstring",
        "def every_other_vowel_upper(s):\n    \"\"\"Uppercase every second vowel in s (the 2nd, 4th, ...), lowercase the rest of the vowels,\n    leave all other characters alone. 'y' counts as a vowel only when no other vowel is adjacent.\n    >>> every_other_vowel_upper('banana')\n    'banAna'\n    >>> every_other_vowel_upper('rhythm and day')\n    'rhythm And day'\n    \"\"\"",
    ),
    Prompt(
        "en",
        "function from docstring",
        'import math\n\ndef nearest_fraction(x: float, max_den: int) -> tuple:\n    """ Closest fraction p/q to x with 1 <= q <= max_den, as (p, q) in lowest terms.\n    In a tie take the smaller q. Do not use the fractions module.\n    >>> nearest_fraction(math.pi, 10)\n    (22, 7)\n    """\n',
    ),
    Prompt(
        "en",
        "function from docstring",
        "/**\n * Groups consecutive log lines into sessions: a new session starts when more than\n * gapMs passed since the previous line of the same user.\n * Lines are sorted by time but users are interleaved.\n * @param {{user: string, t: number}[]} lines\n * @param {number} gapMs\n * @returns {{user: string, start: number, end: number, count: number}[]} ordered by start\n */\nexport function sessions(lines, gapMs) {\n",
    ),
    Prompt(
        "en",
        "function from docstring",
        'You are given a problem. Write the body so that the hidden tests pass.\n\ndef min_deletions(s: str) -> int:\n    """ Least number of characters to delete from s so that no two letters occur\n    the same number of times. Letters that vanish don\'t count.\n    min_deletions(\'aab\') -> 0\n    min_deletions(\'aaabbbcc\') -> 2\n    """',
    ),
    Prompt(
        "en",
        "output prediction",
        "what does this print and why\n\nfuncs = []\nfor i in range(3):\n    funcs.append(lambda x, i=i: x + i)\nj = [lambda: i for _ in range(2)]\ni = 10\nprint([f(1) for f in funcs], [g() for g in j])",
    ),
    Prompt(
        "en",
        "output prediction",
        "What's printed?\n\n```js\nconsole.log(1);\nsetTimeout(() => console.log(2), 0);\nPromise.resolve().then(() => { console.log(3); queueMicrotask(() => console.log(4)); });\n(async () => { console.log(5); await null; console.log(6); })();\nconsole.log(7);\n```",
    ),
    Prompt(
        "en",
        "output prediction",
        'Q: What is the output of this C program?\n#include <stdio.h>\nint main(void){\n  unsigned char a = 250;\n  for (int i = 0; i < 3; i++) { a += 3; printf("%d ", a > 252 ? a : -a); }\n  return 0;\n}\nA:',
    ),
    Prompt(
        "en",
        "output prediction",
        "def f(n, memo={}):\n    if n in memo: return memo[n]\n    if n < 2: return n\n    memo[n] = f(n-1) + f(n-2)\n    return memo[n]\nprint(f(6)); print(f(4, {})); print(f(3, {5: 100, 3: 7}))\n\nGive the three lines.",
    ),
    Prompt(
        "en",
        "output prediction",
        'Java quiz. Which line is printed?\nInteger a = 127, b = 127, c = 128, d = 128;\nSystem.out.println((a == b) + " " + (c == d) + " " + (c.equals(d)) + " " + (c <= d && c >= d));\nA) true true true true\nB) true false true true\nC) false false true true\nD) true false true false',
    ),
    Prompt(
        "en",
        "output prediction",
        "given\n\nx = [[0] * 3] * 2\ny = x[:]\ny[0][1] = 5\ny[1] = [9]\nx.append(y)\n\nwhat are x and y at the end",
    ),
    Prompt(
        "en",
        "output prediction",
        "Go:\n\ns := []int{1,2,3,4}\nt := s[:2]\nt = append(t, 99)\nu := append(s[:4:4], 5)\nu[0] = -1\nfmt.Println(s, t, u, len(t), cap(t))\n\nWhat comes out?",
    ),
    Prompt(
        "en",
        "output prediction",
        'In bash, what does this echo?\nx=1; ( x=2; echo -n "$x " ); echo hi | while read l; do x=3; done; f() { local x=4; g; }; g() { x=5; }; f; echo $x',
    ),
    Prompt(
        "en",
        "output prediction",
        "R> f <- function(x, y = x * 2) { x <- x + 1; y }\nR> f(3)\nR> g <- function(...) { sum(sapply(list(...), length)) }\nR> g(1:3, NULL, 'abc', list(1, 2))\n\nwhat are the two results?",
    ),
    Prompt(
        "en",
        "output prediction",
        "class A:\n    def __init__(self): print('A', end=' '); super().__init__()\nclass B(A):\n    def __init__(self): print('B', end=' '); super().__init__()\nclass C(A):\n    def __init__(self): print('C', end=' '); super().__init__()\nclass D(C, B): pass\nD()\n\nThe output is: (a) C A B (b) C B A (c) B C A (d) C A B A",
    ),
    Prompt(
        "en",
        "output prediction",
        "Trace through this by hand and tell me the final value of `r`:\n\nr, a, b = 0, 13, 11\nwhile b:\n    if b & 1:\n        r ^= a\n    a <<= 1\n    if a & 0x10:\n        a ^= 0x13\n    b >>= 1",
    ),
    Prompt(
        "en",
        "debugging",
        "why is my loop off by one?\n\nint count = 0;\nfor (int i = 1; i < n; i += step) {\n    if (a[i - 1] > a[i]) count++;\n}\n// for n=6, step=2 I expect 3 comparisons and get 3 but on n=5 I get 2 and want 2 pairs... the last element is never looked at",
    ),
    Prompt(
        "en",
        "debugging",
        'Traceback (most recent call last):\n  File "train.py", line 41, in <module>\n    for batch in loader:\n  File "train.py", line 18, in __iter__\n    self.idx = next(self.order)\nStopIteration\n\nThe above happens only on the second epoch. class:\n\nclass Loader:\n    def __init__(self, n): self.order = iter(range(n)); self.n = n\n    def __iter__(self):\n        while True:\n            self.idx = next(self.order)\n            yield self.idx\n\nWhy on the second and not the first, and what\'s the right fix?',
    ),
    Prompt(
        "en",
        "debugging",
        "My React counter increments once and then sticks at 1:\n\nuseEffect(() => {\n  const id = setInterval(() => setCount(count + 1), 1000);\n  return () => clearInterval(id);\n}, []);\n\nI don't want to add count to the deps since then the timer restarts. what now",
    ),
    Prompt(
        "en",
        "debugging",
        "This binary search loops forever on some inputs, e.g. looking for 7 in [1, 3, 7]. Find out why and repair it with the smallest change.\n\nlo, hi = 0, len(a) - 1\nwhile lo < hi:\n    mid = (lo + hi) // 2\n    if a[mid] <= x:\n        lo = mid\n    else:\n        hi = mid - 1\nreturn lo if a[lo] == x else -1",
    ),
    Prompt(
        "en",
        "debugging",
        "Segfault, only with -O2:\n\nstd::string_view name(const User& u) {\n    std::string s = u.first + ' ' + u.last;\n    return s;\n}\n...\nauto n = name(u);\nlog(n);\n\nworks with -O0. compiler bug?",
    ),
    Prompt(
        "en",
        "debugging",
        "test passes alone, fails when whole suite runs. pytest. relevant bits:\n\n@pytest.fixture(scope='module')\ndef cfg(): return DEFAULTS\n\ndef test_a(cfg):\n    cfg['retries'] = 0\n    assert run(cfg).ok\n\ndef test_b():\n    assert Client().retries == 3   # AssertionError: 0 == 3\n\nwhere Client does self.retries = DEFAULTS['retries']. But deepcopying in the fixture didn't help: `return copy.copy(DEFAULTS)` - there it's actually DEFAULTS['net']['retries'].",
    ),
    Prompt(
        "en",
        "debugging",
        "I compute a median in C and it's sometimes wrong:\n\nint cmp(const void *a, const void *b) { return *(int*)a - *(int*)b; }\n...\nqsort(v, n, sizeof *v, cmp);\n\nvalues are sensor readings between -2e9 and 2e9. It is right on my small tests.",
    ),
    Prompt(
        "en",
        "debugging",
        'ModuleNotFoundError in prod only. Dockerfile:\n\nFROM python:3.12-slim AS build\nCOPY requirements.txt .\nRUN pip install --user -r requirements.txt\nFROM python:3.12-slim\nCOPY --from=build /root/.local /root/.local\nCOPY . /app\nUSER app\nCMD ["python", "/app/main.py"]\n\n> ModuleNotFoundError: No module named \'flask\'\n\nlocally (docker run -u root) it\'s fine',
    ),
    Prompt(
        "en",
        "debugging",
        "Users in Brazil report that an event saved for 2018-11-04 shows up on the 3rd. Code:\n\nconst d = new Date('2018-11-04');\nd.setHours(0, 0, 0, 0);\nsave(d.toISOString().slice(0, 10));\n\nWhat is going on and what would be a robust way to keep a plain calendar date?",
    ),
    Prompt(
        "en",
        "debugging",
        "thread 'main' panicked at 'already borrowed: BorrowMutError', src/graph.rs:27\n\n24 | for child in node.borrow().children.iter() {\n25 |     let mut c = child.borrow_mut();\n26 |     c.depth = node.borrow().depth + 1;\n27 |     visit(child.clone());\n28 | }\n\nfn visit starts with `node.borrow_mut().seen = true`. How do I restructure this?",
    ),
    Prompt(
        "en",
        "debugging",
        "The CSS grid overflows its container on narrow phones although I've set minmax:\n\n.list { display: grid; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); gap: 16px; padding: 0 16px; }\n.card pre { white-space: pre; overflow-x: auto; }\n\nviewport 360. There is also a card with a long pre that stretches everything even at 800px. Explain both causes and give the fix.",
    ),
    Prompt(
        "en",
        "debugging",
        "My function returns None. Why??\n\ndef find(t, k):\n    if t is None: return None\n    if t.key == k: return t\n    if k < t.key: find(t.left, k)\n    else: find(t.right, k)",
    ),
    Prompt(
        "en",
        "debugging",
        "The numbers in this report don't add up. Σ of column total ≠ the total printed below.\n\nrows = [(round(p * q * 1.19, 2)) for p, q in items]\nfor r in rows: print(f'{r:.2f}')\nprint(f'{sum(p * q for p, q in items) * 1.19:.2f}')\n\nThe client says the line items are binding. Where does the difference come from, and how should it be calculated?",
    ),
    Prompt(
        "en",
        "debugging",
        "can someone tell me what's wrong with this, it prints 0 every time\n\n#define SQ(x) x*x\ndouble norm(double a, double b) { return sqrt(SQ(a-b)); }\n\nnorm(3, 3) ok, norm(5, 2) gives nan or weird stuff",
    ),
    Prompt(
        "en",
        "concurrency",
        "Two goroutines, one unbuffered channel and a WaitGroup:\n\nfor _, u := range urls {\n    wg.Add(1)\n    go func() { defer wg.Done(); ch <- fetch(u) }()\n}\nwg.Wait()\nclose(ch)\nfor r := range ch { fmt.Println(r) }\n\nThis hangs with any number of urls ≥ 1. Why, and what are two different correct versions?",
    ),
    Prompt(
        "en",
        "concurrency",
        "Is this singleton thread safe in Java 17? Explain which interleaving breaks it, if any.\n\nprivate static Config inst;\npublic static Config get() {\n  if (inst == null) {\n    synchronized (Config.class) {\n      if (inst == null) inst = new Config();\n    }\n  }\n  return inst;\n}",
    ),
    Prompt(
        "en",
        "concurrency",
        "Two threads each run `for (i = 0; i < 5; i++) n++;` on a shared plain int n starting at 0, where n++ is load, add, store. What is the smallest value n can end up with? Show an interleaving.",
    ),
    Prompt(
        "en",
        "concurrency",
        "Write an asyncio helper that runs coroutines with at most n at a time, yields results in completion order, cancels the rest if one fails, and doesn't create all the tasks up front because the input is an endless async iterator.",
    ),
    Prompt(
        "en",
        "concurrency",
        "transfer(a, b, amt) locks a.mu and then b.mu. we get deadlocks about once a day at load. my coworker suggests a trylock with sleep, I suggest ordering by account id. what happens in each with a == b, and which would you pick",
    ),
    Prompt(
        "en",
        "concurrency",
        "Postgres, two sessions at READ COMMITTED both do\n\nBEGIN;\nSELECT count(*) FROM shifts WHERE day = '2024-05-01' AND on_call;  -- 2\nUPDATE shifts SET on_call = false WHERE day = '2024-05-01' AND doctor = :me;\nCOMMIT;\n\nif the count is > 1. Afterwards nobody is on call. Would REPEATABLE READ help? SERIALIZABLE? SELECT ... FOR UPDATE? Say for each why or why not.",
    ),
    Prompt(
        "en",
        "concurrency",
        "Implement a bounded blocking queue in C++20 with push, pop, close, where pop after close drains the rest and then returns nullopt. Then argue that no wakeup can be lost.",
    ),
    Prompt(
        "en",
        "concurrency",
        "My node script processes 10k files with Promise.all(files.map(process)) and dies with EMFILE. I wrapped it in a semaphore of 50 but now it never finishes when one of them throws. here's the semaphore:\n\nasync function withSem(fn) {\n  while (active >= 50) await new Promise(r => waiting.push(r));\n  active++;\n  const v = await fn();\n  active--;\n  waiting.shift()?.();\n  return v;\n}",
    ),
    Prompt(
        "en",
        "concurrency",
        "reader-writer lock with writer preference, using just one mutex and two condition variables. pseudo code is ok but get the wake-ups right",
    ),
    Prompt(
        "en",
        "complexity",
        "Time complexity of this in terms of n?\n\nfor (int i = n; i > 0; i /= 2)\n    for (int j = 0; j < i; j++)\n        for (int k = 1; k < n; k *= 3)\n            work();",
    ),
    Prompt(
        "en",
        "complexity",
        "def subsets(s):\n    if not s: return [[]]\n    r = subsets(s[1:])\n    return r + [[s[0]] + x for x in r]\n\nExact asymptotic cost, counting the copying of lists. Is it Θ(2^n) or Θ(n 2^n)?",
    ),
    Prompt(
        "en",
        "complexity",
        "T(n) = 3T(n/4) + n log n, T(1) = 1. Which case of the master theorem applies and what's the bound?",
    ),
    Prompt(
        "en",
        "complexity",
        "Someone on our team says building a string with += in a loop is quadratic in Python, someone else says CPython optimises it. And in Java? And with StringBuilder growth by doubling, what's the amortised cost per character? Show the sum.",
    ),
    Prompt(
        "en",
        "complexity",
        "A dynamic array grows by a factor of 1.5 and shrinks by half as soon as it is less than half full. Show a sequence of n operations that costs more than O(n), or prove there is none.",
    ),
    Prompt(
        "en",
        "complexity",
        "which is faster for n = 10^6 and q = 10: sorting once and binary searching q times, or q linear scans? where is the break-even q roughly?",
    ),
    Prompt(
        "en",
        "complexity",
        "What is the worst-case number of key comparisons for merging 4 sorted lists of 25 elements each pairwise in a tournament vs. one after another? Give both numbers.",
    ),
    Prompt(
        "en",
        "refactoring",
        "Refactor this without changing behaviour, max. two levels of nesting, no early computed values since `price()` is slow and has side effects:\n\nfunction f(o) {\n  if (o) {\n    if (o.items.length > 0) {\n      let s = 0;\n      for (const i of o.items) {\n        if (!i.free) {\n          if (i.qty > 0) { s += price(i) * i.qty; }\n          else { if (o.strict) { throw new Error('qty'); } }\n        }\n      }\n      return s;\n    } else { return o.strict ? null : 0; }\n  }\n  return undefined;\n}",
    ),
    Prompt(
        "en",
        "refactoring",
        "Turn this recursive tree walk into an iterative one which visits nodes in the same order and calls leave(node) at the same moments. Python's recursion limit bites us at depth 20000.\n\ndef walk(n):\n    enter(n)\n    for c in n.children:\n        if keep(c): walk(c)\n    leave(n)",
    ),
    Prompt(
        "en",
        "refactoring",
        "Our Order class has 3 booleans: paid, shipped, cancelled. Not all 8 combinations make sense (can't be shipped when not paid unless it's a B2B order; cancelled after shipping means 'returned'). Replace with a sum type in TypeScript so illegal states don't compile, and give a migration function from the old rows, incl. what to do with rows in illegal states.",
    ),
    Prompt(
        "en",
        "refactoring",
        "I want to get rid of this callback pyramid but the second and third request must stay parallel, errors of the third must be ignored, and the cleanup must run in all cases before `done` is called:\n\nopen(function (e, h) { if (e) return done(e);\n  var n = 2, a, b, err;\n  get(h, 'a', function (e, r) { err = err || e; a = r; if (!--n) fin(); });\n  get(h, 'b', function (e, r) { b = e ? null : r; if (!--n) fin(); });\n  function fin() { close(h, function () { done(err, a, b); }); }\n});\n\nasync/await please",
    ),
    Prompt(
        "en",
        "refactoring",
        "This function has a cyclomatic complexity of 14 according to sonar. Bring it to <= 6, keep the public signature and the exact order in which errors are reported (there are golden tests).\n\ndef validate(d):\n    errs = []\n    if 'name' not in d: errs.append('name missing')\n    elif not isinstance(d['name'], str): errs.append('name type')\n    elif len(d['name']) > 80: errs.append('name long')\n    if 'age' not in d: errs.append('age missing')\n    elif isinstance(d['age'], bool) or not isinstance(d['age'], int): errs.append('age type')\n    elif not 0 <= d['age'] <= 150: errs.append('age range')\n    if 'mail' in d:\n        if not isinstance(d['mail'], str): errs.append('mail type')\n        elif '@' not in d['mail']: errs.append('mail at')\n    return errs",
    ),
    Prompt(
        "en",
        "refactoring",
        "Can these two nearly identical functions be merged safely? Look closely at the differences first.\n\nint sumUp(int *a, int n) { int s = 0; for (int i = 0; i < n; i++) if (a[i] > 0) s += a[i]; return s; }\nint sumDown(int *a, int n) { int s = 0; for (int i = n - 1; i >= 0; i--) if (a[i] >= 0) s -= a[i]; return n ? s : -1; }",
    ),
    Prompt(
        "en",
        "regex",
        "Regex that matches numbers with optional thousands separators that are placed correctly: 1,234,567 and 1234567 and 0.5 ok, 12,34 and 1,2345 and 1234,567 not. PCRE.",
    ),
    Prompt(
        "en",
        "regex",
        "I need a JS regex to split a CSV line on commas which aren't inside double quotes, quotes are escaped by doubling. Then say when it will fail.",
    ),
    Prompt(
        "en",
        "regex",
        "regex for a valid 24h time HH:MM or HH:MM:SS, hour may have 1 digit, not part of a longer digit sequence",
    ),
    Prompt(
        "en",
        "regex",
        "Write a regex (Python re) for strings over {a,b} which contain an even number of a's and don't end in bb. Anchored.",
    ),
    Prompt(
        "en",
        "regex",
        "^(\\d+|\\d+,)*$ takes minutes on '1111111111111111111111111111x'. Why exactly and what's an equivalent linear pattern?",
    ),
    Prompt(
        "en",
        "regex",
        "sed one-liner: in lines that start with 'path=' replace every colon by a semicolon, except the colon right after a single drive letter such as C:\\",
    ),
    Prompt(
        "en",
        "regex",
        "Which of the strings does `^(?=.*\\d)(?!.*(.)\\1)[a-z\\d]{4,}$` accept: abc1, aab1, a1b2a, 1111, abcd, xyz12z? List them with reasons.",
    ),
    Prompt(
        "en",
        "regex",
        "match python string literals (single or double quoted, escaped quotes inside allowed, optional r/b/f prefix in any order that python allows) but not triple quoted. re.VERBOSE version with comments please",
    ),
    Prompt(
        "en",
        "sql",
        "Tables: employees(id, name, dept_id, salary, manager_id), departments(id, name). For each department list the employees who earn more than the department average but less than their own manager. Employees without a manager don't count.",
    ),
    Prompt(
        "en",
        "sql",
        "logins(user_id, ts). Longest streak of consecutive days with at least one login per user, Postgres. Return user, first day, last day, length. Ties: the latest streak.",
    ),
    Prompt(
        "en",
        "sql",
        "orders(id, customer_id, created_at, total). Give me month over month retention: for the cohort of the month of the first order, what share ordered again in month +1, +2, +3. MySQL 8. Cohorts that are too young for month +3 must show NULL and not 0.",
    ),
    Prompt(
        "en",
        "sql",
        "why does this return no rows at all although there clearly are customers without orders\n\nSELECT * FROM customers WHERE id NOT IN (SELECT customer_id FROM orders);\n\norders has 2 mio rows, one of them from a test with customer_id NULL maybe?? and which rewrite is fastest",
    ),
    Prompt(
        "en",
        "sql",
        "price_history(sku, valid_from, price), sales(sku, sold_at, qty). Revenue per sku per week, using the price valid at the time of the sale. Some sales happened before the first price: use the first price for those. SQLite if possible",
    ),
    Prompt(
        "en",
        "sql",
        "Given\n\n t1(a): 1, 1, 2, NULL\n t2(b): 1, 2, 2, NULL, NULL\n\nHow many rows: (i) t1 JOIN t2 ON a=b (ii) t1 LEFT JOIN t2 ON a=b (iii) FULL OUTER JOIN (iv) CROSS JOIN (v) SELECT a FROM t1 EXCEPT SELECT b FROM t2 ?",
    ),
    Prompt(
        "en",
        "sql",
        "My totals are doubled:\n\nSELECT c.name, SUM(i.amount) AS invoiced, SUM(p.amount) AS paid\nFROM clients c\nLEFT JOIN invoices i ON i.client_id = c.id\nLEFT JOIN payments p ON p.client_id = c.id\nGROUP BY c.name;\n\nfix it, and clients with same name must stay separate",
    ),
    Prompt(
        "en",
        "sql",
        "Schema:\nCREATE TABLE parts(id int primary key, name text);\nCREATE TABLE bom(parent int, child int, qty int);\nWrite a recursive CTE for the total quantity of each base part (one without children) needed for 10 units of part 7. The same sub-assembly can appear via several paths. Protect against cycles.",
    ),
    Prompt(
        "en",
        "sql",
        "Write one SQL statement that deletes duplicates from contacts(id, email, updated_at), keeping per lower-cased trimmed email the latest one, highest id in case of a tie. Rows with empty or null email stay untouched.",
    ),
    Prompt(
        "en",
        "sql",
        "Query is slow (14 s). Postgres 15.\n\nSELECT * FROM events WHERE tenant_id = 42 AND payload->>'type' = 'click' AND created_at::date = '2024-03-01' ORDER BY created_at DESC LIMIT 50;\n\nIndexes: (tenant_id), (created_at), gin(payload). 300M rows, tenant 42 owns 40% of them. What index and what rewrite, and what will the plan be then?",
    ),
    Prompt("en", "sql", "sql: second highest salary per dept, null if there's only one distinct"),
    Prompt(
        "en",
        "data wrangling",
        "pandas. df looks like\n\n  sensor            ts   v\n0     a1  2024-01-01 00:00  3.1\n1     a1  2024-01-01 00:20  NaN\n2     a1  2024-01-01 01:10  3.9\n3     b7  2024-01-01 00:05  0.2\n\nResample to 15 minutes per sensor, interpolate linearly but only across gaps of up to 30 minutes, and don't extrapolate past a sensor's first/last reading.",
    ),
    Prompt(
        "en",
        "data wrangling",
        "awk: file with lines `host status bytes`, e.g.\n\nweb1 200 512\nweb2 404 90\nweb1 500 -\nweb1 200 2048\n\nPer host: requests, error share (status >= 400) in percent with one decimal, mean bytes ignoring '-', sorted by error share descending.",
    ),
    Prompt(
        "en",
        "data wrangling",
        "R/dplyr: I've a long table id, visit, score. Visits are irregular (V1, V2, V2b, V10). I want the change from the first non-missing to the last non-missing score per id, visits in natural order so V10 after V2b, and ids with just one score dropped but reported in a message().",
    ),
    Prompt(
        "en",
        "data wrangling",
        "Reshape this wide csv to long with pandas:\n\nid,q1_2022,q1_2023,q2_2022,q2_2023,region\n1,5,6,,8,N\n2,7,7,9,1,S\n\nto columns id, region, year, quarter, value and value_prev_year, rows with no value omitted",
    ),
    Prompt(
        "en",
        "data wrangling",
        "Two csvs that should be the same customers but names are typed differently ('Müller GmbH & Co KG' vs 'Mueller GmbH', 'ACME Inc.' vs 'Acme incorporated'), ~30k rows each. Need a matching script in python that doesn't compare all 900M pairs, gives a score, and never matches one row twice. How would you do it? code please",
    ),
    Prompt(
        "en",
        "data wrangling",
        "SettingWithCopyWarning and the column doesn't change:\n\nsub = df[df.year == 2023]\nsub[sub.amount < 0]['amount'] = 0\nmerged = sub.merge(rates, on='cur')\nprint(len(sub), len(merged))   # 1200 1340\n\nwhy isn't amount changed and why are there more rows after the merge?",
    ),
    Prompt(
        "en",
        "data wrangling",
        'jq: from\n{"items":[{"id":1,"tags":["a","b"]},{"id":2,"tags":[]},{"id":3,"tags":["b"]}]}\nproduce an object tag -> sorted list of ids, plus key "untagged" with the ids that have no tag.',
    ),
    Prompt(
        "en",
        "data wrangling",
        "Attendance sheet exported as:\n\nMon 3/4: Ana, Bo(late), Cy\nTue 3/5: Bo, Cy, Dee (left 11:30)\nWed 3/6: -\nThu 3/7: Ana(late), Ana, Dee\n\nFrom this make a table name x day with P/L/A/E (present, late, absent, left early), say what you did with the double entry, and give each person's attendance rate excluding days on which no-one came.",
    ),
    Prompt(
        "en",
        "data wrangling",
        "a polars version of groupby-rolling 7d sum per shop where missing days count as zero, and shops closed on sundays shouldn't get a sunday row. sample:\nshop,date,rev\nA,2024-02-27,10\nA,2024-03-02,7\nB,2024-03-01,4",
    ),
    Prompt(
        "en",
        "data wrangling",
        "numpy without loops: given arr shape (n, 2) of intervals and a sorted array t, count for each t[i] how many intervals contain it (closed both ends)",
    ),
    Prompt(
        "en",
        "parsing",
        'Parse this format into JSON with a Python function, by hand, no libs:\n\n@node web\n  port = 80\n  hosts = a.example, b.example\n  @node cache\n    ttl = 5m\n@node db\n  note = "has = and, commas"\n\nIndentation gives nesting, values with commas become lists, durations become seconds. Tabs are an error with the line number.',
    ),
    Prompt(
        "en",
        "parsing",
        "Write a recursive descent parser + evaluator in JS for + - * / ^ unary minus and parentheses. ^ is right associative and -2^2 is -4. 2^-1 must work. Error messages carry the column.",
    ),
    Prompt(
        "en",
        "parsing",
        "Extract the fields from this fixed-width record and tell me why the amount comes out as 12.3 rather than 123.04 with my offsets: \n\n0012JANE DOE      00012304EUR20240115\nid=[0:4] name=[4:18] amount=[18:25] cur=[25:28] date=[28:36]",
    ),
    Prompt(
        "en",
        "parsing",
        "grammar:\nE -> E + T | T\nT -> T * F | F\nF -> ( E ) | id\nEliminate left recursion, compute FIRST and FOLLOW and fill in the LL(1) table.",
    ),
    Prompt(
        "en",
        "parsing",
        "C function that decodes one UTF-8 code point from a buffer with length, returns bytes consumed or -1, rejects overlong forms, surrogates and > U+10FFFF",
    ),
    Prompt(
        "en",
        "parsing",
        "hexdump of a packet: 45 00 00 3c 1c 46 40 00 40 06 b1 e6 ac 10 0a 63 ac 10 0a 0c. Decode the IPv4 header field by field and verify the checksum.",
    ),
    Prompt(
        "en",
        "parsing",
        "We get dates as free text: 'next Fri', '3rd of May', '5/6', 'in a fortnight', 'yesterday 5ish'. Write a small Python parser for these with a reference date, list which of them are ambiguous and how you resolve them.",
    ),
    Prompt(
        "en",
        "date handling",
        "Python: number of business days between two dates (both inclusive), given a set of holidays, in O(holidays) rather than looping over each day",
    ),
    Prompt(
        "en",
        "date handling",
        "A cron job is `30 2 * * *` on a box in America/New_York. On which dates in 2024 does it run twice or not at all, under classic Vixie cron semantics, and what happens if I move it to 1:30?",
    ),
    Prompt(
        "en",
        "date handling",
        "add one month to Jan 31, then one month to the result, vs adding two months at once - what do java.time, JS Date.setMonth and python dateutil give in a non leap year?",
    ),
    Prompt(
        "en",
        "date handling",
        "Monthly subscription started on 31 August 2023 at 10:00 Europe/Berlin. Write the function that yields all renewal instants in UTC, always anchored at day 31 or the month's last day, keeping local wall-clock time. Then list the first eight.",
    ),
    Prompt(
        "en",
        "date handling",
        "strptime is locale-bound and we can't use dateutil. Write a TS function isoWeek(d) -> [year, week] and check it mentally against 2021-01-03, 2020-12-31 and 2024-12-30.",
    ),
    Prompt("en", "date handling", "unix time 1709210096, what weekday and time in Tokyo? do it w/o a computer"),
    Prompt(
        "en",
        "date handling",
        "Given recurring event 'every 2nd Tuesday, and additionally the last weekday of each month, except in August', produce a SQL or Python generator of dates between two bounds without duplicates.",
    ),
    Prompt(
        "en",
        "state machine",
        "Design a state machine for a vending machine that accepts 5, 10 and 20 ct coins, item costs 30, gives change, has a cancel button and can run out of items mid-purchase. Transition table please, then Rust enum + step function.",
    ),
    Prompt(
        "en",
        "state machine",
        "Minimise this DFA: states A-F, start A, accepting C and E.\nA: 0->B 1->C\nB: 0->A 1->D\nC: 0->E 1->F\nD: 0->E 1->F\nE: 0->E 1->F\nF: 0->F 1->F",
    ),
    Prompt(
        "en",
        "state machine",
        "our upload widget has isLoading, isPaused, hasError, progress, retryCount flags and gets into weird states e.g. paused + error + 100%. pls redo it as an xstate-like machine in plain TS, resume after error should go to where it was",
    ),
    Prompt(
        "en",
        "state machine",
        "Build a DFA over {0,1} that accepts binary numbers (most significant bit first) divisible by 5, and use it to write a one-pass regex-free checker in C.",
    ),
    Prompt(
        "en",
        "state machine",
        "A traffic light with pedestrian button in Arduino C, no delay(), button presses during yellow must be remembered, min green is 8 s, and two presses must not cause two phases.",
    ),
    Prompt(
        "en",
        "spreadsheet",
        "Excel: column A names, B dates, C amounts. One formula that gives for the name in E2 the amount of the latest date, and if there are several entries on that date their sum.",
    ),
    Prompt(
        "en",
        "spreadsheet",
        "google sheets formula: in A a comma separated list of tags per row, I want the 3 most common tags overall with counts, ignoring case and blanks",
    ),
    Prompt(
        "en",
        "spreadsheet",
        '=IF(A2>100,"high",IF(A2>50,"mid",IF(A2>=0,"low","neg"))) gives \'high\' for cells that look like 12. Some come from a CSV import. Why does it, and how do I make the formula robust without touching column A?',
    ),
    Prompt(
        "en",
        "spreadsheet",
        "I need an Excel formula that prorates rent. Start in B2, end in C2, monthly rent in D2. Partial months count by days of that particular month. Must work over year boundaries and if start and end lie in the same month.",
    ),
    Prompt(
        "en",
        "spreadsheet",
        "=VLOOKUP(F2;A:C;3) works for half of the rows and returns nonsense in others, the list is sorted by name I think (Ä and a after Z?)",
    ),
    Prompt(
        "en",
        "spreadsheet",
        "LAMBDA function in Excel that reverses the words in each line of a cell, lines separated by CHAR(10), keeping the line order",
    ),
    Prompt(
        "en",
        "spreadsheet",
        "A is loan amount 200000, B yearly rate 3.6%, C term 25 years, D extra repayment once a year in December. Which formulas do I need for the remaining balance after k years in one cell, not a 300 row table?",
    ),
    Prompt(
        "en",
        "system design",
        "Design a URL shortener for 200 million new links a year and 20:1 reads to writes. Cover id generation without hot spots, storage size, caching, custom aliases, expiry, abuse. Justify numbers.",
    ),
    Prompt(
        "en",
        "system design",
        "We have 4 services that need to agree on 'order paid' and currently it's sync HTTP calls in a chain. Payment provider webhooks can arrive twice and out of order. Propose a design with outbox/inbox, tell me what happens at each possible crash point.",
    ),
    Prompt(
        "en",
        "system design",
        "rate limiter, 50 API nodes, limit 100 req / min per key, burst 20, must keep working when redis is gone. how",
    ),
    Prompt(
        "en",
        "system design",
        "How would you build undo/redo for a collaborative whiteboard where undo only reverts my own actions, even when someone has moved my shape since?",
    ),
    Prompt(
        "en",
        "system design",
        "Multi-tenant SaaS on a single Postgres with 3,000 tenants, the largest has 30% of the rows, two want their data in the EU. Shared schema, schema per tenant, or database per tenant? Weigh it up against migrations, noisy neighbours, backup per tenant, connection counts, and recommend a path from where we are.",
    ),
    Prompt(
        "en",
        "system design",
        "design the data model and api for splitting bills among friends, multiple currencies, someone leaves a group with open debts, simplify debts to the fewest payments. where does it get np-hard",
    ),
    Prompt(
        "en",
        "system design",
        "An autocomplete service needs p99 < 40 ms for 5 million titles, with typos tolerated, personalised ranking and updates visible within a minute. Sketch the architecture and say what you'd drop first if the budget is two servers.",
    ),
    Prompt("en", "app building", "snake game in one html file"),
    Prompt(
        "en",
        "app building",
        "Build me a pomodoro timer web page. One file, no frameworks. 25/5/15 cycles, keeps correct time when the tab is in the background, survives reload, desktop notification, keyboard: space, r.",
    ),
    Prompt("en", "app building", "a tetris clone in python with pygame, with wall kicks and hold"),
    Prompt(
        "en",
        "app building",
        "Write a small CLI in Go that watches a folder and mirrors it one-way to another one. Renames should be recognised by content hash, deletions go to .trash, handle half-written files.",
    ),
    Prompt(
        "en",
        "app building",
        "make a kanban board with drag and drop in plain js, columns todo/doing/done, WIP limit of 3 in doing, saves in localstorage, and undo",
    ),
    Prompt(
        "en",
        "app building",
        "Flask + sqlite app for lending tools among neighbours: register tools, request for a date range, owner approves, no double bookings, overdue list. Give me all the files.",
    ),
    Prompt("en", "app building", "minesweeper in rust for the terminal, first click never a mine, flood fill, flags"),
    Prompt(
        "en",
        "app building",
        "I want a single-page budget planner in React: recurring items (weekly, monthly, yearly), one-offs, balance chart for the next 12 months and a warning for the first day it gets negative. TypeScript, no backend.",
    ),
    Prompt(
        "en",
        "migration",
        "We must split `full_name` into `first` and `last` in a 60M row Postgres table with zero downtime, old app versions run for up to 3 days next to new ones. Write the steps with the SQL for each, and how to roll back at each step.",
    ),
    Prompt(
        "en",
        "migration",
        "Migrate this to Python 3, careful with bytes/str and integer division:\n\nimport urllib2, md5\ndef sig(d):\n    k = d.keys(); k.sort()\n    raw = ''.join('%s=%s' % (x, d[x]) for x in k)\n    n = len(raw) / 2\n    return md5.new(raw[:n]).hexdigest() + raw[n:].encode('hex')\nprint sig({'b': 1, 'a': u'\\xe9'})",
    ),
    Prompt(
        "en",
        "migration",
        "moving from int ids to uuid on 14 tables with foreign keys, mysql 8, can afford a 10 min window max. in which order, and what about the clients who stored the ids",
    ),
    Prompt(
        "en",
        "migration",
        "Convert this Vue 2 options component to Vue 3 `<script setup>`:\n\nexport default {\n  props: { value: Array },\n  data: () => ({ q: '', sel: null }),\n  computed: { hits() { return this.value.filter(v => v.name.includes(this.q)); } },\n  watch: { value: { deep: true, handler(v) { if (!v.includes(this.sel)) this.sel = null; } } },\n  methods: { pick(v) { this.sel = v; this.$emit('input', [...this.value, v]); this.$nextTick(() => this.$refs.box.focus()); } }\n};\n\nMind v-model, and the deep watch pitfall.",
    ),
    Prompt(
        "en",
        "migration",
        "Port from R to pandas exactly, NA behaviour included:\n\nd %>% group_by(g) %>% mutate(z = (x - mean(x)) / sd(x), r = min_rank(desc(x))) %>% filter(is.na(z) | abs(z) < 2) %>% count(g, r > 3)",
    ),
    Prompt(
        "en",
        "migration",
        "Our JSON API has to move from offset to cursor pagination. 3rd party clients jump to page 17 directly and sort by name, which isn't unique. Plan for the transition + cursor format + SQL.",
    ),
    Prompt(
        "en",
        "security review",
        "Review for vulnerabilities, order by severity, and show the fixed code:\n\napp.get('/file', (req, res) => {\n  const p = path.join('/srv/data', req.query.name);\n  if (!p.includes('..')) res.sendFile(p);\n});\napp.post('/login', async (req, res) => {\n  const u = await db.query(`SELECT * FROM users WHERE mail='${req.body.mail}'`);\n  if (u[0] && u[0].hash == md5(req.body.pw)) res.cookie('uid', u[0].id).send('ok');\n  else res.send('no such user or wrong password for ' + req.body.mail);\n});",
    ),
    Prompt(
        "en",
        "security review",
        "our password reset token is sha1(user_id + unix time in seconds), valid for 24h. how many guesses would an attacker need who knows the id and requested the reset himself at about the same time? is rate limiting enough",
    ),
    Prompt(
        "en",
        "security review",
        "Is this JWT check sound?\n\nhdr, body, sig = token.split('.')\nalg = json.loads(b64(hdr))['alg']\nkey = PUBLIC_KEY\nif alg == 'RS256': rsa_verify(key, hdr + '.' + body, sig)\nelif alg == 'HS256': assert hmac_sha256(key, hdr + '.' + body) == b64(sig)\nclaims = json.loads(b64(body))\nif claims['exp'] > time.time(): return claims['sub']",
    ),
    Prompt(
        "en",
        "security review",
        "Find the integer overflow and explain how it could be exploited:\n\nvoid *load(int fd) {\n  uint32_t n;\n  read(fd, &n, 4);\n  struct rec *r = malloc(n * sizeof(struct rec));  // 24 bytes each\n  for (uint32_t i = 0; i < n; i++) read(fd, &r[i], sizeof *r);\n  return r;\n}",
    ),
    Prompt(
        "en",
        "security review",
        "Threat-model a browser extension that reads the page's selected text and sends it to our summarising API. Who are the attackers, what are the top 5 risks and which permissions can we drop?",
    ),
    Prompt(
        "en",
        "security review",
        'C#: `if (Request.Headers["X-Forwarded-For"].StartsWith("10.")) AllowAdmin();` behind an nginx with proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for. Exploitable? How precisely?',
    ),
    Prompt(
        "en",
        "performance",
        "This takes 40 s for 20,000 rows, get it under a second:\n\nfor i, r in df.iterrows():\n    prev = df[(df.user == r.user) & (df.ts < r.ts)]\n    df.loc[i, 'since_last'] = r.ts - prev.ts.max() if len(prev) else pd.NaT\n    df.loc[i, 'n_before'] = len(prev)",
    ),
    Prompt(
        "en",
        "performance",
        "Why is summing a 10000x10000 int matrix column by column ~10x slower than row by row in C, and will it be the same with 64x64? Estimate the cache misses for both, 32 KiB L1 with 64 byte lines.",
    ),
    Prompt(
        "en",
        "performance",
        "page load 6s. lighthouse: LCP 4.8s (hero image), TBT 1200ms, CLS 0.3. bundle 2.1 MB js of which moment 280k, lodash 70k, charts 900k used on one subpage. fonts are 4 woff2 from google. server TTFB 90ms. in which order do I attack this and what gain do you expect for each?",
    ),
    Prompt(
        "en",
        "performance",
        "p50 latency is fine (12 ms) but p99.9 is 2 s in our JVM service, heap 16 GB, G1, and it correlates with neither GC logs nor traffic. Thread pool 200, DB pool 20, DB query avg 8 ms at 1500 rps. Do the maths with Little's law and tell me if the pool could be it.",
    ),
    Prompt(
        "en",
        "performance",
        "Speed up this Rust: counting words with HashMap<String, u64> and `*m.entry(w.to_string()).or_insert(0) += 1`, 4 GB of text, 90% of words repeat. No extra crates first, then with any.",
    ),
    Prompt(
        "en",
        "performance",
        "make this faster plz\n\ndef has_pair(nums, target):\n    for i in range(len(nums)):\n        for j in range(len(nums)):\n            if i != j and nums[i] + nums[j] == target: return True\n    return False",
    ),
    Prompt(
        "en",
        "numeric code",
        "(a + b) + c == a + (b + c) is false for some doubles. Give a concrete a, b, c where the two results differ by more than 1, and explain by exponents. Then implement Kahan summation and say when -ffast-math breaks it.",
    ),
    Prompt(
        "en",
        "numeric code",
        "Write a numerically stable quadratic solver in C. Cases a=0, b=0, discriminant slightly negative through rounding, and cancellation for b² >> 4ac.",
    ),
    Prompt(
        "en",
        "numeric code",
        "log-sum-exp gives inf:\nnp.log(np.sum(np.exp(x), axis=1)) for x around 800. fix, also when an entire row is -inf, and with weights that can be negative (sign must come out too)",
    ),
    Prompt(
        "en",
        "numeric code",
        "Implement integer square root for u128 in Rust with no floats, exact floor. Prove that the loop ends.",
    ),
    Prompt(
        "en",
        "numeric code",
        "online variance (Welford) but with a sliding window of the last w values, removal included. where does it lose precision?",
    ),
    Prompt(
        "en",
        "numeric code",
        "0.1 + 0.2 in float32 vs float64 — which of them equals 0.3 when compared in its own type? Work it out from the bit patterns.",
    ),
    Prompt(
        "en",
        "numeric code",
        "Distribute 100.00 EUR over weights 1/3, 1/3, 1/6, 1/6 in cents so that the sum is exact and nobody is more than a cent off. General Python function with Decimal, largest remainder, deterministic ties, negative totals too.",
    ),
    Prompt(
        "en",
        "code puzzle",
        "--- Day 9: The Lantern Keepers ---\n\nThe keepers light lanterns along a ring of 24 posts, numbered 0 to 23. Every night a keeper starts at post 0 and follows a list of moves like R7 or L4. After each move the lantern at the current post is toggled. If the toggle switched it OFF, the keeper reads the next move in reverse direction.\n\nFor example, with R5 L5 R5 R5 the lanterns at ... are on in the end.\n\nYour puzzle input is a file with one line of moves per night; lanterns keep their state from night to night. How many lanterns are on after the last night? Write the Python, and work out the example.",
    ),
    Prompt(
        "en",
        "code puzzle",
        "Grid of . and #, 50x50, you start top left facing east. Before each step look right: if there's a wall there, go straight on, else turn right and go. You can't ever leave the grid; at the border turn left. Does the walk cycle for each grid and how can I count the distinct visited cells after 10^12 steps?",
    ),
    Prompt(
        "en",
        "code puzzle",
        "AoC-like. Input lines such as `bdfa -> c, e (7)`. Each node has a weight in parentheses, children after the arrow, and exactly one node has a wrong weight that unbalances the tree. Find what its weight should be. TypeScript, input may be a deep chain.",
    ),
    Prompt(
        "en",
        "code puzzle",
        "8 binary switches, pressing i flips i and both its neighbours (ring). Start: 10110010. Which presses turn it all off, if that's possible? By hand or with code, but show which.",
    ),
    Prompt(
        "en",
        "code puzzle",
        "Golf: shortest Python for printing the first n rows of Pascal's triangle. Currently 64 chars:\n\nr=[1]\nfor _ in range(n):print(*r);r=[a+b for a,b in zip([0]+r,r+[0])]",
    ),
    Prompt("en", "code puzzle", "Write a quine in C without using %c 34 trick"),
    Prompt(
        "en",
        "code puzzle",
        "elves pass presents in a circle, each steals from the one across, 3,014,603 elves, last one standing. need an O(n) solution for part 2 and an idea if there's a closed form",
    ),
    Prompt(
        "en",
        "code puzzle",
        "Solve this sudoku with code or reasoning, tell me the middle row: \n53..7....\n6..195...\n.98....6.\n8...6...3\n4..8.3..1\n7...2...6\n.6....28.\n...419..5\n....8..79",
    ),
    Prompt(
        "en",
        "competitive programming",
        "You are given n (1 ≤ n ≤ 2·10^5) and an array a. In one move you may choose i < j with a_i > a_j and swap them. Find the lexicographically smallest array reachable in at most k moves (0 ≤ k ≤ 10^9).\n\nInput: n k, then a. Output: the array.\nTime limit 2 s. C++.",
    ),
    Prompt(
        "en",
        "competitive programming",
        "There are n towns on a line, town i at x_i with p_i people. Place k schools in towns to minimise the total walking distance. n ≤ 5000, k ≤ 100. Explain the dp, the speed-up and why it's valid.",
    ),
    Prompt(
        "en",
        "competitive programming",
        "TLE on test 12, what am I missing?\n\nfor each query (l, r): count distinct values in a[l..r]; n,q = 1e5; I do set(a[l:r+1])",
    ),
    Prompt(
        "en",
        "competitive programming",
        "count strings of length n over abc without the substring 'aba', mod 1e9+7, n up to 1e18",
    ),
    Prompt(
        "en",
        "competitive programming",
        "Interactive problem. A hidden permutation of 1..n, n ≤ 1000. You may ask '? i j' and get max(p_i, p_j). Determine the permutation except where impossible, with at most 2n queries. Strategy + proof + code.",
    ),
    Prompt(
        "en",
        "competitive programming",
        "Tree with n nodes, each edge has weight. For every node output the sum of distances to all others. 1 ≤ n ≤ 3e5, recursion not allowed (python).",
    ),
    Prompt(
        "en",
        "competitive programming",
        "Given are m rectangles with corners up to 1e9, m ≤ 1e5. Area covered by an odd number of rectangles? sweep line + segment tree, how do I do the odd part",
    ),
    Prompt(
        "en",
        "competitive programming",
        "Input\nThe first line has t, the number of test cases. Each has a string s of '(' , ')' and '?'.\nOutput\nFor each test YES if there's exactly one way to replace the question marks to get a regular bracket sequence. It's guaranteed that at least one exists.\n\n5\n??\n??()\n(?)?\n()\n???(\n\nExplain greedy then code in Python.",
    ),
    Prompt(
        "en",
        "competitive programming",
        "Knapsack with n=40 and W=10^18, values up to 10^15. Normal DP is out. Write C++.",
    ),
    Prompt(
        "en",
        "git situation",
        "I rebased a shared branch and force-pushed; meanwhile two colleagues had based work on the old tip, and one has already merged the old branch into hers. How do we get out of this w/o losing commits or ending with everything doubled? Exact commands for each of the three of us.",
    ),
    Prompt(
        "en",
        "git situation",
        "I did git reset --hard HEAD~3, then committed something new, then ran git stash, then realised the 2nd of the 3 dropped commits contains a file I need, plus I had staged but never committed changes before the reset. What's recoverable and how?",
    ),
    Prompt(
        "en",
        "git situation",
        "A 900 MB dump.sql was committed 2 months ago, 40 branches, 12 open PRs, CI caches. Remove it from history with the least pain. Order of steps, what happens to the PRs?",
    ),
    Prompt(
        "en",
        "git situation",
        "git bisect says commit X is the first bad one but X only touches a README. How can that be? List the plausible causes and a way to tell them apart.",
    ),
    Prompt(
        "en",
        "git situation",
        "reverted a merge commit on main (git revert -m 1 abc). fixed the branch, merged again and now half of the feature is missing?!",
    ),
    Prompt(
        "en",
        "git situation",
        "We want to move folder libs/geo out of repo A into repo B as packages/geo keeping history, including from when it was called src/maps, and future fixes need to go both ways for a while. Commands please, with subtree vs filter-repo weighed up.",
    ),
    Prompt(
        "en",
        "git situation",
        "after `git pull --rebase` halfway through 14 commits with conflicts in the same file each time I'm lost. started to solve 6 of them, don't want to redo those. what can i do now",
    ),
    Prompt(
        "en",
        "incident",
        "Pods restart every 10 to 12 minutes, exit code 137, but memory in Grafana never goes above 60% of the limit. Liveness: /health, timeoutSeconds 1, periodSeconds 10, failureThreshold 3. CPU limit 200m. Java 17, heap -Xmx set to 75% of limit. What is the likely cause, what else could it be, and which commands would distinguish these?",
    ),
    Prompt(
        "en",
        "incident",
        "From inside the cluster curl https://api.example.com sometimes takes exactly 5.0x seconds, otherwise 40 ms. Alpine images are worse. Only since we added the second CoreDNS replica. Explain.",
    ),
    Prompt(
        "en",
        "incident",
        "Timeline:\n10:00 deploy of cart 1.8 (adds a retry x3 on inventory calls, timeout 2 s)\n10:20 inventory's DB failover, 15 s\n10:21 inventory CPU 100%, cart p99 8 s\n10:30 DB healthy, inventory still 100%, error rate 70%\n10:45 scaling inventory 4 -> 8, no effect\n10:50 cart rolled back, all well at 10:52\n\nWhy did it not recover by itself, why did scaling not help, and what would you change so that it can't happen again?",
    ),
    Prompt(
        "en",
        "incident",
        "Large uploads hang over the VPN, small requests are fine, ssh connects but `ls -la` in a big dir freezes. ping -s 1400 -M do fails, 1300 works. what's wrong & where to fix it properly",
    ),
    Prompt(
        "en",
        "incident",
        "we see 502 from ALB a few times per hour at low traffic, never under load. node app, keepAliveTimeout default, ALB idle 60 s. target logs show nothing for those requests.",
    ),
    Prompt(
        "en",
        "incident",
        "Disk 100% according to df, but du -sh / sums up to 38 of 100 GB. A log file of 60 GB was deleted yesterday. And on another machine df shows 30% free but every write gives 'No space left on device'. Causes & fixes for both, no reboot.",
    ),
    Prompt(
        "en",
        "incident",
        "Kafka consumer lag grows only on partition 7 of 12. 3 consumers, key = customer id, rebalances every few minutes, max.poll.interval.ms 300000, max.poll.records 500, one record takes between 5 ms and 2 s. Work out what's happening.",
    ),
    Prompt(
        "en",
        "incident",
        "Terraform plan wants to destroy and recreate the prod database although I only renamed a module. How do I apply the rename with no destroy, in a way that works for my two colleagues' workspaces as well?",
    ),
    Prompt(
        "en",
        "data structures",
        "I need a structure with insert, delete, get_random, each O(1), duplicates allowed and random weighted by multiplicity. How? And what if it also has to give the k-th smallest?",
    ),
    Prompt(
        "en",
        "data structures",
        "Which data structure for a leaderboard with 20M players, 3k score updates/s, queries: rank of player, top 100, 10 players around me? Compare skip list, Fenwick over scores, redis zset by memory and cost per op.",
    ),
    Prompt(
        "en",
        "data structures",
        "text editor buffer: gap buffer, rope or piece table, for files up to 2 GB, multiple cursors, cheap undo snapshots? Decide and justify with costs.",
    ),
    Prompt(
        "en",
        "data structures",
        "Insert 41, 38, 31, 12, 19, 8 into an empty red-black tree, then delete 8 and 12. Draw each stage.",
    ),
    Prompt(
        "en",
        "data structures",
        "Bloom filter for 50M urls at 0.1% false positives. Bits, hashes? We also have to delete 5% daily, what then?",
    ),
    Prompt(
        "en",
        "data structures",
        "hash table, size 11, h(k)=k mod 11, quadratic probing i². insert 22 33 4 15 26 37 48. where does 48 land? does the last insert even succeed?",
    ),
    Prompt(
        "en",
        "data structures",
        "Implement a min-stack that also supports `get_mode()` in amortised O(1). Python, tests included.",
    ),
    Prompt(
        "en",
        "data structures",
        "How would you store 1 billion (user, day) visit pairs in memory so that 'distinct users between day x and y' is fast; 40M users, 730 days; 32 GB?",
    ),
    Prompt(
        "en",
        "ml debugging",
        "Loss is stuck at 2.303 on CIFAR-10. Model ends with nn.Softmax(dim=1), criterion = nn.CrossEntropyLoss(), lr 0.1 with Adam, input not normalised (0-255). Which of these matters how much, and why precisely 2.303?",
    ),
    Prompt(
        "en",
        "ml debugging",
        "Validation accuracy 98%, in production 71%. Patients' X-rays, random split over images, several images per patient, two hospitals of which one delivers 90% of the positive cases with a different scanner. List the leaks and the experiment which measures each.",
    ),
    Prompt(
        "en",
        "ml debugging",
        "optimizer.step() before loss.backward()... does this train at all?\n\nfor x, y in dl:\n    opt.zero_grad()\n    out = net(x)\n    loss = F.mse_loss(out, y)   # out [B,1], y [B]\n    opt.step()\n    loss.backward()\n\nloss goes down a bit and then predicts the mean",
    ),
    Prompt(
        "en",
        "ml debugging",
        "gradient nan after ~3000 steps fp16, bf16 fine. attention with mask filled -1e9, layernorm eps 1e-12, loss scale 65536 constant",
    ),
    Prompt(
        "en",
        "ml debugging",
        "My AUC is 0.5 for the test set but 0.93 in CV:\n\nX = StandardScaler().fit_transform(df.drop(columns='y'))\nX = SelectKBest(f_classif, k=20).fit_transform(X, df.y)   # 20 of 15000\nprint(cross_val_score(LogisticRegression(), X, df.y, cv=5, scoring='roc_auc').mean())\n\n80 samples. What went wrong, and can you show that pure noise would give a similar CV number?",
    ),
    Prompt(
        "en",
        "ml debugging",
        "Train loss < val loss is normal I know, but mine has val loss lower than train loss for all the epochs and val accuracy is higher too. Dropout .5, augmentation, val set 500 images. bug or not? how to find out",
    ),
    Prompt(
        "en",
        "capacity estimation",
        "Chat app: 8M daily users, 40 messages each at 180 bytes plus 25% overhead, 3 replicas, kept 2 years, 5% have a 300 KB picture. How much storage, and peak write rate if peak is 4x the mean?",
    ),
    Prompt(
        "en",
        "capacity estimation",
        "How many GPU hours would it take to embed 2 billion passages of 256 tokens with a 300M parameter model at 40% utilisation of 300 TFLOPS? Memory for the index in fp16 with 768 dims, and with product quantisation at 64 bytes?",
    ),
    Prompt(
        "en",
        "capacity estimation",
        "kafka: 120k msg/s, 1.2 KB avg, replication 3, retention 5 days, compression 3x, disks 4 TB usable at most 70% full. number of brokers by disk and by network (10 Gbit, 3 consumer groups)?",
    ),
    Prompt(
        "en",
        "capacity estimation",
        "our lambda is called 9M times/month, 512 MB, avg 340ms. would a t-type instance handling 60 rps at 45 usd/month be cheaper? lambda is 0.20 per million plus 0.0000166667 per GB-s. where's the break even",
    ),
    Prompt(
        "en",
        "capacity estimation",
        "How many 64-bit random ids can we hand out before the chance of a collision exceeds one in a million? And with 48 bits, at 1000 per second, how long until 50%?",
    ),
    Prompt(
        "en",
        "capacity estimation",
        "A backup of 6 TB has to go off-site over a 200 Mbit/s line that is used at 60% from 8 to 18 on weekdays. Started Friday 20:00, when's it finished? And how large may the daily delta be to fit the night window 22-6?",
    ),
    Prompt(
        "en",
        "bit tricks",
        "what does `x & (x - 1)` give for x = 0b1011000, and use it to count the set bits of a 64 bit number without a builtin. faster alternative too",
    ),
    Prompt(
        "en",
        "bit tricks",
        "int8_t a = -128; a = -a; a >>= 1; what's in a? which steps are UB or implementation-defined in C17 and in C23",
    ),
    Prompt(
        "en",
        "bit tricks",
        "Every number in the array appears three times but one, which appears once. O(1) memory, negative numbers allowed. JS, so mind 32-bit operators.",
    ),
    Prompt(
        "en",
        "bit tricks",
        "Pack (year 0-4095, month, day, hour, minute) in 32 bits so that unsigned comparison sorts chronologically. C macros for pack/unpack, and show the value for 2024-02-29 23:59 in hex.",
    ),
    Prompt(
        "en",
        "bit tricks",
        "Is n ^ (n >> 1) a bijection on 32 bit ints? Give the inverse with at most 5 operations of shift/xor pairs, and check with n = 0xDEADBEEF.",
    ),
    Prompt(
        "en",
        "networking",
        "Split 10.20.0.0/21 into subnets for 700, 300, 250, 100 and 2 hosts with the least waste. Network, broadcast, usable range each.",
    ),
    Prompt(
        "en",
        "networking",
        "PC 192.168.5.77/27, gateway 192.168.5.97, it reaches its neighbour .70 but not the internet. Why?",
    ),
    Prompt(
        "en",
        "networking",
        "Two sites with overlapping 192.168.1.0/24 must reach each other over wireguard, without renumbering. Config for both ends incl. nat rules",
    ),
    Prompt(
        "en",
        "networking",
        "TCP throughput is capped at ~13 Mbit/s between Sydney and Frankfurt (RTT 280 ms), the link is 1 Gbit. 64 parallel streams fill it. Compute what window is in use and what settings are needed, loss 0.01% - would cubic still be the limit? Use the Mathis formula.",
    ),
    Prompt(
        "en",
        "networking",
        "iptables -A INPUT -p tcp --dport 22 -s 10.0.0.0/8 -j ACCEPT\niptables -A INPUT -j DROP\niptables -A INPUT -p tcp --dport 443 -j ACCEPT\niptables -A INPUT -m state --state ESTABLISHED -j ACCEPT\n\nWhat works and what doesn't with these rules (ssh from 10.1.1.1, https from outside, apt update from the box, loopback)?",
    ),
    Prompt("en", "short request", "topological sort with cycle reporting, kotlin"),
    Prompt("en", "short request", "levenshtein in O(min(n,m)) memory, go"),
    Prompt("en", "short request", "python script to find duplicate files, fast on 2TB"),
    Prompt("en", "short request", "why does [] + {} differ from {} + [] in the node repl"),
    Prompt("en", "short request", "promise pool with retries and backoff + jitter ts"),
    Prompt("en", "short request", "game of life, infinite board, rust"),
    Prompt("en", "short request", "n queens bitmask count n=8 explain"),
    Prompt("en", "short request", "my css sticky header doesn't stick inside the overflow div"),
    Prompt("en", "short request", "sort stack using only one other stack"),
    Prompt("en", "short request", "sudoku solver js"),
    Prompt("en", "short request", "why is float == comparison failing here: for (x = 0; x != 1; x += 0.1)"),
    Prompt("en", "short request", "fizzbuzz without if, modulo or any conditional"),
    Prompt("en", "short request", "reverse a linked list in groups of k, java, O(1) space"),
    Prompt("en", "short request", "is `i = i++ + ++i` defined in C++17? value for i=1?"),
    Prompt("en", "short request", "calculator web page that handles parentheses and precedence, no eval"),
    Prompt(
        "en",
        "short request",
        "deadlock here?  a.lock(); b.lock(); ... a.unlock(); c.lock(); b.unlock();  other thread: c, a order",
    ),
    Prompt("en", "short request", "awk: print the longest line per distinct first field"),
    Prompt("en", "short request", "maze generator + solver in one html file"),
    Prompt(
        "en",
        "find the flaw",
        "A colleague's shuffle: for i in range(n): j = random.randrange(n); swap a[i], a[j]. Is each permutation equally likely for n = 3? Give the exact probabilities of all six.",
    ),
    Prompt(
        "en",
        "find the flaw",
        "Does this test whether a tree is a BST? Counterexample or proof.\n\nbool ok(Node* t) {\n  if (!t) return true;\n  if (t->l && t->l->k >= t->k) return false;\n  if (t->r && t->r->k <= t->k) return false;\n  return ok(t->l) && ok(t->r);\n}",
    ),
    Prompt(
        "en",
        "find the flaw",
        "'Our cache can never serve stale data: on a write we first delete the key in redis, then update the database; on a read miss we read the database and set the key.' Show a schedule in which it serves stale data forever, then repair.",
    ),
    Prompt(
        "en",
        "find the flaw",
        "Greedy for coin change: always take the largest coin. For the coins 1, 5, 10, 20, 25, 50 what is the smallest amount where it fails?",
    ),
    Prompt(
        "en",
        "find the flaw",
        "public boolean equals(Object o) {\n  if (!(o instanceof Point)) return false;\n  Point p = (Point) o; return p.x == x && p.y == y;\n}\n// in ColorPoint extends Point\npublic boolean equals(Object o) {\n  if (!(o instanceof ColorPoint)) return super.equals(o);\n  return super.equals(o) && ((ColorPoint) o).c == c;\n}\n\nWhich part of the contract is violated? Three objects that show it.",
    ),
    Prompt(
        "en",
        "find the flaw",
        "The A/B dashboard says variant B is better in each country but A is better overall. Bug in the query or not? \n\n        A            B\nDE  90/1000     30/300\nFR  20/100     220/1000\n\nCompute and explain, wait is it even the case here?",
    ),
    Prompt(
        "en",
        "find the flaw",
        "leap(y): return y % 4 == 0 and y % 100 != 0 or y % 400 == 0 and y % 4000 != 0 ... reviewer says precedence bug. Is he right, and what's leap(2000), leap(4000), leap(1900)?",
    ),
    Prompt(
        "en",
        "find the flaw",
        "Review this for correctness, I believe it's fine but the reviewer found two problems:\n\nfn mean(v: &[i32]) -> i32 {\n    let mut s = 0;\n    for x in v { s += x; }\n    s / v.len() as i32\n}\n\nfn top(v: &mut Vec<f64>, k: usize) -> Vec<f64> {\n    v.sort_by(|a, b| b.partial_cmp(a).unwrap());\n    v[..k].to_vec()\n}\n\nHe's hinting at more than two actually.",
    ),
    Prompt(
        "en",
        "test design",
        "Write the smallest set of tests with full MC/DC coverage for `if ((a && b) || (c && !d))`. Show the pairs.",
    ),
    Prompt(
        "en",
        "test design",
        "property based tests (hypothesis) for merge_intervals: which properties pin it down completely? code, and show a wrong implementation that survives all but one of them",
    ),
    Prompt(
        "en",
        "test design",
        "How do I unit test this without sleeping, and without changing the public API?\n\nclass Retry:\n    def call(self, f):\n        for i in range(5):\n            try: return f()\n            except IOError:\n                time.sleep(2 ** i + random.random())\n        raise TimeoutError",
    ),
    Prompt(
        "en",
        "test design",
        "Pairwise: browser {ff, chrome, safari}, os {win, mac, linux}, lang {de, en}, login {sso, pw}. Safari only on mac. Give a minimal pairwise test table and show why fewer rows can't work.",
    ),
    Prompt(
        "en",
        "test design",
        "Flaky: passes 97% of the time. Three such tests per run, 40 runs a day. How often is CI red with no real cause, and what would 2 automatic retries do to a real bug which shows up in 30% of runs?",
    ),
    Prompt(
        "en",
        "test design",
        "jest test for the debounce below using fake timers; cover leading, trailing, cancel in flight, re-entrancy (fn calls the debounced one). and tell me which of these the code fails\n\nfunction debounce(fn, ms) { let t; return (...a) => { clearTimeout(t); t = setTimeout(() => { fn(...a); t = null; }, ms); }; }",
    ),
    Prompt(
        "en",
        "type puzzle",
        "TypeScript: a type DeepPartial that leaves functions, Dates and tuples intact, and one PathOf<T> yielding 'a' | 'a.b' | `list.${number}.x`. Avoid infinite instantiation on recursive types.",
    ),
    Prompt(
        "en",
        "type puzzle",
        'why does rustc say `x` does not live long enough\n\nfn longest<\'a>(a: &\'a str, b: &\'a str) -> &\'a str { if a.len() > b.len() { a } else { b } }\nfn main() {\n  let r; let s = String::from("long");\n  { let x = String::from("xyz"); r = longest(&s, &x); }\n  println!("{r}");\n}\n\nalthough the result is always s here. Can other lifetimes make it compile?',
    ),
    Prompt(
        "en",
        "type puzzle",
        "Infer the most general Haskell type of  f g h x = g (h x) (x, h)  by hand, with unification steps",
    ),
    Prompt(
        "en",
        "type puzzle",
        "Java: why can I add to List<? super Integer> but not to List<? extends Number>, and does this compile? \nstatic <T extends Comparable<? super T>> T max(Collection<? extends T> c)\nwith java.sql.Timestamp (extends java.util.Date implements Comparable<Date>)? And without the `? super`?",
    ),
    Prompt(
        "en",
        "type puzzle",
        'mypy: Argument 1 to "f" has incompatible type "List[int]"; expected "List[float]". But int is fine where float is expected! Explain with a program that would go wrong if it were allowed, and give the proper signature.',
    ),
    Prompt(
        "en",
        "game code",
        "Chess: function legal_moves(board, side) in Python, incl. castling rights, en passant, promotion, pins. Aim for perft(4) = 197281 from the start position.",
    ),
    Prompt(
        "en",
        "game code",
        "2048 in js: the merge logic for one row. [2,2,2,2] -> [4,4,0,0], [4,2,2,0] -> [4,4,0,0], and the animation needs to know which tile went where",
    ),
    Prompt(
        "en",
        "game code",
        "unity c#, my character jumps higher on slow machines. void Update() { v += g * Time.deltaTime; transform.position += v * Time.deltaTime; if (Input.GetKeyDown(KeyCode.Space)) v = jump; } why exactly and how much at 20 fps vs 120",
    ),
    Prompt(
        "en",
        "game code",
        "Tic-tac-toe with perfect play as one function of the board, no tree search at runtime, but short. Argue that it never loses.",
    ),
    Prompt(
        "en",
        "game code",
        "A* on a hex grid with terrain costs 1-5 and a stamina limit per turn, path should minimise turns first, then cost. What is the state, what's an admissible heuristic? Code in C#.",
    ),
    Prompt(
        "en",
        "game code",
        "Circle vs axis aligned box collision with sliding response, ball fast enough to tunnel. lua / love2d",
    ),
    Prompt(
        "en",
        "shell scripting",
        "bash: run the 200 commands in jobs.txt, 8 in parallel, stop launching new ones when 3 have failed, print the output of each un-interleaved, exit code = number of failures (max 125)",
    ),
    Prompt(
        "en",
        "shell scripting",
        "for f in $(ls *.txt); do mv $f `echo $f | tr ' ' '_'`; done broke my files named 'a b.txt', '-n.txt' and 'a_b.txt'. what happened to each one and what's the right script",
    ),
    Prompt(
        "en",
        "shell scripting",
        "set -e; f() { false; echo still here; }; if f; then echo yes; fi; f || echo no; x=$(false; echo sub); echo end   -> output? bash 5",
    ),
    Prompt(
        "en",
        "shell scripting",
        "one-liner that shows which 5 directories below /var grew most between two `du -k` snapshots a.txt and b.txt, new directories included",
    ),
    Prompt(
        "en",
        "shell scripting",
        "find . -name '*.log' -mtime +7 -o -name '*.tmp' -delete  — it deleted only the tmp files, and fresh ones at that. Explain precedence & -mtime rounding, then the correct command.",
    ),
    Prompt(
        "en",
        "config reasoning",
        "nginx:\nlocation / { return 200 'a'; }\nlocation /img/ { return 200 'b'; }\nlocation ~ \\.png$ { return 200 'c'; }\nlocation ^~ /img/raw/ { return 200 'd'; }\nlocation = /img/x.png { return 200 'e'; }\n\nAnswer for /img/x.png, /img/y.png, /img/raw/y.png, /img/raw, /IMG/Z.PNG ?",
    ),
    Prompt(
        "en",
        "config reasoning",
        "HPA target CPU 60%, requests 500m, limits 1, currently 4 pods at 450m each. How many pods will it ask for? After scaling? and what if one pod isn't ready yet with no metrics",
    ),
    Prompt(
        "en",
        "config reasoning",
        ".gitignore\n\n*\n!*.py\n!data/\ndata/*\n!data/keep.csv\nsrc/\n!src/main.py\n\nwhich of: a.py, src/main.py, data/keep.csv, data/x.py, lib/b.py get tracked?",
    ),
    Prompt(
        "en",
        "config reasoning",
        "GitHub Actions: build a matrix over 3 OSes x 4 Python versions, but 3.8 not on macos, deploy only once, only on tags, only if all passed, and cancel superseded runs on PRs but never on main. Write the yaml.",
    ),
    Prompt(
        "en",
        "config reasoning",
        "CSS specificity: #nav .item a:hover, nav#nav a.link, .item > a:not(.x):hover, :is(#nav, .y) a, and a style in @layer base with !important. Order them for a hovered <a class=link> in li.item in nav#nav.",
    ),
    Prompt(
        "en",
        "config reasoning",
        "docker compose, service web depends_on db with healthcheck, yet the migrations run before the db is ready in 1 of 5 starts. compose below\n\ndb:\n  image: postgres:16\n  healthcheck: {test: pg_isready, interval: 2s}\nmigrate:\n  depends_on: {db: {condition: service_healthy}}\nweb:\n  depends_on: [db, migrate]\n\n(init script creates the schema, takes 6 s, pg runs a temporary server at that time)",
    ),
    Prompt("en", "sql", "median per group in mysql 5.7?"),
    Prompt("en", "sql", "Postgres: gaps in an invoice number sequence, listed as ranges"),
    Prompt("en", "regex", "regex: password with 3 of the 4 character classes"),
    Prompt("en", "regex", "regex for ipv4 with no leading zeros and each octet <= 255"),
    Prompt("en", "output prediction", "print(0.1 + 0.2 == 0.3, round(2.5), round(3.5), -7 // 2, -7 % 3, int(-7 / 2))"),
    Prompt("en", "output prediction", "[10, 9, 1].sort() then ['1','2','3'].map(parseInt) ?"),
    Prompt("en", "output prediction", 'printf("%d %d", sizeof(\'a\'), sizeof "a\\0b"); in C vs. C++'),
    Prompt("en", "complexity", "complexity of checking all substrings for being a palindrome, naive?"),
    Prompt("en", "complexity", "is n! in O(n^n)? in Θ(n^n)? is log(n!) in Θ(n log n)?"),
    Prompt(
        "en",
        "concurrency",
        "can two threads both see 0?  T1: x=1; r1=y;  T2: y=1; r2=x;  with relaxed atomics, seq_cst, plain java fields",
    ),
    Prompt("en", "concurrency", "print odd and even numbers in turn with two threads in java"),
    Prompt("en", "date handling", "weeks between 2023-10-30 and 2024-02-29, and what iso weeks are they in"),
    Prompt("en", "date handling", "age in years in SQL, born on 29 feb"),
    Prompt("en", "spreadsheet", "excel: number of sundays between A1 and B1 without a helper column"),
    Prompt("en", "spreadsheet", "sheets formula for running total that resets when column A changes"),
    Prompt("en", "parsing", "json parser from scratch in c"),
    Prompt("en", "parsing", "convert infix to postfix: a + b * (c ^ d - e) ^ (f + g * h) - i"),
    Prompt("en", "numeric code", "fast modular exponent 7^222 mod 1000 show each squaring"),
    Prompt(
        "en",
        "performance",
        "why's my numpy loop slower than a pure list loop? for i in range(len(a)): s += a[i]*a[i] with a np.array",
    ),
    Prompt(
        "en",
        "performance",
        "N+1 in this django view, how many queries for 50 books with 3 authors each?\n\nfor b in Book.objects.all():\n    print(b.publisher.name, [a.name for a in b.authors.all()])\n\nand how many after select_related / prefetch_related",
    ),
    Prompt(
        "en",
        "debugging",
        "undefined is not a function but only in minified build. `return\\n  x.map(f)` and `const a = 1\\n;[b, c] = d` hmm. I've `let y = f\\n(g).run()` in the source too",
    ),
    Prompt("en", "debugging", "expected 5 got 4:\nlen(list(zip(gen, range(4)))) then next(gen)"),
    Prompt(
        "en",
        "debugging",
        "list.remove inside the for loop skips every other one?! a=[2,4,6,7,8]; for x in a: if x%2==0: a.remove(x)  -> [4,7] hm i'd have thought []. explain & fix",
    ),
    Prompt(
        "en",
        "debugging",
        "why does the second await never resolve\n\nconst p = new Promise(r => emitter.once('ready', r));\nemitter.emit('ready');\nawait p; \nawait new Promise(r => emitter.once('ready', r));\nemitter.emit('ready');",
    ),
    Prompt(
        "en",
        "debugging",
        "Rust: my struct's Drop runs at once. let _ = lock.lock().unwrap(); do_work(); two threads still race",
    ),
    Prompt("en", "code writing", "binary search the rotated array, with duplicates"),
    Prompt(
        "en",
        "code writing",
        "Write numbers in English words up to 999,999, British 'and' (one hundred and one thousand and two). Python.",
    ),
    Prompt(
        "en",
        "code writing",
        "text justification: fill lines to width 60, spaces spread evenly, extra ones to the left gaps, last line left aligned, words longer than 60 hyphenated. any language",
    ),
    Prompt(
        "en",
        "code writing",
        "Write an event emitter in JS where listeners that are added or removed during emit behave sensibly. Say what 'sensibly' is for once() inside once().",
    ),
    Prompt(
        "en",
        "git situation",
        "undo only the middle one of my last three commits, already pushed, the third touches the same lines",
    ),
    Prompt("en", "git situation", "detached HEAD, 3 commits, switched to main, branch gone. now?? also i ran gc"),
    Prompt(
        "en",
        "ml debugging",
        "my confusion matrix: TP 40 FP 10 FN 60 TN 890. sklearn's f1 says .53, my macro f1 by hand .62, weighted .9. which is right, what should I report for rare fraud, and what does the threshold do",
    ),
    Prompt(
        "en",
        "ml debugging",
        "Parameter count and activation memory (fp32, batch 32) of: conv 3x3 3->64 pad 1, bn, relu, maxpool 2, conv 3x3 64->128 pad 1 stride 2, global avg pool, linear 10. Input 3x128x128.",
    ),
    Prompt("en", "capacity estimation", "1000 rps, 200 ms each, how many threads? with 1 slow call of 5 s per 100?"),
    Prompt(
        "en",
        "incident",
        "cron job ran at 01:59 then 03:00 then not at all for a day, box is utc+1 but container utc. explain",
    ),
    Prompt(
        "en",
        "config reasoning",
        "chmod 2750 dir owned by bob:dev, alice in dev creates a file in there with umask 027. owner, group, mode? can carl (not in dev) list it? can bob delete alice's file?",
    ),
    Prompt("en", "data structures", "preorder 8 5 1 7 10 12 of a BST, give postorder and check if it's AVL"),
    Prompt(
        "en",
        "bit tricks",
        "two's complement of -37 in 8 bits, then arithmetic shift right by 2, then back to decimal. same as -37/4 in C?",
    ),
)

FAST = (
    Prompt("en", "recall", "Who created the Lua programming language?"),
    Prompt("en", "recall", "which port does postgres listen on by default"),
    Prompt("en", "recall", "What does the acronym YAML stand for, and what did it stand for at first?"),
    Prompt("en", "recall", "In what year was Java 8 released?"),
    Prompt("en", "recall", "what is http status 418"),
    Prompt("en", "recall", "Which company developed TypeScript?\nA. Google\nB. Microsoft\nC. Meta\nD. JetBrains"),
    Prompt("en", "recall", "Who won the Turing Award for work on public-key cryptography in 2015?"),
    Prompt("en", "recall", "the sorting algorithm that python's sorted() uses is called what again?"),
    Prompt("en", "recall", "What's the maximum value of a signed 32-bit integer?"),
    Prompt("en", "recall", "What is the average-case time complexity of a hash table lookup?"),
    Prompt("en", "recall", "Which HTTP method is used to partially update a resource: GET, PUT, PATCH or HEAD?"),
    Prompt("en", "recall", "name of the algorithm for shortest paths with negative edges"),
    Prompt("en", "recall", "What was Kubernetes called inside Google before it was open sourced?"),
    Prompt("de", "recall", "Wer hat den ersten Compiler geschrieben und wie hieß er?"),
    Prompt("en", "recall", "does quicksort count as a stable sort, yes or no"),
    Prompt("en", "recall", "What's the ASCII code of capital A?"),
    Prompt("en", "recall", "Which RFC defines IPv6?"),
    Prompt("en", "recall", "what is the rust mascot called"),
    Prompt("en", "recall", "In Git, what is the name of the file listing the paths that shouldn't be tracked?"),
    Prompt("en", "recall", "what do the letters in ACID mean (databases)"),
    Prompt("es", "recall", "¿En qué año apareció la primera versión de PHP y quién la escribió?"),
    Prompt("en", "recall", "Which data structure works last in, first out?\n(a) queue (b) stack (c) heap (d) graph"),
    Prompt("en", "recall", "ports of ssh, smtp, dns and https please"),
    Prompt("en", "recall", "Is Dijkstra's algorithm older than A*? When were they published?"),
    Prompt("en", "recall", "what was the year 2038 problem about again, just the gist"),
    Prompt("en", "definition", "What is a closure?"),
    Prompt("en", "definition", "define idempotent in the context of REST APIs"),
    Prompt("en", "definition", "Explain what a foreign key is to someone who only knows spreadsheets."),
    Prompt("en", "definition", "What's meant by 'technical debt'?"),
    Prompt("en", "definition", "difference between a process and a thread in two sentences"),
    Prompt("en", "definition", "What is the difference between SQL and NoSQL databases?"),
    Prompt("en", "definition", "what does O(1) mean, in plain words"),
    Prompt(
        "en", "definition", "Give a one-line definition of each: mutex, semaphore, deadlock, livelock, race condition."
    ),
    Prompt("en", "definition", "what is a linked list"),
    Prompt("en", "definition", "What does it mean when developers say they are 'bikeshedding'?"),
    Prompt("fr", "definition", "C'est quoi une API ? Explique-le à ma grand-mère."),
    Prompt("en", "definition", "What is dynamic programming? A short paragraph for a glossary."),
    Prompt("en", "definition", "eli5 recursion"),
    Prompt("en", "definition", "Explain polymorphism with an everyday analogy, no code please."),
    Prompt("en", "definition", "whats a monorepo and who uses them"),
    Prompt("pt", "definition", 'O que significa "código legado"?'),
    Prompt("en", "definition", "What is the CAP theorem? Just state it."),
    Prompt(
        "en",
        "definition",
        'In the sentence "we shipped behind a feature flag and canaried it to 5%", what do "feature flag" and "canaried" mean?',
    ),
    Prompt(
        "en",
        "naming",
        r"""Suggest a better name for this function:

def do_it(xs):
    return [x for x in xs if x.expires_at < now()]""",
    ),
    Prompt(
        "en",
        "naming",
        "I need a name for an open source CLI tool that tidies downloads folders. Something short and a bit funny, ten ideas.",
    ),
    Prompt(
        "en", "naming", "Should a boolean column be called is_active, active or active_flag? What do people usually do"
    ),
    Prompt("en", "naming", "give me 15 names for internal servers themed on cheeses"),
    Prompt(
        "en",
        "naming",
        "Our two microservices are called order-svc and OrdersService2. Propose clearer names; one takes orders and the other prints packing slips.",
    ),
    Prompt("en", "naming", "team name for a hackathon, 4 people, we build an algorithm that solves rubik's cubes"),
    Prompt(
        "en",
        "naming",
        r"""rename the variables here so that they say what they are, don't change anything else

a = 19.99
b = 3
c = a * b
print("You pay", c)""",
    ),
    Prompt("en", "naming", "what would u call a podcast about debugging war stories"),
    Prompt(
        "en",
        "naming",
        "Name a Git branch for ticket SHOP-2281 'Checkout button overlaps footer on small phones', following type/ticket-short-text.",
    ),
    Prompt(
        "en", "naming", "A nice codename for release 7.0? Ours so far were Acacia, Birch, Cedar, Dogwood, Elm and Fir."
    ),
    Prompt(
        "en",
        "commit and release notes",
        r"""Write a commit message for this diff:

-    timeout = 30
+    timeout = int(os.environ.get("HTTP_TIMEOUT", "60"))
""",
    ),
    Prompt(
        "en",
        "commit and release notes",
        'make this commit message follow conventional commits: "fixed the thing where login didnt work on safari, also bumped axios to 1.6.8"',
    ),
    Prompt(
        "en",
        "commit and release notes",
        r"""Turn these commits into release notes for non-technical customers:

a91c fix NPE in InvoiceMapper when vatId is null
77d0 perf: batch inserts for stock import (12x)
e0b3 feat: export to xlsx
1f4a chore: bump spring boot 3.2.1 -> 3.2.4
c2c2 feat(ui): dark mode
93aa fix: wrong currency sign for CHF""",
    ),
    Prompt(
        "en",
        "commit and release notes",
        "Write a short, cheerful App Store 'What's new' text for version 4.12.3: quicker start, fixes for the calendar widget, Polish language added. At most 300 characters.",
    ),
    Prompt(
        "en",
        "commit and release notes",
        "Write a PR description: I moved the config parsing from main.go to its own package, no change in behaviour, tests moved along, reviewer should mostly look at the exported names.",
    ),
    Prompt(
        "en",
        "commit and release notes",
        "We have to announce that API v1 goes away on 30 September 2025. Draft the deprecation notice for the docs, friendly but clear, with a link to /docs/migrate.",
    ),
    Prompt(
        "en",
        "commit and release notes",
        "squash these into one message:\n- wip\n- wip2\n- add retry to uploader\n- fix typo\n- tests for retry\n- ok now really",
    ),
    Prompt(
        "de",
        "commit and release notes",
        "Formuliere eine Changelog-Zeile auf Deutsch: removed support for Node 16, minimum is now 18.17.",
    ),
    Prompt(
        "en",
        "commit and release notes",
        r"""Put these bullet points under the headings Added / Changed / Fixed / Removed.

* new flag --json
* crash on empty input gone
* default port is 8081 now (was 8080)
* dropped Python 3.8
* docs have a search box
* memory leak in watcher fixed""",
    ),
    Prompt(
        "en",
        "commit and release notes",
        "tweet for the 1.0 of my rust crate 'tidepool' (async job queue, 3 years of work, 41 contributors). not cringe",
    ),
    Prompt(
        "en",
        "commit and release notes",
        "Write a status page update: we have found the cause of the elevated error rates in eu-west, a fix is being rolled out, next update in 30 minutes.",
    ),
    Prompt(
        "en",
        "summarise",
        r"""Summarize the changelog in two sentences.

## 3.4.0 (2024-05-02)
- `Client.fetch` accepts `retries=` and `backoff=`
- BREAKING: `Client.get_raw` removed, use `Client.fetch(raw=True)`
- Type hints for all public functions
- 18% less memory for large responses
## 3.3.2 (2024-04-11)
- Fixed a deadlock when two clients share a session (#1182)
- Fixed percent-encoding of `+` in queries (#1177)
## 3.3.1 (2024-03-29)
- Wheels for musllinux""",
    ),
    Prompt(
        "en",
        "summarise",
        r"""tl;dr of this thread pls

**Q: Why is my `for` loop over a dict raising RuntimeError: dictionary changed size during iteration?** (score 214)
I delete keys while I loop. In Python 2 it worked...
**A (accepted, 381):** In Python 3 `.keys()` returns a view rather than a list. Loop over `list(d)` or build a new dict with a comprehension.
> comment: copying is wasteful for huge dicts
> comment: @kev not as wasteful as a bug
**A (57):** Collect keys to delete first and then delete them in a second loop.
**A (-3):** Use try/except and ignore it.
> comment: please don't""",
    ),
    Prompt(
        "en",
        "summarise",
        r"""What is this project for? One sentence for our tools list.

# pgdusk
[![build](https://img.example/b.svg)]() [![license: MIT]()]()
pgdusk watches a PostgreSQL server's autovacuum and prints which tables are falling behind. It needs only a read-only role, has no dependencies, and runs on Linux and macOS.
## Install
    curl -L https://example.org/pgdusk | sh
## Usage
    pgdusk --dsn postgres://monitor@db/prod --interval 15s --top 20
## Why not pg_stat_statements?
Because that looks at queries. We look at dead tuples.""",
    ),
    Prompt(
        "en",
        "summarise",
        r"""Summarise the incident for management, no jargon, max 80 words.

14:02 deploy 2291 to prod-eu
14:05 p99 latency on /cart from 180 ms to 4.1 s
14:09 PagerDuty to R. Okafor
14:17 suspected N+1 query in CartSerializer, confirmed with traces
14:21 rollback started
14:26 rollback complete, p99 at 190 ms
14:40 all clear. ~1,900 carts affected, 212 abandoned.
Action items: query count assertion in CI (owner Lena), canary stage (owner Tom)""",
    ),
    Prompt(
        "en",
        "summarise",
        r"""Summarize what this function does in one line so I can use it as a docstring:

def load(path):
    with open(path, encoding="utf-8") as f:
        return {row["sku"]: row for row in csv.DictReader(f)}""",
    ),
    Prompt(
        "en",
        "summarise",
        r"""Please boil these sprint notes down to 3 bullets.

Sprint 41, 6 people, 38 points planned and 31 done. Search rewrite merged on day 8, later than hoped since the staging index was broken for two days (thanks Piotr for fixing it on the train). Payment provider sandbox flaky again, moved PAY-77 and PAY-81 to the next sprint. Everyone liked pairing on Wednesdays. Retro: stop writing tickets with three lines of title; start asking support for real examples; continue the pairing. Ulla is on leave until the 19th.""",
    ),
    Prompt(
        "en",
        "summarise",
        r"""Summarise the arguments on both sides of this mailing list exchange:

> From: Hiroshi
> I'd like us to switch to tabs. Blind contributors have told us that screen readers and braille displays handle them better, and everyone can set their own width.
> From: Margit
> We have 11 years of history with 4 spaces, blame would be useless, and the formatter's default is spaces. Alignment of continuation lines breaks too.
> From: Hiroshi
> blame can ignore revisions, see .git-blame-ignore-revs. And we don't align.
> From: Sol
> I don't care as long as the CI fails on a mix.""",
    ),
    Prompt(
        "nl",
        "summarise",
        r'''Vat dit samen in één zin:

"Vanaf versie 2.9 wordt de configuratie niet meer uit ~/.toolrc gelezen, maar uit ~/.config/tool/config.toml. Bij de eerste start wordt het oude bestand automatisch omgezet. Het oude bestand blijft staan en kan daarna worden verwijderd. Omgevingsvariabelen die met TOOL_ beginnen gaan nog altijd voor."''',
    ),
    Prompt("en", "summarise", "Can you give me the key points of the book The Pragmatic Programmer in ten bullets?"),
    Prompt(
        "en",
        "summarise",
        r"""Issue #5521 (open, 34 comments), what's the workaround people agreed on?

anna-l: On 0.18 the watcher eats 100% CPU on network drives.
bot: Thanks! A maintainer will look soon.
kmueller: Same here with SMB.
dev-rui: It's chokidar falling back to polling every 100ms. You can set "watch": {"interval": 2000} for now.
anna-l: with 2000 it's at 3% CPU. good enough for me
zed: works too, though I used CHOKIDAR_INTERVAL=5000
dev-rui: proper fix will be in 0.19""",
    ),
    Prompt("en", "summarise", "What are the main differences between Python 2 and 3? Short list."),
    Prompt(
        "en",
        "translate",
        r"""translate the comment to German, leave the code alone

# Retry at most three times, then give up and tell the user
for attempt in range(3):
    if send(msg):
        break
else:
    show_error()""",
    ),
    Prompt("en", "translate", "What does this Chinese comment in our code say? // 这里不要改，改了会导致支付回调失败"),
    Prompt(
        "fr",
        "translate",
        "Traduis en anglais ce message d'erreur : « Impossible d'ouvrir la base de données : le fichier est verrouillé par un autre processus (code 5). »",
    ),
    Prompt(
        "en",
        "translate",
        r"""Translate the values (not the keys) to Spanish:

{
  "save": "Save changes",
  "discard": "Discard",
  "itemsLeft": "{count} items left",
  "error.network": "No connection. Try again in {seconds} seconds."
}""",
    ),
    Prompt(
        "ja",
        "translate",
        '次の英語のREADMEの一文を自然な日本語にしてください："This package is under active development; expect breaking changes until 1.0."',
    ),
    Prompt(
        "en",
        "translate",
        'How do you say "pull request" and "merge conflict" in Brazilian Portuguese at work? Do people translate these at all?',
    ),
    Prompt(
        "en",
        "translate",
        "Translate this Javadoc into French:\n\n/**\n * Returns the index of the first occurrence of the given element, or -1 if the list does not contain it.\n * Runs in linear time.\n */",
    ),
    Prompt(
        "ru",
        "translate",
        "Переведи на английский: «Алгоритм сортирует массив слиянием за O(n log n) и требует дополнительной памяти.»",
    ),
    Prompt(
        "en",
        "translate",
        "hola, in the subtitles of a coding course the teacher says 'esto peta porque el puntero está colgando'. what does it mean in english",
    ),
    Prompt(
        "en",
        "translate",
        "Translate to Italian, formal: Your deployment has failed. Please contact your administrator and quote reference 0x80070005.",
    ),
    Prompt(
        "sv",
        "translate",
        "Översätt till svenska: \"Press Ctrl+C to stop the server and type 'yes' to delete all 14 containers.\"",
    ),
    Prompt("en", "tool in a sentence", "What is Docker for, in a sentence?"),
    Prompt("en", "tool in a sentence", "explain what nginx does like im a designer"),
    Prompt("en", "tool in a sentence", "What do people use Redis for?"),
    Prompt("en", "tool in a sentence", "in one line each: webpack, babel, eslint, prettier, jest"),
    Prompt(
        "en",
        "tool in a sentence",
        "What is Terraform, and how does it differ from Ansible? Two or three sentences are enough.",
    ),
    Prompt("en", "tool in a sentence", "what's valgrind"),
    Prompt("en", "tool in a sentence", "My boss mentioned Jenkins and Argo in the same breath. What are these?"),
    Prompt("en", "tool in a sentence", "What does `pip freeze` do?"),
    Prompt("ko", "tool in a sentence", "Git과 GitHub의 차이를 한두 문장으로 알려 주세요."),
    Prompt("en", "tool in a sentence", "which is more beginner friendly, PyCharm or VS Code"),
    Prompt("en", "tool in a sentence", "what does the -p flag of mkdir do"),
    Prompt("en", "tool in a sentence", "Is NumPy part of the standard library?"),
    Prompt(
        "en",
        "e-mail",
        "write an email to the team: deploy of 5.3.1 moved from Thursday 16:00 to Monday 10:00 because the QA environment is down. Keep it short.",
    ),
    Prompt(
        "en",
        "e-mail",
        "Draft a polite mail to a contractor whose pull request has been waiting for his changes for 3 weeks. I don't want to sound annoyed, although I am.",
    ),
    Prompt("en", "e-mail", "slack message to ask someone to review my 40 line PR today, casual"),
    Prompt(
        "en",
        "e-mail",
        r'''Make this friendlier:

"Your query took down the replica. Don't run SELECT * on events without a LIMIT. Ask before you do this again. - Goran"''',
    ),
    Prompt(
        "en",
        "e-mail",
        "I broke the build on Friday evening and Priya fixed it over the weekend. Write her a thank-you note, with a light joke about recursion.",
    ),
    Prompt(
        "en",
        "e-mail",
        "Compose an out-of-office reply: on call for databases is Nils until the 14th, for the frontend Zeynep; urgent things go to ops@ and not to me",
    ),
    Prompt(
        "en",
        "e-mail",
        "Answer this customer nicely. 'Your stupid app logged me out 4 times today, error E-1107, I want my 9.99 back'. We know of the bug, fixed in tonight's release, and he gets the refund.",
    ),
    Prompt(
        "fr",
        "e-mail",
        "Écris un courriel au client : la mise en production de samedi est reportée au 18, la cause est un certificat expiré chez l'hébergeur, nous nous en excusons.",
    ),
    Prompt(
        "en",
        "e-mail",
        "Invite the backend guild to a lunch talk, 'Lock-free queues for mortals' by Ines Carvalho, Tuesday 12:15, room Hopper, pizza.",
    ),
    Prompt(
        "en",
        "e-mail",
        "write a linkedin message declining a recruiter for a java job in zug, i only do frontend, but keep the door open",
    ),
    Prompt(
        "en",
        "e-mail",
        "Our intern finishes on Friday; she wrote the CSV importer and fixed 23 bugs. Write a warm farewell paragraph for the newsletter.",
    ),
    Prompt(
        "en",
        "e-mail",
        "Rewrite in a more formal tone for the bank's IT dept: hey, ur sftp server keeps kicking us out after 2 files, can u check the session limit? cheers",
    ),
    Prompt(
        "en",
        "review and ad",
        "Write a short review of a 14 inch laptop with 32 GB of RAM from a programmer's view: great keyboard, loud fan when compiling, battery 9 hours.",
    ),
    Prompt(
        "en",
        "review and ad",
        "product description for a mechanical keyboard with silent switches aimed at developers in open-plan offices, 60 words",
    ),
    Prompt(
        "en",
        "review and ad",
        "Is this review positive or negative? \"Compiles our monorepo in 4 minutes instead of 11, but I'd gladly give back 3 of those for a screen that doesn't wobble.\"",
    ),
    Prompt(
        "en",
        "review and ad",
        "write a job ad for a senior go engineer, remote in europe, 4 day week, small team, no buzzwords",
    ),
    Prompt("en", "review and ad", "A slogan for a bug tracking tool?"),
    Prompt(
        "en",
        "review and ad",
        "Write a glowing but believable Amazon review for a beginners' SQL book called 'Tables Turned'",
    ),
    Prompt(
        "en", "review and ad", "Landing page headline and three bullets for a SaaS that finds slow database queries."
    ),
    Prompt("en", "review and ad", "macbook air or thinkpad for a cs student? just tell me the usual pros and cons"),
    Prompt(
        "en",
        "classify",
        r"""Classify each ticket as bug, feature request, question or spam:

1. Export button does nothing in Firefox 124
2. Could you add a dark theme?
3. Where do I find my API key
4. Cheap backlinks!!! 10000 for $49
5. Totals are wrong since the update (shows 0.30000000000000004)""",
    ),
    Prompt(
        "en",
        "classify",
        "Label the severity (low, medium, high) of this report: 'Typo on the pricing page, it says \"anual\".' Answer with one word.",
    ),
    Prompt(
        "en",
        "classify",
        "Which of these are programming languages and which are frameworks? Django, Kotlin, Rails, Elixir, Spring, Zig, Laravel, Julia",
    ),
    Prompt(
        "en",
        "classify",
        "Is this log line an error, a warning or informational? `[W 09:14:22] pool nearly exhausted (48/50), consider raising max_connections`",
    ),
    Prompt(
        "en",
        "classify",
        r"""Tag this question with up to 3 of: [python] [pandas] [numpy] [matplotlib] [regex] [datetime] [sql]

"I have a dataframe with a column of strings like '3 days ago' and 'yesterday' and I'd like to turn it into timestamps so that I can plot counts per day. My attempt with pd.to_datetime gives ValueError: Unknown string format."

Only the tags.""",
    ),
    Prompt(
        "en",
        "classify",
        "sort into frontend / backend / ops: button colour, TLS renewal, slow query, tooltip text, disk full on ci-3, CORS header missing, favicon",
    ),
    Prompt(
        "en",
        "classify",
        "What's the mood of this code review comment: \"Sure, let's add a fourth factory, what could possibly go wrong.\" (positive, neutral, sarcastic)",
    ),
    Prompt(
        "en",
        "classify",
        'Does the following text ask for a refund, technical help, or neither?\n\n"Hi, since 2.4 the plugin crashes Visual Studio when I open a solution with more than 100 projects. I attached the stack trace. Not in a hurry, just letting you know where to look."',
    ),
    Prompt("en", "classify", "Compiled or interpreted, by tradition: C, Perl, Fortran, Bash, Pascal, Ruby"),
    Prompt(
        "zh",
        "classify",
        '判断下面这条用户反馈属于哪一类（崩溃、性能、界面、其他），只回答类别："打开超过500行的文件以后滚动特别卡。"',
    ),
    Prompt(
        "en",
        "classify",
        "Is the answer below rude? yes/no\n\n'Did you even read the docs? Chapter 2. Next time google before you waste 10 people's time.'",
    ),
    Prompt(
        "en",
        "extract",
        r"""List the package names and versions that were upgraded.

Reading package lists... Done
The following packages will be upgraded:
  curl libcurl4 openssl
3 upgraded, 0 newly installed, 0 to remove and 12 not upgraded.
Unpacking libcurl4 (7.88.1-10+deb12u5) over (7.88.1-10+deb12u4) ...
Unpacking curl (7.88.1-10+deb12u5) over (7.88.1-10+deb12u4) ...
Unpacking openssl (3.0.11-1~deb12u2) over (3.0.11-1~deb12u1) ...""",
    ),
    Prompt(
        "en",
        "extract",
        r"""which file and line is the error in? just that

Traceback (most recent call last):
  File "/srv/app/manage.py", line 22, in <module>
    main()
  File "/srv/app/billing/tasks.py", line 147, in close_month
    rate = RATES[currency]
KeyError: 'XAU' """,
    ),
    Prompt(
        "en",
        "extract",
        r"""Pull out the user names from the log.

2024-03-02T07:11:09Z sshd[811]: Accepted publickey for mwangi from 10.0.4.7 port 50122
2024-03-02T07:13:40Z sshd[814]: Failed password for invalid user admin from 203.0.113.9 port 40022
2024-03-02T07:15:01Z CRON[820]: session opened for user backup
2024-03-02T07:20:33Z sshd[829]: Accepted publickey for s.lindqvist from 10.0.4.12 port 50991""",
    ),
    Prompt(
        "en",
        "extract",
        r"""From this README, what is the minimum Node version and the licence?

Requirements: Node >= 18.17 (LTS recommended), npm 9 or later, about 300 MB of disk space. On Windows you also need the VC++ 2019 redistributable.
Contributing: see CONTRIBUTING.md. By sending a patch you agree to license it under Apache-2.0.
License: Apache-2.0, except for /fonts (OFL 1.1).""",
    ),
    Prompt(
        "en",
        "extract",
        r"""What port does the admin service use according to this config?

services:
  web:
    image: shop/web:2.7
    ports: ["8080:80"]
  admin:
    image: shop/admin:2.7
    ports: ["9443:443"]
  cache:
    image: redis:7""",
    ),
    Prompt(
        "en",
        "extract",
        r"""List the functions defined in this file.

import os
def read_all(p): return open(p).read()
class Box:
    def __len__(self): return 3
def main():
    print(read_all(os.environ["F"]))
async def poll(): ...""",
    ),
    Prompt(
        "en",
        "extract",
        "get me all the ticket numbers from this: 'Merged OPS-12 after QA, blocked by OPS-9 and WEB-301 (see also WEB-299). Rolled back in build 4471, ask Femi.'",
    ),
    Prompt(
        "en",
        "extract",
        r"""Read the passage and answer with a short phrase.

Passage: The first version of the scheduler was written in 1998 by two students in Trondheim, as part of a course on operating systems. It used a single linked list and scanned it at each tick, which took linear time. In 2003 Aasen replaced the list by a heap, and in 2009 the code was moved to a hierarchical timing wheel, which is still in use.

Question: What data structure replaced the linked list?""",
    ),
    Prompt(
        "en",
        "extract",
        r"""Which of the endpoints below needs admin rights?

GET /users/me - any logged-in user
GET /users?limit=50 - role: support or admin
DELETE /users/{id} - role: admin
POST /login - public, 5 tries per minute""",
    ),
    Prompt(
        "en",
        "extract",
        "what email addresses are in here\n\nSigned-off-by: Tomasz W <tw@kernelhut.example>\nReviewed-by: B. Achterberg <bea@nordzee.example>\nReported-by: syzbot\nCc: stable@lists.example # 6.1+",
    ),
    Prompt(
        "en",
        "extract",
        r'''Extract date, service and duration as JSON.

"Postmortem: on 12 January 2025 the image resizer was unavailable for 47 minutes, after a certificate for the internal registry had lapsed."''',
    ),
    Prompt(
        "en",
        "extract",
        r"""Here's the help text, which option makes it quiet and which shows the version?

usage: squash [-h] [-V] [-q] [-l LEVEL] [-o OUT] FILE...
  -h, --help   this text
  -V           print version and exit
  -q           no progress bar, errors only
  -l LEVEL     1 (fast) to 9 (small), default 6
  -o OUT       write to OUT rather than FILE.sq""",
    ),
    Prompt(
        "de",
        "extract",
        r"""Welche Tabellen kommen in dieser Abfrage vor?

SELECT k.name, SUM(p.menge * a.preis) FROM kunde k JOIN auftrag t ON t.kunde_id = k.id JOIN position p ON p.auftrag_id = t.id JOIN artikel a ON a.id = p.artikel_id WHERE t.datum >= '2024-01-01' GROUP BY k.name HAVING SUM(p.menge * a.preis) > 1000""",
    ),
    Prompt(
        "en",
        "extract",
        r"""id,name,lang,stars
1,quillpad,Kotlin,2210
2,ferrous-mail,Rust,874
3,dustbin,Go,15
4,paperclip,Ruby,9120

What language is dustbin written in?""",
    ),
    Prompt(
        "en",
        "extract",
        'find the error code in this message and give only the code: "Windows could not complete the installation. Setup will now roll back. (0xC1900101 - 0x30018) Please contact support with the log at C:\\$WINDOWS.~BT\\Sources\\Panther"',
    ),
    Prompt(
        "en",
        "grammar",
        "Fix the grammar: This function return the list of user which is sorted by they're age, if no user are founded it return null.",
    ),
    Prompt(
        "en",
        "grammar",
        'correct this doc sentence: "For to installing the plugin you must to have Node in version 18 or high."',
    ),
    Prompt(
        "en",
        "grammar",
        r"""Proofread my README, keep the markdown:

# FastGrid
FastGrid is a libary for render big tables. Its written in C++ and have binding for Python. It's performence is 10x more good than other librarys, because it don't allocate in the hot loop.
## Instalation
`pip install fastgrid`""",
    ),
    Prompt("en", "grammar", '"The data is" or "the data are" in API docs?'),
    Prompt("en", "grammar", "is it setup or set up: 'how to ___ your environment'"),
    Prompt(
        "en",
        "grammar",
        'Make this docstring more concise: "This is a method which, when it gets called by the caller, has the purpose of computing and then giving back the total number of the elements that are contained in the queue."',
    ),
    Prompt(
        "en",
        "grammar",
        "Rewrite in active voice. The binary tree is traversed by the iterator, and each of the nodes is visited exactly once.",
    ),
    Prompt(
        "en",
        "grammar",
        "does this error message sound ok? 'Oops! You have entered a wrong value, only allowed are numbers between 1 and 65535'. improve it",
    ),
    Prompt(
        "en",
        "grammar",
        "fix typos only: teh algorythm runs in O(n log n) tiem and uses a prioirty queue to chose the next vertx; see secton 4.2 for teh proof",
    ),
    Prompt(
        "en",
        "grammar",
        "Paraphrase for a tutorial: 'In the event that the mutex is already held, the invoking thread shall be suspended until such time as it becomes available.'",
    ),
    Prompt("en", "format conversion", "Turn this into a JSON array: red, green, blue, orange"),
    Prompt(
        "en",
        "format conversion",
        r"""make it a markdown table

name - port - owner
api - 8080 - Jo
auth - 8081 - Mei
search - 9200 - Jo""",
    ),
    Prompt("en", "format conversion", "put these in alphabetical order: rust, haskell, ada, ocaml, cobol, nim"),
    Prompt("en", "format conversion", "lowercase these and join them with hyphens: Release Notes For Spring"),
    Prompt(
        "en",
        "format conversion",
        'Convert to YAML:\n{"name": "tern", "replicas": 3, "env": {"DEBUG": "0", "TZ": "UTC"}}',
    ),
    Prompt(
        "en",
        "format conversion",
        r"""Quote each and separate by commas for a SQL IN list:
AX-100
AX-107
BK-020
CC-311""",
    ),
    Prompt("en", "format conversion", "write user_account_created_at in camelCase and in PascalCase"),
    Prompt(
        "en",
        "format conversion",
        "Rewrite these steps as a numbered list: first clone the repo, then copy .env.example to .env, after that run make dev and open localhost:3000",
    ),
    Prompt(
        "en",
        "format conversion",
        'remove the line numbers\n\n1: #include <stdio.h>\n2: int main(void) {\n3:     puts("hi");\n4: }',
    ),
    Prompt("en", "format conversion", 'indent this json by 2 spaces {"a":1,"b":[1,2],"c":{"d":null}}'),
    Prompt("en", "career", "I'm 34, work in a bakery and want to become a programmer. Where do I begin?"),
    Prompt("en", "career", "is a bootcamp still worth it"),
    Prompt("en", "career", "What do hiring managers look for in a junior developer's GitHub profile?"),
    Prompt("en", "career", "should I learn Go or Rust next? i do python backend work, mostly want to have fun"),
    Prompt("en", "career", "How do I ask for a raise as the only person who knows the legacy COBOL system?"),
    Prompt(
        "en",
        "career",
        "Give me 8 typical questions asked in an interview for a database administrator. Only the questions.",
    ),
    Prompt("en", "career", "Improve this line of my CV: 'did stuff with sql and made the reports 5 times quicker'"),
    Prompt(
        "en",
        "career",
        "feeling like a fraud at my new job, everyone solves leetcode hards for breakfast and I google how to reverse a string. does it get better?",
    ),
    Prompt("hi", "career", "मैं बी.कॉम का छात्र हूँ और सॉफ्टवेयर में जाना चाहता हूँ। कौन सी भाषा से शुरू करूँ?"),
    Prompt("en", "career", "What does a site reliability engineer do all day?"),
    Prompt("en", "chat", "hey, do you like python?"),
    Prompt("en", "chat", "I finally fixed that bug after 3 days. It was a missing comma. I'm so tired lol"),
    Prompt("en", "chat", "Write a haiku on merge conflicts."),
    Prompt("en", "chat", "Pretend you're a grumpy 1970s mainframe and greet me."),
    Prompt("en", "chat", "tabs or spaces? be honest"),
    Prompt("en", "chat", "what music is good for coding at night"),
    Prompt("en", "chat", "Write a limerick about a developer from Leeds who never wrote tests"),
    Prompt("en", "chat", "thanks, that worked! you saved my evening"),
    Prompt("en", "chat", "my 8 year old wants to make games. any ideas what we could try together?"),
    Prompt("es", "chat", "Cuéntame una anécdota curiosa de la historia de la programación."),
    Prompt("en", "chat", "can you code in assembly?"),
    Prompt(
        "en", "chat", "A short bedtime story in which a lost pointer finds its way home to the heap, about 150 words"
    ),
    Prompt("en", "chat", "why do programmers always start counting at 0, it drives my wife mad"),
    Prompt("en", "tool how-to", "how do I open a terminal on a mac"),
    Prompt("en", "tool how-to", "how to exit vim"),
    Prompt("en", "tool how-to", "What's the git command to undo the last commit but keep the changes?"),
    Prompt("en", "tool how-to", "comment out several lines at once in VS Code, shortcut?"),
    Prompt("en", "tool how-to", "how do i check which python version i have on windows 11"),
    Prompt(
        "en",
        "tool how-to",
        "pip install numpy says 'pip is not recognized as an internal or external command'. whats that mean",
    ),
    Prompt("en", "tool how-to", "Where does Chrome hide the developer tools?"),
    Prompt("en", "tool how-to", "how do you print hello world in swift"),
    Prompt("en", "tool how-to", "How can I see what's listening on port 3000 on Linux?"),
    Prompt("en", "tool how-to", "Python: how do I get the length of a list?"),
    Prompt("en", "tool how-to", "rename a branch in git, local and on the remote"),
    Prompt("en", "tool how-to", "how to write bold text and a link in markdown"),
    Prompt("it", "tool how-to", "Come si installa Node.js su Ubuntu?"),
    Prompt("en", "tool how-to", "whats the command for making a file executable"),
    Prompt("en", "tool how-to", "In Postgres' psql, how do I list all the tables and quit?"),
    Prompt("en", "tool how-to", "Syntax of a ternary in JavaScript, I always forget it"),
    Prompt("en", "tool how-to", "how do I read a csv with pandas"),
    Prompt("en", "tool how-to", "In Excel what's the function to look up a value in another sheet called?"),
    Prompt(
        "en",
        "text task on code",
        r"""which language is this?

defmodule Greeter do
  def hello(name), do: IO.puts("Hello, #{name}!")
end""",
    ),
    Prompt(
        "en",
        "text task on code",
        r"""Translate the strings in this code into Dutch and change nothing else:

def greet(n):
    if n == 0:
        print("Nobody is here")
    elif n == 1:
        print("One person is here")
    else:
        print(f"{n} people are here")""",
    ),
    Prompt(
        "en",
        "text task on code",
        r"""What's this algorithm called?

for i in range(len(a)):
    for j in range(len(a) - 1 - i):
        if a[j] > a[j + 1]:
            a[j], a[j + 1] = a[j + 1], a[j]""",
    ),
    Prompt(
        "en",
        "text task on code",
        r"""Remove the comments:

int main() {
    // start the clock
    start();      // may throw
    /* the main loop */
    while (run()) {}
    return 0;
}""",
    ),
    Prompt(
        "en",
        "text task on code",
        r"""Add a copyright line (2025, Halvorsen Data AS) on top of this file please

package geo;

public final class Haversine {
    private static final double R = 6371.0088;
}""",
    ),
    Prompt(
        "en",
        "text task on code",
        r"""Who wrote this file and when was it last changed?

/*
 * ringbuf.c - single reader ring buffer
 * Author: Eszter Balogh, 2011
 * Last modified 2019-08-30 by K. Ito: fix wrap at 2^32
 */
static inline u32 used(struct rb *r) { return r->head - r->tail; }""",
    ),
    Prompt(
        "en",
        "text task on code",
        "is this css or scss\n\n$accent: #c0392b;\n.card { color: $accent; &:hover { opacity: .8; } }",
    ),
    Prompt(
        "en",
        "text task on code",
        r"""Fix only the spelling in the comments:

# recieve the mesage and chek the signatur
msg = sock.recv(4096)
verify(msg)  # rasies ValueError if its wrong""",
    ),
    Prompt(
        "en",
        "text task on code",
        r'''What does the docstring below say it raises?

def withdraw(acct, amount):
    """Take `amount` from the account.

    Raises InsufficientFunds if the balance would fall below the overdraft limit and
    FrozenAccount if the account is under review. Returns the new balance.
    """
    ...''',
    ),
    Prompt(
        "en",
        "text task on code",
        "what framework is being used here: @app.get('/ping')\nasync def ping(): return {'ok': True}",
    ),
    Prompt(
        "en",
        "text task on code",
        r"""Write a friendly one-paragraph introduction for a blog post which will show this snippet, no explanation of the code itself:

const memo = f => { const m = new Map(); return x => m.has(x) ? m.get(x) : (m.set(x, f(x)), m.get(x)); };""",
    ),
    Prompt(
        "en",
        "text task on code",
        r"""change single quotes to double quotes here

const a = 'one', b = 'two';
say(a + ' and ' + b);""",
    ),
    Prompt(
        "pl",
        "text task on code",
        r"""Przetłumacz komentarze na polski:

// Find the shortest path with Dijkstra's algorithm
// dist[v] holds the best known distance so far
vector<long long> dist(n, INF);""",
    ),
    Prompt(
        "en",
        "text task on code",
        "what year is in the licence header\n\n// SPDX-License-Identifier: MIT\n// Copyright (c) 2017-2022 The Marlin Authors\n#pragma once",
    ),
    Prompt(
        "en",
        "summarise",
        r"""Can you sum this thread up for our newcomers? Half a page is too much, four or five lines would be good.

**Deadlock when two services update the same order** #882

**marta-v** opened on 6 Nov
Since we've put the loyalty service live we see about 30 `deadlock detected` errors an hour. Postgres 15, READ COMMITTED. Log:

```
ERROR: deadlock detected
DETAIL: Process 4121 waits for ShareLock on transaction 88213; blocked by process 4130.
Process 4130 waits for ShareLock on transaction 88210; blocked by process 4121.
```

**jonasp**: The checkout locks `orders` and then `customers`, loyalty does it the other way round. Classic lock order inversion.

**marta-v**: So we swap the order in loyalty?

**jonasp**: That would do. But `CustomerRepo.touch()` is called from 11 places, I've listed them in the wiki.

**tt-hansen**: Alternatively use `SELECT ... FOR NO KEY UPDATE` on customers; the foreign key check takes only a KEY SHARE lock then and the two don't clash. I tried it on staging with 200 clients: 0 deadlocks in an hour, p95 up from 41 to 44 ms.

**jonasp**: Nice. I'd still fix the order later on.

**marta-v**: Agreed. Merging tt-hansen's change today (#884), and I've opened #885 for the lock order, milestone 3.2.

**bot**: Closed by #884""",
    ),
    Prompt(
        "en",
        "extract",
        r"""Look at this build output. Which tests failed, and how long did the whole run take?

[INFO] Scanning for projects...
[INFO] Building pricing-core 2.14.0-SNAPSHOT
[INFO] --- maven-surefire-plugin:3.1.2:test (default-test) @ pricing-core ---
[INFO] Running com.fjord.pricing.RoundingTest
[INFO] Tests run: 18, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.211 s
[INFO] Running com.fjord.pricing.DiscountGraphTest
[ERROR] Tests run: 9, Failures: 1, Errors: 0, Skipped: 1, Time elapsed: 1.802 s <<< FAILURE!
[ERROR] DiscountGraphTest.detectsCycleOfLengthTwo:77 expected: <true> but was: <false>
[INFO] Running com.fjord.pricing.CurrencyTableTest
[INFO] Tests run: 41, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.398 s
[INFO] Running com.fjord.pricing.LockingTest
[ERROR] Tests run: 4, Failures: 0, Errors: 1, Skipped: 0, Time elapsed: 30.014 s <<< ERROR!
[ERROR] LockingTest.twoWritersDoNotDeadlock » TestTimedOut after 30 seconds
[INFO] Results:
[ERROR] Tests run: 72, Failures: 1, Errors: 1, Skipped: 1
[INFO] BUILD FAILURE
[INFO] Total time:  41.377 s
[INFO] Finished at: 2024-10-08T16:22:05+02:00""",
    ),
    Prompt(
        "en",
        "translate",
        r'''Please translate the comments and the docstring in this file to Portuguese. The code must remain as it is, byte for byte.

```python
from collections import deque

def bfs(grid, start, goal):
    """Return the length of the shortest path from start to goal, or None.

    Walls are marked with '#'. The grid must be rectangular and may hold up to 10**6 cells.
    """
    todo = deque([(start, 0)])
    seen = {start}                      # cells that were queued already
    while todo:
        (r, c), d = todo.popleft()
        if (r, c) == goal:
            return d                    # the first time we get here is the shortest
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            q = r + dr, c + dc
            # stay inside and don't walk through walls
            if 0 <= q[0] < len(grid) and 0 <= q[1] < len(grid[0]) and grid[q[0]][q[1]] != '#' and q not in seen:
                seen.add(q)
                todo.append((q, d + 1))
    return None                         # nothing left to try
```''',
    ),
    Prompt(
        "en",
        "e-mail",
        r'''I need to answer this mail. We agree with 1 and 3, for 2 he should talk to Marisol, and 4 isn't going to happen this quarter. Keep it friendly and brief.

"Hi Anneke,

thanks for yesterday's demo! A few things came up when I went through the code afterwards:

1. `ReportJob` builds the whole result in memory. For our biggest tenant that's 1.6 GB, could it stream?
2. I think the nested loop in `matchPayments` is quadratic, 25k x 25k rows took 9 minutes on my machine.
3. There are no tests for leap years, and 29 Feb is a billing day for 61 customers.
4. Could we get all of this as a library rather than a service?

Can you let me know by Friday?
Cheers, Rohan"''',
    ),
    Prompt(
        "en",
        "grammar",
        r'''Please correct the English in this section of our docs, and don't touch the commands:

"For run the migrations you have to made first a backup, because are not reversibles. Execute `flyctl db dump --all > before.sql` and wait until finish, it can to take 10-15 minutes by each 50 GB. After, put the application in mode maintenance with `bin/maint on` and be sure that nobody are connected (`SELECT count(*) FROM pg_stat_activity;` must to give 1). If the migration fail in the middle, don't panic: the lock will stay hold, and you can continue since the last step who worked with `bin/migrate --resume`. In case of doubts, ask to Henrike."''',
    ),
    Prompt("en", "syntax look-up", "How do I read a file line by line in Python?"),
    Prompt("en", "syntax look-up", "ternary operator in kotlin?"),
    Prompt("en", "syntax look-up", "what's the syntax for a half-open slice in Go, e.g. the first two elements of s"),
    Prompt(
        "en",
        "syntax look-up",
        "How is a generator declared in JavaScript? Just the syntax, a two-line example is enough.",
    ),
    Prompt("en", "syntax look-up", "python f-string two decimals"),
    Prompt("en", "syntax look-up", "In Rust, how do I make a Vec with five zeros?"),
    Prompt("en", "syntax look-up", "Which method sorts an array in Java?"),
    Prompt("en", "syntax look-up", "c++ range based for loop example"),
    Prompt("en", "syntax look-up", "how do you check the length of a list in R vs Python"),
    Prompt("en", "syntax look-up", "Show me how to define an enum in TypeScript."),
    Prompt("en", "syntax look-up", "css center text horizontally"),
    Prompt("en", "syntax look-up", "How do I append an element to a slice in Go?"),
    Prompt("en", "syntax look-up", "Is there a switch statement in Python? What does it look like?"),
    Prompt("en", "definition", "What does the keyword `volatile` mean in C?"),
    Prompt("en", "definition", "What is a microtask in JavaScript?"),
    Prompt("en", "definition", "Q: What is an LRU cache?\nA:"),
    Prompt("en", "definition", "what does exit code 137 mean in docker"),
    Prompt("en", "definition", "HTTP 418?"),
    Prompt("en", "definition", "explain what JSON is to my aunt who sells flowers"),
    Prompt("en", "definition", "What's the meaning of -O2 in gcc"),
    Prompt("en", "definition", "Define 'idempotent' in one sentence as it is used for REST APIs."),
    Prompt("en", "definition", "What does the `-p` flag do in `mkdir -p`?"),
    Prompt("en", "definition", "What's meant by 'half-open interval' in programming?"),
    Prompt("en", "definition", "What is a segfault, in plain words?"),
    Prompt("en", "definition", "What does StopIteration mean in Python?"),
    Prompt("en", "definition", "what is the GIL"),
    Prompt("en", "definition", "Which of these is a NoSQL database?\nA) PostgreSQL\nB) MongoDB\nC) MySQL\nD) SQLite"),
    Prompt("en", "definition", "What does ORM stand for?"),
    Prompt(
        "en",
        "definition",
        "What is a stack trace? My manager asked and I'd like a short friendly answer I can paste into chat.",
    ),
    Prompt(
        "en",
        "code tidying",
        "Rename the variable `x` to `total` everywhere here, nothing else:\n\nx = 0\nfor item in cart:\n    x += item.price\nprint(x)",
    ),
    Prompt(
        "en",
        "code tidying",
        "Add comments to this code, one per line, in simple English:\n\nlo, hi = 0, len(a) - 1\nwhile lo <= hi:\n    mid = (lo + hi) // 2\n    if a[mid] == x:\n        return mid\n    if a[mid] < x:\n        lo = mid + 1\n    else:\n        hi = mid - 1\nreturn -1",
    ),
    Prompt(
        "en",
        "code tidying",
        'please format this json with 2 spaces indentation\n{"name":"Ola","langs":["go","rust"],"address":{"city":"Bergen","zip":"5003"}}',
    ),
    Prompt(
        "en",
        "code tidying",
        "Change all the single quotes to double quotes:\n\nimport os\npath = os.path.join('data', 'raw', 'june.csv')\nprint('reading', path)",
    ),
    Prompt(
        "en",
        "code tidying",
        "Turn these variable names into snake_case: userName, maxRetryCount, HTTPServer, isDone, lastSeenAt",
    ),
    Prompt(
        "en",
        "code tidying",
        "Translate the comments in this snippet into English, leave the code.\n\n# Zähler zurücksetzen\ncount = 0\n# alle Zeilen lesen\nfor line in f:\n    count += 1  # eins mehr",
    ),
    Prompt(
        "en",
        "code tidying",
        "put this on several lines so that it's readable, same sql\nselect u.id, u.name, count(o.id) as n from users u left join orders o on o.user_id = u.id where u.active = true group by u.id, u.name order by n desc limit 10;",
    ),
    Prompt("en", "code tidying", "Add a docstring to this function.\n\ndef area(w, h):\n    return w * h"),
    Prompt(
        "en",
        "code tidying",
        "Remove the print statements:\n\ndef load(path):\n    print('loading', path)\n    with open(path) as f:\n        data = f.read()\n    print('done')\n    return data",
    ),
    Prompt(
        "en",
        "code tidying",
        'indent this html properly\n<ul><li>One</li><li>Two</li><li><a href="/x">Three</a></li></ul>',
    ),
    Prompt(
        "en",
        "code tidying",
        "Replace the word 'master' by 'main' in this text:\n\nCheckout master, pull, then branch off master. When done, open a PR against master.",
    ),
    Prompt(
        "en",
        "commit message",
        "Write a commit message for this diff:\n\n-    for (int i = 1; i < n; i += step) {\n+    for (int i = 1; i <= n; i += step) {\n",
    ),
    Prompt(
        "en",
        "commit message",
        "short conventional-commit message: I bumped lodash from 4.17.20 to 4.17.21 because of an advisory",
    ),
    Prompt(
        "en",
        "commit message",
        "commit msg pls\n\ndiff --git a/src/cache.go b/src/cache.go\n@@ -12,6 +12,9 @@ func (c *Cache) Get(k string) (V, bool) {\n+\tc.mu.Lock()\n+\tdefer c.mu.Unlock()\n \te, ok := c.items[k]\n",
    ),
    Prompt(
        "en",
        "commit message",
        "Write a PR description for the following change. We replaced the setInterval polling of /status with a WebSocket subscription, removed the `pollMs` setting, and updated the docs. Nothing else changed for users. Use the headings What, Why, How to test.",
    ),
    Prompt(
        "en",
        "commit message",
        "Improve this commit message: 'fix stuff and also the thing with the dates'. The change: dates were displayed in UTC, now in the user's time zone.",
    ),
    Prompt("en", "commit message", "Give me a title for a pull request that deletes the unused `legacy/` folder."),
    Prompt(
        "en",
        "release note",
        "Write a friendly release note for version 2.4 of our note-taking app. New: dark mode, export to PDF, faster search. Fixed: crash when pasting large images, wrong date in the sidebar.",
    ),
    Prompt(
        "en",
        "release note",
        "Summarise this changelog in two sentences for non-technical users:\n\n## 3.1.0\n- feat: merge overlapping calendar entries in day view\n- feat: keyboard shortcuts for next/previous week (j/k)\n- fix: DST bug that shifted recurring events by an hour\n- perf: virtualised list, 4x faster scrolling\n- chore: drop Node 16, bump deps",
    ),
    Prompt(
        "en",
        "release note",
        "turn these bullets into release notes in markdown:\nadded login with google, removed the old api v1, fixed typo on pricing page, thanks to @mika and @joost for their PRs",
    ),
    Prompt(
        "en",
        "release note",
        "Which version of the changelog below introduced dark mode?\n\n1.0.0 first release\n1.1.0 search\n1.2.0 dark mode, tags\n1.3.0 offline support",
    ),
    Prompt(
        "en",
        "release note",
        "A tweet-length announcement: our library 'pairs' (an iterator adapter for Rust that yields overlapping pairs) has reached 1.0.",
    ),
    Prompt("en", "concept explanation", "Explain binary search to a ten-year-old with a phone book."),
    Prompt("en", "concept explanation", "What's the difference between a list and a tuple in Python?"),
    Prompt("en", "concept explanation", "Explain recursion briefly, with an everyday analogy."),
    Prompt("en", "concept explanation", "In simple terms, why do people use Docker?"),
    Prompt("en", "concept explanation", "what is the difference between == and === in js"),
    Prompt(
        "en", "concept explanation", "Explain to a junior colleague what a race condition is. Three sentences, no code."
    ),
    Prompt("en", "concept explanation", "TCP vs UDP, quick overview"),
    Prompt("en", "concept explanation", "What is the idea behind dependency injection?"),
    Prompt("en", "concept explanation", "tell me what a hash map is and what its typical lookup complexity is"),
    Prompt("en", "concept explanation", "What is the borrow checker in Rust, roughly?"),
    Prompt("en", "concept explanation", "What do people mean by 'eventual consistency'?"),
    Prompt("en", "command look-up", "git command to undo the last commit but keep the changes?"),
    Prompt("en", "command look-up", "docker list all containers, also stopped"),
    Prompt("en", "command look-up", "How do I see which branch I'm on?"),
    Prompt("en", "command look-up", "linux command to count the lines of a file"),
    Prompt("en", "command look-up", "kubectl get logs of a pod?"),
    Prompt("en", "command look-up", "What is the command for installing a package with npm as dev dependency?"),
    Prompt("en", "command look-up", "how to create a virtualenv python3"),
    Prompt("en", "command look-up", "make a file executable on a mac"),
    Prompt("en", "command look-up", "git clone only latest commit flag"),
    Prompt("en", "command look-up", "exit vim"),
    Prompt("en", "command look-up", "Which shortcut comments out a line in VS Code?"),
    Prompt("en", "command look-up", "How can I check my Node version from the terminal?"),
    Prompt("en", "command look-up", "psql: how to list tables"),
    Prompt("en", "developer advice", "I'd like to learn Rust this winter. Any tips for somebody who knows Python?"),
    Prompt("en", "developer advice", "which editor would you recommend for a beginner doing web stuff"),
    Prompt("en", "developer advice", "Is it worth learning COBOL in 2024?"),
    Prompt("en", "developer advice", "How do I stay motivated with a side project after work?"),
    Prompt(
        "en",
        "developer advice",
        "My team lead rejects each of my pull requests with nitpicks about naming. How can I bring that up without sounding whiny?",
    ),
    Prompt("en", "developer advice", "Five tips for writing readable SQL"),
    Prompt("en", "developer advice", "I'm nervous about my first on-call week. What should I have ready at home?"),
    Prompt("en", "developer advice", "Good habits for code review?"),
    Prompt("en", "developer advice", "What books should a backend dev read?"),
    Prompt(
        "en",
        "developer advice",
        "I failed a technical interview on dynamic programming today and feel stupid. Cheer me up and suggest how to get back to it.",
    ),
    Prompt("en", "developer advice", "how do i get better at regex, i always forget everything"),
    Prompt("en", "developer advice", "Any general advice on preparing for Advent of Code?"),
    Prompt("en", "developer advice", "Should I put my GitHub profile on my CV when there's hardly anything on it?"),
    Prompt("en", "opinion", "Tabs or spaces? And be honest."),
    Prompt("en", "opinion", "What do you think about Java?"),
    Prompt("en", "opinion", "Do you find Go's error handling ugly? I can't get used to if err != nil everywhere"),
    Prompt("en", "opinion", "Which is nicer to write, dplyr or pandas?"),
    Prompt("en", "opinion", "Is SQL a programming language, in your view?"),
    Prompt("en", "opinion", "hot take on microservices pls"),
    Prompt("en", "opinion", "what's the most elegant language ever and why is it lisp"),
    Prompt("en", "opinion", "Are comments in code a smell or a help?"),
    Prompt("en", "opinion", "Do you prefer dark or light themes for coding?"),
    Prompt(
        "en",
        "readme writing",
        "Write a README intro for a command line tool called 'thin' which deletes old backups, keeping daily, weekly and monthly ones. Two short paragraphs and a badge placeholder.",
    ),
    Prompt(
        "en",
        "readme writing",
        "I need a 'Contributing' section for my README: be kind, open an issue first, run the tests with `make test`.",
    ),
    Prompt(
        "en",
        "readme writing",
        "Write a short description for the npm page of a debounce helper in TypeScript with leading, trailing, cancel and flush.",
    ),
    Prompt(
        "en",
        "readme writing",
        "Make this README paragraph less stiff: 'The present software facilitates the parsing of roman numerals and furthermore provides facilities for the rejection of malformed input.'",
    ),
    Prompt(
        "en",
        "readme writing",
        "Give me a table of contents in markdown for these headings: Install, Usage, Options, FAQ, Licence",
    ),
    Prompt(
        "en",
        "readme writing",
        "write a nice FAQ entry: 'Does it work on Windows?' - yes, since 1.3, except for symlinks",
    ),
    Prompt(
        "en",
        "readme writing",
        "Draft a one-paragraph summary of our design doc's goal: replacing three booleans on the Order class by one status field so that illegal states can't happen.",
    ),
    Prompt("en", "conversion", "convert this list to json: apples, pears, plums, 'dragon fruit'"),
    Prompt(
        "en",
        "conversion",
        "Turn this into a markdown table:\nhost status bytes\nweb1 200 512\nweb2 404 90\nweb1 200 2048",
    ),
    Prompt(
        "en",
        "conversion",
        "Convert this YAML to JSON.\n\nserver:\n  port: 80\n  hosts:\n    - a.example\n    - b.example\ndebug: false",
    ),
    Prompt(
        "en",
        "conversion",
        "Make a bullet list of this comma-separated line: lint, unit tests, build image, push, deploy to staging, smoke test",
    ),
    Prompt("en", "conversion", "csv to json pls\n\nid,name\n1,Jane\n2,Omar\n3,Li"),
    Prompt(
        "en",
        "conversion",
        "Write these env vars as a docker-compose `environment:` block: DB_HOST=db, DB_PORT=5432, DB_USER=app",
    ),
    Prompt("en", "conversion", "Put quotes around each name and commas between, for a Python list:\nAna\nBo\nCy\nDee"),
    Prompt(
        "en", "conversion", "this markdown as plain html\n\n# Hello\nSome *text* and a [link](https://example.org)."
    ),
    Prompt(
        "en", "conversion", "Upper-case these SQL keywords only: select name from users where active = 1 order by name"
    ),
    Prompt(
        "en",
        "translation",
        'Translate this error message to German:\n\nTraceback (most recent call last):\n  File "train.py", line 41, in <module>\n    for batch in loader:\nRuntimeError: Could not open the data file. Please check that the path exists and that you have permission to read it.',
    ),
    Prompt(
        "en",
        "translation",
        "translate to french for our ui: 'Save', 'Discard changes', 'Your session has expired. Please log in again.'",
    ),
    Prompt(
        "en",
        "translation",
        'Give me the Spanish for these button labels as JSON with the same keys: {"ok": "OK", "cancel": "Cancel", "retry": "Try again", "back": "Back to overview"}',
    ),
    Prompt("en", "translation", "Translate the comment: // Achtung: nicht threadsicher, nur im Hauptthread aufrufen"),
    Prompt(
        "en",
        "translation",
        "How would I say 'pull request', 'merge conflict' and 'code review' in Italian, or do people just use the English words?",
    ),
    Prompt(
        "en",
        "translation",
        "Put this incident update into simple English for customers: 'Elevated 5xx rates on the ingress due to a misconfigured HPA on the checkout deployment, mitigated by rollback at 14:32 UTC.'",
    ),
    Prompt(
        "en",
        "translation",
        "Please translate into Dutch: The query returns every customer who has not placed an order in the last twelve months.",
    ),
    Prompt(
        "en",
        "classification",
        "Classify this ticket as bug, feature request or question:\n\n'The timer restarts whenever I change the count. Is that how it's supposed to be or am I missing a setting?'",
    ),
    Prompt(
        "en",
        "classification",
        "Label with severity low/medium/high: 'Typo on the imprint page: adress instead of address'.",
    ),
    Prompt(
        "en",
        "classification",
        'Which programming language is this?\n\nfn main() {\n    let v: Vec<i32> = (1..=3).collect();\n    println!("{:?}", v);\n}',
    ),
    Prompt(
        "en",
        "classification",
        "Sentiment of this review for our library (positive / neutral / negative): 'Docs are thin, but once I got the semaphore thing it just worked. Would use again.'",
    ),
    Prompt(
        "en",
        "classification",
        "Sort these into frontend and backend: React, PostgreSQL, nginx, CSS Grid, Redis, Svelte, Kafka, Tailwind",
    ),
    Prompt(
        "en",
        "classification",
        "Input: 'Customer can't log in after password reset, sees 500 page, 40 other tickets the same this hour.'\nTeams: Billing, Identity, Mobile, Docs\nWhich team should get it? Answer with one word.",
    ),
    Prompt(
        "en",
        "classification",
        "Is the following log line an error, a warning or info?\n2024-03-01T10:22:31Z WARN  pool exhausted, waiting for connection (active=50)",
    ),
    Prompt("en", "classification", "compiled or interpreted? ruby, c, go, php, rust"),
    Prompt(
        "en",
        "extraction",
        "Extract the version number from this log:\n\n[boot] kernel ok\n[boot] starting paymentd v4.12.0-rc2 (build 8891)\n[boot] listening on :8443",
    ),
    Prompt(
        "en",
        "extraction",
        "List all file names mentioned: 'I changed utils.py and the Dockerfile, then Bo touched src/graph.rs; package.json stayed as is.'",
    ),
    Prompt(
        "en",
        "extraction",
        "Pull the e-mail addresses out of this text: Contact ops@example.com or, out of hours, night-desk@example.org. Don't write to noreply@example.com.",
    ),
    Prompt(
        "en",
        "extraction",
        'What\'s the exception class and the line number here?\n\nException in thread "main" java.lang.NullPointerException\n\tat com.acme.Cart.total(Cart.java:88)\n\tat com.acme.Main.main(Main.java:12)',
    ),
    Prompt(
        "en",
        "extraction",
        "From the table definition give me only the column names, comma separated.\n\nCREATE TABLE bom(parent int NOT NULL, child int NOT NULL, qty int DEFAULT 1, note text);",
    ),
    Prompt(
        "en",
        "extraction",
        "which port does it listen on according to this config?\n\nupstream app { server 10.0.0.4:3000; }\nserver { listen 8080; server_name _; location / { proxy_pass http://app; } }",
    ),
    Prompt(
        "en",
        "extraction",
        "Who has to do what? Return name: task.\n\n'Ok so Priya takes the retry logic, I'll (Sam) update the runbook by Thursday, and Luca said he'd ask infra for the bigger nodes.'",
    ),
    Prompt(
        "en",
        "extraction",
        "Get the date of the outage from the mail below.\n\nHi all, as promised a quick note about the outage on 12 February. Root cause was an expired certificate. We'll have a review on the 20th. Cheers, Bea",
    ),
    Prompt(
        "en",
        "email writing",
        "Write a short mail to our developers: tomorrow 18:00-20:00 UTC the staging database is being upgraded to Postgres 16, please don't deploy in that time.",
    ),
    Prompt(
        "en",
        "email writing",
        "Draft a polite reply to this contributor. We're not going to merge the PR since it changes the public signature, but we like the tests and would take them separately.\n\n'Hi! I refactored validate() so its cyclomatic complexity drops from 14 to 6. I had to rename two parameters and return a dict rather than a list. All tests adapted and green. Would love to get it in 3.2! - Noor'",
    ),
    Prompt(
        "en",
        "email writing",
        "mail to boss: I need two more days for the uuid migration because the foreign keys took longer than thought. friendly, not too apologetic",
    ),
    Prompt("en", "email writing", "Write a mail to a vendor asking when their API will support cursor pagination."),
    Prompt(
        "en",
        "email writing",
        "Compose a thank-you note to the on-call team who fixed the deadlock on Saturday night. Warm, 80 words, mention pizza.",
    ),
    Prompt(
        "en",
        "email writing",
        "Rewrite so it sounds less angry:\n\nYour webhook arrives twice AGAIN and out of order. I've told you three times now. Fix it or we leave.",
    ),
    Prompt(
        "en",
        "email writing",
        "Out-of-office message for a sysadmin, slightly funny, back on Monday, urgent things to ops@example.com",
    ),
    Prompt(
        "en",
        "email writing",
        "Invite the team to a 30-minute retro about last week's incident. Tuesday 14:00, room Ada or video. Blameless. Ask everyone to bring one thing that went well.",
    ),
    Prompt(
        "en",
        "job ad",
        "Write a job ad for a senior Go developer at a small logistics firm in Leeds. Hybrid, 4-day week possible, no take-home test. Warm tone, 200 words.",
    ),
    Prompt(
        "en",
        "job ad",
        "Make this job posting more inclusive: 'We seek a rockstar ninja coder who lives and breathes Kubernetes and works hard, plays harder.'",
    ),
    Prompt("en", "job ad", "bullet list of typical duties of a data engineer, for an ad"),
    Prompt(
        "en",
        "job ad",
        "Shorten this to two sentences for LinkedIn.\n\nWe're a team of nine who build scheduling software for hospitals. You'll own the backend, written mostly in Java 17 and Postgres, work closely with nurses who use the product daily, and have a say in what gets built next. We value calm, tests and honest estimates. Remote within Europe, with two meet-ups a year.",
    ),
    Prompt("en", "job ad", "What's a good title for the role of a person who does half devops and half support?"),
    Prompt(
        "en",
        "interview small talk",
        "I've an interview for a frontend job tomorrow. How do I answer 'Tell me about yourself'?",
    ),
    Prompt(
        "en",
        "interview small talk",
        "Which questions could I ask at the end of a developer interview to sound interested?",
    ),
    Prompt("en", "interview small talk", "how to answer 'what's your greatest weakness' as a programmer lol"),
    Prompt(
        "en",
        "interview small talk",
        "Pretend you're a friendly recruiter and start a casual first call with me about a Rust position.",
    ),
    Prompt(
        "en",
        "interview small talk",
        "Write two sentences in which I say that I enjoy debugging concurrency problems, for the hobby section of my application.",
    ),
    Prompt("en", "interview small talk", "What should I wear to an on-site at a game studio?"),
    Prompt("en", "naming", "Name ideas for a Python library that merges intervals?"),
    Prompt("en", "naming", "I need a name for our internal rate limiter service. Ten suggestions, preferably animals."),
    Prompt(
        "en",
        "naming",
        "What would be a better name for a variable called `flag2` that says whether the user has confirmed the email?",
    ),
    Prompt("en", "naming", "cute names for a linux server in the attic"),
    Prompt("en", "naming", "Suggest a domain name for a pomodoro timer web page."),
    Prompt("en", "naming", "our snake game needs a title, it's set in a library and the snake eats books"),
    Prompt("en", "naming", "Come up with five names for a Kubernetes cluster in the style of Norse mythology."),
    Prompt(
        "en",
        "naming",
        "Function that checks whether a date is a business day: is_business_day, isWorkday or check_date? Which reads best in Python?",
    ),
    Prompt("en", "computing history", "Who invented Python and when?"),
    Prompt("en", "computing history", "A short history of JavaScript, one paragraph."),
    Prompt("en", "computing history", "Why is it called a bug?"),
    Prompt("en", "computing history", "What year did Git come out?"),
    Prompt("en", "computing history", "Tell me about Grace Hopper."),
    Prompt("en", "computing history", "what was the y2k problem about"),
    Prompt("en", "computing history", "Where does the name 'Java' come from?"),
    Prompt("en", "computing history", "When was UTF-8 invented and by whom?"),
    Prompt("en", "computing history", "How did Kubernetes start?"),
    Prompt("en", "computing history", "Who wrote the first version of Tetris?"),
    Prompt("en", "dummy data", "Give me 10 rows of dummy data for employees(id, name, dept, salary) as CSV."),
    Prompt("en", "dummy data", "json with three fake users: name, email, city. for a ui mock"),
    Prompt("en", "dummy data", "Some lorem ipsum for a blog card, ~40 words"),
    Prompt("en", "dummy data", "I need 8 plausible product names with prices for a demo shop that sells camping gear."),
    Prompt("en", "dummy data", "Write 5 INSERT statements with made-up rows for contacts(id, email, updated_at)."),
    Prompt("en", "dummy data", "Make up six funny commit messages for a slide about bad commit messages."),
    Prompt("en", "dummy data", "a fake log excerpt of about 8 lines from a coffee machine, for my README"),
    Prompt("en", "dummy data", "Generate a list of 15 tags for a cooking blog database, lower case, one per line."),
    Prompt(
        "en",
        "marketing",
        "Write an app store description for a budget planner which warns you of the first day your balance turns negative. 3 short paragraphs.",
    ),
    Prompt("en", "marketing", "Slogan for a URL shortener?"),
    Prompt("en", "marketing", "tweet announcing our kanban board app, it has a WIP limit and undo, add emoji"),
    Prompt("en", "marketing", "Write a landing page headline and sub-headline for a tool-lending app for neighbours."),
    Prompt("en", "marketing", "Product Hunt tagline for a CLI that mirrors folders and recognises renames."),
    Prompt("en", "marketing", "Give our uptime of 99.97% a positive spin in one sentence for the website."),
    Prompt(
        "en",
        "marketing",
        "A LinkedIn post: our startup moved from int ids to uuids without downtime, proud of the team, not too braggy, end with a question.",
    ),
    Prompt(
        "en",
        "summary",
        "Summarise in three bullet points:\n\nOn 3 March at 09:12 UTC the checkout service began to return 502s. The on-call engineer was paged at 09:15. At first we suspected the payment provider, as its status page showed degraded performance. At 09:40 it turned out that a config change merged the evening before had lowered the connection pool from 50 to 5. The change was reverted at 09:52 and the error rate went back to normal by 09:55. About 3% of orders failed; customers were able to retry. We'll add a check on pool sizes to CI and alert on pool exhaustion.",
    ),
    Prompt(
        "en",
        "summary",
        "tl;dr of this thread pls\n\nana: the nightly job failed again\nbo: disk full?\nana: no, 60% free\nbo: ah the token expired, I rotated it on friday and forgot the job\nana: can you put the new one in the vault\nbo: done, rerunning\nana: green. thx",
    ),
    Prompt(
        "en",
        "summary",
        "What does this function do, in one line?\n\ndef slug(s):\n    return re.sub(r'[^a-z0-9]+', '-', s.lower()).strip('-')",
    ),
    Prompt(
        "en",
        "summary",
        "Condense this architecture note into a single sentence for the newsletter: 'Orders are written to the database together with an outbox row in one transaction. A relay reads the outbox and publishes to Kafka. Consumers keep an inbox table of processed ids, so that duplicates are ignored.'",
    ),
    Prompt(
        "en",
        "summary",
        "Give me the gist of this licence for a non-lawyer: 'Permission is hereby granted, free of charge, to any person obtaining a copy of this software ..., to deal in the Software without restriction ... The above copyright notice shall be included in all copies. THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND.'",
    ),
    Prompt(
        "en",
        "summary",
        "Write minutes from these notes: sprint 14 planning / velocity 31 last time / carry over: upload widget states / new: iso week in reports, spreadsheets import / Kim on leave from wed / demo moved to fri 11",
    ),
    Prompt(
        "en",
        "summary",
        "summarize what the code below is for, two sentences, my PM has to understand it\n\nclass Loader:\n    def __init__(self, paths): self.paths = paths\n    def __iter__(self):\n        for p in self.paths:\n            with open(p) as f:\n                yield json.load(f)",
    ),
    Prompt("en", "chat", "lol my code works and i have no idea why"),
    Prompt("en", "chat", "it's friday 5pm, should I deploy :D"),
    Prompt("en", "chat", "Thanks, the LRU cache works now!"),
    Prompt("en", "chat", "hi, do you know typescript?"),
    Prompt("en", "chat", "I just solved my first Advent of Code puzzle!! both stars!"),
    Prompt("en", "chat", "debugging since 6 hours. send help (or coffee)"),
    Prompt("en", "chat", "tell me a programmer joke about off-by-one errors"),
    Prompt("en", "chat", "Rubber duck mode: just say 'go on' until I say stop. So I've got this state machine..."),
    Prompt("en", "chat", "good morning! new sprint, new luck"),
    Prompt("en", "chat", "can you write code in brainf***?"),
    Prompt("en", "chat", "My colleague calls every function 'doStuff'. Vent with me."),
    Prompt("en", "creative writing", "Write a haiku about a merge conflict."),
    Prompt("en", "creative writing", "A limerick on a vending machine that runs on a state machine"),
    Prompt(
        "en",
        "creative writing",
        "Short story, 150 words: a lonely cron job that runs twice on the night the clocks go back.",
    ),
    Prompt("en", "creative writing", "Write a mock obituary for Internet Explorer."),
    Prompt(
        "en",
        "creative writing",
        "Rewrite this stack trace as a tiny poem, doesn't have to be accurate:\n\nTraceback (most recent call last):\n  File \"app.py\", line 10, in <module>\n    main()\nKeyError: 'heart'",
    ),
    Prompt("en", "creative writing", "Invent flavour text for an achievement 'Segfault Survivor' in our dev team game"),
    Prompt(
        "en",
        "creative writing",
        "Dialogue between a rubber duck and a programmer at 3 am about two goroutines waiting for each other. Funny, about 12 lines.",
    ),
    Prompt(
        "en",
        "creative writing",
        "Set up the story background for an Advent of Code like puzzle: lantern keepers, a ring of posts, a snow storm. Only the story, no task.",
    ),
    Prompt(
        "en",
        "rewriting",
        "Make this bug report more polite and better structured, don't add anything:\n\nyour search sucks. i type 'müller' and get nothing, 'muller' gives everything. chrome on mac. happens since tuesday. fix pls",
    ),
    Prompt(
        "en",
        "rewriting",
        "Fix the grammar: 'The function are returning none because of the recursion call don't have return.'",
    ),
    Prompt(
        "en",
        "rewriting",
        "Shorten the following comment so that it fits into 80 characters:\n// This method is responsible for iterating over all of the users and for each of the users sending an email to them",
    ),
    Prompt(
        "en", "rewriting", "reword for a status page: 'pods got oomkilled since somebody forgot the memory limit lol'"
    ),
    Prompt(
        "en",
        "rewriting",
        "Turn this passive paragraph into active voice.\n\nThe request is received by the gateway. The token is verified by the auth service. The order is written to the database by the cart service, and an event is published by the relay.",
    ),
    Prompt(
        "en",
        "rewriting",
        "Make this error message friendlier for users: 'ERR 4031: Invalid payload: field date malformed'",
    ),
    Prompt("en", "rewriting", "rephrase: 'As per my last email, the deadlock is caused by your code.'"),
    Prompt(
        "en", "rewriting", "Rewrite this TODO as a proper ticket title: // TODO ugh dates in brazil are wrong again!!"
    ),
    Prompt("en", "brainstorming", "Ideas for small weekend projects in Go?"),
    Prompt("en", "brainstorming", "What features could a snake game have beyond the classic ones? Just a list."),
    Prompt("en", "brainstorming", "Ten topics for a lunch talk in a data team"),
    Prompt("en", "brainstorming", "Give me some ideas for icebreaker questions for a remote dev meet-up."),
    Prompt("en", "brainstorming", "which badges could we award in our internal bug hunt, brainstorm 12"),
    Prompt(
        "en",
        "brainstorming",
        "Possible reasons, off the top of your head, why users would want to export their budget as CSV?",
    ),
    Prompt("en", "brainstorming", "Suggest themes for a hackathon at a logistics firm."),
    Prompt("en", "tool comparison", "pytest vs unittest in a few words"),
    Prompt(
        "en",
        "tool comparison",
        "What's the difference between Postgres and MySQL for a small blog? Short answer please.",
    ),
    Prompt("en", "tool comparison", "GitHub or GitLab for a three-person team?"),
    Prompt("en", "tool comparison", "Pros and cons of TypeScript as a bullet list"),
    Prompt("en", "tool comparison", "React, Vue, Svelte - which one's easiest to pick up?"),
    Prompt("en", "tool comparison", "yaml or toml for config files"),
    Prompt("en", "tool comparison", "List popular Python web frameworks with one line each."),
    Prompt("en", "tool comparison", "mac vs linux laptop for a data scientist"),
    Prompt("en", "tool comparison", "name three alternatives to Redis"),
    Prompt("en", "short how-to", "How do I add an SSH key to GitHub?"),
    Prompt("en", "short how-to", "how to freeze the top row in google sheets"),
    Prompt("en", "short how-to", "How can I turn off autosave in VS Code?"),
    Prompt("en", "short how-to", "In Excel, how do I format cells as currency?"),
    Prompt("en", "short how-to", "How do I take a screenshot of an entire page in Firefox?"),
    Prompt("en", "short how-to", "set up a .gitignore for node_modules"),
    Prompt("en", "short how-to", "How do I make a link open in a new tab in HTML?"),
    Prompt("en", "short how-to", "Show me a minimal hello world in Flask."),
    Prompt("en", "short how-to", "basic Dockerfile for a python script main.py with requirements.txt"),
    Prompt("en", "short how-to", "How do I rename a column in pandas?"),
    Prompt("en", "short how-to", "css for a red button with rounded corners"),
    Prompt("en", "short how-to", "SQL to select all rows from customers where country is 'NO'"),
    Prompt("en", "short how-to", "python: print numbers 1 to 10"),
    Prompt("en", "short how-to", "How do I import a CSV into R?"),
    Prompt("en", "tech facts", "How many bytes are in a kilobyte vs. a kibibyte?"),
    Prompt("en", "tech facts", "What's the average case complexity of quicksort?"),
    Prompt("en", "tech facts", "what is the max value of a signed 32 bit int"),
    Prompt("en", "tech facts", "Which private IPv4 ranges exist?"),
    Prompt("en", "tech facts", "What does the regex \\d match?"),
    Prompt("en", "tech facts", "Is Python case sensitive? true or false"),
    Prompt("en", "tech facts", "which company makes the H100"),
    Prompt("en", "tech facts", "Which isolation level is the default in Postgres?"),
    Prompt("en", "tech facts", "What's the file extension of a Rust source file?"),
    Prompt("en", "tech facts", "Does Redis keep data in memory or on disk by default?"),
    Prompt(
        "en",
        "tech facts",
        "Multiple choice: Which of the following is a version control system? (a) Jenkins (b) Git (c) Docker (d) Ansible",
    ),
    Prompt("en", "tech facts", "What's ASCII code of 'A'?"),
    Prompt("en", "tech facts", "Name the four layers of the TCP/IP model."),
    Prompt(
        "en", "roleplay", "You are a grumpy senior sysadmin from 1998. I'm the intern and ask where the server room is."
    ),
    Prompt("en", "roleplay", "Act as my rubber duck and just be encouraging. I'm writing a red-black tree."),
    Prompt(
        "en",
        "roleplay",
        "Play a customer who calls about the app's dark mode not working. I'll practise support. Start.",
    ),
    Prompt("en", "roleplay", "Speak like a pirate and tell me what Kubernetes is, arrr"),
    Prompt(
        "en",
        "roleplay",
        "You're DocBot, the cheerful assistant of the Pairs library. Greet the user and offer help with docs, install and licence questions. Keep it under 40 words.",
    ),
    Prompt("en", "roleplay", "Pretend to be Python and complain about whitespace."),
    Prompt(
        "en",
        "code description",
        "What language and library is this, and what's it roughly about? No need for details.\n\nd %>% group_by(g) %>% mutate(z = (x - mean(x)) / sd(x)) %>% filter(abs(z) < 2) %>% count(g)",
    ),
    Prompt(
        "en",
        "code description",
        "Describe this SQL query in one plain sentence for our docs:\n\nSELECT c.name, COUNT(o.id) AS orders\nFROM customers c JOIN orders o ON o.customer_id = c.id\nWHERE o.created_at >= '2024-01-01'\nGROUP BY c.name ORDER BY orders DESC LIMIT 10;",
    ),
    Prompt(
        "en",
        "code description",
        "Write a caption for a slide showing this code:\n\nasync function main() {\n  const res = await fetch('/api/tools');\n  const tools = await res.json();\n  console.log(tools.length);\n}",
    ),
    Prompt(
        "en",
        "code description",
        "Which imports does this file use? Just list them.\n\nimport asyncio\nimport json\nfrom pathlib import Path\nfrom collections import defaultdict, deque\n\nasync def main():\n    q = deque(json.loads(Path('q.json').read_text()))\n    while q:\n        await asyncio.sleep(q.popleft())",
    ),
    Prompt(
        "en",
        "code description",
        "What do the `?.` and `??` in this line mean?\n\nconst city = user?.address?.city ?? 'unknown';",
    ),
    Prompt("en", "code description", "name of this algorithm?\n\nwhile b:\n    a, b = b, a % b\nreturn a"),
    Prompt(
        "en",
        "code description",
        "What's the decorator in this code called and what is it for?\n\nclass Circle:\n    def __init__(self, r): self.r = r\n    @property\n    def area(self): return 3.14159 * self.r ** 2",
    ),
    Prompt("en", "boilerplate", "empty html5 skeleton please"),
    Prompt("en", "boilerplate", "Write a Java class Person with private fields name and age and getters and setters."),
    Prompt("en", "boilerplate", "a CREATE TABLE for tools with id, name, owner, created_at. postgres"),
    Prompt(
        "en",
        "boilerplate",
        'TypeScript interface for this object: {"id": 7, "name": "drill", "tags": ["garden"], "lent": false}',
    ),
    Prompt("en", "boilerplate", "minimal package.json for a project called kanban, version 0.1.0, MIT"),
    Prompt("en", "boilerplate", "Python function that adds two numbers and returns the result"),
    Prompt(
        "en",
        "boilerplate",
        "Give me a basic argparse example with one positional argument `path` and a --verbose flag.",
    ),
    Prompt("en", "boilerplate", "Write a simple for loop in C that prints hello five times."),
    Prompt("en", "boilerplate", "html form with name, email and a send button, no styling"),
    Prompt("en", "boilerplate", "a standard GitHub issue template in markdown for bug reports"),
    Prompt("en", "boilerplate", "Python dict with the English month names and their numbers 1-12"),
    Prompt("en", "tech news and culture", "Why do programmers like mechanical keyboards so much?"),
    Prompt("en", "tech news and culture", "What is Stack Overflow known for?"),
    Prompt("en", "tech news and culture", "Explain the 'it works on my machine' meme."),
    Prompt("en", "tech news and culture", "What's the vibe of the Rust community like?"),
    Prompt("en", "tech news and culture", "why do people write 'Hello, world!' first"),
    Prompt("en", "tech news and culture", "What's a hackathon and do I have to be good at coding to join one?"),
    Prompt("en", "tech news and culture", "Recommend some podcasts about software engineering."),
    Prompt(
        "en",
        "document answer",
        "Read the note and answer in a few words.\n\n'From 1.8 on the cart service retries inventory calls three times with a timeout of two seconds. The setting is called RETRY_MAX and defaults to 3. To switch retries off, set it to 0.'\n\nHow are retries switched off?",
    ),
    Prompt(
        "en",
        "document answer",
        "Context: The free plan includes 3 projects, 1 GB of storage and community support. The team plan costs 9 dollars per user and month and includes unlimited projects, 50 GB of storage and mail support. Enterprise customers get SSO and a dedicated contact.\n\nQuestion: Which plan has SSO?\nAnswer:",
    ),
    Prompt(
        "en",
        "document answer",
        "According to the help text, which flag makes it actually delete?\n\nusage: thin [-f] [-v] DIR\n  -f   delete the files (default is a dry run)\n  -v   print each file\n  DIR  folder with db-YYYY-MM-DD.sql.gz files",
    ),
    Prompt(
        "en",
        "document answer",
        "In this chat, did Mia agree to the new deadline?\n\nTom: can we move the uuid migration to the 14th?\nMia: hmm, 14th is tight with the holiday\nTom: the 16th?\nMia: 16th works, go ahead",
    ),
    Prompt(
        "en",
        "document answer",
        "From the incident timeline: when was the rollback?\n\n10:00 deploy of cart 1.8\n10:20 inventory's DB failover\n10:45 scaling inventory 4 -> 8\n10:50 cart rolled back\n10:52 all well",
    ),
    Prompt(
        "en",
        "document answer",
        "Policy: 'Access tokens live 15 minutes, refresh tokens 30 days. Refresh tokens are rotated at each use. Admins may revoke all the sessions of a user.'\nHow long does an access token live?",
    ),
    Prompt("en", "advice for work", "How do I tell a client that their idea for an app already exists ten times?"),
    Prompt("en", "advice for work", "Our retros are boring. What could we try?"),
    Prompt("en", "advice for work", "how can i politely ask for a code review for the 3rd time"),
    Prompt(
        "en",
        "advice for work",
        "What's a fair way to share on-call duty in a team with two parents of small children? Just some thoughts.",
    ),
    Prompt("en", "advice for work", "I'm a nurse and want to switch to data analysis. Where should I start?"),
    Prompt("en", "advice for work", "tips against back pain for people who code all day"),
    Prompt("en", "advice for work", "Is it rude to leave a meeting when I have nothing to add?"),
    Prompt(
        "en",
        "translation",
        'Translate the docstring to German and leave the code as it is.\n\ndef min_deletions(s: str) -> int:\n    """ Return the least number of characters that have to be deleted from s so that\n    no two letters occur the same number of times.\n    """\n    counts = sorted(Counter(s).values(), reverse=True)\n    deleted, limit = 0, len(s)\n    for c in counts:\n        keep = min(c, limit)\n        deleted += c - keep\n        limit = max(0, keep - 1)\n    return deleted',
    ),
    Prompt(
        "en",
        "commit message",
        "I fixed the singleton so that the field is volatile. What should the commit message be?\n\n-private static Config inst;\n+private static volatile Config inst;\n public static Config get() {\n   if (inst == null) {\n     synchronized (Config.class) {\n       if (inst == null) inst = new Config();\n     }\n   }\n   return inst;\n }",
    ),
    Prompt(
        "en",
        "commit message",
        "Write a one-line commit message.\n\ndiff --git a/report.py b/report.py\n-rows = [(round(p * q * 1.19, 2)) for p, q in items]\n+VAT = Decimal('1.19')\n+rows = [(p * q * VAT).quantize(Decimal('0.01')) for p, q in items]\n-print(f'{sum(p * q for p, q in items) * 1.19:.2f}')\n+print(f'{sum(rows):.2f}')",
    ),
    Prompt(
        "en",
        "code tidying",
        "Convert the tabs to four spaces and add a blank line between the functions. Nothing more.\n\ndef has_pair(nums, target):\n\tseen = set()\n\tfor n in nums:\n\t\tif target - n in seen:\n\t\t\treturn True\n\t\tseen.add(n)\n\treturn False\ndef main():\n\tprint(has_pair([1, 5, 9], 10))",
    ),
    Prompt(
        "en",
        "code tidying",
        "Write JSDoc for this, types included:\n\nfunction debounce(fn, ms) {\n  let t;\n  return (...args) => {\n    clearTimeout(t);\n    t = setTimeout(() => fn(...args), ms);\n  };\n}",
    ),
    Prompt(
        "en",
        "code tidying",
        'Change the log messages in here from \'foo failed\' style to \'Could not foo.\' style and return the code:\n\nif err := load(); err != nil {\n    log.Print("load failed")\n}\nif err := parse(); err != nil {\n    log.Print("parse failed")\n}\nif err := store(); err != nil {\n    log.Print("store failed")\n}',
    ),
    Prompt(
        "en",
        "code tidying",
        "Put these imports in alphabetical order:\n\nimport sys\nimport os\nimport json\nimport re\nimport asyncio\nimport math",
    ),
    Prompt(
        "en",
        "classification",
        "Does this paragraph come from a tutorial, a bug report, a licence or a blog post?\n\n'Steps to reproduce: 1. Open the grid on a phone with a 360 px viewport. 2. Scroll to the card with the long pre. 3. Notice that the whole page scrolls sideways. Expected: only the pre scrolls. Actual: see screenshot. Version 3.1.0, Chrome 122 on Android.'",
    ),
    Prompt(
        "en",
        "classification",
        "Assign each ticket a label from {ui, backend, billing, docs}.\n1. Charged twice for March\n2. Button text cut off on small screens\n3. API returns 500 for ids above 2^31\n4. The install page links to a 404\n5. Invoice lacks our VAT number",
    ),
    Prompt(
        "en",
        "classification",
        "Language of each snippet, one word each:\n1) SELECT 1;\n2) console.log('x')\n3) fmt.Println(s, t, u)\n4) d %>% filter(z < 2)\n5) echo $x\n6) std::cout << n;",
    ),
    Prompt(
        "en",
        "extraction",
        "Return as JSON with keys host, status, bytes, nothing computed:\n\n2024-03-01T10:22:31Z web1 GET /cart 200 512\n\n(the last two numbers are the status and the bytes)",
    ),
    Prompt(
        "en",
        "extraction",
        "Which commands does the author run? List them in order.\n\n'First I checked where I was with git status, then git stash to put my changes aside. After git checkout main and git pull I made a new branch with git switch -c fix-dates and got the changes back with git stash pop.'",
    ),
    Prompt(
        "en",
        "extraction",
        "Find the names of all functions defined in this file.\n\nfrom time import time\n\ndef walk(n):\n    enter(n)\n    for c in n.children:\n        if keep(c): walk(c)\n    leave(n)\n\ndef enter(n):\n    n.t0 = time()\n\ndef leave(n):\n    n.t1 = time()\n\ndef keep(c):\n    return not c.hidden",
    ),
    Prompt(
        "en",
        "extraction",
        "List the questions asked in this mail:\n\nHi Jo, hope the move went well! Two things about the leaderboard: do you still need the top 100, or is the top 10 enough? And who looks after the redis box now that Ravi's gone? No rush, I'm off till Wednesday anyway. By the way, the cake was great. Best, Ines",
    ),
    Prompt(
        "en",
        "email writing",
        "Answer this user kindly and say that we know about it and a fix ships next week:\n\n'Hello, I'm in São Paulo and each time I save an event for the 4th it shows up on the 3rd. I've tried two browsers and my phone. I nearly missed my daughter's school play. Can you please look into this? Regards, Helena'",
    ),
    Prompt(
        "en",
        "email writing",
        "Write an announcement for all engineers. Facts: from 1 June all repos use main instead of master; the script `rename-branch` does it for you; questions in #dev-help; old links keep working until the end of August. Friendly, max. 120 words.",
    ),
    Prompt(
        "en",
        "email writing",
        "please write a short mail that turns down a candidate after the second interview. she was nice and good with SQL but we found someone with more Kafka experience. encourage her to apply again",
    ),
    Prompt(
        "en",
        "summary",
        "Summarize the discussion in this PR in two sentences.\n\n@li: I'd rather use a sum type than three booleans, then illegal states can't compile.\n@omar: agreed, though the old rows have some odd combinations.\n@li: we could map these to a 'needs review' state.\n@omar: ok for me, and support can work through them.\n@jane: +1, please add a note to the migration guide.\n@li: done, merging after CI.",
    ),
    Prompt(
        "en",
        "summary",
        "Write a headline and a 25-word teaser for this tech blog post.\n\nLast autumn our checkout was slow at peak times. We tried more pods, bigger pods and a cache, none of which helped. Then one of us noticed that each request opened its own database connection. With a shared pool of twenty the p99 fell from two seconds to ninety milliseconds, and our cloud bill went down by a third. In this post we tell the story of how we found it, what we tried before, and what we'd look at first the next time.",
    ),
    Prompt(
        "en",
        "summary",
        "TLDR for the standup bot, one line per person:\n\nKim: yesterday I got the iso week function into the reports and wrote the docs, today I'll pair with Bo on the spreadsheet import, no blockers.\nBo: still on the import, encoding trouble with files from old Excel, might need help.\nPriya: reviewed four PRs, today interviews.",
    ),
    Prompt(
        "en",
        "document answer",
        "Context: Kahan summation keeps a second variable that collects the small errors lost when numbers of very different size are added. It was published by William Kahan in 1965. It needs about four times as many floating point operations as a plain sum.\n\nQ: In what year was Kahan summation published?\nA:",
    ),
    Prompt(
        "en",
        "document answer",
        "Use only the text. Which database does the team use today?\n\n'We started out with MySQL in 2016, as that was what our host had to offer. In 2019 we looked at MongoDB for the event data but dropped the idea. Since the spring of 2021 everything runs on Postgres, first 13, now 15.'",
    ),
    Prompt(
        "en",
        "rewriting",
        "Rewrite this incident summary for customers; leave out names and technical detail, keep times, sound calm and sorry.\n\n10:00 deploy of cart 1.8 (retry x3 on inventory calls). 10:20 inventory DB failover. 10:21 inventory CPU 100%. 10:30-10:50 70% of carts failed. 10:50 Luca rolled back. 10:52 all well.",
    ),
    Prompt(
        "en",
        "rewriting",
        "Proofread:\n\nThe rate limitter allow 100 request's per minute for each key. If you exceeds it, a 429 is returned, together with a Retry-After header which tell you how many second to wait. Burst of upto 20 request is tolerated.",
    ),
    Prompt(
        "en",
        "rewriting",
        "Make this into a numbered list of steps, no new content:\n\nTo get going clone the repo, then copy .env.example to .env and fill in the database url. After that run make setup, which installs everything, and start the server with make run. Finally open localhost:8000 in a browser, and you should see the tool list.",
    ),
    Prompt(
        "en",
        "conversion",
        "Convert the following log lines to a csv with the header time,level,message. Just reformat them.\n\n[10:22:31] WARN pool exhausted\n[10:22:35] ERROR request failed\n[10:23:02] INFO pool recovered\n[10:23:04] INFO request ok",
    ),
    Prompt(
        "en",
        "conversion",
        "Write these requirements as user stories ('As a ... I want ... so that ...'): owners approve requests; borrowers see the overdue list; admins can block a user; everyone can search for tools.",
    ),
    Prompt(
        "en",
        "marketing",
        "Turn these technical features into three benefits for customers, one sentence each: p99 below 40 ms, typo tolerance, updates visible within a minute.",
    ),
    Prompt(
        "en",
        "marketing",
        "Write a newsletter paragraph. Our minesweeper for the terminal, written in Rust, now has a mode in which the first click is never a mine. It's free and open source. Playful tone please, end with a pun.",
    ),
    Prompt("en", "concept explanation", "Explain the CAP theorem in three sentences like I'm new to databases."),
    Prompt("en", "concept explanation", "what's a deadlock? use two kids and two toys"),
    Prompt("en", "concept explanation", "What is A* used for in games, broadly speaking?"),
    Prompt("en", "tech facts", "What's the time complexity of inserting into a red-black tree?"),
    Prompt("en", "tech facts", "default port of postgres, mysql, redis, mongodb"),
    Prompt("en", "syntax look-up", "How do I declare a mutex in Go and lock it?"),
    Prompt("en", "syntax look-up", "regex character for 'start of line'?"),
    Prompt("en", "syntax look-up", "Excel function for the current date"),
)
