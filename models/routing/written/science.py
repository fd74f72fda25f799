"""Prompts written by hand, to learn from: mathematics and science, worked out against recalled."""

from routing.prompt import Prompt

THINKING = (
    # competition algebra
    Prompt(
        "en", "competition algebra", r"Let $a$ and $b$ be real numbers with $a+b=7$ and $a^3+b^3=91$. Find $a^4+b^4$."
    ),
    Prompt("en", "competition algebra", r"Find all real $x$ such that $\sqrt{x+11}-\sqrt{x-4}=3$."),
    Prompt(
        "en",
        "competition algebra",
        r"The polynomial $p(x)=x^3-6x^2+kx-4$ has three positive roots in which one is the sum of the other two. What is $k$? Express your answer as a common fraction.",
    ),
    Prompt(
        "en",
        "competition algebra",
        r"A function $h$ on the nonzero reals obeys $2h(x)-h\left(\frac{6}{x}\right)=5x$. Compute $h(4)+h(9)$.",
    ),
    Prompt(
        "en",
        "competition algebra",
        r"If $\frac{x}{y}+\frac{y}{x}=4$, what is the value of $\frac{x^4}{y^4}+\frac{y^4}{x^4}$?",
    ),
    Prompt(
        "en",
        "competition algebra",
        r"Determine the sum of all integers $n$ for which $\frac{n^2+5n+17}{n+2}$ is an integer.",
    ),
    Prompt(
        "en",
        "competition algebra",
        r"For how many integer values of $c$ does the equation $|x^2-8x+7|=c$ have exactly four distinct real solutions?",
    ),
    Prompt(
        "en",
        "competition algebra",
        r"Let $r,s,t$ be the roots of $2x^3-5x^2+x+9=0$. Evaluate $\frac1{rs}+\frac1{st}+\frac1{tr}$.",
    ),
    Prompt(
        "en",
        "competition algebra",
        "solve for x: log base 3 of (x-2) plus log base 3 of (x+4) = 3, give all valid solutions",
    ),
    Prompt(
        "en",
        "competition algebra",
        r"Find all real triples with \[ xy+z=11,\qquad yz+x=14,\qquad x+y+z=9. \] Give a reason why there are no others.",
    ),
    Prompt(
        "en",
        "competition algebra",
        r"Write $\sqrt{37-20\sqrt3}$ in the form $a+b\sqrt3$ with integers $a,b$, if it can be done, or show that it cannot.",
    ),
    Prompt(
        "en",
        "competition algebra",
        r"What is the smallest value that $x^2+3y^2-4xy+10y+50$ restricted to integers $x,y$ with $0\le x,y\le 6$ can take?",
    ),
    Prompt(
        "en",
        "competition algebra",
        r"A monic quadratic $q$ has $q(2)=q(10)$ and its graph touches the line $y=2x-1$. Determine $q(0)$.",
    ),
    Prompt("en", "competition algebra", r"Find the product of the real roots of $(x^2-3x)^2-2(x^2-3x)-8=0$."),
    Prompt(
        "en",
        "competition algebra",
        r"Find the remainder when $(x+1)^{50}$ is divided by $x^2+2x$, and then by $x^2+2x+2$.",
    ),
    Prompt(
        "en",
        "competition algebra",
        r"Factor $x^4+x^2y^2+y^4$ over the integers and use it to find the largest prime divisor of $10^8+10^4+1$.",
    ),
    Prompt(
        "en",
        "competition algebra",
        r"Let $\lfloor x\rfloor$ denote the greatest integer at most $x$. Solve $x^2-5\lfloor x\rfloor+4=0$ over the reals.",
    ),
    Prompt(
        "en",
        "competition algebra",
        "the line y = mx - 9 is tangent to the parabola y = x^2 + 2x. whats the sum of the possible m",
    ),
    Prompt(
        "en", "competition algebra", r"The parabolas $y=x^2+k$ and $x=y^2+k$ meet at exactly one point. What is $k$?"
    ),
    Prompt(
        "en",
        "competition algebra",
        r"Compute \[\frac{1}{\sqrt{2}+\sqrt{5}}+\frac{1}{\sqrt{5}+\sqrt{8}}+\cdots+\frac{1}{\sqrt{119}+\sqrt{122}}.\]",
    ),
    # number theory
    Prompt("en", "number theory", r"Find the last two digits of $13^{2019}$."),
    Prompt(
        "en",
        "number theory",
        r"How many positive divisors of $2^5\cdot 3^7\cdot 5^2$ are perfect squares but not perfect cubes?",
    ),
    Prompt(
        "en",
        "number theory",
        r"Determine the smallest positive integer $n$ such that $n\equiv 3\pmod 7$, $n\equiv 5\pmod{11}$ and $n\equiv 1\pmod{13}$.",
    ),
    Prompt("en", "number theory", r"What is the largest integer $k$ such that $12^k$ divides $200!$?"),
    Prompt(
        "en",
        "number theory",
        r"Let $N=\underbrace{44\ldots4}_{50\text{ fours}}$. What remainder does $N$ leave on division by $37$?",
    ),
    Prompt("en", "number theory", r"Find all pairs of positive integers $(m,n)$ with $m^2-n^2=2024$."),
    Prompt(
        "en",
        "number theory",
        r"Is there a base $b$ in which $143_b$ is exactly twice $65_b$? What about three times $41_b$?",
    ),
    Prompt("en", "number theory", "whats the remainder when 7^1000 is divided by 48"),
    Prompt(
        "en", "number theory", r"How many integers between $1$ and $1000$ are relatively prime to both $6$ and $35$?"
    ),
    Prompt(
        "en",
        "number theory",
        r"Let $\sigma(n)$ denote the sum of the positive divisors of $n$. Find all $n$ for which $\sigma(n)=72$.",
    ),
    Prompt(
        "en",
        "number theory",
        r"The four-digit number $\overline{7a3b}$ is divisible by $36$. List all possible ordered pairs $(a,b)$.",
    ),
    Prompt(
        "en",
        "number theory",
        r"Show that no perfect square has decimal digits summing to $2021$, and find the smallest perfect square whose digits sum to $22$.",
    ),
    Prompt(
        "en",
        "number theory",
        r"Find the multiplicative inverse of $57$ modulo $200$, as an integer between $0$ and $199$.",
    ),
    Prompt(
        "en",
        "number theory",
        r"Find the least positive integer that is a multiple of $45$ and has exactly $14$ positive divisors.",
    ),
    Prompt("en", "number theory", r"For which primes $p$ is $p^2+9p+9$ a perfect square?"),
    Prompt(
        "en",
        "number theory",
        r"Compute $\gcd(2^{84}-1,\,2^{126}-1)$ and write it in the form $2^k-1$. How many digits does it have?",
    ),
    Prompt(
        "en",
        "number theory",
        "I have fewer than 300 marbles. In rows of 5 there are 2 left, in rows of 6 there are 3 left, in rows of 7 there's one left over. List every number of marbles I could have.",
    ),
    Prompt("en", "number theory", r"Let $s(n)$ be the sum of the digits of $n$. Evaluate $s(s(s(7777^{777})))$."),
    # geometry
    Prompt(
        "en",
        "geometry",
        r"In triangle $ABC$, $AB=9$, $BC=10$, $CA=17$. Find the length of the altitude from $A$ and the radius of the circumscribed circle.",
    ),
    Prompt(
        "en",
        "geometry",
        r"A circle of radius $4$ is tangent to two sides of a rectangle with dimensions $12\times 20$ that share a corner. How far is the opposite corner from the nearest point of the circle?",
    ),
    Prompt(
        "en",
        "geometry",
        r"Chords $PQ$ and $RS$ of a circle meet at $X$ inside it. If $PX=6$, $QX=8$ and $RS=19$, find the two possible lengths of $RX$.",
    ),
    Prompt(
        "en",
        "geometry",
        r"Square $ABCD$ has side $10$. Point $E$ lies on $\overline{CD}$ with $CE=4$, and the perpendicular bisector of $\overline{AE}$ meets $\overline{AD}$ at $F$. What is $DF$?",
    ),
    Prompt("en", "geometry", r"The diagonals of a rhombus differ by $14$ and its side is $13$. What is its area?"),
    Prompt(
        "en",
        "geometry",
        r"A right circular cone of height $24$ and base radius $7$ is cut by a plane parallel to its base into two solids with equal total surface areas. How far from the apex is the cut?",
    ),
    Prompt(
        "en",
        "geometry",
        r"""[asy]
pair A=(0,0), B=(8,0), C=(8,5), D=(0,5), E=(3,5);
draw(A--B--C--D--cycle); draw(A--E--B);
[/asy]
In the rectangle above, $DE=3$, $EC=5$ and $AD=5$. Find $\sin\angle AEB$.""",
    ),
    Prompt(
        "en",
        "geometry",
        r"Circles of radii $1$, $2$ and $3$ are pairwise externally tangent. Find the area of the triangle formed by the three points of tangency.",
    ),
    Prompt(
        "en",
        "geometry",
        r"Point $P$ is inside equilateral triangle $XYZ$ with distances $2$, $3$ and $5$ to the three sides. What is the perimeter of $XYZ$?",
    ),
    Prompt(
        "en",
        "geometry",
        "two ladders lean in an alley crossing each other. one is 20 ft the other 15 and the alley is 12 ft wide. how high above the ground do they cross",
    ),
    Prompt(
        "en",
        "geometry",
        r"An isosceles trapezoid has bases $8$ and $18$ and an inscribed circle. Determine the radius of that circle.",
    ),
    Prompt(
        "en",
        "geometry",
        r"A cube has edge length $6$. A plane through its center is perpendicular to one of its space diagonals. What is the area of the cross-section?",
    ),
    Prompt(
        "en",
        "geometry",
        r"In $\triangle DEF$, $\angle D=60^\circ$, $DE=8$ and $DF=5$. The bisector of $\angle D$ meets $EF$ at $G$. Find $DG$.",
    ),
    Prompt("en", "geometry", r"The points $(2,-1)$, $(5,8)$ and $(-4,7)$ lie on a circle. Find its center."),
    Prompt(
        "en",
        "geometry",
        r"Each interior angle of a regular $n$-gon is $6^\circ$ larger than each interior angle of a regular $(n-3)$-gon. What's $n$?",
    ),
    Prompt(
        "en",
        "geometry",
        "A goat is tied with a 10 m rope to the outside corner of a shed that is 6 m by 4 m. Over what area can it graze? Leave pi in the answer.",
    ),
    Prompt(
        "en",
        "geometry",
        r"In convex quadrilateral $KLMN$, the diagonals are perpendicular, $KL=7$, $LM=11$ and $MN=9$. What is $NK^2$?",
    ),
    Prompt(
        "en",
        "geometry",
        r"A sphere is inscribed in a regular tetrahedron of edge $12$. Compute the ratio of the sphere's volume to that of the tetrahedron in simplest radical form.",
    ),
    # counting
    Prompt(
        "en",
        "counting",
        r"How many seven-letter arrangements of the letters in BALLOON have no two identical letters next to each other?",
    ),
    Prompt(
        "en",
        "counting",
        r"In how many ways can $10$ identical apples be shared among four children if each child gets at least one and nobody gets more than four?",
    ),
    Prompt(
        "en", "counting", r"Find the number of subsets of $\{1,2,\dots,12\}$ that contain no two consecutive integers."
    ),
    Prompt(
        "en",
        "counting",
        "six friends sit round a circular table. Ana won't sit beside Bo, and Cy insists on sitting beside Di. how many seatings, counting rotations as the same?",
    ),
    Prompt(
        "en",
        "counting",
        r"A path on the grid goes from $(0,0)$ to $(6,5)$ with unit steps right or up and must avoid $(3,2)$. How many such paths are there?",
    ),
    Prompt(
        "en", "counting", r"How many four-digit positive integers have strictly increasing digits whose sum is even?"
    ),
    Prompt(
        "en",
        "counting",
        r"Each vertex of a square is painted red, green, blue or white. Two paintings are the same if one can be rotated into the other. How many different paintings exist?",
    ),
    Prompt("en", "counting", r"What is the coefficient of $x^7$ in $(1+x+x^2)^6$?"),
    Prompt(
        "en",
        "counting",
        "A committee of 5 is picked from 6 teachers and 8 parents. It needs at least two of each, and two particular parents refuse to serve together. How many committees are possible?",
    ),
    Prompt("en", "counting", r"How many functions $f:\{1,2,3,4,5\}\to\{1,2,3,4,5\}$ satisfy $f(f(x))=x$ for all $x$?"),
    Prompt(
        "en",
        "counting",
        r"How many rectangles of any size, but not squares, can be traced along the lines of a $5\times 7$ grid of unit cells?",
    ),
    Prompt("en", "counting", "how many ways to make 50 pence out of 20p, 10p, 5p and 2p coins"),
    Prompt("en", "counting", r"Evaluate $\displaystyle\sum_{k=0}^{10} k\binom{10}{k}2^{k}$."),
    # probability
    Prompt(
        "en",
        "probability",
        r"Two fair dice are rolled again and again until the product is 6 or 12. What is the chance that 12 shows up first, and how many rolls does it take on average?",
    ),
    Prompt(
        "en",
        "probability",
        r"A point is chosen uniformly at random in the unit square. Find the probability that it is closer to the center than to any of the four corners.",
    ),
    Prompt(
        "en",
        "probability",
        "A drawer has 5 black socks, 4 grey ones and 3 navy ones. I pull out three in the dark. What is the probability that I have at least one matching pair?",
    ),
    Prompt(
        "en",
        "probability",
        r"Three distinct numbers are drawn from $\{1,2,\dots,15\}$. Express as a common fraction the probability that their product is divisible by $10$.",
    ),
    Prompt(
        "en",
        "probability",
        "a test for a disease is 96% sensitive, 91% specific and 1 in 250 people have it. i tested positive twice (independent tests). how likely am i to be sick",
    ),
    Prompt(
        "en",
        "probability",
        "Cards are dealt face up from a shuffled standard deck until an ace appears. On average, how many cards are dealt, counting the ace?",
    ),
    Prompt(
        "en",
        "probability",
        "Marta and Yusuf each arrive at the café at a random time between noon and one. Marta waits 10 minutes, Yusuf waits 20. Probability that they meet?",
    ),
    Prompt(
        "en",
        "probability",
        r"A biased coin lands heads with probability $p$. The chance of exactly two heads in four tosses equals the chance of exactly three heads. Find $p$ given $0<p<1$.",
    ),
    Prompt(
        "en",
        "probability",
        r"An urn holds $r$ red and $6$ white balls. Two balls are drawn without replacement, and the probability that they have different colours is $\tfrac12$. Determine all possible $r$.",
    ),
    Prompt(
        "en",
        "probability",
        "What's the expected number of rolls of a fair die before I've seen every face at least once? Show how you get there.",
    ),
    Prompt(
        "en",
        "probability",
        "if you break a stick at two random places whats the probability the longest piece is more than twice the shortest",
    ),
    Prompt(
        "en",
        "probability",
        r"Let $X\sim\text{Exp}(\lambda)$ and $Y\sim\text{Exp}(\mu)$ be independent. Find the density of $X-Y$.",
    ),
    Prompt(
        "en",
        "probability",
        "A frog sits on lily pad 0 of pads 0 to 5 in a line. Every minute it hops one pad right with probability 2/3 or one left with probability 1/3 (at pad 0 it always hops right). How many minutes should we expect before it reaches pad 5?",
    ),
    Prompt(
        "en",
        "probability",
        "In a family with three children, at least one is a girl born on a weekend. What's the probability all three are girls? Assume each day and sex equally likely.",
    ),
    # precalculus
    Prompt("en", "precalculus", r"Find all $\theta\in[0,2\pi)$ with $2\cos^2\theta+3\sin\theta=3$."),
    Prompt("en", "precalculus", r"Find the exact value of $\sin 6^\circ\sin 42^\circ\sin 66^\circ\sin 78^\circ$."),
    Prompt("en", "precalculus", r"Let $\omega=e^{2\pi i/7}$. Compute $(2-\omega)(2-\omega^2)\cdots(2-\omega^6)$."),
    Prompt(
        "en",
        "precalculus",
        r"If $\tan\alpha=\frac{1}{3}$ and $\tan\beta=\frac{2}{5}$ with both angles acute, find $\tan(2\alpha+\beta)$.",
    ),
    Prompt(
        "en",
        "precalculus",
        r"Find the distance from the point $(3,-2,5)$ to the line through $(1,0,1)$ in the direction $\langle 2,-1,2\rangle$.",
    ),
    Prompt(
        "en",
        "precalculus",
        r"The complex number $z$ satisfies $|z-3i|=2$. What is the largest possible value of $|z+4|$?",
    ),
    Prompt(
        "en",
        "precalculus",
        r"Convert the polar equation $r=\frac{6}{2-\cos\theta}$ to rectangular form, identify the conic and give its foci.",
    ),
    Prompt(
        "en",
        "precalculus",
        r"Let $\mathbf{u}=\begin{pmatrix}2\\-1\\4\end{pmatrix}$ and $\mathbf{v}=\begin{pmatrix}1\\3\\c\end{pmatrix}$. The projection of $\mathbf{v}$ onto $\mathbf{u}$ has length $\sqrt{21}$. Find all values of $c$.",
    ),
    Prompt(
        "en",
        "precalculus",
        r"Write $\sin^4 x$ in terms of cosines of multiples of $x$, then use that to find its average over one period.",
    ),
    Prompt("en", "precalculus", r"How many solutions does $\sin 5x=\frac{x}{10}$ have in the interval $[0,10]$?"),
    Prompt(
        "en",
        "precalculus",
        r"Show that $4\arctan\frac13-\arctan\frac{7}{24}$ is a rational multiple of $\arctan\frac{3}{4}$ or explain why it is not.",
    ),
    # calculus
    Prompt(
        "en",
        "calculus",
        r"Evaluate $\displaystyle\int_{1}^{4}\frac{\sqrt{x}}{\sqrt{5-x}+\sqrt{x}}\,dx$ and then $\displaystyle\int_0^{1}\frac{\ln(1+x)}{1+x^2}\,dx$.",
    ),
    Prompt("en", "calculus", r"Find $\lim_{x\to0}\frac{e^{x}-\cos x-\sin x}{x^2}$."),
    Prompt("en", "calculus", "integrate x^2 * arctan(x) dx pls show steps"),
    Prompt(
        "en",
        "calculus",
        r"Find the volume generated when the region bounded by $y=x^2$ and $y=2x$ is rotated about the line $x=3$.",
    ),
    Prompt(
        "en",
        "calculus",
        r"Does $\sum_{n=2}^{\infty}\frac{1}{n(\ln n)^{3/2}}$ converge? And what about replacing $3/2$ by $1$? Justify both.",
    ),
    Prompt("en", "calculus", r"Solve the initial value problem $y''-4y'+4y=e^{2x}$, $y(0)=1$, $y'(0)=0$."),
    Prompt(
        "en",
        "calculus",
        "Water drips out of a conical cup (height 12 cm, top radius 4 cm) at 2 cubic cm per second. How fast is the level falling when the water is 5 cm deep?",
    ),
    Prompt("en", "calculus", r"Find and classify every critical point of $f(x,y)=x^3+y^3-6xy$."),
    Prompt("en", "calculus", r"Let $F(x)=\int_{x}^{x^3}\frac{\sin t}{t}\,dt$. Compute $F'(1)$ and $F''(1)$."),
    Prompt(
        "en",
        "calculus",
        r"Use a line integral or Green's theorem to find the area enclosed by $x=\cos^3 t,\ y=\sin^3 t$.",
    ),
    Prompt(
        "en",
        "calculus",
        r"Determine the radius and interval of convergence of $\sum_{n\ge1}\frac{(-1)^n(x-2)^n}{n\,3^n}$.",
    ),
    Prompt(
        "en",
        "calculus",
        r"For which constants $a,b$ is $g(x)=\begin{cases}ax^2+b & x<1\\ \ln x + 3x & x\ge 1\end{cases}$ differentiable everywhere?",
    ),
    Prompt("en", "calculus", "dy/dx = (x + y)^2, y(0)=0. find y"),
    Prompt(
        "en",
        "calculus",
        r"Calculate $\iint_D e^{-(x^2+y^2)}\,dA$ where $D$ is the part of the annulus $1\le x^2+y^2\le 4$ above the line $y=x$.",
    ),
    # linear algebra
    Prompt(
        "en",
        "linear algebra",
        r"Find the eigenvalues and a basis of each eigenspace of $\begin{pmatrix}3&0&2\\0&-1&0\\2&0&0\end{pmatrix}$. Is it positive definite?",
    ),
    Prompt(
        "en", "linear algebra", r"Let $A$ be a $3\times3$ matrix with $\det A=-2$. Compute $\det(3A^{-1}A^{T}A^2)$."
    ),
    Prompt(
        "en",
        "linear algebra",
        r"For what values of $k$ does the system $x+y+z=1,\ x+ky+z=2,\ x+y+kz=k$ have no solution?",
    ),
    Prompt("en", "linear algebra", r"Given $M=\begin{pmatrix}1&2\\0&3\end{pmatrix}$, find a closed form for $M^{n}$."),
    Prompt("en", "linear algebra", "Run Gram-Schmidt on (1,1,0), (1,0,1), (0,1,1) and give the orthonormal basis."),
    Prompt("en", "linear algebra", "can a real 3x3 matrix satisfy A^2 = -I ? why or why not"),
    Prompt(
        "en",
        "linear algebra",
        r"Let $V$ be the space of real polynomials of degree at most $3$ and $T(p)=xp'(x)-2p(x)$. Determine the rank and a basis for the kernel of $T$.",
    ),
    Prompt(
        "en",
        "linear algebra",
        r"Find the point of the plane $2x-y+2z=9$ closest to $(1,4,-3)$ and the matrix of orthogonal projection onto the parallel plane through the origin.",
    ),
    Prompt(
        "en", "linear algebra", r"If $A$ and $B$ are $n\times n$ real matrices with $AB-BA=A$, must $A$ be nilpotent?"
    ),
    Prompt(
        "en",
        "linear algebra",
        r"A square matrix $P$ satisfies $P^2=P$ and has trace $5$ and size $8$. What's $\det(I+P)$?",
    ),
    # word problem
    Prompt(
        "en",
        "word problem",
        "Lupe bakes 14 trays of rolls with 18 rolls on each. She sells two thirds of them before noon at $0.75 each, half of the rest after lunch at $0.50, and gives away what's left. How much money did she take in?",
    ),
    Prompt(
        "en",
        "word problem",
        "A train leaves Ashford at 8:15 going 90 km/h. Another leaves Brenton, 310 km away on the same line, at 9:00, heading toward it at 110 km/h. At what time do they pass each other?",
    ),
    Prompt(
        "en",
        "word problem",
        "tom reads 23 pages a day on weekdays and double that on sat and sun. he starts a 540 page book on a wednesday. what day does he finish",
    ),
    Prompt(
        "en",
        "word problem",
        "One pipe fills the pool in 6 hours, a second in 9 hours, and the drain empties it in 12. Somebody left the drain open for the first two hours while both pipes ran. How long does it take in all to fill the pool?",
    ),
    Prompt(
        "en",
        "word problem",
        r"Priya has $49.25 in her purse. She buys 3 notebooks at $4.25, a pen set that costs twice as much as one notebook, and spends a quarter of what remains on lunch. How much does she have now?",
    ),
    Prompt(
        "en",
        "word problem",
        "A shop mixes coffee at $9 a kilo with coffee at $14 a kilo to get 30 kg worth $11 a kilo. How many kilos of each?",
    ),
    Prompt(
        "en",
        "word problem",
        "There were some pigeons on the roof. A third flew off, then 8 came back, then half of all those there left, and 15 stayed. How many were there to begin with?",
    ),
    Prompt(
        "en",
        "word problem",
        "Oskar's phone plan is 12 euros a month plus 0.08 per minute over 200; Ines pays 20 flat plus 0.03 per minute over 400. How many minutes a month makes Oskar's plan cost the same as Ines's?",
    ),
    Prompt(
        "en",
        "word problem",
        "A school ordered 3 times as many pencils as rulers, and 40 fewer erasers than pencils. If there were 660 items altogether how many erasers did they order?",
    ),
    Prompt(
        "en",
        "word problem",
        "Grandma is knitting scarves. Each takes 2.5 balls of wool, each ball is 80 metres, and she knits 25 metres an hour for three hours a day. She wants 6 scarves ready for Christmas. What is the latest date in December or November she can begin if she takes Sundays off and Christmas falls on a Thursday?",
    ),
    Prompt(
        "en",
        "word problem",
        "Rowing upstream took Dana 3 hours, and coming back the same 12 miles took 1.5. What's the speed of the current?",
    ),
    Prompt(
        "en",
        "word problem",
        r"A farmer has chickens and goats: 72 heads and 206 legs. At the market she swaps every third goat for four chickens. How many legs walk home?",
    ),
    Prompt(
        "en",
        "word problem",
        "Jamal earns $16.40 an hour, time and a half past 40 hours. Last week he worked 8h 30 on Monday, 9h on Tuesday and Wednesday, 10h 15 on Thursday and 7h 45 on Friday. Tax takes 18%. What did he take home?",
    ),
    Prompt(
        "en",
        "word problem",
        "If 5 bakers make 60 cakes in 4 hours how long would it take 8 bakers to make 180 cakes, if after the first two hours two of them go home",
    ),
    Prompt(
        "en",
        "word problem",
        "The price of a jacket was raised 20%, then cut 25%, then a further $9 off with a coupon. Hana paid $81. What was the original price?",
    ),
    Prompt(
        "en",
        "word problem",
        "Three brothers share some land. The eldest gets half less 2 acres, the middle one a third of the whole plus 1, the youngest the remaining 6. How many acres were there?",
    ),
    Prompt(
        "en",
        "word problem",
        "My car's tank is 45 liters. It's at a quarter. The car does 6.4 l/100 km and I need to go 820 km, and want to arrive with at least 5 litres left. How much fuel do I have to buy in total, and do I need more than one stop?",
    ),
    Prompt(
        "en",
        "word problem",
        "At the fair, Bea won 12 more tickets than Carl. She traded 18 for a plush owl, after which Carl had exactly three times as many as she did. How many tickets did each win?",
    ),
    Prompt(
        "en",
        "word problem",
        "Every time a ball bounces it comes back to 3/5 of the height it fell from. It was dropped from 25 feet. How far has it travelled in all when it hits the floor for the fourth time?",
    ),
    Prompt(
        "en",
        "word problem",
        "a recipe for 6 ppl uses 450g flour, 3 eggs and 200ml milk. i've got 1.1kg flour, 8 eggs and half a litre of milk. whats the most people i can feed and whats left over",
    ),
    Prompt(
        "en",
        "word problem",
        r"Ten years ago Lena's mother was five times as old as Lena; in six years she'll be two and a third times as old. Find their ages now.",
    ),
    Prompt(
        "en",
        "word problem",
        r"A hall has 20 rows. The first has 18 seats and each later row has two more than the row in front. On Friday 85% of the seats were filled, with adults paying $12 and children $7, and the takings came to $6,903. How many children came?",
    ),
    # algebra options
    Prompt(
        "en", "algebra options", "If 3x - 2y = 11 and x + 4y = 13, what is x - y?\n(A) 1\n(B) 2\n(C) 3\n(D) 4\n(E) 5"
    ),
    Prompt(
        "en",
        "algebra options",
        "Nila types a report alone in 15 hours, Omar in 10. Nila starts; Omar joins after 3 hours, and an hour before the end Nila goes home. How long does the whole thing take?\nOptions: A) 7.8 h B) 8.2 h C) 8.4 h D) 9 h E) 10 h",
    ),
    Prompt(
        "en",
        "algebra options",
        "The average of five consecutive odd numbers is 37. What is the product of the smallest and the largest?\na) 1353\nb) 1365\nc) 1345\nd) 1360\ne) none of these",
    ),
    Prompt(
        "en",
        "algebra options",
        r"A jar has acid and water in the ratio 5:3. Eight litres are drawn off and replaced with water, and the ratio becomes 1:1. How many litres does the jar hold? A) 32 B) 36 C) 40 D) 48",
    ),
    Prompt(
        "en",
        "algebra options",
        "A goods train 210 m long overtakes a cyclist doing 18 km/h in 14 seconds. How long will it take to clear a bridge of 370 m?\nA. 24 s  B. 29 s  C. 32 s  D. 36 s",
    ),
    Prompt(
        "en",
        "algebra options",
        r"If t - 1/t = 3 and t > 0 then t^3 + 1/t^3 equals: (a) 36 (b) 10√13 (c) 11√13 (d) 13√10",
    ),
    Prompt(
        "en",
        "algebra options",
        "A shopkeeper marks goods 40% above cost and gives 15% discount. His gain percent is\n1) 19%\n2) 21%\n3) 25%\n4) 17%",
    ),
    Prompt(
        "en",
        "algebra options",
        "Which of the following is equivalent to (2^{n+3} - 2^{n+1}) / (3 * 2^{n-1})?\nA) 2\nB) 4\nC) 6\nD) 2^n",
    ),
    Prompt(
        "en",
        "algebra options",
        r"If $f(x)=\frac{2x+1}{x-3}$, then $f^{-1}(5)$ is: (A) $\frac{11}{2}$ (B) $\frac{16}{3}$ (C) $4$ (D) $\frac{8}{3}$ (E) undefined",
    ),
    Prompt(
        "en",
        "algebra options",
        r"Rosa is 4 years older than twice the age of her nephew. In 9 years the two ages will add up to 70. What is the difference of their ages today? Answer choices: 16, 18, 20, 22, 24",
    ),
    Prompt(
        "en",
        "algebra options",
        "Set S contains 7 integers with median 12 and range 20. Which of the following CANNOT be the mean? I. 9  II. 15  III. 25\n(A) I only (B) II only (C) III only (D) I and III (E) none",
    ),
    Prompt(
        "en",
        "algebra options",
        "Is n odd?\n(1) 3n + 5 is even.\n(2) n^2 + n is even.\nA. Statement 1 alone is enough. B. Statement 2 alone is enough. C. Both needed together. D. Each alone is enough. E. Not enough even together.",
    ),
    # proof
    Prompt("en", "proof", r"Prove that $\sqrt{2}+\sqrt{3}$ is irrational."),
    Prompt(
        "en",
        "proof",
        r"For positive reals with $a+b+c=3$, show that $\frac{a}{b^2+1}+\frac{b}{c^2+1}+\frac{c}{a^2+1}\ge\frac32$.",
    ),
    Prompt(
        "en",
        "proof",
        r"Let $G$ be a group in which $(ab)^2=a^2b^2$ for all $a,b$. Prove $G$ is abelian, and say whether the same holds with cubes.",
    ),
    Prompt("en", "proof", "prove by induction that n^3 + 2n is divisible by 3 for every natural n"),
    Prompt("en", "proof", "Prove that among any seven integers one can pick four whose sum is a multiple of four."),
    Prompt(
        "en",
        "proof",
        "Show that a continuous function from a closed interval to itself must leave some point fixed. Does it still hold for an open interval?",
    ),
    Prompt("en", "proof", "Prove that every tree with at least two vertices has at least two leaves."),
    Prompt(
        "en",
        "proof",
        r"Suppose $f$ is differentiable on $\mathbb{R}$ with $f'(x)=f(x)$ for all $x$ and $f(0)=0$. Prove $f\equiv0$ without solving the ODE by separation.",
    ),
    Prompt(
        "en",
        "proof",
        "Give a rigorous proof that a chessboard with two opposite corners cut off can't be tiled by dominoes, then decide what happens if one black and one white square are removed instead.",
    ),
    Prompt(
        "en",
        "proof",
        "can you prove that the angle bisectors of a triangle meet in one point? with coordinates or without, i don't mind",
    ),
    Prompt(
        "en",
        "proof",
        r"Prove or disprove: if $\sum a_n$ converges and $a_n>0$, then $\sum \sqrt{a_na_{n+1}}$ converges.",
    ),
    Prompt("en", "proof", "Show that the set of all finite subsets of the natural numbers is countable."),
    # statistics
    Prompt(
        "en",
        "statistics",
        "Scores: 61, 74, 58, 90, 83, 77, 69, 88. Compute the mean, the sample standard deviation and a 95% confidence interval for the mean.",
    ),
    Prompt(
        "en",
        "statistics",
        "Group A: n=42, mean 5.8, sd 1.1. Group B: n=38, mean 5.2, sd 1.4. Is the difference significant at the 5% level? Use Welch's test.",
    ),
    Prompt(
        "en",
        "statistics",
        "A class of 18 has an average of 72 and another of 27 has 81. Two students scoring 60 and 95 move from the second class to the first. Find both new averages.",
    ),
    Prompt(
        "en",
        "statistics",
        "We ran an A/B test: 412 of 9,800 visitors converted on the old page and 480 of 9,750 on the new one. Work out the z statistic and the p-value, two-sided.",
    ),
    Prompt(
        "en", "statistics", "fit a least squares line to (1,2.1) (2,3.9) (3,6.2) (4,7.8) (5,10.1) and give r squared"
    ),
    Prompt(
        "en",
        "statistics",
        r"Let $X_1,\dots,X_n$ be i.i.d. uniform on $[0,\theta]$. Find the MLE of $\theta$, its bias, and the multiple of it that is unbiased.",
    ),
    Prompt(
        "en",
        "statistics",
        "Heights are normal with mean 170 and standard deviation 8. What fraction of people are between 160 and 182, and how tall must a doorway be so that only one person in a thousand has to duck?",
    ),
    Prompt(
        "en",
        "statistics",
        "Roll counts of a die over 120 throws: 14, 25, 17, 22, 27, 15. Test whether it's fair with chi-square at alpha = 0.05.",
    ),
    Prompt(
        "en",
        "statistics",
        "Can the correlation between X and Y be positive and between Y and Z be positive while X and Z correlate negatively? How negative can it get?",
    ),
    # finance
    Prompt(
        "en",
        "finance",
        "I borrow $240,000 at 5.4% over 25 years with monthly payments. What's the payment, and how much interest do I save by paying an extra $200 each month?",
    ),
    Prompt("en", "finance", "How long does it take for money to triple at 4.5% compounded quarterly?"),
    Prompt(
        "en",
        "finance",
        "A bond with face value 1000 pays an 6% coupon twice a year, matures in 7 years, and yields 5%. What should it sell for?",
    ),
    Prompt(
        "en",
        "finance",
        "which is better, 2% cash back on everything, or 5% on groceries and 1% on the rest with a $95 yearly fee? i spend about 610 a month on groceries and 1400 on other stuff",
    ),
    Prompt(
        "en",
        "finance",
        "A machine costs 86,000 and saves 21,500 a year for six years, then is scrapped for 8,000. Discount rate 9%. Find the NPV and the approximate IRR.",
    ),
    Prompt(
        "en",
        "finance",
        "Simple interest on a sum for 3 years at 8% is half the compound interest on 4000 for 2 years at 10%. Find the sum.",
    ),
    Prompt(
        "en",
        "finance",
        "If I save 300 at the start of each month in an account paying 3.6% a year compounded monthly, what will I have after 10 years? And what's that worth in today's money at 2% inflation?",
    ),
    Prompt(
        "en",
        "finance",
        "A portfolio is 60% in stock A (expected return 9%, volatility 18%) and 40% in B (5%, 10%) with correlation 0.25. Compute its expected return and volatility, and the minimum-variance weights.",
    ),
    Prompt(
        "en",
        "finance",
        "Fixed costs are $14,300 a month, each lamp sells for $38 and costs $25 to make. The landlord raises rent by $900. By how much does the break-even quantity go up, and at what price would it stay where it was?",
    ),
    Prompt(
        "en",
        "finance",
        "A car loses 18% of its value the first year and 12% every year after. I bought at $27,900; in which year will it be worth less than the $9,000 I'd still owe if I pay off 3,300 a year starting from 24,000 of debt, ignoring interest?",
    ),
    # physics
    Prompt(
        "en",
        "physics",
        "A 2.5 kg block slides down a 30° incline 4 m long with kinetic friction coefficient 0.2, then along a flat floor with the same friction. How far along the floor does it go?",
    ),
    Prompt(
        "en",
        "physics",
        "A ball is thrown from a 20 m cliff at 15 m/s, 40 degrees above horizontal. Where does it land and how fast is it going then?",
    ),
    Prompt(
        "en",
        "physics",
        "Resistors of 4, 6 and 12 ohm are in parallel, in series with a 3 ohm resistor and a 9 V battery of internal resistance 1 ohm. What power goes into the 6 ohm one?",
    ),
    Prompt(
        "en",
        "physics",
        r"A particle of mass $m$ in an infinite square well of width $L$ is in the state $\psi=\frac{1}{\sqrt{5}}(\psi_1+2\psi_2)$. Calculate $\langle E\rangle$, $\Delta E$ and the period with which $\langle x\rangle$ oscillates.",
    ),
    Prompt("en", "physics", "how much ice at -10 C do i need to put in 400 ml of tea at 85 C to get it to 20 C"),
    Prompt(
        "en",
        "physics",
        "A solid sphere and a hoop of equal mass and radius roll from rest down the same ramp. By what percentage is the sphere faster at the bottom?",
    ),
    Prompt(
        "en",
        "physics",
        "An observer moving at 0.6c relative to the Earth passes it and, 40 minutes later on her own clock, sends a radio signal back. When, by Earth's clock, does it arrive? A) 50 min B) 64 min C) 80 min D) 100 min",
    ),
    Prompt(
        "en",
        "physics",
        r"Muons with proper lifetime $2.2\,\mu s$ are produced with kinetic energy $4.5$ GeV. What fraction of them survives a flight of $12$ km? Take $m_\mu c^2=105.7$ MeV.",
    ),
    Prompt(
        "en",
        "physics",
        "A helium balloon is tied inside a car that brakes hard. Which way does the balloon move relative to the car, and why? Derive the angle for a deceleration a.",
    ),
    Prompt(
        "en",
        "physics",
        "Find the electric field on the axis of a uniformly charged ring of radius R and total charge Q, and where on the axis it is greatest.",
    ),
    Prompt(
        "en",
        "physics",
        "A satellite orbits at 700 km. A burn raises its speed by 3%. Estimate the new apogee height. Take Earth's radius as 6371 km and GM = 3.986e14 SI.",
    ),
    Prompt(
        "en",
        "physics",
        "One mole of a monatomic ideal gas goes round a cycle: isothermal expansion from V to 3V at 400 K, constant-volume cooling to 300 K, isothermal compression back, then constant-volume heating. Find the efficiency.",
    ),
    Prompt(
        "en",
        "physics",
        "would a hole drilled straight through a uniform planet not passing through the centre give the same travel time as one that does? ignore friction",
    ),
    Prompt(
        "en",
        "physics",
        "A 12 cm candle stands 30 cm in front of a converging lens with f = 20 cm; a second lens with f = -15 cm sits 40 cm behind the first. Locate the final image and give its size and orientation.",
    ),
    # chemistry
    Prompt(
        "en",
        "chemistry",
        "What volume of 0.150 M NaOH neutralises 35.0 mL of 0.0820 M H2SO4, and what is the pH 1.00 mL past that point?",
    ),
    Prompt(
        "en",
        "chemistry",
        "A compound is 40.0% C, 6.7% H and 53.3% O by mass; 2.40 g dissolved in 100 g of water freezes at -0.298 °C. Find its molecular formula. Kf = 1.86.",
    ),
    Prompt("en", "chemistry", "balance in acidic solution: Cr2O7^2- + C2H5OH -> Cr3+ + CO2"),
    Prompt(
        "en",
        "chemistry",
        "Calculate the pH of a buffer made from 50 mL of 0.30 M acetic acid and 20 mL of 0.25 M NaOH (Ka = 1.8e-5), before and after adding 5 mL of 0.10 M HCl.",
    ),
    Prompt(
        "en",
        "chemistry",
        "For 2NO2 ⇌ N2O4, Kp = 8.8 at 298 K. A flask is filled with NO2 at 0.60 atm. What are the partial pressures at equilibrium?",
    ),
    Prompt(
        "en",
        "chemistry",
        "Compound X (C5H10O) shows a strong IR band at 1715 cm-1 and just two 1H NMR signals: a triplet at 1.05 and a quartet at 2.42 ppm. It's treated with PhMgBr and then hot H2SO4. What is the product, and how many stereoisomers of it are possible?",
    ),
    Prompt(
        "en",
        "chemistry",
        "The half-life of a first-order decomposition is 28 min at 300 K and 6.5 min at 320 K. Work out the activation energy, and how long it takes at 310 K to lose 90%.",
    ),
    Prompt(
        "en",
        "chemistry",
        "12 g of aluminium react with 40 g of chlorine. Which is limiting, how much AlCl3 forms and what is left over?",
    ),
    Prompt(
        "en",
        "chemistry",
        "Rank these from most to least acidic and say why: 4-nitrophenol, cyclohexanol, 4-methoxyphenol, benzoic acid, 2,4-dinitrophenol.",
    ),
    Prompt(
        "en",
        "chemistry",
        "(R)-2-bromobutane is treated with NaSH in DMF, then the thiol is methylated and oxidised with one equivalent of mCPBA. How many stereoisomers are in the final mixture?\nA) 1\nB) 2\nC) 3\nD) 4",
    ),
    Prompt(
        "en",
        "chemistry",
        "Standard potentials: Ag+/Ag 0.80 V, Zn2+/Zn -0.76 V. What does the cell read with [Ag+] = 0.010 M and [Zn2+] = 1.5 M, and what concentration of silver ions would bring it to 1.50 V?",
    ),
    Prompt(
        "en",
        "chemistry",
        "How many grams of CO2 come off when 15.5 g of 82% pure limestone meets excess HCl, and what volume is it at 22 °C and 0.97 atm?",
    ),
    # biology
    Prompt(
        "en",
        "biology",
        "In a population in Hardy–Weinberg equilibrium 1 in 1,600 people has a recessive disorder. Two unaffected people, one of whom has an affected brother, marry. What is the probability that their first child is affected?",
    ),
    Prompt(
        "en",
        "biology",
        "A testcross of AaBbCc gives: ABC 410, abc 402, ABc 38, abC 42, Abc 51, aBC 49, AbC 4, aBc 4. Work out the gene order, the map distances and the interference.",
    ),
    Prompt(
        "en",
        "biology",
        "Bacteria double every 22 minutes. A culture begins with 350 cells and an antibiotic added after 3 hours kills 15% of those alive each minute while they keep dividing. When does it drop below 100?",
    ),
    Prompt(
        "en",
        "biology",
        "An mRNA reads 5'-AUGGCUUAUCGGUAAGC-3'. A single-base deletion at position 5 occurs. Write the peptides before and after, and say where the new stop would come, if any.",
    ),
    Prompt(
        "en",
        "biology",
        "A colour-blind man and a carrier woman who is also heterozygous for albinism (he is too) have a child. Chance of a colour-blind girl with normal pigmentation?",
    ),
    Prompt(
        "en",
        "biology",
        "An enzyme has Km 40 µM and Vmax 12 µmol/min. With 25 µM of an inhibitor the apparent Km is 100 µM and Vmax unchanged. What type is it, what's Ki, and at what substrate level does the inhibited rate reach 80% of Vmax?",
    ),
    Prompt(
        "en",
        "biology",
        "A researcher finds that a mutant yeast lacking gene P grows on galactose only, that lacking Q on neither sugar, and the double mutant P-Q- on galactose only. Which gene acts downstream, and which regulatory model fits?\n(A) P represses Q\n(B) Q represses P\n(C) P activates Q\n(D) they act independently",
    ),
    Prompt(
        "en",
        "biology",
        "black labs crossed with yellow labs gave 9 black 3 brown 4 yellow in F2. what were the parents genotypes and what fraction of the black F2 dogs would breed true",
    ),
    Prompt(
        "en",
        "biology",
        "Cardiac output by Fick: oxygen uptake is 260 mL/min, arterial O2 content 19.5 mL/dL and mixed venous 14.3. Compute output, and the stroke volume at a heart rate of 78. If haemoglobin falls by a quarter and uptake and saturations stay put, what must output become?",
    ),
    # estimation
    Prompt(
        "en",
        "estimation",
        "Roughly how many piano tuners could a city of 700,000 keep in work? Walk through your assumptions.",
    ),
    Prompt("en", "estimation", "Estimate how many litres of petrol all the school runs in Denmark burn in a year."),
    Prompt("en", "estimation", "About how many grains of rice would fill a bathtub? Show the reasoning"),
    Prompt(
        "en",
        "estimation",
        "If everyone on Earth jumped at the same moment, how far would the planet move? ballpark with working",
    ),
    Prompt(
        "en",
        "estimation",
        r"Estimate by how much the sea level would drop if every ship in the world were lifted out of the water.",
    ),
    Prompt(
        "en",
        "estimation",
        "Estimate the weight of the air in a cathedral and compare it with the weight of a full congregation.",
    ),
    Prompt(
        "en",
        "estimation",
        r"how many words does a person speak in a lifetime, and how many bookshelves is that? work it out",
    ),
    Prompt(
        "en",
        "estimation",
        r"Could all the people in the world stand on the Isle of Wight? Estimate and say how sure you are.",
    ),
    # unit chain
    Prompt(
        "en",
        "unit chain",
        "A tap drips 3 drops every 2 seconds, 20 drops to the millilitre. Water costs $4.10 per thousand gallons. What does the drip cost per year?",
    ),
    Prompt(
        "en",
        "unit chain",
        "Convert a density of 0.78 lb per cubic inch to kg per litre, then tell me the mass in tonnes of a block that's 2 ft by 3 ft by 18 inches.",
    ),
    Prompt(
        "en",
        "unit chain",
        "fuel is 1.72 euro a litre there and $3.59 a gallon here, 1 euro = 1.09 dollars. my car does 31 mpg. how much more per 100 km do i pay there",
    ),
    Prompt(
        "en",
        "unit chain",
        r"At the market 7 pots trade for 4 rugs, 3 rugs for 10 hens and 5 hens for 2 knives. How many pots is a blacksmith offering 48 knives asking for?",
    ),
    Prompt(
        "en",
        "unit chain",
        "The dose is 15 mg/kg/day split into three. The child weighs 42 lb and the syrup is 125 mg per 5 mL. How many mL per dose, and how many days does a 100 mL bottle last?",
    ),
    Prompt(
        "en",
        "unit chain",
        "A ship does 22 knots. How many minutes does it need to go 15 statute miles, and how many metres does it travel per wave if waves hit it every 6.5 s?",
    ),
    Prompt(
        "en",
        "unit chain",
        "My printer lays down 55 mm/s of 1.75 mm filament... no wait, 5.5 mm/s. PLA is 1.24 g/cc. How long until a 750 g spool runs out, in hours?",
    ),
    Prompt(
        "en",
        "unit chain",
        r"Convert 340 kcal per 100 g to kilojoules per ounce, and from that tell me how many minutes a 60 W bulb could burn on one ounce.",
    ),
    # optimisation
    Prompt(
        "en",
        "optimisation",
        "A farmer has 240 m of fence and wants three equal pens side by side along a river, with no fence on the river side. What dimensions give the greatest total area?",
    ),
    Prompt("en", "optimisation", r"Maximise $3x+4y$ subject to $x+2y\le14$, $3x-y\ge0$, $x-y\le2$."),
    Prompt(
        "en",
        "optimisation",
        "A can must hold 500 ml. The material for the lid and base costs twice as much per area as the side. Find the cheapest height and radius.",
    ),
    Prompt(
        "en",
        "optimisation",
        "we sell 400 tickets at $25. each dollar off sells 22 more, hall holds 650, each guest costs us $3 and buys on average $4 of drinks (half is profit). best price?",
    ),
    Prompt("en", "optimisation", r"Find the maximum of $xyz$ over positive reals satisfying $x+2y+3z=18$."),
    Prompt(
        "en",
        "optimisation",
        "A lifeguard runs 7 m/s on sand and swims 1.8 m/s. A swimmer is 40 m from shore and 60 m along the beach. Where should she enter the water?",
    ),
    Prompt(
        "en",
        "optimisation",
        "Four people have to cross a bridge at night with one torch; they need 1, 3, 6 and 9 minutes, and at most two can walk together. What is the shortest total time?",
    ),
    Prompt(
        "en",
        "optimisation",
        "Knapsack: capacity 15. Items (weight, value): (4,9), (5,11), (7,17), (3,5), (6,13), (2,3). Which set is best?",
    ),
    # sequence
    Prompt("en", "sequence", "What comes next: 2, 5, 14, 41, 122, ... and what is the general term?"),
    Prompt("en", "sequence", r"Let $a_1=1$ and $a_{n+1}=\frac{a_n}{1+3a_n}$. Find $a_{100}$."),
    Prompt(
        "en",
        "sequence",
        r"The sum of the first $n$ terms of an arithmetic progression is $4n^2-7n$. Which term equals $101$?",
    ),
    Prompt("en", "sequence", "1, 11, 21, 1211, 111221, ? and can a 4 ever appear"),
    Prompt("en", "sequence", r"Find a closed form for $b_n$ if $b_0=2,\ b_1=5$ and $b_{n}=5b_{n-1}-6b_{n-2}+1$."),
    Prompt(
        "en",
        "sequence",
        r"An infinite geometric series has sum $12$, and the series of the squares of its terms has sum $48$. Find the third term.",
    ),
    Prompt("en", "sequence", "find the missing number 3, 7, 16, 35, __, 153"),
    Prompt("en", "sequence", r"Does the sequence defined by $x_1=1$, $x_{n+1}=\sqrt{2+3x_n}$ converge, and to what?"),
    # plain
    Prompt("en", "plain reasoning", "Is the sum of two irrational numbers always irrational?"),
    Prompt("en", "plain reasoning", "Can a triangle have two obtuse exterior angles but no acute interior one?"),
    Prompt(
        "en", "plain reasoning", "If a number is divisible by every digit it contains, must its reverse be as well?"
    ),
    Prompt("en", "plain reasoning", "Does every polynomial of odd degree cross its own tangent line somewhere else?"),
    Prompt("en", "plain reasoning", "Is there a function that is continuous at exactly one point?"),
    Prompt("en", "plain reasoning", "can an irrational number raised to an irrational power be rational?"),
    Prompt("en", "plain reasoning", "Which is bigger, e to the pi or pi to the e? No calculator please."),
    Prompt(
        "en",
        "plain reasoning",
        "why does a mirror seem to swap left and right but not up and down? give me an actual argument",
    ),
    Prompt("en", "plain reasoning", "Must two triangles with equal areas and equal perimeters be congruent?"),
    Prompt(
        "en",
        "plain reasoning",
        "Is the product of an even function and an odd function always odd, and what about their composition?",
    ),
    Prompt(
        "en",
        "plain reasoning",
        "A boat carrying a rock floats in a pond. The rock is thrown overboard. Does the water level of the pond rise or fall?",
    ),
    Prompt("en", "plain reasoning", "if the median goes up does the mean have to go up too"),
    Prompt(
        "en",
        "plain reasoning",
        "Could a planet exist where the sun rises in the west without the planet spinning backwards?",
    ),
    Prompt("en", "plain reasoning", "Is a matrix with only positive entries always invertible? Always diagonalisable?"),
    Prompt(
        "en",
        "plain reasoning",
        "Can you cut a square into an odd number of triangles that all have the same shape but not the same size?",
    ),
    Prompt("en", "plain reasoning", "How often do the hands of a clock form a right angle in a day?"),
)

FAST = (
    # mathematics recall
    Prompt("en", "mathematics recall", "Who proved Fermat's Last Theorem?"),
    Prompt("en", "mathematics recall", "what does pi stand for"),
    Prompt("en", "mathematics recall", r"What is the name of the symbol $\nabla$ and who introduced it?"),
    Prompt("en", "mathematics recall", "State the quadratic formula."),
    Prompt("en", "mathematics recall", r"What is the derivative of $\sin x$?"),
    Prompt("en", "mathematics recall", "How many faces does an icosahedron have?"),
    Prompt("en", "mathematics recall", "which mathematician was killed in a duel at age 20"),
    Prompt("en", "mathematics recall", "What do we call a polygon with 12 sides?"),
    Prompt("en", "mathematics recall", "Give me the first ten digits of pi after the decimal point."),
    Prompt("en", "mathematics recall", r"What's $\sin 30^\circ$?"),
    Prompt("en", "mathematics recall", "Which of the seven Millennium Prize problems has been solved, and by whom?"),
    Prompt("en", "mathematics recall", r"In the notation $\binom{n}{k}$, how do you read it out loud?"),
    Prompt("en", "mathematics recall", "formula for the volume of a sphere pls"),
    Prompt("en", "mathematics recall", r"Write down Euler's identity in LaTeX, nothing else."),
    Prompt("en", "mathematics recall", "What is the only even prime number?"),
    Prompt("en", "mathematics recall", "Who wrote the Elements, and about when?"),
    Prompt("en", "mathematics recall", "what's the roman numeral for 500"),
    Prompt(
        "en",
        "mathematics recall",
        r"State the Cauchy–Schwarz inequality for vectors in $\mathbb{R}^n$. No proof needed.",
    ),
    # science recall
    Prompt("en", "science recall", "What is the chemical symbol for tungsten?"),
    Prompt("en", "science recall", "How many chromosomes do humans have?"),
    Prompt("en", "science recall", "who discovered penicillin and in what year"),
    Prompt("en", "science recall", "What does DNA stand for?"),
    Prompt("en", "science recall", "What's element 79?"),
    Prompt("en", "science recall", "Name the four fundamental forces."),
    Prompt("en", "science recall", "What are the products of photosynthesis?"),
    Prompt("en", "science recall", "State Newton's three laws of motion in a sentence each"),
    Prompt("en", "science recall", "What is the formula for table salt, and for baking soda?"),
    Prompt("en", "science recall", "Which organelle is known as the powerhouse of the cell?"),
    Prompt("en", "science recall", "who came up with E = mc^2"),
    Prompt("en", "science recall", "What colour does litmus paper turn in acid?"),
    Prompt("en", "science recall", "What is the SI unit of magnetic flux density?"),
    Prompt("en", "science recall", "Name five noble gases with their atomic numbers."),
    Prompt("en", "science recall", "What does the Richter scale measure?"),
    Prompt("en", "science recall", "which vitamin do we get from sunlight"),
    # definition
    Prompt("en", "definition", "Define entropy."),
    Prompt("en", "definition", "What's a prime number?"),
    Prompt("en", "definition", "What is meant by a 'p-value'? Short definition please."),
    Prompt("en", "definition", r"What does it mean for a function $f$ to be injective? One line."),
    Prompt("en", "definition", "whats the difference between speed and velocity"),
    Prompt("en", "definition", "Define compound interest in plain words, in under 30 words."),
    Prompt("en", "definition", "What is an isotope? Mention carbon-12 and carbon-14."),
    Prompt("en", "definition", "Give a dictionary-style definition of 'asymptote' with pronunciation."),
    Prompt("en", "definition", "what is a mole in chemistry (6.022 x 10^23 thing)"),
    Prompt("en", "definition", "What is a control group?"),
    Prompt("en", "definition", r"Meaning of the notation $O(n\log n)$?"),
    Prompt("en", "definition", "Mean, median, mode: what's each one? Two or three lines total"),
    Prompt("en", "definition", "What is an eigenvector, in words?"),
    Prompt("en", "definition", "Define 'half-life' and give everyday examples of the term being used outside physics."),
    Prompt("en", "definition", "what does 'QED' mean at the end of a proof"),
    Prompt("en", "definition", "What is a catalyst?"),
    # explain simply
    Prompt("en", "explain simply", "Explain gravity to a 6-year-old."),
    Prompt(
        "en", "explain simply", "My daughter (8) asked why you can't divide by 0. How do I tell her in a way she gets?"
    ),
    Prompt("en", "explain simply", "explain like im 5 what a black hole is"),
    Prompt("en", "explain simply", "In simple terms, what is a derivative? No formulas, maybe a car comparison."),
    Prompt("en", "explain simply", "How do vaccines work? Explain for a class of ten-year-olds in about 120 words."),
    Prompt("en", "explain simply", "Tell my kid why the sky is blue, as if you were a friendly pirate."),
    Prompt("en", "explain simply", "Why do we have leap years? Keep it short, the audience is grade 3."),
    Prompt("en", "explain simply", "what's probability, for a kid who likes football"),
    Prompt("en", "explain simply", "Explain what a fraction is using pizza with 8 slices."),
    Prompt("en", "explain simply", "How would you describe atoms to a grandparent who left school at 14?"),
    Prompt("en", "explain simply", "Explain photosynthesis with a story about a small factory"),
    Prompt("en", "explain simply", "What is infinity? My 7 yr old thinks it's 'a thousand million plus 1'."),
    Prompt("en", "explain simply", "Give me an everyday analogy for voltage, current and resistance."),
    Prompt("en", "explain simply", "What does Schrödinger's cat mean, roughly, for someone with no physics?"),
    Prompt("en", "explain simply", "why is ice slippery, simple answer"),
    # history with numbers
    Prompt("en", "history with numbers", "In what year did the Berlin Wall fall?"),
    Prompt("en", "history with numbers", "How many people were aboard the Titanic and how many survived?"),
    Prompt("en", "history with numbers", "What happened on 20 July 1969?"),
    Prompt("en", "history with numbers", "when was the 30 years war, and why is it called that"),
    Prompt("en", "history with numbers", "List the US presidents from 1945 to 1981 with their terms."),
    Prompt("en", "history with numbers", "How old was Newton when he published the Principia?"),
    Prompt("en", "history with numbers", "What was Apollo 13's famous phrase and what went wrong with oxygen tank 2?"),
    Prompt("en", "history with numbers", "Who won the 1903 Nobel Prize in Physics?"),
    Prompt("en", "history with numbers", "Tell me about the Great Fire of London, 1666, in 5 bullet points."),
    Prompt("en", "history with numbers", "which king was beheaded in 1649"),
    Prompt("en", "history with numbers", "Why does 1815 matter in European history? And 1848?"),
    Prompt(
        "en",
        "history with numbers",
        "What was the population of ancient Rome at its height, according to most historians?",
    ),
    Prompt("en", "history with numbers", "When did Al-Khwarizmi live and what word comes from the title of his book?"),
    Prompt("en", "history with numbers", "How long did Queen Victoria reign?"),
    Prompt(
        "en",
        "history with numbers",
        "Give a short timeline of the discovery of the electron, proton and neutron (1897, 1917-20, 1932).",
    ),
    Prompt("en", "history with numbers", "what did Chernobyl reactor no. 4 do on april 26 1986, brief"),
    # facts with units
    Prompt("en", "facts with units", "How many ounces are there in a pound?"),
    Prompt("en", "facts with units", "boiling point of ethanol in celsius?"),
    Prompt("en", "facts with units", "What's the speed of light in km/s?"),
    Prompt("en", "facts with units", "How tall is Mount Kilimanjaro in metres and feet?"),
    Prompt("en", "facts with units", "What is the average distance from the Earth to the Moon?"),
    Prompt("en", "facts with units", "What is the value of g on the Moon in m/s^2?"),
    Prompt("en", "facts with units", "How many feet in a mile? And yards?"),
    Prompt("en", "facts with units", "Density of mercury at room temperature, g/cm³?"),
    Prompt(
        "en", "facts with units", "At what temperature are Celsius and Fahrenheit the same, again? I always forget."
    ),
    Prompt("en", "facts with units", "normal resting heart rate for adults bpm"),
    Prompt("en", "facts with units", "How long is a marathon exactly?"),
    Prompt("en", "facts with units", "what's the molar mass of water"),
    Prompt("en", "facts with units", "Roughly how much does an adult blue whale weigh, in tonnes?"),
    Prompt("en", "facts with units", "How many bytes in a kilobyte, 1000 or 1024? What's the convention?"),
    Prompt("en", "facts with units", "Safe internal temperature for chicken in F and C"),
    # summary of pasted news
    Prompt(
        "en",
        "pasted science news",
        "Summarise in two sentences:\n\nResearchers at a coastal observatory in Chile have recorded 1,340 earthquakes in eleven days beneath the seabed, most of them below magnitude 2.5. The swarm migrated 14 km northward at roughly 1.3 km a day, which the team reads as a sign of fluid moving through a fault. The largest event, of magnitude 4.8, was felt in three towns but caused no damage.",
    ),
    Prompt(
        "en",
        "pasted science news",
        "Give this a headline of at most 9 words: A new alloy of copper, tantalum and lithium keeps 92% of its strength at 800 °C for more than 10,000 hours, engineers reported on Tuesday, which could let turbine blades run 60 degrees hotter and cut fuel use by some 3 percent.",
    ),
    Prompt(
        "en",
        "pasted science news",
        'tl;dr please: The telescope\'s latest survey covers 7,500 square degrees and lists 4.2 million galaxies, 17 times as many as its forerunner. Comparing their spacing at eleven epochs, the collaboration finds that dark energy may have weakened by about 10 per cent in the last 4.5 billion years, at a significance of 2.8 to 4.2 sigma depending on the data sets combined. "It is not yet a discovery," said the spokesperson.',
    ),
    Prompt(
        "en",
        "pasted science news",
        "Turn the text below into three bullet points for a newsletter.\n\nBumblebees can tell a pattern of four dots from one of five, but only when they fly closer than 3 cm, a team from Sheffield reports. In 2,800 trials with 38 bees, success rose from 51% to 78% once scanning flights lasted over 1.2 seconds.",
    ),
    Prompt(
        "en",
        "pasted science news",
        'What\'s the main point of this paragraph? "Of the 612 patients given the new drug, 187 (30.6%) saw their migraine days halved within twelve weeks, compared with 98 of 604 (16.2%) on placebo. Side effects, chiefly constipation, led 4% to stop."',
    ),
    Prompt(
        "en",
        "pasted science news",
        "Shorten to a tweet (280 characters): Glaciologists drilling on the Antarctic plateau have brought up a 2,800-metre ice core whose lowest 190 metres hold at least 1.2 million years of climate history. The ice was cut into one-metre lengths and shipped at minus 50 degrees to nine laboratories in Europe, where air bubbles will show how carbon dioxide changed when the rhythm of the ice ages slowed from 41,000 to about 100,000 years.",
    ),
    Prompt(
        "en",
        "pasted science news",
        "Who did the study described here, and where was it published?\n\nMeerkats that lose sleep on hot nights catch up at noon, according to work in Proceedings B by Leila Haddad and colleagues at the University of Pretoria. Collars on 21 animals logged 9,400 hours; each degree above 24 °C cost them 11 minutes a night.",
    ),
    Prompt(
        "en",
        "pasted science news",
        "Write a catchy headline + one-line subtitle.\nText: mathematicians have found a single tile with 14 sides that covers the plane without ever repeating, and needs no mirror image. It follows a 13-sided shape announced ten weeks earlier by the same four authors.",
    ),
    Prompt(
        "en",
        "pasted science news",
        "Summarize for a busy reader, max 40 words.\n\nThe national grid ran for 31 hours without coal or gas over the weekend, a record. Wind supplied 58 percent, nuclear 17, solar 14, imports 8 and hydro the rest. The operator paid wind farms £4.1m to switch off at the peak on Sunday because lines to the south were full.",
    ),
    Prompt(
        "en",
        "pasted science news",
        "Explain in one sentence why the reporter says the result is 'tentative': \"With only 43 volunteers, all of them men between 19 and 26, and no follow-up beyond six weeks, the 12% gain in reaction time remains tentative.\"",
    ),
    Prompt(
        "en",
        "pasted science news",
        "rewrite this as neutral as possible, it's too hyped: 'MIRACLE battery charges in 90 SECONDS and lasts 8,000 cycles!!! Scientists STUNNED as 5x cheaper sodium cell destroys lithium'",
    ),
    Prompt(
        "en",
        "pasted science news",
        "Make a summary for school kids: A fossil found by two brothers on a beach in Somerset belonged to a sea reptile perhaps 25 metres long, as big as a blue whale. The jawbone alone, pieced together from 12 fragments, measures over two metres and dates from 202 million years ago, shortly before a mass extinction.",
    ),
    # rewriting
    Prompt(
        "en",
        "rewriting a problem",
        'Put this into the past tense: "Maria has 24 apples. She gives 7 to Tom and sells the rest at 30 cents each. How much money does she make?" Don\'t solve it.',
    ),
    Prompt(
        "en",
        "rewriting a problem",
        "Rewrite with gender-neutral wording, keep the numbers: A workman lays 120 bricks an hour. His mate lays 90 bricks an hour. How long do the two men need for 1,260 bricks?",
    ),
    Prompt(
        "en",
        "rewriting a problem",
        "correct the spelling and grammer only: 'a trian travel 300 miles in 5 hour, what are it's avrage speed'",
    ),
    Prompt(
        "en",
        "rewriting a problem",
        r"Reformat this as LaTeX, no solution: find all x such that x^2 - 5x + 6 = 0 and sqrt(x+1) > 1",
    ),
    Prompt(
        "en",
        "rewriting a problem",
        'Change the names and the setting to something in Nigeria but leave every figure as it is: "John drives 45 miles to Dallas at 60 mph and returns at 50 mph. How long is the round trip?"',
    ),
    Prompt(
        "en",
        "rewriting a problem",
        "Please make this exam question politer and clearer. I only want the wording: 'Calc. the vol. of the cylinder r=4 h=9 and don't forget the units or you lose 2 marks.'",
    ),
    Prompt(
        "en",
        "rewriting a problem",
        "Turn this into a third-person story opening, dramatic: I had 100 dollars. I lost 20% on Monday and won 20% on Tuesday.",
    ),
    Prompt(
        "en",
        "rewriting a problem",
        "Simplify the language for English learners (A2): 'A cistern is replenished by two conduits operating concurrently, which individually require 8 and 12 hours respectively. Ascertain the time required.'",
    ),
    Prompt(
        "en",
        "rewriting a problem",
        "Rephrase in the passive voice: The teacher divided 36 students into 4 teams and gave each team 15 cards.",
    ),
    Prompt(
        "en",
        "rewriting a problem",
        "Could you tidy up my handwriting transcript? Keep line breaks. \n\nlet f(x)= 2x +3 ,g (x)= x^2\nthen f(g(x)) =2x^2+ 3\nand g(f( x)) =(2x+3) ^2",
    ),
    Prompt("en", "rewriting a problem", "write 3,482,905 in words"),
    Prompt(
        "en",
        "rewriting a problem",
        "Convert the American spelling and units' names to British spelling (don't convert values): 'The gray fiber is 12 meters long and its center has a color code of 7.'",
    ),
    Prompt(
        "en",
        "rewriting a problem",
        r"Write a word problem in the style of this one with other objects, no answer needed: Ed has 5 bags with 12 marbles each and loses 9.",
    ),
    # translation
    Prompt(
        "en",
        "translating formulas",
        r"Translate into French: Let $f$ be a continuous function on $[a,b]$. Then there exists $c\in(a,b)$ such that $\int_a^b f(x)\,dx=f(c)(b-a)$.",
    ),
    Prompt("en", "translating formulas", "How do you say 'the square root of 16 is 4' in Spanish?"),
    Prompt(
        "en",
        "translating formulas",
        r"German please, keep the formulas: Every matrix $A\in\mathbb{R}^{n\times n}$ with $\det A\neq0$ is invertible.",
    ),
    Prompt(
        "en",
        "translating formulas",
        'translate to english: "Soit un triangle ABC rectangle en A tel que AB = 6 cm et BC = 10 cm. Calculer AC."',
    ),
    Prompt(
        "en",
        "translating formulas",
        "Translate this problem into Italian, don't solve it: A cyclist rides 72 km in 4 hours against the wind and 3 hours with it. Find the wind's speed.",
    ),
    Prompt(
        "en",
        "translating formulas",
        'What does "Die Summe der Innenwinkel eines Dreiecks beträgt 180°" mean in English?',
    ),
    Prompt(
        "en",
        "translating formulas",
        r"Read this formula in words for a visually impaired student: $\sum_{k=1}^{n}k^2=\frac{n(n+1)(2n+1)}{6}$",
    ),
    Prompt(
        "en",
        "translating formulas",
        "Portuguese translation of: 'Water boils at 100 °C at sea level, but at 71 °C on top of Everest.'",
    ),
    Prompt(
        "en",
        "translating formulas",
        "Put this in modern English: 'Equal Angles upon equal Bases do alwaies make the Sides opposite thereto equall, as in the 6. Proposition is shewn.'",
    ),
    Prompt(
        "en",
        "translating formulas",
        "Translate the abstract's first line to Japanese: We prove that almost all integers n satisfy the bound with exponent 7/12.",
    ),
    Prompt("en", "translating formulas", '"Докажите, что число n^2 + n чётно" what\'s that in english'),
    Prompt(
        "en",
        "translating formulas",
        r"Into Dutch please: The probability that a bulb fails in the first 1000 hours is $1-e^{-0.2}$.",
    ),
    # classification
    Prompt(
        "en",
        "classifying a question",
        'Which school subject does this belong to, answer with one word: "A 3 kg mass hangs from a spring with k = 200 N/m. Find the extension."',
    ),
    Prompt(
        "en",
        "classifying a question",
        "Label each as algebra, geometry or probability:\n1. Find x if 3x+5=20\n2. Area of a circle with r=7\n3. Chance of two sixes\n4. Factor x^2-9",
    ),
    Prompt(
        "en",
        "classifying a question",
        r"Is this question about number theory or calculus? Don't answer it. $\lim_{n\to\infty}\frac{\ln n!}{n\ln n}$",
    ),
    Prompt(
        "en",
        "classifying a question",
        'Tag this with a difficulty (easy/medium/hard) and a topic, JSON only: "In how many ways can 8 rooks be placed on a chessboard so that none attacks another?"',
    ),
    Prompt(
        "en",
        "classifying a question",
        "Sort these into biology / chemistry / physics: osmosis, torque, titration, mitosis, refraction, isomer, allele, half-reaction",
    ),
    Prompt(
        "en",
        "classifying a question",
        "Would you file the following under 'statistics' or 'finance' in a help-desk? 'I have a 95% CI from 1.2 to 3.4 and don't know how to write it in APA'",
    ),
    Prompt(
        "en",
        "classifying a question",
        "Category? Options: Mechanics, Thermodynamics, Optics, Electricity. Q: Two lenses with focal lengths 10 cm and -20 cm stand 5 cm apart. Where is the image of a distant star?",
    ),
    Prompt(
        "en",
        "classifying a question",
        "yes or no: is 'Prove that there are infinitely many primes' a multiple choice question",
    ),
    Prompt(
        "en",
        "classifying a question",
        'What grade level would this usually be taught at in the US? "Solve the system 2x+y=10, x-y=2 by substitution."',
    ),
    Prompt(
        "en",
        "classifying a question",
        "Is the tone of this student's message frustrated, neutral or happy? 'ive done ex 7b q4 like 6 times and i STILL get -13/2, the book says 11/2, im done'",
    ),
    Prompt(
        "en",
        "classifying a question",
        'Does this sentence state a theorem, a definition or an example? "We call a graph k-regular if each of its vertices has degree k."',
    ),
    Prompt(
        "en",
        "classifying a question",
        r"One label out of {homework, trivia, medical, legal}: how many mg of caffeine are in 2 espressos and is that ok if i am 5 months pregnant",
    ),
    # extraction
    Prompt(
        "en",
        "extracting numbers",
        "List all the numbers in this text with their units: The probe, weighing 478 kg, passed Pluto at 13.78 km/s on 14 July 2015, some 12,500 km above the surface, after a flight of nine and a half years.",
    ),
    Prompt(
        "en",
        "extracting numbers",
        "Pull out the given values and the unknown, don't solve: A stone is dropped from a bridge and hits the water 2.6 s later. Taking g = 9.8 m/s², how high is the bridge?",
    ),
    Prompt(
        "en",
        "extracting numbers",
        "From the note below, what was the patient's temperature?\n\nPt 54F, BP 138/86, HR 92, T 38.4, SpO2 97% RA. WBC 13.2, CRP 88. Started amoxicillin 500 mg tds.",
    ),
    Prompt(
        "en",
        "extracting numbers",
        "make a table (year | value) from this: the colony had 210 pairs in 1998, 345 in 2004, dipped to 180 in 2009 and recovered to 402 pairs by 2021",
    ),
    Prompt("en", "extracting numbers", "Which variables appear in this formula? Just list them. F = G m1 m2 / r^2"),
    Prompt(
        "en",
        "extracting numbers",
        'Get every percentage in the paragraph: "Steel makes up 7% of emissions. Switching to hydrogen could cut that by 80–90 per cent, yet just 1.2% of plants plan to by 2030, and costs would rise by a third."',
    ),
    Prompt(
        "en",
        "extracting numbers",
        "What page and exercise number did the teacher set? 'For Thursday: read pp. 112-118, do ex. 9 b), c) and f) on p. 119, and bring your 30 cm ruler. Test is on 3 March, ch. 4-6.'",
    ),
    Prompt(
        "en",
        "extracting numbers",
        "json with keys name, symbol, atomic_number, melting_point from: Gallium (Ga), element no. 31, melts at just 29.76 °C, so it'll turn liquid in your palm.",
    ),
    Prompt(
        "en",
        "extracting numbers",
        "Here are my lab readings: t=0 s, 21.4 C; t=30, 24.9; t=60, 28.1; t=90, 30.6; t=120, 32.2. Format as CSV with header time_s,temp_c.",
    ),
    Prompt(
        "en",
        "extracting numbers",
        'According to the passage, how many species were new to science? "In five weeks the crew of the Falkor mapped 4 seamounts, filmed 287 hours of video and collected 170 species, of which about 100 are thought new to science."',
    ),
    Prompt(
        "en",
        "extracting numbers",
        "find the phone number and room in this: Maths support drop-in, Mon-Thu 12.30-14.00, Hodge Bldg rm 2.17, call 0131 555 0148 or just show up",
    ),
    Prompt(
        "en",
        "extracting numbers",
        "Which of these lines mentions a temperature?\n1. 250 g butter\n2. bake 35 min at 180 C\n3. 4 eggs\n4. rest 10 min",
    ),
    Prompt("en", "extracting numbers", r"Who scored highest? Ana 78, Ben 91, Cem 66, Dora 88, Eli 90"),
    # study tips
    Prompt("en", "study tips", "How should I revise for a calculus final in 2 weeks?"),
    Prompt("en", "study tips", "any mnemonics for the order of the planets?"),
    Prompt("en", "study tips", "I got 43% in my chemistry mock and feel awful. Can you give me some encouragement?"),
    Prompt("en", "study tips", "What's a good way to remember sin, cos, tan?"),
    Prompt("en", "study tips", "Recommend 5 popular books on mathematics for someone who hated it at school."),
    Prompt("en", "study tips", "Tips for not making silly mistakes in algebra exams"),
    Prompt(
        "en",
        "study tips",
        "Write an email to my professor asking for a 3-day extension on problem set 6 (eigenvalues); I had the flu.",
    ),
    Prompt("en", "study tips", "what are some free websites to practice physics problems, grade 11"),
    Prompt("en", "study tips", "How many hours a day do people usually study for the MCAT?"),
    Prompt("en", "study tips", "I keep mixing up mitosis and meiosis, how can I keep them apart?"),
    Prompt("en", "study tips", "Suggest names for our school's maths club. We're 14 people and like puns on pi."),
    Prompt("en", "study tips", "should i take AP Stats or AP Calc AB if i want to study psychology?"),
    Prompt(
        "en",
        "study tips",
        "Write a cheerful good-luck note for my sister, who has her linear algebra exam at 8:30 tomorrow",
    ),
    # quiz trivia
    Prompt("en", "quiz trivia", "Which number is considered unlucky in Japan, and why?"),
    Prompt("en", "quiz trivia", "Give me 10 pub quiz questions on space, with answers."),
    Prompt("en", "quiz trivia", "What's special about the number 1729? I just need the anecdote."),
    Prompt("en", "quiz trivia", "How many bones does a baby have compared with an adult?"),
    Prompt("en", "quiz trivia", "fun fact about 42"),
    Prompt("en", "quiz trivia", "What's a group of flamingos called?"),
    Prompt("en", "quiz trivia", "What is the fear of the number 13 called?"),
    Prompt("en", "quiz trivia", "Which element is named after the inventor of dynamite?"),
    Prompt("en", "quiz trivia", "How many hearts does an octopus have, and what colour is its blood?"),
    Prompt("en", "quiz trivia", "how many strings on a 12 string guitar lol"),
    Prompt("en", "quiz trivia", "Why are there 60 minutes in an hour and not 100?"),
    Prompt(
        "en",
        "quiz trivia",
        "Who is on the cover of the 50 pound note with the machine and the table of formulas behind him?",
    ),
    Prompt("en", "quiz trivia", "tell me a maths joke with an integral in it"),
    # facts with options
    Prompt(
        "en",
        "facts with options",
        "Which gas makes up most of Earth's atmosphere?\nA) Oxygen\nB) Nitrogen\nC) Argon\nD) Carbon dioxide",
    ),
    Prompt(
        "en",
        "facts with options",
        "The mitral valve lies between\n(a) the right atrium and right ventricle\n(b) the left atrium and left ventricle\n(c) the left ventricle and aorta\n(d) the two atria",
    ),
    Prompt(
        "en", "facts with options", "In which year was the first Nobel Prize awarded? A. 1876 B. 1889 C. 1901 D. 1913"
    ),
    Prompt("en", "facts with options", "Which of these is not a prime? 2, 3, 5, 9"),
    Prompt(
        "en",
        "facts with options",
        "Who is called the father of algebra?\n1) Euclid 2) Al-Khwarizmi 3) Gauss 4) Fibonacci",
    ),
    Prompt("en", "facts with options", "The SI unit of capacitance is the: (A) henry (B) farad (C) weber (D) tesla"),
    Prompt(
        "en",
        "facts with options",
        "What is the hardest mineral on the Mohs scale? Options: quartz (7), topaz (8), corundum (9), diamond (10)",
    ),
    Prompt(
        "en",
        "facts with options",
        "A deficiency of which vitamin causes scurvy?\nA. A\nB. B12\nC. C\nD. K\nAnswer with the letter.",
    ),
    Prompt(
        "en",
        "facts with options",
        "Which theorem says that $a^2+b^2=c^2$ in a right triangle? (A) Thales (B) Ptolemy (C) Pythagoras (D) Ceva",
    ),
    Prompt(
        "en",
        "facts with options",
        "Where would you most likely find the enzyme pepsin?\nA) mouth B) stomach C) large intestine D) lungs E) skin",
    ),
    Prompt("en", "facts with options", "The Treaty of Versailles was signed in\na. 1914\nb. 1917\nc. 1919\nd. 1923"),
    Prompt(
        "en",
        "facts with options",
        "Which scientist first described radioactivity? A: Marie Curie, B: Henri Becquerel, C: Ernest Rutherford, D: J. J. Thomson",
    ),
    Prompt(
        "en",
        "facts with options",
        "What's the name of the line that a curve gets ever closer to? a) tangent b) chord c) asymptote d) secant",
    ),
    Prompt("en", "facts with options", "Which of the following is a greenhouse gas?\n(1) N2\n(2) O2\n(3) CH4\n(4) He"),
    Prompt(
        "en",
        "facts with options",
        "Most abundant element in the human body by mass? carbon / hydrogen / oxygen / calcium",
    ),
)
