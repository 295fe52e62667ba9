/// Commands that look closer at a strategy or at stored runs: `compare`, `walkforward`,
/// `montecarlo`, `significance`, `lookahead`.
@NullMarked
package io.opentrade.commands.study;

import org.jspecify.annotations.NullMarked;
