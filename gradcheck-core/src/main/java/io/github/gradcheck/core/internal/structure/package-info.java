/** Structures of arrays: one walker over maps, records, lists and arrays, adapters, replicas and copies. */
@NullMarked
package io.github.gradcheck.core.internal.structure;

import org.jspecify.annotations.NullMarked;
