/** The report as a table for spreadsheets and other tools. */
@NullMarked
package io.github.gradcheck.core.internal.report.csv;

import org.jspecify.annotations.NullMarked;
