import { pageView } from '../../components/page.ts';
import type { PageData } from '../../pages.ts';

/** The layout of every page. */
export function render(data: PageData): string {
  const { title, description, content, kind, policy, scripts } = data;
  const page = {
    title,
    description,
    content,
    url: data.page.url,
    ...(kind ? { kind } : {}),
    ...(policy ? { policy } : {}),
    ...(scripts ? { scripts } : {}),
  };
  return pageView(page, data.collections.navigation, data.portal.site).markup;
}
