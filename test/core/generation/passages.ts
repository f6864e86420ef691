/** Written for the tests, as a teacher might: one passage a subject or language. */
export const BIOLOGY = `Photosynthesis

Photosynthesis is the process by which green plants convert light energy into chemical energy. It takes place in the chloroplasts of leaf cells. Chlorophyll is a green pigment that absorbs red and blue light. As shown in Figure 3, the reaction needs water. The light-dependent reactions produce ATP and NADPH in the thylakoid membrane. The Calvin cycle uses carbon dioxide to build glucose in the stroma of the chloroplast.

Cells

A mitochondrion is a double-membraned organelle that produces most of the energy of the cell. Ribosomes are responsible for the synthesis of proteins from amino acids. These are found in all cells. The function of the cell membrane is to control which substances enter and leave the cell. We will see on the next slide why this matters. Enzymes lower the activation energy of chemical reactions without being consumed. Osmosis is the movement of water through a semipermeable membrane towards the higher concentration of solutes. The region between the inner and the outer membrane of a mitochondrion is called the intermembrane space.

• Diploid: having two complete sets of chromosomes, one from each parent
• Note: read chapter 4 before the exam

Page 12 of 40
[3] Campbell, N. et al. Biology, 9th ed. Pearson, 2011. https://example.org/biology`;

export const HISTORY = `The French Revolution

The French Revolution was a period of political and social change that began in 1789. The Estates General was an assembly that represented the clergy, the nobility and the commoners of France. On 14 July 1789, a crowd stormed the Bastille in Paris. The Declaration of the Rights of Man and of the Citizen was adopted in 1789. However, it did not apply to women. Maximilien Robespierre led the Committee of Public Safety during the Reign of Terror. The monarchy was abolished in 1792. Napoleon Bonaparte seized power in the coup of 18 Brumaire in 1799. The Congress of Vienna redrew the map of Europe after the defeat of Napoleon in 1815. What would you have done?`;

export const COMPUTING = `Data structures

A stack is an abstract data type that serves the element added last first. A queue is a linear collection in which the element added first is removed first. Hash tables offer constant-time lookup on average. A binary search tree keeps its keys in sorted order. Quicksort was invented by Tony Hoare in 1959. Donald Knuth wrote The Art of Computer Programming. Dynamic programming stores the solutions of overlapping subproblems in a table. Let's look at some code:

for (int i = 0; i < n; i++) { sum += a[i]; }

TCP stands for Transmission Control Protocol. You can call malloc() to get memory. A deadlock is a situation in which each process waits for a resource that another process holds. The compiler translates source code into machine code before the program runs. Garbage collection frees the memory that a program no longer reaches.`;

export const GERMAN = `Die Zelle

Die Photosynthese ist ein biochemischer Vorgang, bei dem Pflanzen Lichtenergie in chemische Energie umwandeln. Sie findet in den Chloroplasten statt. Das Chlorophyll absorbiert vor allem rotes und blaues Licht. Als Osmose bezeichnet man die Wanderung von Wasser durch eine halbdurchlässige Membran. Mitochondrien erzeugen den größten Teil der Energie einer Zelle durch die Zellatmung. Im Zellkern liegt das Erbgut in Form von Chromosomen vor. Siehe Abbildung 4 auf der nächsten Seite. Enzyme senken die Aktivierungsenergie einer chemischen Reaktion. Die Glykolyse zerlegt ein Molekül Glucose in zwei Moleküle Pyruvat. Die Ribosomen bilden Proteine aus Aminosäuren.`;

export const RUSSIAN = `Клетка

Фотосинтез — это процесс преобразования энергии света в энергию химических связей. Он происходит в хлоропластах. Митохондрия — органоид, который обеспечивает клетку энергией. Хлорофилл поглощает прежде всего красный и синий свет. Рибосомы состоят из двух субъединиц разного размера. В ядре эукариотической клетки хранится наследственная информация. Как показано на рис. 5, это важно. Ферменты снижают энергию активации химических реакций. Осмос представляет собой движение воды через полупроницаемую мембрану. Отмена крепостного права в России произошла в 1861 году.`;

export const JAPANESE = `細胞

光合成とは、植物が光エネルギーを化学エネルギーに変換する過程のことである。これは葉緑体で行われる。ミトコンドリアは、細胞のエネルギーの大部分を作り出す細胞小器官である。葉緑体に含まれるクロロフィルは赤色と青色の光をよく吸収する。図3を参照してください。酵素は化学反応の活性化エネルギーを下げる働きをもつ。浸透とは、水が半透膜を通って移動する現象である。リボソームはアミノ酸からタンパク質を合成する場所である。`;

export const ARABIC = `الخلية

التركيب الضوئي هو عملية تحول فيها النباتات الطاقة الضوئية إلى طاقة كيميائية. وهي تحدث في البلاستيدات الخضراء. الميتوكندريا هي عضيات تنتج معظم الطاقة التي تحتاجها الخلية الحية. يمتص اليخضور الضوء الأحمر والضوء الأزرق في أوراق النباتات. انظر الشكل 3. تخفض الإنزيمات طاقة التنشيط في التفاعلات الكيميائية داخل الخلية. الخاصية الأسموزية هي حركة الماء عبر غشاء شبه منفذ نحو التركيز الأعلى.`;

export const FRENCH = `La cellule

La photosynthèse est un processus par lequel les plantes transforment l’énergie lumineuse en énergie chimique. Elle a lieu dans les chloroplastes. La chlorophylle absorbe surtout la lumière rouge et la lumière bleue. Les mitochondries produisent la plus grande partie de l’énergie de la cellule. L’osmose désigne le passage de l’eau à travers une membrane semi-perméable. Voir la figure 2. Les enzymes abaissent l’énergie d’activation des réactions chimiques. Le noyau contient le matériel génétique sous forme de chromosomes.`;

export const SPANISH = `La célula

La fotosíntesis es un proceso por el cual las plantas convierten la energía luminosa en energía química. Esto ocurre en los cloroplastos. La clorofila absorbe sobre todo la luz roja y la luz azul. Las mitocondrias producen la mayor parte de la energía de la célula. La ósmosis es el paso del agua a través de una membrana semipermeable. Véase la figura 2. Las enzimas reducen la energía de activación de las reacciones químicas. El núcleo contiene el material genético en forma de cromosomas.`;
