/// Tests of the assembled whole: walls, acceptance scenarios, kill and recover.
/// They see what a person sees: the launcher, its output, the files it leaves.
@NullMarked
package io.opentrade.distribution;

import org.jspecify.annotations.NullMarked;
