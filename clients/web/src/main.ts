import { mount } from 'svelte';
import { language } from './languages/language.svelte';
import './style/font.css';
import './style/page.css';
import './style/markdown.css';
import './style/steps.css';
import App from './view/App.svelte';

const target = document.getElementById('app');
if (target) language.settle().then(() => mount(App, { target }));
