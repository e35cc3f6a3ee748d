/**
 * Brings stories in: folders, feeds, WordPress and Ghost exports.
 *
 * <p>Rule: it decides nothing; each thing read becomes a draft or a line that says why not.
 */
@NullMarked
package org.gazette.intake;

import org.jspecify.annotations.NullMarked;
