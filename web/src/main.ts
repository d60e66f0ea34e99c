import { mount } from 'svelte';
import App from './app/App.svelte';
import './look/tokens.css';
import './look/base.css';
import './app/theme.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
