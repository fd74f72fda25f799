"""Prompts written by hand, to learn from: languages other than English."""

from routing.prompt import Prompt

THINKING = (
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
    Prompt(
        "de",
        "word problem",
        "Oma Hilde ist dreimal so alt wie ihr Enkel. Vor 14 Jahren war sie fünfmal so alt. Wie alt sind beide heute?",
    ),
    Prompt(
        "de",
        "word problem",
        "Ein Schwimmbecken wird durch Pumpe A in 6 Stunden gefüllt, durch Pumpe B in 9. Nach zwei Stunden gemeinsamen Betriebs fällt A aus. Wie lange braucht B noch alleine?",
    ),
    Prompt(
        "de",
        "word problem",
        "Auf einem Bauernhof leben Hühner und Kaninchen, zusammen 43 Köpfe und 118 Beine. Wie viele Kaninchen?",
    ),
    Prompt("de", "arithmetic", "Was ist 738 * 46 - 19^2?"),
    Prompt(
        "de",
        "percent",
        "Ein Mantel wurde erst um 20 % reduziert, dann nochmal um 15 %, und kostet jetzt 149,60 €. was hat der ursprünglich gekostet?",
    ),
    Prompt(
        "de",
        "money",
        "Ich hab 12.000 € Kredit zu 4,9 % nominal, Laufzeit 60 Monate, monatliche Annuität. Wie hoch ist die Rate und wieviel Zinsen zahl ich insgesamt? Und was spar ich, wenn ich nach 24 Monaten 3000 € sondertilge und die Rate gleich lasse?",
    ),
    Prompt(
        "de",
        "money",
        "WG-Abrechnung März:\nLena: Einkauf 64,20, Internet 39,99\nTom: Putzmittel 12,50\nAyse: GEZ 55,08, Einkauf 31,70\nTom war 10 von 31 Tagen nicht da, bei den Einkäufen (nur bei denen) soll er entsprechend weniger zahlen. Wer überweist wem wieviel, möglichst wenige Überweisungen?",
    ),
    Prompt(
        "de",
        "money",
        "Mein Bruttogehalt steigt von 3.850 auf 4.020 Euro, dafür fällt der Fahrtkostenzuschuss von 90 Euro netto weg. Grenzabgabenlast etwa 47 %. Lohnt sich das für mich?",
    ),
    Prompt(
        "de",
        "probability",
        "In einer Urne liegen 5 rote, 4 blaue und 3 grüne Kugeln. Es werden drei ohne Zurücklegen gezogen. Mit welcher Wahrscheinlichkeit sind genau zwei gleichfarbig?",
    ),
    Prompt(
        "de",
        "probability",
        "Ein Schnelltest hat 94 % Sensitivität und 98 % Spezifität. 0,7 % der Bevölkerung sind infiziert. Mein Test ist positiv. Wie groß ist die Chance, dass ich wirklich infiziert bin? Und wenn ein zweiter, unabhängiger Test negativ ausfällt?",
    ),
    Prompt(
        "de",
        "combinatorics",
        "Auf wie viele Arten können sich 4 Ehepaare an einen runden Tisch setzen, sodass kein Ehepaar nebeneinander sitzt?",
    ),
    Prompt(
        "de",
        "combinatorics",
        "Wieviele vierstellige PINs gibts, in denen mindestens eine Ziffer doppelt vorkommt aber keine dreifach?",
    ),
    Prompt(
        "de",
        "geometry",
        "Einem Kreis mit Radius 5 ist ein gleichschenkliges Dreieck mit Schenkellänge 8 einbeschrieben. Bestimme die Länge der Basis.",
    ),
    Prompt(
        "de",
        "geometry",
        "Ein kegelförmiges Sektglas (Höhe 12 cm, Öffnungsradius 3 cm) ist bis zur halben Höhe gefüllt. Wieviel Prozent des Volumens fehlen noch bis zum Rand?",
    ),
    Prompt(
        "de",
        "calculus",
        "Bestimme alle Extrem- und Wendepunkte von f(x) = x^2 · e^(-x) und gib das Verhalten im Unendlichen an.",
    ),
    Prompt("de", "calculus", "Berechne ∫ x·ln(x) dx von 1 bis e."),
    Prompt(
        "de",
        "algebra",
        "Für welche a hat das Gleichungssystem\nx + ay = 1\nax + 4y = 2\nkeine, genau eine bzw. unendlich viele Lösungen?",
    ),
    Prompt("de", "number theory", "Welchen Rest lässt 7^2023 bei Division durch 100?"),
    Prompt(
        "de",
        "number theory",
        "Zeigen oder widerlegen Sie: Das Produkt von vier aufeinanderfolgenden natürlichen Zahlen plus 1 ist immer eine Quadratzahl.",
    ),
    Prompt(
        "de",
        "proof",
        "Beweise, dass es in jeder Gruppe von sechs Leuten drei gibt, die sich paarweise kennen, oder drei, die sich paarweise nicht kennen.",
    ),
    Prompt("de", "proof", "Sei f: R → R stetig und periodisch. Zeige, dass f gleichmäßig stetig ist."),
    Prompt(
        "de",
        "proof",
        "Wo steckt der Fehler? Behauptung: Alle Pferde haben dieselbe Farbe. Induktionsanfang n=1 klar. Schritt: Von n+1 Pferden haben die ersten n dieselbe Farbe, die letzten n auch, die Mengen überlappen sich, also haben alle n+1 dieselbe Farbe.",
    ),
    Prompt(
        "de",
        "logic",
        "Anna sagt: „Bernd lügt.“ Bernd sagt: „Clara lügt.“ Clara sagt: „Anna und Bernd lügen beide.“ Wer sagt die Wahrheit?",
    ),
    Prompt(
        "de",
        "logic",
        "Fünf Häuser, fünf Haustiere. Der Schreiner wohnt links neben der Ärztin. Die Katze gehört nicht der Lehrerin. Im mittleren Haus lebt der Hund. Der Bäcker hat einen Papagei und wohnt ganz rechts. Die Ärztin wohnt im mittleren Haus. Der Pilot hat Fische und wohnt nicht ganz links. Die Schildkröte wohnt neben der Katze ... äh, falls überhaupt möglich. Wer besitzt die Katze?",
    ),
    Prompt(
        "de",
        "logic",
        "Prämisse 1: Alle Vereinsmitglieder, die 2022 gewählt haben, sind volljährig.\nPrämisse 2: Einige Vereinsmitglieder sind nicht volljährig.\nPrämisse 3: Wer nicht gewählt hat, bekam einen Brief.\nFolgt daraus, dass einige Mitglieder einen Brief bekamen? Antworte mit ja/nein/nicht entscheidbar.",
    ),
    Prompt(
        "de",
        "riddle",
        "Zwei Väter und zwei Söhne gehen angeln, jeder fängt genau einen Fisch, aber es sind nur drei Fische im Eimer. Keiner ist verschwunden. Wie geht das?",
    ),
    Prompt(
        "de",
        "riddle",
        "Du hast einen 5-Liter- und einen 8-Liter-Kanister und einen Brunnen. Wie misst du genau 2 Liter ab? möglichst wenig schritte bitte",
    ),
    Prompt(
        "de",
        "riddle",
        "Die Schwester meines Onkels ist nicht meine Tante. Wer könnte sie sein? Und warum ist die Antwort nicht eindeutig, wenn der Onkel angeheiratet ist?",
    ),
    Prompt(
        "de",
        "planning",
        "Wir sind 9 Leute, 2 Autos (eins mit 5 Plätzen, eins mit 4), wollen Samstag von Kassel an die Ostsee. Jana darf nur Automatik fahren (das ist der 4er), Opa braucht Beifahrersitz, die Zwillinge müssen mit Mia fahren, Mia verträgt sich nicht mit Kai, und nur Kai, Jana und Rolf haben Führerschein. Jedes Auto braucht mindestens einen Fahrer. Wer sitzt wo?",
    ),
    Prompt(
        "de",
        "planning",
        "Schichtplan für 4 Pflegekräfte (A, B, C, D), Mo–So, Früh und Spät je eine Person. Keine Früh direkt nach Spät, max. 4 Schichten pro Kopf, A nicht mittwochs, B nur Früh, D hat am Wochenende frei. Bitte einen gültigen Plan oder begründen, warum es keinen gibt.",
    ),
    Prompt(
        "de",
        "time",
        "Mein Flug geht um 23:40 Uhr Ortszeit in Tokio los und dauert 14 h 25 min nach Frankfurt. Es ist Anfang April, also hier Sommerzeit. Wann lande ich, und krieg ich noch den ICE um 7:54?",
    ),
    Prompt("de", "time", "Der 1. März 2021 war ein Montag. Auf welchen Wochentag fiel der 24. Dezember 2025?"),
    Prompt(
        "de",
        "time",
        "Kündigungsfrist: drei Monate zum Quartalsende, Eingang spätestens am letzten Werktag des Vormonats. Ich hab am 2. April eingeworfen, Ostermontag war der 1. April. Wann ist mein letzter Arbeitstag, wenn ich noch 17 Urlaubstage habe (5-Tage-Woche)?",
    ),
    Prompt(
        "de",
        "physics",
        "Ein Ball wird vom 20 m hohen Turm mit 12 m/s unter 30° nach oben geworfen. Wie weit vom Turm entfernt schlägt er auf und mit welcher Geschwindigkeit? (Luftreibung vernachlässigen)",
    ),
    Prompt(
        "de",
        "physics",
        "Ein Eiswürfel schwimmt in einem randvollen Glas Salzwasser. Läuft das Glas über, wenn er schmilzt? Begründung bitte über die Dichten.",
    ),
    Prompt(
        "de",
        "physics",
        "Drei Widerstände 4 Ω, 6 Ω und 12 Ω: Welche verschiedenen Gesamtwiderstände kann man erzeugen, wenn man immer alle drei benutzt?",
    ),
    Prompt(
        "de",
        "chemistry",
        "Wie viel Gramm Natronlauge (w = 20 %) brauche ich, um 250 ml einer 0,8-molaren Schwefelsäure vollständig zu neutralisieren?",
    ),
    Prompt(
        "de",
        "law case",
        "K kauft bei V ein gebrauchtes Fahrrad für 600 €. V weiß nicht, dass der Rahmen einen Haarriss hat; im Vertrag steht „gekauft wie gesehen“. Nach drei Wochen bricht der Rahmen. V ist Privatperson, hatte aber im Chat geschrieben: „Rahmen ist top, nie gestürzt.“ Kann K zurücktreten? Prüfe im Gutachtenstil.",
    ),
    Prompt(
        "de",
        "law case",
        "Der 16-jährige M bestellt ohne Wissen der Eltern ein Handy auf Raten (24 x 25 €), die erste Rate zahlt er vom Taschengeld. Die Eltern erfahren davon, sagen aber erstmal nix. Der Händler fordert sie per Brief auf, sich zu erklären; nach 16 Tagen antworten sie „einverstanden“. Ist der Vertrag wirksam?",
    ),
    Prompt(
        "de",
        "code",
        "Schreib mir eine Python-Funktion, die aus einer Liste von Intervallen alle freien Lücken zwischen 8 und 18 Uhr berechnet. Überlappende Termine müssen vorher zusammengefasst werden, und Termine über Mitternacht sollen richtig behandelt werden. Kommentare auf deutsch.",
    ),
    Prompt(
        "de",
        "code",
        "Implementiere in C++ einen LRU-Cache mit O(1) für get und put, thread-safe, ohne dass get alle anderen Leser blockiert. Geht das überhaupt mit einem shared_mutex? Bitte begründen.",
    ),
    Prompt(
        "de",
        "debugging",
        "Warum gibt das hier bei [3,1,2] nicht den Median zurück?\n\n# Median einer Liste bestimmen\ndef median(werte):\n    n = len(werte)\n    werte = werte.sort()   # sortieren\n    if n % 2 == 1:\n        return werte[n // 2]\n    # gerade Anzahl: Mittel der beiden mittleren\n    return (werte[n // 2] + werte[n // 2 + 1]) / 2",
    ),
    Prompt(
        "de",
        "debugging",
        "Unser Cronjob läuft laut Log am 27. Oktober zweimal und am 31. März gar nicht, sonst jeden Tag genau einmal um 02:30. Der Server steht in Nürnberg. Was ist die Ursache und wie würdet ihr das robust lösen, ohne die Uhrzeit für die Nutzer zu verschieben?",
    ),
    Prompt(
        "de",
        "code reading",
        "Was gibt dieses Programm aus?\n\nlet zahlen = [1, 2, 3];\nlet kopie = zahlen;\nkopie = kopie.map(x => x * 2);\nzahlen.push(kopie.length);\nfor (var i = 0; i < zahlen.length; i++) {\n  setTimeout(() => console.log(i, zahlen[i], kopie[i]), 0); // erst nach der Schleife\n}",
    ),
    Prompt(
        "de",
        "sql",
        "Tabellen: kunde(id, name, plz), auftrag(id, kunde_id, datum, summe), storno(auftrag_id, datum). Ich brauche je Kunde den Umsatz der letzten 12 vollen Monate ohne Stornos, den gleitenden Schnitt über 3 Monate und nur Kunden, deren Umsatz in jedem Quartal gestiegen ist. Postgres.",
    ),
    Prompt(
        "de",
        "data",
        "Hier ein Auszug unserer Messwerte:\nTag;Temp;Stromverbrauch\n1;3,2;41\n2;2,8;43\n3;9,1;30\n4;8,7;31\n5;3,0;29\n6;2,5;44\n7;10,2;28\nEin Tag passt nicht ins Muster. Welcher, und welcher Verbrauch wäre nach linearer Regression über die übrigen Tage zu erwarten gewesen?",
    ),
    Prompt(
        "de",
        "causal",
        "Studie: In Städten mit mehr Störchen werden mehr Kinder geboren, r = 0,62. Nach Kontrolle der Einwohnerzahl pro km² sinkt es auf 0,05, nach zusätzlicher Kontrolle der Geburtsstationen steigt es auf 0,21. Was schließt du daraus, und ist das letzte Kontrollieren sinnvoll oder ein Collider?",
    ),
    Prompt(
        "de",
        "spatial",
        "Ein Würfel wird außen rot gestrichen und in 4x4x4 kleine Würfel zersägt. Ich entferne alle acht Eckwürfelchen und streiche die neu freigelegten Flächen blau. Wie viele kleine Würfel haben jetzt sowohl rote als auch blaue Flächen?",
    ),
    Prompt(
        "de",
        "spatial",
        "ich steh mit dem gesicht nach norden, dreh mich 90 grad nach links, geh 30 m, dreh mich 135 grad nach rechts, geh 20 m. wie weit bin ich vom start weg und in welcher himmelsrichtung liegt er",
    ),
    Prompt("de", "sequence", "Setze fort: 2, 6, 15, 31, 56, ?"),
    Prompt(
        "de",
        "strategy",
        "Auf dem Tisch liegen 21 Streichhölzer, zwei Spieler nehmen abwechselnd 1, 2 oder 4 weg. Wer das letzte nimmt, verliert. Soll ich anfangen, und wenn ja mit welchem Zug?",
    ),
    Prompt(
        "de",
        "money",
        "Mein Vermieter will die Miete von 8,40 auf 9,90 €/m² erhöhen, Mietspiegel sagt 9,10–10,20, letzte Erhöhung war vor 17 Monaten (damals von 7,90), Kappungsgrenze hier 15 % in drei Jahren. Wie viel davon muss ich höchstens akzeptieren?",
    ),
    Prompt(
        "de",
        "genetics",
        "Bei Meerschweinchen ist schwarz dominant über weiß, rau dominant über glatt, freie Vererbung. Zwei schwarze raue Tiere bekommen 24 Junge: 13 schwarz-rau, 5 schwarz-glatt, 4 weiß-rau, 2 weiß-glatt. Welche Genotypen haben die Eltern, und wie wahrscheinlich ist ein reinerbig schwarz-raues Junges?",
    ),
    Prompt(
        "de",
        "estimation",
        "Schätze mal ab, wie viele Klavierstimmer in Hamburg leben können, und leg die Annahmen offen.",
    ),
    Prompt(
        "de",
        "statistics",
        "Zwei Klassen schreiben dieselbe Arbeit. 9a: 24 Schüler, Schnitt 2,9. 9b: 28 Schüler, Schnitt 2,4. Drei Schüler mit Note 5, 4 und 5 wechseln von a nach b. Welche Schnitte ergeben sich, und wieso werden beide Klassen „schlechter“ oder „besser“?",
    ),
    Prompt(
        "de",
        "riddle",
        "In einer erfundenen Sprache heißt „mira toko lun“ = der große Hund schläft, „sen toko pav“ = der kleine Hund frisst, „mira kesh pav“ = die große Katze frisst. Was heißt „die kleine Katze schläft“?",
    ),
    Prompt(
        "fr",
        "word problem",
        "Dans une boulangerie, trois pains au chocolat et deux cafés coûtent 8,10 €. Cinq pains au chocolat et un café coûtent 9,30 €. Combien coûte un café ?",
    ),
    Prompt(
        "fr",
        "word problem",
        "Un cycliste monte le col à 12 km/h et redescend par la même route à 36 km/h. Sa vitesse moyenne sur l'aller-retour ?",
    ),
    Prompt(
        "fr",
        "word problem",
        "Julie a deux fois l'âge que Marc avait quand Julie avait l'âge que Marc a maintenant. A eux deux ils ont 63 ans. Quel âge ont-ils ?",
    ),
    Prompt("fr", "arithmetic", "combien font 17,5 % de 3 480 moins un huitième de 2 616 ?"),
    Prompt("fr", "arithmetic", "Sans calculatrice : 1,05^12, à trois chiffres après la virgule."),
    Prompt(
        "fr",
        "percent",
        "Le prix de l'essence a augmenté de 25 %. De quel pourcentage faut-il réduire ma consommation pour que mon budget n'augmente que de 5 % ?",
    ),
    Prompt(
        "fr",
        "money",
        "J'ai acheté 40 actions à 18,20 €, puis 25 à 15,60 €, vendu 30 à 19,00 €, racheté 10 à 17,10 €. Frais de 0,5 % par opération. Quel est mon prix de revient moyen (méthode PMP) et ma plus-value réalisée ?",
    ),
    Prompt(
        "fr",
        "money",
        "On était 7 au resto, addition de 214,60 €. Deux personnes n'ont pas bu de vin (54 € les trois bouteilles), et Paul paie le gâteau (32 €) tout seul parce qu'il a perdu un pari. Combien doit chacun, pourboire de 15 € partagé entre tous ?",
    ),
    Prompt(
        "fr",
        "money",
        "Vaut-il mieux placer 10 000 € à 3 % net pendant 8 ans, ou rembourser par anticipation un prêt à 2,6 % avec une pénalité de 3 % du capital remboursé ? Détaille.",
    ),
    Prompt(
        "fr",
        "probability",
        "On lance trois dés équilibrés. Quelle est la probabilité que le plus grand des trois soit exactement 4 ?",
    ),
    Prompt(
        "fr",
        "probability",
        "Ma voisine a deux enfants. Je croise l'un d'eux, un garçon né un mardi. Quelle est la probabilité que l'autre soit aussi un garçon, et en quoi la façon dont j'ai eu l'info change la réponse ?",
    ),
    Prompt(
        "fr",
        "combinatorics",
        "Combien d'anagrammes du mot ANTICONSTITUTIONNEL commencent et finissent par une voyelle ?",
    ),
    Prompt(
        "fr",
        "combinatorics",
        "De combien de façons peut-on monter un escalier de 12 marches en faisant des pas de 1, 2 ou 3 marches sans jamais faire deux pas de 3 de suite ?",
    ),
    Prompt(
        "fr",
        "geometry",
        "ABC est un triangle rectangle en A, AB = 9, AC = 12. La bissectrice issue de A coupe [BC] en D. Calculer AD.",
    ),
    Prompt(
        "fr",
        "geometry",
        "Une chèvre est attachée au coin extérieur d'un hangar rectangulaire de 6 m sur 4 m par une corde de 9 m. Quelle surface d'herbe peut-elle brouter ?",
    ),
    Prompt("fr", "calculus", "Étudier la convergence de la série de terme général u_n = (-1)^n / (n + (-1)^n · √n)."),
    Prompt("fr", "calculus", "lim x->0 de (sin x - x cos x)/x^3 ??"),
    Prompt(
        "fr",
        "algebra",
        "Soit A la matrice [[2,1],[1,2]]. Calculer A^n pour tout entier n, puis résoudre le système récurrent X_{n+1} = A X_n avec X_0 = (1, -1).",
    ),
    Prompt("fr", "algebra", "Résoudre dans ℝ : |2x − 3| + |x + 1| ≤ 7"),
    Prompt("fr", "number theory", "Trouver tous les entiers n tels que n² + 5n + 16 soit divisible par 169."),
    Prompt(
        "fr", "number theory", "Combien de zéros à la fin de 2024! ? Et quel est le dernier chiffre non nul de 20! ?"
    ),
    Prompt("fr", "proof", "Montrer que √2 + √3 est irrationnel, sans utiliser que √6 l'est."),
    Prompt(
        "fr",
        "proof",
        "Soit E un espace vectoriel de dimension finie et u un endomorphisme tel que u∘u = u. Démontrer que E = Ker u ⊕ Im u.",
    ),
    Prompt(
        "fr",
        "proof",
        "Un élève écrit : « Si f est dérivable en 0 alors f' est continue en 0, car la limite du taux d'accroissement existe. » Vrai ou faux ? Donner une démonstration ou un contre-exemple justifié.",
    ),
    Prompt(
        "fr",
        "logic",
        "Sur une île, les chevaliers disent toujours la vérité, les valets mentent toujours. A dit : « Si je suis un chevalier, alors B en est un aussi. » B dit : « L'un de nous deux au moins est un valet. » Qui est quoi ?",
    ),
    Prompt(
        "fr",
        "logic",
        "Quatre suspects : Aline, Bruno, Chloé, Denis. Un seul a volé la tarte.\n- Aline : « C'est Bruno. »\n- Bruno : « C'est Denis. »\n- Chloé : « Ce n'est pas moi. »\n- Denis : « Bruno ment quand il dit que c'est moi. »\nExactement une de ces déclarations est vraie. Qui est coupable ?",
    ),
    Prompt(
        "fr",
        "logic",
        "Tous les boulangers du village sont matinaux. Aucun matinal n'aime le théâtre. Certains amis de Luc aiment le théâtre. Laquelle des conclusions est certaine ?\na) Certains amis de Luc ne sont pas boulangers\nb) Luc n'est pas boulanger\nc) Aucun ami de Luc n'est boulanger\nd) Aucune des trois",
    ),
    Prompt(
        "fr",
        "riddle",
        "J'ai 9 pièces dont une plus lourde que les autres, et une balance à plateaux. En combien de pesées au minimum suis-je sûr de la trouver ? Et si je ne sais pas si elle est plus lourde ou plus légère ?",
    ),
    Prompt(
        "fr",
        "riddle",
        "Un homme pousse sa voiture jusqu'à un hôtel et, en arrivant, il sait qu'il est ruiné. Que s'est-il passé ?",
    ),
    Prompt(
        "fr",
        "riddle",
        "Si hier était demain, aujourd'hui serait vendredi. Quel jour peut-on être ? (attention il y a deux lectures)",
    ),
    Prompt(
        "fr",
        "planning",
        "Je dois faire cuire un gigot (1h10 au four à 200°), un gratin (50 min à 180°), une tarte (35 min à 180°, doit refroidir 40 min) avec un seul four, une seule grille. On mange à 20h, entrée 20 min avant le plat, dessert 45 min après le plat. À quelle heure je lance quoi ?",
    ),
    Prompt(
        "fr",
        "planning",
        "Tournoi de pétanque : 6 équipes, 3 terrains, chaque partie dure 40 min, chacun joue contre chacun une fois, pas plus de deux parties de suite sans pause, on commence à 13h30 et il faut finir avant 18h. C'est faisable ? Donne le tableau.",
    ),
    Prompt(
        "fr",
        "planning",
        "Quatre tâches A(3 j), B(5 j), C(2 j), D(4 j), E(1 j) ; C après A, D après A et B, E après C et D. Deux ouvriers, une tâche par ouvrier. Durée minimale du chantier, et quelles tâches ont de la marge ?",
    ),
    Prompt(
        "fr",
        "time",
        "Un train part de Lyon à 9 h 47 et met 1 h 58 jusqu'à Paris ; il me faut 35 min de métro et 20 min à pied. Mon rendez-vous est à 13 h mais le train a 12 % de retard sur la durée prévue. J'arrive à temps ?",
    ),
    Prompt(
        "fr",
        "time",
        "Ma montre avance de 4 minutes par heure, celle de Nadia retarde de 2 minutes par heure. On les règle ensemble à midi. Quand marqueront-elles à nouveau la même heure (cadran 12 h) ?",
    ),
    Prompt("fr", "time", "quel jour de la semaine c'etait le 14 juillet 1789 ? explique comment tu le calcules"),
    Prompt(
        "fr",
        "physics",
        "Une voiture de 1 200 kg roule à 90 km/h et freine sur 60 m avec une force constante. Quelle force, quelle décélération, et combien de mètres de plus si la route descend à 5 % ?",
    ),
    Prompt(
        "fr",
        "physics",
        "On plonge un glaçon de 30 g à −10 °C dans 200 g d'eau à 25 °C. Température finale ? (c_eau = 4,18, c_glace = 2,1 J/g/K, L = 334 J/g, pas de pertes)",
    ),
    Prompt(
        "fr",
        "physics",
        "Deux billes identiques suspendues à un même point par des fils de 50 cm se repoussent et s'écartent de 6 cm. Masse 2 g chacune. Quelle est leur charge ?",
    ),
    Prompt(
        "fr",
        "chemistry",
        "Équilibrer en milieu acide : MnO4⁻ + C2O4²⁻ → Mn²⁺ + CO2, puis calculer le volume de permanganate à 0,02 mol/L pour doser 15 mL d'oxalate à 0,05 mol/L.",
    ),
    Prompt(
        "fr",
        "law case",
        "Mme Roux loue un appartement non meublé. Elle donne congé le 10 mars par LRAR, retirée le 18 mars, en invoquant une mutation professionnelle, mais sans joindre de justificatif. La ville est en zone tendue. Quand prend fin le bail, et change-t-il quelque chose qu'elle n'ait pas joint la preuve de sa mutation ?",
    ),
    Prompt(
        "fr",
        "law case",
        "Cas pratique : Pierre, 17 ans, emprunte le scooter de son père sans permission, le prête à son ami Karim (18 ans), qui renverse un piéton hors passage clouté. Qui est responsable civilement, sur quel fondement, et la faute du piéton peut-elle réduire son indemnisation ?",
    ),
    Prompt(
        "fr",
        "code",
        "Écris en Python une fonction qui prend un nombre entre 0 et 999 999 et le renvoie en toutes lettres en français, avec les règles de « vingts », « cents », « mille » invariable et les traits d'union de 1990. Commente en français et donne les cas pièges en test.",
    ),
    Prompt(
        "fr",
        "code",
        "J'ai une liste de trajets (départ, arrivée, durée, prix) et je veux l'itinéraire le moins cher avec au plus deux correspondances et 40 min minimum entre chaque. Code en Java, avec la complexité.",
    ),
    Prompt(
        "fr",
        "debugging",
        "Pourquoi ma fonction renvoie toujours la même liste ?\n\ndef ajouter(element, panier=[]):\n    # ajoute un élément au panier du client\n    panier.append(element)\n    return panier\n\nclient1 = ajouter('pomme')\nclient2 = ajouter('poire')\nprint(client1)  # j'attends ['pomme']\n\nEt si je mets panier=None, il faut changer quoi d'autre pour que les appels en chaîne marchent encore ?",
    ),
    Prompt(
        "fr",
        "debugging",
        "log prod :\n12:00:01 INFO réservation 881 début\n12:00:01 INFO réservation 882 début\n12:00:02 INFO solde lu = 1 place (881)\n12:00:02 INFO solde lu = 1 place (882)\n12:00:03 INFO solde écrit = 0 (881)\n12:00:03 INFO solde écrit = 0 (882)\nDeux clients sont assis sur le même siège. On a pourtant mis un verrou sur l'écriture. Qu'est-ce qui cloche et comment corriger ?",
    ),
    Prompt(
        "fr",
        "code reading",
        "Que renvoie f(6) ?\n\nint f(int n) {\n    /* cas de base */\n    if (n <= 1) return n;\n    /* pair : on descend d'un seul coup */\n    if (n % 2 == 0) return f(n / 2) + f(n - 1);\n    return f(n - 2) * 2 + 1;\n}",
    ),
    Prompt(
        "fr",
        "sql",
        "Table presence(eleve_id, jour, statut). Il me faut, pour chaque élève, la plus longue série de jours consécutifs d'absence, en ignorant les week-ends et une table jours_feries. MySQL 8.",
    ),
    Prompt(
        "fr",
        "data",
        "Notes au bac blanc : 8, 11, 9, 14, 12, 7, 13, 10, 15, 11. Le prof ajoute 10 % puis 0,5 point à chacun, plafonné à 15. Que deviennent la moyenne, la médiane et l'écart-type ?",
    ),
    Prompt(
        "fr",
        "causal",
        "Dans un hôpital, le traitement A guérit mieux que B chez les cas légers et aussi chez les cas graves, mais B a un meilleur taux global. Construis un exemple chiffré et dis lequel tu donnerais à un patient dont on ne connaît pas la gravité.",
    ),
    Prompt(
        "fr",
        "spatial",
        "Je plie une feuille carrée deux fois en deux (d'abord de haut en bas, puis de gauche à droite), et je coupe le coin où se rejoignent tous les plis. Combien de trous quand je déplie, et où ? Et si je plie une troisième fois en diagonale avant de couper ?",
    ),
    Prompt(
        "fr",
        "strategy",
        "Deux vendeurs de glaces doivent s'installer sur une plage de 1 km, les clients vont au plus proche mais n'acceptent de marcher que 300 m. Où se placent-ils à l'équilibre ? Est-ce unique ?",
    ),
    Prompt(
        "fr",
        "estimation",
        "Combien de litres d'eau tombent en un an sur les toits de Marseille ? Ordre de grandeur avec raisonnement, svp.",
    ),
    Prompt(
        "fr",
        "sequence",
        "1, 11, 21, 1211, 111221 … quels sont les deux termes suivants, et est-ce qu'un 4 peut apparaître un jour ?",
    ),
    Prompt(
        "fr",
        "genetics",
        "Un couple sain a déjà un enfant atteint de mucoviscidose. Leur second enfant est sain. Quelle est la probabilité qu'il soit porteur, et s'il a plus tard un enfant avec une personne prise au hasard (1 porteur sur 30), que celui-ci soit malade ?",
    ),
    Prompt(
        "es",
        "word problem",
        "En un corral hay el triple de gallinas que de patos. Si se venden 15 gallinas y se compran 9 patos, quedan tantas gallinas como patos. ¿Cuántas aves había al principio?",
    ),
    Prompt(
        "es",
        "word problem",
        "Un camión cisterna va lleno. Reparte 2/5 de la carga en el primer pueblo, 1/3 de lo que queda en el segundo y 1 800 litros en el tercero, y aún le queda un cuarto de la carga inicial. ¿Qué capacidad tiene?",
    ),
    Prompt(
        "es",
        "word problem",
        "tres albañiles hacen un muro de 24 m en 5 dias trabajando 8 horas. cuantos dias tardan 4 albañiles en hacer uno de 60 m si trabajan 6 horas diarias",
    ),
    Prompt("es", "arithmetic", "Calcula 3/4 − 5/6 · (2/5 + 1/3) : 11/10 y simplifica."),
    Prompt(
        "es",
        "percent",
        "Un comerciante sube el precio un 30 % y después anuncia un descuento del 25 %. ¿Gana o pierde respecto al precio original, y qué descuento tendría que anunciar para quedarse exactamente igual?",
    ),
    Prompt(
        "es",
        "money",
        "Tengo 6.400 € en la tarjeta al 21 % TAE y puedo pagar 250 al mes. ¿Cuántos meses tardo y cuánto pago en total? ¿Y si refinancio al 9 % con 180 € de comisión?",
    ),
    Prompt(
        "es",
        "money",
        "Mi autónoma factura 2.350 € + IVA (21 %) con retención del 15 %, y ha tenido gastos de 484 € IVA incluido. ¿Cuánto cobra del cliente, cuánto ingresa de IVA en el trimestre y cuánto le queda limpio antes de la renta?",
    ),
    Prompt(
        "es",
        "money",
        "Viaje a Oaxaca: Lupe pagó el hotel (4,800 pesos), Memo la gasolina (1,350) y las casetas (620), Xime las comidas (2,910). Beto no pagó nada pero llegó un día después, así que sólo le tocan 2 de 3 noches de hotel. Todo lo demás entre los cuatro. ¿Quién le debe a quién?",
    ),
    Prompt(
        "es",
        "probability",
        "De una baraja española de 40 cartas saco 4 sin reposición. ¿Probabilidad de que haya al menos un as y ninguna copa?",
    ),
    Prompt(
        "es",
        "probability",
        "Dos amigos quedan entre las 5 y las 6 de la tarde; cada uno llega en un momento al azar y espera 15 minutos como mucho. ¿Con qué probabilidad se encuentran?",
    ),
    Prompt(
        "es",
        "combinatorics",
        "¿Cuántos números de cinco cifras tienen todas sus cifras en orden estrictamente creciente y son múltiplos de 5?",
    ),
    Prompt(
        "es",
        "combinatorics",
        "Con 10 jugadores, ¿de cuántas formas se pueden formar dos equipos de 5 si Raúl y Diego no pueden jugar juntos y Sergio tiene que estar con uno de ellos?",
    ),
    Prompt(
        "es",
        "geometry",
        "Un trapecio isósceles circunscrito a una circunferencia tiene bases de 8 y 18 cm. Halla su área.",
    ),
    Prompt(
        "es",
        "geometry",
        "La sombra de un poste mide 7 m cuando el sol está a 40° y el poste está inclinado 10° hacia el sol. ¿Cuánto mide el poste?",
    ),
    Prompt(
        "es",
        "calculus",
        "Se quiere fabricar una lata cilíndrica de 500 ml con el mínimo material, sabiendo que la tapa y la base cuestan el doble por cm² que el lateral. ¿Dimensiones?",
    ),
    Prompt("es", "calculus", "Deriva y simplifica y = ln( (1+sen x)/(1−sen x) )^(1/2)"),
    Prompt("es", "algebra", "Si x + 1/x = 3, ¿cuánto vale x^5 + 1/x^5?"),
    Prompt(
        "es",
        "algebra",
        "Discute según el parámetro m el sistema: mx + y + z = 1; x + my + z = m; x + y + mz = m². Resuélvelo para m = 2.",
    ),
    Prompt(
        "es",
        "number theory",
        "Encuentra el menor entero positivo que deja resto 2 al dividir entre 3, resto 3 entre 5 y resto 4 entre 7, y que además es múltiplo de 11.",
    ),
    Prompt("es", "proof", "Demuestra por inducción que 1·1! + 2·2! + ... + n·n! = (n+1)! − 1."),
    Prompt(
        "es",
        "proof",
        "Demuéstrese que en cualquier conjunto de 10 números de dos cifras hay dos subconjuntos disjuntos con la misma suma.",
    ),
    Prompt(
        "es",
        "proof",
        "¿Es cierto que si f∘g es inyectiva entonces g es inyectiva? ¿Y f? Demuestra o da contraejemplos.",
    ),
    Prompt(
        "es",
        "logic",
        "Cuatro amigas —Inés, Julia, Carla y Rosa— quedaron en los cuatro primeros puestos. Inés no ganó pero quedó por delante de Rosa. Julia quedó justo detrás de Carla. Rosa no fue la última. ¿En qué orden quedaron?",
    ),
    Prompt(
        "es",
        "logic",
        "En una caja pone «Aquí hay oro», en otra «Aquí no hay oro», en la tercera «El oro no está en la primera caja». Solo una etiqueta es cierta. ¿Dónde está el oro?",
    ),
    Prompt(
        "es",
        "logic",
        "P: ¿Es válida la inferencia? «Si llueve, no hay mercado. Si hay mercado, Pepa vende queso. Hoy Pepa no ha vendido queso. Luego hoy ha llovido.» R:",
    ),
    Prompt(
        "es",
        "riddle",
        "Un caracol sube 3 metros de día y resbala 2 por la noche. El pozo mide 20 metros. ¿Qué día sale?",
    ),
    Prompt(
        "es",
        "riddle",
        "Tengo que cruzar el río con un lobo, una cabra y una col, pero en mi barca caben dos de las tres cosas además de mí. ¿cuantos viajes como minimo?",
    ),
    Prompt(
        "es",
        "riddle",
        "Es el hijo de mi padre pero no es mi hermano. ¿Quién es? Y si quien lo dice es una mujer, ¿tiene solución?",
    ),
    Prompt(
        "es",
        "planning",
        "Soy profe y tengo que hacer grupos de 4 con 22 alumnos: Hugo y Leo separados, las trillizas en grupos distintos, los 5 que hablan árabe repartidos lo más posible y Vera con Lucía. ¿Cómo reparto los tamaños y a estos alumnos?",
    ),
    Prompt(
        "es",
        "planning",
        "Tengo 3 días en Sevilla. La Catedral cierra el lunes por la tarde, el Alcázar tiene entrada gratis el lunes de 18 a 19, el flamenco solo es sábado y domingo a las 20, quiero ir a Itálica una mañana (cierra el lunes) y llego el sábado a las 15 y salgo el lunes a las 20:30. Monta un plan que respete todo, o dime qué hay que sacrificar.",
    ),
    Prompt(
        "es",
        "time",
        "Reunión: Madrid, Bogotá, Ciudad de México y Manila. Todos quieren que sea entre las 7:00 y las 22:00 hora local, en julio. ¿Existe una franja de una hora? ¿Cuál?",
    ),
    Prompt(
        "es",
        "time",
        "¿Cuántas veces al día forman ángulo recto las agujas de un reloj, y a qué hora exacta la primera después de las 4?",
    ),
    Prompt(
        "es",
        "time",
        "El contrato se firmó el 31 de enero con plazo de un mes, prorrogable por periodos iguales tres veces, y luego 45 días naturales para reclamar. Si el último día es festivo pasa al siguiente hábil. 2024. ¿Cuándo acaba?",
    ),
    Prompt(
        "es",
        "physics",
        "Un bloque de 5 kg baja por un plano de 35° con coeficiente de rozamiento 0,3, unido por una cuerda que pasa por una polea a otro de 2 kg que cuelga. Calcula la aceleración y la tensión.",
    ),
    Prompt(
        "es",
        "physics",
        "Si tiro una piedra a un pozo y oigo el golpe a los 3,2 s, ¿qué profundidad tiene? Ojo, el sonido también tarda (340 m/s).",
    ),
    Prompt(
        "es",
        "physics",
        "Dos satélites en órbita circular, uno al doble de distancia del centro de la Tierra que el otro. Si el interior tarda 8 h en dar una vuelta, ¿cada cuánto se alinean?",
    ),
    Prompt(
        "es",
        "chemistry",
        "Se queman 4,6 g de un compuesto de C, H y O y se obtienen 8,8 g de CO2 y 5,4 g de agua. La densidad del vapor respecto al hidrógeno es 23. ¿Fórmula molecular?",
    ),
    Prompt(
        "es",
        "law case",
        "Supuesto: Ana compra por internet unos zapatos personalizados con sus iniciales; le llegan de otra talla de la pedida. El vendedor alega que en productos personalizados no hay desistimiento. Ana los devolvió a los 16 días. ¿Tiene derecho al reembolso? Razona distinguiendo desistimiento y falta de conformidad.",
    ),
    Prompt(
        "es",
        "law case",
        "Fallece Tomás sin testamento, en territorio de Derecho común. Le sobreviven su viuda, su madre, un hijo, y dos nietos de una hija ya fallecida. La vivienda era ganancial (240.000 €) y tenía 60.000 € privativos. ¿Qué le corresponde a cada uno?",
    ),
    Prompt(
        "es",
        "code",
        "Hazme un programa en Python que valide un DNI/NIE español y un IBAN, y que si falta un solo dígito del DNI diga cuáles son los candidatos posibles. Comentarios en castellano, con pruebas.",
    ),
    Prompt(
        "es",
        "code",
        "Escribe en JavaScript una función que fusione dos objetos de configuración en profundidad, que no se caiga con referencias circulares, que las listas se concatenen sin duplicados y que null borre la clave.",
    ),
    Prompt(
        "es",
        "debugging",
        "No entiendo por qué esto se queda colgado con n = 10:\n\n// cuenta los divisores de n\nint divisores(int n) {\n    int c = 0;\n    for (unsigned int i = n; i >= 0; i--) {\n        if (i != 0 && n % i == 0) c++;\n    }\n    return c;\n}\n\nY cuando lo arreglé poniendo int, con n = 2147483647 tarda una eternidad. ¿Cómo lo dejo en raíz de n sin equivocarme con los cuadrados perfectos?",
    ),
    Prompt(
        "es",
        "debugging",
        "tengo este useEffect y me hace peticiones infinitas:\n\nuseEffect(() => {\n  // cargar pedidos del cliente\n  cargar(filtros).then(d => setPedidos(d));\n}, [filtros, cargar]);\n\nfiltros se define como const filtros = { cliente: id, estado } en el propio componente y cargar es una función normal del componente. Probé a quitar filtros de las dependencias y ahora no se actualiza al cambiar de cliente. Qué hago?",
    ),
    Prompt(
        "es",
        "code reading",
        "¿Qué imprime?\n\ndef f(x, acc=()):\n    # acumula hasta vaciar\n    if not x:\n        return acc\n    cabeza, *resto = x\n    return f(resto[::-1], acc + (cabeza,))\n\nprint(f([1, 2, 3, 4, 5]))",
    ),
    Prompt(
        "es",
        "sql",
        "Tengo ventas(tienda, fecha, producto, uds, precio). Quiero los productos que estuvieron en el top 3 de facturación de su tienda en al menos dos de los tres últimos trimestres, pero que en el trimestre actual no están ni en el top 10. SQL Server.",
    ),
    Prompt(
        "es",
        "data",
        "Mes | Altas | Bajas | Activos fin de mes\nEne | 120 | 30 | 590\nFeb | 95 | 41 | 644\nMar | 110 | 52 | 712\nAbr | 80 | 60 | 722\n\nHay un dato que no cuadra. ¿Cuál, por cuánto, y cuál es la tasa de bajas media mensual si se corrige?",
    ),
    Prompt(
        "es",
        "causal",
        "Desde que el ayuntamiento puso radares, los accidentes bajaron un 18 % en esos puntos. Los puntos se eligieron porque el año anterior habían tenido muchísimos accidentes. ¿Qué parte de la bajada se puede atribuir al radar y cómo lo estimarías con los datos de los 200 cruces restantes?",
    ),
    Prompt(
        "es",
        "spatial",
        "Un dado se apoya con el 1 arriba, el 2 al frente y el 3 a la derecha. Lo ruedo una vez hacia la derecha, dos hacia el frente y una a la izquierda. ¿Qué número queda arriba?",
    ),
    Prompt("es", "sequence", "3, 4, 8, 17, 33, 58, ¿cuál sigue? ¿y el término general?"),
    Prompt(
        "es",
        "strategy",
        "Subasta de sobre cerrado a primer precio, dos postores, cada uno valora el cuadro entre 0 y 1000 € de forma uniforme. Yo lo valoro en 700. ¿Cuánto debería pujar y por qué? ¿Y con cinco postores?",
    ),
    Prompt(
        "es",
        "estimation",
        "¿cuántas empanadas se comerán en Buenos Aires un domingo de superclásico? haceme la cuenta con supuestos razonables",
    ),
    Prompt(
        "es",
        "money",
        "Me ofrecen dos curros: A) 29.000 € brutos, remoto, 35 h/semana; B) 34.500 €, presencial, 40 h, 50 min de metro por trayecto (abono 32 €/mes) y menú del día 11 € cada día. Unos 220 días al año. Teniendo en cuenta un tipo marginal del 37 % con cotizaciones, ¿cuál sale mejor por hora realmente dedicada?",
    ),
    Prompt(
        "es",
        "genetics",
        "Hemofilia ligada al X: el abuelo materno de Clara era hemofílico, su padre no lo es, y ella tiene ya un hijo sano. ¿Qué probabilidad hay de que un segundo hijo varón sea hemofílico?",
    ),
    Prompt(
        "es",
        "statistics",
        "La media de 8 números es 15. Quito uno y la media baja a 14; quito otro y sube a 14,5. ¿Qué números quité? Y si la mediana de los ocho era 13, ¿qué se puede asegurar de los que quedan?",
    ),
    Prompt(
        "es",
        "code",
        "Necesito una expresión regular que acepte fechas dd/mm/aaaa válidas entre 1900 y 2099, con los 29 de febrero solo en bisiestos, y que no deje pasar 31 de abril. ¿Se puede en una sola regex?",
    ),
    Prompt(
        "es",
        "riddle",
        "En cierta lengua: «kati wemo» = mi casa, «kati lepo» = tu casa, «sura wemoti» = mis perros, «sura-n lepo» = tus perros?? Uno de los ejemplos está mal copiado. ¿Cuál, y cómo se diría «mis casas»?",
    ),
    Prompt(
        "zh",
        "word problem",
        "笼子里有鸡和兔子若干，数头有35个，数脚有94只，后来又放进去几只鸡，脚变成了108只。放进去几只鸡？原来各有多少只？",
    ),
    Prompt(
        "zh",
        "word problem",
        "甲、乙两地相距360千米，货车上午7点从甲地出发，每小时60千米；客车8点半从乙地出发，每小时90千米，相向而行。几点几分相遇？",
    ),
    Prompt(
        "zh",
        "word problem",
        "一项工程甲独做12天完成，乙独做18天完成。两人合作，中途甲请假了几天，结果一共用了9天。甲请了几天假？",
    ),
    Prompt(
        "zh",
        "word problem",
        "小明家有一桶油，第一次用去全部的1/4，第二次用去剩下的40%，第三次用去3千克，还剩6千克。这桶油原来有多重",
    ),
    Prompt("zh", "arithmetic", "简便计算：99×78+33×66"),
    Prompt("zh", "arithmetic", "2.5小时开了187.5公里，油耗每百公里7.2升，油价8.13元，来回一趟油钱多少？"),
    Prompt(
        "zh", "percent", "浓度为15%的盐水200克，要配成20%的盐水，可以加盐也可以蒸发水，分别要加多少盐、蒸发多少水？"
    ),
    Prompt("zh", "money", "等额本息和等额本金，贷款80万，20年，年利率3.9%，总利息差多少？第一个月月供各是多少？"),
    Prompt(
        "zh",
        "money",
        "双十一满300减50可以叠加，店铺券满199减20，会员再打95折（先打折再减）。我要买一件168的、一件89的、一件259的，怎么拆单最划算？最后付多少钱？",
    ),
    Prompt(
        "zh",
        "money",
        "我月薪18000，五险一金扣3150，专项附加扣除每月2500，按累计预扣法，7月份那个月要交多少个税？到手多少？",
    ),
    Prompt(
        "zh",
        "probability",
        "一个袋子里有6个白球4个黑球，甲先摸乙后摸，轮流不放回，先摸到黑球的人赢。甲赢的概率是多少？",
    ),
    Prompt(
        "zh",
        "probability",
        "抽卡游戏SSR基础概率0.6%，连续90抽必出，从第74抽起每抽增加6%。平均要多少抽出一张？给出计算过程或代码。",
    ),
    Prompt("zh", "combinatorics", "7个人站成一排照相，甲不站两端，乙和丙必须相邻，丁和戊不相邻，有多少种站法？"),
    Prompt("zh", "combinatorics", "用0,1,2,3,4,5组成没有重复数字的四位数，其中能被3整除的有几个"),
    Prompt("zh", "geometry", "在△ABC中，角A=60°，b+c=6，求面积的最大值以及此时外接圆的半径。"),
    Prompt("zh", "geometry", "正方体棱长为2，E是棱CC1的中点，求点B到平面AD1E的距离。"),
    Prompt("zh", "calculus", "已知函数f(x)=lnx−ax有两个零点，求实数a的取值范围，并证明两个零点之积大于e²。"),
    Prompt("zh", "calculus", "求极限 lim(n→∞) (1/n)·∑_{k=1}^{n} sin(kπ/n)"),
    Prompt("zh", "algebra", "已知a+b+c=0，a²+b²+c²=6，求a⁴+b⁴+c⁴的值。"),
    Prompt("zh", "algebra", "数列{a_n}满足a_1=1，a_{n+1}=2a_n+3n，求通项公式和前n项和。"),
    Prompt("zh", "number theory", "有一个三位数，除以7余3，除以8余5，除以9余2，这个数最大是多少？"),
    Prompt("zh", "number theory", "求3^100的末三位数字。"),
    Prompt("zh", "proof", "证明：任意5个整数中必能选出3个，使它们的和能被3整除。"),
    Prompt("zh", "proof", "设A为n阶实对称矩阵，且A³=E，证明A=E。"),
    Prompt(
        "zh",
        "proof",
        "有同学说：“两个发散的级数之和一定发散，两个发散级数的柯西乘积也一定发散。”判断对错，说明理由或举反例。",
    ),
    Prompt(
        "zh",
        "logic",
        "甲、乙、丙三人中一位是医生，一位是教师，一位是警察。已知：丙比警察年龄大，甲和医生不同岁，医生比乙年龄小。问三人各是什么职业？",
    ),
    Prompt(
        "zh",
        "logic",
        "某公司评优，五名候选人只选两人。（1）若选小赵则不选小钱；（2）小孙和小李要么都选要么都不选；（3）小周和小钱至少选一人；（4）若不选小赵则必选小孙。最后选了谁？\nA. 赵、周 B. 钱、孙 C. 孙、李 D. 周、李",
    ),
    Prompt(
        "zh",
        "logic",
        "“除非下雨，否则运动会照常举行。”下列哪项与此等值？\nA.如果下雨，运动会不举行\nB.如果运动会没举行，那么下雨了\nC.如果运动会举行，那么没下雨\nD.下雨且运动会不举行",
    ),
    Prompt(
        "zh",
        "logic",
        "100个囚犯和一盏灯的问题，每天随机叫一个人进房间，可以开关灯，初始状态未知，怎么设计策略保证有人能正确宣布所有人都来过？",
    ),
    Prompt(
        "zh",
        "riddle",
        "三个人住店，每人付10块共30块，老板退5块，伙计贪了2块，每人退1块。每人实际9块，3×9=27，加上伙计2块是29块，那一块钱哪去了？",
    ),
    Prompt("zh", "riddle", "12个球里有一个重量不一样，不知道轻重，天平称三次怎么找出来？请写出完整方案"),
    Prompt("zh", "riddle", "我爸爸的岳父的女儿的丈夫的儿子，除了我还可能是谁？考虑妈妈有姐妹的情况。"),
    Prompt(
        "zh",
        "planning",
        "晚上6点半开饭，我一个人一个灶（两个火眼）一个电饭锅：红烧肉要炖90分钟，清蒸鱼12分钟必须出锅就吃，炒两个青菜各5分钟，米饭40分钟，凉菜要冰镇半小时，处理食材共40分钟。最晚几点开始，每步几点做？",
    ),
    Prompt(
        "zh",
        "planning",
        "四个人过桥，分别需要1、2、7、10分钟，只有一支手电，每次最多两人，第7分钟那个人不能和第10分钟那个人同行。最少多少分钟？",
    ),
    Prompt(
        "zh",
        "planning",
        "期末五门课要在8天内复习完：高数至少3天，线代2天（要在高数之后），英语每隔一天看半天，物理2天不能和高数同一天，马原最后一天必须看。排不排得开？排一张表",
    ),
    Prompt("zh", "time", "2024年2月5日是星期一，那么2030年国庆节是星期几？"),
    Prompt("zh", "time", "爸爸的闹钟每小时快3分钟，晚上10点对准了标准时间，想要早上6点准时响，闹铃应该定在几点几分？"),
    Prompt(
        "zh",
        "time",
        "我从上海飞洛杉矶，3月20日13:00起飞，飞11小时50分，在洛杉矶转机停4小时15分，再飞5小时20分到纽约。到纽约是当地几月几号几点？注意夏令时",
    ),
    Prompt(
        "zh",
        "physics",
        "质量为2kg的木块静止在水平面上，动摩擦因数0.25，受到与水平成37°斜向上的10N拉力作用4s后撤去拉力，木块一共能滑多远？（g=10）",
    ),
    Prompt(
        "zh",
        "physics",
        "一艘船在静水中速度5m/s，河宽120m，水流速度沿河中心对称分布，岸边0、中心4m/s线性变化。船头始终垂直河岸，到对岸时向下游漂了多远？",
    ),
    Prompt(
        "zh",
        "physics",
        "把一个装满水的杯子放在电梯里的弹簧秤上，杯中乒乓球被细线拴在杯底。电梯突然向下加速时，线的拉力和秤的读数怎么变？为什么",
    ),
    Prompt(
        "zh",
        "chemistry",
        "将5.6g铁粉投入含硫酸铜和硫酸锌的混合溶液中，充分反应后过滤，固体质量为6.0g，求滤液中溶质的成分以及生成铜的质量。",
    ),
    Prompt(
        "zh",
        "law case",
        "张某把房子卖给李某并交付钥匙，李某已入住但没过户。之后张某又以更高价卖给王某并办了登记，王某知道李某已经住进去了。李某能主张什么？王某能要求李某搬走吗？请按民法典分析。",
    ),
    Prompt(
        "zh",
        "law case",
        "甲想毒死乙，把毒酒送到乙家，乙的邻居丙正好来借酒，乙把酒给了丙，丙喝后死亡；甲在门外看见却没作声。甲对丙的死亡承担什么刑事责任？对乙呢？",
    ),
    Prompt(
        "zh",
        "code",
        "用Python写一个解析中文数字的函数，把“一亿零三百二十万五千零一”“两千零五十点三”“壹仟贰佰元整”都转成数值，注释写中文，要考虑非法输入。",
    ),
    Prompt(
        "zh",
        "code",
        "给定一个只包含左右括号和星号的字符串，星号可以当左括号、右括号或空，判断是否有效，要求O(n)时间O(1)空间，用Go写并说明为什么贪心是对的",
    ),
    Prompt(
        "zh",
        "code",
        "帮我写个脚本：文件夹里有几千张照片，文件名有的是“IMG_20230405_120301.jpg”有的是“微信图片_20230405120301.jpg”，按内容去重（缩放过的也算重复），保留分辨率最大的，并按拍摄日期归档",
    ),
    Prompt(
        "zh",
        "debugging",
        "这段代码为什么偶尔会死锁？\n\nvoid transfer(Account a, Account b, int money) {\n    synchronized (a) {            // 先锁转出账户\n        synchronized (b) {        // 再锁转入账户\n            a.sub(money);\n            b.add(money);\n        }\n    }\n}\n\n我改成按hashCode大小顺序加锁，压测时还是出现过一次，是什么情况？",
    ),
    Prompt(
        "zh",
        "debugging",
        "二分查找有的数据会死循环，帮我看看：\n\ndef first_ge(a, x):\n    # 返回第一个 >= x 的下标\n    l, r = 0, len(a) - 1\n    while l < r:\n        mid = (l + r + 1) // 2\n        if a[mid] >= x:\n            r = mid\n        else:\n            l = mid + 1\n    return l\n\n另外所有元素都小于x时应该返回len(a)，现在不对",
    ),
    Prompt(
        "zh",
        "code reading",
        '下面程序输出什么？\n\n#include <stdio.h>\nint main() {\n    int a[5] = {1, 2, 3, 4, 5};\n    int *p = (int *)(&a + 1);   // 注意这里\n    printf("%d %d\\n", *(a + 1), *(p - 1));\n    return 0;\n}',
    ),
    Prompt(
        "zh",
        "sql",
        "登录表login(uid, dt)，一天可能多条。求每个用户最长连续登录天数，允许中间断一天（断的那天不计入天数）。hive sql怎么写",
    ),
    Prompt(
        "zh",
        "data",
        "某店一周销量：周一32，周二28，周三35，周四？，周五51，周六78，周日69。已知工作日平均比周末平均少37，求周四销量，以及去掉最高最低后的方差。",
    ),
    Prompt(
        "zh",
        "causal",
        "调查发现喝咖啡的人心脏病发病率高。按是否吸烟分组后差异消失。能不能说咖啡和心脏病无关？如果咖啡会让人更想抽烟，结论又该怎么改？",
    ),
    Prompt(
        "zh",
        "spatial",
        "把一张正方形纸对折再对折，沿中间剪一个三角形的小口，展开后有几个洞？如果是沿对角线折两次呢？请分情况说明。",
    ),
    Prompt(
        "zh",
        "strategy",
        "田忌赛马，如果齐王有四匹马四局三胜，田忌每匹马都比齐王同级差一点、但比下一级强，田忌知道对方出场顺序，能赢吗？如果不知道顺序，赢的概率多大？",
    ),
    Prompt("zh", "sequence", "找规律填数：1，2，6，15，40，104，（ ）\nA.273 B.329 C.185 D.225"),
    Prompt(
        "it",
        "word problem",
        "Un contadino vende metà delle sue mele più mezza mela al primo cliente, metà di quelle rimaste più mezza al secondo, e così col terzo. Gli resta una mela, e non ne ha mai tagliata nessuna. Quante ne aveva?",
    ),
    Prompt(
        "it", "probability", "Lancio una moneta finché non escono due teste di fila. In media quanti lanci servono?"
    ),
    Prompt(
        "it",
        "logic",
        "Tre fratelli: uno mente sempre, uno dice sempre la verità, uno alterna. Il primo dice «io non mento mai», il secondo «il primo è quello che alterna», il terzo «il secondo dice sempre la verità». Chi è chi?",
    ),
    Prompt(
        "it",
        "physics",
        "Una scala lunga 4 m appoggiata a un muro liscio, coefficiente d'attrito col pavimento 0,35. Sale una persona di 80 kg, la scala pesa 12 kg e forma 60° col suolo. Fin dove può salire prima che scivoli?",
    ),
    Prompt(
        "it",
        "debugging",
        "perche questo mi da sempre False anche quando la parola è palindroma?\n\ndef palindroma(p):\n    # tolgo gli spazi e confronto col contrario\n    p.replace(' ', '')\n    p.lower()\n    return p == reversed(p)",
    ),
    Prompt(
        "it",
        "planning",
        "Devo stirare, fare la spesa (negozio chiude 12:45), ritirare Luca a scuola alle 13:10, far partire due lavatrici da 50 min (una sola macchina, stendere 10 min dopo ognuna) e la torta sta in forno 45 min con me in casa. Sono le 9:30, spesa 1 ora compreso il tragitto, scuola 15 min di strada. Ce la faccio? Ordine?",
    ),
    Prompt(
        "it",
        "proof",
        "Dimostrare che ogni successione limitata e monotona definitivamente è convergente, e dire se vale il viceversa.",
    ),
    Prompt(
        "it",
        "money",
        "Compro casa a 210.000 €, valore catastale rivalutato 98.000, prima casa da privato, agenzia 3% + IVA 22%, notaio 2.800, e poi mutuo 80% con imposta sostitutiva 0,25%. Quanti soldi devo avere da parte il giorno del rogito?",
    ),
    Prompt(
        "pt",
        "word problem",
        "Um pai tem 41 anos e os três filhos têm 5, 8 e 10. Daqui a quantos anos a idade do pai vai ser igual à soma das idades dos filhos?",
    ),
    Prompt(
        "pt",
        "combinatorics",
        "Quantas placas no formato Mercosul (LLLNLNN) existem sem letra repetida e com a soma dos algarismos igual a 10?",
    ),
    Prompt(
        "pt",
        "money",
        "comprei um celular de 2.399 em 10x de 269,90 ou 8% de desconto a vista. se meu dinheiro rende 0,9% ao mes, qual compensa mais?",
    ),
    Prompt(
        "pt",
        "logic",
        "Se Ana é médica, Beto não é músico. Ou Beto é músico ou Carlos é padeiro, mas não ambos. Carlos não é padeiro. Logo:\n(A) Ana é médica\n(B) Ana não é médica e Beto é músico\n(C) Beto não é músico\n(D) nada se pode concluir",
    ),
    Prompt(
        "pt",
        "code",
        "Escreve uma função em C# que recebe uma lista de turnos (início, fim, funcionário) e diz o menor número de pessoas extra necessárias para nunca haver menos de 3 ao mesmo tempo entre as 7h e as 23h. Comentários em português de Portugal.",
    ),
    Prompt(
        "pt",
        "geometry",
        "Num quadrado ABCD de lado 10, M é o ponto médio de BC e N está em CD com CN = 3. Calcule a área do triângulo AMN e o ângulo em M.",
    ),
    Prompt(
        "pt",
        "time",
        "Meu remédio é de 8 em 8 horas e o antibiótico de 6 em 6. Tomei o primeiro às 5h40 e o segundo às 7h40. A que horas os dois vão coincidir, se é que vão? E se eu atrasar o segundo em 2 horas?",
    ),
    Prompt(
        "pt",
        "physics",
        "Um chuveiro de 5500 W em 220 V fica ligado 12 min por banho, 4 banhos por dia. Se eu reduzir a voltagem pra 127 V com a mesma resistência, qual a potência nova e quanto o banho teria que durar pra gastar a mesma energia?",
    ),
    Prompt(
        "nl",
        "word problem",
        "Een kaars van 24 cm brandt in 6 uur op, een dikkere van 20 cm in 10 uur. Ze worden tegelijk aangestoken. Na hoeveel tijd zijn ze even lang?",
    ),
    Prompt(
        "nl",
        "logic",
        "Vier fietsen staan naast elkaar: rood, groen, blauw, zwart. De rode staat niet aan de rand. De zwarte staat links van de groene, maar niet ernaast. De blauwe staat ergens rechts van de rode. Wat is de volgorde, of zijn er meer?",
    ),
    Prompt(
        "nl",
        "money",
        "Mijn energiecontract: 0,28 per kWh en 1,31 per m3, vast 7,99 p/m. Aanbod B: 0,25 en 1,42, vast 9,50, met 150 euro welkomstbonus maar 12 maanden looptijd. Ik verbruik 2.700 kWh en 950 m3 per jaar. Wat is voordeliger en bij welk gasverbruik slaat het om?",
    ),
    Prompt(
        "nl",
        "probability",
        "Bij Mens-erger-je-niet moet je een 6 gooien om te beginnen, met drie pogingen per beurt. Hoe groot is de kans dat ik na vier beurten nog steeds niet mag beginnen?",
    ),
    Prompt(
        "nl",
        "debugging",
        "Waarom telt dit de klinkers dubbel?\n\n// tel klinkers in een zin\nfunction telKlinkers(zin) {\n  let n = 0;\n  for (const k of 'aeiou') {\n    for (let i = 0; i <= zin.length; i++) {\n      if (zin[i] == k || k.toUpperCase() == zin[i] || 'AEIOU'.includes(zin[i])) n++;\n    }\n  }\n  return n;\n}",
    ),
    Prompt("nl", "proof", "Bewijs dat van elke drie opeenvolgende oneven getallen precies één deelbaar is door 3."),
    Prompt(
        "nl",
        "planning",
        "We moeten met 5 man op 3 fietsen 20 km afleggen; lopen gaat 5 km/u, fietsen 15 km/u, en je mag fietsen onderweg achterlaten voor een ander. Wat is de snelste tijd waarin iedereen er is?",
    ),
    Prompt(
        "nl",
        "time",
        "de trein van 8.17 rijdt elk half uur, behalve tussen 9 en 15 uur ieder uur (op .47). reistijd 52 min, overstap min 6 min, dan bus op .05 .25 .45, nog 18 min. welke trein uiterlijk om om 13:30 daar te zijn?",
    ),
    Prompt(
        "ru",
        "word problem",
        "Из пункта А вышел пешеход со скоростью 5 км/ч, а через 40 минут вслед за ним выехал велосипедист со скоростью 15 км/ч. Догнав, он сразу повернул обратно. Сколько времени он был в пути?",
    ),
    Prompt("ru", "number theory", "Найдите все натуральные n, при которых n^4 + 4 — простое число."),
    Prompt(
        "ru",
        "logic",
        "На острове рыцарей и лжецов за круглым столом сидят 10 человек, и каждый сказал: «Оба моих соседа — лжецы». Сколько рыцарей могло быть за столом?",
    ),
    Prompt(
        "ru",
        "geometry",
        "В прямоугольную трапецию вписана окружность, точка касания делит большую боковую сторону на отрезки 4 и 9. Найти площадь трапеции.",
    ),
    Prompt(
        "ru",
        "code",
        "напиши на питоне функцию, которая по списку дежурств проверяет, что ни у кого нет двух ночных подряд и больше 40 часов в любые 7 дней подряд (скользящее окно!), комменты по-русски",
    ),
    Prompt(
        "ru",
        "debugging",
        "Почему программа выводит 0 вместо среднего?\n\n// среднее арифметическое\nint sum = 0, n = 0, x;\nwhile (std::cin >> x) { sum += x; n++; }\ndouble avg = sum / n * 1.0;   // для 1 1 0 ждал 0.67\nstd::cout << avg;\n\nИ что будет, если ввод пустой?",
    ),
    Prompt(
        "ru",
        "riddle",
        "У меня две верёвки, каждая горит ровно час, но неравномерно. Как отмерить 45 минут? А 52,5 можно, если верёвок три?",
    ),
    Prompt(
        "ru",
        "physics",
        "Лифт поднимается с ускорением 2 м/с², в нём маятник длиной 1 м. На сколько процентов изменится период по сравнению с покоем, и отстанут или уйдут вперёд часы с таким маятником за минуту подъёма?",
    ),
    Prompt(
        "ja",
        "word problem",
        "池の周りを兄は毎分80m、弟は毎分60mで同じ場所から反対方向に歩くと10分後に出会う。同じ方向に歩くと、兄が弟を初めて追い越すのは何分後か。",
    ),
    Prompt("ja", "probability", "1から9までのカードから3枚を同時に引くとき、3つの数の積が6の倍数になる確率を求めよ。"),
    Prompt(
        "ja",
        "logic",
        "A、B、C、Dの4人のうち1人だけがケーキを食べた。A「食べたのはC」B「私は食べていない」C「Aは嘘をついている」D「食べたのはB」。本当のことを言っているのが2人だけのとき、食べたのは誰？",
    ),
    Prompt(
        "ja",
        "debugging",
        "フィボナッチの30番目を求めたいのに遅いし、値も1つずれます。どこが悪いですか？\n\ndef fib(n, memo={}):\n    # メモ化しているつもり\n    if n in memo:\n        return memo[n]\n    if n <= 2:\n        return n\n    return fib(n-1) + fib(n-2)\n\nprint(fib(30))",
    ),
    Prompt("ja", "proof", "nが整数のとき、n^5−nが30の倍数であることを証明せよ。"),
    Prompt(
        "ja",
        "planning",
        "京都を日帰りで、清水寺→伏見稲荷→嵐山→金閣寺を回りたい。それぞれ滞在60分、90分、120分、45分、移動は清水〜伏見30分、伏見〜嵐山55分、嵐山〜金閣寺40分、清水〜金閣寺45分、伏見〜金閣寺60分、清水〜嵐山50分。9時開始で金閣寺は17時閉門、順番は自由。間に合う順番はある？昼ごはん40分も入れたい",
    ),
    Prompt(
        "ja",
        "money",
        "スマホのプランA：月2,980円で20GBまで、超えると1GBごとに550円。プランB：月4,480円で無制限。半年のうち4か月は18GB、2か月は25GBくらい使うなら、どっちが得で差額いくら？Bに変えるのに事務手数料3,300円かかる場合は何か月で元がとれる？",
    ),
    Prompt("ja", "geometry", "半径3と半径5の円が外接している。共通外接線と2つの円で囲まれた部分の面積は？"),
    Prompt(
        "ko",
        "word problem",
        "소금물 300g의 농도가 8%이다. 물을 몇 g 증발시킨 뒤 같은 양의 소금을 넣었더니 농도가 20%가 되었다. 증발시킨 물은 몇 g인가?",
    ),
    Prompt(
        "ko",
        "logic",
        "민수, 지연, 현우, 서영이 일렬로 앉았다. 민수는 지연 바로 옆이 아니고, 현우는 맨 끝이며, 서영은 현우 바로 옆이 아니다. 가능한 자리 배치는 모두 몇 가지?",
    ),
    Prompt(
        "ko",
        "combinatorics",
        "흰 공 4개와 검은 공 5개를 일렬로 나열할 때, 흰 공끼리 이웃하지 않으면서 양 끝의 색이 서로 다른 경우의 수를 구하시오.",
    ),
    Prompt(
        "ko",
        "debugging",
        "이 코드가 리스트에서 짝수를 다 지우지 못해요. 왜 그럴까요?\n\nnums = [2, 4, 6, 7, 8, 10]\n# 짝수 삭제\nfor n in nums:\n    if n % 2 == 0:\n        nums.remove(n)\nprint(nums)  # [7]이 나와야 하는데\n\n실제로 뭐가 출력되는지도 한 단계씩 설명해 주세요",
    ),
    Prompt(
        "ko",
        "calculus",
        "함수 f(x)=x³−3ax²+4가 x축과 서로 다른 세 점에서 만나도록 하는 실수 a의 범위를 구하고, 그때 두 극점을 잇는 직선의 기울기를 a로 나타내시오.",
    ),
    Prompt(
        "ko",
        "money",
        "월세 보증금 1000에 60이랑 전세 1억2천 중에 뭐가 나아요? 전세대출 80%까지 금리 3.8%, 내 돈은 예금 3.2%에 넣을 수 있음. 관리비는 월세집 7만원 전세집 12만원. 2년 총비용 비교해줘",
    ),
    Prompt(
        "ko",
        "time",
        "서울에서 3월 5일 오전 10시 20분에 출발한 비행기가 13시간 10분 뒤 런던에 도착하고, 2시간 35분 뒤 마드리드행(2시간 25분)으로 갈아탄다. 마드리드 도착은 현지 시각으로 언제인가?",
    ),
    Prompt(
        "ko",
        "riddle",
        "쌍둥이 형제 중 한 명은 항상 거짓말, 한 명은 항상 참말을 한다. 갈림길에서 딱 한 번만 질문할 수 있는데, 두 사람 다 '네'를 '쿠', '아니오'를 '타'라고 하는지 그 반대인지도 모른다. 그래도 길을 알아낼 수 있는 질문은?",
    ),
    Prompt("de", "sequence", "1, 4, 9, 61, 52, 63 – und dann?"),
    Prompt("de", "arithmetic", "Quersumme von 2^20?"),
    Prompt("de", "spatial", "Welche Ziffern sehen auf dem Kopf UND im Spiegel gleich aus?"),
    Prompt("de", "genetics", "Mutter AB, Vater 0 – kann das Kind Blutgruppe 0 haben?"),
    Prompt("fr", "arithmetic", "√(7 + 4√3) simplifié ?"),
    Prompt("fr", "spatial", "Quelle heure indique une horloge vue dans un miroir s'il est 4 h 20 ?"),
    Prompt("fr", "sequence", "u d t q c s s ... lettre suivante ?"),
    Prompt("fr", "estimation", "Combien de ballons de foot dans un bus ?"),
    Prompt("es", "arithmetic", "¿Qué es mayor, 2^300 o 3^200?"),
    Prompt("es", "sequence", "E, F, M, A, M, J, ... ¿y la novena?"),
    Prompt("es", "chemistry", "pH de HCl 10^-8 M?"),
    Prompt("es", "strategy", "Tres en raya: empiezo en la esquina y el otro responde en un lado. ¿Gano siempre?"),
    Prompt("zh", "arithmetic", "1到100里数字9出现几次"),
    Prompt("zh", "chemistry", "0.1mol/L醋酸的pH大约多少？Ka=1.8×10⁻⁵"),
    Prompt("zh", "genetics", "父母都是双眼皮生了单眼皮，下一个孩子双眼皮的概率？"),
    Prompt("zh", "estimation", "估算一下北京有多少根路灯杆"),
)

FAST = (
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
    Prompt(
        "de",
        "rewriting",
        "Formuliere diese Textaufgabe so um, dass Drittklässler sie verstehen (nicht lösen!): Ein Schwimmbecken wird durch Pumpe A in 6 Stunden gefüllt, durch Pumpe B in 9. Nach zwei Stunden gemeinsamen Betriebs fällt A aus.",
    ),
    Prompt(
        "de", "history", "Wer hat die Mondlandung 1969 als erster betreten, ich mein wer war der erste auf dem Mond?"
    ),
    Prompt("de", "history", "Wann fiel die Berliner Mauer?"),
    Prompt("de", "fact", "Mit wem war Clara Schumann verheiratet"),
    Prompt(
        "de", "definition", "Was bedeutet Sensitivität und Spezifität bei einem Schnelltest? Kurz in je einem Satz."
    ),
    Prompt("de", "definition", "Was ist ein Annuitätendarlehen?"),
    Prompt("de", "definition", "erklär mal das Wort „Kappungsgrenze“ im Mietrecht, ganz einfach"),
    Prompt("de", "chat", "Moin, na wie läufts bei dir so?"),
    Prompt("de", "chat", "Danke dir, das hat super geklappt! Schönes Wochenende :)"),
    Prompt(
        "de",
        "chat",
        "Mir ist langweilig, es regnet seit drei Tagen und mein Freund schaut nur Fußball. erzähl mir irgendwas",
    ),
    Prompt(
        "de",
        "mail",
        "Schreib bitte eine freundliche Mail an meinen Vermieter: Die Heizung im Bad geht seit 3 Tagen nicht, ich bin Mo und Mi ab 16 Uhr da, er soll jemanden schicken.",
    ),
    Prompt(
        "de",
        "mail",
        "Kündigungsschreiben fürs Fitnessstudio, Mitgliedsnummer 48213, zum nächstmöglichen Zeitpunkt, mit Bitte um Bestätigung.",
    ),
    Prompt(
        "de",
        "mail",
        "Antworte kurz und höflich absagend auf diese Einladung:\n\nLiebe Frau Petersen,\nam 14.11. um 18:30 Uhr feiern wir das 25-jährige Bestehen unserer Kanzlei in der Alten Börse. Wir würden uns sehr freuen, Sie und eine Begleitung begrüßen zu dürfen. Bitte geben Sie uns bis zum 31.10. Bescheid.\nMit herzlichen Grüßen\nDr. Matthias Rehm",
    ),
    Prompt("de", "translation", "Übersetze ins Englische: Die Schwester meines Onkels ist nicht meine Tante."),
    Prompt(
        "de",
        "translation",
        "Wie sagt man „Das ist mir wurscht“ auf Französisch, aber so, dass es nicht zu unhöflich klingt?",
    ),
    Prompt(
        "de",
        "translation",
        'Bitte ins Deutsche: "A train leaves Boston at 7:15 and travels 90 miles at a constant speed of 60 mph before stopping for 20 minutes."',
    ),
    Prompt(
        "de",
        "poem",
        "Ein Gedicht über einen Eiswürfel, der im Glas schmilzt. Vier Strophen, Kreuzreim, gern etwas melancholisch.",
    ),
    Prompt("de", "poem", "Reim mir was zum 70. Geburtstag von Opa Heinz. Er mag Skat, seine Tauben und Korn."),
    Prompt(
        "de",
        "summary",
        "Fass das in zwei Sätzen zusammen:\n\nDer Stadtrat von Weiden hat am Dienstagabend nach dreistündiger Debatte beschlossen, das Freibad im Süden der Stadt zu sanieren. Die Kosten werden auf 7,4 Millionen Euro geschätzt, 2,1 Millionen mehr als im vergangenen Jahr angenommen. Grund sind gestiegene Baupreise und zusätzliche Auflagen beim Brandschutz. Die Opposition kritisierte, man hätte den Beschluss früher fassen müssen. Baubeginn soll im September sein, die Wiedereröffnung ist für Mai 2026 geplant. Bis dahin dürfen Vereine das Hallenbad in Neustadt mitnutzen.",
    ),
    Prompt(
        "de",
        "summary",
        "Gib mir die drei wichtigsten Punkte aus diesem Protokoll als Stichworte.\n\nTeamrunde 4.6.: Jonas berichtet, dass der Server-Umzug auf KW 26 verschoben ist, weil die Firewall-Freigabe fehlt. Miriam übernimmt die Schulung für die neuen Azubis. Das Sommerfest findet am 12.7. statt, Grill bringt Hausmeister Voss. Urlaubspläne bitte bis Freitag eintragen. Kaffeemaschine ist wieder kaputt, Angebot wird eingeholt.",
    ),
    Prompt(
        "de",
        "extraction",
        "Zieh alle Beträge und Namen raus, als Liste:\n\nWG-Abrechnung März: Lena hat 64,20 für den Einkauf und 39,99 fürs Internet bezahlt, Tom 12,50 für Putzmittel, Ayse 55,08 GEZ und 31,70 Einkauf.",
    ),
    Prompt(
        "de",
        "extraction",
        "Welche Telefonnummer steht in dieser Signatur?\n\nMit freundlichen Grüßen\nSabine Krautwurst\nLeiterin Einkauf\nHolzbau Lechner GmbH\nTel. 0831 / 55 21 90-14\nkrautwurst@holzbau-lechner.example",
    ),
    Prompt(
        "de",
        "classification",
        "Ordne die Anfrage einer Abteilung zu (Technik, Rechnung, Vertrieb, Sonstiges): „Guten Tag, auf meiner Rechnung vom 3. Mai sind zweimal 29,90 € abgebucht worden, obwohl ich nur einen Anschluss habe.“",
    ),
    Prompt("de", "classification", "Ist das Wort „wegen“ eine Präposition, Konjunktion oder ein Adverb?"),
    Prompt(
        "de",
        "sentiment",
        "positiv, negativ oder neutral?\n„Das Hotel war sauber, aber beim Frühstück hat man uns dreimal vergessen, und die Rechnung war falsch. Nie wieder.“",
    ),
    Prompt(
        "de", "sentiment", "Bewertung: „Läuft seit 4 Jahren ohne Murren, würd ich sofort wieder kaufen!!“ Stimmung?"
    ),
    Prompt("de", "recipe", "Rezept für Kartoffelsalat nach schwäbischer Art, für 6 Personen"),
    Prompt("de", "recipe", "hab noch Kürbis, Feta und Blätterteig da, was kann ich daraus machen"),
    Prompt(
        "de",
        "advice",
        "Meine beste Freundin hat meinen Geburtstag vergessen. Soll ich was sagen oder lass ich's einfach gut sein?",
    ),
    Prompt(
        "de",
        "advice",
        "Ich zieh bald zum ersten Mal in ne WG mit drei Leuten. Worauf sollte man bei Putzplan und gemeinsamer Kasse achten?",
    ),
    Prompt("de", "advice", "Habt ihr Tipps, wie ich vor einer mündlichen Prüfung in Analysis nicht so nervös bin?"),
    Prompt(
        "de",
        "rewriting",
        "Mach das bitte freundlicher: „Sie haben die Unterlagen immer noch nicht geschickt. Ohne die geht hier gar nichts weiter.“",
    ),
    Prompt(
        "de", "rewriting", "Setz den Satz ins Passiv: Der Händler fordert die Eltern per Brief auf, sich zu erklären."
    ),
    Prompt(
        "de",
        "correction",
        "korrigiere rechtschreibung und kommas: gestern bin ich mit meinen vater der eigentlich keine zeit hatte ins kino gegangen und wir haben uns tot gelacht",
    ),
    Prompt("de", "correction", "Heißt es „der einzige“ oder „der einzigste“?"),
    Prompt("de", "name", "Wir bekommen einen Dackel. Vorschläge für Namen, gern etwas altmodisch und zweisilbig?"),
    Prompt("de", "name", "Zehn Ideen für den Namen einer kleinen Kaffeerösterei in Leipzig"),
    Prompt("de", "slogan", "Slogan für einen Fahrradladen, der auch Lastenräder verleiht. Kurz, nicht zu albern."),
    Prompt("de", "syntax", "Wie sortiert man in Python eine Liste absteigend?"),
    Prompt("de", "syntax", "Mit welchem git-Befehl sehe ich, wer eine Zeile zuletzt geändert hat?"),
    Prompt(
        "de",
        "code comment",
        "Übersetz nur die Kommentare ins Englische, am Code nichts ändern:\n\n# Median einer Liste bestimmen\ndef median(werte):\n    n = len(werte)\n    s = sorted(werte)   # sortieren\n    if n % 2 == 1:\n        return s[n // 2]\n    # gerade Anzahl: Mittel der beiden mittleren\n    return (s[n // 2 - 1] + s[n // 2]) / 2",
    ),
    Prompt("de", "explanation", "Erklär mir in einfachen Worten, was ein LRU-Cache ist."),
    Prompt("de", "explanation", "Warum ist der Himmel blau? Antwort für ein Kind von 6 Jahren."),
    Prompt(
        "de",
        "explanation",
        "Worum geht es beim Ziegenproblem, grob? Brauch keine Rechnung, nur worum sich alle gestritten haben.",
    ),
    Prompt(
        "de",
        "fact",
        "Wie heißt der Satz, nach dem unter sechs Leuten immer drei sich paarweise kennen oder drei sich paarweise nicht kennen?",
    ),
    Prompt("de", "howto", "Wie stelle ich bei WhatsApp die Lesebestätigung aus?"),
    Prompt("de", "howto", "Wie kriegt man Rotweinflecken aus nem Leinentischtuch?"),
    Prompt(
        "de",
        "story",
        "Schreib eine kurze Gutenachtgeschichte über zwei Väter und zwei Söhne, die angeln gehen und dabei einen sprechenden Hecht treffen.",
    ),
    Prompt(
        "de",
        "roleplay",
        "Du bist ein grummeliger Berliner Taxifahrer. Ich steige ein und will zum Flughafen, mein Flug geht um 23:40. Leg los!",
    ),
    Prompt("de", "opinion", "Katzen oder Hunde, was passt besser zu ner Zweizimmerwohnung im vierten Stock?"),
    Prompt("de", "brainstorming", "Ideen für ein Teamevent mit 9 Leuten an der Ostsee, Samstag, nicht zu teuer"),
    Prompt(
        "de",
        "formatting",
        "Mach daraus eine Markdown-Tabelle:\nTag;Temp;Stromverbrauch\n1;3,2;41\n2;2,8;43\n3;9,1;30\n4;8,7;31",
    ),
    Prompt("de", "translation", "Was heißt „Kündigungsfrist drei Monate zum Quartalsende“ auf Spanisch?"),
    Prompt("de", "geography", "In welcher Zeitzone liegt Tokio und gibt es dort Sommerzeit?"),
    Prompt("fr", "chat", "coucou ! t'as passé un bon week-end ?"),
    Prompt(
        "fr",
        "chat",
        "J'en ai marre des maths, j'ai raté mon contrôle sur les probas et ma mère va râler… remonte-moi le moral",
    ),
    Prompt("fr", "chat", "Merci beaucoup, c'est exactement ce qu'il me fallait."),
    Prompt("fr", "history", "En quelle année a eu lieu la prise de la Bastille ?"),
    Prompt("fr", "fact", "Qui a écrit « Le Rouge et le Noir » ?"),
    Prompt("fr", "geography", "c'est quoi deja le plus long fleuve de france"),
    Prompt("fr", "fact", "Quel mathématicien a démontré le grand théorème de Fermat, et en quelle année ?"),
    Prompt("fr", "definition", "Qu'est-ce qu'un nombre irrationnel ? Une phrase suffit."),
    Prompt("fr", "definition", "Définition de « zone tendue » en droit du logement, s'il vous plaît."),
    Prompt("fr", "definition", "Que veut dire l'expression « poser un lapin » ?"),
    Prompt(
        "fr",
        "translation",
        "Traduis en anglais : « Un homme pousse sa voiture jusqu'à un hôtel et, en arrivant, il sait qu'il est ruiné. »",
    ),
    Prompt("fr", "translation", "Comment dit-on « bon appétit » en japonais ?"),
    Prompt(
        "fr",
        "translation",
        'Traduis ce message en français familier : "Hey, running late, the 9:47 got cancelled. Start without me, I\'ll be there in about 2 hours."',
    ),
    Prompt(
        "fr",
        "mail",
        "Rédige un mail au proviseur pour excuser l'absence de mon fils Théo jeudi et vendredi (grippe). Ton poli mais simple.",
    ),
    Prompt(
        "fr",
        "mail",
        "Lettre de congé pour un appartement non meublé en zone tendue, préavis d'un mois, au nom de Mme Hélène Roux, bailleur : SCI des Tilleuls.",
    ),
    Prompt(
        "fr",
        "mail",
        "Relance un client qui n'a pas payé la facture n° 2024-118 de 1 450 € échue depuis trois semaines. Première relance, rester cordial.",
    ),
    Prompt("fr", "poem", "Écris un haïku sur le dernier métro."),
    Prompt(
        "fr",
        "poem",
        "Un sonnet à la manière de Baudelaire sur une chèvre attachée au coin d'un hangar, qui rêve de brouter plus loin que sa corde.",
    ),
    Prompt(
        "fr", "poem", "4 vers rigolos pour une carte de départ à la retraite, collègue comptable qui s'appelle Sylvie"
    ),
    Prompt(
        "fr",
        "summary",
        "Résume ce texte en une phrase :\n\nLa mairie de Saint-Brévin a annoncé lundi la fermeture temporaire du pont de l'Étang pour des travaux de renforcement. L'ouvrage, construit en 1962, supporte chaque jour près de 8 000 véhicules. Les travaux dureront quatre mois et coûteront 1,3 million d'euros, financés à 60 % par le département. Une déviation sera mise en place par la route des Marais, ce qui inquiète les commerçants du centre-bourg, qui craignent une baisse de fréquentation pendant l'été.",
    ),
    Prompt(
        "fr",
        "summary",
        "tu peux me faire un tl;dr ?\n\nSalut tout le monde, alors pour samedi : on se retrouve à 13h30 au boulodrome, Paul amène les boules, Nadia s'occupe des boissons, il faut que quelqu'un prenne une table pliante. S'il pleut on se replie chez Karim. Pensez à prévenir Chloé qui n'a plus de téléphone. Et pas de blagues comme la dernière fois avec le cochonnet.",
    ),
    Prompt(
        "fr",
        "extraction",
        "Relève les noms de villes dans ce texte : « Partie de Lyon à 9 h 47, elle a changé à Dijon, dormi à Nancy et n'est arrivée à Strasbourg que le lendemain. »",
    ),
    Prompt(
        "fr",
        "extraction",
        "Donne-moi en JSON le nom, la date et le montant :\n\nReçu de M. Gilles Arnaud la somme de 320,00 € pour la location de la salle des fêtes, le 6 avril 2024. Pour valoir ce que de droit.",
    ),
    Prompt(
        "fr",
        "classification",
        "Classe chaque mot dans fruit ou légume (au sens culinaire) : tomate, poire, courgette, figue, aubergine.",
    ),
    Prompt(
        "fr",
        "classification",
        "Spam ou pas spam ? « Félicitations !!! Votre numéro a gagné un iPhone, cliquez vite sur ce lien avant minuit »",
    ),
    Prompt(
        "fr",
        "sentiment",
        "Avis client : « Livraison rapide mais le canapé grince déjà, et le SAV ne répond pas. » -> positif / négatif / mitigé ?",
    ),
    Prompt(
        "fr",
        "sentiment",
        "Sur une échelle de 1 à 5, quel est le ton de cette phrase : « Franchement, chapeau l'équipe, je m'attendais pas à un tel accueil ! »",
    ),
    Prompt("fr", "recipe", "Recette simple du gratin dauphinois, sans fromage, pour 4"),
    Prompt("fr", "recipe", "Combien de temps faut-il cuire un œuf à la coque ?"),
    Prompt("fr", "recipe", "une idée d'apéro avec des pois chiches et du chèvre frais, rapide"),
    Prompt(
        "fr",
        "advice",
        "Mon ado passe 6 heures par jour sur son téléphone. Comment lui en parler sans que ça finisse en dispute ?",
    ),
    Prompt(
        "fr",
        "advice",
        "Quels conseils donnerais-tu à quelqu'un qui passe un entretien d'embauche en visio pour la première fois ?",
    ),
    Prompt(
        "fr",
        "advice",
        "J'ai perdu un pari et je dois payer le gâteau pour 7 personnes. Un truc qui fait de l'effet sans me ruiner ?",
    ),
    Prompt(
        "fr",
        "rewriting",
        "Réécris en langage soutenu : « J'ai pas eu le temps de finir le truc, désolé, j'te l'envoie demain. »",
    ),
    Prompt(
        "fr",
        "rewriting",
        "Reformule cet énoncé pour qu'il soit plus court, sans le résoudre : « Quatre suspects, Aline, Bruno, Chloé et Denis, sont interrogés après la disparition d'une tarte ; chacun fait une déclaration, et l'on sait qu'une seule de ces déclarations est vraie. On demande de trouver le coupable. »",
    ),
    Prompt(
        "fr",
        "correction",
        "Corrige les fautes : Les enfants que j'ai vu joué dans le parc était très content de leurs journée.",
    ),
    Prompt("fr", "correction", "« Après que » + subjonctif ou indicatif ?"),
    Prompt("fr", "name", "Trouve 8 prénoms de chatte qui commencent par U (année des U)."),
    Prompt("fr", "name", "un nom sympa pour notre club de pétanque de quartier, avec un jeu de mots si possible"),
    Prompt("fr", "slogan", "Propose trois slogans pour une marque de savon artisanal de Marseille."),
    Prompt("fr", "syntax", "Comment on écrit une boucle for en Java ?"),
    Prompt("fr", "syntax", "En CSS, quelle propriété pour centrer du texte ?"),
    Prompt(
        "fr",
        "code comment",
        "Ajoute juste une docstring en français à cette fonction, ne change rien d'autre :\n\ndef ajouter(element, panier=None):\n    if panier is None:\n        panier = []\n    panier.append(element)\n    return panier",
    ),
    Prompt("fr", "explanation", "explique-moi l'inflation comme si j'avais dix ans"),
    Prompt("fr", "explanation", "À quoi sert un verrou (lock) dans une base de données, en gros ?"),
    Prompt("fr", "howto", "Comment changer la langue du clavier sur un iPhone ?"),
    Prompt("fr", "howto", "Comment détartrer une bouilloire avec du vinaigre blanc ?"),
    Prompt(
        "fr",
        "story",
        "Invente le début d'un polar qui se passe dans un boulodrome : quatre suspects, Aline, Bruno, Chloé et Denis, et une tarte volée. 150 mots.",
    ),
    Prompt(
        "fr",
        "roleplay",
        "Joue le rôle d'un boulanger marseillais bavard. Je te demande trois pains au chocolat et deux cafés.",
    ),
    Prompt("fr", "opinion", "Tu préfères Balzac ou Zola, et pourquoi ?"),
    Prompt(
        "fr",
        "brainstorming",
        "Idées de cadeaux pour les 63 ans de mon père, il aime le vélo et les vieux films, budget 50 €",
    ),
    Prompt(
        "fr",
        "formatting",
        "Mets cette liste en ordre alphabétique et en puces : poireaux, lait, beurre, farine, ail, œufs",
    ),
    Prompt("fr", "fact", "Quelle est la formule de la vitesse moyenne ?"),
    Prompt("fr", "fact", "Comment s'appelle la suite 1, 11, 21, 1211, 111221 ?"),
    Prompt("es", "chat", "holaaa que tal todo por ahí"),
    Prompt("es", "chat", "Gracias crack, me has salvado la tarde"),
    Prompt(
        "es",
        "chat",
        "No puedo dormir, mañana tengo examen de física de planos inclinados y estoy de los nervios. Háblame de algo tranquilo.",
    ),
    Prompt("es", "fact", "¿Cuántas cartas tiene la baraja española y cuáles son sus palos?"),
    Prompt("es", "geography", "capital de paraguay?"),
    Prompt("es", "history", "¿En qué año llegó el hombre a la Luna?"),
    Prompt("es", "geography", "¿Qué hora oficial usan las islas Canarias respecto a la península?"),
    Prompt("es", "fact", "¿Qué dice el teorema de Pitágoras?"),
    Prompt("es", "definition", "¿Qué significa TAE en un préstamo?"),
    Prompt("es", "definition", "Define «hemofilia» en lenguaje sencillo."),
    Prompt("es", "definition", "qué es eso de los bienes gananciales, así por encima"),
    Prompt(
        "es",
        "translation",
        "Traduce al inglés: «Un caracol sube 3 metros de día y resbala 2 por la noche. El pozo mide 20 metros.»",
    ),
    Prompt(
        "es",
        "translation",
        'Pásame esto al español de México, informal: "We split everything four ways except the hotel, so chill, nobody owes anybody anything."',
    ),
    Prompt(
        "es", "mail", "Escribe un correo a mi jefa pidiendo el viernes 14 libre porque es la graduación de mi hija."
    ),
    Prompt(
        "es",
        "mail",
        "Redacta una reclamación a la tienda online: pedí unos zapatos personalizados de la talla 38 y me ha llegado la 40. Quiero el reembolso. Pedido 77120. Tono firme pero educado.",
    ),
    Prompt(
        "es",
        "mail",
        "respuesta corta a este correo diciendo que sí, que a las 11 me va bien:\n\nHola Nuria, ¿te iría bien que adelantáramos la reunión del jueves a las 11 en lugar de las 12:30? Así Paco llega a su vuelo. Un saludo, Berta",
    ),
    Prompt("es", "poem", "Escríbeme un soneto a las croquetas de mi abuela."),
    Prompt("es", "poem", "Un poemita para niños con un lobo, una cabra y una col que se hacen amigos en una barca"),
    Prompt(
        "es",
        "summary",
        "Resume en tres líneas:\n\nEl Ayuntamiento de Villalba aprobó ayer los presupuestos para 2025, que ascienden a 41,2 millones de euros, un 6 % más que los anteriores. La partida que más crece es la de vivienda, con 3,5 millones destinados a rehabilitar 80 pisos municipales. También se reforzará el transporte nocturno los fines de semana. La oposición votó en contra al considerar que se abandona el polígono industrial, donde dos empresas han anunciado su marcha. La alcaldesa defendió que son «las cuentas más sociales de la década».",
    ),
    Prompt(
        "es",
        "summary",
        "Hazme un titular para esta noticia: Desde que el ayuntamiento instaló radares en 14 cruces, los accidentes con heridos han bajado un 18 % en esos puntos, según el informe anual de la policía local, que pide ampliar la medida a otros seis.",
    ),
    Prompt(
        "es",
        "extraction",
        "Saca todas las fechas del texto: «El contrato se firmó el 31 de enero de 2024, se prorrogó el 29 de febrero y quedó resuelto el 2 de mayo».",
    ),
    Prompt(
        "es",
        "extraction",
        "De este anuncio dime metros, habitaciones y precio:\n\nSe alquila piso luminoso en Ruzafa, 3ª planta con ascensor, 84 m², 3 hab., 2 baños, balcón a patio de manzana. 1.150 €/mes, gastos de comunidad incluidos. No fumadores. Se piden dos meses de fianza.",
    ),
    Prompt(
        "es",
        "classification",
        "Clasifica el mensaje como queja, consulta o felicitación: «Buenas, ¿me pueden decir si abren el domingo por la mañana?»",
    ),
    Prompt("es", "classification", "¿«Cántaro» es palabra aguda, llana o esdrújula?"),
    Prompt(
        "es",
        "sentiment",
        "Texto: «La peli empieza lenta pero el final me dejó llorando de lo bonita que es». Sentimiento:",
    ),
    Prompt("es", "sentiment", "¿Suena enfadado este mensaje? «Ok. Como quieras. Ya lo hago yo.»"),
    Prompt("es", "recipe", "dame la receta de las arepas reina pepiada"),
    Prompt("es", "recipe", "¿Cómo hago un gazpacho si no tengo pepino?"),
    Prompt("es", "recipe", "Cena rápida con huevos, espinacas y un poco de arroz que sobró"),
    Prompt("es", "advice", "Mi compañero de piso nunca friega y me da corte decírselo. ¿Qué hago?"),
    Prompt("es", "advice", "¿Algún consejo para aprender a conducir a los 40 sin pasarlo fatal?"),
    Prompt("es", "advice", "qué le regalo a mi suegra que lo tiene todo? presupuesto 40 euros"),
    Prompt(
        "es",
        "rewriting",
        "Reescribe de manera más formal: «Oye, que lo del presupuesto que me pasaste está fatal, míratelo otra vez».",
    ),
    Prompt(
        "es",
        "rewriting",
        "Pon este texto en pasado: Ana compra por internet unos zapatos personalizados; le llegan de otra talla y los devuelve a los 16 días.",
    ),
    Prompt(
        "es",
        "rewriting",
        "Cambia los nombres de este problema por otros de animales y no lo resuelvas: «Cuatro amigas —Inés, Julia, Carla y Rosa— quedaron en los cuatro primeros puestos. Inés no ganó pero quedó por delante de Rosa.»",
    ),
    Prompt(
        "es", "correction", "corrige las tildes: el sabia que tu no vendrias, pero aun asi te espero mas de una hora"
    ),
    Prompt("es", "correction", "¿«Haber» o «a ver» en «___ si vienes mañana»?"),
    Prompt("es", "name", "Nombres para un canal de YouTube de matemáticas para secundaria"),
    Prompt(
        "es", "name", "se me ocurre poner un food truck de empanadas argentinas en Madrid, dime 10 nombres con gracia"
    ),
    Prompt("es", "slogan", "Eslogan para una autoescuela de barrio, que transmita paciencia."),
    Prompt("es", "syntax", "¿Cómo comento varias líneas en Python?"),
    Prompt("es", "syntax", "en SQL Server cómo se ponen las 10 primeras filas, con limit?"),
    Prompt(
        "es",
        "code comment",
        "Renombra las variables de este código al español, sin tocar la lógica:\n\ndef total(items):\n    result = 0\n    for item in items:\n        result += item['price'] * item['qty']\n    return result",
    ),
    Prompt("es", "explanation", "Explícame qué es una subasta de sobre cerrado, sin fórmulas."),
    Prompt("es", "explanation", "¿Para qué sirve useEffect en React? En dos frases."),
    Prompt("es", "howto", "Cómo limpiar una sartén de hierro fundido"),
    Prompt("es", "howto", "¿Cómo activo el modo avión en un Android?"),
    Prompt(
        "es",
        "story",
        "Cuenta en 120 palabras la historia de dos amigos que quedan entre las 5 y las 6 de la tarde y nunca llegan a encontrarse.",
    ),
    Prompt("es", "roleplay", "Haz de camarero en un bar de Triana. Yo: «Buenas, ¿qué tenéis de tapas?»"),
    Prompt("es", "opinion", "¿Qué ciudad te parece más bonita para un finde, Granada o Salamanca?"),
    Prompt("es", "brainstorming", "5 ideas para decorar un aula de primaria con el tema «los planetas»"),
    Prompt(
        "es",
        "formatting",
        "Convierte esto en una lista numerada: hotel 4,800 pesos; gasolina 1,350; casetas 620; comidas 2,910",
    ),
    Prompt("es", "advice", "¿Qué ver en Sevilla en 3 días? Dime solo los imprescindibles."),
    Prompt("zh", "chat", "在吗？今天好累啊，陪我聊聊天"),
    Prompt("zh", "chat", "哈哈哈哈你太逗了"),
    Prompt("zh", "chat", "谢谢，刚才那道鸡兔同笼我终于搞懂了！"),
    Prompt("zh", "geography", "中国最大的淡水湖是哪个？"),
    Prompt("zh", "fact", "光速是多少？"),
    Prompt("zh", "fact", "国庆节是几月几号，一般放几天假？"),
    Prompt("zh", "history", "2008年奥运会在哪个城市举办的"),
    Prompt("zh", "fact", "田忌赛马的故事出自哪本书？"),
    Prompt("zh", "geography", "上海和洛杉矶哪个在东八区？"),
    Prompt("zh", "definition", "什么叫等额本息？一句话解释"),
    Prompt("zh", "definition", "“内卷”是什么意思"),
    Prompt("zh", "definition", "解释一下成语“邯郸学步”，并造一个句子。"),
    Prompt("zh", "definition", "什么是实对称矩阵？"),
    Prompt("zh", "translation", "把这句话翻译成英文：除非下雨，否则运动会照常举行。"),
    Prompt("zh", "translation", "“加油”用日语和韩语分别怎么说？"),
    Prompt(
        "zh",
        "translation",
        "翻译：The prisoner may switch the lamp on or off, but he must not speak to the other ninety-nine.",
    ),
    Prompt("zh", "translation", "请将“山重水复疑无路，柳暗花明又一村”译成现代白话文。"),
    Prompt("zh", "mail", "帮我写一封请假邮件，发给王经理，周四下午要带孩子打疫苗，请假半天。"),
    Prompt("zh", "mail", "给客户写一封道歉信，货晚到了三天，原因是仓库系统升级，语气诚恳一点，200字以内。"),
    Prompt("zh", "mail", "导师好几天没回我消息了，帮我措辞一条微信，礼貌地催一下论文修改意见"),
    Prompt("zh", "poem", "写一首关于秋天的七言绝句。"),
    Prompt("zh", "poem", "用“过桥、手电、七分钟、十分钟”这几个词写一首现代诗"),
    Prompt("zh", "poem", "写副春联，家里今年添了个女宝宝，姓林"),
    Prompt(
        "zh",
        "summary",
        "用一句话概括下面的内容：\n\n4月12日，青河市教育局发布通知，自今年秋季学期起，全市义务教育学校早读时间统一调整为不早于8点20分。通知指出，此举旨在保障学生睡眠。部分家长表示支持，但双职工家庭担心送孩子的时间与上班冲突。教育局回应称，各校将从7点30分起开放图书馆和食堂，安排老师值班看护，不收取费用。",
    ),
    Prompt(
        "zh",
        "summary",
        "总结一下群消息的要点：\n李姐：周六爬山还去不去\n阿强：天气预报说下雨\n李姐：那改周日？\n小美：周日我要加班，下午三点以后可以\n阿强：那就周日下午去吃火锅吧，爬山下周\n李姐：行，老地方，五点\n小美：收到",
    ),
    Prompt(
        "zh",
        "summary",
        "请用不超过50字概括这条裁判要旨：房屋买卖中，先买受人已合法占有房屋但未办理过户登记，后买受人明知该事实仍与出卖人签订合同并办理登记的，不能仅以登记在后买受人名下为由当然认定其善意，应结合交易价格、看房情况等综合判断。",
    ),
    Prompt(
        "zh",
        "extraction",
        "提取下面句子里的时间、地点、人物：昨天下午三点，李老师在市图书馆二楼给孩子们讲了两个小时的科学故事。",
    ),
    Prompt(
        "zh",
        "extraction",
        "从简历中提取邮箱和毕业院校，用JSON返回：\n\n陈思远，男，1996年生，2018年毕业于华东某理工大学计算机系，现居杭州。邮箱 siyuan.chen@mail.example，手机 139****0021。曾任后端开发工程师三年，熟悉Go、MySQL。",
    ),
    Prompt(
        "zh",
        "classification",
        "判断新闻属于哪一类（体育/财经/科技/娱乐）：“央行宣布下调存款准备金率0.5个百分点，预计释放长期资金约1万亿元。”",
    ),
    Prompt("zh", "classification", "下面哪些是水果？茄子、荔枝、山药、杨梅、莴笋"),
    Prompt("zh", "sentiment", "评论：“物流倒是快，就是杯子打开一股塑料味，不敢用。” 情感是正面还是负面？"),
    Prompt("zh", "sentiment", "给这条影评打情感标签：前半段有点闷，后半段直接封神，哭湿三张纸巾，强推！"),
    Prompt("zh", "recipe", "红烧肉怎么做才不腻？"),
    Prompt("zh", "recipe", "清蒸鲈鱼要蒸几分钟，什么时候淋油"),
    Prompt("zh", "recipe", "冰箱里有番茄、鸡蛋和一把挂面，晚饭吃啥好"),
    Prompt("zh", "advice", "室友天天半夜打游戏，怎么说不伤和气？"),
    Prompt("zh", "advice", "第一次去女朋友家见家长，带什么礼物合适"),
    Prompt("zh", "advice", "期末五门课要复习，总是看着看着就玩手机，有什么办法能专心一点？"),
    Prompt(
        "zh", "rewriting", "把这段话改得更口语化：“鉴于近期气温骤降，请各位同事注意添衣保暖，并妥善关闭办公区域门窗。”"
    ),
    Prompt(
        "zh",
        "rewriting",
        "这道题的表述太啰嗦，帮我改简洁一点，不用解答：有一个水池，它有甲管和乙管这样两个管子，其中甲管单独打开的话需要12个小时才能把水池注满，乙管单独打开的话需要18个小时才能把水池注满，请问两个管子一起打开要多长时间？",
    ),
    Prompt("zh", "rewriting", "把“他把书放在桌子上了”改成被字句"),
    Prompt("zh", "correction", "改错别字：我门已经做好了冲分的准备，一但开使就不在停下来。"),
    Prompt("zh", "correction", "“的地得”这句用哪个：他高兴__跳了起来"),
    Prompt("zh", "name", "给宝宝起名，姓沈，女孩，属龙，想要带点诗意，给10个"),
    Prompt("zh", "name", "开一家奶茶店，起几个好听又好记的店名"),
    Prompt("zh", "slogan", "为一款国产电动牙刷写五条广告语，年轻化一点"),
    Prompt("zh", "syntax", "python里怎么把字符串转成整数"),
    Prompt("zh", "syntax", "linux查看端口占用的命令是啥"),
    Prompt(
        "zh",
        "code comment",
        "给下面代码加上中文注释，其他不动：\n\ndef first_ge(a, x):\n    l, r = 0, len(a)\n    while l < r:\n        mid = (l + r) // 2\n        if a[mid] >= x:\n            r = mid\n        else:\n            l = mid + 1\n    return l",
    ),
    Prompt("zh", "explanation", "通俗讲讲什么是死锁，打个生活里的比方"),
    Prompt("zh", "explanation", "为什么夏天白天长冬天白天短？给小学生讲，三句话"),
    Prompt("zh", "howto", "微信怎么关闭朋友圈入口"),
    Prompt("zh", "story", "写一个200字的小故事，主角是一只兔子和一只鸡，它们被关在同一个笼子里，最后成了好朋友。"),
    Prompt("zh", "roleplay", "你现在扮演一个古代客栈的店小二，三位客官来住店，每人付了十文钱，请开始你的表演"),
    Prompt("zh", "opinion", "你觉得豆腐脑应该吃甜的还是咸的？"),
    Prompt("zh", "brainstorming", "公司年会想玩点不尴尬的小游戏，30人左右，给几个点子"),
    Prompt("zh", "formatting", "把下面内容整理成表格：周一销量32，周二28，周三35，周五51，周六78，周日69"),
    Prompt("it", "translation", "Come si dice in inglese «in bocca al lupo»?"),
    Prompt(
        "it",
        "mail",
        "Scrivi una mail alla maestra di Luca: oggi lo ritira la nonna alle 13:10 perché io sono dal notaio.",
    ),
    Prompt("it", "recipe", "ricetta della carbonara, quella vera, niente panna mi raccomando"),
    Prompt("it", "fact", "Quanti tratti di scala... no scusa, quanti gradini ha la torre di Pisa?"),
    Prompt("it", "definition", "Che cos'è l'imposta sostitutiva sul mutuo, in parole povere?"),
    Prompt(
        "it",
        "sentiment",
        "Recensione: «Camera minuscola ma personale gentilissimo, ci torneremo volentieri». Positiva, negativa o mista?",
    ),
    Prompt(
        "it",
        "story",
        "Racconta una fiaba breve con tre fratelli, uno che mente sempre, uno sincero e uno un po' e un po'.",
    ),
    Prompt("it", "syntax", "come si inverte una stringa in python?"),
    Prompt("pt", "chat", "oi, bom dia! dormiu bem? kkk"),
    Prompt("pt", "mail", "Redija um e-mail curto ao condomínio reclamando do barulho da obra do 302 depois das 22h."),
    Prompt("pt", "translation", "Traduz para inglês: «Um pai tem 41 anos e os três filhos têm 5, 8 e 10.»"),
    Prompt("pt", "recipe", "Como faz pão de queijo sem liquidificador?"),
    Prompt("pt", "history", "Quem foi o primeiro rei de Portugal?"),
    Prompt("pt", "rewriting", 'Deixa essa frase menos grossa: "Já te mandei o boleto 3 vezes, paga logo."'),
    Prompt(
        "pt",
        "extraction",
        'Quais remédios e horários aparecem aqui? "Tomar dipirona de 8 em 8 horas a partir das 5h40 e amoxicilina de 6 em 6 horas a partir das 7h40, por sete dias."',
    ),
    Prompt("pt", "slogan", "cria 3 slogans para uma padaria de bairro no Porto"),
    Prompt("nl", "chat", "hoi! weet je nog een leuke mop?"),
    Prompt(
        "nl",
        "mail",
        "Schrijf een kort berichtje aan de buren dat we zaterdag een feestje geven tot uiterlijk 1 uur en dat ze welkom zijn.",
    ),
    Prompt("nl", "definition", "Wat betekent het woord 'gezellig' voor een buitenlander?"),
    Prompt("nl", "history", "In welk jaar was de Watersnoodramp?"),
    Prompt(
        "nl",
        "poem",
        "Sinterklaasgedicht voor mijn zus Marloes, ze krijgt een rode fiets en komt altijd te laat. 8 regels.",
    ),
    Prompt(
        "nl",
        "summary",
        "Vat samen in één zin: De NS laat vanaf maandag tussen 9 en 15 uur nog maar één trein per uur rijden op het traject Zutphen–Winterswijk, vanwege een tekort aan machinisten. Reizigersorganisatie Rover is teleurgesteld en vreest overvolle spitstreinen.",
    ),
    Prompt("nl", "correction", "Is het 'hij wordt' of 'hij word'?"),
    Prompt("nl", "advice", "heb je tips om minder gas te verbruiken in een oud huis"),
    Prompt("ru", "chat", "привет, как настроение? расскажи анекдот про программиста"),
    Prompt("ru", "fact", "Кто написал «Мастера и Маргариту»?"),
    Prompt(
        "ru", "translation", "Переведи на английский: «На острове рыцарей и лжецов за круглым столом сидят 10 человек»."
    ),
    Prompt(
        "ru",
        "mail",
        "Составь вежливое письмо арендодателю: прошу перенести оплату за май с 5 на 12 число, задержали зарплату.",
    ),
    Prompt("ru", "recipe", "как сварить борщ без свеклы пюре, ну обычный, на 4 литра"),
    Prompt("ru", "correction", "Как правильно: «одеть пальто» или «надеть пальто»?"),
    Prompt(
        "ru",
        "classification",
        "Определи тему обращения (оплата, доставка, возврат): «Заказ 5512 пришёл не того цвета, хочу вернуть деньги».",
    ),
    Prompt("ru", "poem", "Сочини четверостишие про две верёвки, которые горят целый час."),
    Prompt("ja", "mail", "上司に、明日の会議を30分遅らせてほしいとお願いする丁寧なメールを書いてください。"),
    Prompt("ja", "translation", "「お世話になっております」を自然な英語にして"),
    Prompt("ja", "geography", "日本で一番高い山は？"),
    Prompt("ja", "chat", "ただいま〜、今日めっちゃ疲れた"),
    Prompt("ja", "recipe", "卵とツナ缶だけで作れるおかず教えて"),
    Prompt(
        "ja",
        "summary",
        "次の文章を一文で要約してください。\n\n市は来年度から、公立図書館の開館時間を平日は21時まで延長すると発表した。利用者アンケートで仕事帰りに寄りたいという声が多かったためで、人件費の増加分は自動貸出機の導入で補う。日曜は従来どおり17時閉館とする。",
    ),
    Prompt("ja", "poem", "「池の周りを歩く兄と弟」をテーマに俳句を三つ詠んでください。"),
    Prompt("ja", "advice", "京都で清水寺と伏見稲荷のほかに、静かで人が少ないおすすめの場所はありますか。"),
    Prompt("ko", "chat", "오늘 기분이 좀 꿀꿀한데 웃긴 얘기 하나만 해줘 ㅋㅋ"),
    Prompt("ko", "history", "한글은 누가 몇 년에 만들었나요?"),
    Prompt("ko", "translation", "'수고하셨습니다'를 영어로 뭐라고 하면 자연스러워?"),
    Prompt("ko", "mail", "교수님께 과제 제출이 하루 늦어진 것에 대해 사과드리는 메일 써줘. 공손하게."),
    Prompt("ko", "recipe", "김치찌개 2인분 레시피 알려주세요"),
    Prompt("ko", "definition", "전세가 뭔지 외국인 친구한테 두 문장으로 설명해줘"),
    Prompt("ko", "correction", "맞춤법 고쳐줘: 어제 친구랑 영화 봣는데 왠지 눈물이 낫어. 않 울려고 했는데"),
    Prompt("ko", "name", "새로 여는 동네 빵집 이름 추천 좀, 순우리말로 다섯 개"),
    Prompt(
        "de",
        "rewriting",
        "Bitte formuliere den folgenden Aushang freundlicher und etwas kürzer, alle Zeiten sollen drin bleiben:\n\nAn alle Mieter der Hausnummern 12 bis 18! Am Montag, 7.10., von 8:00 bis 11:30 Uhr wird in den Häusern 12 und 14, am Dienstag, 8.10., von 9:00 bis 13:00 Uhr in den Häusern 16 und 18 das Wasser abgestellt. Es ist untersagt, in dieser Zeit Waschmaschinen zu betreiben. Wer nach 13:00 Uhr am Dienstag noch braunes Wasser hat, hat dieses 5 Minuten laufen zu lassen. Beschwerden sind zwecklos. Die Hausverwaltung",
    ),
    Prompt(
        "de",
        "extraction",
        "Nenne mir aus dem Log nur die IDs der Reservierungen, sonst nichts:\n\n12:00:01 INFO Reservierung 881 Start\n12:00:01 INFO Reservierung 882 Start\n12:00:02 INFO Kontingent gelesen = 1 (881)\n12:00:02 WARN Timeout Zahlungsanbieter (884)\n12:00:03 INFO Kontingent geschrieben = 0 (881)",
    ),
    Prompt(
        "de",
        "translation",
        "Übersetz das bitte ins Englische, es ist für meine Austauschschülerin:\n\nAufgabe 3: In einer Urne liegen 5 rote, 4 blaue und 3 grüne Kugeln. Es werden drei Kugeln ohne Zurücklegen gezogen. a) Mit welcher Wahrscheinlichkeit sind alle drei rot? b) Mit welcher Wahrscheinlichkeit sind genau zwei gleichfarbig? Zeichne ein Baumdiagramm.",
    ),
    Prompt(
        "de",
        "roleplay",
        "Spiel meinen strengen, aber herzlichen Mathelehrer Herrn Brandt, der nur in Sprichwörtern redet. Ich komme zu spät zur Stunde über Extrem- und Wendepunkte, habe die Hausaufgaben vergessen und mein Pausenbrot klebt am Heft. Begrüß mich in drei, vier Sätzen.",
    ),
    Prompt(
        "fr",
        "summary",
        "Résume cet arrêt en deux phrases pour un non-juriste :\n\nAttendu que M. B., locataire depuis 2016, a donné congé par lettre recommandée du 10 mars, réceptionnée le 18 mars ; que le bailleur lui réclame trois mois de préavis, soit 2 340 euros ; que le tribunal a retenu que la mention du motif suffisait dès lors que le logement se situait en zone tendue ; que la cour confirme, déboute le bailleur et le condamne à restituer le dépôt de garantie de 780 euros, sous déduction de 95 euros de réparations locatives.",
    ),
    Prompt(
        "fr",
        "opinion",
        "Mon prof de maths dit que la plus belle démonstration du monde est celle de l'infinité des nombres premiers par Euclide, ma copine jure que c'est l'irrationalité de √2, et moi je suis plutôt géométrie. Tu préfères laquelle, toi, sans refaire les preuves ?",
    ),
    Prompt(
        "fr",
        "formatting",
        "Présente ça sous forme de tableau à trois colonnes (heure, activité, responsable), sans rien changer aux horaires :\n\n13h30 accueil et tirage des équipes, Paul ; 14h10 première partie, Nadia ; 14h50 pause et boissons, Karim ; 15h10 deuxième partie, Nadia ; 17h30 finale, Paul ; 18h remise de la coupe et tarte aux pommes, Aline.",
    ),
    Prompt(
        "fr",
        "sentiment",
        "Donne le sentiment de chaque avis (positif, négatif, neutre) :\n1. « Reçu en 48 h, montage en 20 minutes, rien à redire. »\n2. « 3 vis sur 12 manquaient, j'attends depuis 5 semaines. »\n3. « Conforme à la photo, 80 cm de large. »\n4. « À 149 € c'est du vol, ça penche déjà. »",
    ),
    Prompt(
        "es",
        "summary",
        "Resume el hilo en dos frases, sin hacer cuentas:\n\nLupe: el hotel salió en 4,800, ya lo pagué\nMemo: gasolina 1,350 y casetas 620, tengo los tickets\nXime: comidas 2,910 pero incluye los mezcales de Beto jaja\nBeto: eran 2 mezcales!! y llegué un día después\nLupe: bueno, mañana hacemos cuentas con calma, hoy disfruten\nMemo: va, mañana a las 6 en mi casa, llevo botana",
    ),
    Prompt(
        "es",
        "translation",
        "Traduce al francés este enunciado para un grupo bilingüe (solo la traducción):\n\nUn bloque de 5 kg desciende por un plano inclinado de 35° con un coeficiente de rozamiento de 0,3. Está unido mediante una cuerda inextensible, que pasa por una polea sin masa, a otro bloque de 2 kg que cuelga libremente. Calcula la aceleración del sistema y la tensión de la cuerda.",
    ),
    Prompt(
        "es",
        "howto",
        "Se me ha quedado atascado el cajón de la impresora, una de esas láser de oficina, pone «error 13.20» y parpadea una luz naranja. Ya he apagado y encendido. ¿Cómo se saca normalmente el papel atascado de una impresora láser sin romper nada?",
    ),
    Prompt(
        "es",
        "brainstorming",
        "Soy profe de 2.º de la ESO y tengo 22 alumnos muy movidos. Quiero empezar la unidad de probabilidad con algo divertido de 10 minutos, con dados, cartas o monedas, que no necesite explicar fórmulas. Dame unas cuantas ideas en una línea cada una.",
    ),
    Prompt(
        "zh",
        "translation",
        "请把下面的题目翻译成英文，不用作答：\n\n质量为2kg的木块静止在水平面上，动摩擦因数为0.25，受到与水平方向成37°角斜向上的10N拉力作用4s后撤去拉力，求木块总共滑行的距离。（g取10m/s²，sin37°=0.6，cos37°=0.8）",
    ),
    Prompt(
        "zh",
        "opinion",
        "最近想换工作，一家是老牌国企，朝九晚五，离家20分钟；一家是创业公司，钱多一些但经常加班。我今年31，还没结婚，性格比较求稳但又有点不甘心。你随便聊聊你的看法就行，不用算账。",
    ),
    Prompt(
        "zh",
        "story",
        "以“100个囚犯和一盏灯”为背景写一篇微小说，300字左右，不要讲解那道逻辑题，重点写第一个走进房间的人看到灯亮着时的心情，结尾留一点希望。",
    ),
    Prompt(
        "zh",
        "roleplay",
        "你是一名耐心的银行客户经理小赵，我是来咨询房贷的客户，今年35岁，想贷80万、20年。先跟我打个招呼，寒暄几句，问问我想了解什么，不要一上来就报数字。",
    ),
)
