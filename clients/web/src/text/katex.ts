/** KaTeX and its style, loaded together when the first formula is to be set. */

import 'katex/dist/katex.min.css';

export { default } from 'katex';
