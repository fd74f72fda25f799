/** How programs with OpenAI's SDKs begin. */

import { KEY } from './asked';

export const openaiPython = (server: string) => `# pip install openai
from openai import OpenAI

client = OpenAI(base_url=${JSON.stringify(`${server}/v1`)}, api_key="${KEY}")
`;

export const openaiJavascript = (server: string) => `// npm install openai
import OpenAI from 'openai';

const client = new OpenAI({ baseURL: ${JSON.stringify(`${server}/v1`)}, apiKey: '${KEY}' });
`;
