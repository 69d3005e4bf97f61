/** All assists, in the order in which they are offered. */
import type { Assist } from './assist.ts';
import { addComponent } from './handlers/add-component.ts';
import { addTarget } from './handlers/add-target.ts';

export const ASSISTS: readonly Assist[] = [addComponent, addTarget];
