/** The knot alone, for the browser's tab. Its colours are the tokens' own, as a picture cannot read them. */
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<path d="M4 50H38C50 50 58 41 58 29A13.2 13.2 0 0 0 31.6 29C31.6 36 34 40.5 38 44.5M43 49C46 50 50 50 60 50"
 fill="none" stroke="#767C00" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;
