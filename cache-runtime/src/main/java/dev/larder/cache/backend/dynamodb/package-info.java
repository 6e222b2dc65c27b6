/**
 * How DynamoDB keeps entries. In: slots, cells and bytes. Out: what is there, and acknowledgements.
 * It asks by clients of its own, in the region and with the credentials that the application has
 * configured for Micronaut AWS. Nobody imports it: it is found as a bean.
 */
@NullMarked
package dev.larder.cache.backend.dynamodb;

import org.jspecify.annotations.NullMarked;
