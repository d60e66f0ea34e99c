import { mount } from 'svelte';
import App from './app/App.svelte';
import './look/tokens.css';
import './look/base.css';
import './app/theme.svelte';

const target = document.getElementById('app');
if (target) {
  // What was to be read until the program was here.
  target.replaceChildren();
  mount(App, { target });
}
