/// Hands work to the research process and brings its answers back.
/// The child has its own heap and a low priority, so that research never disturbs the daemon; it is
/// started when it is needed, ends when idle, and may die without harm.
@NullMarked
package io.opentrade.server.jobs;

import org.jspecify.annotations.NullMarked;
