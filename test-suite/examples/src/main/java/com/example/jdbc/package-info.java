/**
 * How an own backend is made: entries in a table of a database. In: a {@link javax.sql.DataSource}.
 * Out: a backend of type {@code jdbc}.
 */
@NullMarked
package com.example.jdbc;

import org.jspecify.annotations.NullMarked;
