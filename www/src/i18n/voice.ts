// The words that the views speak with, as signals.
import { computed } from '@preact/signals';
import { lang } from '../state/settings';
import { messages } from './index';

/** The page's own words; reading it in a view subscribes the view to the language. */
export const words = computed(() => messages(lang.value));
