/**
 * Brings stories in, from folders, feeds, WordPress and Ghost exports; and lists of readers, from other programs.
 *
 * <p>Rule: it decides nothing; each thing read becomes a draft, a reader, or a line that says why not.
 */
@NullMarked
package org.gazette.intake;

import org.jspecify.annotations.NullMarked;
