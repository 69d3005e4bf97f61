/** A function's arguments as one line, and where in it each of them stands. */
import type { SignatureParameter } from '../answer.ts';
import type { Argument, Parameter, Shape } from './shape.ts';

/** Of a set with more names, only so many are shown: those that must be there, the active one, and the first ones. */
const MAX_NAMES = 12;

export interface Labelled {
  readonly label: string;
  readonly parameters: readonly SignatureParameter[];
  /** Index of the active one. */
  readonly active: number | undefined;
}

/** `name` is the one that the cursor stands at in the set of arguments. */
export function labelled({ name: fn, args, given }: Shape, name: string | undefined): Labelled {
  const parameters: SignatureParameter[] = [];
  let label = fn;
  let active: number | undefined;
  const add = (it: Parameter): void => {
    const range = { start: label.length, end: label.length + it.text.length };
    label += it.text;
    parameters.push({ range, ...(it.markdown !== undefined && { markdown: it.markdown }) });
  };
  args.forEach((arg, index) => {
    label += ' ';
    const isActive = index === given;
    if (arg.kind === 'single') {
      if (isActive) active = parameters.length;
      add(arg.parameter);
      return;
    }
    const shown = shownNames(arg, isActive ? name : undefined);
    label += '{ ';
    shown.forEach((it, at) => {
      if (at > 0) label += ', ';
      if (isActive && it.name === name) active = parameters.length;
      add(it);
    });
    const rest = shown.length < arg.parameters.length ? '…' : arg.open ? '...' : '';
    if (rest !== '') label += shown.length > 0 ? `, ${rest}` : rest;
    label += ' }';
  });
  return { label: label.replace('{  }', '{ }'), parameters, active };
}

function shownNames({ parameters }: Extract<Argument, { kind: 'set' }>, name: string | undefined) {
  if (parameters.length <= MAX_NAMES) return parameters;
  const wanted = parameters.filter((it) => it.required === true || it.name === name);
  const room = Math.max(0, MAX_NAMES - wanted.length);
  const others = parameters.filter((it) => !wanted.includes(it)).slice(0, room);
  const shown = new Set([...wanted, ...others]);
  return parameters.filter((it) => shown.has(it));
}
