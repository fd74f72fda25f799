import { mount } from 'svelte';
import './style/font.css';
import './style/page.css';
import './style/markdown.css';
import './style/steps.css';
import App from './view/App.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
