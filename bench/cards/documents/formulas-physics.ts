import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** A script of physics: formulas between sentences that say what they mean. */
export const formulasPhysics: ScoredDocument = {
  name: 'formulas: mechanics and electricity',
  title: 'Physics: formulas of the first year',
  language: 'en',
  script: 'sans',
  setting: SETTINGS.chapter,
  furniture: { head: 'Physics, first year', foot: '#' },
  cards: 12,
  pages: [
    `# Forces and energy
## Newton's laws
**Newton's first law**: a body keeps its velocity as long as no net force acts on it.

**Newton's second law** states that the net force on a body equals its mass times its acceleration.

= F = m · a

The unit of force is the newton; 1 N = 1 kg·m/s^{2}. Here F is the force, m the mass and a the acceleration.

**Newton's third law**: if a body A exerts a force on a body B, then B exerts an equally large force in the opposite
direction on A.

## Energy
The **kinetic energy** of a body grows with the square of its speed.

= E = m v^{2} / 2

The **work** done by a constant force is the product of the force and the distance moved in its direction. **Power** is
work per unit of time and is measured in watts. In a closed system the total energy remains constant.

Inserting equation (2) into (1) yields the desired expression.`,
    `# Electricity
**Ohm's law** states that the current through a conductor is proportional to the voltage across it, as long as its
temperature is constant.

= U = R · I

Resistance is measured in ohms. In a **series circuit** the same current flows through all components, and their
resistances add up. In a **parallel circuit** the voltage is the same across all components.

**Kirchhoff's first law**: at a node, the sum of the currents flowing in equals the sum of the currents flowing out.

The electric power that a component turns into heat is the product of voltage and current.

= P = U · I

A **capacitor** stores charge; its **capacitance** is the charge divided by the voltage and is measured in farads.

Example: A lamp carries 0.5 A at 12 V. What is its power?

Solution: P = 12 V · 0.5 A = 6 W.

## Constants
| Quantity | Symbol | Value |
| Speed of light in vacuum | c | 299,792,458 m/s |
| Elementary charge | e | 1.602 · 10^{-19} C |
| Acceleration of free fall | g | 9.81 m/s^{2} |`,
  ],
  facts: {
    first: 'first law & velocity|force',
    second: 'second law|f m a|net force & mass & acceleration',
    newton: 'newton & unit|1 n|measured & force|kg',
    third: 'third law & opposite|equal',
    kinetic: 'kinetic energy & square|v2|speed',
    work: 'work & force & distance',
    power: 'power & work|watt|time',
    closed: 'closed system & energy & constant|conserved',
    ohm: 'ohm s law|ohm & current|voltage|resistance',
    series: 'series & current|resistance',
    parallel: 'parallel & voltage',
    kirchhoff: 'kirchhoff|node & current',
    capacitance: 'capacitance|capacitor & charge|farad',
    light: 'speed of light & 299',
  },
  notCards: {
    insert: 'inserting|desired expression',
    example: 'lamp & 12 v|0.5',
    where: 'here f is',
    head: 'first year',
  },
};
