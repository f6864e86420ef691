import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** A student's notes: short lines, arrows, remarks to herself. */
export const notesEconomics: ScoredDocument = {
  name: 'notes: markets and prices',
  title: 'Micro notes',
  language: 'en',
  script: 'sans',
  setting: SETTINGS.notes,
  cards: 12,
  pages: [
    `# Micro, weeks 2 and 3: markets and prices
~ my notes, check against slides before the exam!!

## Demand and supply
**Law of demand**: when the price of a good rises, the quantity demanded falls, other things equal.
- **substitutes**: goods used in place of each other (butter, margarine); price of one up → demand for the other up
- **complements**: goods used together (printers, ink); price of one up → demand for the other down
- **inferior good**: demand falls when income rises

A change of the good's own price is a movement along the curve; everything else shifts the curve.

**Equilibrium price** = price at which quantity demanded equals quantity supplied.

## Elasticity
**Price elasticity of demand** is the percentage change in quantity demanded divided by the percentage change in price.
- elastic: larger than 1 in absolute value
- inelastic: smaller than 1, for example insulin
- if demand is inelastic, a higher price raises total revenue

TODO ask Ben about the midpoint formula`,
    `## When governments set prices
- **Price ceiling**: legal maximum price; if it lies below equilibrium it causes a shortage (rent control)
- **Price floor**: legal minimum price; if it lies above equilibrium it causes a surplus (minimum wage)
- A tax on sellers raises the price that buyers pay and lowers the price that sellers keep
- **Tax incidence** depends on elasticity: the side that is less elastic bears more of the tax
- **Deadweight loss**: total surplus lost because mutually beneficial trades do not take place

In this case the triangle in the graph gets bigger.

## Surplus
**Consumer surplus** is the difference between what buyers are willing to pay and what they actually pay.
**Producer surplus** is the difference between the price that sellers get and their cost.

Exam hint: draw the graph first, always label the axes!`,
  ],
  facts: {
    demand: 'law of demand|demand & price & rise|higher|up & fall|less|lower|decrease|down',
    substitutes: 'substitute & place|other|butter|margarine',
    complements: 'complement & together|printer|down',
    inferior: 'inferior & income',
    shift: 'own price & movement|curve',
    equilibrium: 'equilibrium & demanded & supplied',
    elasticity: 'elasticity & percentage|percent & quantity & price',
    revenue: 'inelastic & revenue',
    ceiling: 'ceiling & maximum|shortage',
    floor: 'floor & minimum|surplus',
    incidence: 'less elastic|tax incidence & tax & elastic',
    deadweight: 'deadweight & surplus|trade',
    consumerSurplus: 'consumer surplus & willing & pay',
    producerSurplus: 'producer surplus & cost|get|receive',
  },
  notCards: {
    todo: 'todo|ask ben|midpoint',
    hint: 'exam hint|label the axes|draw the graph',
    leaning: 'triangle & bigger',
    remark: 'my notes|check against',
  },
};
