import { mount } from 'svelte';
import { language } from './languages/language.svelte';
import { ConversationStore } from './talk/storage';
import { Talk } from './talk/talk.svelte';
import './view/scheme';
import './style/font.css';
import './style/page.css';
import './style/markdown.css';
import './style/steps.css';
import App from './view/App.svelte';
import { Server } from './wire/server.svelte';

const store = new ConversationStore();
const target = document.getElementById('app');
if (target) show(target);

async function show(target: HTMLElement) {
  await language.settle();
  const server = new Server();
  const talk = new Talk(server, store, await store.load());
  mount(App, { target, props: { server, talk } });
}
