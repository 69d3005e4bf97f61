/** An option of a module, as a card. */
import { defaultTextOf, type ModuleOption } from '../../knowledge/modules/option.ts';
import { type Card, renderText, typed } from './card.ts';

export function optionCard(it: ModuleOption): Card {
  const fallback = defaultTextOf(it);
  return {
    code: typed(it.name, 'option'),
    notes: it.deprecated === undefined ? [] : [`**Deprecated.** ${it.deprecated}`],
    doc: [it.doc],
    facts: [`Type: ${it.type}`, ...(fallback === undefined ? [] : [`Default: ${fallback}`])],
    link: it.link,
  };
}

export function optionText(it: ModuleOption): string {
  return renderText(optionCard(it));
}
