/**
 * Outbox, courier and SMTP: carries letters, never loses one and never silently doubles one.
 *
 * <p>Rule: an envelope is durably SENDING before the first byte of its body leaves. The only door of Jakarta Mail.
 */
@NullMarked
package org.gazette.delivery;

import org.jspecify.annotations.NullMarked;
