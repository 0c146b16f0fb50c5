/** What JUnit finds by itself. Nothing here is for users. */
@NullMarked
package io.github.gradcheck.junit.internal;

import org.jspecify.annotations.NullMarked;
