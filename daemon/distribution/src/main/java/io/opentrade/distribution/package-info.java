/// Puts the processes together: their jars in one folder each, a name for the whole made from its
/// content, and a start-up cache for each process, made by a short training run.
/// Runs at the end of the build, with the JDK alone.
@NullMarked
package io.opentrade.distribution;

import org.jspecify.annotations.NullMarked;
