/// A stand-in for the research process, for the tests of what starts it.
@NullMarked
package io.opentrade.research;

import org.jspecify.annotations.NullMarked;
