import { mount } from 'svelte';
import App from './App.svelte';

const target = document.getElementById('app');
if (target) {
  // What was to be read until the program was here.
  target.replaceChildren();
  mount(App, { target });
}
