import { mount } from 'svelte';
import { language } from '../languages/language.svelte';
import '../view/scheme';
import '../style/font.css';
import '../style/page.css';
import Admin from './Admin.svelte';

const target = document.getElementById('app');
if (target) language.settle().then(() => mount(Admin, { target }));
