/**
 * The acts that join departments: the press run, the posting of an issue, the public site, the way out,
 * the hub of its feeds.
 *
 * <p>Rule: only here do stories, subscribers and delivery meet. The only door of the HTTP client.
 */
@NullMarked
package org.gazette.publishing;

import org.jspecify.annotations.NullMarked;
