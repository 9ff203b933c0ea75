import { h } from 'preact';
import type { View } from '../../protocol/client';
import { mount } from '../shared/mount';
import { Timeline } from './view';
import './view.css';

/** The timeline of the case in focus: everything that has a place, across sessions and inside one. */
export const view: View = (el, client, focus) => mount(el, h(Timeline, { client, focus }));
