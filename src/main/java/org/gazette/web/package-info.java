/**
 * Answers HTTP: documents from ready bytes, the rest by routes.
 *
 * <p>Rule: it decides nothing; each request becomes one call. The only door of Jetty and Javalin.
 */
@NullMarked
package org.gazette.web;

import org.jspecify.annotations.NullMarked;
