import { rememberLanguage } from './language.ts';
import { offerSearch } from './offer-search.ts';
import { offerThemes } from './theme.ts';

offerThemes();
offerSearch();
rememberLanguage();
