/**
 * Opens SQLite or PostgreSQL, runs a transaction, migrates the tables.
 *
 * <p>Rule: it knows no table of another department but to create it. The only door of HikariCP, Flyway and the drivers.
 */
@NullMarked
package org.gazette.storage;

import org.jspecify.annotations.NullMarked;
