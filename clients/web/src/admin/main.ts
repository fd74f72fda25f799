import { mount } from 'svelte';
import '../style/font.css';
import '../style/page.css';
import Admin from './Admin.svelte';

const target = document.getElementById('app');
if (target) mount(Admin, { target });
