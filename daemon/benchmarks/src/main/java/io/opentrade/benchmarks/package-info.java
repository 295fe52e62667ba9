/// Benchmarks of what is claimed to be fast, by JMH: each over a million bars, in milliseconds. The
/// module's `pom.xml` says how they are run.
@NullMarked
package io.opentrade.benchmarks;

import org.jspecify.annotations.NullMarked;
