"""Prompts written by hand, to learn from: languages other than English."""

from routing.prompt import Prompt

THINKING = (
    # German
    Prompt("de", "maths latex", r"Bestimmen Sie alle reellen Lösungen der Gleichung $\sqrt{2x+5}-\sqrt{x-1}=2$."),
    Prompt("de", "maths latex", r"Berechne $\int_0^{1} x^2 e^{-3x}\,dx$ exakt."),
    Prompt(
        "de",
        "maths latex",
        r"Gegeben sei die Matrix $A=\begin{pmatrix}2&1&0\\1&3&1\\0&1&2\end{pmatrix}$. Ermitteln Sie die Eigenwerte sowie eine Orthonormalbasis aus Eigenvektoren.",
    ),
    Prompt(
        "de",
        "maths latex",
        r"Für welche $a \in \mathbb{R}$ konvergiert $\sum_{n=2}^{\infty} \frac{1}{n (\ln n)^a}$? Mit Begründung bitte.",
    ),
    Prompt("de", "maths", "wie viele nullen stehen am ende von 237 fakultät"),
    Prompt("de", "maths", "Welcher Rest bleibt, wenn man 7 hoch 2023 durch 13 teilt?"),
    Prompt(
        "de",
        "maths",
        "Ein Kegel ist einer Halbkugel so umbeschrieben, dass sein Volumen minimal wird. In welchem Verhältnis stehen dann Höhe und Radius?",
    ),
    Prompt(
        "de",
        "maths",
        "f(x) = x^3 - 6ax^2 + 9a^2x, a>0. Kurvendiskussion, und auf welcher Ortskurve liegen die Hochpunkte?",
    ),
    Prompt(
        "de",
        "word problem",
        "Oma Gerda verteilt Walnüsse an ihre Enkel. Bekommt jeder 8, bleiben 5 übrig; bekommt jeder 9, fehlen ihr 2. Wie viele Enkel und wie viele Nüsse sind es?",
    ),
    Prompt(
        "de",
        "word problem",
        "Zwei Pumpen leeren einen Keller zusammen in 3 Std 36 min. Die schwächere allein bräuchte drei Stunden länger als die stärkere allein. Wie lang braucht jede?",
    ),
    Prompt(
        "de",
        "word problem",
        "Hab 4 Liter 12%ige Lauge und will auf 5% runter, aber mein Verdünner hat selbst schon 1,5%. Wieviel muss da rein?",
    ),
    Prompt(
        "de",
        "word problem",
        "Beim Bäcker Huber kosten drei Brezn und zwei Krapfen zusammen 6,45 €, fünf Brezn und ein Krapfen 7,05 €. Der Toni zahlt mit einem Zehner und bekommt 1,90 € zurück. Was hat er gekauft, wenn er von beidem mindestens eins genommen hat? Falls das nicht aufgeht, sag mir warum.",
    ),
    Prompt(
        "de",
        "proof",
        "Zeige: Unter je sechs Personen gibt es stets drei, die sich gegenseitig kennen, oder drei, die sich gegenseitig fremd sind.",
    ),
    Prompt(
        "de",
        "proof",
        r"Sei $G$ eine endliche Gruppe, in der $x^2=e$ für alle $x$ gilt. Man beweise, dass $G$ abelsch ist und die Ordnung eine Zweierpotenz hat.",
    ),
    Prompt(
        "de",
        "proof",
        "Warum ist die Summe aus Wurzel zwei und Wurzel drei irrational? Ich brauch einen sauberen Beweis für die Übungsabgabe.",
    ),
    Prompt(
        "de",
        "programming",
        "Schreib mir in Python eine Funktion, die aus einer Liste von Terminen (Beginn, Ende) die kleinste Anzahl an Besprechungsräumen ermittelt. Laufzeit O(n log n).",
    ),
    Prompt(
        "de",
        "programming",
        "Ich brauche eine Rust-Implementierung eines LRU-Caches mit fester Kapazität, get und put in konstanter Zeit, ohne unsafe und möglichst ohne externe Crates. Tests dazu wären super.",
    ),
    Prompt(
        "de",
        "programming",
        "Bau mir einen Parser für arithmetische Ausdrücke mit Klammern, Vorzeichen und Potenzen (rechtsassoziativ!). Sprache egal, hauptsache kein eval.",
    ),
    Prompt(
        "de",
        "programming",
        "kannst du mir ein sudoku löser in javascript machen der auch merkt wenn es mehrere lösungen gibt",
    ),
    Prompt(
        "de",
        "debugging",
        """Das Skript hängt sich bei manchen Eingaben auf, ich find den Fehler nicht:

def suche(liste, ziel):
    l, r = 0, len(liste)
    while l < r:
        m = (l + r) // 2
        if liste[m] < ziel:
            l = m
        else:
            r = m
    return l if l < len(liste) and liste[l] == ziel else -1

Bei [1,3] und Ziel 3 kommt nie was zurück.""",
    ),
    Prompt(
        "de",
        "debugging",
        """Wieso gibt mein C-Programm mal 0 und mal irgendeinen Riesenwert aus?

int *summe(int *a, int n) {
    int s;
    for (int i = 0; i <= n; i++) s += a[i];
    return &s;
}

int main(void) {
    int x[] = {4, 8, 15};
    printf("%d\\n", *summe(x, 3));
}""",
    ),
    Prompt(
        "de",
        "debugging",
        "Unser Dienst verliert unter Last vereinzelt Buchungen. Zwei Worker lesen den Kontostand, rechnen im Speicher und schreiben per UPDATE konto SET stand = ? WHERE id = ? zurück, Isolation READ COMMITTED. Was passiert da genau, in welcher Reihenfolge, und wie würdest du es ohne Tabellensperre reparieren?",
    ),
    Prompt(
        "de",
        "sql",
        "Tabelle bestellungen(id, kunde_id, datum, betrag). Ich brauch pro Kunde die längste Serie aufeinanderfolgender Monate mit mindestens einer Bestellung. Postgres.",
    ),
    Prompt(
        "de",
        "sql",
        "Wie lautet die Abfrage, die zu jedem Mitarbeiter den prozentualen Abstand zum Median seiner Abteilung ausgibt? mitarbeiter(id, name, abt_id, gehalt), MySQL 8, Median gibts da ja nicht eingebaut.",
    ),
    Prompt(
        "de",
        "logic puzzle",
        "In einer Reihe stehen fünf Häuser. Die Hebamme wohnt neben dem Imker, aber nicht am Rand. Der Schmied wohnt links vom Lehrer, zwischen ihnen steht genau ein Haus. Der Pfarrer wohnt ganz rechts. Der Imker wohnt nicht neben dem Schmied. Wer wohnt wo?",
    ),
    Prompt(
        "de",
        "logic puzzle",
        "Vier Schwestern trinken je ein anderes Getränk. Anke mag keinen Kaffee, Birte nimmt weder Tee noch Saft, wer Saft trinkt ist jünger als Clara, und Doris, die Älteste, trinkt Wasser. Was trinkt Clara?",
    ),
    Prompt(
        "de",
        "logic puzzle",
        "Alle Zwergpinscher in unserem Verein sind registriert. Kein registrierter Hund hat je gebissen. Einige Hunde im Verein haben gebissen. Folgt daraus, dass nicht alle Vereinshunde Zwergpinscher sind? Und folgt, dass manche registrierte Hunde keine Zwergpinscher sind?",
    ),
    Prompt(
        "de",
        "truth-tellers",
        "Auf einer Hallig lügt jeder immer oder nie. Fiete sagt: „Momme und ich sind von derselben Sorte.“ Momme sagt: „Fiete lügt.“ Geht das überhaupt auf?",
    ),
    Prompt(
        "de",
        "truth-tellers",
        "Drei Verdächtige. Krüger: Es war Lorenz. Lorenz: Krüger lügt. Maschke: Ich war's nicht. Nur eine der Aussagen stimmt. Wer hat die Kasse geplündert?",
    ),
    Prompt(
        "de",
        "riddle",
        "Ein Mann schiebt sein Auto vor ein Hotel und weiß sofort, dass er pleite ist. Wie kann das sein?",
    ),
    Prompt(
        "de",
        "riddle",
        "Zwei Zündschnüre, beide brennen ungleichmäßig und jeweils eine Stunde. Wie misst man damit eine Dreiviertelstunde?",
    ),
    Prompt("de", "dates", "Der 3. Oktober 1990 war ein Mittwoch. Auf welchen Wochentag fiel der 29. Februar 2000?"),
    Prompt(
        "de",
        "dates",
        "Kündigungsfrist drei Monate zum Quartalsende, Schreiben ging am 1. Juli zu, letzter Arbeitstag abzüglich 17 Resturlaubstagen (nur Mo-Fr, keine Feiertage, der 31. Dezember ist ein Dienstag). Wann muss ich das letzte Mal ins Büro?",
    ),
    Prompt(
        "de",
        "shuffled objects",
        "Vor mir liegen von links nach rechts Gabel, Löffel, Messer, Quirl. Ich tausche das erste mit dem dritten, dann die beiden äußeren, dann schiebe ich das, was jetzt ganz links liegt, ans Ende. Was liegt an zweiter Stelle?",
    ),
    Prompt(
        "de",
        "shuffled objects",
        "Jana hat den roten Ball, Kemal den blauen, Lutz den gelben, Mira den grünen. Jana tauscht mit Lutz. Lutz tauscht mit Mira. Kemal tauscht mit Jana. Zum Schluss tauscht Mira mit Kemal. Welchen Ball hat Kemal am Ende?",
    ),
    Prompt(
        "de",
        "planning",
        "Wolf, Ziege, Kohlkopf – aber das Boot fasst zwei Dinge und zusätzlich ist da noch ein Hund, der den Wolf nicht leiden kann und mit der Ziege auskommt. Wie oft muss der Bauer mindestens rüber?",
    ),
    Prompt(
        "de",
        "planning",
        "Wir ziehen um: Schrank abbauen 2 h (zwei Leute), Küche ausräumen 3 h (einer), Küche abbauen 2 h (zwei, erst nach dem Ausräumen), Transporter laden 2 h (drei, erst wenn alles abgebaut ist), Wände streichen 4 h (zwei, erst nach dem Laden). Wir sind zu dritt und fangen um 8 an. Wann sind wir frühestens fertig, und wer macht wann was?",
    ),
    Prompt(
        "de",
        "planning",
        "Stell einen Spielplan auf: sieben Mannschaften, jeder gegen jeden, zwei Plätze, keine Mannschaft darf zweimal hintereinander ran.",
    ),
    Prompt(
        "de",
        "physics",
        "Ein Schlitten rutscht einen Hang mit 18° Neigung 40 m hinab, Reibungszahl 0,08, danach läuft er auf ebener Fläche aus. Wie weit kommt er?",
    ),
    Prompt(
        "de",
        "physics",
        "Warum sinkt der Wasserspiegel im Teich, wenn man aus dem Boot einen Stein ins Wasser wirft? Oder steigt er doch? Bitte sauber herleiten.",
    ),
    Prompt(
        "de",
        "physics",
        "Drei gleiche Lämpchen, zwei parallel und das dritte in Reihe davor. Eins der parallelen brennt durch. Welche werden heller, welche dunkler, und um welchen Faktor ändert sich die Leistung?",
    ),
    Prompt(
        "de",
        "probability",
        "Beim Mensch ärgere dich nicht darf man dreimal würfeln um rauszukommen. Wie wahrscheinlich ist es, dass von vier Spielern nach der ersten Runde noch keiner draußen ist?",
    ),
    Prompt(
        "de",
        "probability",
        "Im Schnitt: wie viele Überraschungseier muss ich kaufen, bis ich alle zwölf Figuren habe, wenn nur in jedem siebten Ei eine drin ist?",
    ),
    Prompt(
        "de",
        "offers",
        "Stromtarif A: 12,90 € Grundgebühr im Monat, 31,4 ct/kWh, 120 € Bonus im ersten Jahr. Tarif B: 8,50 €, 33,9 ct, kein Bonus, dafür zwei Jahre Preisgarantie. Wir verbrauchen so 3.200 kWh. Was ist über zwei Jahre günstiger und ab welchem Verbrauch kippt es?",
    ),
    Prompt(
        "de",
        "offers",
        "Lohnt sich die BahnCard 50 (244 €) oder eher die 25 (62,90 €) wenn ich 9x im Jahr Hamburg–Köln und zurück fahr, Flexpreis 104 einfach, aber auf die Hälfte der Fahrten Sparpreise um 45 krieg, auf die es bei beiden 25% gibt?",
    ),
    # French
    Prompt(
        "fr",
        "maths latex",
        r"Résoudre dans $\mathbb{C}$ l'équation $z^4 + 4z^2 + 16 = 0$ et représenter les solutions.",
    ),
    Prompt(
        "fr",
        "maths latex",
        r"Soit $u_0=1$ et $u_{n+1}=\dfrac{u_n+6}{u_n+2}$. Étudier la convergence de $(u_n)$ et calculer sa limite.",
    ),
    Prompt(
        "fr",
        "maths latex",
        r"Calculer $\displaystyle\lim_{x\to 0}\frac{\tan x-\sin x}{x^3}$ puis en déduire un équivalent de $\tan x - \sin x$ au voisinage de $0$.",
    ),
    Prompt(
        "fr", "maths latex", r"Déterminer le nombre d'entiers $n \leq 1000$ tels que $n^2+n+1$ soit divisible par $7$."
    ),
    Prompt("fr", "maths", "Trouver tous les couples d'entiers naturels dont le produit vaut six fois la somme."),
    Prompt("fr", "maths", "combien y a t il de facon de monter un escalier de 12 marches par pas de 1, 2 ou 3"),
    Prompt(
        "fr",
        "maths",
        "Un triangle a pour côtés 13, 14 et 15. Quel est le rayon du cercle inscrit, et la distance entre les centres des deux cercles, inscrit et circonscrit ?",
    ),
    Prompt(
        "fr",
        "maths",
        "Quelle est l'aire maximale d'un rectangle inscrit dans une ellipse de demi-axes a et b ? Détaille les étapes stp.",
    ),
    Prompt(
        "fr",
        "word problem",
        "Quand j'aurai l'âge que tu as, nous aurons à nous deux 63 ans ; j'ai aujourd'hui deux fois l'âge que tu avais quand j'avais celui que tu as. Non attends, c'est peut-être l'inverse… bref, trouve nos âges, en précisant quelle lecture de l'énoncé tu retiens.",
    ),
    Prompt(
        "fr",
        "word problem",
        "Un maraîcher vend le quart de ses melons le matin, les deux cinquièmes du reste à midi, puis en jette 6 abîmés. Il lui en reste 48. Combien en avait-il au départ ?",
    ),
    Prompt(
        "fr",
        "word problem",
        "Un cycliste part de Nantes à 7 h 40 à 22 km/h, son amie part de Rennes (110 km) à 8 h 10 à sa rencontre, à 18 km/h. Elle crève et perd un quart d'heure. À quelle heure se croisent-ils ?",
    ),
    Prompt(
        "fr",
        "word problem",
        "J'ai partagé une addition de 187,50 € à cinq : deux n'ont pas bu de vin (36 € de vin en tout), et on veut arrondir pour laisser 8 % de pourboire. Qui paye combien ?",
    ),
    Prompt(
        "fr",
        "proof",
        "Démontrer que la somme des cubes des n premiers entiers est le carré de leur somme, sans récurrence si possible.",
    ),
    Prompt(
        "fr",
        "proof",
        "Montrer qu'une fonction continue de [0,1] dans lui-même admet un point fixe. Le résultat tient-il encore sur ]0,1[ ?",
    ),
    Prompt(
        "fr",
        "proof",
        r"Soit $f$ une forme linéaire non nulle sur un espace de Banach. Prouver que $f$ est continue si et seulement si son noyau est fermé.",
    ),
    Prompt(
        "fr",
        "programming",
        "Écris en OCaml une fonction qui énumère toutes les partitions d'un entier n, sans doublon, de façon paresseuse.",
    ),
    Prompt(
        "fr",
        "programming",
        "J'ai besoin d'un script Python qui lit un gros fichier de logs (20 Go, pas la place en RAM) et sort les 100 IP qui ont fait le plus de requêtes sur n'importe quelle fenêtre glissante de 5 minutes.",
    ),
    Prompt(
        "fr",
        "programming",
        "code moi un tetris en html canvas avec rotation, score et accélération, un seul fichier svp",
    ),
    Prompt(
        "fr",
        "programming",
        "Implémenter en C un allocateur mémoire à listes libres segmentées, avec fusion des blocs voisins. Expliquer la complexité des opérations.",
    ),
    Prompt(
        "fr",
        "debugging",
        """Bonjour, mon composant React boucle à l'infini et je ne comprends pas pourquoi :

function Liste({ filtre }) {
  const [items, setItems] = useState([]);
  const options = { filtre, tri: 'date' };
  useEffect(() => {
    charger(options).then(r => setItems(r));
  }, [options]);
  return <ul>{items.map(i => <li>{i.nom}</li>)}</ul>;
}

Merci d'avance""",
    ),
    Prompt(
        "fr",
        "debugging",
        """pk ça affiche [[1,0],[1,0],[1,0]] alors que je veux changer qu'une seule ligne

grille = [[0]*2]*3
grille[0][0] = 1
def voisins(g, i, j, vus=[]):
    vus.append((i,j))
    return len(vus)
print(grille, voisins(grille,0,0), voisins(grille,1,1))

et pk le 2e appel donne 2 ??? corrige les deux et dis moi ce que ça affichera""",
    ),
    Prompt(
        "fr",
        "debugging",
        "Mon tri fusion en Java marche sur les petits tableaux mais plante (StackOverflowError) dès que le sous-tableau a deux éléments identiques : je coupe en milieu = (g + d + 1) / 2 puis j'appelle tri(g, milieu) et tri(milieu + 1, d). Où est l'erreur, et pour quelles tailles exactement se déclenche-t-elle ?",
    ),
    Prompt(
        "fr",
        "sql",
        "Soit emprunts(id, adherent, livre, sorti_le, rendu_le). Écrire la requête qui donne, pour chaque jour de 2023, le nombre de livres dehors, y compris les jours sans mouvement.",
    ),
    Prompt(
        "fr",
        "sql",
        "Je voudrais une requête SQL Server qui détecte les chevauchements de réservations d'une même salle et propose, pour chacune des réservations en conflit, le premier créneau libre d'au moins la même durée. Tables : salles, reservations (salle_id, debut, fin).",
    ),
    Prompt(
        "fr",
        "logic puzzle",
        "Cinq coureurs. Armel arrive avant Bastien mais après Chloé. Delphine n'est ni première ni dernière. Elsa arrive juste après Delphine. Bastien n'est pas dernier. Donnez l'ordre d'arrivée.",
    ),
    Prompt(
        "fr",
        "logic puzzle",
        "Trois boîtes étiquetées Pommes, Poires, Mélange : toutes les étiquettes sont fausses. Combien de fruits faut-il tirer, et d'où, pour tout réétiqueter ?",
    ),
    Prompt(
        "fr",
        "logic puzzle",
        "Le cuisinier n'est pas le voisin du notaire. Le notaire est plus vieux que Hugo. Inès joue aux échecs avec la pharmacienne. Hugo, Inès et Jules exercent ces trois métiers, et seul le cuisinier habite à côté de Jules. Qui fait quoi ?",
    ),
    Prompt(
        "fr",
        "truth-tellers",
        "À la buvette, Momo dit que Lulu ment. Lulu dit que Zaza ment. Zaza dit que Momo et Lulu mentent tous les deux. Qui croire ?",
    ),
    Prompt(
        "fr",
        "truth-tellers",
        "Devant deux portes, deux gardiens, l'un menteur, l'autre franc, mais cette fois un troisième répond au hasard. Combien de questions fermées suffisent pour trouver la bonne porte, et lesquelles ?",
    ),
    Prompt(
        "fr",
        "riddle",
        "Plus on en enlève, plus il est grand ; plus on l'agrandit, moins il pèse. Qui suis-je ? Justifie pourquoi une autre réponse ne colle pas.",
    ),
    Prompt(
        "fr",
        "riddle",
        "Le père d'Aglaé a cinq filles : Zaza, Zézé, Zizi, Zozo. Comment s'appelle la cinquième ? Et si c'était le frère d'Aglaé qui avait cinq nièces, pourrait-on conclure quelque chose ?",
    ),
    Prompt(
        "fr",
        "dates",
        "Mon préavis de 75 jours commence le lendemain du 18 novembre 2022. Quel jour de la semaine se termine-t-il, sachant que le 18 novembre était un vendredi ?",
    ),
    Prompt("fr", "dates", "Combien de vendredis 13 au maximum peut compter une année ? Et au minimum ?"),
    Prompt(
        "fr",
        "shuffled objects",
        "Une bille est sous le gobelet de gauche. On échange gauche et milieu, puis milieu et droite, puis gauche et droite, puis encore milieu et droite. Où est-elle ?",
    ),
    Prompt(
        "fr",
        "shuffled objects",
        "Trois livres sur l'étagère : Zola à gauche, Hugo au centre, Sand à droite. Paul retire celui du milieu et le remet tout à droite ; Lina inverse les deux premiers ; Paul recommence son geste, puis Lina le sien. Quel est l'ordre final ?",
    ),
    Prompt(
        "fr",
        "planning",
        "J'ai un seul four, trois plats : gratin 50 min à 180, rôti 1h10 à 200, tarte 35 min à 180, et il faut 10 min pour passer d'une température à l'autre. Le rôti doit reposer 15 min. Gratin et tarte tiennent ensemble. À quelle heure commencer au plus tard pour servir le rôti et le gratin à 20h et la tarte encore tiède à 21h ?",
    ),
    Prompt(
        "fr",
        "planning",
        "Quatre randonneurs doivent traverser un pont de nuit avec une seule lampe ; ils mettent 1, 3, 6 et 9 minutes, deux au plus à la fois. En combien de temps au mieux ?",
    ),
    Prompt(
        "fr",
        "planning",
        "Comment obtenir exactement 4 litres avec un seau de 3, un seau de 5, et une fontaine qui ne donne de l'eau que quatre fois ?",
    ),
    Prompt(
        "fr",
        "physics",
        "Une échelle de masse m est appuyée contre un mur sans frottement. À partir de quel angle glisse-t-elle, si un peintre est monté aux trois quarts ?",
    ),
    Prompt(
        "fr",
        "physics",
        "On verse 200 g d'eau à 85 °C dans une tasse en faïence de 310 g à 20 °C (c = 840 J/kg/K), puis on ajoute un glaçon de 15 g à -5 °C. Température finale ?",
    ),
    Prompt(
        "fr",
        "physics",
        "Si la Terre cessait de tourner d'un coup sur son orbite, combien de temps mettrait-elle à tomber sur le Soleil ?",
    ),
    Prompt(
        "fr",
        "probability",
        "Deux amis se donnent rendez-vous entre midi et 13h et chacun attend l'autre 12 minutes. Proba qu'ils se voient ? Et s'ils sont trois ?",
    ),
    Prompt(
        "fr",
        "probability",
        "Un test de dépistage est positif chez 96 % des malades et chez 3 % des sains ; la maladie touche une personne sur 400. J'ai eu deux tests positifs indépendants. Dois-je m'inquiéter ?",
    ),
    Prompt(
        "fr",
        "offers",
        "Forfait A 9,99 € pendant un an puis 19,99 €, forfait B 14,99 € à vie, frais de résiliation 0, carte SIM 10 € chez les deux mais remboursée chez B après 6 mois. Sur combien de mois B devient-il plus avantageux ?",
    ),
    Prompt(
        "fr",
        "offers",
        "Louer ou acheter ? Loyer 950/mois qui monte de 2 %/an, ou achat 240 000 avec 30 000 d'apport, prêt 20 ans à 3,6 %, taxe foncière 1 400, le bien prend 1 % par an et mon apport placé rapporterait 3 %. Au bout de 8 ans je suis mieux dans quel cas ?",
    ),
    # Spanish
    Prompt("es", "maths latex", r"Halla el valor de $\int_{0}^{\pi} \frac{x\sin x}{1+\cos^2 x}\,dx$."),
    Prompt(
        "es",
        "maths latex",
        r"Discutir según los valores de $k$ el sistema $\begin{cases} kx+y+z=1\\ x+ky+z=k\\ x+y+kz=k^2\end{cases}$ y resolverlo cuando sea compatible.",
    ),
    Prompt("es", "maths latex", r"Sean $a,b,c>0$ con $abc=1$. Encuentra el mínimo de $a^2+b^2+c^2+\frac{6}{a+b+c}$."),
    Prompt(
        "es", "maths latex", r"Resuelve la ecuación diferencial $y'' - 4y' + 4y = x e^{2x}$ con $y(0)=1$, $y'(0)=0$."
    ),
    Prompt("es", "maths", "cuantos numeros de 4 cifras son capicuas y multiplos de 9?"),
    Prompt(
        "es",
        "maths",
        "Encuentra el menor entero positivo que al dividirlo entre 5, 7 y 9 deja restos 3, 4 y 5 respectivamente.",
    ),
    Prompt(
        "es",
        "maths",
        "Una cuerda de una circunferencia mide lo mismo que el lado del hexágono regular inscrito. ¿Qué fracción del círculo queda en el segmento menor?",
    ),
    Prompt(
        "es",
        "maths",
        "Dado un polinomio cúbico cuyas raíces suman cero, ¿cómo se expresa la suma de las quintas potencias de las raíces en función de los coeficientes?",
    ),
    Prompt(
        "es",
        "word problem",
        "En el corral de mi abuelo hay conejos y gallinas; se cuentan 37 cabezas y 104 patas, pero una gallina es coja. ¿Cuántos conejos hay?",
    ),
    Prompt(
        "es",
        "word problem",
        "Marisol gasta un tercio de su sueldo en alquiler, dos quintos de lo que le queda en comida y transporte, y manda 1.200 pesos a su mamá. Termina el mes con 2.400. ¿Cuánto gana?",
    ),
    Prompt(
        "es",
        "word problem",
        "Un grifo llena la alberca en 6 h, otro en 9 h y el desagüe la vacía en 12. Se abren los dos grifos a las 8 y alguien quita el tapón sin querer a las 10. ¿A qué hora rebosa?",
    ),
    Prompt(
        "es",
        "word problem",
        "ayuda con la tarea de mi hijo porfa: un tren de 180 m cruza un puente en 24 seg y pasa frente a un poste en 9 seg, cuanto mide el puente y a que velocidad va en km/h",
    ),
    Prompt("es", "proof", "Demuestra que hay infinitos primos de la forma 4k+3."),
    Prompt(
        "es",
        "proof",
        "Prueba que en cualquier fiesta hay al menos dos personas que conocen al mismo número de asistentes.",
    ),
    Prompt(
        "es",
        "proof",
        r"Demostrar que si $f:\mathbb{R}\to\mathbb{R}$ es continua y $f(x+y)=f(x)+f(y)$ para todo $x,y$, entonces $f(x)=cx$. ¿Basta con pedir continuidad en un punto?",
    ),
    Prompt(
        "es",
        "programming",
        "Hazme una función en Go que reciba un texto y devuelva el palíndromo más largo contenido en él, ignorando tildes y espacios.",
    ),
    Prompt(
        "es",
        "programming",
        "Necesito un bot en Python que juegue perfecto al tres en raya pero en tablero de 4x4, con poda alfa-beta y tabla de transposiciones.",
    ),
    Prompt(
        "es",
        "programming",
        "Implementa una cola con prioridad en C++ con templates, que permita cambiar la prioridad de un elemento ya insertado en O(log n).",
    ),
    Prompt(
        "es",
        "programming",
        "oye me armas un programa que acomode los turnos de 9 enfermeras pa 30 dias sin que ninguna haga dos noches seguidas ni mas de 5 dias corridos? en python",
    ),
    Prompt(
        "es",
        "debugging",
        """¿Por qué siempre imprime 5, 5, 5, 5, 5? Quiero entender qué pasa paso a paso con el event loop y ver dos arreglos distintos.

for (var i = 0; i < 5; i++) {
  Promise.resolve().then(() => setTimeout(() => console.log(i), 100 * i));
}

Y si cambio solo el console.log de sitio, ¿en qué orden saldrían?""",
    ),
    Prompt(
        "es",
        "debugging",
        """Mi factorial inverso da mal para números grandes, en Java:

static int inverso(int n) {
    int f = 1, k = 1;
    while (f < n) {
        k++;
        f = f * k;
    }
    return f == n ? k : -1;
}

con 2004189184 me devuelve 16 y eso ni siquiera es un factorial. Explica por qué y arréglalo""",
    ),
    Prompt(
        "es",
        "debugging",
        "El total de mi carrito sale 0.30000000000000004 y luego un cupón del 10 % falla porque comparo con ===. Además, si aplico dos cupones en distinto orden el resultado cambia en un centavo. ¿Cómo reestructurarías el cálculo para que siempre cuadre con la factura?",
    ),
    Prompt(
        "es",
        "sql",
        "Tengo ventas(fecha, tienda, importe) con huecos. Quiero la media móvil de 7 días naturales por tienda, contando como cero los días sin ventas, y solo las tiendas que la hayan mejorado tres semanas seguidas.",
    ),
    Prompt(
        "es",
        "sql",
        "Consulta para sacar los amigos de mis amigos que no son amigos míos, ordenados por cuántos amigos comunes tenemos. La tabla amistad(a,b) guarda cada par una sola vez, con a<b.",
    ),
    Prompt(
        "es",
        "logic puzzle",
        "En la mesa redonda se sientan seis primos. Nico está enfrente de Olga. Paco no está al lado de Olga. Rita está a la derecha inmediata de Nico. Sara y Tomás se sientan juntos. ¿Quién está enfrente de Rita?",
    ),
    Prompt(
        "es",
        "logic puzzle",
        "Si llueve, Berta no va al mercado. Si Berta no va al mercado, Celia cocina o pide pizza. Celia ha cocinado y no ha pedido pizza. ¿Se puede saber si ha llovido?",
    ),
    Prompt(
        "es",
        "logic puzzle",
        "Tres amigos llevan camisa de distinto color: blanca, negra y gris. El señor Blanco comenta: qué curioso, ninguno lleva el color de su apellido. Tienes razón, responde el de la camisa gris. ¿De qué color viste el señor Negro, si el tercero es el señor Gris?",
    ),
    Prompt("es", "truth-tellers", "Un isleño te dice: «Si soy sincero, en esta isla hay oro». ¿Hay oro?"),
    Prompt(
        "es",
        "truth-tellers",
        "De cuatro hermanos, uno rompió el jarrón. Álex: fue Bruno. Bruno: fue Dani. Cami: yo no fui. Dani: Bruno miente. Si solo uno dice la verdad, ¿quién lo rompió? ¿Y si solo uno miente?",
    ),
    Prompt("es", "riddle", "Este es hijo de mi padre, pero no es mi hermano ni mi hermana. ¿Quién es?"),
    Prompt(
        "es",
        "riddle",
        "Un hombre vive en el décimo piso y siempre sube en ascensor hasta el séptimo, salvo los días de lluvia. ¿Por qué?",
    ),
    Prompt("es", "dates", "Si anteayer fue lunes, ¿qué día será el pasado mañana de dentro de cien días?"),
    Prompt(
        "es",
        "dates",
        "Nací un 29 de febrero y acabo de celebrar mi décimo cumpleaños «de verdad» en 2024 (no cuento el del nacimiento). Mi hermana nació 1.000 días después que yo. ¿En qué fecha nació y cuántos años cumplió en 2023?",
    ),
    Prompt(
        "es",
        "shuffled objects",
        "Ana, Beto y Caro intercambian máscaras. Al principio Ana lleva la del tigre, Beto la del búho y Caro la del zorro. Primero cambian Beto y Caro, después Ana y Beto, luego Caro y Ana, y al final Beto y Caro otra vez. ¿Quién acaba con el búho?",
    ),
    Prompt(
        "es",
        "shuffled objects",
        "Meto en una caja un libro, encima pongo un plato, volteo la caja sobre la cama, saco lo que quedó arriba, lo dejo en la repisa y cambio lo de la repisa (había un reloj y ahora eso otro) por lo que sigue en la cama. ¿Qué hay en la cama?",
    ),
    Prompt(
        "es",
        "planning",
        "Tengo 8 pelotas iguales y una pesa un poquito menos. ¿Cómo la encuentro con una balanza usando las menos pesadas posibles? ¿Y si no sé si pesa más o menos?",
    ),
    Prompt(
        "es",
        "planning",
        "Organiza la ruta de un repartidor: sale de Centro y vuelve a Centro. Distancias: Centro-Norte 7, Centro-Sur 5, Centro-Este 9, Norte-Sur 11, Norte-Este 4, Sur-Este 8, Oeste-Centro 6, Oeste-Norte 6, Oeste-Sur 7, Oeste-Este 12. Quiero la más corta y que Sur no sea la última.",
    ),
    Prompt(
        "es",
        "planning",
        "Una orquesta de barrio tiene tres locales de ensayo y siete secciones; los metales no pueden coincidir con las cuerdas, el coro necesita el local grande y el piano solo está en uno. Proponme un horario semanal con el menor número de tardes posible.",
    ),
    Prompt(
        "es",
        "physics",
        "¿Con qué ángulo hay que patear un balón para que su alcance sea el triple de su altura máxima?",
    ),
    Prompt(
        "es",
        "physics",
        "Un satélite baja de una órbita circular de 400 km a otra de 350 km. ¿Va más rápido o más lento después? ¿Ha ganado o perdido energía? Calcula los valores con R = 6371 km.",
    ),
    Prompt(
        "es",
        "physics",
        "Dos bloques de 3 y 5 kg unidos por una cuerda que pasa por una polea, el primero sobre una mesa con coeficiente 0,25. Acelera y a los 2 s se rompe la cuerda. ¿Cuánto más recorre el de la mesa?",
    ),
    Prompt(
        "es",
        "probability",
        "En una bolsa hay canicas rojas y azules. La probabilidad de sacar dos del mismo color es un medio. ¿Qué se puede decir del número de canicas?",
    ),
    Prompt(
        "es",
        "probability",
        "Juego al truco con mi suegro y gana el 60% de las manos. Jugamos al mejor de siete y ya voy 2-1 arriba. Qué chance tengo de ganarle?",
    ),
    Prompt(
        "es",
        "offers",
        "El súper tiene 3x2 en detergente de 4,80 € (40 lavados), el de enfrente 2ª unidad al 70 % en uno de 5,60 € (52 lavados) y el mayorista una garrafa de 180 lavados a 19,90 €. Contando que pierdo 1,50 € de gasolina si voy al mayorista, ¿dónde sale mejor el lavado?",
    ),
    Prompt(
        "es",
        "offers",
        "Me ofrecen dos trabajos: uno de 26.000 brutos en 14 pagas con coche propio a 35 km, otro de 23.500 en 12 con teletrabajo 3 días y 11 € diarios de ticket comida los días presenciales. El coche me cuesta 0,19 el km y la oficina del segundo me queda a 12 km. ¿Cuál me deja más al año?",
    ),
    # Chinese
    Prompt("zh", "maths latex", r"已知数列 $\{a_n\}$ 满足 $a_1=2$，$a_{n+1}=3a_n+2^n$，求通项公式及前 $n$ 项和。"),
    Prompt(
        "zh",
        "maths latex",
        r"设函数 $f(x)=\ln x - ax + 1$。(1) 讨论 $f(x)$ 的单调性；(2) 若 $f(x)\le 0$ 恒成立，求 $a$ 的取值范围。",
    ),
    Prompt(
        "zh", "maths latex", r"求极限 $\lim_{n\to\infty}\left(\frac{1}{n+1}+\frac{1}{n+2}+\cdots+\frac{1}{2n}\right)$。"
    ),
    Prompt(
        "zh",
        "maths latex",
        r"椭圆 $\frac{x^2}{9}+\frac{y^2}{5}=1$ 的右焦点为 $F$，过 $F$ 的直线交椭圆于 $A,B$ 两点，且 $\overrightarrow{AF}=2\overrightarrow{FB}$，求直线的斜率。",
    ),
    Prompt("zh", "maths", "从1到500的整数里，既不是3的倍数也不是5的倍数，但是是7的倍数的有多少个"),
    Prompt("zh", "maths", "一个正四面体的内切球和外接球，表面积之比是多少？给出推导。"),
    Prompt("zh", "maths", "把一张正方形纸的四个角各剪去一个相同的小正方形做成无盖盒子，小正方形取多大时容积最大？"),
    Prompt("zh", "maths", "2的100次方的十位数字是几？"),
    Prompt(
        "zh",
        "word problem",
        "食堂运来一批大米，第一周吃了全部的五分之二少20公斤，第二周吃了剩下的一半多10公斤，最后还剩150公斤，原来有多少公斤？",
    ),
    Prompt(
        "zh",
        "word problem",
        "甲乙两人从环形跑道同一点反向出发，40秒相遇一次；同向出发则每6分钟甲追上乙一次。跑道一圈600米，两人速度各是多少？",
    ),
    Prompt(
        "zh",
        "word problem",
        "我妈今年的年龄是我的3倍差2岁，六年前她是我的4倍多1岁（那时候我还在上小学），帮我算算我俩现在多大",
    ),
    Prompt(
        "zh",
        "word problem",
        "牧场上的草每天匀速生长，27头牛6天吃完，23头牛9天吃完，那么21头牛几天能吃完？中途第4天卖掉5头的话呢？",
    ),
    Prompt("zh", "proof", "证明：任意五个整数中必能选出三个，它们的和是3的倍数。"),
    Prompt("zh", "proof", r"设 $A$ 为 $n$ 阶实对称矩阵且 $A^3=A^2$，证明 $A^2=A$。如果去掉对称的条件，结论还成立吗？"),
    Prompt("zh", "proof", "怎么严格证明三角形的三条高交于一点？不许用坐标。"),
    Prompt("zh", "programming", "用C++实现一个线程池，支持任务优先级和超时取消，写清楚析构时怎么保证不丢任务。"),
    Prompt(
        "zh",
        "programming",
        "给定一个字符串数组，找出其中任意两个字符串首尾重叠拼接后的最短超串，n不超过12，用Python写，说明复杂度",
    ),
    Prompt("zh", "programming", "帮我写个贪吃蛇的自动寻路AI，要求基本不会把自己堵死，pygame就行"),
    Prompt(
        "zh",
        "programming",
        "写一个函数，把阿拉伯数字金额转换成中文大写（壹贰叁……），要处理好零、角分、亿和万，比如100050000.05。",
    ),
    Prompt(
        "zh",
        "debugging",
        """这段代码为什么偶尔会死锁？怎么改？

void transfer(Account a, Account b, int amt) {
    synchronized (a) {
        synchronized (b) {
            a.balance -= amt;
            b.balance += amt;
        }
    }
}
// 线程1: transfer(x, y, 10)  线程2: transfer(y, x, 5)

如果a和b是同一个账户又会怎样？""",
    ),
    Prompt(
        "zh",
        "debugging",
        """求助，删除链表里所有值等于val的节点，连续两个相同的就删不干净：

def remove(head, val):
    cur = head
    while cur and cur.next:
        if cur.next.val == val:
            cur.next = cur.next.next
        cur = cur.next
    return head

还有头节点就是val的时候也不对""",
    ),
    Prompt(
        "zh",
        "debugging",
        "我们的接口平时50ms，每到整点就飙到3秒以上，持续十几秒自己恢复。缓存是Redis，key的过期时间都设成3600秒，服务重启时批量预热。数据库CPU整点打满。请推断根因链路，并给出至少两种改法的取舍。",
    ),
    Prompt(
        "zh",
        "sql",
        "表login(user_id, login_date)，一天可能多条。写SQL求每个用户最长连续登录天数，以及全体用户的次日、7日留存率。",
    ),
    Prompt(
        "zh",
        "sql",
        "成绩表score(学号, 课程, 分数)，查出每门课前三名（并列都算），且至少进过两门课前三的学生名单，别用窗口函数，老师不让",
    ),
    Prompt(
        "zh",
        "logic puzzle",
        "甲、乙、丙、丁四人分别来自北京、上海、广州、成都。甲不是北京人也不是成都人；北京人和丙同岁；乙比成都人大；丁和上海人是同学，丁不是成都人。四人各来自哪里？",
    ),
    Prompt(
        "zh",
        "logic puzzle",
        "老师想了两个2到9之间不同的数，把和告诉小和，把积告诉小积。小积说我不知道，小和说我早知道你不知道，小积说那我现在知道了。是哪两个数？有没有可能无解？",
    ),
    Prompt(
        "zh",
        "logic puzzle",
        "所有会游泳的人都不怕水，有些怕水的人是厨师。能不能推出有些厨师不会游泳？能不能推出有些会游泳的人不是厨师？",
    ),
    Prompt(
        "zh",
        "truth-tellers",
        "村里人要么总说真话要么总说假话。老王说：“老李和老赵至少有一个是骗子。”老李说：“老王是骗子。”老赵没说话。他们各是什么人？",
    ),
    Prompt(
        "zh",
        "truth-tellers",
        "三个抽屉，一个里面有钥匙。一号上写“钥匙在这里”，二号上写“钥匙不在这里”，三号上写“钥匙不在一号”。三句话最多一句真，钥匙在哪？",
    ),
    Prompt("zh", "riddle", "屋里三盏灯，开关都在屋外，只能进去一次，怎么判断哪个开关管哪盏灯"),
    Prompt(
        "zh",
        "riddle",
        "一个人住在山脚，半夜听见敲门声，开门没人，如此好几次，第二天山脚下发现一个遍体鳞伤的死人。到底发生了什么？",
    ),
    Prompt("zh", "dates", "2023年的国庆节是星期日，那么2031年的国庆节是星期几？"),
    Prompt(
        "zh",
        "dates",
        "一个项目从3月12日（周二）开工，需要38个工作日，周末休息，清明放假3天（4月4日至6日），五一放5天（5月1日至5日，4月28日补班），哪天完工？",
    ),
    Prompt(
        "zh",
        "shuffled objects",
        "桌上从左到右依次放着茶杯、饭碗、盘子、勺子、筷子。先把最右边的移到最左边，再交换第二和第四个，然后拿走中间那个，把剩下的顺序颠倒。现在左起第三个是什么？",
    ),
    Prompt(
        "zh",
        "shuffled objects",
        "小明、小红、小刚三个人换座位，一开始依次坐1、2、3号。小明先和小刚换，小刚再和小红换，然后所有人往后挪一个（3号去1号）。小红现在坐几号？",
    ),
    Prompt(
        "zh",
        "planning",
        "家里来客人：烧水10分钟，洗茶杯2分钟，买茶叶要出门8分钟，炖汤50分钟（前20分钟必须有人看着），炒两个菜各6分钟。家里两个灶眼一个人，最少多久能全部弄好？",
    ),
    Prompt("zh", "planning", "十二个小球有一个重量不同，不知轻重，用天平称三次，写出完整的称法。"),
    Prompt(
        "zh", "planning", "三个传教士和三个野人过河，船只能坐两个人，任何一边野人都不能比传教士多。要划几趟？怎么划？"
    ),
    Prompt(
        "zh",
        "physics",
        "质量为2kg的木块静止在粗糙水平面上，受到与水平方向成37°斜向上的10N拉力，3秒后撤去拉力，又滑行了一段停下，μ=0.2，求总位移。(g取10)",
    ),
    Prompt("zh", "physics", "一根均匀的绳子一半搭在桌边，从静止滑下，离开桌面那一刻速度多大？桌面光滑。"),
    Prompt("zh", "physics", "冰箱门开着，房间密闭绝热，房间温度会怎么变？分压缩机一直工作和反复启停两种情况分析"),
    Prompt("zh", "probability", "抽卡游戏单抽出金率0.6%，从第74抽开始每抽增加6%，第90抽必出。平均多少抽出一个金？"),
    Prompt(
        "zh",
        "probability",
        "一根木棍随机折成三段，能拼成三角形的概率有多大？如果是先折一次，再从较长的那段随机折一次呢？",
    ),
    Prompt(
        "zh",
        "offers",
        "双十一：A店满300减50可叠加，再打95折；B店直接8.3折但不包邮，邮费12。我要买的东西标价分别是129、88、246、59，可以拆单，也可以两家分开买，怎么买最便宜？",
    ),
    Prompt(
        "zh",
        "offers",
        "手机分期：12期免息但没有优惠，全款立减200，或者24期每期手续费0.5%按原价算。手机4999，我的钱放余额宝年化1.8%。哪个实际最划算？",
    ),
    # Italian, Portuguese, Japanese
    Prompt(
        "it", "maths", "Trova tutti i numeri di tre cifre uguali a undici volte la somma dei quadrati delle loro cifre."
    ),
    Prompt(
        "it",
        "logic puzzle",
        "Il gatto di Elena è più vecchio del cane di Furio, che è più giovane del pappagallo. Il pappagallo non è il più vecchio. La tartaruga è più giovane di due soli animali. Mettili in ordine.",
    ),
    Prompt(
        "it",
        "programming",
        "scrivimi una classe python per gestire un conto spese tra coinquilini che alla fine dica chi deve dare quanto a chi col minor numero di bonifici",
    ),
    Prompt(
        "pt",
        "word problem",
        "Um pai deixou 17 cavalos: metade para o mais velho, um terço para o do meio e um nono para o caçula. Por que o truque do cavalo emprestado funciona, e para que outras quantidades daria certo?",
    ),
    Prompt(
        "pt",
        "probability",
        "Numa turma de 30, qual a chance de exatamente dois alunos fazerem aniversário no mesmo dia e todos os outros em dias diferentes?",
    ),
    Prompt(
        "pt",
        "debugging",
        """gente, pq meu while não para nunca quando o usuário digita 0.1?

saldo = 1.0
passo = float(input())
while saldo != 0:
    saldo -= passo
    print(saldo)

com 0.25 funciona e com 0.5 tbm. queria entender certinho quais valores funcionam""",
    ),
    Prompt(
        "ja", "maths latex", r"$x,y$ が実数で $x^2+xy+y^2=3$ を満たすとき、$x^2-xy+y^2$ のとりうる値の範囲を求めよ。"
    ),
    Prompt(
        "ja",
        "truth-tellers",
        "正直者と嘘つきと気まぐれが一人ずついます。Aは「私は気まぐれではない」、Bは「Aの言うことは本当だ」、Cは「Bは気まぐれだ」と言いました。誰が嘘つきですか。",
    ),
    Prompt(
        "ja",
        "offers",
        "スマホの料金、今のは月7480円で家族割と光セットで-2200円。乗り換えると2970円だけど光の割引がなくなって光が1100円上がり、家族2人の割引も550円ずつ減る。違約金と事務手数料で合計6600円。何か月で元が取れる？",
    ),
    Prompt(
        "ja", "dates", "うるう年の1月1日と同じ曜日になるのは、その年の何月の1日でしょうか。平年の場合も教えてください。"
    ),
)

FAST = (
    # German
    Prompt("de", "fact", "Wie hoch ist der Fernsehturm am Alex?"),
    Prompt("de", "fact", "welcher Fluss fließt durch Würzburg"),
    Prompt("de", "fact", "Wieviel Gramm hat ein Pfund und woher kommt eigentlich die Abkürzung „Pfd.“?"),
    Prompt("de", "fact", "Welche Vorwahl hat Liechtenstein?"),
    Prompt("de", "definition", "Was versteht man unter einer Grunddienstbarkeit?"),
    Prompt("de", "definition", "Was heißt „etwas auf die lange Bank schieben“ und woher kommt das?"),
    Prompt("de", "definition", "Unterschied scheinbar / anscheinend, kurz"),
    Prompt("de", "chat", "Moin! Na, alles fit bei dir?"),
    Prompt("de", "chat", "Danke dir, das hat mir echt den Tag gerettet 🙏"),
    Prompt(
        "de",
        "chat",
        "Ich kann seit Tagen nicht gut schlafen und hab heute auch noch 3 Termine. Irgendwie bin ich grad einfach durch. Hast du ein paar aufmunternde Worte?",
    ),
    Prompt("de", "chat", "Bist du eigentlich ein Mensch oder ein Programm? Und magst du lieber Hunde oder Katzen?"),
    Prompt("de", "chat", "ok passt"),
    Prompt("de", "one word", "Photosynthese"),
    Prompt("de", "one word", "Servus"),
    Prompt(
        "de",
        "translation",
        "Übersetze ins Englische: „Die Lieferung von 24 Paletten verzögert sich um voraussichtlich 3 Werktage; die Konventionalstrafe von 0,5 % pro Tag entfällt gemäß § 7 Abs. 2.“",
    ),
    Prompt("de", "translation", "Wie sagt man „Feierabend“ auf Spanisch?"),
    Prompt(
        "de",
        "translation",
        'Bitte auf Deutsch: "Please find attached the revised quote (no. 4417-B). We\'d appreciate your feedback by the 14th."',
    ),
    Prompt("de", "translation", "Was steht da? „Il conto è già stato saldato, manca solo la firma del responsabile.“"),
    Prompt(
        "de",
        "rewriting",
        "Formuliere das höflicher: „Ihr Lärm nervt. Nach 22 Uhr ist Ruhe, sonst ruf ich die Polizei.“",
    ),
    Prompt(
        "de",
        "rewriting",
        "Mach aus diesen Stichpunkten einen Fließtext für meinen Lebenslauf: 2016–2019 Ausbildung Mechatronikerin, 2019–2022 Bosch Reutlingen, Schichtleitung 12 Leute, seit 2022 Technikerschule, Englisch B2",
    ),
    Prompt(
        "de",
        "rewriting",
        "Kannst du die Kommas setzen? Nachdem er gegessen hatte ging er obwohl es regnete mit dem Hund raus der schon ungeduldig an der Tür kratzte und kam erst spät zurück.",
    ),
    Prompt(
        "de",
        "email",
        "Schreib eine kurze Mail an meinen Vermieter, dass die Heizung im Bad seit Montag nicht geht, ich ihm am 4.11. schon eine SMS geschickt habe und mir eine Minderung vorbehalte.",
    ),
    Prompt(
        "de",
        "email",
        "Krankmeldung für die Grundschule, Kind heißt Mathilda, Klasse 2b, Magen-Darm, zwei Sätze reichen",
    ),
    Prompt(
        "de",
        "email",
        "Bitte ein Dankschreiben an alle Helfer des Sommerfests vom TSV Ottering formulieren, locker, per Du, mit Hinweis auf die Nachfeier am Freitag um 19 Uhr im Vereinsheim.",
    ),
    Prompt("de", "poem", "Ein Vierzeiler zum 70. von Onkel Horst, er angelt gern und redet zu viel"),
    Prompt("de", "poem", "Schreibe ein Gedicht über Nebel im November im Stil der Romantik, drei Strophen, Kreuzreim."),
    Prompt(
        "de",
        "summary",
        """Fasse den folgenden Text in zwei Sätzen zusammen:

Die Stadtwerke Lindenau haben am Dienstag ihre Bilanz vorgelegt. Der Umsatz stieg gegenüber dem Vorjahr von 212 auf 238 Millionen Euro, der Gewinn sank jedoch auf 6,4 Millionen, was Geschäftsführerin Petra Olbrich mit gestiegenen Beschaffungskosten und dem Umbau des Heizkraftwerks Nord begründete. Für die rund 41.000 Fernwärmekunden sollen die Preise bis März stabil bleiben. Ab 2025 will das Unternehmen 15 Millionen Euro jährlich in neue Leitungen stecken; die Opposition im Stadtrat kritisiert, dass dafür der Bäderzuschuss gekürzt wird.""",
    ),
    Prompt(
        "de",
        "summary",
        """tl;dr bitte:
Hi zusammen, wegen des Serverumzugs am Samstag: Wir starten um 6:00, bis ca. 11:30 ist das Wiki weg, Mail läuft weiter. Wer VPN braucht, bitte vorher auf Client 5.2 aktualisieren (Anleitung im Intranet unter IT/VPN). Jens hat Rufbereitschaft, Durchwahl -318. Falls was schiefgeht, rollen wir bis 14 Uhr zurück, dann neuer Termin am 23. Und bitte keine Tickets mit Prio 1 aufmachen, nur weil das Wiki nicht geht :) VG Svenja""",
    ),
    Prompt(
        "de",
        "summary",
        "Worum geht es in Dürrenmatts „Die Physiker“? Bitte nicht mehr als 100 Wörter, ist für meine Lesekarte.",
    ),
    Prompt(
        "de",
        "extraction",
        "Ziehe Rechnungsnummer, Datum, Netto und IBAN heraus: Rechnung RE-2023-0815 vom 12.06.2023, Malerbetrieb Knoll, Leistungen gem. Angebot 77: 1.840,00 € zzgl. 19 % MwSt 349,60 €, zahlbar innerhalb 14 Tagen auf DE02 1203 0000 0000 2020 51.",
    ),
    Prompt(
        "de",
        "extraction",
        "Positiv, negativ oder neutral? „Das Zimmer war klein, aber das Frühstück – ein Traum! Wir kommen 2025 sicher wieder.“",
    ),
    Prompt("de", "extraction", "Ordne jedes Wort einer Wortart zu: plötzlich, Dachs, unterm, schnarchte, weil, blau"),
    Prompt("de", "recipe", "Rezept für Käsespätzle für 4 Personen, ohne Spätzlepresse"),
    Prompt("de", "recipe", "Was kann ich aus 3 Eiern, einer halben Zucchini, Feta und altem Brot machen?"),
    Prompt("de", "travel", "Was muss man sich in Görlitz unbedingt anschauen, wenn man nur einen Nachmittag hat?"),
    Prompt("de", "travel", "Brauche ich als Deutscher ein Visum für Georgien, und wie lange darf ich bleiben?"),
    Prompt("de", "for children", "Mein Sohn (5) fragt, warum der Mond nicht runterfällt. Wie erklär ich ihm das?"),
    Prompt("de", "for children", "Erkläre einer Drittklässlerin, was ein Bruch ist, am Beispiel Pizza."),
    Prompt("de", "how-to", "Wie entkalke ich einen Wasserkocher ohne Essig?"),
    Prompt("de", "how-to", "wie krieg ich in word 365 die seitenzahlen erst ab seite 3"),
    Prompt("de", "how-to", "Fahrradreifen flicken, Schritt für Schritt bitte"),
    Prompt("de", "history", "Wann war der Dreißigjährige Krieg und wie hieß der Friedensvertrag am Ende?"),
    Prompt("de", "history", "Was geschah am 17. Juni 1953?"),
    Prompt("de", "history", "Nenne die Bundeskanzler seit 1949 mit Amtszeiten."),
    Prompt("de", "recall", "Wie lautet die Mitternachtsformel?"),
    Prompt("de", "recall", "Was macht git rebase -i HEAD~3 und was ist der Unterschied zu merge?"),
    Prompt("de", "recall", "Wie heißt in Excel die Funktion, die wie SVERWEIS ist, aber auch nach links suchen kann?"),
    Prompt(
        "de",
        "multiple choice",
        "Welches Metall ist bei Zimmertemperatur flüssig? A) Blei B) Quecksilber C) Zinn D) Kupfer",
    ),
    Prompt(
        "de",
        "multiple choice",
        "Wer komponierte „Die Fledermaus“?\na) Franz Lehár\nb) Johann Strauss (Sohn)\nc) Jacques Offenbach\nd) Carl Zeller",
    ),
    Prompt("de", "follow-up", "und das Ganze nochmal etwas kürzer, ohne den zweiten Absatz"),
    Prompt("de", "follow-up", "Nee, ich meinte den anderen Müller, den Torwart. Erzähl mal was über den."),
    # French
    Prompt("fr", "fact", "C'est quoi le chef-lieu de la Lozère ?"),
    Prompt("fr", "fact", "combien d'os dans le corps humain adulte"),
    Prompt("fr", "fact", "Qui a écrit « La Vie mode d'emploi » et combien de pièces compte l'immeuble ?"),
    Prompt("fr", "fact", "Quelle est la monnaie du Danemark ?"),
    Prompt("fr", "definition", "Que signifie « procrastiner » ?"),
    Prompt("fr", "definition", "En droit français, qu'est-ce que l'usufruit, en deux phrases ?"),
    Prompt("fr", "definition", "Ça veut dire quoi « poser un lapin à quelqu'un » ? D'où vient l'expression ?"),
    Prompt("fr", "chat", "coucou toi, tu fais quoi de beau ?"),
    Prompt("fr", "chat", "Merci beaucoup, c'est exactement ce qu'il me fallait. Bonne soirée !"),
    Prompt("fr", "chat", "Je viens d'avoir mon permis à la 4e tentative, à 43 ans !!! trop contente"),
    Prompt("fr", "chat", "Raconte-moi une blague de Toto."),
    Prompt("fr", "chat", "tu peux me tutoyer ou pas ? et tu parles d'autres langues ?"),
    Prompt("fr", "one word", "Laïcité"),
    Prompt("fr", "one word", "mdr"),
    Prompt("fr", "translation", "Comment on dit « chantepleure » en anglais ?"),
    Prompt(
        "fr",
        "translation",
        "Traduis en allemand, registre formel : « Nous accusons réception de votre commande n° 20 418 du 3 mai, d'un montant de 1 260 € HT, et vous en remercions. »",
    ),
    Prompt(
        "fr",
        "translation",
        'Traduire en français : "If n is even, the proof is immediate; otherwise we argue by contradiction, as in Lemma 3.2."',
    ),
    Prompt("fr", "translation", 'ça veut dire quoi "I\'m over the moon but knackered" ?'),
    Prompt(
        "fr",
        "rewriting",
        "Reformule pour un rapport : « on a galéré trois semaines avec le presta et au final c'est 15 000 balles de plus que prévu »",
    ),
    Prompt(
        "fr",
        "rewriting",
        "Corrige les fautes stp : Les enfants que j'ai vu joué dans la court se sont parler puis ils ont été puni par leurs maître.",
    ),
    Prompt(
        "fr",
        "rewriting",
        "Réécris ce passage au présent et à la première personne : « Mathurin descendit l'escalier, compta ses 14 sous, hésita, puis poussa la porte de l'auberge. »",
    ),
    Prompt(
        "fr",
        "email",
        "Rédige un mail de relance courtois pour la facture F-2287 (640 €), échue depuis 30 jours, à l'attention de Mme Le Goff.",
    ),
    Prompt(
        "fr",
        "email",
        "Il me faut une lettre de résiliation pour ma salle de sport, motif déménagement, abonné n° 55213, avec accusé de réception.",
    ),
    Prompt("fr", "email", "petit sms pour dire à ma belle-mère qu'on vient pas dimanche sans la vexer"),
    Prompt("fr", "poem", "Un haïku sur le métro à 8 h du matin."),
    Prompt("fr", "poem", "Écris un sonnet en alexandrins adressé à un vieux chat qui dort sur le radiateur."),
    Prompt(
        "fr",
        "summary",
        """Résume en trois puces :

Le marché des vélos électriques a marqué le pas en 2023, selon l'observatoire de la filière. Les ventes ont reculé de 9 %, à 671 000 unités, pour un prix moyen qui s'établit à 1 980 €. Les distributeurs, qui avaient surstocké après le Covid, ont écoulé leurs invendus à coups de promotions allant jusqu'à 40 %. Les vélos cargos font exception avec une hausse de 12 %. La fédération demande la prolongation du bonus au-delà de 2025 et un taux de TVA réduit à 5,5 % sur la réparation, tandis que trois fabricants français, employant à eux seuls 850 personnes, ont annoncé des plans de départs volontaires.""",
    ),
    Prompt(
        "fr",
        "summary",
        """fais moi un résumé de ce message en une ligne : « Salut ! Alors pour samedi finalement c'est plus chez Théo mais chez Agathe (digicode 47B12, 3e gauche), vers 20h30, Karim ramène la sono, moi je fais deux quiches, y'aura sûrement une douzaine de personnes, ramène juste à boire, et si tu peux prendre Sonia au passage, son train arrive à 19h52. »""",
    ),
    Prompt("fr", "summary", "Résume l'intrigue de Bérénice de Racine pour un élève de seconde."),
    Prompt(
        "fr",
        "extraction",
        "Extrais les noms de personnes, les lieux et les dates au format JSON : « Née à Vierzon le 2 avril 1911, Odette Massicot s'installe à Dakar en 1937 avec le géologue Émile Rancourt, avant de rentrer à Bourges en 1946. »",
    ),
    Prompt(
        "fr",
        "extraction",
        "Classe ces tickets en FACTURATION, TECHNIQUE ou AUTRE :\n1. je n'arrive plus à me connecter depuis la v4.1\n2. vous m'avez prélevé deux fois 29,90 €\n3. bonjour, recrutez-vous des stagiaires ?\n4. erreur 502 sur la page panier",
    ),
    Prompt(
        "fr",
        "extraction",
        "D'après ce texte, quel est le délai de rétractation ? « Art. 6 – L'acheteur dispose de 14 jours à compter de la réception pour se rétracter. Le remboursement intervient sous 10 jours. Les frais de retour, plafonnés à 8 €, restent à sa charge. »",
    ),
    Prompt("fr", "recipe", "La recette de la pâte à crêpes de base pour une quinzaine de crêpes ?"),
    Prompt(
        "fr",
        "recipe",
        "Par quoi remplacer la crème fraîche dans un gratin dauphinois si un invité est intolérant au lactose",
    ),
    Prompt(
        "fr",
        "travel",
        "Je passe 3 jours à Lisbonne début mars, t'as des quartiers sympas à me conseiller pour dormir ?",
    ),
    Prompt("fr", "travel", "Quels vaccins sont recommandés pour le Bénin ?"),
    Prompt("fr", "for children", "Explique à un enfant de 6 ans pourquoi il y a des saisons."),
    Prompt(
        "fr",
        "for children",
        "Ma nièce de 8 ans veut savoir à quoi sert un algorithme. Trouve une image simple, du genre recette de cuisine.",
    ),
    Prompt("fr", "how-to", "Comment enlever une tache de vin rouge sur une nappe en coton"),
    Prompt("fr", "how-to", "Comment faire pour changer d'adresse sur sa carte grise en ligne ?"),
    Prompt("fr", "how-to", "comment on fait une capture d'écran sur un mac deja"),
    Prompt("fr", "history", "En quelle année les femmes ont-elles obtenu le droit de vote en France, et en Suisse ?"),
    Prompt(
        "fr", "history", "Quelles furent les principales conséquences de la révocation de l'édit de Nantes en 1685 ?"
    ),
    Prompt("fr", "history", "Qui régnait en France en 1515 et quelle bataille a eu lieu cette année-là ?"),
    Prompt("fr", "recall", "Rappelle-moi l'énoncé du théorème de Rolle."),
    Prompt("fr", "recall", "En Python, quelle est la différence entre une liste et un tuple ?"),
    Prompt("fr", "recall", r"Quelle est la dérivée de $\arctan x$, déjà ?"),
    Prompt(
        "fr",
        "multiple choice",
        "Quel peintre a réalisé « Les Raboteurs de parquet » ? A. Courbet B. Caillebotte C. Degas D. Millet",
    ),
    Prompt(
        "fr",
        "multiple choice",
        "Quel organe produit l'insuline ?\n(1) le foie\n(2) la rate\n(3) le pancréas\n(4) les reins",
    ),
    Prompt("fr", "follow-up", "Parfait. Tu peux me la refaire avec vous au lieu de tu ?"),
    Prompt("fr", "follow-up", "et la capitale de l'autre, celui du nord ?"),
    # Spanish
    Prompt("es", "fact", "¿Cuál es el río más largo de la península ibérica?"),
    Prompt("es", "fact", "a cuantos grados hierve el agua en la ciudad de mexico"),
    Prompt("es", "fact", "¿Quién ganó el Nobel de Literatura en 2010?"),
    Prompt("es", "fact", "Gentilicio de Huesca"),
    Prompt("es", "definition", "¿Qué es la usucapión?"),
    Prompt("es", "definition", 'qué significa "me da cosa" y cuándo se usa? estoy aprendiendo español'),
    Prompt("es", "definition", "Define inflación subyacente en una frase."),
    Prompt("es", "chat", "holaaa q tal todo"),
    Prompt("es", "chat", "Mil gracias, eres un sol. Mañana te cuento cómo me fue en la entrevista."),
    Prompt(
        "es", "chat", "Estoy aburridísima en la sala de espera del dentista, llevo 40 minutos. Cuéntame algo curioso."
    ),
    Prompt("es", "chat", "¿Tú crees que los robots algún día van a soñar?"),
    Prompt("es", "chat", "nah olvídalo, ya lo encontré jaja"),
    Prompt("es", "one word", "Aguacate"),
    Prompt("es", "one word", "gracias!"),
    Prompt("es", "translation", "¿Cómo se dice «resaca» en francés y en italiano?"),
    Prompt(
        "es",
        "translation",
        "Pásame esto al inglés para un paper: «Se reclutaron 128 pacientes (edad media 54,2 años), de los cuales 61 fueron asignados al azar al grupo control».",
    ),
    Prompt(
        "es",
        "translation",
        'Traduce al español de México, informal: "Hey folks, heads up: the 3 pm sync got bumped to Thursday, same link."',
    ),
    Prompt("es", "translation", "traduce del catalán: «Demà no cal que vinguis, ja ho farem nosaltres»"),
    Prompt(
        "es",
        "rewriting",
        "Hazlo más formal: «oigan, el aire acondicionado del piso 6 lleva 2 semanas sin jalar y nadie hace nada»",
    ),
    Prompt(
        "es",
        "rewriting",
        "Quita las repeticiones de este párrafo: El informe trata del informe de ventas. Las ventas subieron un 4 % porque las ventas de la tienda en línea subieron mucho, y la tienda en línea es la tienda que más vende.",
    ),
    Prompt("es", "rewriting", "Ponle tildes: el dia que me mude, mi tio Ramon penso que volveria a casa en un mes"),
    Prompt(
        "es",
        "email",
        "Redacta un correo a la comunidad de vecinos convocando junta el jueves 18 a las 20:00 en el portal, orden del día: derrama del ascensor, goteras del 5º B y varios.",
    ),
    Prompt("es", "email", "mensaje de whatsapp pa felicitar a mi jefa por su ascenso, cortito y sin sonar barbero"),
    Prompt(
        "es",
        "email",
        "Carta de presentación para un puesto de recepcionista en un hotel de Cartagena; tengo 2 años de experiencia y hablo inglés y algo de portugués.",
    ),
    Prompt("es", "poem", "Escríbeme una décima espinela sobre el mate amargo."),
    Prompt("es", "poem", "unos versos bonitos para la lápida de mi perrita Canela"),
    Prompt(
        "es",
        "summary",
        """Resume la noticia en un tuit:

El Ayuntamiento de Villarreja aprobó ayer por 11 votos contra 8 la peatonalización de la calle Mayor, que arrancará en septiembre con un presupuesto de 2,3 millones de euros. La obra durará 14 meses y eliminará 96 plazas de aparcamiento, que se compensarán con un parking disuasorio de 150 plazas junto a la estación. Los comerciantes, agrupados en Acovi, han recogido 1.740 firmas en contra y anuncian un recurso; la asociación ciclista, en cambio, lamenta que el carril bici se haya quedado en 600 metros.""",
    ),
    Prompt("es", "summary", "¿De qué va «Pedro Páramo»? Sin destripar el final, por favor."),
    Prompt(
        "es",
        "summary",
        """Saca las tareas pendientes de estas notas de reunión, en lista con responsable:
- presupuesto Q3 ok, falta que Irene mande el excel con los 12 centros
- web: Rubén dice que el lunes sube la versión 2.0.3, pendiente pasarle logos (Maite)
- feria de Zaragoza 14-17 nov: stand pagado (3.100 €), hotel sin reservar, lo ve Irene
- cierre 17:45""",
    ),
    Prompt(
        "es",
        "extraction",
        "Clasifica el tono de cada reseña (positivo/negativo/mixto): 1) «Llegó en 2 días, perfecto». 2) «Bonito pero la talla 38 parece 36». 3) «Ni regalado».",
    ),
    Prompt(
        "es",
        "extraction",
        "Del siguiente anuncio dame precio, metros y barrio: «Se alquila piso reformado en Ruzafa, 74 m², 2 hab., 4º sin ascensor, 980 €/mes + gastos, fianza 2 meses, disponible desde el 1/10. Tel. 600 000 123»",
    ),
    Prompt(
        "es",
        "extraction",
        "¿Cuáles de estas palabras son esdrújulas? cantaro, cancion, arbol, murcielago, reloj, pajaro",
    ),
    Prompt("es", "recipe", "¿Cómo se hace un buen salmorejo cordobés para 6?"),
    Prompt("es", "recipe", "tengo plátano macho, frijoles y queso, qué ceno"),
    Prompt("es", "travel", "¿Merece la pena ir a Colonia del Sacramento en el día desde Buenos Aires?"),
    Prompt("es", "travel", "Qué ropa llevo a Bogotá en julio?"),
    Prompt("es", "for children", "Explícale a una niña de 4 años de dónde sale el arcoíris."),
    Prompt(
        "es",
        "for children",
        "Cuento corto para dormir con un dragón que le tenía miedo al fuego, para peques de 3 a 5 años",
    ),
    Prompt("es", "how-to", "Cómo se poda un limonero en maceta"),
    Prompt("es", "how-to", "¿Cómo saco la vida laboral por internet sin certificado digital?"),
    Prompt("es", "how-to", "como quito el doble check azul del wasap"),
    Prompt("es", "history", "¿En qué año se independizó el Paraguay y de quién?"),
    Prompt("es", "history", "Háblame del Cantonalismo de 1873 en Cartagena, con fechas y protagonistas."),
    Prompt("es", "history", "¿Qué fue la Guerra de los Pasteles (1838-1839)?"),
    Prompt("es", "recall", "¿Cuál es la fórmula del volumen de una esfera?"),
    Prompt("es", "recall", "para qué sirve el comando chmod 755"),
    Prompt("es", "recall", "¿Qué dice el teorema fundamental del cálculo? Solo el enunciado."),
    Prompt("es", "multiple choice", "¿En qué país está el Salto Ángel? a) Brasil b) Guyana c) Venezuela d) Colombia"),
    Prompt(
        "es",
        "multiple choice",
        "Marca la correcta. La capital de Australia es: 1. Sídney 2. Melbourne 3. Perth 4. Canberra",
    ),
    Prompt("es", "follow-up", "vale, y ahora con viñetas y un título que llame la atención"),
    Prompt("es", "follow-up", "¿Y eso lo puedo congelar? ¿Cuánto dura?"),
    # Chinese
    Prompt("zh", "fact", "青海湖是淡水湖还是咸水湖？"),
    Prompt("zh", "fact", "《围城》的作者是谁"),
    Prompt("zh", "fact", "人民币最大面值是多少，背面是什么图案？"),
    Prompt("zh", "fact", "珠峰现在公布的高度是多少米"),
    Prompt("zh", "definition", "什么叫“内卷”？"),
    Prompt("zh", "definition", "“差强人意”到底是满意还是不满意？"),
    Prompt("zh", "definition", "解释一下民法里的善意取得，简单点"),
    Prompt("zh", "chat", "在吗"),
    Prompt("zh", "chat", "谢谢啦，辛苦你了～"),
    Prompt("zh", "chat", "今天被领导骂了，改了8版方案最后用第一版，心累"),
    Prompt("zh", "chat", "你叫什么名字？是谁开发的你？"),
    Prompt("zh", "chat", "哈哈哈哈笑死，再来一个"),
    Prompt("zh", "one word", "量子纠缠"),
    Prompt("zh", "one word", "晚安"),
    Prompt("zh", "translation", "把“本合同一式两份，甲乙双方各执一份，自2024年1月1日起生效”翻译成英文"),
    Prompt("zh", "translation", "“加油”用日语怎么说？"),
    Prompt(
        "zh", "translation", "翻译：The committee postponed the vote after 7 of its 12 members walked out in protest."
    ),
    Prompt("zh", "translation", "把这句文言文翻成白话：“学而不思则罔，思而不学则殆。”"),
    Prompt(
        "zh",
        "rewriting",
        "把这段话改得书面一点：我们这次活动人来得挺多的，大概三百来号，东西也卖得不错，就是排队太久了大家有点烦",
    ),
    Prompt("zh", "rewriting", "帮我润色朋友圈文案：周末去了莫干山，空气好，民宿499一晚，值"),
    Prompt("zh", "rewriting", "改病句：通过这次学习，使我提高了写作水平。"),
    Prompt("zh", "email", "写一封请假邮件给王经理，下周三到周五去成都参加表妹婚礼，工作已交接给小陈"),
    Prompt("zh", "email", "帮我写个辞职信，干了4年，感谢一下公司，别太煽情，最后工作日是6月28日"),
    Prompt("zh", "email", "给供应商回信：样品（编号T-093）已收到，颜色偏深，请在本周内重新打样，语气客气但坚定。"),
    Prompt("zh", "poem", "以“秋雨”为题写一首七言绝句"),
    Prompt("zh", "poem", "写一首送给幼儿园老师的小诗，押韵，八行左右"),
    Prompt(
        "zh",
        "summary",
        """请用一句话概括下面的新闻：

记者从市交通局获悉，地铁9号线二期将于本月28日上午10时开通试运营。线路全长17.6公里，设站12座，其中换乘站4座，总投资约138亿元。首月实行全程2元优惠票价，高峰发车间隔5分30秒。预计日均客流21万人次，沿线3所高校、2家三甲医院将首次实现地铁直达。同日，17条公交线路将作相应调整，其中356路、K12路停运。""",
    ),
    Prompt(
        "zh",
        "summary",
        """总结一下要点，给老板看的：
用户访谈第二轮，共访谈15人，其中老用户9人。9人里有6人提到结算页加载慢，4人希望支持企业发票；新用户普遍不知道积分怎么用，有2人把“积分抵扣”理解成了“满减”。定价方面，129元档大家觉得能接受，199元档只有3人表示会考虑。客服响应评价不错，平均4.6分。""",
    ),
    Prompt("zh", "summary", "《红楼梦》前五回主要讲了什么？"),
    Prompt(
        "zh",
        "extraction",
        "从下面的快递短信里提取取件码、地点和截止时间：【驿站】您的包裹（尾号7731）已到丰和苑南门驿站，凭取件码12-3-5068于19日21:00前领取，超时每天收0.5元。",
    ),
    Prompt("zh", "extraction", "判断情感，只回答正面或负面：物流三天才到，不过客服小姐姐补了10元券，总体还是满意的。"),
    Prompt("zh", "extraction", "下面的词分成水果、蔬菜、主食三类：山药、枇杷、馒头、茼蒿、火龙果、米线、莴笋"),
    Prompt("zh", "recipe", "番茄炒蛋先炒蛋还是先炒番茄？做法说一下"),
    Prompt("zh", "recipe", "电饭锅做蛋糕的配方，6寸的量"),
    Prompt("zh", "travel", "国庆带爸妈去西安玩，有哪些地方不用爬太多台阶？"),
    Prompt("zh", "travel", "去泰国现在还要签证吗"),
    Prompt("zh", "for children", "怎么跟五岁的孩子解释爷爷去世了？"),
    Prompt("zh", "for children", "用小朋友能听懂的话讲讲为什么会打雷"),
    Prompt("zh", "how-to", "微信聊天记录怎么迁移到新手机"),
    Prompt("zh", "how-to", "绿萝叶子发黄怎么办"),
    Prompt("zh", "how-to", "异地医保怎么备案，需要带哪些材料？"),
    Prompt("zh", "history", "安史之乱是哪一年开始、哪一年结束的？"),
    Prompt("zh", "history", "简要介绍1911年辛亥革命的经过和意义"),
    Prompt("zh", "history", "科举制度什么时候废除的"),
    Prompt("zh", "recall", "余弦定理的公式是什么？"),
    Prompt("zh", "recall", "HTTP状态码301和302有什么区别"),
    Prompt("zh", "recall", "Python里怎么把列表倒过来？一行就行"),
    Prompt("zh", "multiple choice", "下列哪一位不属于“唐宋八大家”？A. 韩愈 B. 曾巩 C. 李白 D. 苏辙"),
    Prompt("zh", "multiple choice", "世界上面积最大的岛是（ ）①马达加斯加岛 ②格陵兰岛 ③新几内亚岛 ④加里曼丹岛"),
    Prompt("zh", "follow-up", "太长了，压缩到50字以内"),
    Prompt("zh", "follow-up", "那南方的做法呢？也放糖吗"),
    # Italian, Portuguese, Japanese
    Prompt("it", "recipe", "la carbonara vera, quella senza panna, dosi per 3"),
    Prompt("it", "history", "Chi erano i Mille e in che anno sbarcarono a Marsala?"),
    Prompt(
        "it", "rewriting", "Riscrivi in tono più gentile: «Il bonifico da 350 euro non è arrivato, datti una mossa.»"
    ),
    Prompt("it", "chat", "buongiorno! oggi piove pure da te?"),
    Prompt("pt", "definition", 'O que quer dizer "saudade"? Existe mesmo tradução?'),
    Prompt(
        "pt",
        "email",
        "me ajuda com um e-mail pro RH pedindo a 2ª via do informe de rendimentos de 2022, matrícula 30417",
    ),
    Prompt(
        "pt",
        "extraction",
        'Diga só a categoria (esporte, política, economia): "Selic cai 0,5 ponto e fecha o ano em 11,75%"',
    ),
    Prompt("ja", "how-to", "白いシャツについたカレーの染みの落とし方を教えて"),
    Prompt("ja", "translation", "「お先に失礼します」を英語で自然に言うと？"),
    Prompt("ja", "multiple choice", "『雪国』の作者は次のうち誰ですか。1.三島由紀夫 2.川端康成 3.谷崎潤一郎 4.太宰治"),
)
