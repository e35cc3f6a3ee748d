:root{color-scheme:light dark;
--paper:#fbfaf6;--ink:#1b1a17;--quiet:#5d5a53;--rule:#d8d4c8;--strong:#1b1a17;--accent:#8f1515;--well:#f1eee5;
--serif:Charter,"Bitstream Charter","Iowan Old Style","Sitka Text",Cambria,"Noto Serif",Georgia,serif;
--display:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,"Sitka Banner",Cambria,Georgia,"Noto Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif;
--gap:clamp(1rem,.6rem + 1.6vw,2rem)}
@media (prefers-color-scheme:dark){:root{
--paper:#15161a;--ink:#e9e6df;--quiet:#a9a59c;--rule:#3a3b41;--strong:#c9c5bb;--accent:#f2a48f;--well:#1f2126}}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:78rem;padding:0 max(1rem,2.5vw);background:var(--paper);color:var(--ink);
font:1.0625rem/1.55 var(--serif);overflow-wrap:break-word;-webkit-font-smoothing:antialiased}
img{display:block;max-width:100%;height:auto;background:var(--well);color:var(--quiet);font:.8125rem/1.4 var(--sans)}
a{color:inherit;text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
h1,h2,h3,h4,h5,h6{margin:0;font-family:var(--display);line-height:1.16;text-wrap:balance}
p,ul,ol,figure,blockquote,pre,table{margin:0 0 1em}
[dir=rtl] *{letter-spacing:0!important}
.skip{position:absolute;inset-block-start:-10rem;inset-inline-start:1rem;z-index:1;padding:.6rem 1rem;background:var(--ink);color:var(--paper);font-family:var(--sans)}
.skip:focus{inset-block-start:.5rem}
.meta,.dateline,.sections,.imprint,figcaption,.tags,.formats,.change{font-family:var(--sans)}
.meta{margin:0;font-size:.8125rem;line-height:1.4;color:var(--quiet)}
.kicker{display:block;margin:0 0 .3rem;font:600 .75rem/1.3 var(--sans);letter-spacing:.07em;text-transform:uppercase;color:var(--accent)}
.kicker a{text-decoration:none}
.kicker a:hover{text-decoration:underline}

.masthead{padding-top:1rem;text-align:center}
.masthead .name{margin:0;font:700 1.75rem/1.1 var(--display);letter-spacing:-.01em}
.front .masthead .name{padding:.5rem 0 .7rem;font-size:clamp(2.25rem,1rem + 6.2vw,5.25rem);letter-spacing:-.022em}
.masthead .name a{text-decoration:none;color:inherit}
.dateline{display:flex;justify-content:space-between;gap:1rem;margin:0;padding-bottom:.55rem;border-bottom:1px solid var(--rule);font-size:.8125rem;color:var(--quiet)}
.motto{font-family:var(--serif);font-style:italic;text-align:end}
.sections{margin-top:.7rem;border-block:1px solid var(--rule);border-top:3px double var(--strong)}
.sections ul{display:flex;gap:0 1.6rem;margin:0;padding:0;list-style:none;overflow-x:auto;scrollbar-width:none}
.sections ul::-webkit-scrollbar{display:none}
.sections li{flex:none}
.sections li:first-child{margin-inline-start:auto}
.sections li:last-child{margin-inline-end:auto}
.sections a{display:block;padding:.7rem .1rem;font-size:.875rem;font-weight:600;text-decoration:none}
.sections a:hover,.sections [aria-current]{color:var(--accent);box-shadow:inset 0 -3px var(--accent)}
.sections .apart a{font-weight:400;color:var(--quiet)}

main{padding:var(--gap) 0}
.title{margin-bottom:var(--gap);font-size:clamp(1.9rem,1.4rem + 2.2vw,3rem);letter-spacing:-.015em}
.label{margin:0 0 .9rem;padding-top:.5rem;border-top:3px solid var(--strong);font:700 .875rem/1.3 var(--sans);letter-spacing:.02em}
.label a{text-decoration:none}
.label a:hover{text-decoration:underline}
.teaser .headline{margin-bottom:.35rem;font-size:1.3rem;letter-spacing:-.005em}
.teaser .headline a{text-decoration:none;color:inherit}
.teaser .headline a:hover{text-decoration:underline}
.teaser .summary{margin-bottom:.4rem;font-size:1rem;line-height:1.48;color:var(--ink);text-wrap:pretty}
.teaser.lead .headline{margin-bottom:.6rem;font-size:clamp(1.9rem,1.25rem + 2.7vw,3.25rem);line-height:1.06;letter-spacing:-.018em}
.teaser.lead .summary{font-size:1.1875rem}
.teaser.side .headline{font-size:1.1875rem}
.teaser.side .summary{font-size:.9375rem;color:var(--quiet)}
.teaser.brief .headline{margin-bottom:.2rem;font-size:1.0625rem;font-weight:600;line-height:1.25}
.frame{display:block}
.frame img{width:100%;aspect-ratio:3/2;object-fit:cover}
.pictured{display:flex;flex-direction:column-reverse;justify-content:flex-end;gap:.8rem}
.opening{display:grid;gap:var(--gap)}
.beside>.teaser+.teaser,.columns .teaser+.teaser,.stack>*+*{margin-top:1rem;padding-top:1rem;border-top:1px solid var(--rule)}
.row{display:grid;gap:var(--gap);margin-top:var(--gap);padding-top:var(--gap);border-top:1px solid var(--rule)}
.columns{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:calc(var(--gap)*1.3) var(--gap);margin-top:calc(var(--gap)*1.3)}
.inbox{margin-top:calc(var(--gap)*1.3);padding:0 1.1rem 1.2rem;background:var(--well)}
.inbox .label{margin-inline:-1.1rem;padding-inline:1.1rem}
.inbox div{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1rem var(--gap);align-items:start}
.inbox div+div{margin-top:1rem;padding-top:1rem;border-top:1px solid var(--rule)}
.inbox .promise{margin:0;font-style:italic;color:var(--quiet)}
.inbox .promise b{display:block;margin-bottom:.2rem;font:700 1.3rem/1.2 var(--display);color:var(--ink)}
.earlier{margin-top:calc(var(--gap)*1.3)}
.lines{margin:0;padding:0;list-style:none}
.lines li{padding:.6rem 0;border-top:1px solid var(--rule);line-height:1.35}
.lines li:first-child{padding-top:0;border:0}
.lines a{font:600 1.0625rem/1.3 var(--display);text-decoration:none}
.lines a:hover{text-decoration:underline}
.lines span{display:block;margin-top:.15rem;font-size:.9375rem;color:var(--quiet)}
.nothing{padding:3rem 0;color:var(--quiet);font-style:italic}

article.story,.list main,.also,.around,.before{max-width:43rem;margin-inline:auto}
.story>header{margin-bottom:1.5rem}
.story h1{font-size:clamp(1.95rem,1.35rem + 2.7vw,3.25rem);line-height:1.07;letter-spacing:-.018em}
.standfirst{margin:.8rem 0 1.1rem;font-size:clamp(1.15rem,1.05rem + .5vw,1.375rem);line-height:1.42;color:var(--quiet);text-wrap:pretty}
.attribution{font-style:italic;white-space:normal}
.byline{margin:1rem 0 .2rem;padding-top:.8rem;border-top:1px solid var(--rule);font:.9375rem/1.45 var(--sans)}
.byline a{text-decoration:none}
.byline a:hover{text-decoration:underline}
.byline:empty{height:0}
.agency{color:var(--quiet)}
.change+.change{margin-top:.4rem}
.mark{color:var(--accent);font-weight:600}
.change{margin:.9rem 0 0;padding:.6rem .8rem;border-inline-start:3px solid var(--accent);background:var(--well);font-size:.875rem;line-height:1.45}
.picture{margin:0 0 1.75rem}
.picture img{width:100%}
.picture img:not([width]){aspect-ratio:3/2;object-fit:cover}
figcaption{padding-top:.5rem;font-size:.8125rem;line-height:1.45;color:var(--quiet)}
.credit{white-space:nowrap}
.body{font-size:clamp(1.125rem,1.08rem + .25vw,1.25rem);line-height:1.62;hanging-punctuation:first allow-end;hyphens:auto}
.body p{text-wrap:pretty}
.body a{color:var(--accent)}
.body h1,.body h2,.body h3,.body h4,.body h5,.body h6{margin-block:1.7em .5em;font-size:1.3em;line-height:1.2}
.body h4,.body h5,.body h6{font-size:1.1em}
.body img{margin:1.6em auto}
.body blockquote{margin-block:1.5em;padding-inline-start:1.2em;border-inline-start:3px solid var(--accent);font-style:italic}
.body li{margin-bottom:.35em}
.body pre,.body table{display:block;overflow-x:auto;font-size:.8em}
.body pre{padding:1em;background:var(--well);line-height:1.45}
.body code{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;font-size:.88em}
.body pre code{font-size:1em}
.body td,.body th{padding:.4em .8em .4em 0;border-bottom:1px solid var(--rule);text-align:start;vertical-align:top}
.body hr{width:6rem;margin-block:2em;border:0;border-top:1px solid var(--strong)}
.tags{display:flex;flex-wrap:wrap;gap:.5rem;margin:1.75rem 0 0;padding:0;list-style:none;font-size:.8125rem;color:var(--quiet)}
.tags li{padding:.2rem .6rem;border:1px solid var(--rule);border-radius:1rem}
.tags a{text-decoration:none}
.also,.around,.before{margin-top:2.25rem}
.also ul{margin:0;padding:0;list-style:none}
.also li{padding:.35rem 0;font:600 1.0625rem/1.35 var(--display)}
.around{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));border-block:1px solid var(--rule)}
.around a{padding:1rem 0;font:600 1.0625rem/1.3 var(--display);text-decoration:none;text-wrap:balance}
.around a:hover{text-decoration:underline}
.stack{margin:0;padding:0;list-style:none}
.feeds .summary,.formats{display:block;color:var(--quiet);font-size:.9375rem}
.formats{margin-top:.3rem}
button{padding:.75rem 1.4rem;border:0;border-radius:3px;background:var(--accent);color:var(--paper);font:600 1rem/1.2 var(--sans);cursor:pointer}
button:hover{background:var(--ink)}
button.plain{padding:0;background:none;color:var(--accent);font:inherit;text-decoration:underline;text-underline-offset:.18em}
.ask{font-family:var(--sans);font-size:1rem}
.ask fieldset{margin:0 0 1.5rem;padding:0;border:0}
.ask legend,.ask .field>span{display:block;margin-bottom:.35rem;padding:0;font-weight:600}
.ask .field{display:block;margin-bottom:1.2rem}
.ask input:not([type=checkbox]),.ask select{width:100%;max-width:28rem;min-height:2.75rem;padding:.5rem .7rem;border:1px solid var(--quiet);border-radius:3px;background:var(--paper);color:var(--ink);font:inherit}
.ask .pick{display:flex;gap:.7rem;align-items:baseline;padding:.45rem 0}
.ask .pick input{flex:none;width:1.15rem;height:1.15rem;accent-color:var(--accent)}
.ask .pick small{display:block;color:var(--quiet);font-size:.875rem}
.ask .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(13rem,100%),1fr));gap:0 1.5rem}
.ask .picks{display:grid;grid-template-columns:repeat(auto-fill,minmax(10rem,1fr));gap:0 1rem}
.ask .hint,.promise{color:var(--quiet);font-size:.875rem}
.ask .trap,.ask fieldset.one>legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.ask fieldset.one>.pick{font-weight:600}
.ask .pick small{font-weight:400}
.ask .pair+.pick{margin-bottom:1.2rem}
.fault{padding:.7rem .9rem;border-inline-start:3px solid var(--accent);background:var(--well);font-family:var(--sans)}
.one{margin:2rem 0 0;padding-top:1.2rem;border-top:1px solid var(--rule)}
.one h2{margin-bottom:.5rem;font-size:1.3rem}

.imprint{margin-top:var(--gap);padding:1.2rem 0 2.5rem;border-top:3px double var(--strong);font-size:.8125rem;line-height:1.6;color:var(--quiet);text-align:center}
.imprint p{margin:0}
.imprint .totop{margin-bottom:.9rem}
.imprint ul{display:flex;flex-wrap:wrap;justify-content:center;gap:.2rem 1.4rem;margin:0 0 .7rem;padding:0;list-style:none}
.imprint a{display:inline-block;padding:.3rem 0}

@media (max-width:39.99rem){
.beside,.row>*+*{padding-top:1rem;border-top:1px solid var(--rule)}
.opening,.row{gap:1.1rem}
.picture{margin-inline:calc(-1*max(1rem,2.5vw))}
.picture figcaption{padding-inline:max(1rem,2.5vw)}}
@media (min-width:40rem){
.around a+a{padding-inline-start:1.2rem;border-inline-start:1px solid var(--rule);text-align:end}
.earlier .lines{columns:2;column-gap:var(--gap)}
.earlier li{break-inside:avoid}}
@media (min-width:40rem) and (max-width:59.99rem){
.beside,.row{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:var(--gap)}
.beside{padding-top:var(--gap);border-top:1px solid var(--rule)}
.beside>.teaser+.teaser{margin:0;padding:0;border:0}}
@media (min-width:60rem){
.row{grid-template-columns:repeat(4,minmax(0,1fr))}
.opening:not(.alone){grid-template-columns:minmax(0,2.1fr) minmax(0,1fr)}
.beside{padding-inline-start:var(--gap);border-inline-start:1px solid var(--rule)}
.picture{margin-inline:-6rem}
.picture figcaption{padding-inline:6rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{
:root{--paper:#fff;--ink:#000;--quiet:#333;--rule:#999;--strong:#000;--accent:#000;--well:#fff}
body{max-width:none;padding:0;font-size:11pt}
.sections,.skip,.around,.before,.also,.tags,.imprint nav,.totop{display:none}
article.story{max-width:none}
.body{font-size:11pt;line-height:1.45}
h1,h2,h3,figure{break-inside:avoid;break-after:avoid}}
