'use strict';
/*
 * Makes finding a firm comfortable; everything here is also reached by plain links. A code leads to its page; of a name,
 * the page of its least common character lists the firms, and those that have the whole text are shown.
 */
(() => {
  const element = (id) => document.getElementById(id);
  const say = (zh, en) => (document.documentElement.lang === 'en' ? en : zh);
  const letters = new Map([...document.querySelectorAll('.letters a')].map((a) => [a.textContent, a.href]));

  async function read(address) {
    const answer = await fetch(address);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  }

  function show(links) {
    const items = links.map((a) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = a.getAttribute('href');
      link.textContent = a.textContent;
      item.append(link);
      return item;
    });
    while (element('found').firstChild) element('found').removeChild(element('found').firstChild);
    element('found').append(...items);
    element('find-state').textContent = links.length > 0 ? say(`找到 ${links.length} 家`, `${links.length} found`)
      : say('没有找到；换一个字或输入完整代码', 'Nothing found: try another character, or the whole code');
  }

  async function find(what) {
    if (/^[0-9A-Za-z][0-9A-Za-z._-]{2,63}$/.test(what) && await read(`../firms/${what}.html`)) {
      location.href = `../firms/${what}.html`;
      return;
    }
    for (const character of what) {
      const page = letters.has(character) && await read(letters.get(character));
      if (page) {
        show([...page.querySelectorAll('.firms a')].filter((a) => a.textContent.includes(what)));
        return;
      }
    }
    show([]);
  }

  element('find').hidden = false;
  element('find').addEventListener('submit', (event) => {
    event.preventDefault();
    const what = element('find-what').value.trim();
    if (what) find(what);
  });
})();
