/** Named, live views over the arrays, matrices, records, lists and maps that hold a model's parameters. */
@NullMarked
package io.github.gradcheck.core.parameters;

import org.jspecify.annotations.NullMarked;
