/**
 * Sets issues, letters and pages in type from {@code templates/}.
 *
 * <p>Rule: templates see only the words listed in {@code templates/WORDS.md}. The only door of FreeMarker.
 */
@NullMarked
package org.gazette.typesetting;

import org.jspecify.annotations.NullMarked;
