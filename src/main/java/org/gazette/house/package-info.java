/**
 * Reads {@code config/} and puts everything together, by hand, with {@code new}.
 *
 * <p>Rule: the one place that knows every department. The only door of the configuration library.
 */
@NullMarked
package org.gazette.house;

import org.jspecify.annotations.NullMarked;
