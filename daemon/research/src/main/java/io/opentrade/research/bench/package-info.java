/// Measures this process beside loops written by hand for the same work.
@NullMarked
package io.opentrade.research.bench;

import org.jspecify.annotations.NullMarked;
