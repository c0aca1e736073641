/** Search and filter, for readers with scripts: nothing of the report needs them. */
export const pageScript = `
(() => {
  const filter = document.getElementById('filter');
  if (filter === null) return;
  const [search, rule, warnings, shown] = ['search', 'rule', 'warnings', 'shown'].map((id) => document.getElementById(id));
  const articles = [...document.querySelectorAll('article')].map((article) => ({
    article,
    text: article.textContent.toLowerCase(),
    rules: article.dataset.rules.split(' '),
    isRejected: article.classList.contains('rejected'),
  }));
  const update = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
    let count = 0;
    for (const { article, text, rules, isRejected } of articles) {
      const isWanted = words.every((word) => text.includes(word)) && (rule.value === '' || rules.includes(rule.value)) &&
        (isRejected || warnings.checked);
      article.hidden = !isWanted;
      if (isWanted) count += 1;
    }
    for (const section of document.querySelectorAll('section.file'))
      section.hidden = section.querySelector('article') !== null && section.querySelector('article:not([hidden])') === null;
    shown.textContent = count === articles.length ? 'All ' + count + ' rows with findings are shown.'
      : count + ' of ' + articles.length + ' rows with findings are shown.';
  };
  filter.hidden = false;
  filter.addEventListener('input', update);
  filter.addEventListener('submit', (event) => event.preventDefault());
  update();
})();
`;
