package org.gazette.storage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that runs on SQLite and on PostgreSQL, each time with a fresh newsroom: its first parameter is the
 * {@link Database}, which is closed after it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{displayName} on {0}")
@ArgumentsSource(FreshDatabases.class)
public @interface OnBothDatabases {}
