/**
 * Who gets which newsletter, and the proof that they asked for it.
 *
 * <p>Rule: it sends nothing and knows neither stories nor delivery.
 */
@NullMarked
package org.gazette.subscribers;

import org.jspecify.annotations.NullMarked;
