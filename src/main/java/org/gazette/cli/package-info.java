/**
 * Answers the command line.
 *
 * <p>Rule: it decides nothing; each command is one call and some lines. The only door of picocli.
 */
@NullMarked
package org.gazette.cli;

import org.jspecify.annotations.NullMarked;
