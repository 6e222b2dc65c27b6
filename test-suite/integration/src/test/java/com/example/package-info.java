/** The application that docs/keys.md shows. */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
