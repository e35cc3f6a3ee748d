/**
 * What a newsletter is, when it is due, which stories an issue carries, and its title.
 *
 * <p>Rule: a slot makes at most one issue, and a key in a table holds that.
 */
@NullMarked
package org.gazette.newsletters;

import org.jspecify.annotations.NullMarked;
