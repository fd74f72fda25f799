"""Prompts written by hand, to learn from: programming, both the problems and the talk about it."""

from routing.prompt import Prompt

THINKING = (
    # function completion
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
    # write a function
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
    # contest algorithm
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
    # interview algorithm
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
    # debugging
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
    # sql
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
    # data wrangling
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
    # regex and shell
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
    # output prediction
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
    # complexity
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
    # concurrency
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
    # refactoring
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
    # system design
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
    # tests
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
    # types
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
    # code golf
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
    # short plain
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
    # more, among them long ones
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
)

FAST = (
    # recall
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
    # definition
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
    # naming
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
    # commit and release notes
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
    # summarise
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
    # translate
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
    # tool in a sentence
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
    # e-mail
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
    # reviews and ads
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
    # classify
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
    # extract
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
    # grammar
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
    # format conversion
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
    # career
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
    # chat
    Prompt("en", "chat", "hey, do you like python?"),
    Prompt("en", "chat", "tell me a joke about null pointers"),
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
    # how-to
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
    # text task on code
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
    # long ones
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
)
