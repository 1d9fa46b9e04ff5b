import { rememberLanguage } from './language.ts';
import { offerSearch } from './offerSearch.ts';
import { offerThemes } from './theme.ts';

offerThemes();
offerSearch();
rememberLanguage();
