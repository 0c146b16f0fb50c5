/** What backward says: gradients matched with the parameters by name, and cotangents handed to it. */
@NullMarked
package io.github.gradcheck.core.internal.claims;

import org.jspecify.annotations.NullMarked;
