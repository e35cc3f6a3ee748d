/**
 * The acts that join departments: the press run, the posting of an issue, the public site, the way out.
 *
 * <p>Rule: only here do stories, subscribers and delivery meet.
 */
@NullMarked
package org.gazette.publishing;

import org.jspecify.annotations.NullMarked;
