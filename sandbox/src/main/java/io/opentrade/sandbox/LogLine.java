package io.opentrade.sandbox;

/// A line the script wrote with `log`, `console.log` or `print`. Foreign text.
///
/// @param bar index of the bar being decided; -1 outside a bar run
public record LogLine(int bar, String text) {}
