package io.opentrade.sandbox;

/// One line that a script wrote.
///
/// @param bar index of the bar it was written at; -1 outside a bar run
/// @param notice whether it is for the person, as `ctx.notify` says, and not only for the log
public record LogLine(int bar, boolean notice, String text) {}
