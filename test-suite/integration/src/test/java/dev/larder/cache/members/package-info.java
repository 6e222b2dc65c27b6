/** The members of the annotations: what each does, and where one that is not written comes from. */
@NullMarked
package dev.larder.cache.members;

import org.jspecify.annotations.NullMarked;
