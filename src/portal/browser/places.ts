/**
 * Leads to where an address points: what is folded around it opens, its language is chosen, and the menu before
 * it closes.
 */
export function leadToPlaces(): void {
  const navigation = document.querySelector<HTMLElement>('#navigation');
  document.addEventListener('click', ({ target }) => {
    const link = (target as Element).closest<HTMLAnchorElement>('a[href*="#"]');
    if (navigation?.contains(target as Node) && (target as Element).closest('a')) {
      navigation.hidePopover();
    }
    // The address may be the present one: then the browser tells of no change.
    if (link?.pathname === location.pathname && link.hash === location.hash) openTarget();
  });
  addEventListener('hashchange', openTarget);
  openTarget();
  const current = navigation?.querySelector<HTMLElement>('[aria-current]');
  if (navigation && current) navigation.scrollTop = current.offsetTop - navigation.clientHeight / 2;
}

function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const { language } = target?.dataset ?? {};
  const choice = target?.parentElement?.querySelector<HTMLInputElement>(`[value="${language}"]`);
  if (choice) choice.checked = true;
  let folded = target?.closest('details');
  if (!target || !(folded || choice)) return;
  for (; folded; folded = folded.parentElement?.closest('details')) folded.open = true;
  target.scrollIntoView();
}
