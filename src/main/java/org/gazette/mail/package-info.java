/**
 * Mail words that others share: address, status code, way out, return path.
 *
 * <p>Rule: values only, no socket and no table; every value that ends in a header or a command is checked when made.
 */
@NullMarked
package org.gazette.mail;

import org.jspecify.annotations.NullMarked;
