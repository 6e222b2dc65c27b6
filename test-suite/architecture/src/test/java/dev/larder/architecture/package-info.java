/**
 * Whether the plan of the house is kept. In: all classes and sources of Larder. Out: what breaks a
 * rule. Nobody imports it.
 */
@NullMarked
package dev.larder.architecture;

import org.jspecify.annotations.NullMarked;
