"""Prompts written by hand, by someone who had not seen the features, the families or the other prompts: for the report alone."""

from routing.prompt import Prompt

THINKING = (
    Prompt("en", "mathematics", r"Let $f(x) = ax^2 + bx + c$ with $f(1) = 4$, $f(2) = 11$ and $f(4) = 37$. Find $a + b + c + f(10)$."),
    Prompt("en", "mathematics", r"Find the number of positive integers $n \le 600$ such that $\gcd(n, 90) = 6$."),
    Prompt("en", "mathematics", r"In triangle $ABC$, $AB = 13$, $BC = 14$ and $CA = 15$. The incircle touches $BC$ at $D$. Compute the length of $AD$. Express your answer in simplest radical form."),
    Prompt("en", "mathematics", r"What is the remainder when $7^{2023} + 11^{2022}$ is divided by $13$?"),
    Prompt("en", "mathematics", r"Compute $\sum_{k=1}^{40} \frac{1}{\sqrt{k} + \sqrt{k+1}}$ and give the result rounded to the nearest integer."),
    Prompt("en", "mathematics", r"How many ways can the letters of the word BALLOON be arranged so that the two L's are not next to each other?"),
    Prompt("en", "mathematics", r"Let $w$ be a primitive seventh root of unity. Compute $\prod_{k=1}^{6} (3 - w^k)$ and then the real part of $\sum_{k=1}^{3} w^{k^2}$."),
    Prompt("en", "mathematics", r"Determine all real $x$ for which $\log_2(x^2 - 5x) = 1 + \log_2(x - 3)$."),
    Prompt("en", "mathematics", r"A sphere touches all six edges of a regular tetrahedron with edge length $6$. What part of the sphere's volume lies inside the tetrahedron? Put your final answer in \boxed{}."),
    Prompt("en", "mathematics", r"The polynomial $x^3 - 4x^2 + x + 7$ has roots $\alpha, \beta, \gamma$. Evaluate $\alpha^3 + \beta^3 + \gamma^3$."),
    Prompt("en", "mathematics", r"""Each vertex of a regular hexagon is coloured red, blue or green. Two colourings are the same if one can be rotated onto the other.

[asy]
size(100);
for (int i=0; i<6; ++i) { draw(dir(60*i)--dir(60*i+60)); dot(dir(60*i)); }
[/asy]

How many different colourings are there?"""),
    Prompt("en", "mathematics", r"Let $\mathbf{u} = \begin{pmatrix} 2 \\ -1 \\ 3 \end{pmatrix}$ and $\mathbf{v} = \begin{pmatrix} 1 \\ 4 \\ -2 \end{pmatrix}$. Find the projection of $\mathbf{u}$ onto the plane orthogonal to $\mathbf{v}$."),
    Prompt("en", "mathematics", r"Simplify $\frac{\sin 20^\circ + \sin 40^\circ}{\cos 20^\circ + \cos 40^\circ}$ to a single trigonometric value."),
    Prompt("en", "mathematics", r"Suppose $a$, $b$ are positive integers with $a^2 - b^2 = 2025$. What is the smallest possible value of $a$?"),
    Prompt("en", "mathematics", r"evaluate the integral of x^2 e^{-3x} from 0 to infinity"),
    Prompt("en", "mathematics", r"For how many integers $m$ does the system $\begin{cases} 3x + my = 12 \\ x - 2y = 5 \end{cases}$ have a solution in integers?"),
    Prompt("en", "mathematics", r"Three fair six-sided dice are rolled. What is the probability that the product of the numbers shown is a perfect square? Express your answer as a common fraction."),
    Prompt("en", "mathematics", r"The base-$b$ number $231_b$ is equal to twice the base-$b$ number $113_b$ plus $5$. Find $b$, or show that there is none."),
    Prompt("en", "mathematics", r"Find the eigenvalues and a basis of eigenvectors of the matrix [[4,1,0],[2,3,0],[1,1,5]]."),
    Prompt("en", "mathematics", r"Points $P$ and $Q$ lie on sides $AB$ and $AC$ of equilateral triangle $ABC$ so that $PQ \parallel BC$ and the quadrilateral $PQCB$ has an inscribed circle. If $BC = 12$, what is the area of $PQCB$?"),
    Prompt("en", "mathematics", r"solve y'' - 6y' + 9y = e^{3x}, y(0)=1, y'(0)=0"),
    Prompt("en", "mathematics", r"How many digits are there in the repeating block of the decimal expansion of $\frac{1}{119}$?"),
    Prompt("en", "mathematics", r"Given that $x + y = 7$ and $x^3 + y^3 = 133$, what is $x^5 + y^5$?"),
    Prompt("en", "mathematics", r"Let $S$ be the set of all subsets of $\{1, 2, \dots, 12\}$ that contain no two consecutive numbers. What is the sum, over every member of $S$, of the number of elements in it?"),
    Prompt("en", "mathematics", r"What is the largest rectangle that fits inside a semicircle of radius 5 with one side on the diameter?"),
    Prompt("en", "mathematics", r"Find $\lim_{x \to 0} \frac{\tan x - \sin x}{x^3}$ without using L'Hôpital's rule."),

    Prompt("en", "word problems", r"Marisol bakes 14 trays of muffins, each tray holding 12. She keeps a quarter of them for her neighbours and sells the rest at $1.50 each. If the ingredients cost her $46, how much profit does she make?"),
    Prompt("en", "word problems", r"A train leaves Leeds at 9:15 going 80 km/h. Forty minutes later a faster one leaves the same station on a parallel track at 110 km/h. At what time does the second train catch up?"),
    Prompt("en", "word problems", r"Tom is twice as old as his sister was when he was as old as she is now. Together they are 63. How old is each of them?"),
    Prompt("en", "word problems", r"Deshawn reads 18 pages on Monday. On each following day he reads 4 pages more than the day before. His book has 210 pages. How many pages does he have left after Friday?"),
    Prompt("en", "word problems", r"There are 96 children on a school trip. Every bus carries 28 children and costs $215, and every minivan carries 11 and costs $90. What is the cheapest way of getting everyone there and what does it cost per child?"),
    Prompt("en", "word problems", r"A farmer has chickens and goats. He counts 74 heads and 210 legs. Last week he sold 6 goats. How many goats did he have before the sale?"),
    Prompt("en", "word problems", r"Pipe A fills a tank in 6 hours, pipe B in 9, and a leak empties it in 18. If all are open from noon and A gets shut at 2pm, when is the tank full?"),
    Prompt("en", "word problems", r"Nadia's phone plan costs $22 a month and includes 300 minutes. Extra minutes cost 8 cents each. In March she talked for 7 hours and 20 minutes, and in April for twice as long as in March. What did she pay for both months together?"),
    Prompt("en", "word problems", r"My recipe uses 2/3 cup of sugar for 18 cookies. I want enough for 5 classes of 24 kids, two cookies each, and a bag of sugar holds 2 1/4 cups. How many bags should I buy"),
    Prompt("en", "word problems", r"Jen spends a third of her savings on a bike, then two fifths of what remains on a helmet and lights. She has $144 left. How much did she have to start with?"),
    Prompt("en", "word problems", r"a shirt is marked up 40% then put on sale for 25% off then the cashier takes another 10% off. final price was 37.80. what did the store pay for the shirt"),
    Prompt("en", "word problems", r"Four friends share a pizza bill. Ana pays half of what the others pay together, Ben pays a third of what the others pay together, Cai pays a quarter of what the others pay together and Dee pays $13. How much was the bill?"),
    Prompt("en", "word problems", r"Every hour a bathtub loses a fifth of its water. It starts with 125 litres. After three hours someone adds as much as was lost in the first hour. How many litres does it hold then?"),
    Prompt("en", "word problems", r"Omar works 8 hours a day, 5 days a week, at $17 an hour, and gets time and a half for anything above 40 hours. Last month (4 weeks) he also did 3 Saturday shifts of 6 hours. Taxes take 18%. What was his take-home pay?"),
    Prompt("en", "word problems", r"A snail climbs up a wall three feet each day and slides back two feet each night. The wall is thirty feet. On which day does it reach the top?"),
    Prompt("en", "word problems", r"""Question: The ratio of red to blue marbles in a jar is 5:8. After Lucy takes out 9 blue marbles and puts in 6 red ones the ratio is 4:5. How many marbles were in the jar originally?
Answer: Let's think step by step."""),
    Prompt("en", "word problems", r"Kevin's aquarium has 3 times as many guppies as tetras and 5 fewer angelfish than tetras. One weekend half of the guppies are given away, and 9 tetras are bought. Now there are 54 fish. How many angelfish does he have?"),
    Prompt("en", "word problems", r"Two candles of the same height are lit at the same time. One burns out in four hours, the other in three. After how long is one of them twice as tall as the other?"),

    Prompt("en", "multiple choice", r"""A boat goes 24 km upstream in 6 hours and the same distance downstream in 4 hours. What is the speed of the current?
Options: (A) 0.5 km/h (B) 1 km/h (C) 1.5 km/h (D) 2 km/h (E) 2.5 km/h"""),
    Prompt("en", "multiple choice", r"""The average of 11 numbers is 36. The average of the first six is 32 and that of the last six is 41. Find the sixth number.
Answer Choices: A) 38 B) 40 C) 42 D) 44 E) 46"""),
    Prompt("en", "multiple choice", r"""In what ratio must a grocer mix tea at $6.20 a kilo with tea at $7.20 a kilo so that the mixture is worth $6.50 a kilo?
A)3:7 B)5:7 C)7:3 D)7:5 E)None of these"""),
    Prompt("en", "multiple choice", r"""If 15 men working 8 hours a day finish a wall in 12 days, how many days would 18 men need, working 6 hours a day, to build one half as long again?
Which one of the following is correct? (a) 16 (b) 18 (c) 20 (d) 22 (e) 24"""),
    Prompt("en", "multiple choice", r"""A sum of money at compound interest amounts to $4,624 in 2 years and to $4,913 in 3 years. What is the sum?
Options:
A) $4096
B) $4260
C) $4335
D) $4360
E) $4400"""),
    Prompt("en", "multiple choice", r"""Two dice are thrown and the larger number is noted. What is its expected value?
(A) 91/36 (B) 7/2 (C) 161/36 (D) 5 (E) 21/6
Give only the letter."""),
    Prompt("en", "multiple choice", r"""If $n$ is an integer such that both $n-3$ and $2n+5$ are divisible by 11, which of these could be $n + 8$? Options: ['A) 19', 'B) 22', 'C) 36', 'D) 44', 'E) 0 — no such n exists']"""),
    Prompt("en", "multiple choice", r"""Let V be the vector space of real polynomials of degree at most 4 and T: V -> V given by T(p)(x) = x p''(x) - p'(x). What is the dimension of the kernel of T?
A. 0
B. 1
C. 2
D. 3"""),

    Prompt("en", "proofs", r"Prove that for every positive integer $n$, the number $n^5 - n$ is divisible by $30$."),
    Prompt("en", "proofs", r"Show that a continuous bijection from a compact space to a Hausdorff space is a homeomorphism."),
    Prompt("en", "proofs", r"Let $a, b, c > 0$ with $abc = 1$. Prove that $\frac{a}{b} + \frac{b}{c} + \frac{c}{a} \ge a + b + c$."),
    Prompt("en", "proofs", r"can you prove there's no largest prime that leaves remainder three on division by four? no hand waving pls"),
    Prompt("en", "proofs", r"Prove or disprove: every connected graph in which all degrees are even can be split into edge-disjoint cycles."),
    Prompt("en", "proofs", r"Suppose six people are at a party. Prove that three of them all know one another or three of them are all strangers, and show that five people aren't enough."),

    Prompt("en", "code completion", r'''from typing import List


def longest_plateau(values: List[int]) -> int:
    """Return the length of the longest run of equal neighbouring values.
    An empty list has a plateau of length 0.
    >>> longest_plateau([1, 1, 2, 2, 2, 3])
    3
    >>> longest_plateau([])
    0
    """
'''),
    Prompt("en", "code completion", r'''def balanced_after_one_flip(s: str) -> bool:
    """
    s holds only the characters '(' and ')'. Return True if s can be made
    balanced by flipping exactly one character, otherwise False.

    Example:
    balanced_after_one_flip('((') ➞ True
    balanced_after_one_flip('()') ➞ False
    """
'''),
    Prompt("en", "code completion", r'''Complete the following function. Return only code.

```python
def digits_rotation(n: int, k: int) -> int:
    """Rotate the decimal digits of n by k places to the right. Leading zeros are dropped.
    A negative k rotates to the left. For n < 0 keep the sign.
    >>> digits_rotation(12345, 2)
    45123
    >>> digits_rotation(-100, 1)
    -10
    """
```'''),
    Prompt("en", "code completion", r'''import math

def next_semiprime(n):
    """
    Given a non-negative integer n, return the smallest number strictly greater
    than n which is the product of exactly two (not necessarily distinct) primes.
    next_semiprime(10) == 14
    next_semiprime(25) == 26
    """
'''),
    Prompt("en", "code completion", r'''def trips_needed(crates, limit):
    """You are given a list of crate weights, which have to be carried upstairs in the
    given order. A trip takes as many of the next crates as do not weigh more than
    `limit` together, but never more than three. Return the number of trips, or -1
    if some crate is too heavy.

    Example 1:
        Input: crates = [4, 2, 1, 1, 6], limit = 8
        Output: 3

    Constraints:
        * 0 <= len(crates) <= 1000
        * 1 <= limit <= 100
    """
'''),
    Prompt("en", "code completion", r'''def merge_calendars(a: list[tuple[int, int]], b: list[tuple[int, int]], minutes: int) -> list[tuple[int, int]]:
    """Both lists hold busy intervals [start, end) in minutes since midnight, not sorted, maybe overlapping.
    Return all free slots of at least `minutes` shared by both, between 480 and 1080, sorted by start."""
'''),
    Prompt("en", "code completion", r'''/*
 Given a linked list, turn round every second run of k nodes, leaving a shorter last run alone.
 Only node links may be changed, not values. O(1) extra memory.
*/
struct Node { int val; Node* next; };

Node* turnEverySecondRun(Node* head, int k) {
'''),
    Prompt("en", "code", r"Write a python function to find the nth number whose digits sum to a multiple of 7. assert nth_seven(3) == 25"),
    Prompt("en", "code", r"""Write a function to remove all the elements of a list that appear an odd number of times, keeping the order of the rest. Your code should pass these tests:

assert drop_odd([1,2,2,3,3,3]) == [2,2]
assert drop_odd([]) == []"""),
    Prompt("en", "code", r"Write a python function to check whether the given string is a valid IPv4 address in CIDR notation without importing anything."),
    Prompt("en", "code", r"""You are an expert Python programmer, and here is your task: Write a function to find the largest sum of a contiguous subarray when the array may wrap around. Your code should pass these tests:

assert wrap_max([5, -3, 5]) == 10
assert wrap_max([-2, -3, -1]) == -1
assert wrap_max([3, -1, 2, -1]) == 4"""),
    Prompt("en", "code", r"implement an LRU cache in rust with O(1) get and put, no unsafe, and explain why you chose that layout"),
    Prompt("en", "code", r"I need a regex that matches dates like 31/12/1999 but rejects impossible ones such as 31/04 or 29/02 in non leap years. Is that possible? if not write the validator in javascript"),
    Prompt("en", "code", r"Write a thread-safe bounded blocking queue in C++17 that supports timeouts and a clean shutdown where waiting consumers drain what is left before returning."),
    Prompt("en", "algorithms", r"""You are given an integer array `heights` where heights[i] is the height of the i-th tower. From tower i you may jump to tower j > i if every tower between them is strictly lower than both. Return the minimum number of jumps from the first to the last tower.

Example 1:
Input: heights = [4,1,2,3,5]
Output: 1

Constraints:
2 <= heights.length <= 10^5
1 <= heights[i] <= 10^9"""),
    Prompt("en", "algorithms", r"Given a string s and a dictionary of words, return all the ways s can be cut into dictionary words. What is the time complexity in the worst case and how would you bring it down if only the count is needed?"),
    Prompt("en", "algorithms", r"""Takahashi has N cards in a row, the i-th showing A_i. In one move he takes two neighbouring cards and replaces them with one showing the XOR of the two. What is the greatest number of cards that can remain, all showing the same value?

Input
The first line holds T test cases. Each test case holds N (2 ≤ N ≤ 2000) followed by N integers A_i (0 ≤ A_i < 2^30).

Output
For each test case print the answer on its own line."""),
    Prompt("en", "algorithms", r"How would you find the median of a stream of integers using only logarithmic time per insertion? Then extend it to a sliding window of size k, with code."),
    Prompt("en", "algorithms", r"There are n cities and some one-way flights with prices. You hold a voucher that halves the price of exactly one flight. Find the cheapest route from src to dst. n up to 10^5, flights up to 2*10^5. Give the idea, prove it's right and code it in Java."),
    Prompt("en", "algorithms", r"Given the root of a binary tree in which every node has a colour, return the largest subtree (any connected piece, not only whole branches) in which no colour occurs twice on a path going down. Aim for something better than quadratic."),
    Prompt("en", "debugging", r"""Why does this give the wrong result for negative numbers and how do I fix it?

def to_base(n, b):
    out = ""
    while n:
        out = str(n % b) + out
        n = n // b
    return out

to_base(-5, 2) hangs"""),
    Prompt("en", "debugging", r"""my react component re-renders forever, cant see why

function List({ids}) {
  const [items, setItems] = useState([]);
  const opts = { headers: { 'X-App': 'demo' } };
  useEffect(() => {
    Promise.all(ids.map(i => fetch('/api/' + i, opts).then(r => r.json()))).then(setItems);
  }, [ids, opts]);
  return <ul>{items.map(i => <li>{i.name}</li>)}</ul>;
}"""),
    Prompt("en", "debugging", r"""This binary search sometimes misses the last element. Find the bug.

int find(const std::vector<int>& v, int x) {
    int lo = 0, hi = v.size() - 1;
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (v[mid] < x) lo = mid + 1;
        else if (v[mid] > x) hi = mid - 1;
        else return mid;
    }
    return -1;
}"""),
    Prompt("en", "debugging", r"""We see a deadlock about once a day in production. Both workers run the code below, one with (a, b), the other with (b, a). Explain exactly which interleaving hangs and rewrite it.

def transfer(src, dst, amount):
    with src.lock:
        if src.balance < amount:
            raise ValueError("not enough")
        with dst.lock:
            src.balance -= amount
            dst.balance += amount"""),
    Prompt("en", "debugging", r"""Traceback (most recent call last):
  File "train.py", line 88, in <module>
    loss.backward()
RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed).

for batch in loader:
    h = rnn(batch.x, h)
    loss = crit(head(h), batch.y)
    opt.zero_grad()
    loss.backward()
    opt.step()

What is going on here and what are my options, with the trade offs?"""),
    Prompt("en", "sql", r"""Table orders(id, customer_id, placed_at, total) and table refunds(order_id, refunded_at, amount). Write a query (PostgreSQL) that gives, per calendar month, the customers whose net spend fell by more than half against the month before, leaving out customers with no order in the earlier month."""),
    Prompt("en", "sql", r"""CREATE TABLE employees (id INT, name TEXT, dept_id INT, manager_id INT, salary INT);
CREATE TABLE departments (id INT, name TEXT);

-- Using valid SQLite, answer the following question for the tables provided above.
-- Which departments have at least three employees who earn more than their own manager?
SELECT"""),
    Prompt("en", "sql", r"how do i write a query that finds the longest streak of consecutive login days per user? table is logins(user_id, login_date), can have duplicates, mysql 8"),
    Prompt("en", "sql", r"This query takes 40 seconds on 12M rows: SELECT u.id, (SELECT COUNT(*) FROM events e WHERE e.user_id = u.id AND e.kind = 'click' AND e.ts > now() - interval '7 days') c FROM users u ORDER BY c DESC LIMIT 20; There is an index on events(user_id). Rewrite it and say which index you'd add and why the planner would use it."),
    Prompt("en", "data wrangling", r"""Problem:
I have the following dataframe:

   shop   day  sold
0     A     1   3.0
1     A     2   NaN
2     A     4   6.0
3     B     1   2.0
4     B     3   NaN
5     B     4   5.0

I want one row per shop and day from 1 to 4 (so the missing days need to be put in), and then the column sold should be filled by linear interpolation, but only inside the same shop, and never past the last known value. I tried df.set_index(['shop','day']).unstack().interpolate() but that goes across the shops instead of across the days.

How do I get this?

A:
<code>
import pandas as pd
df = pd.DataFrame({'shop': list('AAABBB'), 'day': [1,2,4,1,3,4], 'sold': [3, None, 6, 2, None, 5]})
</code>
result = ... # put solution in this variable
BEGIN SOLUTION
<code>"""),
    Prompt("en", "data wrangling", r"""Problem:
I have a numpy array of shape (n, 3), rows being points, and a second one of shape (m, 3). For each point in the first I want the index of the second nearest point in the second array, without a python loop, and ties should go to the lower index.

import numpy as np
a = np.random.rand(100, 3)
b = np.random.rand(40, 3)

My attempt np.argmin(((a[:,None]-b)**2).sum(-1), axis=1) only gets the nearest. Any ideas that don't sort everything?"""),
    Prompt("en", "data wrangling", r"""I have a log like this in a DataFrame `df`:

user,ts,event
7,2023-03-01 10:00:00,open
7,2023-03-01 10:04:10,click
7,2023-03-01 11:15:00,open
9,2023-03-01 10:01:00,open
9,2023-03-01 10:29:59,close
...

A session ends after 30 minutes without an event or on 'close'. Give me pandas code that adds a session id that is unique across users, then a table with user, session, length in seconds, number of events, and whether it ended with 'close'. It must work for 20 million rows so no apply with a python lambda please."""),
    Prompt("en", "data wrangling", r"""Problem: df has a column 'path' with strings like 'a>b>c', and a column 'n'. I'd like to get the counts of every ordered pair (x, y) where x comes before y anywhere in the path, weighted by n, as a square dataframe with all the labels on both axes. Example:

path   n
a>b>c  2
b>a    1

expected
   a  b  c
a  0  2  2
b  1  0  2
c  0  0  0"""),
    Prompt("en", "output prediction", r"""What does this print?

x = [[]] * 3
x[0].append(1)
x[1] = [2]
x[2].append(3)
print(x, len(x[0]))"""),
    Prompt("en", "output prediction", r"""def f(s, k):
    t = []
    for i, c in enumerate(s):
        if i % k == 0:
            t.insert(0, c.upper())
        elif c in 'aeiou':
            t.append(c * 2)
        else:
            t[-1] = t[-1] + c
    return '-'.join(t)
assert f('watermelon', 3) == ??

Give the value that makes the assertion hold."""),
    Prompt("en", "output prediction", r"""predict the output order and explain

console.log('a');
setTimeout(() => console.log('b'), 0);
Promise.resolve().then(() => { console.log('c'); setTimeout(() => console.log('d'), 0); });
(async () => { console.log('e'); await null; console.log('f'); })();
console.log('g');"""),
    Prompt("en", "output prediction", r"""int g(int n) { return n < 2 ? n : g(n / 2) * 3 + n % 2; }
int main() { int s = 0; for (int i = 1; i <= 9; i += 2) s += g(i); printf("%d\n", s); }

Trace through it and tell me the number printed."""),
    Prompt("en", "output prediction", r"""Given the function below, find an input for which f(input) == 'bcad'.

def f(w):
    a, b = w[:2], w[2:]
    return b[::-1] + a[::-1]"""),

    Prompt("en", "boolean expressions", r"not ( True and not False ) or ( False or not not True ) and False is"),
    Prompt("en", "boolean expressions", r"""Evaluate the result of a random Boolean expression.

Q: ( ( not False and False ) or not ( True or False ) ) and not not True is
A: Let's think step by step."""),
    Prompt("en", "boolean expressions", r"True and not not ( not True or True and False ) or False is"),
    Prompt("en", "causal judgement", r"""How would a typical person answer each of the following questions about causation?
A greenhouse alarm rings only if both the door and the vent are open at once. Pia is allowed to open the door whenever she likes; Hugo has been told never to touch the vent. One morning, at nine, Pia opens the door and Hugo opens the vent, and the alarm rings. Did Pia cause the alarm to ring?
Options:
- Yes
- No"""),
    Prompt("en", "causal judgement", r"""The CEO of a mining firm was told by her deputy: "We can open the new pit. It will raise profits and it will also spoil the view for the village." She answered that she didn't care about the view at all and only wanted the profits. They opened the pit and the view was spoiled. Did the CEO intentionally spoil the view?
Options:
- Yes
- No"""),
    Prompt("en", "date understanding", r"""Today is the last Friday of March 2019. What is the date 10 days ago in MM/DD/YYYY?
Options:
(A) 03/19/2019
(B) 03/18/2019
(C) 03/29/2019
(D) 04/08/2019
(E) 03/19/2018"""),
    Prompt("en", "date understanding", r"""Infer the date from context.

Q: Lena's flight was to leave on 2/27/2020 but got put off by four days. Her watch, which doesn't know about leap years, now shows a date. What is the date a week after her real departure in MM/DD/YYYY?
A:"""),
    Prompt("en", "date understanding", r"If the day after tomorrow is two days before Thursday, what day was it the day before yesterday?"),
    Prompt("en", "disambiguation", r"""In the following sentences, explain the antecedent of the pronoun (which thing the pronoun refers to), or state that it is ambiguous.
Sentence: The auditor told the cashier that she had miscounted the notes, so she apologised to her.
Options:
(A) The auditor apologised
(B) The cashier apologised
(C) Ambiguous"""),
    Prompt("en", "dyck languages", r"Complete the rest of the sequence, making sure that the parentheses are closed properly. Input: [ { < ( ) > [ [ ] ] ( { } < >"),
    Prompt("en", "dyck languages", r"""Complete the rest of the sequence, making sure that the parentheses are closed properly.

Q: Input: < ( { [ ] } ( [ [ { } ] ] < ( ) >
A:"""),
    Prompt("en", "formal fallacies", r""""It is not always easy to see who likes which band. Someone just claimed: To begin with, every fan of the Pines is a fan of the Reeds or a fan of the Stones. Next, no fan of the Reeds is a fan of the Stones. Moreover, Ruth is a fan of the Pines and not a fan of the Stones. It follows that Ruth is a fan of the Reeds."
Is the argument, given the explicitly stated premises, deductively valid or invalid?
Options:
- valid
- invalid"""),
    Prompt("en", "formal fallacies", r"""Here comes a perfectly valid argument, or so they say: First premise: Being a distant relative of Karl is sufficient for being an ancestor of Ida. Second premise: Whoever is not a schoolmate of Otto is an ancestor of Ida. So: whoever is not a distant relative of Karl is a schoolmate of Otto. Does the conclusion follow?"""),
    Prompt("en", "geometric shapes", r"""This SVG path element <path d="M 22.1,40.7 L 30.6,18.2 M 30.6,18.2 L 52.0,19.9 L 58.4,39.1 M 58.4,39.1 L 41.3,55.8 L 22.1,40.7"/> draws a
Options:
(A) circle
(B) heptagon
(C) hexagon
(D) kite
(E) line
(F) octagon
(G) pentagon
(H) rectangle
(I) sector
(J) triangle"""),
    Prompt("en", "logical deduction", r"""The following paragraphs each describe a set of three objects arranged in a fixed order. The statements are logically consistent within each paragraph. On a shelf there are three jars: a blue jar, a white jar and a clay jar. The clay jar is to the right of the blue jar. The white jar is to the left of the blue jar.
Options:
(A) The blue jar is the leftmost
(B) The white jar is the leftmost
(C) The clay jar is the leftmost"""),
    Prompt("en", "logical deduction", r"""A fruit stand sells five fruits: plums, limes, figs, papayas and cherries. The limes are dearer than the figs. The papayas are the second cheapest. The cherries are dearer than the plums, and the plums are dearer than the limes. Which is the third most expensive?"""),
    Prompt("en", "logical deduction", r"""In an antique car show there are seven vehicles: a tractor, a van, a bus, a sedan, a truck, a coupe and a motorcycle. The van is older than the bus. The coupe is the third newest. The tractor is newer than the truck. The motorcycle is the second oldest. The sedan is newer than the coupe. The bus is newer than the tractor, and the sedan is not the newest.
Options:
(A) The tractor is the fourth oldest
(B) The van is the fourth oldest
(C) The bus is the fourth oldest
(D) The truck is the fourth oldest
(E) The sedan is the fourth oldest"""),
    Prompt("en", "logical deduction", r"Ann finished ahead of Bo but behind Cy. Di finished ahead of Ed, who was not last. Fay came in right after Ann. If Cy did not win, who did, and who was last?"),
    Prompt("en", "multistep arithmetic", r"((-4 + 7 * -3 - 8) - (5 * 9 - -6 + 2)) ="),
    Prompt("en", "multistep arithmetic", r"What is 4837 * 296 - 18 * (751 + 64)?"),
    Prompt("en", "multistep arithmetic", r"""Solve multi-step arithmetic problems.

Q: (((9 - -2 + -5 + -7) * (3 + 8 * -1 * 4)) =
A: Let's think step by step."""),
    Prompt("en", "navigate", r"""If you follow these instructions, do you return to the starting point? Take 3 steps. Turn left. Take 4 steps. Turn around. Take 4 steps. Turn right. Take 2 steps. Turn around. Take 1 step.
Options:
- Yes
- No"""),
    Prompt("en", "navigate", r"I walk ten paces north, turn right and walk four, turn right again and walk seven, then turn left and go two more. How far am I from where I began, as the crow flies, and in which direction do I look?"),
    Prompt("en", "object counting", r"I have two garlic bulbs, a trombone, three lettuce heads, a cow, an onion, four carrots, two violins and a stalk of celery. How many vegetables do I have?"),
    Prompt("en", "object counting", r"On my desk: a stapler, 3 pens, two of which are inside a cup, the cup, 4 books, one of them open with a bookmark in it, and a phone lying on a notebook. How many things would I touch if I picked up every item that isn't inside or under something else?"),
    Prompt("en", "penguins in a table", r"""Here is a table where the first line is a header and each subsequent line is a giraffe:
name, age, height (cm), weight (kg)
Jody, 5, 430, 620
Gladys, 10, 420, 590
Marian, 2, 310, 410
Donna, 9, 440, 650
For example: the age of Jody is 5, the weight of Gladys is 590 kg. We now add a giraffe to the table:
Tamsin, 7, 435, 600
And then delete the giraffe named Gladys. How many giraffes are older than 4 and lighter than 630 kg?
Options: (A) 1 (B) 2 (C) 3 (D) 4 (E) 5"""),
    Prompt("en", "penguins in a table", r"""name | arrived | nights | rate
Okafor | Mon | 3 | 90
Lindqvist | Tue | 5 | 75
Bauer | Mon | 2 | 120
Sato | Thu | 4 | 75
Ito | Wed | 1 | 130

Which guest who was present on Thursday night paid least in total, and how much more did the guest before them in alphabetical order pay?"""),
    Prompt("en", "coloured objects", r"""On the nightstand, you see several items arranged in a row: a teal fidget spinner, a red pencil, a gold mug, a grey keychain, a red notebook and a teal cup. What is the colour of the object two places to the left of the item that is furthest from the grey one?"""),
    Prompt("en", "coloured objects", r"""On the floor, there are three purple pairs of sunglasses, two orange booklets, one silver booklet, one orange teddy bear, two purple teddy bears and one silver pair of sunglasses. If I remove all the teddy bears and half of the orange things that remain, how many non-purple things remain on it?
Options:
(A) zero
(B) one
(C) two
(D) three
(E) four"""),
    Prompt("en", "temporal sequences", r"""Today, Marcel went to the swimming pool. Between what times could they have gone?
We know that:
Marcel woke up at 6am.
Ottilie saw Marcel waiting at the dentist's from 6am to 8am.
Kim saw Marcel repairing a fence from 9am to noon.
Rafael saw Marcel at the stationer's from noon to 5pm.
Marcel was at choir practice from 6pm on.
The swimming pool opens at 10am and closes at 7pm.
Options:
(A) 8am to 9am
(B) 5pm to 6pm
(C) 6pm to 7pm
(D) 10am to noon"""),
    Prompt("en", "temporal sequences", r"The baker arrived before the milkman but after the paper boy. The postman came while the milkman was there, and the milkman left before the baker did. The cat was fed after the paper came and when nobody was in the house. Who could have fed it?"),
    Prompt("en", "tracking shuffled objects", r"""Alice, Bob, and Claire are playing a game. At the start of the game, they are each holding a ball: Alice has a white ball, Bob has a purple ball, and Claire has a pink ball.
As the game progresses, pairs of players trade balls. First, Bob and Alice swap balls. Then, Bob and Claire swap balls. Then, Alice and Claire swap balls. Finally, Alice and Bob swap balls. At the end of the game, Claire has the
Options:
(A) white ball
(B) purple ball
(C) pink ball"""),
    Prompt("en", "tracking shuffled objects", r"Dave, Eve, Fred, Gertrude and Alice hold the following books: Ulysses, Emma, Lolita, Dune and Hamlet, in that order. Eve and Fred swap. Dave and Alice swap. Fred and Gertrude swap. Alice and Eve swap. Dave and Fred swap. Who has Dune now?"),
    Prompt("en", "tracking shuffled objects", r"A coin is under the left one of three cups. I swap the left and middle cups, then the outer two, then the middle and right, then take the left cup with its contents and put it between the other two. Where's the coin?"),
    Prompt("en", "web of lies", r"Question: Wanda tells the truth. Igor says Wanda lies. Petal says Igor tells the truth. Quentin says Petal lies. Lorna says Quentin lies. Does Lorna tell the truth?"),
    Prompt("en", "web of lies", r"""Evaluate a random boolean function expressed as a word problem.

Q: Sherrie lies. Kandi says Sherrie tells the truth. Delbert says Kandi lies. Tamika says Delbert lies. Osvaldo says Tamika tells the truth. Does Osvaldo tell the truth?
A:"""),
    Prompt("en", "word sorting", r"Sort the following words alphabetically: List: thrush sapling thrash sampan quorum threshold sample quota samba thrifty quorate sapphire"),
    Prompt("en", "word sorting", r"put these in order of their second letter, ties broken by length, then alphabetically: marble, otter, crane, ape, bramble, stone, icicle, ebb, arch, ogre"),

    Prompt("en", "logic grid", r"""There are 4 houses in a row, numbered 1 to 4 from left to right. Each is occupied by a different person: Arnold, Eric, Peter, Alice. Each person keeps a different pet: cat, horse, bird, fish. Each drinks something different: tea, milk, water, coffee.

## Clues:
1. The cat owner is directly left of Eric.
2. Alice drinks milk.
3. The person who drinks coffee is not in the third house.
4. The bird keeper is somewhere to the right of Arnold.
5. Peter is in the first house.
6. The tea drinker and the horse owner are next to each other.
7. The fish is in house 4.

Who owns the bird? Return JSON with "reasoning" and "solution"."""),
    Prompt("en", "logic grid", r"Five friends each ordered another pizza and paid with a different coin. Mia didn't order mushrooms. Whoever had olives paid with the euro, and that was neither Jan nor Tess. The peso went for the pepperoni, unless it was Luca who had it, in which case he used the yen. Jan had the spinach. Noor paid in francs and not for ham. Who ate what?"),
    Prompt("en", "logic grid", r"Three married couples sit around a round table so that nobody sits beside their own spouse. Anna sits between Carl and Eva. Bert is married to Eva. Where does Dora sit, and whom is she married to?"),
    Prompt("en", "logic grid", r"Each of three boxes is wrongly labelled: apples, oranges, mixed. You may take out one fruit from one box without looking inside. How do you relabel them all?"),
    Prompt("en", "knights and knaves", r"""A very special island is inhabited only by knights and knaves. Knights always tell the truth, and knaves always lie. You meet 3 inhabitants: Zoey, Mel and Rex. Zoey says, "Mel is a knave or Rex is a knight." Mel says, "Zoey and Rex are the same kind." Rex remarks, "Mel could claim that I am a knave." Who is a knight and who is a knave?"""),
    Prompt("en", "knights and knaves", r"You come to a fork guarded by two brothers. One always lies, the other answers at random. What single question gets you to the village, if there is one at all?"),
    Prompt("en", "knights and knaves", r"Of four suspects exactly one is guilty and exactly one tells the truth. Al: it was Bea. Bea: it was Dan. Cal: not me. Dan: Bea is lying. Who did it?"),
    Prompt("en", "knights and knaves", r""""All of us are liars", says the first. "Just one of us is a liar", says the second. What is the third, who stays silent?"""),
    Prompt("en", "riddles", r"A farmer must cross a river with a wolf, a goat, a cabbage and a dog. The boat holds him and two others. The wolf won't eat anything while the dog is there, but the dog chases the goat if left alone with it. What is the fewest number of crossings?"),
    Prompt("en", "riddles", r"Four people need to cross a bridge at night with one torch. They take 1, 3, 6 and 9 minutes. At most two can cross at a time. What is the least total time and how do you know nothing is faster?"),
    Prompt("en", "riddles", r"You have a 7 litre jug and a 4 litre jug and a tap. How can you measure exactly 5 litres?"),
    Prompt("en", "riddles", r"twelve coins, one is fake and either heavier or lighter, you get a balance and three weighings. how"),
    Prompt("en", "riddles", r"A hundred prisoners are each given a hat, black or white, and see only those in front of them. Starting at the back each one says a colour. What should they agree on beforehand so that as many as possible are sure to go free?"),
    Prompt("en", "scheduling", r"I have to schedule five meetings between nine and noon. The budget one needs Carla, who leaves at ten thirty. Hiring and design both need me and can't be back to back. The demo takes an hour and must come after design. Everyone has a break from 10:15 to 10:30. Budget, hiring and review take 30 minutes each, design 20. Find a schedule that works or show none does."),
    Prompt("en", "optimisation", r"A workshop makes chairs (3 h of carpentry, 1 h of painting, $45 profit) and tables (4 h of carpentry, 3 h of painting, $80 profit). There are 120 h of carpentry and 60 h of painting a week, and at least twice as many chairs as tables have to be made. What mix brings the most profit?"),
    Prompt("en", "optimisation", r"Given tasks with durations A=4, B=3, C=5, D=2, E=6 and dependencies A->C, B->C, B->D, C->E, D->E, what is the critical path, and by how much could D slip? Suppose only one worker is there: does the answer change?"),
    Prompt("en", "scheduling", r"You plan to visit 3 European cities for 14 days in total. You only take direct flights. You want to spend 6 days in Porto, 5 days in Vienna and 5 days in Riga, with the days of flying counted in both cities. A friend wants to meet you in Riga between day 10 and day 14. Direct flights: Porto-Vienna, Vienna-Riga. Find a trip plan."),
    Prompt("en", "physics", r"A 2.0 kg block slides down a 30° incline with friction coefficient 0.15, starting from rest 3.0 m up the slope, then hits a spring of k = 450 N/m at the bottom, on a frictionless level. What is the greatest compression of the spring?"),
    Prompt("en", "physics", r"""A spin-1/2 particle is prepared in the state 0.6|up> + 0.8i|down>. What is the expectation value of the operator 5 sigma_x - 2 sigma_y + sigma_z, to one decimal place?
(A) -2.2
(B) -1.6
(C) 0.3
(D) 4.5"""),
    Prompt("en", "physics", r"An exoplanet transits its star every 11.3 days, with a depth of 0.8%. The star has 0.7 solar masses and 0.65 solar radii. Estimate the planet's radius in Earth radii and the equilibrium temperature if the star has T = 4300 K and the albedo is 0.3."),
    Prompt("en", "physics", r"A uniform ladder leans on a smooth wall. The floor has friction coefficient mu. How far up can a man whose mass is three times that of the ladder climb before it slips?"),
    Prompt("en", "physics", r"if i drop a stone into a well and hear the splash 2.6 s later how deep is it, taking the speed of sound into account"),
    Prompt("en", "chemistry", r"What mass of precipitate forms when 45.0 mL of 0.250 M lead(II) nitrate is mixed with 60.0 mL of 0.300 M potassium iodide? Which reagent is in excess and what is its final concentration?"),
    Prompt("en", "chemistry", r"Calculate the pH of a solution made by adding 30.0 mL of 0.10 M NaOH to 50.0 mL of 0.12 M acetic acid (Ka = 1.8e-5)."),
    Prompt("en", "chemistry", r"""A compound C7H14O shows a strong IR band at 1715 cm-1 and no band above 3000 other than C-H stretches. Its 1H NMR has a doublet at 1.08 ppm (12H) and a septet at 2.78 ppm (2H)... treated with NaBH4, then with PBr3, then with Mg in ether, then with CO2 and acid. How many distinct carbon signals does the final product have?
A) 4
B) 5
C) 6
D) 8"""),
    Prompt("en", "biology", r"In a population at Hardy-Weinberg equilibrium one man in 12 is red-green colour blind (X linked). What share of women are carriers, and what is the chance that a carrier mother and a father with normal sight have two children of whom exactly one is affected?"),
    Prompt("en", "finance", r"I can take a mortgage of 280k at 5.1% fixed over 25 years, or 4.6% over 25 years with $6,500 in points up front. I'll likely sell after seven years. Which one is cheaper?"),
    Prompt("en", "finance", r"A 10-year bond with a 6% semiannual coupon and a face value of $1000 trades at $1,045. Estimate the yield to maturity and the modified duration."),
    Prompt("en", "finance", r"A company's cost of equity is 11%, its debt yields 6%, the tax rate is 25% and the D/E ratio is 0.8. A project needs $2.4M now and yields $700k a year for five years. Should they go ahead?"),
    Prompt("en", "finance", r"how many years until my 18000 grows to 50000 if I get 6.5% a year compounded monthly and put in 150 at the end of every month"),
    Prompt("en", "games", r"White: Kg1, Qd1, Rf1, Bc4, Ng5, pawns f2 g2 h2. Black: Kg8, Qd8, Rf8, Bg7, Nf6, pawns f7 g6 h7. White to move. Is Nxf7 sound? Give the main line."),
    Prompt("en", "games", r"""Solve this 6x6 sudoku (2x3 boxes, digits 1 to 6):

. 2 . | . . 6
4 . 6 | . 2 .
------+------
. 3 . | 5 . .
. . 5 | . 3 .
------+------
. 1 . | 6 . 2
6 . . | . 1 ."""),
    Prompt("en", "games", r"Use the numbers 3, 3, 8 and 8, each once, with + - * / and brackets to make 24."),
    Prompt("en", "games", r"Two players take turns removing one, two or five matches from a heap of forty. Whoever takes the last one loses. Does the first player win, and how?"),
    Prompt("en", "games", r"guess the word: it rhymes with a kind of fish, take off the first letter and you get a tool, take off the last and you get something that's worn. five letters"),
    Prompt("en", "probability", r"A test for a disease that 0.4% of people have is right in 97% of the sick and 95% of the healthy. Someone tests positive twice, independently. How likely are they to be ill?"),
    Prompt("en", "probability", r"What's the chance that in a room of thirty people at least three share a birthday?"),
    Prompt("en", "probability", r"I keep flipping a fair coin until I see heads tails heads. How many flips does that take on average?"),
    Prompt("en", "probability", r"A bag has 4 red, 5 white and 6 black balls. Balls are drawn without replacement until two of the same colour in a row appear. Find the probability that exactly four balls are drawn."),
    Prompt("en", "probability", r"A stick is broken at two random places. What is the probability that the pieces make a triangle with no angle above ninety degrees?"),
    Prompt("en", "planning", r"""I am playing with a set of blocks where I need to arrange the blocks into stacks. Here are the actions I can do: pick up a block, unstack a block from on top of another block, put down a block, stack a block on top of another block. I can only pick up or unstack one block at a time, and only if my hand is empty and the block is clear.

[STATEMENT]
As initial conditions I have that the red block is clear, the yellow block is clear, the hand is empty, the red block is on top of the blue block, the blue block is on top of the orange block, the orange block is on the table and the yellow block is on the table.
My goal is to have the orange block on top of the red block and the red block on top of the yellow block.

My plan is as follows:
[PLAN]"""),
    Prompt("en", "planning", r"A robot vacuum starts in the kitchen with 40% battery. It needs 10% per room and 5% for each door it goes through, and it charges 20% in half an hour at the dock in the hall. The hall joins the kitchen, the study and the living room; the bedroom is only reached through the study. In which order should it clean all five to be done soonest?"),
    Prompt("en", "letters", r"""How many times does the letter s occur in "possessionlessness assesses"?"""),
    Prompt("en", "letters", r"""Take the last letters of each word in "Marcus Elaine Priya Dalton" and concatenate them, then reverse the result and say which letters lie in the first half of the alphabet."""),
    Prompt("en", "letters", r"Write a sentence of exactly nine words in which each word is one letter longer than the one before it, starting with a one letter word."),
    Prompt("en", "cipher", r"Decode this Caesar-shifted message, the shift isn't known: Wkh phhwlqj lv pryhg wr qrrq, eulqj wkh pds"),
    Prompt("en", "cipher", r"""A secret writing turns "garden gate" into "hbsefo hbuf" and "low tide" into "mpx ujef". Work out the rule, then read this:

uif qjdojd jt po tvoebz"""),
    Prompt("en", "cipher", r"In a certain code MONKEY is written XDJMNL. How is TIGER written in that code?"),
    Prompt("en", "sequences", r"What comes next: 2, 3, 5, 9, 17, 33, 65, ... and why? And in this one: 1, 11, 21, 1211, 111221, ..."),
    Prompt("en", "analysis", r"Suppose everyone who votes strategically believes that everyone else votes sincerely. Can the candidate that nobody puts first still win under a runoff? Construct an example or show why not."),
    Prompt("en", "system design", r"We have a payments service that must never charge a customer twice, even if the client retries, the queue redelivers and a region goes down mid-write. Walk through the design and name every place where exactly-once could break."),

    Prompt("de", "word problems", r"Ein Bauer verkauft ein Drittel seiner Eier am Montag, am Dienstag die Hälfte vom Rest und am Mittwoch noch 14 Stück. Danach hat er 22 Eier übrig. Wie viele hatte er am Anfang?"),
    Prompt("de", "mathematics", r"Bestimme alle Extrem- und Wendepunkte der Funktion $f(x) = (x^2 - 3)\,e^{-x}$ und die Fläche, die der Graph mit der x-Achse einschließt."),
    Prompt("de", "proofs", r"Beweise, dass die Summe zweier ungerader Quadratzahlen niemals eine Quadratzahl sein kann."),
    Prompt("de", "riddles", r"Drei Missionare und drei Kannibalen wollen über einen Fluss. Das Boot trägt zwei Personen. Nirgends dürfen die Kannibalen in der Überzahl sein. Wie kommen alle hinüber?"),
    Prompt("de", "code", r"Schreib mir eine Python-Funktion, die aus einer Liste von Zeitintervallen die maximale Anzahl gleichzeitig laufender Termine bestimmt, in O(n log n)"),
    Prompt("de", "debugging", r"""Warum liefert diese Abfrage doppelte Zeilen und zu hohe Summen?

SELECT k.name, SUM(b.betrag), COUNT(r.id)
FROM kunden k
JOIN bestellungen b ON b.kunde_id = k.id
LEFT JOIN reklamationen r ON r.kunde_id = k.id
GROUP BY k.name"""),
    Prompt("de", "logic", r"Anna, Ben, Clara und David wohnen in verschiedenen Stockwerken. Anna wohnt über Ben, aber nicht ganz oben. Clara wohnt nicht neben David. David wohnt tiefer als Ben. Wer wohnt wo?"),
    Prompt("de", "physics", r"Ein Auto bremst aus 108 km/h mit konstanter Verzögerung und kommt nach 75 m zum Stehen. Wie groß ist die Reibungszahl mindestens, und wie lang wäre der Bremsweg bei 8 % Gefälle?"),
    Prompt("de", "finance", r"ich will in 12 jahren 60000 euro haben und bekomme 3,2 % zinsen, wieviel muss ich monatlich sparen wenn ich schon 8500 habe und die zinsen jährlich gutgeschrieben werden"),
    Prompt("de", "probability", r"Aus einem Skatblatt werden zehn Karten gezogen. Mit welcher Wahrscheinlichkeit sind genau zwei Buben und mindestens ein Ass dabei?"),
    Prompt("de", "knights and knaves", r"Einer von drei Brüdern lügt immer, einer sagt immer die Wahrheit, einer mal so, mal so. Der erste sagt: Ich bin der Launische. Der zweite: Das stimmt. Der dritte: Ich bin nicht der Launische. Wer ist wer?"),

    Prompt("fr", "word problems", r"Camille achète 3 cahiers et 5 stylos pour 14,50 €. Son frère achète 5 cahiers et 2 stylos de plus que la moitié des siens et paie 19,75 €. Quel est le prix d'un cahier ?"),
    Prompt("fr", "mathematics", r"Soit $(u_n)$ la suite définie par $u_0 = 2$ et $u_{n+1} = \frac{3u_n + 1}{u_n + 3}$. Étudier la monotonie de la suite, montrer qu'elle converge et déterminer sa limite."),
    Prompt("fr", "proofs", r"Démontrer que $\sqrt{2} + \sqrt{3}$ est irrationnel."),
    Prompt("fr", "code", r"Écris une fonction Python qui prend une chaîne et renvoie la plus longue sous-chaîne palindrome, sans dépasser O(n²). Explique la complexité."),
    Prompt("fr", "logic", r"Cinq maisons de couleurs différentes sont alignées. Le médecin habite à côté de la maison verte, l'avocat n'est pas au bout, la maison rouge est juste à gauche de la bleue et le boulanger vit au milieu. La maison jaune est la première. Où habite le médecin s'il n'est voisin ni du boulanger ni de l'avocat ?"),
    Prompt("fr", "physics", r"Une bille de 50 g est lancée horizontalement à 4 m/s depuis une table haute de 90 cm. À quelle distance touche-t-elle le sol, et avec quelle vitesse et quel angle ?"),
    Prompt("fr", "riddles", r"Un père a quatre fois l'âge de son fils. Dans vingt ans il n'en aura plus que le double. Et quand avait-il sept fois son âge ?"),
    Prompt("fr", "probability", r"On tire successivement et sans remise des boules d'une urne qui en contient 6 blanches et 4 noires, jusqu'à obtenir la deuxième noire. Quelle est la loi du nombre de tirages et son espérance ?"),
    Prompt("fr", "sql", r"j'ai deux tables clients et factures, je veux pour chaque client le délai moyen entre deux factures consécutives, et seulement ceux dont ce délai augmente d'année en année. postgres"),
    Prompt("fr", "planning", r"Trois machines, six commandes de durées 5, 3, 8, 4, 6 et 2 heures. La troisième doit être finie avant la cinquième, la deuxième et la sixième ne peuvent pas passer sur la même machine. Quelle est la durée totale minimale ?"),
    Prompt("fr", "chemistry", r"On dissout 4,2 g d'hydrogénocarbonate de sodium dans 250 mL d'acide chlorhydrique à 0,30 mol/L. Quel volume de CO2 se dégage à 20 °C et 1013 hPa, et quel est le pH final ?"),

    Prompt("es", "word problems", r"Un depósito se llena con dos grifos en 4 y 6 horas respectivamente y se vacía con un desagüe en 8. Si abrimos los tres a la vez cuando está a un cuarto, ¿cuánto tarda en llenarse?"),
    Prompt("es", "mathematics", r"Calcula $\int_0^{\pi/2} x \sin^2 x \, dx$ paso a paso."),
    Prompt("es", "mathematics", r"¿Cuántos números de cinco cifras distintas son múltiplos de 4 y no contienen el cero?"),
    Prompt("es", "proofs", r"Demuestra por inducción que $1^3 + 2^3 + \cdots + n^3 = \left(\frac{n(n+1)}{2}\right)^2$."),
    Prompt("es", "code", r"necesito una funcion en javascript que reciba un arbol de carpetas y devuelva las rutas de todos los archivos duplicados por contenido, sin leer dos veces el mismo archivo"),
    Prompt("es", "logic", r"Pedro, Juan y Luis tienen un perro, un gato y un loro, no necesariamente en ese orden. El dueño del gato es mayor que Luis. Juan es menor que el dueño del loro, y Luis no tiene perro. ¿Quién tiene qué?"),
    Prompt("es", "output prediction", r"""¿Qué imprime este programa?

def g(a, b=[]):
    b.append(a)
    return sum(b) * len(b)

print(g(2), g(3, [1]), g(4))"""),
    Prompt("es", "physics", r"Dos cargas de 3 µC y −5 µC están separadas 40 cm. ¿En qué punto de la recta que las une se anula el campo eléctrico? ¿Y el potencial?"),
    Prompt("es", "riddles", r"Tengo dos cuerdas que tardan una hora en quemarse, pero no de manera uniforme. ¿Cómo mido exactamente cuarenta y cinco minutos?"),
    Prompt("es", "finance", r"Pido un préstamo de 15.000 € a 5 años con un TIN del 7 % y amortizo 3.000 € al final del segundo año. ¿Cuánto me ahorro en intereses si reduzco plazo y cuánto si reduzco cuota?"),
    Prompt("es", "tracking shuffled objects", r"Ana tiene la caja roja, Beto la azul y Carla la verde. Ana cambia con Carla, después Beto con Ana, después Carla con Beto y por último Ana con Carla otra vez. ¿Quién tiene la caja azul?"),

    Prompt("zh", "word problems", r"小明家到学校有1800米。他以每分钟60米的速度走了10分钟后发现忘带作业，立刻以每分钟90米的速度跑回家，拿了作业后以同样速度去学校。他总共用了多少分钟？"),
    Prompt("zh", "mathematics", r"已知函数 $f(x)=\ln x - ax + 1$ 有两个零点，求实数 $a$ 的取值范围，并证明两个零点之积大于 $\frac{1}{a^2}$。"),
    Prompt("zh", "mathematics", r"在三角形ABC中，a=7，b=8，cosB=-1/7，求角A以及AC边上的高。"),
    Prompt("zh", "mathematics", r"从1到100中任取三个不同的数，使它们能构成等差数列，共有多少种取法？"),
    Prompt("zh", "word problems", r"鸡兔同笼，共有35个头，94只脚，后来又放进几只兔子，脚变成了118只，问现在兔子有几只？"),
    Prompt("zh", "code", r"请用Python实现一个函数，输入一个字符串和一个整数k，返回最多包含k个不同字符的最长子串，要求时间复杂度O(n)，并说明思路。"),
    Prompt("zh", "logic", r"甲、乙、丙、丁四人中有一人打碎了花瓶。甲说：是乙打的。乙说：是丁打的。丙说：不是我。丁说：乙在说谎。四人中只有一人说了真话，请问是谁打碎的？"),
    Prompt("zh", "debugging", r"""下面这段代码在多线程下偶尔会少计数，为什么？怎样改最好？

public class Counter {
    private volatile int n = 0;
    public void add() { n++; }
    public int get() { return n; }
}"""),
    Prompt("zh", "physics", r"质量为2kg的小球从高5m处自由落下，与地面碰撞后反弹到3.2m高，碰撞时间为0.05秒，求地面对小球的平均作用力。"),
    Prompt("zh", "probability", r"一个袋子里有5个红球和3个白球，每次取一个，若是红球则放回并再加一个红球，若是白球则不放回。求第三次取到白球的概率。"),
    Prompt("zh", "multiple choice", r"某公司有三个部门，A部门人数是B部门的1.5倍，C部门比A部门少12人，如果从C部门调6人到B部门，则两部门人数相等。三个部门共有多少人？ A. 72  B. 84  C. 96  D. 108"),
)  # fmt: skip

FAST = (
    Prompt("en", "facts", "who wrote the song dancing in the moonlight"),
    Prompt("en", "facts", "when did the berlin wall come down"),
    Prompt("en", "facts", "What is the capital of Mongolia?"),
    Prompt("en", "facts", "where is the great barrier reef located on the map of australia"),
    Prompt("en", "facts", "Which English king had six wives, two of whom were beheaded?"),
    Prompt("en", "facts", "In which 1994 film does Tom Hanks' character say that life is like a box of chocolates?"),
    Prompt("en", "facts", "how many bones does a grown up person have"),
    Prompt("en", "facts", "Who was the first woman to win a Nobel Prize, and in which year and field did she win it?"),
    Prompt("en", "facts", "what's the longest river in south america"),
    Prompt("en", "facts", "Which gas makes up about 78% of the Earth's atmosphere?"),
    Prompt("en", "facts", "who plays the doctor in season 5 of doctor who"),
    Prompt("en", "facts", "Which Dutch painter cut off part of his own ear in December 1888?"),
    Prompt("en", "facts", "what year did the titanic sink and how many people died"),
    Prompt("en", "facts", "Name the two countries that border Andorra."),
    Prompt("en", "facts", "what do you call a baby kangaroo"),
    Prompt("en", "facts", "Which planet has the most moons?"),
    Prompt("en", "facts", "who is the ceo of microsoft"),
    Prompt("en", "facts", "In Greek mythology, what was the name of the three-headed dog guarding the underworld?"),
    Prompt("en", "facts", "what currency do they use in hungary"),
    Prompt("en", "facts", "Who won the men's 100 metres at the 2008 Olympic Games in Beijing and with what time?"),
    Prompt("en", "facts", "how many seasons of the wire are there"),
    Prompt("en", "facts", "I remember a novel set in a monastery in the 14th century in which a Franciscan friar called William and his young pupil look into a number of deaths, and at the end there's a big fire in the library. What's it called, and who wrote it?"),
    Prompt("en", "facts", "What was Muhammad Ali's birth name?"),
    Prompt("en", "facts", "is a tomato a fruit or a vegetable"),
    Prompt("en", "facts", "which actor voices the donkey in shrek"),
    Prompt("en", "facts", "What's the official language of Brazil? And of Suriname?"),
    Prompt("en", "history", "When was the Treaty of Westphalia signed, and which war did it end?"),
    Prompt("en", "history", "Tell me about the 1906 San Francisco earthquake: magnitude, number of deaths, what burnt."),
    Prompt("en", "history", "who was the 16th president of the united states and when was he shot"),
    Prompt("en", "history", "Give me a short overview of the Meiji Restoration (1868 to 1912)."),
    Prompt("en", "history", "What happened on 14 July 1789?"),
    Prompt("en", "history", "List the Roman emperors of the year 69 AD in order."),
    Prompt("en", "units", "how many ounces in a pound"),
    Prompt("en", "units", "what is 0 celsius in fahrenheit"),
    Prompt("en", "units", "How long is a marathon in miles and in km?"),
    Prompt("en", "units", "whats the speed of light in m/s"),
    Prompt("en", "units", "How many days are in February in a leap year?"),
    Prompt("en", "units", "What does the prefix nano- mean, 10^-6 or 10^-9?"),
    Prompt("en", "definitions", "define ubiquitous"),
    Prompt("en", "definitions", "What is a hedge fund?"),
    Prompt("en", "definitions", "meaning of 'to burn the candle at both ends'"),
    Prompt("en", "definitions", "what does tbh mean"),
    Prompt("en", "definitions", "What's the difference between affect and effect?"),
    Prompt("en", "definitions", "What is a synonym for \"happy\" that sounds a bit more formal?"),
    Prompt("en", "definitions", "What is inflation and what is deflation? two sentences each at most"),
    Prompt("en", "definitions", "antonym of generous"),
    Prompt("en", "definitions", "Explain what 'photosynthesis' means"),
    Prompt("en", "recall mathematics", "Who first proved Fermat's Last Theorem, and in what year?"),
    Prompt("en", "recall mathematics", "What is the Pythagorean theorem?"),
    Prompt("en", "recall mathematics", "what is the value of pi to 5 decimal places"),
    Prompt("en", "recall mathematics", "What is a prime number? Give me the first five."),
    Prompt("en", "recall mathematics", "quadratic formula"),
    Prompt("en", "recall mathematics", "Write the derivative of $\\sin x$ and of $\\cos x$."),
    Prompt("en", "recall mathematics", "what do you call a polygon with 8 sides"),
    Prompt("en", "recall mathematics", "In $y = mx + b$, which letter stands for the slope?"),
    Prompt("en", "recall mathematics", "7 x 8?"),
    Prompt("en", "recall mathematics", "what's the difference between mean and median, in plain words"),
    Prompt("en", "recall programming", "Who invented Python?"),
    Prompt("en", "recall programming", "What does HTML stand for?"),
    Prompt("en", "recall programming", "how do i exit vim"),
    Prompt("en", "recall programming", "What is the difference between `git fetch` and `git pull`?"),
    Prompt("en", "recall programming", "python how to get the length of a list"),
    Prompt("en", "recall programming", "In SQL, what does LEFT JOIN mean?"),
    Prompt("en", "recall programming", "What port does HTTPS use by default, 80 or 443?"),
    Prompt("en", "recall programming", "is java the same as javascript"),
    Prompt("en", "recall programming", "Which company made the Swift programming language, and in what year was it released?"),
    Prompt("en", "recall programming", "what's an API? explain like I'm a manager"),
    Prompt("en", "recall programming", "css property to make text bold"),
    Prompt("en", "recall programming", "What does the error 404 mean?"),
    Prompt("en", "recall programming", "how to print hello world in c"),
    Prompt("en", "recall science", "What is Newton's second law? Just state it."),
    Prompt("en", "recall science", "chemical symbol for potassium?"),
    Prompt("en", "recall science", "What is Avogadro's number used for?"),
    Prompt("en", "greetings", "hi"),
    Prompt("en", "greetings", "Hello there! How are you today?"),
    Prompt("en", "greetings", "good morning sunshine"),
    Prompt("en", "greetings", "hey whats up"),
    Prompt("en", "greetings", "Hi, I'm Rob. Are you a real person?"),
    Prompt("en", "one word", "test"),
    Prompt("en", "one word", "banana"),
    Prompt("en", "one word", "why"),
    Prompt("en", "one word", "Shakespeare"),
    Prompt("en", "one word", "continue"),
    Prompt("en", "one word", "?"),
    Prompt("en", "thanks", "thanks a lot, that was perfect!"),
    Prompt("en", "thanks", "ok thx bye"),
    Prompt("en", "thanks", "No, that's all for today. You've been a great help, thank you."),
    Prompt("en", "chit-chat", "Do you ever get bored?"),
    Prompt("en", "chit-chat", "my cat just knocked over my coffee again lol"),
    Prompt("en", "chit-chat", "I feel kind of lonely tonight. All my friends moved away after college."),
    Prompt("en", "chit-chat", "tell me a joke about penguins"),
    Prompt("en", "chit-chat", "I passed my driving test on the 3rd try!!!"),
    Prompt("en", "chit-chat", "What's your favourite colour and why?"),
    Prompt("en", "chit-chat", "im so tired of my job, my boss yelled at me in front of 12 people today"),
    Prompt("en", "chit-chat", "It's raining here again. What's the weather like where you are?"),
    Prompt("en", "chit-chat", "say something nice to me"),
    Prompt("en", "chit-chat", "what is your name and who made you"),
    Prompt("en", "opinions", "cats or dogs?"),
    Prompt("en", "opinions", "Do you think pineapple belongs on pizza?"),
    Prompt("en", "opinions", "Is it rude to leave a party without saying goodbye?"),
    Prompt("en", "opinions", "which is better for a beginner, guitar or piano"),
    Prompt("en", "opinions", "What do you think of the ending of The Sopranos?"),
    Prompt("en", "follow-ups", "make it shorter"),
    Prompt("en", "follow-ups", "and in French?"),
    Prompt("en", "follow-ups", "give me 5 more"),
    Prompt("en", "follow-ups", "Can you make that sound a bit friendlier, and lose the second paragraph?"),
    Prompt("en", "follow-ups", "no emojis please"),
    Prompt("en", "follow-ups", "put it in a table with 3 columns"),
    Prompt("en", "follow-ups", "Yes please do"),
    Prompt("en", "follow-ups", "what about 1995?"),
    Prompt("en", "system-like", "You are a friendly assistant in a shoe shop. Answer in at most two sentences. Customer: Do you have these in a size 9?"),
    Prompt("en", "system-like", "From now on answer only in lower case and sign every message with \"yours, the toaster\". First message: how was your night?"),
    Prompt("en", "system-like", "You are HelperBot v2.1. Never mention prices. Always greet the user by name. User name: Dolores. User message: hi, what are your opening times? (Mon-Fri 9:00-18:00, Sat 10:00-14:00)"),
    Prompt("en", "system-like", "I want you to act as an English pronunciation assistant for Turkish speaking people. I'll write sentences and you will only answer with their pronunciation. My first sentence is \"How is the weather in Istanbul?\""),

    Prompt("en", "translation", "Translate to Spanish: The meeting has been moved to Thursday at 3 pm in room 204."),
    Prompt("en", "translation", "how do you say 'where is the train station' in italian"),
    Prompt("en", "translation", "Translate the following sentence from German to English.\n\nGerman: Die Kommission hat am 12. März beschlossen, die Mittel um 4,5 Millionen Euro zu erhöhen.\nEnglish:"),
    Prompt("en", "translation", "what does 'c'est la vie' mean"),
    Prompt("en", "translation", "Please translate into Japanese, polite form: \"Thank you for your order. Your parcel will arrive within 5 working days.\""),
    Prompt("en", "translation", "Put this into modern English: \"Wherefore dost thou tarry, good sir? The hour groweth late and the horses are weary.\""),
    Prompt("en", "rewriting", "Correct the grammar: me and him was going to the store when it start to rain and we has no umbrella"),
    Prompt("en", "rewriting", "Rephrase this so it sounds more professional: \"Hey, I can't make the call tmrw, something came up, can we do it some other day?\""),
    Prompt("en", "rewriting", "Rewrite in the passive voice: The storm destroyed 14 houses and damaged the old bridge."),
    Prompt("en", "rewriting", "fix punctuation\n\nits been a long time since we last spoke how are you and the kids doing i heard that tom started school already cant believe he is six"),
    Prompt("en", "rewriting", "Paraphrase the text below so that it doesn't repeat the word \"very\".\n\nThe hotel was very clean and the staff were very kind. The breakfast was very good, although the coffee was very weak. We'd very much like to come back."),
    Prompt("en", "rewriting", "Simplify for a 10 year old: \"The legislature enacted a statute that precludes the utilisation of combustible fuels within residential dwellings constructed subsequent to 2030.\""),
    Prompt("en", "rewriting", "turn these notes into a paragraph: founded 1987 / family business / 3 bakeries / sourdough / won regional prize 2015 & 2019 / now online shop"),
    Prompt("en", "rewriting", "Change all the verbs to past tense.\n\nShe opens the door, looks at the empty room and calls his name. Nobody answers. She sits down on the stairs and waits."),
    Prompt("en", "rewriting", "is this sentence correct? \"If I would have known, I would have came earlier.\""),

    Prompt("en", "summary", """Summarize the following article in two sentences.

The town council of Harwick voted on Tuesday to close the main street to cars on weekends from May to September. The measure, which was tried for six weeks last summer, had the support of most of the cafés and of the residents' association, but was opposed by several shop owners who fear that their older customers will stay away. During the trial the number of people on foot rose by 38 percent, according to figures the council gave out, while sales in the shops were about the same as in the year before. Councillor Janet Oduya said the street would be "a place to meet again, and not a place to get through". Deliveries will still be allowed until 10 a.m., and there will be 40 additional parking spaces behind the old cinema, with a free shuttle every fifteen minutes. The council will look at the results in October and then decide whether to go on with it next year."""),
    Prompt("en", "summary", """tl;dr this pls

So basically I've been renting this flat for 3 years now and the landlord has always been fine, but last winter the boiler broke and it took him seven weeks to send somebody, and when they came they said it couldn't be fixed and needed replacing. He then said that he'd put in a new one in spring. Spring came, no boiler. I wrote to him four times, he answered once to say that he was abroad. In the meantime I bought two electric heaters, which cost me 160 pounds plus I don't know how much in electricity. Now he tells me the rent is going up by 75 a month from November because of "improvements in the building", by which he means that they painted the hallway. My neighbour on the second floor has got the same letter and she's furious. We've thought about going to the council or one of those tenant groups. I actually like the place, it's ten minutes from work and quiet, so I don't want to leave, I only want warm water and not to be treated like an idiot."""),
    Prompt("en", "summary", """Give me the main points of this email as bullets:

Dear all,

As you know, we are moving to the new office on 17 June. The removal company will come on Friday the 14th at 7:30, so everything that should go along has to be in boxes by Thursday evening. Please write your name and the room number (you'll find it in the attached plan) on at least two sides of every box. Monitors will be wrapped by the company; please don't do that yourselves. Plants can't be taken in the lorry, so take them home or find a colleague with a car. Laptops stay with you. On Monday the 17th we start at 10:00 with a breakfast on the third floor. Key cards will be handed out at the reception from 8:30 on. If you need a parking space, tell Milan before the 7th, because there are just 22 of them.

Best wishes,
Petra"""),
    Prompt("en", "summary", """Passage: Lighthouses were once lit by open fires of wood or coal, which needed a great deal of fuel and could often not be seen in bad weather. In the eighteenth century oil lamps came into use, first with flat wicks and, after 1782, with the round hollow wick invented by Aimé Argand, whose flame was brighter and gave off hardly any smoke. The greatest step forward came from the French physicist Augustin-Jean Fresnel. In 1822 he presented a lens made up of rings of prisms, which bent nearly all the light into one narrow beam. A lamp that had been seen from eight miles away could now be seen from more than twenty. Within some decades Fresnel's lenses stood in thousands of towers all over the world. Electric light, and later automatic control, put an end to the job of the lighthouse keeper; the last ones in many countries left their posts in the 1980s and 1990s. Today many of the towers are museums or hotels.

Write a one-sentence summary of the passage."""),
    Prompt("en", "summary", """Headline for this story?

A nine-year-old boy from Dunmore found a message in a bottle on Sunday that had been thrown in the sea 41 years ago, and has since spoken on the phone with the woman who wrote it. Liam Farrell was walking his dog when he saw the green bottle between two rocks. The letter in it was dated 8 August 1982 and signed by "Kirsten, 11, from Bergen". With the help of a Norwegian newspaper it took the family just two days to find Kirsten Aas, now a dentist and a grandmother. "I'd forgotten all about it," she said. "I had written that I wanted a pen friend with a pony. Liam has no pony, but he's promised to write." She plans to visit Ireland next spring."""),
    Prompt("en", "classification", "Review: \"Bought this kettle in March, by May the lid was broken. Customer service told me to send it back at my own cost, 18 dollars for a 25 dollar kettle. Never again.\"\nIs this review positive or negative?"),
    Prompt("en", "classification", "Classify the sentiment of the tweet as positive, neutral or negative.\n\nTweet: just landed in lisbon and the pilot sang happy birthday to a 90 yr old lady over the speakers, i'm not crying you are\nSentiment:"),
    Prompt("en", "classification", "What is the topic of this news item: World, Sports, Business or Sci/Tech?\n\nShares of chip maker Velden Semiconductors fell 7.4 percent on Wednesday after it cut its forecast for the fourth quarter to $1.1 billion, from $1.35 billion, citing weak demand for phones in Asia."),
    Prompt("en", "classification", "Here is a film review. Tell me whether the writer liked it.\n\nI went in with low expectations, the trailer having shown what seemed to be every single joke. For the first twenty minutes I was sure I'd been right: the two brothers argue, the car breaks down, a goat eats the map. But then something happens that I won't give away, and from there on it's a different film, quieter and a good deal sadder, and the older of the two, played by a wonderfully tired Marcus Hale, carries it on his shoulders to the end. The music is a bit much and there's one dream sequence that could have stayed on the cutting room floor. Still, I stayed in my seat until the lights came on, and so did most of the people around me. 4 out of 5."),
    Prompt("en", "classification", "Is this message spam or not? \"CONGRATS!! You have been selected for a $500 gift card. Reply YES to 88213 within 24h to claim.\""),
    Prompt("en", "classification", "Label the following sentences as question, request or statement:\n1. Could you close the window?\n2. The window is closed.\n3. Who closed it?\n4. Please don't open it again."),
    Prompt("en", "classification", "Categorize each of these as fruit, animal or tool: hammer, mango, otter, pliers, fig, badger"),
    Prompt("en", "classification", "What emotion does the speaker show? \"I can't believe he'd do that behind my back, after everything I've done for him. I'm shaking.\" Options: joy, anger, fear, surprise"),
    Prompt("en", "classification", "Which department should this ticket go to (billing, technical, sales)?\n\n\"Hello, since the update to version 4.2.1 on Monday the app shuts down as soon as I tap on 'history'. I have a Galaxy S21. Invoice no. 20933 if you need it. Regards, H. Moreau\""),
    Prompt("en", "extraction", "Extract all names and dates from the text.\n\nThe expedition led by Ingrid Solberg set out from Tromsø on 4 June 1911 and was back on 30 August. With her were the geologist Paul Renner and two Sami guides, Aslak Bær and his son Nils. Renner's notebook, lost on 17 July, was found by fishermen in 1936."),
    Prompt("en", "extraction", "List the keywords of this abstract, separated by commas:\n\nWe study how city bees choose their food plants over a season. In 12 gardens in two cities we took 1,460 samples of pollen from the nests of mason bees and identified the plants from DNA. Bees in the centre used fewer kinds of plants than those at the edge (9 against 16 on average), with maple and roses making up more than half of the pollen. We give advice on planting for parks and balconies."),
    Prompt("en", "extraction", "Pull the phone number, the address and the total out of this:\n\nOrder #55812 - Thank you Mr. Adeyemi! 2x Desk lamp \"Nova\" 39.90, 1x Bulb set 12.50, shipping 4.95, total 97.25 EUR. To: Kwame Adeyemi, 14 Orchard Lane, Bristol BS3 1QT. Questions? Call 0117 496 0023."),
    Prompt("en", "extraction", "Convert to JSON with keys name, role, start: \"Yuki Tanaka joined as a data engineer on 2021-04-01 and Pietro Russo as a designer on 2022-09-15.\""),
    Prompt("en", "extraction", "Which companies are mentioned here?\n\n\"After the deal with Norvik fell through, Baltera Foods turned to Harmon & Pike, who had bought 12% of Delmonte Dairy in 2017.\""),
    Prompt("en", "extraction", "From the following transcript get me the action items only.\n\nAnna: ok so the banner is still last year's. Joe: I'll swap it today. Anna: good. And the press list? Joe: has 340 people on it but half of them bounce. Mei: I can clean it by Wednesday. Anna: great. I'm going to ring the venue about the microphones, last time we'd only two for six speakers. Joe: and the cake? Anna: no cake. Mei: aww. Anna: fine, Mei orders a cake, but under 80 dollars."),
    Prompt("en", "reading comprehension", """Read the passage and answer the question.

The Kestrel Bridge was built between 1893 and 1897 by the engineer Alfred Thornbury, who had worked on railway bridges in India before. It is 212 metres long and rests on five piers of granite. When it was opened, on 2 May 1897, a crowd of about 10,000 people walked over it behind a brass band. A fire in 1931 destroyed the wooden roadway, and it was replaced by one of steel and concrete two years later. Since 1978 the bridge has been closed to lorries.

Question: What was the roadway made of before 1931?"""),
    Prompt("en", "reading comprehension", """Context: Sea otters keep warm without the layer of fat which whales and seals have. Their fur is the thickest of any animal, with up to a million hairs on an area of one square inch. To keep it clean they spend several hours a day grooming. They also eat up to a quarter of their weight each day, mostly sea urchins, crabs and clams, which they break open with a stone on their chest.
Question: How do sea otters open clams?
Answer:"""),
    Prompt("en", "reading comprehension", """According to the text, in what year did Rosa open the second shop?

Rosa Delgado learnt to make chocolate from her aunt in Oaxaca. She came to Chicago in 1998 with two suitcases and $300, worked in a hotel kitchen for six years and opened her own little shop on 18th Street in 2004. The second, near the university, followed in 2011, and a third, which is also a school, in 2016. She now has 27 employees, most of them women from the neighbourhood. "I have never had a business plan," she says. "I've had a queue in front of the door.\""""),
    Prompt("en", "reading comprehension", """passage: All trains between Marlow and Fenn are replaced by buses from Saturday 9 March 01:30 to Monday 11 March 04:00 because of works on the track. Buses leave from the stop in front of the post office, not from the station. The trip takes 35 minutes longer than by train. Bicycles can't be taken on the bus. Tickets stay valid.
question: can i take my bike on the replacement bus"""),
    Prompt("en", "reading comprehension", """Answer with yes or no.

"Ketchup was sold as a medicine in the 1830s. A doctor in Ohio, John Cook Bennett, claimed that tomatoes cured indigestion, and the recipe was soon turned into pills. The market broke down around 1850, since many of the pills contained no tomato at all."

Was ketchup ever sold as a medicine?"""),

    Prompt("en", "e-mails", "Write an email to my landlord saying that the heating in the bedroom hasn't worked since 4 November and ask for a repair this week."),
    Prompt("en", "e-mails", "draft a resignation letter, 2 weeks notice, keep it friendly"),
    Prompt("en", "e-mails", "Write a polite reminder to a client whose invoice (no. 2024-117, $1,250) is 10 days late."),
    Prompt("en", "e-mails", "I need a short thank you note to my daughter's teacher, Mrs. Alvarez, for the last day of school"),
    Prompt("en", "e-mails", "Cover letter for a job as a barista. I've 2 years of experience in a bakery, speak English and Polish and can start on the 1st."),
    Prompt("en", "e-mails", "how to tell my team by slack that i'm off sick today"),
    Prompt("en", "e-mails", "Wedding invitation text for Leah and Sam, 21 September, barn at Hill Farm, 3 pm, no gifts please"),
    Prompt("en", "e-mails", "Compose a letter of complaint to an airline about luggage that arrived four days late. Mention flight KX 482 and that I had to buy clothes for 140 euros."),
    Prompt("en", "poems", "write a haiku about snow"),
    Prompt("en", "poems", "Write a poem for my grandfather's 80th birthday. He likes fishing, bad jokes and Johnny Cash."),
    Prompt("en", "poems", "a limerick about a programmer who never tests his code"),
    Prompt("en", "poems", "Write four lines that rhyme about the number zero."),
    Prompt("en", "poems", "make a rap about mondays"),
    Prompt("en", "stories", "Tell me a bedtime story about a dragon who's afraid of the dark."),
    Prompt("en", "stories", "Write a 200 word story that begins with \"The phone rang at 3:17 a.m.\""),
    Prompt("en", "stories", "Write a scene in which Sherlock Holmes tries to order at a drive-through. Make it funny."),
    Prompt("en", "stories", "Write the opening paragraph of a fantasy novel in which maths is a forbidden magic."),
    Prompt("en", "stories", "continue this story: The old man put the last box on the cart, looked once more at the house, and"),
    Prompt("en", "stories", "Fanfic idea: Naruto and Goku meet in a ramen shop. Write it in dialogue, keep it light, about 300 words"),
    Prompt("en", "slogans", "slogan for a vegan burger truck"),
    Prompt("en", "slogans", "I need 5 catchy names for a dog walking business in Portland"),
    Prompt("en", "slogans", "Instagram caption for a photo of my sister and me on the beach, 2 emojis max"),
    Prompt("en", "slogans", "Come up with a tagline for a bank app called Pebble that rounds up what you pay and saves the difference."),
    Prompt("en", "titles", "Suggest three titles for a blog post on why I quit social media for 90 days."),
    Prompt("en", "titles", "Generate a title for this recipe: chicken thighs, honey, garlic, soy sauce, baked for 35 minutes at 200 C"),
    Prompt("en", "titles", "Title for a conversation that starts with: \"my sourdough doesn't rise, the kitchen is about 18 degrees and I feed it 1:1:1 once a day\". Max 5 words, no quotes."),
    Prompt("en", "product descriptions", "Write a product description for a hand-made walnut cutting board, 40 x 28 cm, with a juice groove."),
    Prompt("en", "product descriptions", "Etsy listing text: lavender soy candle, 8 oz, burns 45 hours, cotton wick"),
    Prompt("en", "product descriptions", "Write a 50-word blurb for a used 2014 Honda Civic with 82,000 miles and one owner."),
    Prompt("en", "recipes", "easy pancake recipe for 4 people"),
    Prompt("en", "recipes", "What can I cook with eggs, spinach, half an onion and some feta?"),
    Prompt("en", "recipes", "how long do you boil an egg for a soft yolk"),
    Prompt("en", "recipes", "Can I use baking soda in place of baking powder?"),
    Prompt("en", "recipes", "Give me a recipe for a vegetarian lasagne with the amounts in grams and the oven temperature."),
    Prompt("en", "travel", "3 days in Lisbon, what should I not miss"),
    Prompt("en", "travel", "Do I need a visa for Japan with a British passport?"),
    Prompt("en", "travel", "best time of the year to see the northern lights in iceland?"),
    Prompt("en", "travel", "What should I pack for a week of hiking in Scotland in October?"),
    Prompt("en", "travel", "is the tap water safe to drink in prague"),
    Prompt("en", "role play", "Pretend you're a pirate and tell me about your day."),
    Prompt("en", "role play", "You are a barista and I'm a customer in a hurry. You start."),
    Prompt("en", "role play", "act as my grandma who's proud of me whatever i do. i just burnt the toast"),
    Prompt("en", "role play", "Let's do a job interview. You're the manager of a garden centre and ask me one question at a time."),
    Prompt("en", "role play", "*walks into the tavern and shakes the rain off his cloak* \"A room for the night, innkeeper, and something hot.\""),
    Prompt("en", "brainstorming", "List ten things to do on a rainy day with kids."),
    Prompt("en", "brainstorming", "gift ideas for my dad, he's 61, likes gardening and jazz, budget 50 dollars"),
    Prompt("en", "brainstorming", "Give me 20 words that have to do with the sea."),
    Prompt("en", "brainstorming", "what are some good topics for a first date"),
    Prompt("en", "brainstorming", "Name five animals that live in the desert."),
    Prompt("en", "brainstorming", "ideas for a youtube channel about houseplants"),
    Prompt("en", "brainstorming", "List 7 common interview questions for nurses."),
    Prompt("en", "brainstorming", "conversation starters for a long car ride pls"),
    Prompt("en", "simple explanations", "Explain photosynthesis to a child."),
    Prompt("en", "simple explanations", "why is the sky blue"),
    Prompt("en", "simple explanations", "How does a microwave oven heat food? Keep it simple."),
    Prompt("en", "simple explanations", "eli5 blockchain"),
    Prompt("en", "simple explanations", "Why do cats purr?"),
    Prompt("en", "simple explanations", "Explain what a black hole is as if you were talking to my 85-year-old aunt"),
    Prompt("en", "simple explanations", "what causes thunder and lightning?"),
    Prompt("en", "simple explanations", "How do vaccines work, in three or four sentences?"),
    Prompt("en", "how-to", "how do I get red wine out of a white carpet"),
    Prompt("en", "how-to", "How do I tie a bow tie? Step by step please."),
    Prompt("en", "how-to", "how to take a screenshot on a mac"),
    Prompt("en", "how-to", "What's the best way to remember people's names?"),
    Prompt("en", "how-to", "my basil keeps dying, what am i doing wrong"),
    Prompt("en", "how-to", "How do I change a flat bike tyre?"),
    Prompt("en", "how-to", "how can i merge two cells in excel"),
    Prompt("en", "how-to", "Tips for a first time public speaker, 150 people in the room, I'm terrified"),
    Prompt("en", "health", "what helps against a sore throat"),
    Prompt("en", "health", "Is it ok to take ibuprofen and paracetamol together?"),
    Prompt("en", "health", "how many hours of sleep does a 5 year old need"),
    Prompt("en", "health", "What foods are high in iron?"),
    Prompt("en", "health", "i cant fall asleep before 2am, any tips"),
    Prompt("en", "health", "My knee hurts when I go downstairs. I'm 34 and run about 20 km a week. What could it be and should I see a doctor?"),
    Prompt("en", "commonsense", "Where would you put a dirty plate after dinner?\nA. bookshelf B. dishwasher C. bed D. mailbox E. garage"),
    Prompt("en", "commonsense", "Q: What do people usually do when they're tired at the end of the day?\nAnswer Choices: (a) go to bed (b) run a marathon (c) eat soap (d) buy a car (e) climb a tree\nA:"),
    Prompt("en", "commonsense", "A man holds an umbrella and walks along the street. His shoes are wet. It is most likely\n(A) snowing indoors (B) raining (C) a hot desert (D) midnight"),
    Prompt("en", "commonsense", "Which of the following is used for cutting paper?\n1) spoon\n2) scissors\n3) pillow\n4) lamp"),
    Prompt("en", "commonsense", "Choose the more sensible one. Sentence 1: He put the turkey in the fridge. Sentence 2: He put the fridge in the turkey."),
    Prompt("en", "commonsense", "The most common place to find a stapler is a? options: office, lake, forest, oven, bathtub"),
    Prompt("en", "sentence from keywords", "Write a sentence with these words: dog, frisbee, catch, park"),
    Prompt("en", "sentence from keywords", "Create a sentence using: bicycle, baker, seven, early."),
    Prompt("en", "sentence from keywords", "name[The Olive Tree], food[Greek], price[moderate], rating[4 out of 5], area[riverside]\n\nTurn the data above into one natural sentence."),
    Prompt("en", "multiple choice facts", "Which organ pumps blood through the body?\nA) liver\nB) heart\nC) lung\nD) kidney"),
    Prompt("en", "multiple choice facts", "Who painted the ceiling of the Sistine Chapel? (A) Raphael (B) Titian (C) Michelangelo (D) Caravaggio. Answer with the letter only."),
    Prompt("en", "multiple choice facts", "True or false: the Great Wall of China was built in a single year, 1644."),
    Prompt("en", "recommendations", "I liked The Martian and Project Hail Mary, what should I read next?"),
    Prompt("en", "recommendations", "good board games for 2 players under $30"),
    Prompt("en", "recommendations", "recommend me some sad movies"),
    Prompt("en", "facts", "What is the tallest building in the world and how tall is it in feet?"),
    Prompt("en", "facts", "who sang the original version of 'Hallelujah'"),
    Prompt("en", "facts", "Which sea creature has three hearts?"),
    Prompt("en", "facts", "what does the P in P. T. Barnum stand for"),
    Prompt("en", "facts", "How many players are there on a rugby union team? And in rugby league?"),
    Prompt("en", "facts", "whats the difference between an alligator and a crocodile"),
    Prompt("en", "writing", "Write a LinkedIn post about finishing my bootcamp. 16 weeks, 3 projects (React, Node, SQL), now looking for a junior role."),
    Prompt("en", "writing", "Please write a toast for my best friend's wedding, under a minute. We met in 2009 in a chemistry class where he set fire to my notes."),
    Prompt("en", "writing", "short bio for a photographer, third person"),
    Prompt("en", "writing", "Write a five-star Google review for my dentist, Dr. Patel. He's gentle and there's never a wait."),
    Prompt("en", "writing", "Write a short essay, about 250 words, on why reading matters."),
    Prompt("en", "writing", "whats a nice way to say no to a second date"),

    Prompt("de", "facts", "Wer hat die Zauberflöte komponiert und wann wurde sie uraufgeführt?"),
    Prompt("de", "facts", "wie viele einwohner hat österreich"),
    Prompt("de", "greetings", "Hallo, wie geht's dir?"),
    Prompt("de", "thanks", "Danke, das reicht mir schon!"),
    Prompt("de", "translation", "Übersetze ins Englische: Der Zug nach Hamburg fällt heute leider aus, der nächste fährt um 14:32 Uhr von Gleis 7."),
    Prompt("de", "rewriting", "Korrigiere bitte die Rechtschreibung: Ich wolte dich fragen ob du am samstag zeit hast, weil wir ein kleines fest machen und alle komen."),
    Prompt("de", "e-mails", "Schreib eine kurze Kündigung für mein Fitnessstudio, Mitgliedsnummer 48213, zum nächstmöglichen Termin."),
    Prompt("de", "recipes", "Was kann ich aus altem Brot machen?"),
    Prompt("de", "poems", "Schreibe ein kurzes Gedicht über den Herbst für die Grundschule"),
    Prompt("de", "definitions", "Was bedeutet das Wort \"Fernweh\"?"),
    Prompt("de", "summary", "Fasse den Text in einem Satz zusammen:\n\nDie Stadtbücherei in der Lindenstraße hat seit Montag wieder geöffnet. Nach dem Wasserschaden im Februar mussten rund 4.000 Bücher weggeworfen werden, weitere 11.000 wurden getrocknet und gereinigt. Die Kosten von etwa 380.000 Euro übernimmt zum größten Teil die Versicherung. Neu sind eine Leseecke für Kinder und längere Öffnungszeiten am Donnerstag, dann bleibt das Haus bis 20 Uhr offen. Zur Feier gibt es am Samstag einen Flohmarkt, dessen Erlös in neue Bücher fließt."),
    Prompt("de", "classification", "Ist diese Bewertung positiv oder negativ? \"Zimmer klein, aber sauber, Frühstück top, nur der Lärm von der Straße bis 2 Uhr nachts hat uns den Rest gegeben. Nicht noch mal.\""),
    Prompt("de", "health", "was hilft gegen muskelkater"),
    Prompt("de", "brainstorming", "Nenne mir zehn Vornamen für einen Kater."),
    Prompt("de", "recall programming", "Wofür steht die Abkürzung PDF?"),
    Prompt("de", "chit-chat", "Mir ist heute so langweilig, erzähl mir mal was Lustiges"),

    Prompt("fr", "facts", "Quelle est la capitale de l'Australie ?"),
    Prompt("fr", "facts", "c'est quoi le plus haut sommet d'afrique"),
    Prompt("fr", "greetings", "Bonjour !"),
    Prompt("fr", "follow-ups", "plus court stp"),
    Prompt("fr", "translation", "Traduis en anglais : « Nous vous confirmons votre réservation pour deux nuits, du 12 au 14 août, petit-déjeuner compris. »"),
    Prompt("fr", "rewriting", "Corrige les fautes : je suis aller au marcher hier et j'ai acheter des pomme et des poire, elle était pas cher"),
    Prompt("fr", "e-mails", "Rédige un mail pour demander un jour de congé le vendredi 17 à ma responsable, ton poli mais pas trop formel."),
    Prompt("fr", "recipes", "Donne-moi une recette simple de ratatouille pour 6 personnes."),
    Prompt("fr", "stories", "Raconte une petite histoire du soir avec un hérisson et une étoile"),
    Prompt("fr", "simple explanations", "Pourquoi les feuilles changent-elles de couleur en automne ?"),
    Prompt("fr", "history", "Qui était roi de France en 1715 et combien d'années a-t-il régné ?"),
    Prompt("fr", "extraction", "Relève les lieux et les dates : « Née à Lyon le 3 mai 1921, Jeanne Morel quitte la France pour Dakar en 1947, puis s'installe à Montréal, où elle meurt en octobre 1999. »"),
    Prompt("fr", "travel", "que faire à marseille un week-end avec des enfants"),
    Prompt("fr", "slogans", "Trouve un slogan pour une boulangerie bio qui s'appelle « Au bon levain »."),
    Prompt("fr", "opinions", "Tu préfères la mer ou la montagne ?"),
    Prompt("fr", "reading comprehension", "Texte : La piscine municipale est ouverte tous les jours de 8 h à 20 h, sauf le mardi, où elle ferme à 17 h. L'entrée coûte 4,20 € et 2,60 € pour les moins de 12 ans. Le bonnet est obligatoire.\nQuestion : À quelle heure ferme la piscine le mardi ?"),

    Prompt("es", "facts", "¿Quién escribió Cien años de soledad?"),
    Prompt("es", "facts", "en que año llego el hombre a la luna"),
    Prompt("es", "greetings", "hola buenas tardes"),
    Prompt("es", "thanks", "muchas gracias, eso era todo"),
    Prompt("es", "translation", "¿Cómo se dice \"echar de menos\" en inglés?"),
    Prompt("es", "rewriting", "Reescribe esta frase de forma más formal: oye, que al final no puedo ir mañana, lo dejamos para el lunes a las 10?"),
    Prompt("es", "e-mails", "Escribe un correo para reclamar un pedido (n.º 77120) que debía llegar el 5 de mayo y todavía no ha llegado."),
    Prompt("es", "recipes", "receta de tortilla de patatas sin cebolla"),
    Prompt("es", "poems", "Escribe un poema corto sobre el mar y la nostalgia."),
    Prompt("es", "definitions", "¿Qué es la fotosíntesis?"),
    Prompt("es", "classification", "Clasifica la siguiente noticia (deportes, política, economía, cultura): \"El equipo local remontó un 0-2 en los últimos 15 minutos y jugará la final el domingo ante más de 40.000 aficionados.\""),
    Prompt("es", "health", "¿Es malo tomar café todos los días?"),
    Prompt("es", "brainstorming", "dame 10 ideas de regalos para una amiga que se muda"),
    Prompt("es", "how-to", "¿Cómo limpio una sartén quemada?"),
    Prompt("es", "recall mathematics", "¿Cómo se llama el lado más largo de un triángulo rectángulo?"),
    Prompt("es", "chit-chat", "estoy un poco triste hoy, discutí con mi mejor amiga"),

    Prompt("zh", "facts", "世界上最大的沙漠是哪个？"),
    Prompt("zh", "facts", "《红楼梦》的作者是谁"),
    Prompt("zh", "greetings", "你好"),
    Prompt("zh", "follow-ups", "再简短一点"),
    Prompt("zh", "translation", "把这句话翻译成英文：会议改到星期三下午三点，在二楼201室。"),
    Prompt("zh", "rewriting", "请帮我润色：我觉得这个产品非常好用，就是价格有点贵，如果便宜一点我就会再买一个。"),
    Prompt("zh", "e-mails", "帮我写一封请假邮件，因为感冒明天请假一天。"),
    Prompt("zh", "recipes", "番茄炒蛋怎么做？"),
    Prompt("zh", "stories", "写一个关于小兔子和月亮的睡前故事，300字左右。"),
    Prompt("zh", "history", "秦始皇是哪一年统一六国的？"),
    Prompt("zh", "classification", "判断下面评论的情感是正面还是负面：\n\n“等了50分钟才上菜，汤是凉的，服务员态度也差，以后不会再来了。”"),
    Prompt("zh", "health", "晚上睡不着怎么办"),
    Prompt("zh", "slogans", "给一家奶茶店想五个好听的名字"),
    Prompt("zh", "travel", "第一次去西安玩三天，有什么推荐的景点和小吃？"),
    Prompt("zh", "recall programming", "CPU和GPU有什么区别？简单说一下"),
    Prompt("zh", "extraction", "从下面这段话中找出人名、地名和时间：\n\n2019年6月，李文和张晓梅从成都出发，骑自行车走了47天，于8月初到达拉萨，一路上由摄影师王磊拍成了纪录片。"),
)  # fmt: skip
