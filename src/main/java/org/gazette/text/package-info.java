/**
 * Makes words safe to show: clean HTML, plain text, slugs, reading time.
 *
 * <p>Rule: it knows nobody. The only door of jsoup, commonmark and ph-css.
 */
@NullMarked
package org.gazette.text;

import org.jspecify.annotations.NullMarked;
