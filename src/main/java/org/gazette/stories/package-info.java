/**
 * Takes drafts in; keeps what was published, every revision, correction and retraction.
 *
 * <p>Rule: a story is stored as it was handed in, with legal characters; it is cleaned where it is shown.
 */
@NullMarked
package org.gazette.stories;

import org.jspecify.annotations.NullMarked;
