import { rememberLanguage } from './language.ts';
import { offerThemes } from './theme.ts';

offerThemes();
rememberLanguage();
