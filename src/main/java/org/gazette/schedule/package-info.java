/**
 * Rings when something is due; one ring for many nodes.
 *
 * <p>Rule: it rings and no more; whether a ring is the first for its slot, the slot table knows. The only door of Quartz.
 */
@NullMarked
package org.gazette.schedule;

import org.jspecify.annotations.NullMarked;
